import pytest

from proceedings.choices import Qualifier
from tests import make
from tests.reading_pages import words


@pytest.fixture
def costs(world):
    """Borys puts the cost of dykes otherwise than Ada, and a hundred sirens stand beside both."""
    make.make_figure(
        statement=world.sirens, subject="Price of dykes, land included", quantity=5_000_000_000, unit="EUR",
        qualifier=Qualifier.ABOUT,
    )  # fmt: skip
    make.make_figure(statement=world.sirens, subject="Sirens needed", quantity=100, unit="sirens")
    return world


def test_every_published_figure_stands_with_who_cited_it(costs, client):
    text = words(client.get("/figures/"))
    assert "3 figures" in text
    assert "over EUR 3 billion Cost of higher dykes Ada Marsh River Forum 2024" in text
    assert "100 sirens Sirens needed Borys Kruk River Forum 2024" in text
    assert "glacier" not in text


def test_amounts_that_differ_stand_side_by_side(costs, client):
    compared = words(client.get("/figures/")).partition("Side by side")[2].partition("3 figures")[0]
    assert "Flood defence , EUR over EUR 3 billion Cost of higher dykes Ada Marsh , 2024" in compared
    assert "about EUR 5 billion Price of dykes, land included Borys Kruk , 2024" in compared
    assert "sirens needed" not in compared.lower()


def test_amounts_that_agree_are_no_comparison(world, client):
    make.make_figure(
        statement=world.sirens, subject="The dykes", quantity=3_000_000_000, unit="EUR", qualifier=Qualifier.OVER
    )
    assert "Side by side" not in words(client.get("/figures/"))


@pytest.mark.parametrize(
    ("query", "subjects"),
    [
        ("unit=sirens", ["Sirens needed"]),
        ("speaker=ada-marsh", ["Cost of higher dykes"]),
        ("theme=early-warning", ["Price of dykes, land included", "Sirens needed"]),
        ("theme=water&edition=river-forum/2024&unit=EUR", ["Cost of higher dykes", "Price of dykes, land included"]),
        ("sort=amount", ["Price of dykes, land included", "Cost of higher dykes", "Sirens needed"]),
        ("sort=speaker", ["Price of dykes, land included", "Sirens needed", "Cost of higher dykes"]),
        ("unit=glaciers&speaker=nobody&sort=sideways", None),  # known to no published figure: told, and left aside
    ],
)
def test_figures_are_filtered_and_sorted(costs, client, query, subjects):
    everything = ["Cost of higher dykes", "Price of dykes, land included", "Sirens needed"]
    lines = b"".join(client.get(f"/figures/?{query}&format=csv")).decode().splitlines()
    assert [subject for line in lines[1:] for subject in everything if subject in line] == (subjects or everything)


def test_figures_as_a_file(costs, client):
    lines = b"".join(client.get("/figures/?format=csv&unit=EUR&sort=speaker")).decode().split("\r\n")
    assert lines == [
        "\ufeffsubject,edition,qualifier,quantity,quantity_to,unit,as_printed,speaker,statement,url",
        f'"Price of dykes, land included",river-forum/2024,about,5000000000,,EUR,,Borys Kruk,{costs.sirens.number},'
        f"http://testserver/s/{costs.sirens.number}/",
        f"Cost of higher dykes,river-forum/2024,over,3000000000,,EUR,EUR 3 billion,Ada Marsh,{costs.dykes.number},"
        f"http://testserver/s/{costs.dykes.number}/",
        "",
    ]


def test_more_figures_take_no_more_queries(costs, client, django_assert_num_queries):
    for number in range(3):
        statement = make.make_statement(panel=costs.panel, themes=[costs.floods])
        make.make_figure(statement=statement, subject=f"Boats {number}", quantity=number + 1, unit="boats")
    with django_assert_num_queries(6):  # the choices of four filters, the figures, their themes
        client.get("/figures/")
