"""The three steps before a review, and what a review does with people, words and a second editor."""

from io import BytesIO

import pytest
from django.test import Client

from proceedings.admin.report_review import proposal_of
from proceedings.editorial.checklist import findings
from proceedings.models import ForumEdition, ReportReview, SourceDocument, Statement
from speakers.models import Speaker
from tests.forms import form_of
from tests.imports.test_report_reviews import NEW, desk, give, key_of, opened, start_of  # noqa: F401 — fixtures
from tests.pages import Page
from tests.river_report import TEXT

pytestmark = pytest.mark.django_db

TURNS = """The dyke board

MARSH: We count the pumps first.

KRUK: My town has nine pumps.

MARSH: Then nine it is.

KRUK: Two of them are out of order.
"""
NAMESAKES = """Panel 1. Ropes

Ada Berg, Director of the Rope School, said that the old ropes of the harbour are rotten and have to be replaced soon.

Panel 2. Sails

Ada Berg, Captain of the Delta Ferry, said that the sails of the ferry were mended twice in a single summer of storms.
"""
SUBTITLES = """WEBVTT

NOTE made by hand

01:01:01.000 --> 01:01:04.000
<v Ada Marsh>We count the pumps first.

01:01:05.000 --> 01:01:09.000
And then we count the dykes of the delta.
"""


@pytest.fixture
def first_step(desk, world):  # noqa: F811
    """The address of the layout of a report just given."""

    def begin(text, **fields):
        response = desk.post(NEW, {"forum": world.forum.pk, "text": text, **fields}, follow=True)
        return response.redirect_chain[-1][0]

    return begin


def go_on(desk, address, **fields):  # noqa: F811
    """The step sent as it is shown, with `fields`; the address of the next one."""
    sent = form_of(desk.get(address)) | {name: [value] for name, value in fields.items()}
    return desk.post(address, sent, follow=True).redirect_chain[-1][0]


def test_the_guessed_layout_is_chosen_with_its_reason_and_first_turns(desk, world, first_step):  # noqa: F811
    page = Page(desk.get(first_step(TURNS)))
    (chosen,) = [each.get("value") for each in page.all("input", type="radio") if "checked" in each.attributes]
    assert chosen == "turns"
    (reason,) = page.texts("span", class_="reason")
    assert reason.startswith("Guessed:")
    (turns,) = page.texts("ol", class_="turns")
    assert turns.startswith("MARSH We count the pumps first.")


def test_another_layout_is_looked_at_without_choosing_it(desk, world, first_step):  # noqa: F811
    address = first_step(TURNS)
    shown = desk.get(address, {"layout": "nobody", "preview": "1"}).content.decode()
    assert "Nobody says anything." in shown
    assert ReportReview.objects.get().layout == {}


def test_the_steps_lead_to_a_review_of_what_was_declared(desk, world, first_step):  # noqa: F811
    address = go_on(desk, first_step(TURNS), layout="speech", speaker="Ada Marsh")
    assert address.endswith("/people/")
    words = go_on(desk, address)
    review = go_on(desk, words, title="Pumps", publisher="Delta News", url="https://delta.example/pumps", first="3")
    desk.post(review, {**form_of(desk.get(review)), "_draft": "1"})
    source = SourceDocument.objects.get(edition__title="Pumps")
    assert (source.publisher, source.url) == ("Delta News", "https://delta.example/pumps")
    said = Statement.objects.filter(panel__edition__title="Pumps").in_order()
    assert {each.appearance.name_as_printed for each in said} == {"Ada Marsh"}
    assert said[0].text == "MARSH: We count the pumps first."


def test_some_lines_are_laid_out_otherwise(desk, world, first_step):  # noqa: F811
    fields = {"layout": "turns", "layout-1": "nobody", "first-1": "5", "last-1": "7"}
    go_on(desk, first_step(TURNS), **fields)
    review = ReportReview.objects.get()
    desk.post(review.get_absolute_url(), {**form_of(desk.get(review.get_absolute_url())), "_draft": "1"})
    said = Statement.objects.filter(source__sha256__gt="", panel__edition=ForumEdition.objects.latest("pk"))
    spoken = said.exclude(appearance=None).in_order()
    assert [each.text for each in spoken] == ["We count the pumps first.", "Two of them are out of order."]


def test_the_layout_of_a_publisher_is_offered_next_time(desk, world, first_step):  # noqa: F811
    go_on(desk, first_step(TURNS, publisher="Delta News"), layout="nobody")
    page = Page(desk.get(first_step(TEXT, publisher="Delta News")))
    assert "The last report of Delta News was read as: Nobody's words." in page.words
    (chosen,) = [each.get("value") for each in page.all("input", type="radio") if "checked" in each.attributes]
    assert chosen == "nobody"
    other = Page(desk.get(first_step(TEXT + "\nBye.\n", publisher="Fjord News")))
    assert "was read as" not in other.words


def test_whoever_is_not_ticked_is_removed_and_their_words_are_nobodys(desk, world, first_step):  # noqa: F811
    people = go_on(desk, first_step(TEXT), layout="prose")
    fields = form_of(desk.get(people))
    edit = next(name for name, value in fields.items() if value == ["Edit Halvorsen"]).removeprefix("name-")
    ticked = [key.get("value") for key in Page(desk.get(people)).all("input", name="spoke")]
    desk.post(people, {**fields, "named": ticked, "spoke": [key for key in ticked if key != edit]})
    review = ReportReview.objects.get().get_absolute_url()
    assert "Edit Halvorsen" not in Page(desk.get(review)).texts("h4")
    desk.post(review, {**form_of(desk.get(review)), "_draft": "1"})
    (nobodys,) = Statement.objects.filter(panel__edition__slug="2027", appearance=None)
    assert nobodys.text.startswith("Edit Halvorsen, Professor")
    assert not Speaker.objects.filter(slug="edit-halvorsen").exists()


def test_a_text_that_is_no_report_is_told_as_such(desk, world):  # noqa: F811
    page = Page(give(desk, world.forum, text="Add two eggs.\n\nStir until it is smooth.\n"))
    assert "This does not look like a report of a forum" in page.words
    assert "does not look like" not in Page(give(desk, world.forum, text=TEXT)).words


def test_two_of_one_name_stay_two_until_an_editor_says_otherwise(desk, world):  # noqa: F811
    address = give(desk, world.forum, text=NAMESAKES).request["PATH_INFO"]
    page = desk.get(address)
    (same,) = [each.get("name") for each in Page(page).all("select") if each.get("name").startswith("same-")]
    assert "is Ada Berg, Director, Rope School, Panel 1. Ropes" in Page(page).texts("option")
    first = next(name for name in form_of(page) if name.startswith("name-")).removeprefix("name-")
    saved = desk.post(address, {**form_of(page), same: [first], "_save": "1"}, follow=True)
    assert form_of(saved)[same] == [first]
    desk.post(address, {**form_of(saved), same: [""], "_draft": "1"})
    assert set(Speaker.objects.filter(name="Ada Berg").values_list("slug", flat=True)) == {"ada-berg", "ada-berg-2"}


def test_namesakes_are_one_where_an_editor_says_so(desk, world):  # noqa: F811
    address = give(desk, world.forum, text=NAMESAKES).request["PATH_INFO"]
    page = desk.get(address)
    (same,) = [each.get("name") for each in Page(page).all("select") if each.get("name").startswith("same-")]
    first = next(name for name in form_of(page) if name.startswith("name-")).removeprefix("name-")
    desk.post(address, {**form_of(page), same: [first], "_draft": "1"})
    assert Speaker.objects.get(name="Ada Berg").appearances.count() == 2


def test_family_name_and_country_are_of_the_new_record(desk, world, opened):  # noqa: F811
    address, fields = opened
    edit = key_of(Page(desk.get(address)), "Edit Halvorsen")
    desk.post(address, {**fields, f"family-{edit}": ["Edit"], f"country-{edit}": ["no"], "_draft": "1"})
    speaker = Speaker.objects.get(slug="edit-halvorsen")
    assert (speaker.family_name, speaker.country) == ("Edit", "NO")


def test_four_words_mended_leave_an_edited_statement_edited(desk, world, opened):  # noqa: F811
    address, fields = opened
    costs = start_of("Ada Marsh, Director")
    mended = fields[f"text-{costs}"][0].replace("in the coming ten years", "over the next decade")
    desk.post(address, {**fields, f"text-{costs}": [mended], "words": ["edited"], "_draft": "1"})
    statement = Statement.objects.get(panel__edition__slug="2027", text=mended)
    assert statement.attribution == "edited"
    assert not [each for each in findings(ForumEdition.objects.get(slug="2027")) if each.blocks]


def test_only_what_changed_is_sent_and_a_change_sent_twice_is_kept_once(desk, world, opened):  # noqa: F811
    address, _fields = opened
    sent = {"panel": "Pumps", "save": "a", "version": "1", "_autosave": "1"}
    assert desk.post(address, sent).json()["version"] == 2
    assert desk.post(address, sent).json()["version"] == 2
    assert ReportReview.objects.get().decisions == {"panel-1": "Pumps"}


def test_changes_are_taken_back_one_by_one(desk, world, opened):  # noqa: F811
    address, _fields = opened
    for version, title in enumerate(("Ice", "Thaw"), 1):
        desk.post(address, {"title": title, "version": version, "_autosave": "1"})
    titles = []
    for _step in range(3):
        version = form_of(desk.get(address))["version"][0]
        desk.post(address, {"version": version, "_undo": "1"})
        titles.append(ReportReview.objects.get().decisions.get("title"))
    assert titles == ["Ice", None, None]


def test_nobody_takes_back_what_another_editor_changed(desk, world, opened, publisher):  # noqa: F811
    address, _fields = opened
    other = Client()
    other.force_login(publisher)
    desk.post(address, {"title": "Ice", "ordinal": "7", "version": "1", "_autosave": "1"})
    other.post(address, {"title": "Thaw", "version": "2", "_autosave": "1"})
    desk.post(address, {"version": "3", "_undo": "1"})
    assert ReportReview.objects.get().decisions == {"title": "Thaw"}
    again = desk.post(address, {"version": "4", "_undo": "1"}, follow=True)
    assert "There is no change of yours to take back" in Page(again).words
    assert ReportReview.objects.get().decisions == {"title": "Thaw"}


def test_another_layout_says_which_decisions_it_puts_aside(desk, world, first_step):  # noqa: F811
    layout = first_step(TURNS)
    go_on(desk, layout, layout="turns")
    record = ReportReview.objects.get()
    desk.post(record.get_absolute_url(), {"name-1-1": "Ada Marsh", "title": "Ice", "version": "1", "_autosave": "1"})
    answer = desk.post(layout, {"layout": "nobody"}, follow=True)
    assert "1 decision rested on the other layout" in Page(answer).words
    assert ReportReview.objects.get().decisions == {"title": "Ice"}


def test_a_review_begun_before_opens_as_it_was_left(desk, world, opened):  # noqa: F811
    address, _fields = opened
    costs = start_of("Ada Marsh, Director")
    ReportReview.objects.update(decisions={"title": "Old", f"text-{costs}": "Worded.", "settled-0": ""}, history=[])
    fields = form_of(desk.get(address))
    assert (fields["title"], fields[f"text-{costs}"]) == (["Old"], ["Worded."])


def test_what_the_reader_of_a_file_found_is_in_the_review(desk, world):  # noqa: F811
    file = BytesIO(SUBTITLES.encode())
    file.name = "record.vtt"
    page = Page(give(desk, world.forum, file=file))
    assert page.texts("span", class_="times") == ["1:01:01–1:01:04", "1:01:05–1:01:09"]
    assert "The subtitles name nobody here: who speaks?" in page.texts("p", class_="question")[0]
    (aside,) = page.texts("details", class_="furniture")
    assert aside.endswith("note of the subtitles: NOTE made by hand")
    (proposal,) = [proposal_of(record) for record in ReportReview.objects.all()]
    said = [each.passage for each, _who in proposal.statements()]
    assert [(each.starts_at, each.ends_at) for each in said] == [(3661.0, 3664.0), (3665.0, 3669.0)]


def test_a_review_takes_as_many_queries_with_more_speakers(desk, world, opened, django_assert_num_queries):  # noqa: F811
    address, _ = opened
    desk.get(address)
    for name in ("Anna Berg", "Petra Kruk"):
        speaker = Speaker.objects.create(slug=name.split()[0], name=name, family_name=name.split()[1])
        speaker.names.create(name=f"{name} the second")
        with django_assert_num_queries(16):
            desk.get(address)


def test_a_long_report_may_be_pasted(desk, world):  # noqa: F811
    response = desk.post(NEW, {"forum": world.forum.pk, "text": ("ropes and sails " * 60 + "\r\n") * 3_000})
    assert response.status_code == 302
    assert len(ReportReview.objects.get().text) > 2_500_000


def test_a_pasted_report_that_is_too_long_is_one_sentence(desk, world):  # noqa: F811
    response = desk.post(NEW, {"forum": world.forum.pk, "text": "ropes " * 1_000_000})
    assert Page(response).texts("ul", class_="errorlist") == ["The report is larger than 5 MB."]
