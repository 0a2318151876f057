"""A published report becomes a public edition, in a browser, in few actions and with nobody misquoted."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from proceedings.models import Appearance, ForumEdition, ReportReview, Statement
from tests.river_report import TEXT
from tests.site_files import SHARED

REAL_REPORT = SHARED / "reports" / "ukraine-japan-vi-2026.txt"
PASSWORD = "correct horse battery"
MAX_ACTIONS = 25


@pytest.fixture(scope="module")
def publisher(site, django_db_blocker):
    """Entered as everything of the site is: for the server to see."""
    with django_db_blocker.unblock():
        user = get_user_model().objects.create_user("publishing", password=PASSWORD, is_staff=True)
        user.groups.add(Group.objects.get(name="Publishers"))
        yield user
        ReportReview.objects.all().delete()
        user.delete()


class Hand:
    """Whoever sits at the desk: every click and every field typed in is one action."""

    def __init__(self, page):
        self.page, self.actions = page, 0

    def click(self, target):
        self.actions += 1
        self.page.click(target)

    def type(self, target, text):
        self.actions += 1
        self.page.fill(target, text)

    def choose(self, target, value):
        self.actions += 1
        self.page.select_option(target, value)

    def hand_over(self, target, file):
        self.actions += 1
        self.page.set_input_files(target, file)


def logged_in(page, user):
    hand = Hand(page)
    page.goto("/admin/")
    hand.type("[name=username]", user.username)
    hand.type("[name=password]", PASSWORD)
    hand.click("[type=submit]")
    return hand


def reviewed(hand, file):
    """From the index of the desk, through the three steps, to the page of the review."""
    given(hand, file)
    hand.click("[value='On to the people']")
    hand.click("[value='On to the words']")
    hand.click("[value='On to the review']")
    hand.page.wait_for_selector("#review")


def given(hand, file):
    hand.click("#content-main a:has-text('Forum editions')")
    hand.click("text=New edition from a report")
    hand.hand_over("[name=file]", file)
    hand.click("text=Read it")
    hand.page.wait_for_selector("#layout")


def published(hand):
    hand.click("text=Make the draft")
    hand.choose("[name=CHANGE_FORM-action]", "publish")
    hand.click("button[name=index], .actions button")
    hand.page.wait_for_selector("text=is public")


def test_the_real_report_is_published_in_few_actions_with_no_wrong_speaker(visit, publisher):
    if not REAL_REPORT.exists():
        pytest.skip("The published report lies beside the checkout, and is not there.")
    hand = logged_in(visit(), publisher)
    reviewed(hand, REAL_REPORT)
    for question in range(hand.page.locator("[name^=settled-]").count()):
        hand.click(f"[name=settled-{question}]")
    for all_at_once in (
        "[name=themes][value=accepted]",
        "[name=figures][value=accepted]",
        "[name=words][value=edited]",
    ):
        hand.click(all_at_once)
    published(hand)
    assert hand.actions <= MAX_ACTIONS
    edition = ForumEdition.objects.get(slug="2026-2")
    known = {
        each.name_as_printed: each.speaker
        for each in Appearance.objects.filter(panel__edition__slug="2026").select_related("speaker")
    }
    appearances = list(Appearance.objects.filter(panel__edition=edition).select_related("speaker"))
    assert len(appearances) == 18
    for each in appearances:
        assert each.speaker == known.get(each.name_as_printed, each.speaker)
        assert each.speaker and each.speaker.family_name in each.name_as_printed
    assert Statement.objects.published().filter(panel__edition=edition).count() == 45
    print(f"{hand.actions} actions")


def test_the_review_keeps_itself_and_listens_to_keys(visit, publisher, tmp_path):
    file = tmp_path / "river.txt"
    file.write_text(
        TEXT.replace("flood defence", "air defence").replace("Every spring", "Every spring, " * 900), encoding="utf-8"
    )
    hand = logged_in(visit(), publisher)
    reviewed(hand, file)
    page = hand.page
    statement = page.locator(".passage", has_text="air defence").first
    assert statement.locator("blockquote").inner_text().startswith("Ada Marsh, Director")
    suggestion = statement.locator(".suggestion", has_text="air defence").first
    suggestion.locator("[value='']").focus()
    page.keyboard.press("a")
    assert suggestion.locator("[value=accepted]").is_checked()
    page.wait_for_selector("#saved:has-text('Saved')")
    assert "accepted" in ReportReview.objects.get(edition=None).decisions.values()
    page.reload()
    assert page.locator(".suggestion [value=accepted]:checked").count() == 1


def test_passages_are_joined_divided_and_moved_by_keys_alone(visit, publisher, tmp_path):
    file = tmp_path / "keys.txt"
    file.write_text(TEXT.replace("2027", "2031").replace("III River", "VII River"), encoding="utf-8")
    hand = logged_in(visit(), publisher)
    reviewed(hand, file)
    page = hand.page
    passages = page.locator(".person .passage")
    before = passages.count()
    passages.nth(1).locator("[data-key=j]").focus()
    page.keyboard.press("j")
    expect(passages).to_have_count(before - 1)
    first = passages.first.locator("textarea")
    assert "She added that nobody" in first.input_value()
    first.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(passages).to_have_count(before)
    goes_to = passages.nth(1).locator("select")
    moved = goes_to.get_attribute("name")
    goes_to.focus()
    page.keyboard.type("Edit H")
    page.keyboard.press("Enter")
    edit = page.locator(".person", has=page.locator("h4:has-text('Edit Halvorsen')"))
    edit.locator(f"[name={moved}]").wait_for()
    assert page.evaluate("document.activeElement.name") == moved
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script_the_review_is_a_plain_form(visit, publisher, chromium, site, tmp_path):
    file = tmp_path / "river.txt"
    file.write_text(TEXT, encoding="utf-8")
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    hand = logged_in(context.new_page(), publisher)
    reviewed(hand, file)
    hand.type("[name=title]", "Rivers")
    hand.click("text=Save for later")
    assert hand.page.input_value("[name=title]") == "Rivers"
    context.close()
