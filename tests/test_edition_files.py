import pytest

from proceedings.files.dumping import edition_file, themes_file
from proceedings.files.loading import load
from proceedings.files.reading import read
from proceedings.files.writing import yaml_text
from proceedings.models import ForumEdition
from themes.models import Theme


def read_text(tmp_path, text, *, name="edition.yaml", themes=None):
    path = tmp_path / name
    path.write_text(text)
    known = Theme.objects.within_groups().values_list("slug", flat=True) if themes is None else themes
    return read([path], known_themes=known)


@pytest.fixture
def dumped(world):
    return yaml_text(edition_file(world.edition))


def test_a_dumped_edition_loads_into_an_empty_archive_and_dumps_the_same(world, tmp_path, dumped):
    themes = yaml_text(themes_file())
    empty_the_archive()
    load([*read_text(tmp_path, themes, name="themes.yaml"), *read_text(tmp_path, dumped, themes=KNOWN)])
    assert yaml_text(edition_file(ForumEdition.objects.get())) == dumped
    assert yaml_text(themes_file()) == themes


KNOWN = ["flood-defence", "early-warning", "ice"]


def empty_the_archive():
    from django.db import connection

    tables = [name for name in connection.introspection.table_names() if name.startswith(("proc", "speak", "theme"))]
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
