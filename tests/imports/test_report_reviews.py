"""The desk: a report is given, reviewed, and becomes a draft – by an editor, once, and by nobody else."""

# ruff: noqa: E501 — a case of a table stands on one line.
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from django.db import connection

from proceedings.editorial.checklist import findings
from proceedings.imports.review.decisions import Decisions
from proceedings.imports.review.theme_suggestions import suggest_themes
from proceedings.models import ForumEdition, ReportReview, Statement, StatementTheme, Takeaway, TakeawayTheme
from speakers.models import Organisation, Speaker
from tests.forms import form_of
from tests.imports.files.test_readers import pdf_file
from tests.imports.test_drafts import KillAt, Killed, everything
from tests.pages import Page
from tests.river_report import ANOTHER_YEAR, TEXT

pytestmark = pytest.mark.django_db

NEW = "/admin/proceedings/forumedition/from-report/"


@pytest.fixture
def desk(client, editor, world):
    client.force_login(editor)
    return client


def give(client, forum, **fields):
    """The page of the review: behind the three steps, where it is new."""
    response = client.post(NEW, {"forum": forum.pk, **fields}, follow=True)
    address = response.redirect_chain[-1][0] if response.redirect_chain else ""
    return client.get(address.removesuffix("layout/"), follow=True) if address.endswith("layout/") else response


@pytest.fixture
def opened(desk, world):
    """The page of a review just begun, as its address and what is filled in."""
    response = give(desk, world.forum, text=TEXT)
    return response.request["PATH_INFO"], form_of(response)


def key_of(page, name):
    """The key of somebody on the page."""
    (person,) = [each for each in page.all("section", class_="person") if each.text.startswith(name)]
    return person.get("id").removeprefix("who-")


def start_of(words):
    return TEXT.index(words)


def test_the_page_shows_source_and_proposal_and_counts_what_is_open(desk, world, opened):
    address, _ = opened
    page = Page(desk.get(address))
    assert page.texts("h2")[0] == "0 open questions, 1 to identify, 1 line not placed"
    assert [quote.text[:9] for quote in page.all("blockquote")][:2] == ["Villages ", "Dykes and"]
    assert page.texts("h3") == [
        "Takeaways of the whole edition",
        "Panel Discussion: Who pays for the dykes?",
        "Not placed",
        "Headings, and what was not said",
    ]
    anchors = {each.get("id") for each in page.elements}
    jumps = [
        each.get("href")[1:]
        for each in page.all("a")
        if (each.get("href") or "").startswith("#") and each.get("href") != "#content-start"
    ]
    assert jumps and set(jumps) <= anchors
    (nearest,) = [label for label in page.texts("label") if label.startswith("Borys Kruk")]
    assert nearest == "Borys Kruk, Mayor of Lysets, last at River Forum 2024"


def test_only_make_the_draft_writes_the_record(desk, world, opened):
    address, fields = opened
    editions = ForumEdition.objects.count()
    desk.post(address, {**fields, "title": ["Thaw"], "_save": "1"})
    assert ForumEdition.objects.count() == editions
    assert form_of(desk.get(address))["title"] == ["Thaw"]  # next week
    made = desk.post(address, {**form_of(desk.get(address)), "_draft": "1"}, follow=True)
    edition = ForumEdition.objects.get(slug="2027")
    assert made.redirect_chain[-1][0] == f"/admin/proceedings/forumedition/{edition.pk}/change/"
    assert (edition.title, edition.is_draft) == ("Thaw", True)
    assert desk.get(address, follow=True).redirect_chain[-1][0] == made.redirect_chain[-1][0]


def test_decisions_are_in_the_draft(desk, world, opened):
    world.floods.terms.create(term="dykes")
    address, fields = opened
    page = Page(desk.get(address))
    boris, edit = key_of(page, "Boris Kruk"), key_of(page, "Edit Halvorsen")
    costs, added, wanted = start_of("Ada Marsh, Director"), start_of("She added"), start_of("The delta needs")
    fields = form_of(desk.get(address)) | {
        f"speaker-{boris}": ["borys-kruk"],
        f"post-{edit}": ["Professor of fjords"],
        f"part-{edit}": ["discussant"],
        f"to-{added}": [boris],
        f"text-{added}": ["Nobody knows what another spring costs."],
        f"to-{wanted}": ["t"],
        f"theme-{costs}-flood-defence": ["accepted"],
        "figures": ["accepted"],
        "words": ["edited"],
        "held_on": ["2028-03-01"],
    }
    desk.post(address, {**fields, "_draft": "1"})
    edition = ForumEdition.objects.get(slug="2028")
    statements = list(Statement.objects.filter(panel__edition=edition).in_order())
    assert [(each.slug, each.attribution) for each in statements] == [
        ("marsh-1", "edited"), ("kruk-1", "paraphrase"), ("kruk-2", "edited"), ("halvorsen-1", "edited"),
    ]  # fmt: skip
    assert statements[1].text == "Nobody knows what another spring costs."
    assert TEXT[statements[1].source_start : statements[1].source_end].startswith("She added")
    assert {each.speaker and each.speaker.slug for each in edition.panels.get().appearances.all()} == {
        "ada-marsh", "borys-kruk", "edit-halvorsen",
    }  # fmt: skip
    assert statements[3].appearance.capacity == "Professor of fjords, Fjord School"
    assert Takeaway.objects.filter(edition=edition, panel=None).count() == 3
    (theme,) = StatementTheme.objects.filter(statement__panel__edition=edition)
    assert (theme.theme, theme.decision) == (world.floods, "accepted")
    assert [figure.amount for figure in statements[0].figures.all()] == ["over EUR 3 billion"]
    assert [figure.amount for figure in statements[3].figures.all()] == ["90–95%"]


def test_a_confirmed_name_is_known_the_next_time(desk, world, opened):
    address, fields = opened
    boris = key_of(Page(desk.get(address)), "Boris Kruk")
    desk.post(address, {**fields, f"speaker-{boris}": ["borys-kruk"], "_draft": "1"})
    assert set(world.borys.names.values_list("name", flat=True)) == {"Борис Крук", "Boris Kruk"}
    again = Page(give(desk, world.forum, text=ANOTHER_YEAR))
    assert again.texts("h2")[0] == "0 open questions, 0 to identify, 1 line not placed"


def test_whoever_is_new_is_one_person_with_a_record(desk, world, opened):
    address, fields = opened
    desk.post(address, {**fields, "_draft": "1"})
    edit = Speaker.objects.get(slug="edit-halvorsen")
    assert (edit.name, edit.family_name, edit.appearances.count()) == ("Edit Halvorsen", "Halvorsen", 1)


def test_a_certain_match_can_be_corrected(desk, world, opened):
    address, fields = opened
    ada = key_of(Page(desk.get(address)), "Ada Marsh")
    desk.post(address, {**fields, f"other-{ada}": ["chiyo-mori"], "_draft": "1"})
    panel = ForumEdition.objects.get(slug="2027").panels.get()
    assert panel.appearances.get(position=1).speaker == world.chiyo


def test_a_second_editor_is_told_and_overwrites_nothing(desk, world, opened, publisher, client):
    address, fields = opened
    desk.post(address, {**fields, "title": ["The first"], "_save": "1"})
    desk.force_login(publisher)
    late = desk.post(address, {**fields, "title": ["The second"], "_save": "1"})
    page = Page(late, status=409)
    assert "Editors saved this review after" in page.words
    assert form_of(late)["title"] == ["The second"]
    assert ReportReview.objects.get().decisions["title"] == "The first"
    assert Page(desk.post(address, {**fields, "_draft": "1"}), status=409)
    assert not ForumEdition.objects.filter(slug="2027").exists()
    told = desk.post(address, {"title": "The third", "version": "1", "_autosave": "1"}).json()["conflicts"]
    assert told == [{"name": "title", "mine": "The third", "theirs": "The first", "editor": "editors"}]


def test_saving_by_itself_gives_the_next_version(desk, opened):
    address, fields = opened
    first = desk.post(address, {**fields, "_autosave": "1"}).json()
    assert (first["version"], first["conflicts"]) == (2, [])
    second = desk.post(address, {"title": "Thaw", "version": "2", "_autosave": "1"}).json()
    assert (second["version"], second["conflicts"]) == (3, [])


def test_killed_at_any_write_of_the_draft_the_review_is_still_there(desk, world, opened):
    world.floods.terms.create(term="dykes")
    address, fields = opened
    desk.raise_request_exception = False
    before, allowed = everything(), 0
    while True:
        kill = KillAt(allowed)
        with connection.execute_wrapper(kill), suppress(Killed):
            made = desk.post(address, {**fields, "_draft": "1"})
        if made.status_code == 302:
            break
        assert everything() == before
        allowed += 1
    assert allowed == kill.writes >= 15
    assert ReportReview.objects.get().edition == ForumEdition.objects.get(slug="2027")


def test_the_same_report_is_taken_up_again_and_not_begun_twice(desk, world, opened):
    address, fields = opened
    assert give(desk, world.forum, text=TEXT).request["PATH_INFO"] == address
    desk.post(address, {**fields, "_draft": "1"})
    edition = ForumEdition.objects.get(slug="2027")
    again = give(desk, world.forum, text=TEXT).request["PATH_INFO"]
    assert again == f"/admin/proceedings/forumedition/{edition.pk}/change/"


def test_an_uploaded_file_is_read(desk, world):
    file = BytesIO(f"<article><p>{TEXT.replace(chr(10) * 2, '</p><p>')}</p></article>".encode())
    file.name = "report.html"
    page = Page(give(desk, world.forum, file=file))
    assert "Ada Marsh" in page.texts("section", class_="proposal")[0]


def test_a_long_report_is_reviewed_in_pages(desk, world):
    text = "Panel 1. Dykes\n\nAda Marsh, Director\n\n" + "• Dykes cost money.\n" * 700
    address = give(desk, world.forum, text=text).request["PATH_INFO"]
    pages = [Page(desk.get(f"{address}?page={number}")) for number in (1, 2, 3)]
    assert [len(page.all("article", class_="passage")) for page in pages] == [300, 300, 102]
    assert [page.texts("h4")[:1] for page in pages] == [["Ada Marsh"]] * 3
    assert [len(page.all("input", name="title")) for page in pages] == [1, 0, 0]
    last = form_of(desk.get(f"{address}?page=3"))
    wording = next(name for name in last if name.startswith("text-"))
    desk.post(f"{address}?page=3", {**last, wording: ["Dykes are dear."], "_save": "1"})
    desk.post(f"{address}?page=1", {**form_of(desk.get(address)), "title": ["Dykes"], "_draft": "1"})
    edition = ForumEdition.objects.get(title="Dykes")
    statements = Statement.objects.filter(panel__edition=edition)
    assert (statements.count(), statements.filter(text="Dykes are dear.").count()) == (700, 1)


def test_a_blank_line_divides_a_passage_and_each_part_rests_on_its_own_words(desk, world, opened):
    address, fields = opened
    costs = start_of("Ada Marsh, Director")
    whole = form_of(desk.get(address))[f"text-{costs}"][0]
    divided = whole.replace(" and that flood", "\r\n\r\nand that flood")
    desk.post(address, {**fields, f"text-{costs}": [divided], "_save": "1"})
    second = start_of("and that flood")
    fields = form_of(desk.get(address))
    assert [fields[f"text-{start}"] for start in (costs, second)] == [[part] for part in divided.split("\r\n\r\n")]
    assert fields[f"cut-{costs}"] == [str(second)]
    boris = key_of(Page(desk.get(address)), "Boris Kruk")
    desk.post(address, {**fields, f"to-{second}": [boris], "_draft": "1"})
    statements = Statement.objects.filter(panel__edition__slug="2027").in_order()
    assert [each.appearance.name_as_printed for each in statements] == [
        "Ada Marsh", "Boris Kruk", "Ada Marsh", "Boris Kruk", "Edit Halvorsen",
    ]  # fmt: skip
    assert TEXT[statements[1].source_start : statements[1].source_end] == divided.split("\r\n\r\n")[1]


def test_passages_are_joined_and_taken_apart_again(desk, world, opened):
    address, fields = opened
    costs, added = start_of("Ada Marsh, Director"), start_of("She added")
    words = fields[f"text-{costs}"][0], fields[f"text-{added}"][0]
    desk.post(address, {**fields, f"text-{added}": ["Waiting costs."], f"join-{added}": [str(costs)], "_save": "1"})
    joined = form_of(desk.get(address))
    assert joined[f"text-{costs}"] == [f"{words[0]} Waiting costs."]
    assert f"text-{added}" not in joined
    desk.post(address, {**joined, f"join-{added}": [""], "_save": "1"})
    apart = form_of(desk.get(address))
    assert (apart[f"text-{costs}"], apart[f"text-{added}"]) == ([words[0]], [words[1]])
    desk.post(address, {**apart, f"join-{added}": [str(costs)], "_draft": "1"})
    first = Statement.objects.filter(panel__edition__slug="2027").in_order().first()
    assert first.text == " ".join(words)
    assert TEXT[first.source_start : first.source_end] == "\n\n".join(words)


def test_panels_are_added_renamed_put_in_order_and_dropped(desk, world, opened):
    address, fields = opened
    desk.post(address, {**fields, "panel": ["Pumps"], "_save": "1"})
    fields = form_of(desk.get(address))
    assert fields["title-n1"] == ["Pumps"]
    (kruk,) = [start_of("Boris Kruk, Mayor")]
    desk.post(address, {**fields, "panel": ["Nothing"], "person-n1": ["Olha Rui"], "place-n1": ["0"], "_save": "1"})
    fields = form_of(desk.get(address))
    panel = next(name for name in fields if name.startswith("title-") and name not in {"title-n1", "title-n2"})
    boris, edit = key_of(Page(desk.get(address)), "Boris Kruk"), key_of(Page(desk.get(address)), "Edit Halvorsen")
    fields |= {
        panel: ["Dykes"],
        "kind-n1": ["closing"],
        f"at-{edit}": ["n1"],
        f"to-{kruk}": ["n1-n1"],
        "kind-n2": [""],
    }
    desk.post(address, {**fields, f"name-{boris}": ["Borys Kruk"], "_draft": "1"})
    panels = ForumEdition.objects.get(slug="2027").panels.all()
    assert [(each.title, each.kind) for each in panels] == [("Pumps", "closing"), ("Dykes", "panel")]
    people = [[each.name_as_printed for each in panel.appearances.order_by("position")] for panel in panels]
    assert people == [["Edit Halvorsen", "Olha Rui"], ["Ada Marsh", "Borys Kruk"]]
    assert [*panels[0].statements.order_by("position").values_list("appearance__name_as_printed", flat=True)] == [
        "Olha Rui", "Edit Halvorsen",
    ]  # fmt: skip
    assert panels[1].appearances.get(name_as_printed="Borys Kruk").speaker == world.borys


def test_an_organisation_is_asked_about_like_a_speaker(desk, world):
    other = Organisation.objects.create(slug="fjords", name="Fjords School", country="NO")
    address = give(desk, world.forum, text=TEXT).request["PATH_INFO"]
    page = Page(desk.get(address))
    assert page.texts("h2")[0] == "0 open questions, 1 to identify, 1 organisation to identify, 1 line not placed"
    edit = key_of(page, "Edit Halvorsen")
    assert "Fjords School (NO)" in page.texts("label")
    desk.post(address, {**form_of(desk.get(address)), f"employer-{edit}": ["fjords"], "_draft": "1"})
    appearance = ForumEdition.objects.get(slug="2027").panels.get().appearances.get(name_as_printed="Edit Halvorsen")
    assert appearance.organisation == other
    again = Page(give(desk, world.forum, text=ANOTHER_YEAR))
    assert "organisation to identify" not in again.texts("h2")[0]


def test_an_organisation_that_is_near_none_is_a_new_one(desk, world, opened):
    address, fields = opened
    desk.post(address, {**fields, "_draft": "1"})
    school = Organisation.objects.get(slug="fjord-school")
    assert Speaker.objects.get(slug="edit-halvorsen").affiliations.get().organisation == school


def test_themes_are_suggested_for_takeaways_too(desk, world):
    world.floods.terms.create(term="dykes")
    address = give(desk, world.forum, text=TEXT).request["PATH_INFO"]
    belong = start_of("Dykes and early")
    fields = form_of(desk.get(address))
    assert f"theme-{belong}-flood-defence" in fields
    desk.post(address, {**fields, f"theme-{belong}-flood-defence": ["rejected"], "_draft": "1"})
    decided = TakeawayTheme.objects.get(takeaway__edition__slug="2027", theme=world.floods)
    assert (decided.takeaway.text[:9], decided.decision) == ("Dykes and", "rejected")
    assert suggest_themes(list(Takeaway.objects.filter(edition__slug="2027"))) == 0
    decided.refresh_from_db()
    assert decided.decision == "rejected"


def test_a_box_that_is_not_ticked_any_more_is_empty():
    before = {"settled-0": "yes", "settled-1": "yes"}
    assert Decisions(before).after({}, ["settled-0", "csrfmiddlewaretoken"]).values == {
        "settled-0": "",
        "settled-1": "yes",
    }


def test_a_question_left_open_is_asked_of_the_edition_until_it_is_settled(desk, world):
    text = TEXT.replace("three fjords", "три fjords").replace("sandbags", "sandbags”")
    address = give(desk, world.forum, text=text).request["PATH_INFO"]
    desk.post(address, {**form_of(desk.get(address)), "settled-0": ["yes"], "_draft": "1"})
    edition = ForumEdition.objects.get(slug="2027")
    (question,) = edition.open_questions.all()
    assert "три" in question.about and "три fjords" in question.passage
    form = desk.get(f"/admin/proceedings/forumedition/{edition.pk}/change/")
    assert "1 open question" in Page(form).words
    desk.post(form.request["PATH_INFO"], {**form_of(form), "open_questions-0-is_settled": ["on"], "_save": "1"})
    assert "open question" not in " ".join(each.about for each in findings(edition))


def bomb():
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("bomb.docx", bomb, "The Word file unpacks to far more than a report holds."),
        ("scan.pdf", lambda: pdf_file([]), "The PDF holds pictures of pages and no text; it has to be recognised (OCR) first."),
        ("locked.pdf", lambda: pdf_file(["Ropes age."], password="salt"), "The PDF is protected by a password."),
        ("torn.txt", lambda: bytes(range(128, 256)) * 40, "The file's encoding is not known; save it as UTF-8 and try again."),
        ("nul.txt", lambda: b"a\x00b", "The file holds NUL characters, so it is not text."),
        ("turned.html", lambda: "<p>a \u202e b</p>".encode(), "The text holds hidden right-to-left marks, which can make it read as something else; remove them first."),
        ("script.html", lambda: b"<script>alert(1)</script>", "There is no text in the file."),
        ("tool.exe", lambda: b"MZ", "Only .txt, .md, .html, .docx, .pdf, .vtt and .srt files can be read."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_sentence_and_stores_nothing(desk, world, name, data, sentence):
    file = BytesIO(data())
    file.name = name
    response = desk.post(NEW, {"forum": world.forum.pk, "file": file})
    assert Page(response).texts("ul", class_="errorlist") == [sentence]
    assert not ReportReview.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Give the report once: as a file, or as its text."),
        ({"text": "  "}, "Give the report once: as a file, or as its text."),
        ({"text": "a \u202e b"}, "The text holds hidden right-to-left marks, which can make it read as something else; remove them first."),
        ({"forum": "0", "text": "x"}, "Select a valid choice. That choice is not one of the available choices."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_sentence_and_stores_nothing(desk, world, fields, sentence):
    response = desk.post(NEW, {"forum": world.forum.pk, **fields})
    assert Page(response).texts("ul", class_="errorlist") == [sentence]
    assert not ReportReview.objects.exists()


@pytest.mark.parametrize(
    "strange",
    [
        {"version": ["x"]}, {"to-1": ["nowhere"], "to-99999999999": ["t"]}, {"held_on": ["yesterday"], "ordinal": ["VI"]},
        {"speaker-1-1": ["nobody-known"], "part-1-1": ["king"]}, {"words": ["mine"], "themes": ["all"]}, {"title": ["\x00" + "x" * 900]},
    ],
)  # fmt: skip
def test_nothing_sent_is_too_strange(desk, opened, strange):
    address, fields = opened
    assert desk.post(address, {**fields, **strange, "_draft": "1"}).status_code in {302, 409}
