"""Sitemap, robots, llms.txt, calendars: what machines are told of the whole archive."""

from datetime import date
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from proceedings.views import sitemaps
from tests import make

PAGES = """
    / /forums/ /speakers/ /organisations/ /themes/ /figures/ /search/ /feeds/
    /forums/river-forum/ /forums/river-forum/2024/
    /forums/river-forum/2024/opening/ /forums/river-forum/2024/opening/marsh-1/
    /forums/river-forum/2024/floods/ /forums/river-forum/2024/floods/marsh-1/
    /forums/river-forum/2024/floods/kruk-1/ /forums/river-forum/2024/floods/mori-1/
    /speakers/ada-marsh/ /speakers/borys-kruk/ /speakers/chiyo-mori/
    /organisations/water-institute/ /organisations/delta-university/
    /themes/water/ /themes/flood-defence/ /themes/early-warning/ /themes/ice/ /themes/group/
"""
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(response):
    assert response["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(response.content)
    return {url.findtext(f"{NAMESPACE}loc"): url.findtext(f"{NAMESPACE}lastmod") for url in root}


IN_EACH_LANGUAGE = ["http://testserver", "http://testserver/uk", "http://testserver/ja"]


def test_the_sitemap_lists_every_public_page_with_the_day_it_was_published(world, client):
    listed = locations(client.get("/sitemap.xml"))
    assert set(listed) == {f"{site}{path}" for site in IN_EACH_LANGUAGE for path in PAGES.split()}
    undated = {path for path, changed in listed.items() if changed is None}
    assert undated == {f"{site}/themes/{slug}/" for site in IN_EACH_LANGUAGE for slug in ("ice", "group")}
    assert {changed for changed in listed.values() if changed} == {"2024-06-01"}


def test_every_page_of_the_sitemap_is_there(world, client):
    for address in locations(client.get("/sitemap.xml")):
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_a_large_sitemap_is_an_index_of_its_sections(world, client, monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_PAGES", 3)
    monkeypatch.setattr(sitemaps.Section, "limit", 3)
    index = locations(client.get("/sitemap.xml"))
    assert "http://testserver/sitemap-statements.xml?p=2" in index
    listed = [address for file in index for address in locations(client.get(file.removeprefix("http://testserver")))]
    assert len(listed) == len(set(listed)) == 3 * 26


@pytest.mark.parametrize("address", ["/sitemap-birds.xml", "/sitemap-panels.xml?p=9", "/sitemap-panels.xml?p=x"])
def test_a_sitemap_of_nothing_is_not_there(world, client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_sitemap_asks_as_little_of_three_rows_as_of_one(world, client, django_assert_num_queries, count):
    for _ in range(count):
        make.make_statement(themes=[world.floods])
    with django_assert_num_queries(22):
        client.get("/sitemap.xml")


def test_robots_may_read_all_but_endless_searches(world, client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    assert response.content.decode().splitlines()[1:] == [
        "User-agent: *",
        *(f"Disallow: {prefix}/{path}" for prefix in ["", "/uk", "/ja"] for path in ["search/?", "search.", "admin/"]),
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_the_search_may_be_found_and_what_it_finds_may_not(world, client):
    rules = client.get("/robots.txt").content.decode().splitlines()
    closed = tuple(rule.removeprefix("Disallow: ") for rule in rules if rule.startswith("Disallow: "))
    for prefix in ["", "/uk", "/ja"]:  # as RFC 9309 has it, a rule is the beginning of a path with its query
        assert not f"{prefix}/search/".startswith(closed)
        for results in ["/?q=dykes", "/?page=2", "/?theme=ice", ".json", ".csv?q=dykes", ".atom", ".bib"]:
            assert f"{prefix}/search{results}".startswith(closed), results
    assert "noindex" not in client.get("/search/").content.decode()
    assert '<link rel="canonical" href="http://testserver/search/">' in client.get("/search/?q=dykes").content.decode()


def test_llms_txt_says_what_may_be_quoted_and_lists_what_is_public(world, client):
    text = client.get("/llms.txt").content.decode()
    assert text.startswith("# Forum archive\n\n> ")
    assert "1 editions, 2 panels, 3 speakers, 4 statements." in text
    assert "- [Living with water](http://testserver/forums/river-forum/2024/): River Forum 2024\n" in text
    assert "Only a verbatim statement may be quoted" in text
    assert "droughts" not in text


def test_an_edition_as_a_calendar(world, client):
    world.edition.closes_on, world.edition.city, world.edition.country = date(2024, 5, 7), "Lysets", "UA"
    world.edition.save()
    response = client.get("/forums/river-forum/2024.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    [event] = Calendar.from_ical(response.content).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2024, 5, 6), date(2024, 5, 8))
    assert str(event["summary"]) == "River Forum 2024: Living with water"
    assert str(event["location"]) == "Lysets, Ukraine"
    assert str(event["uid"]) == "tag:127.0.0.1,2026:forums/river-forum/2024"
    assert str(event["url"]) == "http://testserver/forums/river-forum/2024/"


def test_only_known_days_and_published_editions_are_in_the_calendar(world, client):
    make.make_edition(slug="2019")
    [event] = Calendar.from_ical(client.get("/feeds/editions.ics").content).walk("VEVENT")
    assert str(event["summary"]) == "River Forum 2024: Living with water"
    world.edition.opens_on = None
    world.edition.save()
    assert client.get("/forums/river-forum/2024.ics").status_code == 404
    assert client.get("/forums/river-forum/2025.ics").status_code == 404
    assert "text/calendar" not in client.get("/forums/river-forum/2024/").content.decode()


def test_the_page_of_feeds_leads_to_them(world, client):
    page = client.get("/feeds/").content.decode()
    for address in ["/feeds/editions.atom", "/feeds/editions.ics", "/search.bib", "/search.ris", "/search.csl.json"]:
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
