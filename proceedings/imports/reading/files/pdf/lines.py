"""The words of a page as lines, in the order in which they are read. Places are in points from the lower left."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile, zip_longest
from typing import NamedTuple

SAME_LINE = 0.3  # of the size, between the baselines of words on one line
RAISED = 0.65  # of the size, above the baseline: a number that refers to a note
SMALLER = 0.8  # of the size: what is raised or is a note
APART = 1.0  # of the size: a gap that is no space between words
MIN_ROWS = 6  # with a piece on both sides of a gutter
MIN_SHARE_OF_ROWS = 0.7
FILLED = 0.6  # of a column: what lines of a text fill, and entries of a table do not
# Signs that fonts have in place of letters: ligatures, and radicals and compatibility forms of Han characters.
COMPATIBLE = re.compile(r"[\ufb00-\ufb06\u2f00-\u2fd5\u2e9f\u2ef3\uf900-\ufaff\U0002f800-\U0002fa1f]")
RADICALS = str.maketrans("⺠⻄⻑⻘⻝⻤⻨⻩⻭⻲", "民西長青食鬼麦黄歯亀")  # Unicode does not fold these


class Word(NamedTuple):
    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_glued: bool  # to the word before: no space between them


@dataclass
class Line:
    words: list[Word] = field(default_factory=list)
    is_piece: bool = False  # on the same line as the one before, with a gap between them

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def baseline(self) -> float:
        return self.words[0].baseline

    @property
    def size(self) -> float:
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def first_width(self) -> float:
        """The first word's, with what is glued to it."""
        glued = takewhile(lambda word: word.is_glued, self.words[1:])
        return max([self.words[0].right, *(word.right for word in glued)]) - self.words[0].left

    @property
    def text(self) -> str:
        return "".join(word.text if word.is_glued else f" {word.text}" for word in self.words).strip()


@dataclass
class Page:
    width: float
    height: float
    lines: list[Line]
    slanted: str = ""


def page_of(read: dict) -> Page:
    """A page as `words.py` gives it."""
    words = [Word(folded(text), *place) for text, *place in read["words"]]
    lines = list(lines_of(words))
    return Page(read["width"], read["height"], in_columns(lines), read["slanted"])


def folded(text: str) -> str:
    text = COMPATIBLE.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text.translate(RADICALS))
    return unicodedata.normalize("NFC", text)


def lines_of(words: list[Word]) -> Iterator[Line]:
    """Words that follow each other on one baseline; a wide gap begins another line, as between columns and cells."""
    line = Line()
    for word in words:
        if line.words and not is_on_line(line, word):
            yield line
            line = Line(is_piece=is_beside(line, word))
        line.words.append(word)
    if line.words:
        yield line


def is_on_line(line: Line, word: Word) -> bool:
    last = line.words[-1]
    gap = word.left - last.right
    return has_baseline(line, word) and -0.5 * last.size <= gap <= APART * max(last.size, word.size)


def has_baseline(line: Line, word: Word) -> bool:
    size = max(each.size for each in line.words)
    above = word.baseline - line.baseline
    return abs(above) <= SAME_LINE * size or (0 < above < RAISED * size and word.size < SMALLER * size)


def is_beside(line: Line, word: Word) -> bool:
    return abs(word.baseline - line.baseline) <= SAME_LINE * word.size and word.left > line.words[-1].right


def in_columns(lines: list[Line]) -> list[Line]:
    """In the order of the columns, where a page was written line by line across them.

    Word processors, browsers and typesetters write a column before they write the next.
    """
    rows = list(rows_of(lines))
    gutter = gutter_of(rows)
    if gutter is None:
        return with_entries(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        pieces = merge_pieces(row, gutter)
        if any(piece.left < gutter < piece.right for piece in pieces):
            ordered += [*left, *right, *pieces]
            left, right = [], []
        else:
            left += [piece for piece in pieces if piece.right <= gutter]
            right += [piece for piece in pieces if piece.left >= gutter]
    return [*ordered, *left, *right]


def rows_of(lines: list[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in lines:
        if row and not line.is_piece:
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def gutter_of(rows: list[list[Line]]) -> float | None:
    """Where a gap goes down the page with full lines on both sides, each row written across it."""
    halves = [row for row in rows if len(row) > 1]
    if len(halves) < max(MIN_ROWS, len(rows) / 3):
        return None
    gaps = [(one.right, after.left) for row in halves for one, after in pairwise(row)]
    middle = max((left for _right, left in gaps), key=lambda left: sum(start < left - 1 <= end for start, end in gaps))
    across = [(one, after) for row in halves for one, after in pairwise(row) if one.right < middle - 1 <= after.left]
    if len(across) < MIN_SHARE_OF_ROWS * len(halves):
        return None
    edge = max(one.right for one, _after in across)
    begin = min(line.left for row in rows for line in row)
    filled = sorted((one.right - one.left) / max(1.0, edge - begin) for one, _after in across)
    return middle - 1 if filled[len(filled) // 2] >= FILLED else None


def merge_pieces(row: list[Line], gutter: float) -> list[Line]:
    """The pieces of a row on each side of the gutter as one."""
    merged: list[Line] = []
    for piece in row:
        if merged and (merged[-1].left < gutter) == (piece.left < gutter):
            merged[-1].words += piece.words
        else:
            merged.append(Line(list(piece.words)))
    return merged


def with_entries(lines: list[Line]) -> list[Line]:
    """Pieces of one row as one line, but for those that begin a cell, whose next line stands below them."""
    merged: list[Line] = []
    for line, after in zip_longest(lines, lines[1:]):
        begins_a_cell = after is not None and abs(after.left - line.left) < 2 and not after.is_piece
        if line.is_piece and merged and not begins_a_cell:
            merged[-1].words += line.words
        else:
            merged.append(line)
    return merged
