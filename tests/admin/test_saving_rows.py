"""What the desk completes where it is left blank, what it refuses, and which texts it keeps as they are."""

import pytest

from proceedings.models import (
    Appearance,
    ForumEdition,
    Panel,
    SourceDocument,
    Statement,
)
from proceedings.search.models import SynonymSet
from speakers.models import Affiliation, Speaker
from tests import make
from tests.admin.desk import (
    a_record,
    address,
    entered,
    errors_of,
    full_panel,
    new,
    save,
)
from tests.forms import add_row, form_of
from themes.models import Theme


def add_statements(client, panel, *rows):
    fields = form_of(client.get(address("change", Panel, panel.pk)))
    for row in rows:
        add_row(fields, "statements", **{"language": "en", "attribution": "paraphrase", **row})
    return save(client, Panel, fields, panel.pk)


def test_slugs_left_blank_go_on_from_the_highest_of_that_name(client, editor, world):
    client.force_login(editor)
    ada, borys, _ = world.panel.appearances.all()
    ota = make.make_appearance(panel=world.panel, speaker=make.make_speaker(family_name="Ōta"))
    unknown = Appearance.objects.create(panel=world.panel, name_as_printed="Dr Nobody Known")
    kanji = Appearance.objects.create(panel=world.panel, name_as_printed="太田")
    make.make_statement(appearance=ada, slug="marsh-7")
    add_statements(
        client, world.panel,
        {"appearance": ada.pk, "text": "A"}, {"appearance": borys.pk, "text": "B", "slug": "kruk-4"},
        {"appearance": borys.pk, "text": "C"}, {"appearance": ota.pk, "text": "D"},
        {"attribution": "unattributed", "text": "E"}, {"appearance": unknown.pk, "text": "F"},
        {"appearance": kanji.pk, "text": "G"}, {"appearance": ada.pk, "text": "H"},
    )  # fmt: skip
    given = dict(Statement.objects.filter(panel=world.panel, text__in="ABCDEFGH").values_list("text", "slug"))
    assert given == {
        "A": "marsh-8", "B": "kruk-4", "C": "kruk-5", "D": "ota-1", "E": "statement-1", "F": "known-1",
        "G": "statement-2", "H": "marsh-9",
    }  # fmt: skip


def test_rows_without_a_place_go_last_and_those_with_one_where_they_are_told(client, editor, world):
    client.force_login(editor)
    panel = full_panel(2)
    ada = panel.appearances.first()
    add_statements(
        client, panel, {"appearance": ada.pk, "text": "Third"}, {"appearance": ada.pk, "text": "First", "position": "0"}
    )
    assert [statement.text for statement in panel.statements.all()][2:] == ["Third", "First"]


def test_a_statement_added_on_its_own_form_goes_last_with_a_slug(client, editor, world):
    client.force_login(editor)
    ada = world.panel.appearances.get(speaker=world.ada)
    values = {"panel": world.panel.pk, "appearance": ada.pk, "text": "One more thing.", "attribution": "edited"}
    fields = new(client, Statement, **{name: str(value) for name, value in values.items()})
    statement = entered(client, Statement, fields)
    assert statement.slug == "marsh-2"
    assert world.panel.statements.last() == statement


def test_a_statement_is_not_given_to_somebody_of_another_panel(client, editor, world):
    client.force_login(editor)
    stranger = world.opening.appearances.first()
    refused = add_statements(client, world.panel, {"appearance": stranger.pk, "text": "Words to keep."})
    assert "This is nobody of this panel: choose among its appearances." in errors_of(refused)
    assert "Words to keep." in refused.content.decode()
    alone = new(
        client, Statement, panel=str(world.panel.pk), appearance=str(stranger.pk), text="X", attribution="edited"
    )
    assert errors_of(save(client, Statement, alone)) == ["This appearance is at another panel."]


def test_what_belongs_elsewhere_is_refused_at_its_field(client, editor, world):
    client.force_login(editor)
    for record, field, value, sentence in [
        (world.rumour, "source", world.report, "This source is another edition's."),
        (world.takeaway, "panel", world.droughts, "This panel is another edition's."),
        (
            world.dykes.appearance,
            "affiliation",
            world.borys.affiliations.get(),
            "This affiliation is another speaker's.",
        ),
    ]:
        fields = form_of(client.get(address("change", type(record), record.pk))) | {field: [str(value.pk)]}
        refused = save(client, type(record), fields, record.pk)
        assert refused.context["adminform"].form.errors == {field: [sentence]}


def test_a_slug_given_twice_is_told(client, editor, world):
    client.force_login(editor)
    ada = world.panel.appearances.first()
    row = {"appearance": ada.pk, "text": "X", "slug": "marsh-1"}
    assert errors_of(add_statements(client, world.panel, row)) == ["Statement with this Panel and Slug already exists."]
    row["slug"] = "fresh"
    assert errors_of(add_statements(client, world.panel, row, row)) == [
        "Please correct the duplicate values below.",
        "Please correct the duplicate data for slug.",
    ]


def test_two_usual_names_in_one_language_are_told(client, editor, world):
    client.force_login(editor)
    fields = form_of(client.get(address("change", Speaker, world.dan.pk)))
    add_row(fields, "names", name="Дан", language="uk", kind="usual")
    add_row(fields, "names", name="Данило", language="uk", kind="usual")
    told = ["Two names are given as the usual one in the same language."]
    assert errors_of(save(client, Speaker, fields, world.dan.pk)) == told


def test_a_term_given_twice_in_a_set_of_synonyms_is_told(client, editor):
    client.force_login(editor)
    fields = new(client, SynonymSet, note="Water")
    add_row(fields, "terms", term="levee")
    add_row(fields, "terms", term="levee")
    told = ["Please correct the duplicate values below.", "Please correct the duplicate data for term."]
    assert errors_of(save(client, SynonymSet, fields)) == told


def test_two_unidentified_people_of_one_name_are_told(client, editor, world):
    client.force_login(editor)
    fields = form_of(client.get(address("change", Panel, world.panel.pk)))
    for _ in range(2):
        add_row(fields, "appearances", name_as_printed="A guest", part="speaker")
    told = ["Two people without a speaker's record have the same name and part."]
    assert errors_of(save(client, Panel, fields, world.panel.pk)) == told


@pytest.mark.parametrize(
    ("model", "values", "told"),
    [
        (ForumEdition, {"slug": "spring"}, "Begin with the year, e.g. 2026."),
        (ForumEdition, {"country": "lt"}, "Write the country as two capital letters"),
        (ForumEdition, {"opens_on": "2026-05-04", "closes_on": "2026-05-03"}, "The last day is before the first"),
        (Panel, {"slug": "matrix"}, "“matrix” and “changes” are pages of their own."),
        (SourceDocument, {"sha256": "abc"}, "A SHA-256 sum is 64 of the characters 0-9 and a-f."),
        (Statement, {"appearance": ""}, "“Unattributed” is for a statement without a speaker, and only for that."),
        (Affiliation, {"post": ""}, "Give the post, the organisation, or both."),
    ],
)
def test_what_the_record_refuses_is_told_in_a_sentence(client, editor, world, model, values, told):
    client.force_login(editor)
    valid = {
        "forum": world.forum.pk, "edition": world.edition.pk, "panel": world.panel.pk, "speaker": world.dan.pk,
        "appearance": world.panel.appearances.first().pk, "slug": "2030", "title": "Title", "name": "Name",
        "text": "Text.", "attribution": "edited", "post": "Post",
    }  # fmt: skip
    fields = new(client, model, **{name: str(value) for name, value in (valid | values).items()})
    assert any(told in sentence for sentence in errors_of(save(client, model, fields)))


def test_somebody_with_statements_is_not_taken_off_the_panel(client, editor, world):
    client.force_login(editor)
    fields = form_of(client.get(address("change", Panel, world.panel.pk)))
    refused = save(client, Panel, {**fields, "appearances-0-DELETE": "on"}, world.panel.pk)
    assert any("would require deleting the following protected" in error for error in errors_of(refused))


@pytest.mark.parametrize("model", [Speaker, Theme, Statement, SynonymSet], ids=lambda model: model._meta.model_name)
def test_a_control_character_is_refused_in_every_text_with_a_sentence(client, editor, world, model):
    client.force_login(editor)
    record = a_record(model, world)
    field = {Speaker: "note", Theme: "definition", Statement: "text", SynonymSet: "note"}[model]
    fields = form_of(client.get(address("change", model, record.pk)))
    response = save(client, model, {**fields, field: "A bell\x07 rings."}, record.pk)
    assert "This text holds a control character (U+0007), which nobody sees: delete it." in errors_of(response)


def test_a_definition_keeps_its_lines_as_files_have_them(client, editor, world):
    client.force_login(editor)
    fields = form_of(client.get(address("change", Theme, world.floods.pk)))
    entered(client, Theme, {**fields, "definition": "One.\r\nTwo."}, world.floods.pk)
    assert Theme.objects.get(pk=world.floods.pk).definition == "One.\nTwo."
