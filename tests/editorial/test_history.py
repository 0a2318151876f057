"""Every change to the record is kept, whoever makes it and however; and can be taken back."""

import pghistory
import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from proceedings.edition_files.dumping import edition_file
from proceedings.edition_files.writing import yaml_text
from proceedings.editorial import history
from proceedings.models import Appearance, Figure, Statement, StatementTheme
from speakers.models import Speaker
from tests import make
from tests.admin.desk import address
from tests.forms import form_of

NOT_THE_RECORD = {
    "ReportReview", "OpenQuestion", "Correction",
    "EditionTheme", "Group", "GroupTheme", "NamesVersion", "PendingLexemes", "Row", "TranslationRow", "Word",
}  # fmt: skip


def told(record):
    """Of each change of the record: what, by whom, and its words: -removed-, +added+."""
    signs = {"same": "", "removed": "-", "added": "+"}
    return [
        (change.label, change.by, {
            each.field: "".join(f"{signs[kind]}{text}{signs[kind]}" for kind, text in each.pieces)
            for each in change.differences
        })
        for change in history.changes_of(record)
    ]  # fmt: skip


def newest_act():
    return history.latest_acts()[0].key


def saved(client, record, **values):
    """The record's form, sent back with `values`."""
    page = address("change", type(record), record.pk)
    fields = form_of(client.get(page))
    answer = client.post(page, {**fields, **{name: [value] for name, value in values.items()}})
    assert answer.status_code == 302, answer.context["errors"]


def test_every_table_of_the_record_has_a_history():
    models = [model for label in ("themes", "speakers", "proceedings", "search") for model in
              apps.get_app_config(label).get_models(include_auto_created=True)]  # fmt: skip
    tracked = {model._meta.concrete_model for model in history.event_models()}
    record = {model for model in models if not issubclass(model, pghistory.models.Event) and not model._meta.proxy}
    assert {model.__name__ for model in record - tracked} == NOT_THE_RECORD


def test_a_change_at_the_desk_is_told_word_by_word_with_who_made_it(client, editor, world):
    client.force_login(editor)
    saved(client, world.sirens, text="Kruk asked for bells in every village before higher dykes are built.")
    change = told(world.sirens)[0]
    assert change == ("Changed", "editors", {
        "text": "Kruk asked for -sirens-+bells+ in every village before higher dykes are built."
    })  # fmt: skip
    page = client.get(address("history", Statement, world.sirens.pk)).content.decode()
    assert "Kruk asked for <del>sirens</del><ins>bells</ins> in every village" in page


def test_changes_in_bulk_and_by_a_command_are_kept_too(world, tmp_path):
    Statement.objects.filter(panel=world.panel).update(note="Read twice.")
    assert [told(each)[0] for each in (world.dykes, world.sirens)] == [
        ("Changed", "outside the desk", {"note": "+Read twice.+"})
    ] * 2
    file = tmp_path / "2024.yaml"
    file.write_text(yaml_text(edition_file(world.edition)).replace("hours ahead", "hours before"))
    call_command("load_edition", file, verbosity=0)
    _, by, fields = told(world.sensors)[0]
    assert (by, fields["text"]) == ("load_edition", "Sensors in the river bed warned us nine hours -ahead-+before+.")


def test_rows_of_a_record_are_told_with_it(client, editor, world):
    world.dykes.figures.get().delete()
    StatementTheme.objects.filter(statement=world.dykes).update(decision="rejected")
    assert [(label, sorted(fields)) for label, _, fields in told(world.dykes)][:2] == [
        ("Changed", ["decision"]),
        ("Deleted", ["as printed", "position", "qualifier", "quantity", "statement", "subject", "unit"]),
    ]


def test_japanese_is_compared_sign_by_sign_and_endless_texts_side_by_side():
    assert history.compared("川の水が増えた", "川の水が減った") == (
        ("same", "川の水が"), ("removed", "増え"), ("added", "減っ"), ("same", "た"),
    )  # fmt: skip
    before, after = history.compared("a " * 9_000, "b " * 9_000)
    assert (before[0], after[0], len(before[1])) == ("removed", "added", 2_000)


def test_what_a_record_was_before_is_restored_with_one_click(client, editor, world):
    client.force_login(editor)
    before = world.dykes.text
    world.dykes.text, world.dykes.note = "Something else.", "Hasty."
    world.dykes.save()
    event = history.changes_of(world.dykes)[0].event
    client.post(reverse("desk:restore", args=["statementevent", event.pk]))
    world.dykes.refresh_from_db()
    assert (world.dykes.text, world.dykes.note) == (before, "")
    assert client.get("/search/?q=dykes").context["page"].paginator.count == 2


def test_restoring_leaves_address_and_publication_alone(world):
    type(world.edition).objects.filter(pk=world.edition.pk).update(title="Other", slug="2024-b", published_at=None)
    restored = history.restore(history.changes_of(world.edition)[0].event)
    assert (restored.title, restored.slug, restored.published_at) == ("Living with water", "2024-b", None)


def test_what_the_record_no_longer_allows_is_not_restored(world):
    appearance = Appearance.objects.get(speaker=world.borys, panel=world.panel)
    Appearance.objects.filter(pk=appearance.pk).update(speaker=world.dan, affiliation=None)
    make.make_appearance(panel=world.panel, speaker=world.borys)
    with pytest.raises(ValidationError):
        history.restore(history.changes_of(appearance)[0].event)


# --- acts -------------------------------------------------------------------------------------------------


def everything():
    return {
        model: list(model._base_manager.order_by("pk").values()) for model in history.event_models()
    }  # fmt: skip


def test_an_act_is_taken_back_as_a_whole(client, publisher, world):
    before = everything()
    with pghistory.context(act="A mishap"):
        world.panel.delete()
        world.ada.name = "Ada Mire"
        world.ada.save()
        make.make_statement(panel=world.opening, speaker=world.borys, themes=[world.ice])
    client.force_login(publisher)
    page = client.get(reverse("desk:act", args=[newest_act()])).content.decode()
    assert "A mishap" in page and "sirens in every village" in page
    client.post(reverse("desk:act", args=[newest_act()]))
    assert everything() == before
    assert client.get("/search/?q=sirens").context["page"].paginator.count == 1


def test_taking_back_overwrites_no_later_change(world):
    with pghistory.context(act="Renamed"):
        Speaker.objects.filter(pk=world.ada.pk).update(name="Ada Mire", note="Known.")
    act = newest_act()
    with pghistory.context(act="Mended"):
        Speaker.objects.filter(pk=world.ada.pk).update(country="UA")
    history.take_back(act)
    world.ada.refresh_from_db()
    assert (world.ada.name, world.ada.note, world.ada.country) == ("Ada Marsh", "", "UA")
    with pytest.raises(ValidationError, match="“Ada Marsh” was changed since"):
        history.take_back(act)


def test_what_others_rest_on_by_now_is_not_taken_back(world):
    with pghistory.context(act="Somebody came"):
        newcomer = make.make_speaker(name="Eva New")
    act = newest_act()
    with pghistory.context(act="And spoke"):
        make.make_appearance(panel=world.panel, speaker=newcomer)
    with pytest.raises(ValidationError, match="what was entered since stands in the way"):
        history.take_back(act)
    assert Speaker.objects.filter(pk=newcomer.pk).exists()


def test_publishing_is_not_taken_back_as_a_change(world):
    with pghistory.context(act="Hidden"):
        type(world.edition).objects.filter(pk=world.edition.pk).update(published_at=None)
    with pytest.raises(ValidationError, match="published or withdrawn"):
        history.take_back(newest_act())


def test_an_editor_takes_back_only_what_an_editor_may_do(client, editor, world):
    with pghistory.context(act="Somebody came"):
        newcomer = make.make_speaker(name="Eva New")
    client.force_login(editor)
    assert client.post(reverse("desk:act", args=[newest_act()])).status_code == 403
    assert Speaker.objects.filter(pk=newcomer.pk).exists()


def test_the_history_of_a_long_statement_takes_as_many_queries_with_one_change_as_with_three(
    world, django_assert_num_queries
):
    for count in (1, 3):
        for _ in range(count):
            Figure.objects.create(statement=world.dykes, subject="Dykes", quantity=count, unit="km")
        with django_assert_num_queries(20):
            told(world.dykes)
