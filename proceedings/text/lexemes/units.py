"""A plain text as units: words, compounds, and runs of Japanese."""

import re

from proceedings.text.lexemes.compounds import Unit, joined_lexemes, spaced_unit
from proceedings.text.lexemes.japanese import japanese_unit
from proceedings.text.lexemes.words import ATOM, CJK, DESIGNATOR_LETTERS, LOWER, MAX_LEXEME_LENGTH, UPPER

UNIT = re.compile(rf"(?P<cjk>[{CJK}]+(?:[ \n・=][{CJK}]+)*)|(?:{ATOM})(?:-(?:{ATOM}))*")
LOWER_LETTER = re.compile(rf"[{LOWER}]")
CAPITAL_WORD = re.compile(rf"[{UPPER}]{{2,}}")


def units_of(text: str, language: str, in_query: bool) -> list[tuple[int, Unit]]:
    """[(start, unit)] of a plain text, in order."""
    in_capitals, is_russian = not in_query and is_all_capitals(text), language == "ru"
    units: list[tuple[int, Unit]] = []
    for match in UNIT.finditer(text):
        start = match.start()
        if match.lastgroup:
            unit = japanese_unit(match.group(), in_query)
        else:
            written = match.group()
            read = spaced_unit if len(written) <= MAX_LEXEME_LENGTH else spaced_unit.__wrapped__  # not to keep
            unit = read(written, in_capitals, is_russian)
            if units and units[-1][1].is_opening and unit.word and text[start - 1] == " ":
                start, unit = with_left_part(units, start, unit, in_query)
        units.append((start, unit))
    return units


def is_all_capitals(text: str) -> bool:
    """Whether the text is a heading in capitals; Japanese with one US in it is none."""
    return not LOWER_LETTER.search(text) and len(CAPITAL_WORD.findall(text)) > 2


def with_left_part(units, start, unit, in_query):
    """The unit together with the one before (taken from the list) where the two are also one word."""
    left_start, left = units[-1]
    is_next = left_start + left.places[0][2] == start - 1
    if not is_next or (unit.word[0].isdecimal() and not in_query and not is_written_apart_in_texts(left.word)):
        return start, unit
    lexemes = joined_lexemes(left.word, unit.word)
    if not lexemes:
        return start, unit
    units.pop()
    own, own_start, own_end = unit.places[0]
    by = start - left_start
    return left_start, Unit((left.places[0], (own, own_start + by, own_end + by)), joined=lexemes)


def is_written_apart_in_texts(left):
    """S 300 and Su 35 are designators in a text; "top 10" is one only where a reader asks for "top10"."""
    return bool(DESIGNATOR_LETTERS.match(left))
