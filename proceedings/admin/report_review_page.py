"""What the desk's page of a review shows: one sheet of it, and all that is open."""

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from proceedings.choices import PanelKind, Part
from proceedings.imports.review.review import NO_PANEL
from proceedings.imports.review.sheets import sheet_of_anchors, sheets_of
from proceedings.models import Appearance
from speakers.matching import latest_affiliation

MOST_OPEN_ENDS = 200  # in the list at the top; the count is of all


def context_of(review, number):
    """For the template: sheet `number` of the review, or the nearest there is."""
    sheets = Paginator(sheets_of(review), 1)
    sheet = sheets.get_page(number)
    blocks = sheet.object_list[0]
    seen = last_seen(record for each in people_on(blocks) for record in each.match.offered)
    ends = list(open_ends(review, sheet_of_anchors(sheets.object_list), sheet.number))
    return {
        "review": review,
        "sheet": sheet,
        "blocks": [block_shown(review, block, seen, sheets.num_pages) for block in blocks],
        "open_ends": ends[:MOST_OPEN_ENDS],
        "further_ends": len(ends[MOST_OPEN_ENDS:]),
        "panels": review.panel_names(),
        "parts": Part.choices,
        "kinds": [*PanelKind.choices, (NO_PANEL, _("No panel"))],
        "lines": lines_beside(review.text, blocks, is_whole=sheets.num_pages == 1),
    }


def people_on(blocks):
    return [block.person for block in blocks if block.person]


def block_shown(review, block, seen, sheets):
    """A block with what its fields offer; of many sheets, each moves passages within its panel or to nobody's lists."""
    person = block.person
    destinations = review.destinations if sheets == 1 else review.destinations_near(block.panel)
    if not person:
        return {"block": block, "destinations": destinations}
    return {
        "block": block,
        "destinations": destinations,
        "offered": [offered(record, person, seen) for record in person.match.offered],
        "employers": [(record, record == person.employer) for record in person.organisation.offered],
        "other": review.decisions.get(f"other-{person.key}", ""),
    }


def open_ends(review, at, here):
    """Everything that is left to decide, in one list: (address, what it is about, its question or None)."""

    def address(anchor):
        sheet = at.get(anchor, here)
        return f"#{anchor}" if sheet == here else f"?sheet={sheet}#{anchor}"

    for question in review.questions:
        yield address(question.anchor), _("Line {number}").format(number=question.line), question.about, question
    for person in review.asked_speakers:
        yield address(f"who-{person.key}"), person.name_as_printed, _("who is this?"), None
    for person in review.asked_organisations:
        yield address(f"who-{person.key}"), person.organisation_as_printed, _("which organisation is this?"), None
    for point in review.aside["unplaced"]:
        yield address(f"p-{point.start}"), _("Line {number}").format(number=point.line), _("not placed"), None


def lines_beside(text, blocks, is_whole):
    """[(number, line)] of the source: all of it, or of a long one what the passages of the sheet rest on."""
    lines = enumerate(text.split("\n"), 1)
    if is_whole:
        return [(number, line) for number, line in lines if line.strip()]
    points = [point for block in blocks for point in block.points]
    beside = {point.line + more for point in points for more in range(point.passage.text.count("\n") + 1)}
    return [(number, line) for number, line in lines if number in beside]


def offered(record, person, seen):
    """Somebody who may be meant, with post, organisation and where they were last."""
    affiliation = latest_affiliation(record)
    capacity = [affiliation.post, affiliation.organisation and affiliation.organisation.name] if affiliation else []
    last = (
        _("last at {edition}").format(edition=seen[record.pk].panel.edition)
        if record.pk in seen
        else _("never at a panel")
    )
    return {
        "slug": record.slug,
        "described": ", ".join(filter(None, [str(record), *capacity, last])),
        "is_chosen": person.speaker == record,
    }


def last_seen(records):
    """{speaker's key: their last appearance}, drafts included."""
    appearances = Appearance.objects.filter(speaker__in=set(records)).select_related("panel__edition__forum")
    latest = appearances.order_by("speaker_id", "-panel__edition__slug", "-pk").distinct("speaker_id")
    return {appearance.speaker_id: appearance for appearance in latest}
