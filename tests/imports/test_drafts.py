"""A report becomes a draft edition: everything of it, once, or nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from proceedings.imports.draft import Refused, make_draft
from proceedings.imports.reading.parse import parse
from proceedings.imports.review.proposal import KnownRecords, propose
from proceedings.models import (
    Appearance,
    Forum,
    ForumEdition,
    SourceDocument,
    Statement,
    StatementTheme,
    Takeaway,
)
from speakers.models import Speaker
from tests.river_report import TEXT
from tests.site_files import ROOT, SHARED
from themes.choices import Decision

pytestmark = pytest.mark.django_db

DATA = ROOT / "data"
WRITES = ("INSERT", "UPDATE", "DELETE")
SHAPES = sorted((Path(__file__).parent / "reports").glob("*.txt"))
REAL_REPORT = SHARED / "reports" / "ukraine-japan-vi-2026.txt"


def imported(forum, text=TEXT):
    return make_draft(propose(parse(text), text, KnownRecords()), forum=forum, text=text)


def everything():
    models = [model for app in ("proceedings", "speakers", "search") for model in apps.get_app_config(app).get_models()]
    return {model: sorted(map(str, model._default_manager.values_list())) for model in models if model._meta.managed}


def test_a_report_becomes_an_edition_that_only_editors_see(client, world):
    edition = imported(world.forum).edition
    assert (edition.slug, edition.ordinal, edition.title) == ("2027", 3, "The river after the thaw")
    assert (edition.opens_on, edition.is_draft) == (None, True)
    panel = edition.panels.get()
    slug, title = "panel-discussion-who-pays-for-the-dykes", "Panel Discussion: Who pays for the dykes?"
    assert (panel.slug, panel.title, panel.kind) == (slug, title, "panel")
    assert client.get("/forums/river-forum/2027/").status_code == 404
    assert client.get("/search.json?q=sandbags").json()["count"] == 0


def test_everybody_appears_as_printed_and_is_known_only_for_certain(world):
    panel = imported(world.forum).edition.panels.get()
    rows = [
        (each.name_as_printed, each.post_as_printed, each.organisation_as_printed, each.speaker, each.affiliation)
        for each in panel.appearances.order_by("position")
    ]
    director = world.ada.affiliations.get(post="Director")
    assert rows == [
        ("Ada Marsh", "Director", "Water Institute", world.ada, director),
        ("Boris Kruk", "Mayor of Lysets", "", None, None),
        ("Edit Halvorsen", "Professor", "Fjord School", None, None),
    ]


def test_what_was_said_is_in_order_with_its_passage_of_the_source(world):
    edition = imported(world.forum).edition
    source = edition.sources.get()
    assert source.text == TEXT
    statements = list(Statement.objects.filter(panel__edition=edition).in_order())
    assert [statement.slug for statement in statements] == ["marsh-1", "marsh-2", "kruk-1", "halvorsen-1"]
    assert [TEXT[each.source_start : each.source_end] for each in statements] == [each.text for each in statements]
    assert {statement.attribution for statement in statements} == {"paraphrase"}
    assert statements[1].text.startswith("She added")


def test_takeaways_are_of_the_whole_edition_and_of_the_panel(world):
    edition = imported(world.forum).edition
    rows = Takeaway.objects.filter(edition=edition).order_by("panel", "position")
    assert [(row.panel and row.panel.slug, row.position, row.text[:9]) for row in rows] == [
        ("panel-discussion-who-pays-for-the-dykes", 1, "The delta"),
        (None, 1, "Villages "),
        (None, 2, "Dykes and"),
    ]


def test_themes_are_suggested_by_their_terms(world):
    world.floods.terms.create(term="dykes")
    edition = imported(world.forum).edition
    rows = StatementTheme.objects.filter(statement__panel__edition=edition)
    assert [(row.statement.slug, row.theme.slug, row.evidence, row.decision) for row in rows] == [
        ("marsh-1", "flood-defence", "dykes; flood defence", Decision.SUGGESTED)
    ]


def test_the_same_report_a_second_time_changes_nothing(world):
    first = imported(world.forum)
    before = everything()
    second = imported(world.forum)
    assert (first.is_new, second.is_new, second.edition) == (True, False, first.edition)
    assert everything() == before


def test_another_report_of_the_year_has_an_address_and_an_ordinal_of_its_own(world):
    imported(world.forum)
    edition = imported(world.forum, TEXT.replace("sandbags", "bags of sand")).edition
    assert (edition.slug, edition.ordinal) == ("2027-2", None)


def test_a_report_without_a_year_is_of_the_year_after_the_last_edition(world):
    assert imported(world.forum, TEXT.replace("14 March 2027, 10:20\n", "")).edition.slug == "2026"


def test_what_is_longer_than_the_record_has_room_for_is_cut_and_whole_in_the_source(world):
    long_title = "Dykes " * 200
    edition = imported(world.forum, TEXT.replace("Who pays for the dykes?", f"{long_title}?")).edition
    assert len(edition.panels.get().title) <= 500
    assert long_title in edition.sources.get().text


@pytest.mark.parametrize("text", ["Hello.", "x " * 30_000, "\n", "Ada Marsh: a\n" * 5_001])
def test_what_is_no_report_is_refused_or_written_whole(world, text):
    before = ForumEdition.objects.count()
    try:
        edition = imported(world.forum, text).edition
    except Refused:
        assert ForumEdition.objects.count() == before
    else:
        assert edition.sources.get().text == text


class Killed(Exception):
    pass


class KillAt:
    """Stands between Django and the database, and lets only `allowed` writes through."""

    def __init__(self, allowed):
        self.allowed, self.writes = allowed, 0

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(WRITES):
            if self.writes == self.allowed:
                raise Killed
            self.writes += 1
        return execute(sql, params, many, context)


def test_killed_at_any_write_it_leaves_no_half_edition(world):
    world.floods.terms.create(term="dykes")
    before, killed = everything(), 0
    while True:
        kill = KillAt(killed)
        try:
            with connection.execute_wrapper(kill):
                imported(world.forum)
        except Killed:
            assert everything() == before
            killed += 1
        else:
            break
    assert killed == kill.writes >= 10


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_nothing_of_a_report_is_lost_in_any_shape(world, path):
    text = path.read_text(encoding="utf-8")
    report = parse(text)
    said = [passage for section in report.sections for block in section.speakers for passage in block.paragraphs]
    said += [passage for section in report.sections for passage in section.unattributed]
    edition = imported(world.forum, text).edition
    statements = Statement.objects.filter(panel__edition=edition)
    assert sorted(each.source_start or 0 for each in statements) == sorted(passage.start for passage in said)
    takeaways = sum(len(section.takeaways) for section in report.sections)
    assert Takeaway.objects.filter(edition=edition).count() == takeaways


def test_the_real_report_has_no_wrong_speaker(db):
    if not REAL_REPORT.exists():
        pytest.skip("The published report lies beside the checkout, and is not there.")
    text = REAL_REPORT.read_text(encoding="utf-8")
    call_command("load_edition", *DATA.glob("*.yaml"), verbosity=0, stdout=StringIO())
    edition = imported(Forum.objects.get(slug="ukraine-japan"), text).edition
    assert SourceDocument.objects.get(edition=edition).text == text
    here = Appearance.objects.filter(panel__edition=edition)
    entered = Appearance.objects.filter(panel__edition__slug="2026")
    named = {each.name_as_printed: each.speaker for each in entered if each.name_as_printed}
    assert (here.count(), here.filter(speaker=None).count()) == (18, 0)
    assert {each.name_as_printed: each.speaker for each in here} == {
        each.name_as_printed: named.get(each.name_as_printed) or Speaker.objects.get(name=each.name_as_printed)
        for each in here
    }
    assert Statement.objects.filter(panel__edition=edition).count() == 45
    assert Takeaway.objects.filter(edition=edition).count() == 36
