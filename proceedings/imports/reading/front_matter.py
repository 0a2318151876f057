"""What stands before a report begins: section of the site, title, date, author, subtitle."""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from collections.abc import Iterator
from dataclasses import dataclass

from proceedings.imports.reading.dates import HELD_LABEL, date_line, is_day_and_time, is_place_and_day
from proceedings.imports.reading.introductions import Shape
from proceedings.imports.reading.labels import SPEECHES
from proceedings.imports.reading.lexicon import any_of
from proceedings.imports.reading.line_kinds import LIKELY, SECTION_TITLE, SURE, ClassifiedLine
from proceedings.imports.reading.report import Passage
from proceedings.imports.reading.times import time_alone

SITE_SECTION = re.compile(any_of("sections_of_a_site"), re.IGNORECASE)
AUTHOR = re.compile(
    r"(?:authors?|written by|prepared by|by|editor|publisher|автори?(?:ка)?|підготува(?:в|ла|ли)|видавець|著者|執筆者?|作成|文責)\s*[:：]|by\s+[A-Z]",
    re.IGNORECASE,
)
MAX_LENGTH = 12  # lines: what comes later is the report


@dataclass(frozen=True)
class FrontMatter:
    """The leading lines with what each is, and where the body begins (an index)."""

    fields: tuple[tuple[str, ClassifiedLine], ...]
    body: int

    def first(self, what: str) -> ClassifiedLine | None:
        return next((classified for said, classified in self.fields if said == what), None)

    @property
    def footers(self) -> list[Passage]:
        return [classified.line.passage for said, classified in self.fields if said == "footer"]


def read_front_matter(classified: list[ClassifiedLine]) -> FrontMatter:
    fields: list[tuple[str, ClassifiedLine]] = []
    found: set[str] = set()
    for position, (one, after) in enumerate(zip(classified[:MAX_LENGTH], [*classified[1:], None], strict=False)):
        what = next(readings(one, after, found), None)
        if what == "title" and is_site_name(classified[position : position + 3]):
            what = "category"
        if what is None:
            return FrontMatter(tuple(fields), position)
        found.add(what)
        fields.append((what, one))
    return FrontMatter(tuple(fields), len(fields))


def readings(classified: ClassifiedLine, after: ClassifiedLine | None, found: set[str]) -> Iterator[str]:
    """What the line may be in front of what was found before it, likeliest first."""
    head = classified.line.head
    if classified.footer:
        yield "footer"
    if date_line(head) and HELD_LABEL.match(head):
        yield "event"
    elif date_line(head):
        yield "published_on" if "published_on" not in found else "date"
    elif is_day_and_time(head) or ("title" in found and is_place_and_day(head)):
        yield "date"
    if AUTHOR.match(head) and classified.line.is_short and not classified.line.ends_a_sentence:
        yield "author"
    if "title" not in found and SITE_SECTION.fullmatch(head) and after:
        yield "category"
    if "title" not in found and (is_title(classified) or has_its_date_below(classified, after)):
        yield "title"
    if "title" in found and "subtitle" not in found and is_subtitle(classified, after):
        yield "subtitle"


def is_title(classified: ClassifiedLine) -> bool:
    speaks = classified.header is not None and classified.header.shape in {
        Shape.OWN_LINE,
        Shape.INLINE,
        Shape.COLON,
        Shape.QUOTED,
    }
    labelled = classified.label is not None and not (
        classified.label.kind == SPEECHES and len(classified.line.head) > 40
    )
    numbered = SECTION_TITLE.match(classified.line.head)
    is_section = bool(numbered and re.search(r"\d|\b[IVX]+\b", numbered.group()))
    return not (
        speaks
        or labelled
        or is_section
        or time_alone(classified.line.text) is not None
        or classified.line.is_item
        or classified.slot
    ) and is_headline(classified)


def has_its_date_below(classified: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """A headline may read like a label (“Conclusions of the forum”): its date shows what it is."""
    return bool(
        classified.label
        and not classified.label.rest
        and after
        and date_line(after.line.head)
        and is_headline(classified)
    )


def is_site_name(ahead: list[ClassifiedLine]) -> bool:
    """Where a headline and its date follow, what stands above them is the site's."""
    return (
        len(ahead) == 3
        and len(ahead[0].line.text) < 60
        and is_title(ahead[1])
        and bool(date_line(ahead[2].line.head) and not date_line(ahead[1].line.head))
    )


def is_headline(classified: ClassifiedLine) -> bool:
    if classified.line.marker == "hash":
        return True
    return len(classified.line.text) <= 250 and not classified.line.text.endswith((".", "。", ",", ":", "…"))


def is_subtitle(classified: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    if classified.heading in {SURE, LIKELY} or classified.header or classified.line.marker or after is None:
        return False
    return (
        not (classified.label or classified.slot or after.label) and is_headline(classified) and not after.line.is_item
    )
