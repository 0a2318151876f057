"""Words that are written with a hyphen, in two words or in one."""

from functools import lru_cache
from typing import NamedTuple

from proceedings.text import english
from proceedings.text.lexemes.words import (
    ATOMS,
    LETTERS,
    PLURAL_NUMBER,
    SHORT_NUMBER,
    SHORT_WORD,
    UNITS_OF_MEASURE,
    Lexemes,
    clean_word,
    word_lexemes,
)


class Unit(NamedTuple):
    """Places side by side that are one thing in the text. Starts and ends count from the unit's own start."""

    places: tuple[tuple[tuple[str, ...], int, int], ...]  # lexemes, start, end
    joined: tuple[str, ...] = ()  # its lexemes when written as one word
    word: str = ""  # of a single place, for its neighbour to join
    is_opening: bool = False  # the word could be the left part of a compound in two words
    tail: tuple = ()  # one more place at the last position: a Japanese run's last character alone


@lru_cache(maxsize=1 << 16)
def joined_lexemes(left: str, right: str) -> Lexemes:
    """The lexemes of two words as one, where they are also written so: cease fire, S 300, 155 mm; else ()."""
    if not (left and right):
        return ()
    if is_designator_in_two(left, right) or (left.isdecimal() and right.lower() in UNITS_OF_MEASURE):
        return word_lexemes(left + right)
    if left.isascii() and left.isalpha() and right.isalpha() and english.are_compound(left.lower(), right.lower()):
        return word_lexemes(left.lower() + right.lower())
    return ()


def is_designator_in_two(left, right):
    if not (SHORT_WORD.match(left) and SHORT_NUMBER.match(right)):
        return False
    return left.lower() not in english.STOP_WORDS or (left.isupper() and left != "I")  # A 300, but not "in 2"


@lru_cache(maxsize=1 << 16)
def spaced_unit(written: str, in_capitals: bool, is_russian: bool) -> Unit:
    """A unit of a script that writes spaces: a word, or several with hyphens between."""
    found = [(clean_word(atom.group()), *atom.span()) for atom in ATOMS.finditer(written)]
    places = tuple((word_lexemes(word, in_capitals, is_russian), start, end) for word, start, end in found)
    if len(found) == 1:
        word = found[0][0]
        return Unit(places, word=word, is_opening=can_open_compound(word))
    if len(found) == 2 and LETTERS.search(written):  # not 90-95
        left, right = (word.lower() for word, _start, _end in found)
        return Unit(places, joined=word_lexemes(left + PLURAL_NUMBER.sub(r"\1", right)))
    return Unit(places)


def can_open_compound(word):
    return word.isdecimal() or bool(SHORT_WORD.match(word)) or english.opens_compound(word.lower())
