"""What stands before a report begins: section of the site, title, date, author, subtitle."""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from collections.abc import Iterator
from dataclasses import dataclass

from proceedings.imports.reading.dates import HELD_LABEL, date_line, is_day_and_time, is_place_and_day
from proceedings.imports.reading.kinds import LIKELY, SECTION_TITLE, SURE, Seen
from proceedings.imports.reading.labels import SPEECHES
from proceedings.imports.reading.report import Passage
from proceedings.imports.reading.shapes import Shape

SITE_SECTION = re.compile(
    r"(?:news|events?|event reports?|research|analytics?|analysis|publications?|reports?|blog|articles?|press releases?|media|activities|projects?"
    r"|новини|події|подія|дослідження|аналітика|публікації|заходи|звіти?|медіа|блог"
    r"|イベント(?:報告|レポート)?|開催報告|ニュース|お知らせ|活動報告|研究会|レポート|新着情報)",
    re.IGNORECASE,
)
AUTHOR = re.compile(
    r"(?:authors?|written by|prepared by|by|editor|publisher|автори?(?:ка)?|підготува(?:в|ла|ли)|видавець|著者|執筆者?|作成|文責)\s*[:：]|by\s+[A-Z]",
    re.IGNORECASE,
)
LONGEST = 12  # lines: what comes later is the report


@dataclass(frozen=True)
class FrontMatter:
    """The leading lines with what each is, and where the body begins (an index)."""

    fields: tuple[tuple[str, Seen], ...]
    body: int

    def first(self, what: str) -> Seen | None:
        return next((seen for said, seen in self.fields if said == what), None)

    @property
    def footers(self) -> list[Passage]:
        return [seen.line.passage for said, seen in self.fields if said == "footer"]


def front_matter(seen: list[Seen]) -> FrontMatter:
    fields, found = [], set()
    for position, (one, after) in enumerate(zip(seen[:LONGEST], [*seen[1:], None], strict=False)):
        what = next(_readings(one, after, found), None)
        if what == "title" and _is_site_name(seen[position : position + 3]):
            what = "category"
        if what is None:
            return FrontMatter(tuple(fields), position)
        found.add(what)
        fields.append((what, one))
    return FrontMatter(tuple(fields), len(fields))


def _readings(seen: Seen, after: Seen | None, found: set[str]) -> Iterator[str]:
    """What the line may be in front of what was found before it, likeliest first."""
    head = seen.line.head
    if seen.footer:
        yield "footer"
    if date_line(head) and HELD_LABEL.match(head):
        yield "event"
    elif date_line(head):
        yield "published_on" if "published_on" not in found else "date"
    elif is_day_and_time(head) or ("title" in found and is_place_and_day(head)):
        yield "date"
    if AUTHOR.match(head) and seen.line.is_short and not seen.line.ends_a_sentence:
        yield "author"
    if "title" not in found and SITE_SECTION.fullmatch(head) and after:
        yield "category"
    if "title" not in found and (_is_title(seen) or _has_its_date_below(seen, after)):
        yield "title"
    if "title" in found and "subtitle" not in found and _is_subtitle(seen, after):
        yield "subtitle"


def _is_title(seen: Seen) -> bool:
    speaks = seen.header is not None and seen.header.shape in {
        Shape.OWN_LINE,
        Shape.INLINE,
        Shape.COLON,
        Shape.QUOTED,
    }
    labelled = seen.label is not None and not (seen.label.kind == SPEECHES and len(seen.line.head) > 40)
    numbered = SECTION_TITLE.match(seen.line.head)
    is_section = bool(numbered and re.search(r"\d|\b[IVX]+\b", numbered.group()))
    return not (speaks or labelled or is_section or seen.line.is_item or seen.slot) and _is_headline(seen)


def _has_its_date_below(seen: Seen, after: Seen | None) -> bool:
    """A headline may read like a label (“Conclusions of the forum”): its date shows what it is."""
    return bool(seen.label and not seen.label.rest and after and date_line(after.line.head) and _is_headline(seen))


def _is_site_name(ahead: list[Seen]) -> bool:
    """Where a headline and its date follow, what stands above them is the site's."""
    return (
        len(ahead) == 3
        and len(ahead[0].line.text) < 60
        and _is_title(ahead[1])
        and bool(date_line(ahead[2].line.head) and not date_line(ahead[1].line.head))
    )


def _is_headline(seen: Seen) -> bool:
    if seen.line.marker == "hash":
        return True
    return len(seen.line.text) <= 250 and not seen.line.text.endswith((".", "。", ",", ":", "…"))


def _is_subtitle(seen: Seen, after: Seen | None) -> bool:
    if seen.heading in {SURE, LIKELY} or seen.header or seen.line.marker or after is None:
        return False
    return not (seen.label or seen.slot or after.label) and _is_headline(seen) and not after.line.is_item
