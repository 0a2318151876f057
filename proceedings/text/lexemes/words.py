"""One word of a script that writes spaces → its lexemes."""

import re
from functools import lru_cache

from proceedings.text import english, ukrainian
from proceedings.text.lexemes.characters import CYRILLIC, LATIN, in_one_script
from speakers.names import romanise

Lexemes = tuple[str, ...]
MAX_LEXEME_LENGTH = 200  # characters; Postgres takes 2046 bytes

CJK = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
SPACED_CHARACTER = rf"[^\W_{CJK}]"  # a letter or digit of a script that writes spaces
UPPER, LOWER = "A-ZА-ЯЄІЇҐ", "a-zа-яєіїґ"
ATOM = "|".join(
    (
        rf"(?:U\. S\.(?: A\.)?|Ph\. ?D(?!{SPACED_CHARACTER})\.?)(?:'s\b)?",
        rf"(?:[^\W\d_{CJK}]\.){{1,9}}[^\W\d_{CJK}](?!{SPACED_CHARACTER})\.?(?:'s\b)?",  # U.S., D.C.
        rf"(?:[{UPPER}]{{1,4}}|[{UPPER}][{LOWER}][{UPPER}]?)-?\d{{1,3}}[^\W\d_{CJK}]{{0,2}}\d?(?!{SPACED_CHARACTER})",
        rf"\d{{1,3}}(?:[,' ]\d{{3}})+(?:\.\d+)?(?![,']?\d|{SPACED_CHARACTER})",  # 15,000
        rf"(?<!\d[.,])\d{{1,4}}(?:\.\d+|,\d\d?)(?![.,]?\d|{SPACED_CHARACTER})",  # 7.1, 7,1
        rf"{SPACED_CHARACTER}+(?:'{SPACED_CHARACTER}+)*",
    )
)
ATOMS = re.compile(ATOM)
DESIGNATOR = re.compile(r"([^\W\d_]{1,4})-?(\d{1,3}(?:[^\W\d_]{0,2}\d)?[^\W\d_]{0,2}?)s?$", re.IGNORECASE)
LONG_DESIGNATOR = re.compile(r"([a-z]{3,4})(\d{1,3})$")  # mig29, which may be written MiG 29
TWO_CAPITALS = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]{2,})$")  # NordStream
SHORT_WORD, SHORT_NUMBER = re.compile(r"[^\W\d_]{1,4}$"), re.compile(r"\d{1,3}[^\W\d_]?$")
DESIGNATOR_LETTERS = re.compile(rf"(?:[{UPPER}]{{1,4}}|[{UPPER}][{LOWER}][{UPPER}]?)$")
LETTERS = re.compile(r"[^\W\d_]")
UNITS_OF_MEASURE = frozenset(
    {"mm", "cm", "km", "kg", "kw", "kwh", "mw", "mwh", "gw", "gwh", "bn", "мм", "см", "км", "кг"}
)
POSSESSIVE = re.compile(r"'s$", re.IGNORECASE)
DECADE = re.compile(r"(?<=\d0)'(?=s$)")  # the 1990's
ELISION = re.compile(r"^(?:[dl]|qu)'(?=[aeiouyh]\w{2})", re.IGNORECASE)  # d'Ivoire, but L'viv
PLURAL_ACRONYM = re.compile(rf"[{UPPER}][^\W_]{{0,4}}[{UPPER}](?=s$)")  # NGOs, MoUs
PLURAL_NUMBER = re.compile(r"(\d{0,2}[1-9])s$")  # Shahed-136s, but not the 90s


def clean_word(atom: str) -> str:
    """An atom as a word: no possessive, no elided article, one script, dots of an acronym left in."""
    word = ELISION.sub("", POSSESSIVE.sub("", DECADE.sub("", atom)))
    return in_one_script(word[:MAX_LEXEME_LENGTH])


@lru_cache(maxsize=1 << 16)
def word_lexemes(word: str, in_capitals: bool = False, is_russian: bool = False) -> Lexemes:
    """All lexemes of one cleaned word; `in_capitals`: the whole text is, so that they are no sign of an acronym."""
    if word[0].isdecimal() and not LETTERS.search(word):
        return (number_lexeme(word),)
    if designator := DESIGNATOR.match(word):
        return (designator_lexeme(designator),)
    if CYRILLIC.search(word):
        return cyrillic_lexemes(word, in_capitals, is_russian)
    word = word.replace("'", "")
    if plural := PLURAL_NUMBER.fullmatch(word):
        return with_exact((plural.group(1),), word)
    if not LATIN.search(word):
        return with_exact((word.lower(),), word.lower())
    return latin_lexemes(word, in_capitals)


def number_lexeme(digits):
    """15,000, 15 000 → 15000; 7,1 → 7.1."""
    if re.fullmatch(r"\d+,\d\d?", digits):
        return digits.replace(",", ".")
    return re.sub(r"[^\d.]", "", digits)


def designator_lexeme(match):
    """S-300, С-300, F-16s → s300, f16; Cyrillic letters by their sound, as other languages borrow them."""
    letters, number = (part.lower() for part in match.groups())
    return romanise(letters) + number


def cyrillic_lexemes(word, in_capitals, is_russian):
    lower = word.lower()
    exact = ukrainian.fold(lower)
    if word.isupper() and lower in ukrainian.ACRONYMS:
        return acronym_lexemes(exact, in_capitals)
    if lower in ukrainian.STOP_WORDS:
        return ("=" + exact,)
    if is_russian:
        return with_exact((exact,), exact)
    return with_exact((exact, *ukrainian.lemmas(lower)) if word.isupper() else ukrainian.lemmas(lower), exact)


def latin_lexemes(word, in_capitals):
    letters = word.replace(".", "").replace(" ", "")
    lower = letters.lower()
    if plural := PLURAL_ACRONYM.match(letters):
        return with_exact((plural.group().lower(), english.stem(lower)), lower)
    is_acronym = "." in word or (word.isupper() and lower not in english.WORDS_BEFORE_ACRONYMS)
    if lower not in english.STOP_WORDS:  # NATO is nato, ANTS both ants and ant
        return with_exact((lower, english.stem(lower)) if is_acronym else (english.stem(lower),), lower)
    return acronym_lexemes(lower, in_capitals) if is_acronym else ("=" + lower,)


def acronym_lexemes(lower, in_capitals):
    """Of letters that are also a small word: US is not us, unless the whole text is in capitals."""
    return (lower, "=" + lower.upper(), "=" + lower) if in_capitals else (lower, "=" + lower.upper())


def with_exact(lexemes, exact):
    return tuple(dict.fromkeys(lexeme[:MAX_LEXEME_LENGTH] for lexeme in (*lexemes, "=" + exact)))
