"""Lines in brackets: what was done and not said, “(Applause.)”, “[Video plays]”, over several lines at times."""

import re

from proceedings.imports.reading.line_kinds import ClassifiedLine

BRACKETS = {"(": ")", "[": "]", "（": "）", "［": "］", "〔": "〕"}
MAX_LINES = 5  # that one direction runs over
ITEM = re.compile(r"[(（\[]\s?(?:[^\W\d_]{1,2}|[ivxIVX]{1,4}|\d{1,2})\s?[)）\]]")  # (a), (iv), (2): an item begins
PAGE = re.compile(
    r"[-–—\s]*(?:page|p\.|стор\.?|с\.|第)?\s*\d{1,4}\s*(?:頁|ページ)?(?:\s*(?:of|/|з|із)\s*\d{1,4})?[-–—\s]*"
    r"|(?:.{0,60}\s)?[-–—]\d{1,4}[-–—](?:\s.{0,40})?",
    re.IGNORECASE,
)


def stage_directions(classified: list[ClassifiedLine]) -> set[int]:
    """The numbers of the lines that stand in brackets from their beginning to their end."""
    found: set[int] = set()
    position = 0
    while position < len(classified):
        length = direction_length(classified, position)
        found.update(one.line.number for one in classified[position : position + length])
        position += length or 1
    return found


def direction_length(classified: list[ClassifiedLine], position: int) -> int:
    """How many lines one direction takes that begins here; 0 where none does."""
    text = classified[position].line.text
    closing = BRACKETS.get(text[:1])
    if closing is None or ITEM.match(text):
        return 0
    depth = 0
    for length, one in enumerate(classified[position : position + MAX_LINES], 1):
        depth += one.line.text.count(text[0]) - one.line.text.count(closing)
        if depth <= 0:
            return length if one.line.text.rstrip(" .").endswith(closing) else 0
        if length > 1 and one.line.blank_before and length > 2:
            return 0
    return 0


def is_page_number(text: str) -> bool:
    """“- 2 -”, “Page 3 of 10”, “11/13/18 -2- DRAFT”: a running head or foot."""
    return len(text) <= 110 and bool(PAGE.fullmatch(text))
