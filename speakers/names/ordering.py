"""The order of names in the lists of each language."""

import re
import unicodedata

from django_extras.scripts import KANJI, is_japanese

from speakers.names.family_names import family_name
from speakers.names.scripts import CYRILLIC_WORD, plain
from speakers.names.similarity import nearest
from speakers.names.spellings import words_of

# Each letter behind the one it follows in the alphabet, where Unicode has it elsewhere: г ґ, е є, и і ї й.
BEHIND = "\u04ff"  # after every letter that can follow
UKRAINIAN_ORDER = str.maketrans(
    {"ґ": f"г{BEHIND}", "є": f"е{BEHIND}", "і": f"и{BEHIND}", "ї": f"и{BEHIND * 2}", "'": "", "-": " "}
)
OWN_SCRIPT_FIRST = "!"  # before every letter: names that are not in the language's script come behind


def sort_key(name, *, family="", language="en", reading="", romanised=""):
    """What puts names in the order of a language's lists when compared character by character: family name first.

    `reading` is a Japanese name's kana, family name first; without one a name in kanji goes by the Latin letters
    of `romanised`, also family name first. Latin names of any list come in the order of the Latin alphabet.
    """
    if language == "uk" and CYRILLIC_WORD.search(name):
        return OWN_SCRIPT_FIRST + family_first(name, family).translate(UKRAINIAN_ORDER)
    if language == "ja" and is_japanese(name):
        return OWN_SCRIPT_FIRST + kana_order(reading or kana_of(name, family, romanised))
    return family_first(name, family)


def family_first(name, family):
    """`Borys Kruk`, `Kruk` → `kruk borys`; without a family name unchanged."""
    name, family = plain(name).lower(), plain(family).lower()
    given = name.removesuffix(family).strip() if name.endswith(family) else name.removeprefix(family).strip()
    return f"{family} {given}".strip()


def family_name_in(name, family):
    """The part of `name`, in any script, that is the family name `family` in Latin letters; else as printed."""
    words = plain(name).replace("・", " ").split()
    if len(words) < 2 or not CYRILLIC_WORD.search(name):
        return family_name(name)
    return max((words[-1], words[0]), key=lambda word: nearest(words_of(word), words_of(family)))


def kana_of(name, family, romanised):
    """Its kana as far as it is known: its own, or those of its Latin letters."""
    if not re.search(f"[{KANJI}]", name):
        return family_first(re.sub("[・=]", " ", plain(name)), family)
    return kana(romanised)


KANA_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "t": "たちつてと",
    "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも",
    "r": "らりるれろ", "ky": "きゃ きゅ きょ", "gy": "ぎゃ ぎゅ ぎょ", "sh": "しゃししゅ しょ", "j": "じゃじじゅ じょ",
    "ch": "ちゃちちゅ ちょ", "ny": "にゃ にゅ にょ", "hy": "ひゃ ひゅ ひょ", "by": "びゃ びゅ びょ",
    "py": "ぴゃ ぴゅ ぴょ", "my": "みゃ みゅ みょ", "ry": "りゃ りゅ りょ", "y": "や ゆ よ", "w": "わ   を",
}  # fmt: skip
SYLLABLES = {
    consonant + vowel: syllable
    for consonant, row in KANA_ROWS.items()
    for vowel, syllable in zip("aiueo", re.findall(r"[ぁ-ん][ゃゅょ]?| ", row), strict=True)
    if syllable != " "
} | {"tsu": "つ", "fu": "ふ", "n": "ん"}
SYLLABLE = re.compile("|".join(sorted(SYLLABLES, key=len, reverse=True)))


def kana(romaji):
    """A Japanese name in Latin letters as hiragana, its long vowels short: `Okabe` → おかべ."""
    words = re.sub(r"([kstpc])(?=\1)|t(?=ch)", "っ", plain(romaji).lower().replace("n'", "ん"))
    return SYLLABLE.sub(lambda syllable: SYLLABLES[syllable.group()], words)


FULL_SIZE = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
VOWELS = {
    syllable: vowel
    for row in KANA_ROWS.values()
    if len(row) == 5
    for syllable, vowel in zip(row, "あいうえお", strict=True)
} | {"や": "あ", "ゆ": "う", "よ": "お", "わ": "あ"}


def kana_order(reading):
    """Kana as dictionaries compare them: long and small ones as their plain letter, が as か, then as written."""
    hiragana = "".join(chr(ord(each) - 0x60) if "ァ" <= each <= "ヶ" else each for each in plain(reading))
    letters = hiragana.translate(FULL_SIZE)
    while (at := letters.find("ー")) > 0:
        letters = letters[:at] + VOWELS.get(letters[at - 1], "") + letters[at + 1 :]
    unvoiced = re.sub("[\u3099\u309a]", "", unicodedata.normalize("NFD", letters))
    return f"{unvoiced}\t{hiragana}"
