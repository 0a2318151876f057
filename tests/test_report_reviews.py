"""The desk: a report is given, reviewed, and becomes a draft – by an editor, once, and by nobody else."""

# ruff: noqa: E501 — a case of a table stands on one line.
from contextlib import suppress
from io import BytesIO

import pytest
from django.db import connection

from proceedings.models import ForumEdition, ReportReview, Statement, StatementTheme, Takeaway
from speakers.models import Speaker
from tests.forms import form_of
from tests.pages import Page
from tests.river_report import TEXT
from tests.test_drafts import KillAt, Killed, everything

pytestmark = pytest.mark.django_db

NEW = "/admin/proceedings/forumedition/from-report/"


@pytest.fixture
def desk(client, editor, world):
    client.force_login(editor)
    return client


def give(client, forum, **fields):
    return client.post(NEW, {"forum": forum.pk, **fields}, follow=True)


@pytest.fixture
def opened(desk, world):
    """The page of a review just begun, as its address and what is filled in."""
    response = give(desk, world.forum, text=TEXT)
    return response.redirect_chain[-1][0], form_of(response)


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
    assert len([each for each in page.all("li") if each.get("data-source-line")]) == 15
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
    again = Page(give(desk, world.forum, text=TEXT.replace("sandbags", "bags of sand")))
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
    assert "Editors saved this review at" in page.words
    assert form_of(late)["title"] == ["The second"]
    assert ReportReview.objects.get().decisions["title"] == "The first"
    assert Page(desk.post(address, {**fields, "_draft": "1"}), status=409)
    assert not ForumEdition.objects.filter(slug="2027").exists()
    told = desk.post(address, {**fields, "_autosave": "1"})
    assert (told.status_code, "overwritten" in told.json()["problem"]) == (409, True)


def test_saving_by_itself_gives_the_next_version(desk, opened):
    address, fields = opened
    assert desk.post(address, {**fields, "_autosave": "1"}).json() == {"version": 2}
    assert desk.post(address, {**fields, "version": ["2"], "_autosave": "1"}).json() == {"version": 3}


def test_killed_while_the_draft_is_made_the_review_is_still_there(desk, world, opened):
    address, fields = opened
    desk.raise_request_exception = False
    before = everything()
    for allowed in range(0, 12, 3):
        with connection.execute_wrapper(KillAt(allowed)), suppress(Killed):
            desk.post(address, {**fields, "_draft": "1"})
        assert everything() == before


def test_the_same_report_is_taken_up_again_and_not_begun_twice(desk, world, opened):
    address, fields = opened
    assert give(desk, world.forum, text=TEXT).redirect_chain[-1][0] == address
    desk.post(address, {**fields, "_draft": "1"})
    edition = ForumEdition.objects.get(slug="2027")
    again = give(desk, world.forum, text=TEXT).redirect_chain[-1][0]
    assert again == f"/admin/proceedings/forumedition/{edition.pk}/change/"


def test_an_uploaded_file_is_read(desk, world):
    file = BytesIO(f"<article><p>{TEXT.replace(chr(10) * 2, '</p><p>')}</p></article>".encode())
    file.name = "report.html"
    page = Page(give(desk, world.forum, file=file))
    assert "Ada Marsh" in page.texts("section", class_="proposal")[0]


def test_a_report_too_long_for_a_page_is_sent_to_the_command(desk, world):
    page = Page(
        give(desk, world.forum, text="Panel 1. Dykes\n\nAda Marsh, Director\n\n" + "• Dykes cost money.\n" * 601)
    )
    assert page.texts("ul", class_="messagelist") == [
        "The report has more than 600 passages, too many for one page: import_report on the command line takes it."
    ]
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


def test_a_review_takes_as_many_queries_with_more_speakers(desk, world, opened, django_assert_num_queries):
    address, _ = opened
    desk.get(address)
    for name in ("Anna Berg", "Petra Kruk"):
        speaker = Speaker.objects.create(slug=name.split()[0], name=name, family_name=name.split()[1])
        speaker.names.create(name=f"{name} the second")
        with django_assert_num_queries(16):
            desk.get(address)
