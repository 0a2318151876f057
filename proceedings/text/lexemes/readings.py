"""A word or phrase of a query → readings: the ways in which texts can have it."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from proceedings.text import english, ukrainian
from proceedings.text.lexemes.characters import CYRILLIC, plain
from proceedings.text.lexemes.compounds import joined_lexemes
from proceedings.text.lexemes.japanese import is_japanese, is_one_character
from proceedings.text.lexemes.units import units_of
from proceedings.text.lexemes.words import LONG_DESIGNATOR, SHORT_NUMBER, TWO_CAPITALS, word_lexemes

STOP_WORDS = english.STOP_WORDS | ukrainian.STOP_WORDS
MAX_WORDS_REWRITTEN = 6  # of a phrase: each may be written in another way


class Slot(NamedTuple):
    """One place asked for: any of these lexemes, or (prefix) any lexeme that begins with one of them."""

    lexemes: tuple[str, ...]
    is_prefix: bool = False

    @property
    def is_stop_word(self) -> bool:
        """Too common to narrow anything; beside other words it can be left out."""
        return not self.is_prefix and all(lexeme[0] == "=" and lexeme[1:] in STOP_WORDS for lexeme in self.lexemes)


Reading = tuple[Slot, ...]  # at consecutive positions


@lru_cache(maxsize=1 << 12)  # a page asks for its query without this word, without that
def readings(
    text: str, *, exact: bool = False, prefix: bool = False, before: str = "", after: str = ""
) -> tuple[Reading, ...]:
    """The ways in which a text can have a reader's word or phrase: each a tuple of Slots.

    One is enough. Nothing to search in the text (only signs) gives no reading at all. `exact` asks for
    the words as written; `prefix` for words that begin with the last one. `before` and `after` are the words
    beside it in a query that wants all of them, with which it may be one word in the text: cease fire, S 300.
    """
    units = [unit for _start, unit in units_of(plain(text)[0], "", in_query=True)]
    apart = [place[0] for unit in units for place in unit.places]
    together = [lexemes for unit in units for lexemes in as_one_word(unit)]
    beside = [
        [lexemes]
        for pair in ((before, text), (text, after))
        if (lexemes := joined_lexemes(*pair) or closed_compound(*pair))
    ]
    if not (exact or prefix):
        beside += other_spellings(units)
    asked = [places for places in (apart, together, *beside) if places]
    return tuple(dict.fromkeys(make_reading(places, exact=exact, prefix=prefix) for places in asked))


def as_one_word(unit):
    return [unit.joined] if unit.joined else [place[0] for place in unit.places]


def other_spellings(units):
    """Ways to write the units that no list has: health care, airdefence, MiG 29; each as its places."""
    if len(units) > MAX_WORDS_REWRITTEN:
        return
    places = [[place[0] for place in unit.places] for unit in units]
    for at, unit in enumerate(units):
        for left, right in split_word(unit):
            yield flatten(places[:at], [[word_lexemes(left), word_lexemes(right)]], places[at + 1 :])
    for at, (left, right) in enumerate(pairwise(units)):
        if closed := closed_compound(left.word, right.word):
            yield flatten(places[:at], [[closed]], places[at + 2 :])


def flatten(*parts):
    return [place for part in parts for of_unit in part for place in of_unit]


def split_word(unit):
    """Two words that one may be written as."""
    two = LONG_DESIGNATOR.match(unit.places[0][0][0]) or TWO_CAPITALS.match(unit.word) if unit.word else None
    if two:
        return [two.groups()]
    return english.parts(unit.word.lower()) if unit.word.isascii() and unit.word.isalpha() else []


def closed_compound(left, right):
    """The lexemes of a reader's two words as one: man power, Shahed 136; () where they are too small for that."""
    if not (left.isascii() and left.isalpha() and english.can_be_part(left.lower())):
        return ()
    is_number = bool(SHORT_NUMBER.match(right))
    is_word = right.isascii() and right.isalpha() and english.can_be_part(right.lower())
    return word_lexemes(left.lower() + right.lower()) if is_number or is_word else ()


def make_reading(places, *, exact, prefix):
    if prefix and is_japanese(places[-1]):
        places = [*places[:-1], tuple(lexeme.removeprefix("=") for lexeme in places[-1])]  # ミサ* is not the word ミサ
    slots = [Slot(query_lexemes(lexemes, exact), is_one_character(lexemes)) for lexemes in places]
    if prefix and not is_japanese(places[-1]):
        slots[-1] = Slot(prefix_lexemes(places[-1]), is_prefix=True)
    return tuple(slots)


def query_lexemes(lexemes, exact):
    """Of a word's lexemes those that a query asks for; a Cyrillic word also as written, for Russian texts."""
    written = tuple(lexeme for lexeme in lexemes if lexeme[0] == "=")
    if exact or len(written) == len(lexemes):
        return written or lexemes
    stems = tuple(lexeme for lexeme in lexemes if lexeme[0] != "=")
    return stems + written if CYRILLIC.search(stems[0]) else stems


def prefix_lexemes(lexemes):
    """Words as written; numbers and designators have no other form than their own."""
    written = tuple(lexeme for lexeme in lexemes if lexeme[0] == "=")
    return tuple("=" + other for word in written for other in english.beginnings(word[1:])) or lexemes
