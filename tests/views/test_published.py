"""What is a draft stands on no public surface, and on all of them once it is published.

The draft holds to one rule: whatever the public asks for, the answer is what it would be without the draft.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from proceedings.editorial import publishing
from proceedings.models import ForumEdition
from tests import make
from tests.pages import Page
from tests.walk import named_addresses, surfaces

ONLY_IN_THE_DRAFT = [
    "Unannounced droughts", "Quiet droughts", "Dan Secret", "Hidden Bureau", "Minister in waiting", "Glacier for sale",
    "will embargo", "Secret plans", "Price of a glacier", "2025-05-05",
]  # fmt: skip
SEARCHES = [
    "q=glacier", "q=secret", "q=embargo", "speaker=dan-secret", "theme=ice&sort=newest", "organisation=hidden-bureau",
    "country=IS&year=2025", "edition=river-forum/2025", "panel=river-forum/2025/drought", "q=dykes&speaker=dan-secrit",
]  # fmt: skip


@pytest.fixture
def somebody(django_user_model):
    return django_user_model.objects.create_user("somebody")


def public(client, world):
    """`{address: answer}` of all that the public reaches."""
    parts = {
        "forum": ["river-forum"],
        "edition": ["2024", "2025"],
        "panel": ["floods", "droughts"],
        "statement": ["marsh-1", "secret-1"],
        "number": [world.dykes.number, world.secret.number],
        "version": [1, 2],
        "format": ["bib", "ris", "csl.json"],
        "section": ["editions", "panels", "statements", "speakers", "themes", "organisations", "pages"],
        "slug": ["ada-marsh", "dan-secret", "water-institute", "hidden-bureau", "water", "flood-defence", "ice"],
    }
    forms = ["/search/", "/search.json", "/search.csv"]
    searches = [f"{form}?{search}" for form in forms for search in SEARCHES]
    return surfaces(client, ["/", *named_addresses(parts), *searches])


def remove_draft(world):
    """With the people and posts that were entered for it only."""
    world.draft.delete()
    world.ada.affiliations.get(post="Minister in waiting").delete()
    world.dan.delete()
    world.bureau.delete()


def test_whatever_is_asked_for_the_answer_is_what_it_would_be_without_the_draft(world, client, somebody):
    as_draft = public(client, world)
    assert where_shown(as_draft) == {word: [] for word in ONLY_IN_THE_DRAFT}

    ForumEdition.objects.filter(pk=world.draft.pk).update(published_at=timezone.now() + timedelta(days=1))
    assert public(client, world) == as_draft

    publishing.publish(world.draft, by=somebody)
    places = where_shown(public(client, world))
    assert {word for word, addresses in places.items() if not addresses} == set()
    assert "/" in places["Unannounced droughts"]
    assert "/speakers/ada-marsh/" in places["Minister in waiting"]
    assert {"/search.json", "/search.csv", "/search.atom", "/search/"} <= set(places["Secret plans"])

    publishing.withdraw(world.draft, by=somebody)
    remove_draft(world)
    assert public(client, world) == as_draft


def test_what_is_withdrawn_is_a_draft_again(world, client, somebody):
    publishing.publish(world.draft, by=somebody)
    assert client.get("/forums/river-forum/2025/").status_code == 200
    publishing.withdraw(world.draft, by=somebody)
    assert client.get("/forums/river-forum/2025/").status_code == 404


def where_shown(found):
    return {
        word: [address for address, text in found.items() if word.casefold() in text.casefold()]
        for word in ONLY_IN_THE_DRAFT
    }


def test_a_draft_takeaway_is_not_shown_beside_the_published_statement_it_rests_on(world, client):
    make.make_takeaway(edition=world.draft, position=9, text="Not yet concluded.", evidence=[world.sirens])
    statement = Page(client.get("/forums/river-forum/2024/floods/kruk-1/"))
    assert statement.texts("span", class_="supports") == ["Supports takeaway 1"]
    assert statement.texts("ol", class_="takeaways") == [
        "Warning comes before walls. After the floods, River Forum 2024"
    ]
    assert Page(client.get("/search/?q=sirens")).texts("span", class_="supports") == ["Supports takeaway 1"]


def test_a_published_takeaway_does_not_show_the_draft_statement_it_rests_on(world, client):
    world.takeaway.evidence.add(world.secret)
    page = Page(client.get("/forums/river-forum/2024/floods/"))
    assert page.texts("p", class_="evidence") == [
        f"Rests on Borys Kruk #{world.sirens.number}, Chiyo Mori #{world.sensors.number}"
    ]


@pytest.mark.parametrize("days", [None, 1])
def test_who_may_read_drafts_is_told_that_the_page_is_one(world, admin_client, days):
    world.draft.published_at = timezone.now() + timedelta(days=days) if days else None
    world.draft.save()
    page = Page(admin_client.get("/forums/river-forum/2025/"))
    assert page.texts("p", class_="draft-banner") == ["Draft. Only editors see this page; the public does not."]


def test_a_speaker_is_counted_with_published_statements_only(world, client):
    page = Page(client.get("/speakers/ada-marsh/"))
    assert page.statements == [world.welcome.number, world.dykes.number]
    assert page.texts("table") == ["Statements by theme and edition Theme River Forum 2024 All Flood defence 1 1 All 2"]
