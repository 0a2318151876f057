"""The "Cite" panel and linked data in Chromium: what is copied, and that the page breaks no rule of its own policy."""

import os
import shutil
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from django_extras.connections import close_connections
from proceedings.views.page_cache import page_store
from tests import world as small_world
from tests.browser.conftest import end_other_sessions

pytestmark = pytest.mark.xdist_group("browser")
CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture
def served_world(groups_after_the_flush, transactional_db):
    """(the running site, the small world): committed, so that the server's own connections see it."""
    page_store.clear()
    world = small_world.build()
    running = LiveServer("127.0.0.1")
    yield running, world
    running.stop()
    end_other_sessions()
    close_connections()  # with it go the connections that were ended
    page_store.clear()


@pytest.fixture
def server(served_world):
    return served_world[0]


@pytest.fixture
def world(served_world):
    return served_world[1]


@pytest.fixture
def chromium(monkeypatch):
    if CHROMIUM is None:
        pytest.skip("no Chromium is found")
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """A page with `heard`: all that the browser complained of."""
    page = chromium.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.heard = []
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    return page


def test_what_stands_in_the_panel_is_copied(world, server, page):
    page.goto(f"{server.url}/forums/river-forum/2024/floods/mori-1/")
    page.click(".cite summary")
    for target, copied in [
        ("cite-1", "Mori, C. (2024, May 6). Sensors in the river bed warned us nine hours ahead. In After the floods."),
        ("cite-quotation", f"“{world.sensors.text}”\n— Chiyo Mori, Professor, Delta University, After the floods"),
        ("cite-html", f'<blockquote cite="{server.url}/s/{world.sensors.number}/"><p>“Sensors'),
        ("cite-address", f"{server.url}/s/{world.sensors.number}/"),
    ]:
        page.click(f"[data-copy={target}]")
        page.wait_for_selector(f"[data-copy={target}]:has-text('Copied')")
        assert page.evaluate("navigator.clipboard.readText()").startswith(copied)
    assert page.inner_text("[data-copied]") == "Copied address."
    assert page.heard == []


def test_the_linked_data_break_no_rule_of_the_page(world, server, page):
    page.goto(f"{server.url}/forums/river-forum/2024/floods/mori-1/")
    data = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert data["@type"] == "Quotation"
    assert page.heard == []


def test_a_script_in_the_page_would_be_heard_of(world, server, page):
    """So that silence above means something."""
    page.goto(f"{server.url}/forums/river-forum/2024/floods/mori-1/")
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    assert "Content Security Policy" in page.heard[0]


def test_without_script_the_words_can_be_selected_and_no_button_is_idle(world, server, chromium):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{server.url}/forums/river-forum/2024/floods/mori-1/")
    page.click(".cite summary")
    assert page.is_visible("#cite-1")
    assert not page.locator("[data-copy]:visible").count()


def test_the_panel_is_no_wider_than_a_small_screen(world, server, page):
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{server.url}/forums/river-forum/2024/floods/mori-1/")
    page.click(".cite summary")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(("address", "is_shown"), [("/s/{}/embed/", True), ("/forums/river-forum/2024/", False)])
def test_only_the_embedded_statement_opens_in_a_frame(world, server, page, address, is_shown):
    page.goto(f"{server.url}/feeds/")
    page.evaluate(
        """address => new Promise(loaded => {
            const frame = Object.assign(document.createElement("iframe"), {src: address, onload: loaded});
            document.body.append(frame);
        })""",
        address.format(world.sensors.number),
    )
    assert (page.frames[1].get_by_text("River Forum 2024").count() > 0) is is_shown
    assert any("frame-ancestors" in heard for heard in page.heard) is not is_shown


def test_the_day_of_access_is_today_even_on_a_page_that_is_kept(world, client):
    seen = []
    for zone in ["Pacific/Kiritimati", "Etc/GMT+12"]:  # 26 hours apart: never the same day
        with timezone.override(ZoneInfo(zone)):
            html = client.get("/forums/river-forum/2024/floods/mori-1/").content.decode()
            today = timezone.localdate()
            assert f"(Accessed: {today.day} {today:%B %Y})" in html
            seen.append(today)
    assert len(set(seen)) == 2
