"""The passages of a report as an editor has divided and joined them, each with where it goes.

A passage is divided where its wording holds a blank line: what stands behind the line is found again in the source,
so that each part rests on its own words. A passage is joined with the one before it in the source.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from proceedings.imports.reading.figures import Found
from proceedings.imports.reading.report import Passage
from proceedings.imports.review.decisions import BLANK_LINE
from proceedings.imports.review.theme_suggestions import Named

KNOWN_AGAIN = 5  # words


@dataclass(frozen=True)
class Suggestion:
    """A theme or figure found in a passage; `decision` blank = as decided for all."""

    name: str  # of the page's field
    label: str
    words: str
    decision: str
    found: Named | Found


@dataclass
class Point:
    """A passage on the page: where it goes, its wording, what is suggested about it."""

    passage: Passage
    text: str
    to: str
    before: int | None = None  # where the passage before it begins
    line_before: int | None = None
    cuts: tuple[int, ...] = ()  # where what began here is divided
    joined: tuple[int, ...] = ()  # what was joined to it, by where it begins
    themes: list[Suggestion] = field(default_factory=list)
    figures: list[Suggestion] = field(default_factory=list)

    @property
    def start(self):
        return self.passage.start

    @property
    def line(self):
        return self.passage.line

    @property
    def last_line(self):
        return self.line + self.passage.text.count("\n")

    @property
    def cut_at(self):
        return ",".join(map(str, self.cuts))


def arranged(points: list[Point], text: str, decisions: dict) -> list[Point]:
    """`points` in the order of the source, divided, joined and worded as decided."""
    in_order = sorted(points, key=lambda each: each.start)
    divided = [part for point in in_order for part in _divided(point, text, decisions, f"text-{point.start}")]
    together: list[Point] = []
    for point in divided:
        if together and decisions.get(f"join-{point.start}"):
            together[-1] = _joined(together[-1], point, text, decisions)
        else:
            together.append(point)
    for before, point in pairwise(together):
        point.before, point.line_before = before.start, before.line
    return together


def _divided(point: Point, text: str, decisions: dict, name: str) -> list[Point]:
    """The parts of a passage; `name` is of the decision that words it."""
    worded = decisions.get(name, "")
    pieces = [piece for piece in BLANK_LINE.split(worded.strip()) if piece.strip()]
    places = _places(point.passage, pieces)
    cuts = sorted({*_known_cuts(point.passage, decisions), *places})
    if not cuts:
        return [_worded(point, worded)]
    wording = dict(zip([point.start, *places], pieces, strict=True)) if places else {point.start: worded}
    spans = zip([point.start, *cuts], [*cuts, point.passage.end], strict=True)
    first, *others = [_part(text, point.passage, *span) for span in spans]
    parts = [_worded(Point(first, first.wording, point.to, cuts=tuple(cuts)), wording[point.start])]
    for part in others:
        here = {f"text-{part.start}": wording[part.start]} if part.start in wording else {}
        parts += _divided(Point(part, part.wording, point.to), text, decisions | here, f"text-{part.start}")
    return parts


def _worded(point: Point, worded: str) -> Point:
    point.text = worded.strip() or point.text
    return point


def _known_cuts(passage: Passage, decisions: dict) -> list[int]:
    kept = re.findall(r"\d{1,9}", decisions.get(f"cut-{passage.start}", ""))
    return [place for place in map(int, kept) if passage.start < place < passage.end]


def _places(passage: Passage, pieces: list[str]) -> list[int]:
    """Where each piece but the first begins in the source; none, where one of them is not found there."""
    places, position = [], 1
    for piece in pieces[1:]:
        words = map(re.escape, piece.split()[:KNOWN_AGAIN])
        found = re.compile(r"\s+".join(words)).search(passage.text, position)
        if not found:
            return []
        places.append(passage.start + found.start())
        position = found.start() + 1
    return places


def _part(text: str, whole: Passage, start: int, end: int) -> Passage:
    printed = text[start:end].rstrip()
    return Passage(whole.line + text.count("\n", whole.start, start), printed, start, start + len(printed))


def _joined(before: Point, point: Point, text: str, decisions: dict) -> Point:
    end = max(before.passage.end, point.passage.end)
    passage = Passage(before.line, text[before.start : end], before.start, end)
    joined = Point(
        passage, passage.wording, before.to, cuts=before.cuts, joined=(*before.joined, point.start, *point.joined)
    )
    return _worded(joined, decisions.get(f"text-{before.start}", ""))
