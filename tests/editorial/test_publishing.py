from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.redirects.models import Redirect
from django.core.exceptions import ValidationError
from django.utils import timezone

from proceedings.editorial.publishing import publish, retire_address, withdraw
from proceedings.models import ForumEdition
from tests import make
from tests.queries import writes


def log():
    return list(LogEntry.objects.order_by("pk").values_list("user__username", "object_repr", "change_message"))


def is_public(edition):
    return ForumEdition.objects.published().filter(pk=edition.pk).exists()


def test_publishing_shows_an_edition_from_now_on_and_says_who_did_it(world, clerk):
    before = timezone.now()
    published = publish(world.draft, by=clerk)
    assert before <= published.published_at <= timezone.now()
    assert is_public(world.draft)
    assert log() == [("clerk", "River Forum 2025", "Published.")]


def test_publishing_what_is_published_changes_nothing(world, clerk):
    with writes() as written:
        assert publish(world.edition, by=clerk).published_at == world.edition.published_at
    assert written == []
    assert log() == []


def test_an_edition_to_be_published_later_can_be_published_now(world, clerk):
    world.draft.published_at = timezone.now() + timedelta(days=30)
    world.draft.save()
    publish(world.draft, by=clerk)
    assert is_public(world.draft)


def test_an_edition_without_a_panel_is_not_published(db, clerk):
    edition = make.make_edition(published=False)
    with pytest.raises(ValidationError, match="there is nothing to publish"):
        publish(edition, by=clerk)
    assert not is_public(edition)
    assert log() == []


def test_withdrawing_makes_a_draft_again_that_keeps_its_slugs_and_numbers(world, clerk):
    before = list(world.edition.panels.values_list("slug", "statements__slug", "statements__number"))
    withdraw(world.edition, by=clerk)
    assert not is_public(world.edition)
    assert list(world.edition.panels.values_list("slug", "statements__slug", "statements__number")) == before
    assert log() == [("clerk", "River Forum 2024", "Withdrawn.")]


def test_withdrawing_a_draft_changes_nothing(world, clerk):
    with writes() as written:
        withdraw(world.draft, by=clerk)
    assert written == []


def test_an_edition_withdrawn_and_published_again_is_at_the_same_address(world, clerk, client):
    withdraw(world.edition, by=clerk)
    assert client.get("/forums/river-forum/2024/").status_code == 404
    publish(world.edition, by=clerk)
    assert client.get("/forums/river-forum/2024/").status_code == 200
    assert client.get(f"/s/{world.dykes.number}/").url == "/forums/river-forum/2024/floods/marsh-1/"


def test_retired_addresses_lead_straight_to_the_newest(db):
    retire_address("/speakers/a/", "/speakers/b/")
    retire_address("/speakers/b/", "/speakers/c/")
    assert dict(Redirect.objects.values_list("old_path", "new_path")) == {
        "/speakers/a/": "/speakers/c/",
        "/speakers/b/": "/speakers/c/",
    }


def test_an_address_taken_back_into_use_does_not_lead_away_or_in_a_circle(db):
    retire_address("/speakers/a/", "/speakers/b/")
    retire_address("/speakers/b/", "/speakers/a/")
    assert dict(Redirect.objects.values_list("old_path", "new_path")) == {"/speakers/b/": "/speakers/a/"}


def test_retiring_an_address_twice_is_the_same_as_once(db):
    for _ in range(2):
        retire_address("/speakers/a/", "/speakers/b/")
    assert dict(Redirect.objects.values_list("old_path", "new_path")) == {"/speakers/a/": "/speakers/b/"}
