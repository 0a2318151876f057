"""A table that has not room for all rows or columns shows a part, says so, and leads to the rest."""

import re

import pytest

from proceedings.search.models import Group
from proceedings.statistics import crosstabs
from tests import make
from tests.reading_pages import counted_links, links, words
from tests.statistics.test_crosstabs import rows_of, total

MANY = crosstabs.MAX_HEADINGS + 5
THEME = "/themes/flood-defence/"
MATRIX = "/forums/river-forum/matrix/"


@pytest.fixture
def crowd(world):
    """Many speakers on one panel, in the order of their names; the last of them says more, and on many themes."""
    for number in range(MANY):
        speaker = make.make_speaker(name=f"Speaker {number:02}", family_name=f"{number:02}")
        last = make.make_appearance(panel=world.panel, speaker=speaker)
        make.make_statement(appearance=last, themes=[world.floods])
    for _ in range(MANY):
        make.make_statement(appearance=last, themes=[world.floods, make.make_theme(group=world.water)])
    return world


def next_page(response, contained):
    [address] = [
        link.href for link in links(response) if link.attributes.get("rel") == "next" and contained in link.href
    ]
    return address


def test_a_theme_shows_first_who_said_most_on_it(crowd, client):
    response = client.get(THEME)
    assert rows_of(response)[0] == f"Speaker {MANY - 1}"
    assert len(rows_of(response)) == crosstabs.MAX_HEADINGS
    assert f"Rows 1–{crosstabs.MAX_HEADINGS} of {MANY + 2}" in words(response)


def test_all_who_spoke_on_a_theme_are_on_one_of_its_parts(crowd, client):
    first = client.get(THEME)
    address = next_page(first, "speakers=2")
    assert address.endswith("#speakers")
    second = client.get(THEME + address)
    found = rows_of(first) + rows_of(second)
    assert len(found) == len(set(found)) == MANY + 2
    assert 'rel="prev" href="?#speakers"' in second.content.decode()


@pytest.mark.parametrize("address", [THEME + "?speakers=2", MATRIX, MATRIX + "?speakers=2&themes=2"])
def test_every_count_of_a_part_equals_the_statements_behind_its_link(crowd, client, address):
    for href, count in counted_links(client.get(address))[::20]:
        assert (href, total(client.get(href))) == (href, count)


def test_the_matrix_shows_the_most_frequent_themes_first_and_leads_to_the_rest(crowd, client):
    first = client.get(MATRIX)
    assert f"Columns 1–{crosstabs.MAX_HEADINGS} of {MANY + 2}" in words(first)
    second = client.get(MATRIX + next_page(first, "themes=2"))
    assert "Flood defence" in columns_of(first)
    found = columns_of(first) + columns_of(second)
    assert len(found) == len(set(found)) == MANY + 2


def columns_of(response):
    return re.findall(r'title="Sort by ([^"]+)"', response.content.decode())[:-1]


def test_the_matrix_by_name_begins_with_the_first_name(crowd, client):
    assert rows_of(client.get(MATRIX + "?sort=name"))[0] == "Speaker 00"


def test_the_matrix_as_a_file_is_whole(crowd, client):
    response = client.get(MATRIX + "?format=csv&speakers=2")
    heading, *rows = b"".join(response).decode().splitlines()
    assert (len(heading.split(",")), len(rows)) == (MANY + 4, MANY + 3)


def test_a_part_that_is_not_there_is_the_nearest(crowd, client):
    assert rows_of(client.get(THEME + "?speakers=99")) == rows_of(client.get(THEME + "?speakers=2"))
    assert rows_of(client.get(THEME + "?speakers=first")) == rows_of(client.get(THEME))


def test_of_editions_the_latest_come_first_and_stand_in_order(world):
    for year in (2026, 2027, 2028):
        panel = make.make_panel(edition=make.make_edition(forum=world.forum, slug=f"{year}"))
        make.make_statement(appearance=make.make_appearance(panel=panel, speaker=world.ada))
    groups = Group.objects.published().filter(speaker=world.ada)
    grid = crosstabs.grid(groups, "speaker", "edition", most=2, speaker="ada-marsh")
    assert grid.column_totals == [("River Forum 2027", 1), ("River Forum 2028", 1)]
    earlier = crosstabs.grid(groups, "speaker", "edition", most=2, parts={"editions": "2"}, speaker="ada-marsh")
    assert earlier.column_totals == [("River Forum 2024", 2), ("River Forum 2026", 1)]
    assert grid.total == earlier.total == 5


def test_the_parts_of_a_table_are_together_what_sorting_all_its_rows_gives(crowd):
    groups, ask = Group.objects.published(), {"sort": "total", "forum": "river-forum"}
    whole = crosstabs.grid(groups, "speaker", "edition", most=None, **ask).rows
    pages = range(1, 1 + (len(whole) + 6) // 7)
    parts = [crosstabs.grid(groups, "speaker", "edition", most=7, parts={"speakers": n}, **ask).rows for n in pages]
    assert [row.label for part in parts for row in part] == [row.label for row in whole]
    assert [row.count for part in parts for row in part] == sorted((row.count for row in whole), reverse=True)
