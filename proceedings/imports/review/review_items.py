"""The passages of a report as an editor has divided and joined them, each with where it goes.

A passage is divided where its wording holds a blank line: what stands behind the line is found again in the source,
so that each part rests on its own words. A passage is joined with the one before it in the source.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from proceedings.imports.reading.figures import FoundFigure
from proceedings.imports.reading.report import Passage
from proceedings.imports.reading.times import clock
from proceedings.imports.review.decisions import BLANK_LINE, Decisions, Fields
from proceedings.imports.review.theme_suggestions import NamedTheme

MAX_WORDS_SOUGHT = 5  # words


@dataclass(frozen=True)
class Suggestion[Suggested: (NamedTheme, FoundFigure)]:
    """A theme or figure found in a passage; `decision` blank = as decided for all."""

    name: str  # of the page's field
    label: str
    words: str
    decision: str
    found: Suggested


@dataclass
class ReviewQuestion:
    """A question of the report, and the anchor of the passage it is about."""

    number: int
    about: str
    line: int
    anchor: str
    is_settled: bool

    @property
    def has_passage(self):
        return self.anchor.startswith("p-")

    @property
    def field(self):
        return Fields(self.number)["settled"]


@dataclass
class ReviewItem:
    """A passage on the page: where it goes, its wording, what is suggested about it."""

    passage: Passage
    text: str
    to: str
    before: int | None = None  # where the passage before it begins
    line_before: int | None = None
    cuts: tuple[int, ...] = ()  # where what began here is divided
    joined: tuple[int, ...] = ()  # what was joined to it, by where it begins
    themes: list[Suggestion[NamedTheme]] = field(default_factory=list)
    figures: list[Suggestion[FoundFigure]] = field(default_factory=list)
    questions: list[ReviewQuestion] = field(default_factory=list)

    @property
    def start(self):
        return self.passage.start

    @property
    def length(self):
        """Characters of the source."""
        return len(self.passage.text)

    @property
    def line(self):
        return self.passage.line

    @property
    def last_line(self):
        return self.line + self.passage.text.count("\n")

    @property
    def times(self):
        """When it is heard in the recording: “1:02–1:09”; blank = unknown."""
        spans = (self.passage.starts_at, self.passage.ends_at)
        return "–".join(clock(seconds) for seconds in spans if seconds is not None)

    @property
    def fields(self):
        return Fields(self.start)

    @property
    def joins(self):
        """[(field, where the passage begins)] of what was joined to it."""
        return [Fields(start)["join"] for start in self.joined]

    @property
    def is_reworded(self):
        return self.text != self.passage.wording

    @property
    def cut_at(self):
        return ",".join(map(str, self.cuts))


def arrange(items: list[ReviewItem], text: str, decisions: Decisions) -> list[ReviewItem]:
    """`items` in the order of the source, divided, joined and worded as decided."""
    in_order = sorted(items, key=lambda each: each.start)
    divided = [part for item in in_order for part in divide(item, text, decisions, decisions.text_of(item.start))]
    together: list[ReviewItem] = []
    for item in divided:
        if together and decisions.is_joined(item.start):
            together[-1] = join(together[-1], item, text, decisions)
        else:
            together.append(item)
    for before, item in pairwise(together):
        item.before, item.line_before = before.start, before.line
    return together


def divide(item: ReviewItem, text: str, decisions: Decisions, worded: str) -> list[ReviewItem]:
    """The parts of a passage that an editor has `worded`; blank as in the source."""
    pieces = [piece for piece in BLANK_LINE.split(worded.strip()) if piece.strip()]
    places = places_in(item.passage, pieces)
    cuts = sorted({*decisions.cuts_of(item.start, item.passage.end), *places})
    if not cuts:
        return [reword(item, worded)]
    wording = dict(zip([item.start, *places], pieces, strict=True)) if places else {item.start: worded}
    spans = zip([item.start, *cuts], [*cuts, item.passage.end], strict=True)
    first, *others = [part_of(text, item.passage, *span) for span in spans]
    parts = [reword(ReviewItem(first, first.wording, item.to, cuts=tuple(cuts)), wording[item.start])]
    for part in others:
        here = wording.get(part.start) or decisions.text_of(part.start)
        parts += divide(ReviewItem(part, part.wording, item.to), text, decisions, here)
    return parts


def reword(item: ReviewItem, worded: str) -> ReviewItem:
    item.text = worded.strip() or item.text
    return item


def places_in(passage: Passage, pieces: list[str]) -> list[int]:
    """Where each piece but the first begins in the source; none, where one of them is not found there."""
    places, position = [], 1
    for piece in pieces[1:]:
        words = map(re.escape, piece.split()[:MAX_WORDS_SOUGHT])
        found = re.compile(r"\s+".join(words)).search(passage.text, position)
        if not found:
            return []
        places.append(passage.start + found.start())
        position = found.start() + 1
    return places


def part_of(text: str, whole: Passage, start: int, end: int) -> Passage:
    printed = text[start:end].rstrip()
    line = whole.line + text.count("\n", whole.start, start)
    return whole._replace(line=line, text=printed, start=start, end=start + len(printed))


def join(before: ReviewItem, item: ReviewItem, text: str, decisions: Decisions) -> ReviewItem:
    end = max(before.passage.end, item.passage.end)
    passage = before.passage._replace(
        text=text[before.start : end], end=end, ends_at=item.passage.ends_at or before.passage.ends_at
    )
    together = (*before.joined, item.start, *item.joined)
    joined = ReviewItem(passage, passage.wording, before.to, cuts=before.cuts, joined=together)
    return reword(joined, decisions.text_of(before.start))
