"""Where a reading is in the tokens of a text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from proceedings.text.lexemes.japanese import is_one_character
from proceedings.text.lexemes.readings import Reading, Slot
from proceedings.text.lexemes.tokens import Token


class Occurrence(NamedTuple):
    """Where a reading stands: characters of the original, and the position of its first word."""

    start: int
    end: int
    position: int


def occurrences(found: Iterable[Token], asked: Sequence[Reading]) -> list[Occurrence]:
    """Every place where one of the readings `asked` stands among the tokens `found`, in order of the text."""
    at_position: dict[int, list[Token]] = {}
    for token in found:
        at_position.setdefault(token.position, []).append(token)
    beginnings = positions_of_first(at_position, asked)
    places = (occurrence_at(at_position, position, reading) for position in beginnings for reading in asked)
    by_characters: dict[tuple[int, int], Occurrence] = {}  # a compound as one word stands at both its positions
    for place in sorted({place for place in places if place}):
        by_characters.setdefault((place.start, place.end), place)
    return list(by_characters.values())


def positions_of_first(at_position, asked):
    """Where something can begin: most tokens of a text are not what is asked, and sets say so fast."""
    if any(reading[0].is_prefix for reading in asked):
        return list(at_position)
    first = {lexeme for reading in asked for lexeme in reading[0].lexemes}
    return [at for at, tokens in at_position.items() if any(not first.isdisjoint(each.lexemes) for each in tokens)]


def occurrence_at(at_position, position, reading):
    matched = []
    for offset, slot in enumerate(reading):
        token = next((token for token in at_position.get(position + offset, ()) if fits(slot, token)), None)
        if token is None:
            return None
        matched.append(token)
    start = matched[0].start
    is_half_a_pair = len(reading) == 1 and is_one_character(reading[0].lexemes)
    return Occurrence(start, start + 1 if is_half_a_pair else matched[-1].end, position)


def fits(slot: Slot, token: Token) -> bool:
    """Whether a token has one of the lexemes that a slot asks for."""
    if slot.is_prefix:
        return any(lexeme.startswith(slot.lexemes) for lexeme in token.lexemes)
    return any(lexeme in slot.lexemes for lexeme in token.lexemes)
