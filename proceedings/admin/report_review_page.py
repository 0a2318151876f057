"""What the desk's page of a review shows: one page of it, and all that is open."""

from django.core.paginator import Paginator
from django.utils.translation import gettext, gettext_lazy

from proceedings.choices import PanelKind, Part
from proceedings.imports.review.decisions import Fields
from proceedings.imports.review.review import NO_PANEL, suggest_for_items
from proceedings.imports.review.review_pages import page_of_anchors, pages_of
from proceedings.imports.review.saving import last_change
from proceedings.models import Appearance
from speakers import names
from speakers.matching import latest_affiliation

MAX_UNDECIDED = 200  # in the list at the top; the count is of all

# What readers of files call what they set aside.
KINDS_OF_FURNITURE = {
    "aside": gettext_lazy("aside"),
    "beside the article": gettext_lazy("beside the article"),
    "breadcrumbs": gettext_lazy("breadcrumbs"),
    "button": gettext_lazy("button"),
    "caption": gettext_lazy("caption"),
    "comment": gettext_lazy("comment"),
    "comments of readers": gettext_lazy("comments of readers"),
    "cookies": gettext_lazy("cookies"),
    "dialogue": gettext_lazy("dialogue"),
    "form": gettext_lazy("form"),
    "hidden text": gettext_lazy("hidden text"),
    "navigation": gettext_lazy("navigation"),
    "newsletter": gettext_lazy("newsletter"),
    "note of the subtitles": gettext_lazy("note of the subtitles"),
    "page foot": gettext_lazy("page foot"),
    "page head": gettext_lazy("page head"),
    "running foot": gettext_lazy("running foot"),
    "running head": gettext_lazy("running head"),
    "share buttons": gettext_lazy("share buttons"),
    "slanted text": gettext_lazy("slanted text"),
    "table of contents": gettext_lazy("table of contents"),
}


def context_of(review, record, number, editor):
    """For the template: page `number` of the review, or the nearest there is, as `editor` sees it."""
    pages = Paginator(pages_of(review), 1)
    page = pages.get_page(number)
    blocks = page.object_list[0]
    suggest_for_items(review, [item for block in blocks for item in block.items])
    seen = last_seen(record for each in people_on(blocks) for record in each.match.offered)
    undecided = list(undecided_in(review, page_of_anchors(pages.object_list), page.number))
    namesakes = namesakes_of(review)
    return {
        "review": review,
        "page": page,
        "blocks": [block_context(review, block, seen, pages.num_pages, namesakes) for block in blocks],
        "undecided": undecided[:MAX_UNDECIDED],
        "further_undecided": len(undecided[MAX_UNDECIDED:]),
        "can_undo": last_change(record, editor) is not None,
        "furniture": [] if page.has_next() else furniture_of(record),
        "panels": review.panel_names,
        "parts": Part.choices,
        "kinds": [*PanelKind.choices, (NO_PANEL, gettext("No panel"))],
    }


def furniture_of(record):
    """[(line, what it is, words)] that the reader of the file set aside."""
    kept = record.file_notes.get("furniture", ())
    return [(line, KINDS_OF_FURNITURE.get(what, what), text) for line, what, text in kept]


def people_on(blocks):
    return [block.person for block in blocks if block.person]


def namesakes_of(review):
    """{folded name: everybody of that name, in order}"""
    found: dict[str, list] = {}
    for person in review.proposal.appearances():
        found.setdefault(names.fold(person.name_as_printed), []).append(person)
    return found


def block_context(review, block, seen, pages, namesakes):
    """A block with what its fields offer; of many pages, each moves passages within its panel or to nobody's lists."""
    person = block.person
    destinations = review.destinations if pages == 1 else review.destinations_near(block.panel)
    if not person:
        return {"block": block, "destinations": destinations}
    return {
        "block": block,
        "destinations": destinations,
        "fields": Fields(person.key),
        "offered": [offered_person(record, person, seen) for record in person.match.offered],
        "employers": [(record, record == person.employer) for record in person.organisation.offered],
        "other": review.decisions.other_of(person.key),
        "same": same_people(person, namesakes[names.fold(person.name_as_printed)], review.panel_names),
    }


def same_people(person, namesakes, panels):
    """[(key, who it is, whether they are the same)] of those of one name who come before."""
    before = namesakes[: namesakes.index(person)]
    return [(each.key, description_of(each, panels), each.identity == person.identity) for each in before]


def description_of(person, panels):
    capacity = [person.post_as_printed, person.organisation_as_printed]
    return ", ".join(filter(None, [person.name_as_printed, *capacity, panels.get(person.panel)]))


def undecided_in(review, at, here):
    """Everything that is left to decide, in one list: (address, what it is about, its question or None)."""

    def address(anchor):
        number = at.get(anchor, here)
        return f"#{anchor}" if number == here else f"?page={number}#{anchor}"

    for question in review.questions:
        yield address(question.anchor), gettext("Line {number}").format(number=question.line), question.about, question
    for person in review.asked_speakers:
        yield address(f"who-{person.key}"), person.name_as_printed, gettext("who is this?"), None
    for person in review.asked_organisations:
        yield address(f"who-{person.key}"), person.organisation_as_printed, gettext("which organisation is this?"), None
    for item in review.unplaced:
        yield address(f"p-{item.start}"), gettext("Line {number}").format(number=item.line), gettext("not placed"), None


def offered_person(record, person, seen):
    """Somebody who may be meant, with post, organisation and where they were last."""
    affiliation = latest_affiliation(record)
    capacity = [affiliation.post, affiliation.organisation and affiliation.organisation.name] if affiliation else []
    last = (
        gettext("last at {edition}").format(edition=seen[record.pk].panel.edition)
        if record.pk in seen
        else gettext("never at a panel")
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
