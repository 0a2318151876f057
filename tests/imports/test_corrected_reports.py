"""A corrected report: what it changes of its edition is accepted line by line, and all that was linked stays linked."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from proceedings.imports.reading.parse import parse
from proceedings.imports.review.corrected_reports import compare, correct, corrected_edition
from proceedings.imports.review.proposal import KnownRecords, propose
from proceedings.models import ForumEdition, ReportReview, Statement, StatementTheme, Takeaway
from tests.forms import form_of
from tests.imports.test_drafts import KillAt, Killed, everything, imported
from tests.pages import Page
from tests.river_report import ANOTHER_YEAR, TEXT

pytestmark = pytest.mark.django_db

CORRECTED = (
    TEXT.replace("EUR 3 billion in the coming ten years", "EUR 4 billion in the coming twelve years")
    .replace("She added that nobody", "Boris Kruk added that nobody")
    .replace("III River Forum on the thaw", "III River Forum on the thaws")
    .replace(
        "• Dykes and early warning belong in one budget.\n", "• Dykes and early warning belong in one large budget.\n"
    )
    .replace(
        "\nSubscribe to",
        "\nEdit Halvorsen said that boats were kept in attics by those who had known the last flood.\n\nSubscribe to",
    )
    .replace("• The delta needs 15,000 sandbags before the next thaw.\n", "• Pumps are cheaper than pity.\n")
)


@pytest.fixture
def edition(world):
    world.floods.terms.create(term="dykes")
    return imported(world.forum).edition


def differences_of(edition, text=CORRECTED):
    comparison = compare(edition, propose(parse(text), text, KnownRecords()), text)
    return comparison, {(each.kind, each.what): each for each in comparison.differences}


def statements_of(edition):
    return list(Statement.objects.filter(panel__edition=edition).in_order().select_related("appearance", "source"))


def test_a_corrected_report_is_known_by_its_words_and_another_years_is_not(world, edition):
    for text, expected in ((CORRECTED, edition), (TEXT, None), (ANOTHER_YEAR, None), ("Hello.", None)):
        assert corrected_edition(world.forum, propose(parse(text), text, KnownRecords()), text) == expected


def test_every_difference_is_named_and_nothing_else(edition):
    comparison, found = differences_of(edition)
    assert sorted((each.kind, each.what, each.before_who, each.after_who) for each in comparison.differences) == [
        ("added", "statement", "", "Edit Halvorsen"),
        ("added", "takeaway", "", ""),
        ("changed", "statement", "Ada Marsh", "Ada Marsh"),
        ("changed", "statement", "Ada Marsh", "Boris Kruk"),
        ("changed", "takeaway", "", ""),
        ("removed", "takeaway", "", ""),
    ]
    assert len(comparison.same) == 2
    assert found["removed", "takeaway"].before.startswith("The delta needs 15,000")


def test_what_is_accepted_is_changed_and_keeps_number_slug_theme_and_evidence(edition):
    before = statements_of(edition)
    takeaway = Takeaway.objects.get(edition=edition, text__startswith="Dykes and")
    takeaway.evidence.add(before[0])
    theme = StatementTheme.objects.get(statement=before[0])
    theme.decision = "accepted"
    theme.save()
    comparison, _ = differences_of(edition)
    correct(comparison, accepted={each.key for each in comparison.differences}, text=CORRECTED)
    after = statements_of(edition)
    assert [(each.number, each.slug) for each in after[:4]] == [(each.number, each.slug) for each in before]
    assert "EUR 4 billion" in after[0].text
    assert (after[1].appearance.name_as_printed, after[1].attribution) == ("Boris Kruk", "paraphrase")
    assert (after[4].slug, after[4].appearance.name_as_printed) == ("halvorsen-2", "Edit Halvorsen")
    assert StatementTheme.objects.get(statement=after[0]).decision == "accepted"
    takeaway.refresh_from_db()
    assert (takeaway.text[-13:], list(takeaway.evidence.all())) == ("large budget.", [after[0]])
    assert {each.source.text for each in after} == {CORRECTED}
    assert [CORRECTED[each.source_start : each.source_end] for each in after] == [each.text for each in after]
    assert not Takeaway.objects.filter(text__startswith="The delta needs").exists()


def test_what_is_not_accepted_stays_and_a_second_time_changes_nothing(world, edition):
    before = [(each.text, each.appearance_id) for each in statements_of(edition)]
    comparison, _ = differences_of(edition)
    correct(comparison, accepted=set(), text=CORRECTED)
    assert [(each.text, each.appearance_id) for each in statements_of(edition)] == before
    everything_before = everything()
    correct(comparison, accepted={each.key for each in comparison.differences}, text=CORRECTED)
    assert imported(world.forum, CORRECTED).edition == edition
    assert everything() == everything_before


def test_an_editors_own_words_stay(edition):
    statement = statements_of(edition)[0]
    statement.text = "Dykes were built for smaller rivers."
    statement.save()
    comparison, _ = differences_of(edition)
    correct(comparison, accepted={each.key for each in comparison.differences}, text=CORRECTED)
    statement.refresh_from_db()
    assert statement.text == "Dykes were built for smaller rivers."
    assert "EUR 4 billion" in CORRECTED[statement.source_start : statement.source_end]


def test_the_desk_shows_each_difference_and_writes_what_is_ticked(client, editor, world, edition):
    client.force_login(editor)
    given = {"forum": world.forum.pk, "text": CORRECTED}
    response = client.post("/admin/proceedings/forumedition/from-report/", given, follow=True)
    address = response.redirect_chain[-1][0]
    assert len(Page(response).all("fieldset", class_="difference")) == 6
    number = statements_of(edition)[0].pk
    client.post(address, {"accepted": [f"changed-statement-{number}"], "_correct": "1"})
    first, second = statements_of(edition)[:2]
    assert ("EUR 4 billion" in first.text, second.appearance.name_as_printed) == (True, "Ada Marsh")
    assert ReportReview.objects.get(corrects=edition).edition == edition
    again = client.get(address, follow=True)
    assert again.redirect_chain[-1][0].endswith(f"/{edition.pk}/change/")


def test_a_report_that_only_reads_alike_is_reviewed_as_any_other(client, editor, world, edition):
    client.force_login(editor)
    given = {"forum": world.forum.pk, "text": CORRECTED}
    address = client.post("/admin/proceedings/forumedition/from-report/", given, follow=True).redirect_chain[-1][0]
    response = client.post(address, {"_another": "1"}, follow=True)
    client.post(address, {**form_of(response), "_draft": "1"})
    assert ForumEdition.objects.get(slug="2027-2").forum == world.forum


def test_the_command_says_what_would_change_and_writes_nothing(world, edition, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(CORRECTED, encoding="utf-8")
    before, out = everything(), StringIO()
    call_command("import_report", str(report), "--forum=river-forum", "--commit", stdout=out)
    assert everything() == before
    lines = out.getvalue().splitlines()
    assert "A corrected report of River Forum 2027: 2 statements as before" in lines
    assert "changed statement: Ada Marsh → Boris Kruk" in lines
    assert lines[-1].startswith("Nothing was written: give it on the desk")
    call_command("import_report", str(report), "--forum=river-forum", "--commit", "--as-new", stdout=StringIO())
    assert ForumEdition.objects.filter(slug="2027-2").exists()


def test_killed_at_any_write_of_a_correction_nothing_of_it_is_there(edition):
    before, allowed = everything(), 0
    while True:
        comparison, _ = differences_of(edition)
        accepted = {each.key for each in comparison.differences}
        kill = KillAt(allowed)
        try:
            with connection.execute_wrapper(kill):
                correct(comparison, accepted=accepted, text=CORRECTED)
        except Killed:
            assert everything() == before
            allowed += 1
        else:
            break
    assert allowed == kill.writes >= 8
