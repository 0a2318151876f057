"""What an editor is told before an edition is published, and what forbids it."""

import pytest
from django.core.exceptions import ValidationError

from proceedings.editorial import checklist, publishing
from tests import make
from tests.imports.test_drafts import imported
from tests.pages import Page
from tests.river_report import TEXT

WARNING = "川の水位が上がる前に村の人々へ警報を届けるべきだと市長は述べた"
pytestmark = pytest.mark.django_db


def found(edition):
    return [(each.about.partition(":")[0], len(each.places), each.blocks) for each in checklist.findings(edition)]


def test_an_imported_edition_says_all_that_is_open(world):
    world.floods.terms.create(term="dykes")
    edition = imported(world.forum).edition
    assert found(edition) == [
        ("4 statements marked “paraphrase” in the source's own words", 4, True),
        ("2 speakers not identified", 2, False),
        ("4 statements without a theme", 4, False),
        ("1 statement with themes to decide about", 1, False),
        ("1 panel without a date", 1, False),
        ("3 takeaways without evidence", 3, False),
    ]


def test_words_of_the_source_are_not_published_until_they_are_ours(world, editor):
    edition = imported(world.forum).edition
    with pytest.raises(ValidationError, match=r"4 statements marked “paraphrase” in the source.s own words: reword"):
        publishing.publish(edition, by=editor)
    edition.refresh_from_db()
    assert edition.is_draft
    statements = [statement for panel in edition.panels.all() for statement in panel.statements.all()]
    statements[0].attribution = "edited"
    statements[0].save()
    for number, statement in enumerate(statements[1:]):
        statement.text = f"Point {number}, in other words."
        statement.save()
    publishing.publish(edition, by=editor)
    edition.refresh_from_db()
    assert not edition.is_draft


@pytest.mark.parametrize(
    ("text", "passage", "expected"),
    [
        ("a b c d e f g h i j k l m n", "A, b – c d e f g h i; j k l m n!", True),
        ("a b c d e f g h i j k l m", "a b c d e f g h i j k l m", False),
        ("", "", False),
        (WARNING, f"{WARNING}。", True),
        ("市長は早い警報を求めた", f"{WARNING}。", False),
    ],
)  # fmt: skip
def test_fourteen_words_in_a_row_are_a_repetition(text, passage, expected):
    assert checklist.repeats(text, passage) is expected


def test_two_statements_of_the_same_words_are_named_together(world):
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    first = make.make_statement(panel=world.droughts, speaker=world.ada, text=f"So {words}.", themes=[world.ice])
    second = make.make_statement(panel=world.droughts, speaker=world.dan, text=f"And {words}!", themes=[world.ice])
    (finding,) = [each for each in checklist.findings(world.draft) if "says the same" in each.about]
    assert [label for label, _ in finding.places] == [f"{first.number} and {second.number}"]


def test_a_figure_that_its_statement_no_longer_cites_is_named(world):
    make.make_figure(statement=world.secret, as_printed="77 glaciers")
    (finding,) = [each for each in checklist.findings(world.draft) if "figure" in each.about]
    assert finding.about == "1 figure that differs from its statement"


def test_the_form_of_a_draft_leads_to_every_field(client, editor, world):
    client.force_login(editor)
    edition = imported(world.forum).edition
    page = Page(client.get(f"/admin/proceedings/forumedition/{edition.pk}/change/"))
    (section,) = page.all("section", class_="checklist")
    assert "Must be mended. 4 statements" in section.text
    addresses = [each.get("href") for each in page.all("a") if section in each.above]
    assert len(addresses) > 10
    for address in addresses:
        path, _, anchor = address.partition("#")
        assert any(each.get("id") == anchor for each in Page(client.get(path)).elements), address


def test_the_form_of_a_published_edition_has_no_checklist(client, editor, world):
    client.force_login(editor)
    page = Page(client.get(f"/admin/proceedings/forumedition/{world.edition.pk}/change/"))
    assert page.all("section", class_="checklist") == []


def test_the_checklist_takes_as_many_queries_with_more_statements(world, django_assert_num_queries):
    for count in (1, 3):
        for _ in range(count):
            make.make_statement(panel=world.droughts, source=make.make_source(edition=world.draft))
            make.make_takeaway(edition=world.draft, panel=world.droughts)
        with django_assert_num_queries(11):
            checklist.findings(world.draft)


def test_nobodys_words_in_the_words_of_the_source_are_warned_about(world):
    text = TEXT.replace("Edit Halvorsen, Professor at the Fjord School, compared", "Some compared")
    edition = imported(world.forum, text).edition
    about = {each.about: each.blocks for each in checklist.findings(edition)}
    assert about["1 unattributed statement in the source's own words"] is False


def test_a_question_of_the_import_stays_on_the_list_until_it_is_settled(world):
    edition = imported(world.forum, TEXT.replace("three fjords", "три fjords")).edition
    assert ("1 open question of the import", 1, False) in found(edition)
    edition.open_questions.update(is_settled=True)
    assert "1 open question of the import" not in [about for about, _, _ in found(edition)]
