"""Atom, read back by feedparser: what is new, with ids that stay and moments that are true."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest

from tests import make

FEEDS = [
    "/feeds/editions.atom",
    "/speakers/ada-marsh/feed.atom",
    "/themes/early-warning/feed.atom",
    "/search.atom?q=dykes",
]


def parsed(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    return feed


def test_the_feed_of_editions(world, client):
    feed = parsed(client.get("/feeds/editions.atom"))
    assert feed.feed.title == "Forum archive: new editions"
    assert feed.feed.id == "tag:127.0.0.1,2026:feeds/editions"
    [entry] = feed.entries
    assert entry.title == "Living with water (River Forum 2024)"
    assert entry.link == "http://testserver/forums/river-forum/2024/"
    assert entry.id == "tag:127.0.0.1,2026:forums/river-forum/2024"
    assert entry.published == entry.updated == feed.feed.updated == "2024-06-01T00:00:00+00:00"


def test_the_feed_of_a_speaker(world, client):
    feed = parsed(client.get("/speakers/ada-marsh/feed.atom"))
    assert feed.feed.title == "Forum archive: Ada Marsh"
    assert feed.feed.link == "http://testserver/speakers/ada-marsh/"
    assert [entry.title for entry in feed.entries] == [
        "Ada Marsh – Opening (River Forum 2024)",
        "Ada Marsh – After the floods (River Forum 2024)",
    ]
    entry = feed.entries[1]
    assert entry.summary == f"{world.dykes.text} (paraphrase)"
    assert entry.link == f"http://testserver/s/{world.dykes.number}/"
    assert entry.id == f"tag:127.0.0.1,2026:s/{world.dykes.number}"
    assert entry.updated == "2024-06-01T00:00:00+00:00"
    assert [category.term for category in entry.tags] == ["Flood defence"]


def test_the_feed_of_a_theme_quotes_only_what_is_verbatim(world, client):
    feed = parsed(client.get("/themes/early-warning/feed.atom"))
    assert [entry.summary for entry in feed.entries] == [
        f"{world.sirens.text} (paraphrase)",
        f"“{world.sensors.text}” (verbatim)",
    ]


def test_the_feed_of_a_search_says_what_was_asked_and_finds_the_same(world, client):
    feed = parsed(client.get("/search.atom?q=dykes&theme=early-warning&theme=flood-defence&sort=oldest"))
    assert feed.feed.title == "Forum archive: “dykes”, theme early-warning or flood-defence"
    assert feed.feed.link.startswith("http://testserver/search/?q=dykes&theme=early-warning")
    found = client.get("/search.json?q=dykes&theme=early-warning&theme=flood-defence").json()
    assert {entry.link for entry in feed.entries} == {result["cite_url"] for result in found["results"]}
    assert len(feed.entries) == 2


def test_a_feed_without_words_or_entries_is_still_a_feed(world, client):
    assert parsed(client.get("/search.atom")).feed.title == "Forum archive: all statements"
    empty = parsed(client.get("/search.atom?q=zzz"))
    assert empty.entries == []
    assert empty.feed.updated == "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize("sign", ["%EF%BF%BE", "%EF%BF%BF", "%00", "%ED%A0%80", "%1B", "%F4%8F%BF%BF"])
def test_a_feed_is_well_formed_whatever_was_searched_for(world, client, sign):
    ElementTree.fromstring(client.get(f"/search.atom?q=dykes+{sign}x").content)


def test_a_search_that_cannot_be_taken_has_no_feed(world, client):
    response = client.get("/search.atom?theme=flod-defence")
    assert (response.status_code, "flood-defence" in response.content.decode()) == (400, True)


def test_the_newest_published_edition_comes_first(world, client):
    late = make.make_edition(forum=world.forum, slug="2020", published_at=datetime(2025, 1, 1, tzinfo=UTC))
    newest = make.make_statement(panel=make.make_panel(edition=late), speaker=world.ada)
    feed = parsed(client.get("/speakers/ada-marsh/feed.atom"))
    assert feed.entries[0].link == f"http://testserver/s/{newest.number}/"
    assert feed.feed.updated == "2025-01-01T00:00:00+00:00"
    assert len(feed.entries) == 3


def test_ids_stay_when_slugs_change(world, client):
    before = [entry.id for entry in parsed(client.get("/speakers/ada-marsh/feed.atom")).entries]
    world.panel.slug, world.dykes.slug = "after-the-floods", "marsh-9"
    world.panel.save()
    world.dykes.save()
    assert [entry.id for entry in parsed(client.get("/speakers/ada-marsh/feed.atom")).entries] == before


@pytest.mark.parametrize("address", FEEDS)
def test_drafts_are_in_no_feed(world, client, admin_client, address):
    for reader in (client, admin_client):
        assert b"glacier" not in reader.get(address).content
        assert b"droughts" not in reader.get(address).content
    assert admin_client.get("/speakers/dan-secret/feed.atom").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/feeds/editions.atom", 2), ("/speakers/heron/feed.atom", 4), ("/search.atom?q=heron", 10)],
)
def test_feeds_ask_as_little_of_three_rows_as_of_one(world, client, django_assert_num_queries, address, queries, count):
    heron = make.make_speaker(slug="heron", name="Heron")
    for _ in range(count):
        panel = make.make_panel(edition=make.make_edition())
        make.make_statement(panel=panel, speaker=heron, text="A heron.", themes=[world.floods])
    client.get("/search.json?q=heron")  # what the search knows of names is read once
    with django_assert_num_queries(queries):
        client.get(address)
