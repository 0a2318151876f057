import re

from tests.browser.conftest import EDITOR


def test_an_editor_enters_an_edition_by_hand_previews_and_publishes_it(visit, site):
    page = visit()
    log_in(page)

    page.goto("/admin/proceedings/forumedition/add/")
    choose(page, ".field-forum", "Ukraine–Japan Forum")
    page.locator("#id_slug").fill("2031")
    page.locator("#id_title").fill("Rebuilding the harbour")
    page.get_by_text("Add another Panel", exact=True).click()
    page.locator("#id_panels-0-title").press_sequentially("Cranes and quays")
    assert page.locator("#id_panels-0-slug").input_value() == "cranes-and-quays"
    save(page)
    edition = page.url

    enter_a_statement(page)
    page.goto(edition)
    page.get_by_role("link", name="View on site").click()
    assert page.url == f"{site}/forums/ukraine-japan/2031/"
    assert page.locator(".draft-banner").inner_text() == "Draft. Only editors see this page; the public does not."
    page.get_by_role("link", name="Cranes and quays").first.click()
    page.get_by_text("Zhovkva wants the gantry cranes back before winter.").wait_for()

    reader = visit()
    reader.goto("/search/?q=gantry")
    assert reader.locator("[data-total]").get_attribute("data-total") == "0"

    page.goto(edition)
    page.locator("select[name='CHANGE_FORM-action']").select_option(label="Publish")
    page.get_by_role("button", name="Run").first.click()
    page.get_by_text("is public.").wait_for()  # the answer may come a moment after the click

    reader.goto("/")
    reader.get_by_role("link", name="Rebuilding the harbour").click()
    assert reader.locator(".draft-banner").count() == 0
    reader.goto("/search/?q=gantry")
    assert reader.locator("mark").all_inner_texts() == ["gantry"]


def log_in(page):
    page.goto("/admin/")
    page.get_by_label("Username").fill(EDITOR["username"])
    page.get_by_label("Password").fill(EDITOR["password"])
    page.get_by_role("button", name="Log in").click()


def enter_a_statement(page):
    """One statement of one speaker, on the first panel of the edition whose form is open."""
    page.locator("#panels-0 a.inlinechangelink").click()
    page.get_by_text("Add another Appearance", exact=True).click()
    choose(page, "#appearances-0 .field-speaker", "Zhovkva")
    save(page)
    page.get_by_text("Add another Statement", exact=True).click()
    page.locator("#id_statements-0-appearance").select_option(label=option(page, "Zhovkva"))
    page.locator("#id_statements-0-attribution").select_option("paraphrase")
    page.locator("#id_statements-0-text").fill("Zhovkva wants the gantry cranes back before winter.")
    save(page)


def choose(page, field, words):
    """Choose in an autocomplete field the one that these words find."""
    page.locator(f"{field} .select2-selection").first.click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def save(page):
    page.get_by_role("button", name="Save and continue editing").click()
    assert page.locator(".errornote").count() == 0, page.locator(".errorlist").all_inner_texts()
    page.wait_for_url(re.compile(r"/change/"))


def option(page, words):
    labels = page.locator("#id_statements-0-appearance option").all_inner_texts()
    return next(label for label in labels if words in label)
