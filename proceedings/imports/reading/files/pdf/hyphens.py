"""Two lines of print as one: whether the hyphen at the end of the first belongs to the word.

What the document itself prints elsewhere decides, and then the dictionary.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import simplemma

from django_extras import scripts

BROKEN = re.compile(r"([\w’'-]*\w)([-‐\u00ad])$")
FIRST_WORD = re.compile(r"[\w’']+(?:-[\w’']+)*")
WORD = re.compile(r"\w[\w’'-]*\w")
UNSPACED = re.compile(f"[{scripts.UNSPACED}]")
JOINING = re.compile(r"/$|\w[–—]$")  # “90–95”
MAX_WORD_LENGTH = 60


def vocabulary_of(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand within lines, in lower case: none of them is broken."""
    return frozenset(word.casefold() for text in texts for word in WORD.findall(text))


def joined(lines: Iterable[str], vocabulary: frozenset[str]) -> str:
    """Lines of a paragraph as one."""
    pieces: list[str] = []
    for line in lines:
        if pieces:
            pieces[-1:] = join_with(pieces[-1], line, vocabulary)
        pieces.append(line)
    return "".join(pieces)


def join_with(before: str, after: str, vocabulary: frozenset[str]) -> tuple[str, str]:
    """The line before as it stays, and what stands between it and the next."""
    broken, first = BROKEN.search(before[-MAX_WORD_LENGTH:]), FIRST_WORD.match(after)
    if broken and first and (broken[2] == "\u00ad" or is_soft(broken[1], first[0], vocabulary)):
        return before[:-1], ""
    is_unspaced = UNSPACED.match(before[-1:]) and UNSPACED.match(after)
    return before, "" if broken or is_unspaced or JOINING.search(before[-2:]) else " "


def is_soft(left: str, right: str, vocabulary: frozenset[str]) -> bool:
    if not right[0].islower() or not left[-1].isalpha():
        return False
    left, right = left.casefold(), right.casefold()
    whole, compound = left + right, f"{left}-{right}"
    if (whole in vocabulary) != (compound in vocabulary):
        return whole in vocabulary
    if is_known(compound):
        return False
    return is_known(whole) or not (is_known(left) and is_known(right))


@lru_cache(maxsize=1 << 12)
def is_known(word: str) -> bool:
    language = "uk" if re.search(r"[а-яіїєґ]", word) else "en"
    return simplemma.is_known(word, lang=language)
