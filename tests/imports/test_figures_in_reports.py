"""Figures that a text cites, per language; what only looks like one is none."""

# ruff: noqa: E501 — a case of a table stands on one line.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.imports.reading.figures import figures_in


def read(text):
    return [(each.qualifier, each.quantity, each.quantity_to, each.unit) for each in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They need 15,000 sandbags now.", ("", 15_000, None, "sandbags")),
        ("Over USD 15 billion was pledged.", ("over", 15_000_000_000, None, "USD")),
        ("It gave more than $1.5 million in aid.", ("over", 1_500_000, None, "USD")),
        ("about 3.4 billion euros a year", ("about", 3_400_000_000, None, "EUR")),
        ("and 90–95% of the houses moved", ("", 90, 95, "%")),
        ("from 5 to 7 percent", ("", 5, 7, "%")),
        ("at least 138 generators came", ("at-least", 138, None, "generators")),
        ("up to 40 000 people", ("up-to", 40_000, None, "people")),
        ("5–7 billion dollars", ("", 5_000_000_000, 7_000_000_000, "USD")),
        ("less than 3% of it", ("under", 3, None, "%")),
        ("a loan of €50bn", ("", 50_000_000_000, None, "EUR")),
        ("Надали 7,1 млрд доларів США.", ("", 7_100_000_000, None, "USD")),
        ("понад 7,1 млрд на рік", ("over", 7_100_000_000, None, "")),
        ("близько 12 тис. будинків", ("about", 12_000, None, "будинків")),
        ("щонайменше 40 відсотків", ("at-least", 40, None, "%")),
        ("150億ドルを支援した", ("", 15_000_000_000, None, "USD")),
        ("約1兆5000億円", ("about", 1_500_000_000_000, None, "JPY")),
        ("3万人以上が避難した", ("at-least", 30_000, None, "人")),
        ("90%以上", ("at-least", 90, None, "%")),
    ],
)
def test_a_figure_is_read_with_unit_and_qualifier(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "KN-23 missiles", "the S-300 system", "Article 5 of the treaty", "G7 leaders", "the G 7", "in 2024", "since 1991, many",
        "13 February 2026", "on February 24 they", "14:55", "24 лютого 2022 року", "у 2014 році", "стаття 5 договору",
        "2024年に", "2月24日", "第5条", "the 5th corps", "F-16 jets", "Panel 2 began", "COVID-19 came", "COP30 in Brazil",
        "2021–2026", "Session 1", "",
    ],
)  # fmt: skip
def test_names_years_and_dates_are_no_figures(text):
    assert read(text) == []


def test_a_figure_is_the_text_between_its_ends():
    text = "She asked for over EUR 3 billion in the coming ten years, with 15,000 sandbags."
    cost, bags = figures_in(text)
    assert [text[each.start : each.end] for each in (cost, bags)] == ["over EUR 3 billion", "15,000 sandbags"]
    assert (cost.as_printed, cost.subject) == ("over EUR 3 billion", "in the coming ten years")
    assert bags.subject == "sandbags"


@given(st.text(alphabet="0123456789,. –-%$€億万円 млрдtobillion\n", max_size=60))
def test_no_text_is_too_strange(text):
    for found in figures_in(text):
        assert text[found.start : found.end].startswith(found.as_printed)
        assert isinstance(found.quantity, Decimal)
