"""Lines of pages as paragraphs: a line goes on in the next unless a gap, an indent, its length or a size says no."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from proceedings.imports.reading.files.pdf.hyphens import joined
from proceedings.imports.reading.files.pdf.lines import SMALLER, Line, Page

SAME_SIZE = 0.12  # of the size
WIDER = 1.15  # of the usual distance between lines: a gap
INDENT = 0.8  # of the size
MAX_INDENT = 6  # of the size
SPACE = 0.25  # of the size, between words
SMALL = 0.9  # of the size of the body: notes at the foot of a page
FLUSH = 1.5  # points from the edge
ITEM = re.compile(r"[•●▪▫◦‣∙·■□◆◇○➢➤►▶✓✔⁃\uf0b7]|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s|[①-⑳]")
DASHED = re.compile(r"[-–—*]\s")  # an item, or the middle of a sentence
NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]+)(?=\D|$)")
CLAUSE_END = re.compile(r"[.!?:;。！？：；][”\"»’)\]]*$")
SENTENCE_END = re.compile(r"[.!?。！？][”\"»’)\]]*$")


@dataclass
class Paragraph:
    lines: list[Line] = field(default_factory=list)
    is_doubtful: bool = False  # it may go on in the next, over the end of a column or page

    @property
    def size(self) -> float:
        return Counter(round(word.size, 1) for line in self.lines for word in line.words).most_common(1)[0][0]

    def text(self, vocabulary: frozenset[str]) -> str:
        return joined((line.text for line in self.lines), vocabulary)


class Print:
    """How a document is set: the size of its body, the distance between its lines, its words in lower case."""

    def __init__(self, pages: list[Page]):
        sizes: Counter[float] = Counter()
        for line in (line for page in pages for line in page.lines):
            sizes[round(line.size, 1)] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        steps = Counter(
            round(step / 0.5) * 0.5
            for page in pages
            for one, after in pairwise(page.lines)
            if is_size(one, self.size) and is_size(after, self.size)
            if 0.8 * self.size < (step := one.baseline - after.baseline) < 3 * self.size
        )
        self.step = steps.most_common(1)[0][0] if steps else 1.3 * self.size

        self.lower_case = frozenset(
            word for page in pages for line in page.lines for word in line.text.split() if word.islower()
        )

    def introduces(self, text: str) -> bool:
        """Whether a line may begin with somebody's name or a label; a line that does is joined to no other's words."""
        names = [word for word in text.split()[:2] if word[:1].isupper() and word.lower() not in self.lower_case]
        return len(names) == 2 or bool(re.match(r"[^.]{1,60}[:：]", text))

    def gap(self, line: Line) -> float:
        """The distance from one line to the next above which they are apart."""
        return max(self.step, self.step * line.size / self.size) * WIDER + 0.5


def is_size(line: Line, size: float) -> bool:
    return abs(line.size - size) <= SAME_SIZE * size


def paragraphs_of(pages: list[Page], print_: Print) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    before: list[Line] = []
    for column in (column for page in pages for column in columns_of(page.lines)):
        parts = [Paragraph(part) for block in blocks_of(column, print_) for part in divide_block(block, column)]
        if before and parts and goes_on(paragraphs[-1], before, column, print_):
            paragraphs[-1].lines += parts.pop(0).lines
        paragraphs += parts
        before = column
    return paragraphs


def columns_of(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines one below the other; the next column begins higher, or on another page."""
    column: list[Line] = []
    for line in lines:
        if column and (line.baseline > column[-1].baseline + line.size / 2 or line.left > column[-1].right):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def blocks_of(column: list[Line], print_: Print) -> Iterator[list[Line]]:
    """Lines of one size without a gap between them."""
    block: list[Line] = []
    for line in column:
        if block and not is_below(block[-1], line, print_):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def is_below(one: Line, after: Line, print_: Print) -> bool:
    overlaps = after.left < one.right and after.right > one.left - MAX_INDENT * one.size
    return one.baseline - after.baseline <= print_.gap(after) and overlaps and is_size(after, one.size)


def divide_block(block: list[Line], column: list[Line]) -> Iterator[list[Line]]:
    """The paragraphs of a block, as indents and short lines tell them apart."""
    left, right = min(line.left for line in column), max(line.right for line in block)
    farthest = max(line.right for line in column if is_size(line, block[0].size))
    part: list[Line] = []
    for line, after in zip(block, [*block[1:], None], strict=True):
        # Paragraphs of a line or two tell nothing of the measure.
        edge = farthest if part and SENTENCE_END.search(part[-1].text) else right
        if part and begins_paragraph(part, line, after, left, edge):
            yield part
            part = []
        part.append(line)
    yield part


def begins_paragraph(part: list[Line], line: Line, after: Line | None, left: float, right: float) -> bool:
    """Whether `line` begins a paragraph, after those of `part` and before `after`, in a column from left to right."""
    before, indent = part[-1], INDENT * line.size
    if is_item(line, before) or has_room(before, line, right):
        return True
    if is_centred(before, line) or ITEM.match(part[0].text) or DASHED.match(part[0].text):
        return False
    if line.left > left + indent:
        # Where the next line is indented as well, both hang below a label, or all are.
        return after.left < line.left - indent / 2 if after else line.left > before.left + indent
    return line.left < before.left - indent and len(part) > 1


def is_item(line: Line, before: Line) -> bool:
    return bool(ITEM.match(line.text) or (DASHED.match(line.text) and CLAUSE_END.search(before.text)))


def has_room(before: Line, line: Line, right: float) -> bool:
    """The first word of the line would have fitted into the line before."""
    return before.right + SPACE * before.size + line.first_width < right - FLUSH


def is_centred(before: Line, line: Line) -> bool:
    """One above the other about one middle, and not because both are full."""
    is_about_one_middle = abs((before.left + before.right) - (line.left + line.right)) < before.size
    return is_about_one_middle and abs(before.left - line.left) > INDENT * before.size


def goes_on(last: Paragraph, before: list[Line], column: list[Line], print_: Print) -> bool:
    """Whether the last paragraph of the column before goes on in this one; where that is doubtful, it is marked."""
    line, first = before[-1], column[0]
    if not is_size(first, line.size) or is_item(first, line):
        return False
    edges = [each.right for each in before if is_size(each, line.size)]
    right = max(edges)
    is_full = not has_room(line, first, right)
    if not SENTENCE_END.search(line.text):
        return is_full or first.text[:1].islower()
    is_indented = len(column) > 1 and first.left > column[1].left + INDENT * first.size
    if not is_full or is_indented:
        return False
    # In a column set flush, the last line of a paragraph hardly ever reaches the edge.
    is_flush = sum(right - edge < FLUSH for edge in edges) > len(edges) / 2
    last.is_doubtful = not (is_flush and right - line.right < FLUSH)
    return not (last.is_doubtful and print_.introduces(first.text))


def without_notes(pages: list[Page], print_: Print) -> list[Line]:
    """Takes the notes at the feet of columns from the pages, and gives their lines."""
    notes: list[Line] = []
    for page in pages:
        small = notes_of(page, print_, bool(notes))
        page.lines = [line for line in page.lines if not any(line is each for each in small)]
        notes += small
    return notes


def notes_of(page: Page, print_: Print, may_go_on: bool) -> list[Line]:
    """The small lines below everything else, if the first of them has the mark of a note."""
    is_small = [line.size <= SMALL * print_.size for line in page.lines]
    lowest = min((line.baseline for line, small in zip(page.lines, is_small, strict=True) if not small), default=0.0)
    small = [line for line, is_it in zip(page.lines, is_small, strict=True) if is_it and line.baseline < lowest]
    return small if small and (NOTE.match(small[0].text) or may_go_on) else []


def without_marks(lines: list[Line], print_: Print) -> None:
    """Takes from the lines the raised numbers that refer to notes."""
    for line in lines:
        size, baseline = line.size, line.baseline
        line.words = [
            word
            for word in line.words
            if not (NOTE.fullmatch(word.text) and word.size < SMALLER * size and word.baseline > baseline + 0.15 * size)
        ] or line.words
