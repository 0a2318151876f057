"""Text pasted from a page or a letter, its paragraphs broken into lines: which lines were one?

A line was broken where the next word would not have fitted: with it, the line is longer than the measure. Only
where most of a text's lines are broken so is anything joined.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from django_extras import scripts

MIN_WIDTH, MAX_WIDTH = 30, 120  # characters of a measure; a paragraph on one line is longer
MIN_COUNT = 4  # lines broken so, to be no accident
MIN_SHARE = 0.6
LONGER_THAN_THE_MEASURE = 0.02  # addresses are not broken
MAX_WORD_LENGTH = 40  # characters
UNSPACED = re.compile(f"[{scripts.UNSPACED}]")


class Row(NamedTuple):
    """A non-blank line as it stands in the text: `start` and `end` are of its print, `indent` spaces before it."""

    number: int
    start: int
    end: int
    indent: int
    blank_before: bool

    @property
    def length(self) -> int:
        return self.indent + self.end - self.start


def rows_of(text: str):
    """The non-blank lines of `text`; a line ends with a newline and nothing else."""
    start, blank_before = 0, True
    for number, raw in enumerate(text.split("\n"), start=1):
        printed = raw.strip()
        if printed:
            indent = raw.index(printed)
            yield Row(number, start + indent, start + indent + len(printed), indent, blank_before)
        blank_before = not printed
        start += len(raw) + 1


def unwrapped(text: str, rows: list[Row], begins_anew) -> list[Row]:
    """`rows` with broken paragraphs as one row each; `begins_anew(printed)` is true of a list item and the like."""
    measure = measure_of(rows)
    if not MIN_WIDTH <= measure <= MAX_WIDTH:
        return rows
    within = [(one, after) for one, after in pairwise(rows) if may_go_on(text, after, begins_anew)]
    broken = {after.number for one, after in within if is_full(text, one, after, measure)}
    short = [one for one, after in within if after.number not in broken and not ends_a_sentence(text, one)]
    if len(broken) < max(MIN_COUNT, MIN_SHARE * (len(broken) + len(short))):
        return rows
    return join_rows(rows, broken - sentences_apart(text, rows, broken))


def measure_of(rows: list[Row]) -> int:
    lengths = sorted(row.length for row in rows)
    return lengths[-1 - int(len(lengths) * LONGER_THAN_THE_MEASURE)] if lengths else 0


def may_go_on(text: str, row: Row, begins_anew) -> bool:
    return not row.blank_before and not begins_anew(text[row.start : row.end])


def is_full(text: str, one: Row, after: Row, measure: int) -> bool:
    """The next line's first word did not fit into the rest of this one."""
    if one.length > measure:
        return False
    if UNSPACED.match(text, one.end - 1):
        return one.length + 2 > measure  # a comma is not set at the beginning of a line
    word = text[after.start : after.start + MAX_WORD_LENGTH].split(maxsplit=1)[0]
    return one.length + 1 + len(word) > measure


def sentences_apart(text: str, rows: list[Row], broken: set[int]) -> set[int]:
    """Without blank lines between paragraphs, a full line that ends a sentence may be a paragraph's last."""
    if any(row.blank_before for row in rows[1:]):
        return set()
    return broken & {after.number for one, after in pairwise(rows) if ends_a_sentence(text, one)}


def ends_a_sentence(text: str, row: Row) -> bool:
    return text[row.end - 1] in ".!?:。”»"


def join_rows(rows: list[Row], broken: set[int]) -> list[Row]:
    joined: list[Row] = []
    for row in rows:
        if row.number in broken and joined:
            joined[-1] = joined[-1]._replace(end=row.end)
        else:
            joined.append(row)
    return joined
