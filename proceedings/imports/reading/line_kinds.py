"""What each line may be, by its own evidence and its neighbours'. What it is in its place, parse.py decides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django_extras.scripts import is_japanese
from proceedings.imports.reading.headers import header_of
from proceedings.imports.reading.introductions import Header, Shape, first_sentence, is_reporting
from proceedings.imports.reading.japanese import header_of_japanese, is_announced_in_japanese
from proceedings.imports.reading.labels import (
    BREAK,
    MODERATOR,
    ROSTER,
    SLOT,
    TAKEAWAYS,
    Label,
    is_collective,
    is_footer,
    label_of,
)
from proceedings.imports.reading.lexicon import any_of
from proceedings.imports.reading.lines import Line

NUMBER = r"(?:\s*(?:#|no\.?|№)?\s*(?:\d{1,2}|[IVXІ]{1,4}|one|two|three|four|five|six)\b)"
SECTION_TITLE = re.compile(any_of("section_titles").replace("<number>", NUMBER), re.IGNORECASE)
KEYNOTE_TITLE = re.compile(any_of("keynote_titles"), re.IGNORECASE)
PANEL_TITLE = re.compile(any_of("panel_titles"), re.IGNORECASE)
FRAMED = re.compile(r"[【《〔][^【】《》〔〕]{1,40}[】》〕]")
MAX_REMEMBERED = 400  # characters
MIN_LENGTH = 2  # characters that can say anything
SURE, LIKELY, PERHAPS = "sure", "likely", "perhaps"


@dataclass(frozen=True)
class ClassifiedLine:
    """A line and what it may be. `heading` is '', 'perhaps', 'likely' or 'sure'."""

    line: Line
    label: Label | None = None
    header: Header | None = None
    heading: str = ""
    footer: bool = False
    slot: bool = False
    pause: bool = False

    @property
    def names_someone(self) -> bool:
        return self.header is not None and self.header.shape is Shape.OWN_LINE

    @property
    def speaks(self) -> bool:
        return self.header is not None and self.header.shape in {Shape.OWN_LINE, Shape.INLINE, Shape.COLON}

    @property
    def is_asked(self) -> bool:
        """“– How old are they?”: a question in a dialogue that marks its voices with dashes."""
        return self.line.marker == "dash" and self.line.text.endswith("?")

    @property
    def announces(self) -> bool:
        """A line of somebody's saying that says nothing yet: “NAME, POST, emphasised:”."""
        last_words = self.line.head.removesuffix(":").split()[-4:]
        head = self.line.head
        if is_announced_in_japanese(head):
            return True
        ends_so = head.endswith(":") and len(head) < 260 and " that " not in head and first_sentence(head) == head
        return ends_so and any(is_reporting(word.strip(",")) for word in last_words)


def classify(lines: Sequence[Line]) -> list[ClassifiedLine]:
    alone = [classify_alone(line) for line in lines]
    following = [*alone[1:], None]
    classified = [
        replace(one, heading=heading_kind(one, after)) if can_be_heading(one) else one
        for one, after in zip(alone, following, strict=False)
    ]
    numbered = sum(one.line.marker == "number" and one.heading in {SURE, LIKELY} for one in classified)
    return [like_the_numbered(one) for one in classified] if numbered > 1 else classified


def like_the_numbered(classified: ClassifiedLine) -> ClassifiedLine:
    """In a report whose sections are numbered, a short numbered line that stands apart is the next section."""
    line = classified.line
    is_title = line.marker == "number" and len(line.text) <= 90 and line.blank_before and not line.ends_a_sentence
    if classified.heading or not (is_title and can_be_heading(classified) and is_title_like(line)):
        return classified
    return replace(classified, heading=LIKELY)


def section_kind(title: str) -> str:
    """keynote, panel, or '' where the title does not say."""
    if KEYNOTE_TITLE.search(title):
        return "keynote"
    return "panel" if PANEL_TITLE.search(title) else ""


def classify_alone(line: Line) -> ClassifiedLine:
    """The line by its own evidence; a line that comes again, unless it is long, reads the same again."""
    if len(line.text) > MAX_REMEMBERED:
        return classify_line(line)
    classified = classify_remembered(line.text, line.marker)
    shift = len(line.text) - len(classified.line.text)
    here = Line(line.number, classified.line.text, line.start + shift, line.marker, line.blank_before)
    return ClassifiedLine(
        here, classified.label, classified.header, "", classified.footer, classified.slot, classified.pause
    )


@lru_cache(maxsize=4096)
def classify_remembered(text: str, marker: str) -> ClassifiedLine:
    return classify_line(Line(0, text, 0, marker))


def classify_line(line: Line) -> ClassifiedLine:
    if len(line.text) < MIN_LENGTH:
        return ClassifiedLine(line)
    if is_footer(line):
        return ClassifiedLine(line, footer=True)
    slot = SLOT.match(line.text)
    if slot and not line.is_item:
        rest = line.text[slot.end() :]
        line = replace(line, text=rest, start=line.start + slot.end()) if rest else line
        if not rest or BREAK.search(rest[:60]):
            return ClassifiedLine(line, slot=True, pause=True)
    label = label_of(line)
    if label and label.kind == ROSTER and not label.rest and SECTION_TITLE.match(line.head.rstrip(":")):
        label = None
    header = None if label and not label.in_a_clause else header_on(line)
    if header and header.shape is Shape.INLINE:
        label = None
    elif label:
        header = None
    return ClassifiedLine(line, label, header, slot=bool(slot))


def header_on(line: Line) -> Header | None:
    return header_of_japanese(line) if is_japanese(line.head) else header_of(line)


def can_be_heading(classified: ClassifiedLine) -> bool:
    named = (
        classified.header is not None
        and classified.header.shape is not Shape.NAME_ONLY
        and classified.header.shape is not Shape.NAME_COLON
    )
    return not (classified.footer or classified.label or named or classified.pause)


def heading_kind(classified: ClassifiedLine, after: ClassifiedLine | None) -> str:
    line = classified.line
    if line.marker in {"bullet", "dash"} or len(line.text) > 220:
        return ""
    if line.marker == "hash" or is_section_title(line) or FRAMED.fullmatch(line.text):
        return SURE
    if not is_title_like(line):
        return ""
    if after and after.label and after.label.kind == TAKEAWAYS and not after.line.is_item:
        return SURE
    if len(line.text) > 150 or line.ends_a_sentence or not quotes_are_whole(line.text):
        return ""
    if classified.slot or (after and (opens_a_section(after) or is_numbered_heading(line, after))):
        return LIKELY
    return PERHAPS if stands_apart(line, after) and not is_collective(line.head) else ""


def is_section_title(line: Line) -> bool:
    head = line.head.strip("【】|■□◆<>[] ")
    found = SECTION_TITLE.match(head)
    if not found:
        return False
    rest = head[found.end() :].lstrip()
    return not line.ends_a_sentence and (not rest[:1].islower() or rest.startswith(("by ", "of ")))


def is_title_like(line: Line) -> bool:
    head = line.head
    first = head.lstrip('“"«(【「『')[:1]
    return not head.endswith((".", ",", ";", ":", "。", "、")) and (
        first.isupper() or first.isdigit() or is_japanese(first)
    )


def quotes_are_whole(text: str) -> bool:
    """No part of a longer quotation."""
    return text.count("“") == text.count("”") and text.count("«") == text.count("»") and text.count('"') % 2 == 0


def opens_a_section(after: ClassifiedLine) -> bool:
    labelled = after.label is not None and after.label.kind in {MODERATOR, ROSTER}
    header = after.header
    named = header is not None and (header.shape in {Shape.OWN_LINE, Shape.INLINE} or is_sure_colon(header))
    return labelled or named


def is_numbered_heading(line: Line, after: ClassifiedLine) -> bool:
    """A short numbered line with a paragraph right below: no item of a list."""
    paragraph = not (after.line.is_item or after.line.blank_before) and after.line.ends_a_sentence
    return line.marker == "number" and len(line.text) <= 90 and paragraph


def is_sure_colon(header: Header) -> bool:
    return header.shape is Shape.COLON and header.has_post


def stands_apart(line: Line, after: ClassifiedLine | None) -> bool:
    """Short, and alone between blank lines, with text below."""
    return (
        len(line.text) <= 90
        and line.blank_before
        and not line.is_item
        and after is not None
        and after.line.blank_before
        and not after.footer
    )
