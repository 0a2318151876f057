"""What stands in the margins of pages: heads and feet, which come again at the same place, and numbers of pages."""

import re
from typing import NamedTuple

from proceedings.imports.reading.files.pdf.lines import Line, Page

OUTERMOST = 3  # rows at the top and at the bottom of a page that may be heads or feet
SAME_PLACE = 3.0  # points
FEW_PAGES = 6  # in so few, what stands on two is repeated; in more, what stands on three
FARTHEST = 20  # pages that are numbered otherwise than from 1
NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
BARE_NUMBER = re.compile(r"[\W_]*(?:page |сторінка |с\. )?(\d{1,4})(?:\s*(?:/|of|з)\s*\d+)?[\W_]*", re.IGNORECASE)


class Margin(NamedTuple):
    page: int  # from 0
    text: str
    what: str


def without_margins(pages: list[Page]) -> list[Margin]:
    """Takes heads, feet and slanted words from the pages, and gives each once."""
    found: dict[str, Margin] = {}
    for what, sign in (("running head", -1), ("running foot", 1)):
        rows_of_pages = [outermost_rows(page, sign) for page in pages]
        places = [(masked(row), row[0].baseline) for rows in rows_of_pages for row in rows]
        for index, rows in enumerate(rows_of_pages):
            for row in margin_rows(rows, places, index, len(pages)):
                found.setdefault(masked(row), Margin(index, words_of(row), what))
                pages[index].lines = [line for line in pages[index].lines if not any(line is each for each in row)]
    slanted = (Margin(index, page.slanted, "slanted text") for index, page in enumerate(pages) if page.slanted)
    return sorted([*found.values(), *{margin.text: margin for margin in slanted}.values()])


def outermost_rows(page: Page, sign: int) -> list[list[Line]]:
    """The outermost rows of a page, from the upper (-1) or lower edge (1) inwards."""
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: sign * line.baseline):
        if rows and abs(rows[-1][0].baseline - line.baseline) <= SAME_PLACE:
            rows[-1].append(line)
        elif len(rows) < OUTERMOST:
            rows.append([line])
        else:
            break
    return rows


def margin_rows(rows: list[list[Line]], places: list[tuple[str, float]], page: int, count: int) -> list[list[Line]]:
    """Those of a page's rows that come again, or are its number; the first that is neither ends them."""
    outer = []
    for row in rows:
        words, baseline = masked(row), row[0].baseline
        times = sum(words == other and abs(baseline - place) <= SAME_PLACE for other, place in places)
        if times < (2 if count <= FEW_PAGES else 3) and not (count > 1 and is_number_of(page, row)):
            break
        outer.append(row)
    return outer


def is_number_of(page: int, row: list[Line]) -> bool:
    number = BARE_NUMBER.fullmatch(words_of(row))
    return number is not None and abs(int(number[1]) - page - 1) <= FARTHEST


def words_of(row: list[Line]) -> str:
    return " ".join(line.text for line in sorted(row, key=lambda line: line.left))


def masked(row: list[Line]) -> str:
    return NUMBER.sub("#", words_of(row)).casefold()
