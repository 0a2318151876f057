"""A review in sheets: what one page of the desk shows of a report, of whatever length."""

from dataclasses import dataclass, field

from proceedings.imports.review.points import Point
from proceedings.imports.review.proposal import ProposedAppearance, ProposedPanel

MOST_POINTS = 300  # on a sheet


@dataclass
class Block:
    """Passages that stand together: of somebody, takeaways of a panel, what nobody said …"""

    kind: str  # whole, takeaways, person, nobody, add, unplaced or headings
    panel: ProposedPanel | None = None
    person: ProposedAppearance | None = None
    points: list[Point] = field(default_factory=list)
    is_first: bool = False  # of its panel on this sheet: stands under the panel's title
    goes_on: bool = False  # begun on the sheet before


def sheets_of(review) -> list[list[Block]]:
    """Blocks in the order of the edition, so many on a sheet that a browser and an editor can bear it."""
    sheets, room = [[]], MOST_POINTS
    for block in blocks_of(review):
        for piece in pieces_of(block):
            needed = len(piece.points)
            if needed > room and sheets[-1]:
                sheets.append([])
                room = MOST_POINTS
            sheets[-1].append(piece)
            room -= needed
    for sheet in sheets:
        mark_panels(sheet)
    return sheets


def blocks_of(review):
    yield Block("whole", points=review.at("t"))
    for panel in review.proposal.panels:
        yield Block("takeaways", panel, points=review.at(f"t-{panel.key}"))
        yield from (Block("person", panel, person, review.at(person.key)) for person in panel.appearances)
        yield Block("nobody", panel, points=review.at(f"u-{panel.key}"))
        yield Block("add", panel)
    yield Block("unplaced", points=review.at("unplaced"))
    yield Block("headings", points=review.at("heading"))


def pieces_of(block):
    """A block of many points in several, the first of which says whose they are."""
    starts = range(0, max(len(block.points), 1), MOST_POINTS)
    for start in starts:
        points = block.points[start : start + MOST_POINTS]
        yield Block(block.kind, block.panel, block.person, points, goes_on=start > 0)


def mark_panels(sheet):
    shown = None
    for block in sheet:
        block.is_first = block.panel is not None and block.panel is not shown
        shown = block.panel


def sheet_of_anchors(sheets):
    """{anchor on a page: number of the sheet}, from 1."""
    found = {}
    for number, sheet in enumerate(sheets, 1):
        for block in sheet:
            if block.person:
                found.setdefault(f"who-{block.person.key}", number)
            found |= {f"p-{point.start}": number for point in block.points}
    return found
