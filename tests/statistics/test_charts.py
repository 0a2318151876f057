from xml.etree import ElementTree

from django_extras.macros import macros
from proceedings.statistics import charts

SVG = "{http://www.w3.org/2000/svg}"


def parsed(chart):
    markup = str(macros("charts").chart(chart))
    return ElementTree.fromstring(markup.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def test_columns_are_as_high_as_their_counts():
    drawn = parsed(charts.columns([("River Forum 2024", 2), ("River Forum 2026", 8)], "Statements"))
    assert [int(bar.get("height")) for bar in drawn.iter(f"{SVG}rect")] == [30, 120]
    assert [text.text for text in drawn.iter(f"{SVG}text")] == ["2", "2024", "8", "2026"]


def test_a_chart_beside_a_higher_one_is_drawn_to_its_scale():
    drawn = parsed(charts.columns([("2024", 2), ("2026", 8)], "Statements", 16))
    assert [int(bar.get("height")) for bar in drawn.iter(f"{SVG}rect")] == [15, 60]


def test_a_chart_says_its_numbers():
    drawn = parsed(charts.columns([("2024", 2), ("2026", 8)], "Statements"))
    assert (drawn.get("role"), drawn.get("aria-label")) == ("img", "Statements: 2024: 2, 2026: 8")


def test_one_number_is_no_chart():
    assert charts.columns([("2024", 2)], "Statements") is None


def test_shifts_lead_to_either_side():
    drawn = parsed(charts.shifts([("Ice", 10.0), ("Floods & dykes", -5.0)], "Change"))
    rise, fall = drawn.iter(f"{SVG}rect")
    assert (int(rise.get("width")), int(fall.get("width"))) == (150, 75)
    assert int(fall.get("x")) + 75 == int(rise.get("x"))
    assert [text.text for text in drawn.iter(f"{SVG}text")] == ["Ice", "+10.0", "Floods & dykes", "−5.0"]


def test_nothing_moved_is_no_chart():
    assert charts.shifts([("Ice", 0.0)], "Change") is None


def test_no_chart_draws_nothing():
    assert macros("charts").chart(None) == ""
