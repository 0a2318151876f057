import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proceedings.choices import Attribution
from proceedings.models import Statement, StatementTheme
from proceedings.views.pages import MAX_RELATED
from tests import make
from tests.pages import Page
from tests.reading_pages import counted_links, links, words

PAGES = [
    "/themes/",
    "/themes/water/",
    "/themes/flood-defence/",
    "/themes/early-warning/",
    "/speakers/ada-marsh/",
    "/speakers/chiyo-mori/",
    "/organisations/water-institute/",
    "/forums/river-forum/",
    "/forums/river-forum/2024/",
    "/forums/river-forum/matrix/",
    "/forums/river-forum/matrix/?rows=countries&sort=early-warning",
    "/forums/river-forum/2024/matrix/",
    "/forums/river-forum/2024/matrix/?rows=countries",
    "/forums/river-forum/2026/changes/",
    "/forums/river-forum/2024/changes/?since=2026",
]


@pytest.fixture
def later(world):
    """A second published edition: Ada speaks again, somebody unnamed too, and a theme is only suggested."""
    world.later = make.make_edition(forum=world.forum, slug="2026", ordinal=3, title="Rivers meet the sea")
    world.harbour = make.make_panel(edition=world.later, slug="harbours", title="Harbours")
    ada = make.make_appearance(panel=world.harbour, speaker=world.ada, organisation=world.university, post="Fellow")
    said = make.make_statement(appearance=ada, slug="marsh-1", themes=[world.warning, world.ice], text="Ice in port.")
    StatementTheme.objects.create(statement=said, theme=world.floods, decision="suggested")
    unnamed = Statement.objects.create(
        panel=world.harbour, slug="unnamed-1", text="Ships wait.", attribution=Attribution.UNATTRIBUTED
    )
    StatementTheme.objects.create(statement=unnamed, theme=world.ice)
    return world


@pytest.mark.parametrize("address", PAGES)
def test_every_count_equals_the_statements_behind_its_link(later, client, address):
    counted = counted_links(client.get(address))
    assert counted
    for href, count in counted:
        assert (href, total(client.get(href))) == (href, count)


def total(response):
    [count] = re.findall(r'data-total="(\d+)"', response.content.decode())
    return int(count)


def test_a_theme_tells_who_spoke_on_it_when(later, client):
    response = client.get("/themes/early-warning/")
    cells = [link.attributes["aria-label"] for link in links(response) if "data-count" in link.attributes]
    assert cells == [
        "1: Borys Kruk, River Forum 2024",
        "1: all of Borys Kruk",
        "1: Ada Marsh, River Forum 2026",
        "1: all of Ada Marsh",
        "1: Chiyo Mori, River Forum 2024",
        "1: all of Chiyo Mori",
        "2: all of River Forum 2024",
        "1: all of River Forum 2026",
        "1 statement about both Early warning and Flood defence",
        "1 statement about both Early warning and Ice",
        "Search the 3 statements on Early warning",
    ]
    assert "First mentioned at River Forum 2024 by Borys Kruk, most lately at River Forum 2026 by Ada Marsh." in words(
        response
    )


def test_a_theme_names_those_it_often_stands_with_but_no_suggested_one(later, client):
    text = words(client.get("/themes/early-warning/"))
    related = text.partition("Often together with")[2].partition("Statements")[0]
    assert related == " With how many statements are on both themes Flood defence 1 Ice 1 "


def test_a_theme_names_those_it_stands_with_most_often_and_leads_to_the_rest(world, client):
    others = [make.make_theme(group=world.water) for _ in range(MAX_RELATED + 1)]
    make.make_statement(panel=world.panel, themes=[world.floods, *others])
    response = client.get("/themes/flood-defence/")
    assert sum("about both" in link.attributes.get("aria-label", "") for link in links(response)) == MAX_RELATED
    assert f"All {MAX_RELATED + 2}" in words(response)
    [whole] = [link.href for link in links(response) if "all=theme" in link.href]
    assert {theme.slug for theme in [*others, world.warning]} <= set(Page(client.get(whole)).facets["theme"])


def test_a_group_leads_to_all_themes_of_its_statements(world, client):
    [whole] = [link.href for link in links(client.get("/themes/water/")) if "all=theme" in link.href]
    assert Page(client.get(whole)).facets["theme"]["early-warning"] == 2


def test_a_theme_counts_apart_what_nobody_named_said(later, client):
    assert "1 more has no named speaker." in words(client.get("/themes/ice/"))


def test_the_matrix_sorts_by_a_column(later, client):
    by_name = rows_of(client.get("/forums/river-forum/matrix/"))
    by_theme = rows_of(client.get("/forums/river-forum/matrix/?sort=ice"))
    by_all = rows_of(client.get("/forums/river-forum/matrix/?sort=total"))
    assert by_name == ["Borys Kruk", "Ada Marsh", "Chiyo Mori"]
    assert by_theme == by_all == ["Ada Marsh", "Borys Kruk", "Chiyo Mori"]


def rows_of(response):
    return re.findall(r'<th scope="row"><a href="/speakers/[^"]+">([^<]+)', response.content.decode())


def test_the_matrix_says_what_is_in_no_row(later, client):
    assert "1 statement has no speaker and is in no row; “All” in a column counts it too." in words(
        client.get("/forums/river-forum/matrix/")
    )


def test_the_matrix_as_a_file(later, client):
    response = client.get("/forums/river-forum/matrix/?rows=countries&format=csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert b"".join(response).decode() == (
        "\ufeffCountry,Early warning,Flood defence,Ice,All statements\r\n"
        "Japan,1,0,0,1\r\nLithuania,1,1,1,3\r\nUkraine,1,1,0,1\r\n"
    )


@pytest.mark.parametrize("address", ["/forums/river-forum/2025/matrix/", "/forums/river-forum/2025/changes/"])
def test_drafts_have_no_overview(world, client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_more_statements_take_no_more_queries(later, client, address):
    few = queries_of(client, address)
    for _ in range(3):
        appearance = make.make_appearance(panel=later.harbour, organisation=later.institute, post="Engineer")
        make.make_statement(appearance=appearance, themes=[make.make_theme(group=later.water), later.warning])
    assert queries_of(client, address) == few


def queries_of(client, address):
    client.get(address)  # what is kept for a whole process is kept now
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
