"""Every kind of page: nothing in the way of a reader, whatever the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from tests.walk import one_of_each_kind

SCREENS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
ALSO = [
    "/search/?q=air+defence&theme=air-defence&speaker=igor-zhovkva",
    "/search/?q=zeppelin&theme=nothing&sort=odd",
    "/search/?q=" + 400 * "x",
    *(f"/search/?q=drone&q2=sanctions&view={view}" for view in ("kwic", "speakers", "editions")),
]
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")].filter(each => each.getBoundingClientRect().right > innerWidth)
    .map(each => `too wide: ${each.outerHTML.slice(0, 120)}`)"""


@pytest.fixture(scope="module")
def pages(site):
    return [*one_of_each_kind(Client()), *ALSO]


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_no_page_keeps_anybody_out_or_is_wider_than_its_screen(pages, visit, width, scheme):
    assert faults_of(pages, visit(width=width, scheme=scheme)) == {}


@pytest.mark.parametrize("start", ["/uk/", "/ja/"])
def test_nor_does_any_in_another_language(site, visit, start):
    assert faults_of(one_of_each_kind(Client(), start), visit(width=360)) == {}


def faults_of(addresses, page):
    """{address: what axe finds, and what is wider than the screen}."""
    axe, found = Axe(), {}
    for address in addresses:
        page.goto(address)
        faults = [
            f"{fault['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
            for fault in axe.run(page).response["violations"]
            for node in fault["nodes"]
        ]
        if faults or page.evaluate(TOO_WIDE):
            found[address] = faults + page.evaluate(TOO_WIDE)
    return found


def test_the_page_that_is_not_there_keeps_nobody_out(site, chromium):
    page = chromium.new_page(base_url=site)
    assert page.goto("/nothing/").status == 404
    assert Axe().run(page).response["violations"] == []
    page.close()
