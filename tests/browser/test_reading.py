"""A reader of a panel: keys, marked places, large type, and four clicks to an answer."""

import pytest

from proceedings.models import ForumEdition, Panel, StatementTheme
from tests.browser.test_pages import TOO_WIDE


@pytest.fixture
def panel(site):
    return Panel.objects.published().get(edition__slug="2026", slug="soft-power")


@pytest.fixture
def numbers(panel):
    """Of its statements, in order."""
    return list(panel.statements.values_list("number", flat=True))


def lit(page):
    return page.eval_on_selector_all(".lit", "found => found.map(each => each.id)")


def test_keys_lead_from_statement_to_statement_and_to_the_search(visit, panel, numbers):
    page = visit()
    page.goto(panel.get_absolute_url())
    for key, number in [("j", numbers[0]), ("j", numbers[1]), ("j", numbers[2]), ("k", numbers[1])]:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"s-{number}"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("jk/")
    assert page.input_value("header input[name=q]") == "jk/"


def test_a_place_in_the_address_is_lit(visit, panel, numbers):
    page, address = visit(), panel.get_absolute_url()
    first, second, third = numbers[:3]
    page.goto(f"{address}#s-{second}")
    assert lit(page) == [f"s-{second}"]
    assert page.locator(f"#s-{second}").evaluate("each => each.getBoundingClientRect().top < innerHeight")
    page.goto(f"{address}#s-{first}-{third}")
    assert lit(page) == [f"s-{number}" for number in numbers if first <= number <= third]
    page.goto(f"{address}#s-{second}-p1")
    assert page.locator(".lit").inner_text() == page.locator(f"#s-{second} .text > p").first.inner_text()
    page.goto(f"{address}#s-0")
    assert lit(page) == []


def test_a_result_leads_to_the_statement_with_the_words_found(visit):
    page = visit()
    page.goto("/search/?q=soft+power&edition=ukraine-japan/2026")
    article = page.locator("article[data-statement]").first
    number = article.get_attribute("data-statement")
    article.locator(".where a").first.click()
    assert f"#s-{number}:~:text=" in page.url
    assert lit(page) == [f"s-{number}"]


@pytest.mark.parametrize("address", ["/", "/themes/dprk-russia/", "/search/?q=aid", "/forums/ukraine-japan/matrix/"])
def test_type_twice_as_large_fits_a_telephone(visit, address):
    page = visit(width=360)
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(TOO_WIDE) == []


def test_a_newcomer_is_four_clicks_from_who_spoke_on_a_theme_at_two_editions_and_what_they_said(visit):
    page, read = visit(), {}
    page.goto("/")
    page.get_by_role("link", name="North Korea and Russia", exact=True).first.click()
    page.locator("a[href$='?theme=dprk-russia&edition=ukraine-japan/2025']").click()
    read["2025"] = numbers_shown(page)
    page.go_back()
    page.locator("a[href$='?theme=dprk-russia&edition=ukraine-japan/2026']").click()
    read["2026"] = numbers_shown(page)
    assert read == {year: said_on("dprk-russia", year) for year in read}
    assert all(read.values())


def numbers_shown(page):
    page.locator("[data-total]").wait_for()
    return set(page.eval_on_selector_all("[data-statement]", "found => found.map(each => +each.dataset.statement)"))


def said_on(theme, year):
    edition = ForumEdition.objects.get(forum__slug="ukraine-japan", slug=year)
    placed = StatementTheme.objects.accepted().filter(theme__slug=theme, statement__panel__edition=edition)
    return set(placed.values_list("statement__number", flat=True))
