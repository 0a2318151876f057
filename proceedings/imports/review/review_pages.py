"""A review in pages: what one page of the desk shows of a report, of whatever length."""

from dataclasses import dataclass, field, replace

from proceedings.imports.review.proposal import ProposedAppearance, ProposedPanel
from proceedings.imports.review.review_items import ReviewItem

MAX_ITEMS = 300  # on a page
MAX_CHARACTERS = 200_000  # on a page, unless one passage has more


@dataclass
class Block:
    """Passages in one group: of somebody, takeaways of a panel, what nobody said …"""

    kind: str  # whole, takeaways, person, nobody, add, unplaced or headings
    panel: ProposedPanel | None = None
    person: ProposedAppearance | None = None
    items: list[ReviewItem] = field(default_factory=list)
    is_first: bool = False  # of its panel on this page: shown under the panel's title
    goes_on: bool = False  # begun on the page before

    @property
    def places(self) -> int:
        """Of those on a page; somebody who said nothing takes one."""
        return max(len(self.items), 1 if self.person else 0)

    @property
    def length(self) -> int:
        return sum(item.length for item in self.items)


def pages_of(review) -> list[list[Block]]:
    """Blocks in the order of the edition, so many on a page that a browser and an editor can bear it."""
    pages: list[list[Block]] = [[]]
    items = characters = 0  # on the last page
    for block in blocks_of(review):
        for piece in pieces_of(block):
            items, characters = items + piece.places, characters + piece.length
            if pages[-1] and not fits(items, characters):
                pages.append([])
                items, characters = piece.places, piece.length
            pages[-1].append(piece)
    for page in pages:
        mark_panels(page)
    return pages


def blocks_of(review):
    yield Block("whole", items=review.at("t"))
    for panel in review.proposal.panels:
        yield Block("takeaways", panel, items=review.at(f"t-{panel.key}"))
        yield from (Block("person", panel, person, review.at(person.key)) for person in panel.appearances)
        yield Block("nobody", panel, items=review.at(f"u-{panel.key}"))
        yield Block("add", panel)
    yield Block("unplaced", items=review.at("unplaced"))
    yield Block("headings", items=review.at("heading"))


def pieces_of(block):
    """A block of many items, or of long ones, in several, the first of which says whose they are."""
    piece = replace(block, items=[])
    characters = 0
    for item in block.items:
        characters += item.length
        if piece.items and not fits(len(piece.items) + 1, characters):
            yield piece
            piece = replace(block, items=[], goes_on=True)
            characters = item.length
        piece.items.append(item)
    yield piece


def fits(items: int, characters: int) -> bool:
    return items <= MAX_ITEMS and characters <= MAX_CHARACTERS


def mark_panels(page):
    shown = None
    for block in page:
        block.is_first = block.panel is not None and block.panel is not shown
        shown = block.panel


def page_of_anchors(pages):
    """{anchor on a page: number of the page}, from 1."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for block in page:
            if block.person:
                found.setdefault(f"who-{block.person.key}", number)
            found |= {f"p-{item.start}": number for item in block.items}
    return found
