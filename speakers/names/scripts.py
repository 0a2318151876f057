"""The scripts of names: Ukrainian in Latin letters, characters of one kind.

Romanisation of Ukrainian: Cabinet of Ministers resolution 55 of 27 January 2010.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a letter and a mark.
PLAIN_LETTERS = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ħ": "h", "Ħ": "H",
}  # fmt: skip


ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "'": "", "ё": "e", "ы": "y", "э": "e", "ъ": "",
}  # fmt: skip
ROMAN_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
JAPANESE_SOUNDS = {"г": "g", "х": "h"}  # Нагасакі, Хірано: names that came into Ukrainian from Japanese
CYRILLIC_WORD = re.compile(r"[\u0400-\u052f][\u0400-\u052f']*")
SEPARATORS = re.compile(r"[\s・=.,、]+")


def romanise(text, sounds=()):
    """Ukrainian letters in Latin ones, capitals kept; `sounds` overrides single letters."""
    table = ROMAN | dict(sounds)
    return CYRILLIC_WORD.sub(lambda word: romanised_word(word.group(), table), text)


def romanised_word(word, table):
    lower = word.lower()
    if table["г"] == "h":
        lower = lower.replace("зг", "зgh")  # zh is ж
    letters = [ROMAN_AT_START.get(lower[0]) or table.get(lower[0], lower[0])]
    letters += [table.get(letter, letter) for letter in lower[1:]]
    roman = "".join(letters)
    if len(word) > 1 and word.isupper():
        return roman.upper()
    return roman[:1].upper() + roman[1:] if word[0].isupper() else roman


@lru_cache(maxsize=1 << 14)
def plain(text):
    """Compatible characters, apostrophes and dashes of one kind, no marks on Latin letters, one space."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = re.sub("[’ʼ‘‛′`´ʹʻ]", "'", re.sub("[‐‑‒–−]", "-", text))
    text = "".join(PLAIN_LETTERS.get(character, character) for character in text)
    text = re.sub(r"(?<=[A-Za-z])[\u0300-\u036f]+", "", unicodedata.normalize("NFD", text))
    text = unicodedata.normalize("NFC", re.sub("\u0301", "", text))
    return " ".join(text.split())
