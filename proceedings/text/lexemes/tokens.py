"""A text → tokens: its lexemes, with where they are."""

from typing import NamedTuple

from proceedings.text.lexemes.characters import plain
from proceedings.text.lexemes.units import units_of

VERSION = 2  # of all lexemes: stored rows of another version are to be built again


class Token(NamedTuple):
    """One place in a text: all lexemes that stand there, and the characters of the original they come from.

    Positions count from 1. Several tokens can share one: "air-defence" stands as air, defenc and airdefenc.
    """

    lexemes: tuple[str, ...]
    start: int
    end: int
    position: int


def tokens(text: str, language: str = "en") -> list[Token]:
    """The text's tokens in order of position; a token's start and end count characters of `text` as given.

    Words are read by their script: Latin as English, Cyrillic as Ukrainian (as written where `language` is
    "ru"), kana and kanji as pairs. `language` may be any code; unknown ones change nothing.
    """
    text_in_plain, starts, ends = plain(text)
    found = []
    position = 1
    for at, unit in units_of(text_in_plain, language, in_query=False):
        first = position
        for lexemes, start, end in unit.places:
            found.append(Token(lexemes, starts[at + start], ends[at + end - 1], position))
            position += 1
        if unit.joined:
            start, end = starts[at], ends[at + unit.places[-1][2] - 1]
            found += (Token(unit.joined, start, end, first), Token(unit.joined, start, end, first + 1))
        if unit.tail:
            lexemes, start, end = unit.tail
            found.append(Token(lexemes, starts[at + start], ends[at + end - 1], position - 1))
    return found


def vector(text: str, language: str = "en", weight: str = "", after: int = 0) -> str:
    """The text as Postgres's `tsvector` prints one, for a cast; `after` shifts the positions, to append."""
    places: dict[str, list[str]] = {}
    for lexemes, _start, _end, position in tokens(text, language):
        place = f"{position + after}{weight}"
        for lexeme in lexemes:
            places.setdefault(lexeme, []).append(place)
    return " ".join([f"'{lexeme}':{','.join(at)}" for lexeme, at in places.items()])
