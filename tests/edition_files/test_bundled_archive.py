"""The six editions that come with the project, as they lie in data/."""

import pytest
from django.core.management import call_command
from django.db import transaction

from proceedings.edition_files.dumping import edition_file, synonyms_file, themes_file
from proceedings.edition_files.writing import yaml_text
from proceedings.models import Appearance, Forum, ForumEdition, Panel, Statement, Takeaway
from speakers.models import Organisation, Speaker
from tests.queries import writes
from tests.site_files import ROOT
from themes.models import Theme

FILES = sorted((ROOT / "data").glob("*.yaml"))

pytestmark = [pytest.mark.xdist_group("bundled archive"), pytest.mark.django_db, pytest.mark.usefixtures("archive")]


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """Loaded once for all tests here; each of them starts from it, and nothing of it is left behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_edition", *FILES, verbosity=0)
        yield
        transaction.set_rollback(True)


def test_the_files_are_as_dumps_write_them():
    editions = ForumEdition.objects.select_related("forum")
    assert {path.name: path.read_text() for path in FILES} == {
        "synonyms.yaml": yaml_text(synonyms_file()),
        "themes.yaml": yaml_text(themes_file()),
        **{f"{edition.path.replace('/', '-')}.yaml": yaml_text(edition_file(edition)) for edition in editions},
    }


def test_a_second_load_writes_nothing():
    with writes() as written:
        call_command("load_edition", *FILES, verbosity=0)
    assert written == []


def test_there_are_six_editions_with_their_speakers_and_themes():
    editions = ForumEdition.objects.published().order_by("slug")
    assert dict(editions.values_list("slug", "ordinal")) == {
        "2021": 1, "2022": 2, "2023": 3, "2024": 4, "2025": 5, "2026": 6,
    }  # fmt: skip
    assert Speaker.objects.filter(appearances__panel__edition__in=editions).distinct().count() >= 33
    assert Theme.objects.within_groups().count() == 35


def test_every_statement_is_a_paraphrase_with_speaker_source_and_theme():
    assert set(Statement.objects.values_list("attribution", flat=True)) == {"paraphrase"}
    assert list(Statement.objects.filter(source=None)) == []
    assert list(Statement.objects.filter(appearance__speaker=None)) == []
    assert list(Statement.objects.exclude(theme_assignments__decision="accepted")) == []


def test_the_sixth_edition_has_36_takeaways_each_with_evidence():
    takeaways = Takeaway.objects.filter(edition__slug="2026")
    assert takeaways.count() == 36
    assert list(takeaways.filter(evidence=None)) == []


READERS = {"en", "uk", "ja"}


def languages(thing):
    """Those in which `thing` can be read, by its title where it has one."""
    others = thing.other_titles.all() if hasattr(thing, "other_titles") else []
    translations = [each for each in thing.translations.all() if getattr(each, "title", True)]
    return {thing.language, *(each.language for each in [*translations, *others])}


def test_titles_and_themes_are_there_in_three_languages():
    titled = [*Forum.objects.all(), *ForumEdition.objects.all(), *Panel.objects.exclude(title="")]
    assert [str(each) for each in titled if languages(each) < READERS] == []
    named = {theme: {name.language for name in theme.names.exclude(definition="")} for theme in Theme.objects.all()}
    assert [theme.slug for theme, names in named.items() if names != {"uk", "ja"}] == []


def test_posts_and_takeaways_of_the_sixth_edition_and_two_of_its_panels_are_there_in_three_languages():
    things = [
        *Appearance.objects.filter(panel__edition__slug="2026"),
        *Takeaway.objects.filter(edition__slug="2026"),
        *Statement.objects.filter(panel__edition__slug="2026", panel__slug__in=["opening", "soft-power"]),
    ]
    assert len(things) == 19 + 36 + 44
    assert [str(each) for each in things if languages(each) != READERS] == []
    organisations = Organisation.objects.filter(affiliations__appearances__panel__edition__slug="2026")
    assert [
        each.slug for each in organisations if not {"uk", "ja"} <= {name.language for name in each.names.all()}
    ] == []


def test_whoever_translated_is_named():
    kinds = [kind for thing in (Forum, ForumEdition, Panel, Appearance, Statement, Takeaway)
             for kind in [thing.translations.rel.related_model]]  # fmt: skip
    assert [kind.__name__ for kind in kinds if kind._default_manager.filter(translator="").exists()] == []
