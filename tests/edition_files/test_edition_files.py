"""Edition files: in and out without loss, and twice without a change."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from proceedings.edition_files.dumping import edition_file, themes_file
from proceedings.edition_files.loading import load
from proceedings.edition_files.reading import read
from proceedings.edition_files.schema import UNPRINTABLE, Takeaway
from proceedings.edition_files.writing import yaml_text
from proceedings.models import ForumEdition, Statement
from tests import make
from tests.edition_files.files import KNOWN_THEMES, read_text
from tests.queries import writes
from tests.translations import BY, translate


def empty_the_archive():
    tables = [name for name in connection.introspection.table_names() if name.startswith(("proc", "speak", "theme"))]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with deferred checks waiting is not emptied
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {', '.join(tables)}")


def test_a_dumped_edition_loads_into_an_empty_archive_and_dumps_the_same(world, tmp_path, dumped):
    themes = yaml_text(themes_file())
    empty_the_archive()
    load([*read_text(tmp_path, themes, name="themes.yaml"), *read_text(tmp_path, dumped)])
    assert yaml_text(edition_file(ForumEdition.objects.get())) == dumped
    assert yaml_text(themes_file()) == themes


def test_translations_come_through_and_a_second_load_of_them_writes_nothing(world, tmp_path):
    translate(world)
    edition, themes = yaml_text(edition_file(world.edition)), yaml_text(themes_file())
    empty_the_archive()
    files = [*read_text(tmp_path, themes, name="themes.yaml"), *read_text(tmp_path, edition)]
    load(files)
    assert yaml_text(edition_file(ForumEdition.objects.get())) == edition
    assert yaml_text(themes_file()) == themes
    with writes() as written:
        load(files)
    assert written == []


def test_times_of_the_recording_come_through(world, tmp_path):
    Statement.objects.filter(pk=world.dykes.pk).update(starts_at=61.25, ends_at=75)
    dumped = yaml_text(edition_file(world.edition))
    Statement.objects.filter(pk=world.dykes.pk).update(starts_at=None, ends_at=None)
    load(read_text(tmp_path, dumped))
    after = Statement.objects.get(pk=world.dykes.pk)
    assert (after.starts_at, after.ends_at) == (61.25, 75)


def test_a_file_without_translations_leaves_them_and_takes_them_away_on_request(world, tmp_path, dumped):
    world.dykes.translations.create(language="uk", translator=BY, text="Марш хоче вищих дамб.")
    before = Statement.objects.get(pk=world.dykes.pk)
    load(read_text(tmp_path, dumped.replace("higher dykes", "dykes")))
    after = Statement.objects.get(pk=world.dykes.pk)
    assert [each.language for each in after.translations.all()] == ["uk"]
    assert (after.number, after.get_absolute_url()) == (before.number, before.get_absolute_url())
    load(read_text(tmp_path, dumped), remove=True)
    assert list(after.translations.all()) == []


def test_a_second_load_writes_nothing(world, tmp_path, dumped):
    files = [*read_text(tmp_path, yaml_text(themes_file()), name="themes.yaml"), *read_text(tmp_path, dumped)]
    load(files)
    with writes() as written:
        load(files)
    assert written == []


def test_a_load_keeps_slugs_numbers_and_keys_and_changes_what_changed(world, tmp_path, dumped):
    load(read_text(tmp_path, dumped.replace("beside the river", "on the bank of the river")))
    welcome = Statement.objects.get(pk=world.welcome.pk)
    assert welcome.text == "Ada Marsh opened the forum on the bank of the river."
    assert (welcome.number, welcome.slug) == (world.welcome.number, "marsh-1")
    assert Statement.objects.filter(panel__edition=world.edition).count() == 4


def test_a_new_statement_gets_a_number_that_nobody_had(world, tmp_path, dumped):
    last = Statement.objects.latest("number").number
    new = "      - slug: marsh-2\n        by: ada-marsh\n        text: One more.\n        attribution: paraphrase\n"
    load(read_text(tmp_path, dumped.replace("  - slug: floods\n", f"{new}  - slug: floods\n")))
    assert Statement.objects.get(text="One more.").number == last + 1


def test_numbers_given_by_a_file_are_not_given_again(world, tmp_path, dumped):
    given_by_file = Statement.objects.latest("number").number + 500
    new = (
        f"      - slug: marsh-2\n        number: {given_by_file}\n        by: ada-marsh\n"
        "        text: One more.\n        attribution: paraphrase\n"
    )
    load(read_text(tmp_path, dumped.replace("  - slug: floods\n", f"{new}  - slug: floods\n")))
    statement = make.make_statement()
    statement.refresh_from_db()
    assert statement.number == given_by_file + 1


def characters(**options):
    return st.characters(codec="utf-8", **options).filter(lambda character: not UNPRINTABLE.match(character))


texts = st.text(characters(), min_size=1, max_size=80).filter(str.strip)
AWKWARD = [
    " leading and trailing ", "\ttab\t", "two\n\nlines\n", "a\n  indented\n b", "# no comment", "a # b", "- no list",
    "no: mapping", "trailing colon:", "? key", "{a: b}", "[a]", "null", "~", "yes", "1e3", "2024-01-01", "'quoted'",
    '"double"', "\\n", "%directive", "&anchor *alias", "!tag", "@at", "|", ">", "---", "...", "=1+1", "x" * 500,
    "word " * 100, "a\u2028b", "a\u0085b", "a\u2029b", "\ufeffbom", "\u00a0x\u00a0", "\u200b", "e\u0301", "\U0001f30a",
    "日本語：約束", "Київ «слова»",
]  # fmt: skip


def with_text(content, text):
    content = content.model_copy(deep=True)
    content.edition.title = content.panels[0].statements[0].text = content.edition.note = text
    content.takeaways = []
    return content


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_text_is_written_and_read_back_the_same(world, tmp_path, text):
    content = with_text(edition_file(world.edition), text)
    (file,) = read_text(tmp_path, yaml_text(content))
    assert file.content == content


@pytest.fixture
def content(world):
    return edition_file(world.edition)


@given(text=texts)
def test_any_text_is_written_and_read_back_the_same(content, tmp_path_factory, text):
    changed = with_text(content, text)
    (file,) = read_text(tmp_path_factory.mktemp("files"), yaml_text(changed))
    assert file.content == changed


def test_any_text_comes_back_from_the_database(world, tmp_path):
    content = edition_file(world.edition)
    content.takeaways = [Takeaway(text=text) for text in AWKWARD]
    load(read_text(tmp_path, yaml_text(content)))
    assert [takeaway.text for takeaway in world.edition.takeaways.filter(panel=None)] == AWKWARD


def test_a_file_saved_on_windows_reads_the_same(world, tmp_path, dumped):
    path = tmp_path / "edition.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + dumped.replace("\n", "\r\n").encode())
    (file,) = read([path], known_themes=KNOWN_THEMES)
    assert file.content == read_text(tmp_path, dumped)[0].content
