"""Each rule of the record is the database's own: it refuses, whoever asks."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone

from proceedings.choices import Attribution, Part
from proceedings.models import Appearance, Statement, StatementTheme, TakeawayTheme
from proceedings.text.lexemes_field import serialised_lexemes
from speakers.choices import NameKind
from speakers.models import Affiliation
from tests import make

migration = import_module("proceedings.migrations.0017_rules_with_parents")

BREAKS = {
    # forumedition
    "forumedition_slug_once_per_forum": lambda w: make.make_edition(forum=w.forum, slug="2024"),
    "forumedition_ordinal_once_per_forum": lambda w: make.make_edition(forum=w.forum, ordinal=1),
    "forumedition_slug_begins_with_year": lambda w: make.make_edition(slug="sixth"),
    "forumedition_dates_in_order": lambda w: make.make_edition(opens_on=date(2025, 2, 2), closes_on=date(2025, 2, 1)),
    "forumedition_country_code": lambda w: make.make_edition(country="Ukraine"[:2]),
    # sourcedocument
    "sourcedocument_slug_once_per_edition": lambda w: make.make_source(edition=w.edition, slug="report"),
    "sourcedocument_sha256": lambda w: make.make_source(sha256="ABC"),
    # panel
    "panel_slug_once_per_edition": lambda w: make.make_panel(edition=w.edition, slug="floods"),
    "panel_slug_not_reserved": lambda w: make.make_panel(slug="matrix"),
    # appearance
    "appearance_is_somebody": lambda w: Appearance.objects.create(panel=w.panel),
    "appearance_affiliation_needs_speaker": lambda w: Appearance.objects.create(
        panel=w.panel, name_as_printed="E. Someone", affiliation=Affiliation.objects.first()
    ),
    "appearance_once_per_part": lambda w: make.make_appearance(panel=w.panel, speaker=w.ada, part=Part.SPEAKER),
    "appearance_unidentified_once_per_part": lambda w: [
        make.make_appearance(panel=w.panel, unidentified="E. Someone") for _ in range(2)
    ],
    # statement
    "statement_slug_once_per_panel": lambda w: make.make_statement(panel=w.panel, slug="marsh-1"),
    "proceedings_statement_number_key": lambda w: make.make_statement(number=w.dykes.number),
    "statement_unattributed_without_speaker": lambda w: make.make_statement(attribution=Attribution.UNATTRIBUTED),
    "statement_text_length": lambda w: make.make_statement(text="x" * 50_001),
    "statement_source_passage": lambda w: make.make_statement(
        panel=w.panel, source=w.report, source_start=9, source_end=9
    ),
    "statement_times_in_order": lambda w: make.make_statement(panel=w.panel, ends_at=9),
    # figure
    "figure_says_how_much": lambda w: make.make_figure(statement=w.dykes, quantity=None),
    "figure_range_in_order": lambda w: make.make_figure(statement=w.dykes, quantity=5, quantity_to=4),
    # takeaway
    "takeaway_does_not_repeat_itself": lambda w: (
        type(w.takeaway).objects.filter(pk=w.takeaway.pk).update(repeats=w.takeaway)
    ),
    # translations
    **{
        name: case
        for kind, thing, texts in [
            ("forum", lambda w: w.forum, {"name": "Річка"}),
            ("edition", lambda w: w.edition, {"title": "Річка"}),
            ("panel", lambda w: w.panel, {"title": "Річка"}),
            ("appearance", lambda w: w.dykes.appearance, {"post": "Річка"}),
            ("statement", lambda w: w.dykes, {"text": "Річка"}),
            ("takeaway", lambda w: w.takeaway, {"text": "Річка"}),
        ]
        for name, case in {
            f"{kind}translation_once_per_language": lambda w, thing=thing, texts=texts: [
                thing(w).translations.create(language="uk", **texts) for _ in range(2)
            ],
            f"{kind}translation_says_something": lambda w, thing=thing, texts=texts: thing(w).translations.create(
                language="uk", **dict.fromkeys(texts, "")
            ),
            f"{kind}translation_of_another_language": lambda w, thing=thing, texts=texts: thing(w).translations.create(
                language="en", **texts
            ),
        }.items()
    },
    "statementtranslation_text_length": lambda w: w.dykes.translations.create(language="uk", text="x" * 50_001),
    # imports, releases and corrections
    "openquestion_passage_in_order": lambda w: w.edition.open_questions.create(
        source=w.report, about="Who is meant?", source_start=9, source_end=8
    ),
    "release_number_once_per_edition": lambda w: [
        w.edition.releases.create(number=1, published_at=timezone.now()) for _ in range(2)
    ],
    "release_dates_in_order": lambda w: w.edition.releases.create(
        number=1, published_at=timezone.now(), withdrawn_at=timezone.now() - timedelta(days=1)
    ),
    "correction_version_once": lambda w: [
        w.edition.corrections.create(number=1, version=1, text="Dykes.", language="en", corrected_at=timezone.now())
        for _ in range(2)
    ],
    "correction_of_takeaway_has_no_speaker": lambda w: w.edition.corrections.create(
        number=1, version=1, position=1, text="Dykes.", said_by="Marsh", corrected_at=timezone.now()
    ),
    "statementtheme_once": lambda w: StatementTheme.objects.create(statement=w.dykes, theme=w.floods),
    "takeawaytheme_once": lambda w: [
        TakeawayTheme.objects.create(takeaway=w.takeaway, theme=w.floods) for _ in range(2)
    ],
    # speakers
    "organisation_country_code": lambda w: make.make_organisation(country="jp"),
    "speaker_country_code": lambda w: make.make_speaker(country="J"),
    "organisationname_once": lambda w: [w.institute.names.create(name="WI", language="en") for _ in range(2)],
    "organisationname_one_usual_per_language": lambda w: [
        w.institute.names.create(name=name, language="uk", kind=NameKind.USUAL) for name in ("ІВ", "ІВР")
    ],
    "speakername_once": lambda w: w.chiyo.names.create(name="森千代", language="ja"),
    "speakername_one_usual_per_language": lambda w: w.chiyo.names.create(
        name="森 千代", language="ja", kind=NameKind.USUAL
    ),
    "affiliation_once": lambda w: [w.ada.affiliations.create(post="Envoy") for _ in range(2)],
    "affiliation_says_something": lambda w: w.ada.affiliations.create(),
    "affiliation_years_in_order": lambda w: w.ada.affiliations.create(post="Envoy", first_year=2020, last_year=2019),
    # themes
    "theme_not_its_own_broader": lambda w: type(w.ice).objects.filter(pk=w.ice.pk).update(broader=w.ice),
    "themename_one_per_language": lambda w: [w.ice.names.create(language="uk", name=name) for name in ("Лід", "Крига")],
    "themename_of_another_language": lambda w: w.ice.names.create(language="en", name="Frost"),
    "themeterm_once": lambda w: [w.ice.terms.create(language="en", term="ice") for _ in range(2)],
}
# Rules between a row and its parents, kept when the transaction ends.
PLACES = {
    "statement_appearance_of_its_panel": [
        lambda w: changed(w.dykes, appearance=w.welcome.appearance),
        lambda w: changed(w.sirens, panel=w.opening),
        lambda w: changed(w.dykes.appearance, panel=w.opening),
        lambda w: copied(w.dykes, slug="marsh-9", number=999, panel=w.opening),
    ],
    "statement_source_of_its_edition": [
        lambda w: changed(w.rumour, source=w.report),
        lambda w: changed(w.opening, edition=w.draft),
        lambda w: changed(w.report, edition=w.draft),
        lambda w: copied(w.rumour, slug="marsh-9", number=999, source=w.report),
    ],
    "takeaway_panel_of_its_edition": [
        lambda w: changed(w.takeaway, panel=w.droughts),
        lambda w: changed(w.takeaway, edition=w.draft),
        lambda w: changed(w.droughts, edition=w.edition),
        lambda w: copied(w.takeaway, panel=w.droughts),
    ],
    "appearance_affiliation_of_its_speaker": [
        lambda w: changed(w.dykes.appearance, affiliation=w.borys.affiliations.get()),
        lambda w: changed(w.dykes.appearance, speaker=w.dan),
        lambda w: changed(w.borys.affiliations.get(), speaker=w.dan),
        lambda w: copied(w.dykes.appearance, part=Part.MODERATOR, affiliation=w.borys.affiliations.get()),
    ],
}
OURS = ["themes", "speakers", "proceedings"]


def changed(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def copied(row, **values):
    model, kept = type(row), {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}
    model.objects.bulk_create([model(**{**kept, "id": None, **values})])


def check_now():
    """What is checked when a transaction ends; so is all that follows in this one."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses(world, name):
    with pytest.raises(IntegrityError, match=f'"{name}"'), transaction.atomic():
        BREAKS[name](world)


@pytest.mark.parametrize(("name", "place"), [(name, place) for name in PLACES for place in range(4)])
def test_the_database_refuses_what_belongs_elsewhere(world, name, place):
    with pytest.raises(IntegrityError, match=f'"{name}"'), transaction.atomic():
        PLACES[name][place](world)
        check_now()


def test_what_belongs_together_moves_together(world):
    for record in [world.opening, world.panel, world.takeaway, world.report]:
        changed(record, edition=world.draft)
    check_now()
    assert world.draft.panels.count() == 3


def test_an_older_archive_is_not_migrated_with_records_that_belong_elsewhere(world):
    with transaction.atomic():
        for places in PLACES.values():
            places[0](world)
        with pytest.raises(CommandError) as refused:
            migration.refuse_misplaced(apps, None)
        transaction.set_rollback(True)
    assert str(refused.value).splitlines()[1:] == [
        f"- statements whose appearance is at another panel: {world.dykes.number}",
        f"- statements whose source is another edition's: {world.rumour.number}",
        "- takeaways whose panel is another edition's: river-forum/2024 (takeaway 1 of “droughts”)",
        "- appearances whose affiliation is another speaker's: river-forum/2024/floods (Ada Marsh)",
    ]


def test_a_sound_archive_is_migrated(world):
    migration.refuse_misplaced(apps, None)


def test_every_constraint_of_the_record_is_tried():
    named = {
        constraint.name for app in OURS for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }  # fmt: skip
    assert named - set(BREAKS) - set(PLACES) == set()


@pytest.mark.parametrize(("record", "field", "value"), [("edition", "country", "ua"), ("report", "sha256", "xyz")])
def test_a_form_is_told_the_same(world, record, field, value):
    broken = getattr(world, record)
    setattr(broken, field, value)
    with pytest.raises(ValidationError):
        broken.full_clean()


def test_a_record_is_not_given_the_language_of_its_translation(world):
    world.dykes.translations.create(language="uk", text="Марш хоче вищих дамб.")
    with pytest.raises(IntegrityError, match='"statementtranslation_of_another_language"'), transaction.atomic():
        Statement.objects.filter(pk=world.dykes.pk).update(
            language="uk", tokens=serialised_lexemes(world.dykes.text, "uk")
        )
    world.dykes.language = "uk"
    with pytest.raises(ValidationError) as caught:
        world.dykes.clean()
    assert list(caught.value.message_dict) == ["language"]


def test_a_form_refuses_a_translation_into_the_language_of_the_original(world):
    with pytest.raises(ValidationError) as caught:
        world.dykes.translations.model(statement=world.dykes, language="en-GB", text="Higher dykes.").full_clean()
    assert list(caught.value.message_dict) == ["language"]


def test_a_number_is_never_given_again(world):
    last = make.make_statement(panel=world.panel)
    last.refresh_from_db()
    last.delete()
    following = make.make_statement(panel=world.panel)
    following.refresh_from_db()
    assert following.number == last.number + 1


@pytest.mark.parametrize(
    ("record", "field", "value", "sentence"),
    [
        (lambda w: w.dykes, "appearance", lambda w: w.welcome.appearance, "This appearance is at another panel."),
        (lambda w: w.rumour, "source", lambda w: w.report, "This source is another edition's."),
        (lambda w: w.takeaway, "panel", lambda w: w.droughts, "This panel is another edition's."),
        (
            lambda w: w.dykes.appearance,
            "affiliation",
            lambda w: w.borys.affiliations.get(),
            "This affiliation is another speaker's.",
        ),
    ],
)
def test_a_form_refuses_what_belongs_elsewhere_at_its_field(world, record, field, value, sentence):
    record = record(world)
    setattr(record, field, value(world))
    with pytest.raises(ValidationError) as caught:
        record.full_clean()
    assert caught.value.message_dict == {field: [sentence]}


def test_a_person_who_spoke_cannot_be_deleted_and_an_edition_goes_whole(world):
    with pytest.raises(ProtectedError):
        world.ada.delete()
    with pytest.raises(RestrictedError):
        world.dykes.appearance.delete()
    with pytest.raises(RestrictedError):
        world.report.delete()
    world.edition.delete()
    assert set(Statement.objects.values_list("panel__edition__slug", flat=True)) == {"2025"}
    check_now()  # nothing is left hanging
