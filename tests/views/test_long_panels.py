"""A panel of many statements has further pages, and whatever leads to a statement leads to the right one."""

import re

import pytest

from proceedings.models import STATEMENTS_PER_PAGE as LENGTH
from proceedings.models import Statement
from proceedings.views.search_page import PAGE_LENGTH
from tests import make
from tests.reading_pages import links, words

PANEL = "/forums/river-forum/2024/floods/"


@pytest.fixture
def long(world):
    """A panel of two parts: after its three statements as many as a part holds, the last with a takeaway of its own."""
    ada = world.dykes.appearance
    world.more = [
        make.make_statement(appearance=ada, slug=f"more-{number}", position=30_000 - number, text=f"Point {number}.")
        for number in range(LENGTH)
    ][::-1]
    world.last = world.more[-1]
    make.make_takeaway(edition=world.edition, panel=world.panel, text="All was said.", evidence=[world.last])
    return world


def numbers(response):
    return [int(number) for number in re.findall(r'data-statement="(\d+)"', response.content.decode())]


def addresses(response):
    return [link.href for link in links(response)]


def test_every_statement_is_on_one_part_and_in_order(long, client):
    found = numbers(client.get(PANEL)) + numbers(client.get(PANEL + "?page=2"))
    assert found == [statement.number for statement in Statement.objects.filter(panel=long.panel).in_order()]


def test_a_part_says_which_statements_it_has_and_leads_to_the_others(long, client):
    first, second = client.get(PANEL), client.get(PANEL + "?page=2")
    assert f"Statements 1–{LENGTH} of {LENGTH + 3}" in words(first)
    assert f"Statements {LENGTH + 1}–{LENGTH + 3} of {LENGTH + 3}" in words(second)
    assert "?page=2#statements" in addresses(first)
    assert "?page=1#statements" in addresses(second)
    assert f'<link rel="canonical" href="http://testserver{PANEL}?page=2">' in second.content.decode()
    assert f"After the floods (Statements {LENGTH + 1}–{LENGTH + 3} of {LENGTH + 3})" in second.content.decode()


def test_who_spoke_and_the_takeaways_stand_on_the_first_part(long, client):
    second = client.get(PANEL + "?page=2")
    assert "All was said." not in words(second)
    assert f"{PANEL}#who" in addresses(second)
    assert f"{PANEL}#takeaways" in addresses(second)


def test_a_takeaway_leads_to_its_statement_on_another_part(long, client):
    assert f"{PANEL}?page=2#s-{long.last.number}" in addresses(client.get(PANEL))
    assert f"{PANEL}#s-{long.sirens.number}" in addresses(client.get(PANEL))


@pytest.mark.parametrize("address", [PANEL + "more-0/", f"/search/?q=point&sort=oldest&page={LENGTH // PAGE_LENGTH}"])
def test_a_statement_leads_to_its_place_on_its_panel(long, client, address):
    places = [href.partition(":~:")[0] for href in addresses(client.get(address))]
    assert f"{PANEL}?page=2#s-{long.last.number}" in places


def test_a_speaker_leads_to_the_places_of_statements(long, client):
    shown = numbers(client.get("/speakers/ada-marsh/"))
    places = [href for href in addresses(client.get("/speakers/ada-marsh/")) if "#s-" in href]
    assert [int(place.partition("#s-")[2]) for place in places] == shown
    for place in places:
        page, _, number = place.partition("#s-")
        assert int(number) in numbers(client.get(page))


def test_the_server_knows_the_part_of_a_statement(long, client):
    """For readers whose address has the statement behind its `#` only."""
    response = client.get(f"{PANEL}?statement={long.last.number}")
    assert (response.status_code, response["Location"]) == (302, f"{PANEL}?page=2")
    response = client.get(f"{PANEL}?statement={long.dykes.number}")
    assert response["Location"] == f"{PANEL}?page=1"


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "999999999999999999999", "²"])
def test_a_statement_that_is_not_on_the_panel_leads_to_the_first_part(long, client, number):
    assert client.get(PANEL, {"statement": number})["Location"] == f"{PANEL}?page=1"


def test_a_panel_with_room_for_all_has_no_parts(world, client):
    response = client.get(PANEL)
    assert numbers(response) == [world.dykes.number, world.sirens.number, world.sensors.number]
    assert b"data-parts" not in response.content
    assert "Statements 1–" not in words(response)


def test_the_places_of_all_statements_read_together_take_one_query(long, django_assert_num_queries):
    statements = list(Statement.objects.filter(panel=long.panel).for_display().in_order())
    with django_assert_num_queries(1):
        assert [statement.page_number for statement in statements] == [1] * LENGTH + [2] * 3
