"""What the documents say is there is there."""

import re
from itertools import dropwhile, takewhile

from proceedings.edition_files import schema
from proceedings.edition_files.loading import load
from proceedings.edition_files.reading import read
from proceedings.models import Statement
from tests.site_files import ROOT

README = (ROOT / "README.md").read_text()


def table_after(heading, text):
    """The rows of the first table below a heading, each a list of its cells."""
    lines = dropwhile(lambda line: not line.startswith("|"), text.split(heading)[1].splitlines())
    rows = takewhile(lambda line: line.startswith("|"), lines)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows][2:]


def test_every_field_of_an_edition_file_is_described():
    described = set(re.findall(r"\w+", (ROOT / "docs/edition-files.md").read_text()))
    records = [record for record in vars(schema).values() if isinstance(record, type)]
    fields = {name for record in records if issubclass(record, schema.Record) for name in record.model_fields}
    assert fields - described == set()


def test_the_readme_explains_every_variable_of_the_environment():
    explained = [row[0].strip("`") for row in table_after("## Environment", README)]
    in_code = re.findall(r"^    ([A-Z_]+):", (ROOT / "config/environment.py").read_text(), re.MULTILINE)
    assert explained == in_code


def test_every_place_the_readme_names_exists():
    places = [
        place for row in table_after("## To change X", README) for place in re.findall(r"`([\w./-]+/[\w./-]*)`", row[1])
    ]
    assert len(places) > 20
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_example_of_an_edition_file_loads(db, tmp_path):
    example = tmp_path / "river-forum-2024.yaml"
    example.write_text(README.split("```yaml\n")[1].split("```")[0])
    load(read([example], known_themes=[]))
    assert [str(statement.text) for statement in Statement.objects.all()] == ["Marsh asks for higher dykes."]


def test_compose_asks_for_what_the_readme_sets():
    asked = set(re.findall(r"\$\{([A-Z_]+):\?", (ROOT / "docker-compose.yml").read_text()))
    assert asked == set(re.findall(r"^([A-Z_]+)=", README, re.MULTILINE))
