"""Dates and ordinals as reports print them, in English, Ukrainian and Japanese.

A date counts only when the year is printed. When a page was published is not when the event was held.
"""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from collections.abc import Iterator
from datetime import date

from proceedings.imports.reading.lexicon import entries

MONTHS = {
    name: number
    for language in ("en", "uk")
    for number, names in enumerate(entries(language)["months"], start=1)
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_FIRST = rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|-го|-е)?(?:\s?[–-]\s?\d{{1,2}})?\s(?:of\s)?(?P<m>{MONTH})\.?,?\s(?P<y>20\d\d|19\d\d)"
MONTH_FIRST = rf"(?P<m>{MONTH})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{{1,2}})?,?\s(?P<y>20\d\d|19\d\d)"
JAPANESE = r"(?P<era>令和|平成)?(?P<y>\d{4}|\d{1,2}|元)年(?:\([^)]{1,8}\))?\s?(?P<m>\d{1,2})月\s?(?P<d>\d{1,2})日"
ISO = r"(?P<y>20\d\d|19\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
DOTTED = r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>20\d\d)"
DATES = [re.compile(pattern, re.IGNORECASE) for pattern in (DAY_FIRST, MONTH_FIRST, JAPANESE, ISO, DOTTED)]
ERAS = {"令和": 2018, "平成": 1988}
WITHOUT_YEAR = re.compile(
    rf"\b(?:on\s)?(?:(?:{MONTH})\s\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{MONTH}))\b(?!,?\s(?:19|20)\d\d)|(?<!年)\b\d{{1,2}}月\d{{1,2}}日",
    re.IGNORECASE,
)
AROUND_A_DATE = re.compile(
    r"[\s,.|/()\[\]:：–—-]|\d{1,2}[:.]\d{2}|(?:published|posted|date|updated|on|p\.?m\.?|a\.?m\.?|року|р\.|опубліковано|дата|公開日?|掲載日?|更新日?"
    r"|\(?[月火水木金土日](?:曜日?)?\)?|monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
    re.IGNORECASE,
)
HOLDING = re.compile(
    r"\b(?:held|hosted|took place|takes place|organi[sz]ed|convened|conducted|gathered|met in|was opened)\b|пров(?:ів|ела|ели|едено)|відбу(?:вся|лася|лося|лися)"
    r"|開催|行われ|実施",
    re.IGNORECASE,
)
HELD_LABEL = re.compile(
    r"(?:date(?: of the event)?|when|дата(?: проведення)?|коли|(?:\d\.)?\s?日\s?時|開催日時?|日付)\s*[:：]",
    re.IGNORECASE,
)
SERIES = r"(?:forum|conference|dialogue|summit|symposium|seminar|congress|форум\w*|конференці\w*|саміт\w*|діалог\w*|конгрес\w*)"
ROMAN = re.compile(
    rf"\b(?P<roman>[IVXІХ]{{1,6}})(?:-(?:го|й|ий|му))?\s(?:[^\W\d_][\w–’'-]*\s){{0,4}}?{SERIES}\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    rf"\b(?P<n>\d{{1,2}})(?:st|nd|rd|th|-го|-й|-ий|-му)\s(?:[^\W\d_][\w–’'-]*\s){{0,4}}?{SERIES}\b",
    re.IGNORECASE,
)
NUMBERED_JA = re.compile(r"第\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s?回")
ORDINALS = (
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ],
    [
        "перш",
        "друг",
        "трет",
        "четверт",
        "п'ят",
        "шост",
        "сьом",
        "восьм",
        "дев'ят",
        "десят",
        "одинадцят",
        "дванадцят",
    ],
)
SPELT = re.compile(
    rf"\b(?P<word>{'|'.join(ORDINALS[0])}|(?:{'|'.join(ORDINALS[1])})(?:ий|ого|ій|ому|им|ьий|ього|ьому))\s(?:[^\W\d_][\w–’'-]*\s){{0,4}}?{SERIES}\b",
    re.IGNORECASE,
)
KANJI_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", start=1)}


def dates_in(text: str) -> Iterator[tuple[date, re.Match]]:
    for pattern in DATES:
        for found in pattern.finditer(text):
            if day := day_of(found):
                yield day, found


def date_line(text: str) -> date | None:
    """The date that is all there is on a line, with a time or a weekday at most."""
    if len(text) > 80:
        return None
    for day, found in dates_in(text):
        if not AROUND_A_DATE.sub("", text[: found.start()] + " " + text[found.end() :]):
            return day
    return None


def is_place_and_day(text: str) -> bool:
    """“Ohrid, 19 September 2022”: of the event, or of the page?"""
    place = re.match(r"[A-ZА-ЯІЇЄҐ][\w’' -]{2,40},\s(?=\S)", text)
    return place is not None and date_line(text[place.end() :]) is not None


def is_day_and_time(text: str) -> bool:
    """A day without its year, alone on a line."""
    found = WITHOUT_YEAR.match(text)
    return found is not None and not AROUND_A_DATE.sub("", text[found.end() : 80] + text[80:])


def held_on(text: str) -> date | None:
    """The date in a sentence that says the event was held, or behind a label."""
    for day, found in dates_in(text):
        sentence = text[max(0, found.start() - 120) : found.end() + 220]
        if HELD_LABEL.match(text) or HOLDING.search(sentence):
            return day
    return None


def held_on_without_year(text: str) -> bool:
    found = WITHOUT_YEAR.search(text)
    return found is not None and bool(HOLDING.search(text[max(0, found.start() - 60) : found.end() + 200]))


def ordinals_in(text: str) -> list[int]:
    """Which edition the text says it is, in the order printed; look-alike letters count as Roman ones."""
    text = text.replace("’", "'").replace("ʼ", "'")
    found = [(match.start(), roman_number(match["roman"])) for match in ROMAN.finditer(text) if is_number(match)]
    found += [(match.start(), int(match["n"])) for match in NUMBERED.finditer(text)]
    found += [(match.start(), kanji_number(match["n"])) for match in NUMBERED_JA.finditer(text)]
    found += [(match.start(), spelt_number(match["word"])) for match in SPELT.finditer(text)]
    return [number for _start, number in sorted(found) if number]


def day_of(found: re.Match) -> date | None:
    parts = found.groupdict()
    month = MONTHS.get(parts["m"].casefold()) or int(parts["m"])
    year = 1 if parts["y"] == "元" else int(parts["y"])
    year += ERAS.get(parts.get("era") or "", 0)
    try:
        return date(year, month, int(parts["d"])) if year >= 1900 else None
    except ValueError:
        return None


def is_number(found: re.Match) -> bool:
    """Not the pronoun I: a title in capitals follows the number."""
    return (
        found["roman"].isupper() and found.group()[found.end("roman") - found.start() :].lstrip(" -гойим")[:1].isupper()
    )


def roman_number(printed: str) -> int:
    values = [{"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}[letter] for letter in printed]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def kanji_number(printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    return (KANJI_DIGITS.get(tens, 1) * 10 if ten else 0) + KANJI_DIGITS.get(ones, 0)


def spelt_number(word: str) -> int:
    word = word.casefold()
    for words in ORDINALS:
        for number, beginning in enumerate(words, start=1):
            if word.startswith(beginning):
                return number
    return 0
