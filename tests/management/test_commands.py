"""What holds for every command of the archive."""

import pytest
from django.core.management import CommandError, call_command, get_commands
from django.db import connection

from tests.site_files import ROOT

ARGUMENTS: dict[str, list] = {
    "check_search": [],
    "dump_edition": ["river-forum/2024"],
    "dump_synonyms": [],
    "dump_themes": [],
    "import_report": [ROOT / "README.md", "--forum", "river-forum"],
    "load_edition": [ROOT / "data" / "themes.yaml"],
}
WITHOUT_TABLES = {"catalogues", "demo"}  # the one needs none, the other makes them


def test_every_command_is_tried():
    ours = {name for name, app in get_commands().items() if app == "proceedings"}
    assert ours == set(ARGUMENTS) | WITHOUT_TABLES


@pytest.fixture
def empty_database(db):
    """As PostgreSQL makes one: no table is in sight until the test's transaction is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA empty; SET LOCAL search_path TO empty")


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_database_that_is_not_migrated_is_one_sentence(empty_database, name):
    with pytest.raises(CommandError) as refused:
        call_command(name, *ARGUMENTS[name])
    assert str(refused.value) == "The database is not migrated: run `manage.py migrate` first."
