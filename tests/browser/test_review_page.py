"""Nothing typed into a review is lost: on a slow line, offline, logged out, by two editors, by a second click."""

import re

import pytest
from playwright.sync_api import expect

from proceedings.imports.review.decisions import Decisions
from proceedings.models import Forum, ForumEdition, ReportReview, Statement
from tests.browser.test_import import given, logged_in, published, publisher, reviewed  # noqa: F401 — a fixture
from tests.river_report import TEXT

WORDS = "The dykes of the delta were built by hand; naming them is no nonsense, and nobody knows how long they last. "
YEARS = iter(range(2031, 2099))  # a text of its own for every test
OFFLINE, LOGGED_OUT = "ERR_INTERNET_DISCONNECTED", "403"  # what the browser complains of then
SLOW = 4000  # milliseconds

LAYOUTS = {
    "prose": (TEXT, "", 4),
    "turns": (
        "Minutes of the dyke board\n\n"
        "MARSH: We count the pumps first.\n\nKRUK: My town has nine pumps.\n\nMARSH: Then nine it is.\n\n"
        "KRUK: Two of them are out of order.\n\nMARSH: Seven.\n",
        "",
        5,
    ),
    "name-lines": (
        "What the valley asks\n\nAda Marsh\n\nWe count the pumps before the rain comes, every year.\n\n"
        "Borys Kruk\n\nMy town has nine pumps and a siren that is older than I am.\n\n"
        "Ada Marsh\n\nThen the siren is mended first.\n\nBorys Kruk\n\nAnd who pays for it, if I may ask?\n",
        "",
        4,
    ),
    "speech": (
        "A word to the valley\n\nI have walked along the dykes for thirty years.\n\nThey are older than all of us.\n",
        "Ada Marsh",
        2,
    ),
    "nobody": (
        "The state of the dykes\n\nThe board wrote this note.\n\nTwelve kilometres remain to be mended.\n",
        "",
        0,
    ),
}


@pytest.fixture
def editing(visit, publisher, tmp_path):  # noqa: F811
    """A review just begun, of a text that no other test has."""
    ReportReview.objects.all().delete()
    year = next(YEARS)
    file = tmp_path / "river.txt"
    file.write_text(TEXT.replace("2027", str(year)).replace("III River", f"{year}. River"), encoding="utf-8")
    hand = logged_in(visit(expects=[OFFLINE, LOGGED_OUT]), publisher)
    reviewed(hand, file)
    return hand.page


def first(page):
    return page.locator(".person textarea").first


def kept(page):
    """What the archive has of the first passage that somebody said."""
    start = int(first(page).get_attribute("name").removeprefix("text-"))
    return Decisions(ReportReview.objects.get().decisions).text_of(start)


def is_saved(page):
    expect(page.locator("#saved[data-state=saved]")).to_have_text("Saved", timeout=60_000)


def type_fast(page, words, per_second=50):
    first(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.type(words, delay=1000 / per_second)


def test_fifty_keys_a_second_arrive_all(editing):
    type_fast(editing, WORDS * 5)
    assert first(editing).input_value() == WORDS * 5
    is_saved(editing)
    assert kept(editing) == WORDS * 5
    editing.reload()
    assert first(editing).input_value() == (WORDS * 5).strip()


def test_a_key_for_the_page_types_nothing(editing):
    before = [each.input_value() for each in editing.locator("textarea").all()]
    for _press in range(4):
        editing.locator("h2").first.click()
        editing.keyboard.press("n")
        editing.keyboard.press("n")
    assert [each.input_value() for each in editing.locator("textarea").all()] == before
    type_fast(editing, "nnn jar nan")
    assert first(editing).input_value() == "nnn jar nan"


def test_on_a_slow_line_nobody_waits_and_nothing_is_lost(editing):
    saves = []

    def slowly(route):
        saves.append(route.request.url)
        editing.wait_for_timeout(SLOW)
        route.continue_()

    editing.route(re.compile(r"from-report/\d+/"), slowly)
    type_fast(editing, WORDS)
    editing.wait_for_timeout(1500)
    editing.locator("[name=title]").fill("Slow water")
    editing.keyboard.type(" and more")
    is_saved(editing)
    assert kept(editing) == WORDS
    assert ReportReview.objects.get().decisions["title"] == "Slow water and more"


def test_offline_and_back(editing):
    editing.context.set_offline(True)
    type_fast(editing, WORDS)
    expect(editing.locator("#saved")).to_have_text("Offline · 1 change waiting")
    editing.context.set_offline(False)
    is_saved(editing)
    assert kept(editing) == WORDS


def test_what_was_typed_offline_outlives_its_window(editing):
    editing.context.set_offline(True)
    type_fast(editing, WORDS)
    address = editing.url
    context = editing.context
    editing.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    assert first(page).input_value() == WORDS
    is_saved(page)
    assert kept(page) == WORDS


def test_a_lost_session_loses_nothing(editing, publisher):  # noqa: F811
    cookies = [each for each in editing.context.cookies() if each["name"] != "sessionid"]
    editing.context.clear_cookies()
    editing.context.add_cookies(cookies)
    type_fast(editing, WORDS)
    expect(editing.locator("#saved")).to_contain_text("You are logged out")
    logged_in(editing.context.new_page(), publisher)
    editing.bring_to_front()
    is_saved(editing)
    assert kept(editing) == WORDS


def test_two_editors_see_both_texts(editing):
    other = editing.context.new_page()
    other.goto(editing.url)
    type_fast(other, "What the other one wrote.")
    is_saved(other)
    editing.locator("[name=title]").fill("A title of one's own")
    type_fast(editing, "What this one wrote.")
    conflict = editing.locator("#review .conflict")
    conflict.wait_for()
    assert conflict.locator("[data-theirs]").inner_text() == "What the other one wrote."
    assert conflict.locator("[data-mine]").inner_text() == "What this one wrote."
    assert first(editing).input_value() == "What this one wrote."
    assert kept(editing) == "What the other one wrote."
    assert ReportReview.objects.get().decisions["title"] == "A title of one's own"
    conflict.locator("[data-keep]").click()
    is_saved(editing)
    assert kept(editing) == "What this one wrote."


def test_a_second_click_makes_no_second_draft(editing):
    before = ForumEdition.objects.count()
    type_fast(editing, "Typed right before the click.")
    editing.locator("[name=_draft]").dblclick()
    editing.wait_for_url("**/change/")
    assert ForumEdition.objects.count() == before + 1
    assert Statement.objects.filter(text="Typed right before the click.").count() == 1


def test_the_back_button_shows_what_is_saved(editing):
    type_fast(editing, "Before going away.")
    address = editing.url
    editing.goto("/admin/")
    editing.go_back()
    assert editing.url == address
    expect(first(editing)).to_have_value("Before going away.")
    is_saved_or_loaded = editing.locator("#saved")
    expect(is_saved_or_loaded).not_to_contain_text("waiting")
    assert kept(editing) == "Before going away."


def test_nothing_is_drawn_anew_under_the_hands(editing):
    passage = editing.locator(".person .passage").nth(1)
    passage.locator("select").select_option("unplaced")
    type_fast(editing, WORDS * 3)
    assert first(editing).input_value() == WORDS * 3
    expect(editing.locator("[data-unplaced]")).to_have_text("2 lines not placed")
    assert first(editing).input_value() == (WORDS * 3).strip()
    assert editing.evaluate("document.activeElement.name") == first(editing).get_attribute("name")


def test_many_lines_are_given_at_once_and_taken_back(editing):
    passages = editing.locator(".person .passage")
    lines = [int(passages.nth(number).get_attribute("data-line")) for number in range(passages.count())]
    passages.nth(0).locator("[data-range=first]").click()
    passages.nth(1).locator("[data-range=last]").click()
    editing.select_option("[name=range_to]", "unplaced")
    editing.click("[name=_range]")
    expect(editing.locator("[data-unplaced]")).to_have_text("3 lines not placed")
    assert len(lines) == 4
    editing.click("[name=_undo]")
    expect(editing.locator("[data-unplaced]")).to_have_text("1 line not placed")


def test_the_status_and_the_draft_are_always_in_sight(editing):
    for width in (1280, 390):
        editing.set_viewport_size({"width": width, "height": 800})
        for top in (0, 100_000):
            editing.evaluate("top => scrollTo(0, top)", top)
            for selector in ("[name=_draft]", "#saved"):
                box = editing.locator(selector).bounding_box()
                assert box["y"] >= 0 and box["y"] + box["height"] <= 800
        assert editing.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("step", ["layout", "people", "words"])
def test_no_field_of_a_step_is_cut_on_a_phone(editing, step):
    editing.set_viewport_size({"width": 390, "height": 800})
    editing.goto(f"{ReportReview.objects.get().get_absolute_url()}{step}/")
    cut = """field => field.getBoundingClientRect().right >
        field.closest(".form-row, li, .module").getBoundingClientRect().right + 1"""
    fields = editing.locator(".report-step :is(input, select):not([type=hidden], [type=submit])").all()
    assert fields and not [field.get_attribute("name") for field in fields if field.evaluate(cut)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_from_file_to_published(visit, publisher, tmp_path, layout):  # noqa: F811
    text, speaker, statements = LAYOUTS[layout]
    ReportReview.objects.all().delete()
    file = tmp_path / f"{layout}.txt"
    file.write_text(text.replace("2027", "2055").replace("III River", "LV River"), encoding="utf-8")
    hand = logged_in(visit(), publisher)
    given(hand, file)
    hand.click(f"[name=layout][value={layout}]")
    if speaker:
        hand.type("[name=speaker]", speaker)
    hand.click("[value='On to the people']")
    hand.click("[value='On to the words']")
    hand.click("[value='On to the review']")
    assert hand.page.locator("[data-unrecognised]").count() == 0
    hand.click("[name=words][value=edited]")
    published(hand)
    edition = ForumEdition.objects.latest("pk")
    said = Statement.objects.published().filter(panel__edition=edition).exclude(appearance=None)
    assert said.count() == statements
    assert Forum.objects.filter(editions=edition).exists()
    print(f"{layout}: {hand.actions} actions")
