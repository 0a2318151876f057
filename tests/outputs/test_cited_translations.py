"""Nobody may quote a translation as the original: what citations, links and machines are told of it."""

import json
import re

import pytest
from django.utils.translation import override
from jsonschema import Draft202012Validator

from proceedings.models import Statement
from proceedings.outputs import citations
from proceedings.outputs import schema_org as linked_data
from proceedings.outputs.citation_formats import FORMATS
from proceedings.outputs.link_previews import preview
from proceedings.outputs.page_heads import quotation
from tests.csl import ITEM
from tests.schema_org import problems
from tests.translations import BY, translate

pytestmark = pytest.mark.django_db


def absolute(path):
    return f"https://archive.example{path}"


@pytest.fixture
def translated(world):
    return translate(world)


def fresh(statement):
    return Statement.objects.for_display().get(pk=statement.pk)


def record(thing):
    made = citations.record(thing, absolute)
    Draft202012Validator(ITEM).validate(json.loads(json.dumps(made)))
    return made


def test_a_translated_statement_is_cited_with_its_language_and_translator(translated):
    with override("uk"):
        cited = record(fresh(translated.dykes))
    assert (cited["language"], cited["translator"]) == ("uk", [{"literal": BY}])
    assert cited["abstract"] == "Марш хоче вищих дамб уздовж дельти."
    assert BY in cited["note"]
    assert cited["URL"] == f"https://archive.example/s/{translated.dykes.number}/"


def test_what_a_source_prints_in_the_language_has_no_translator(translated):
    with override("uk"):
        cited = record(fresh(translated.sirens))
    assert (cited["language"], "translator" in cited) == ("uk", False)


def test_the_original_is_cited_as_it_was(translated):
    cited = record(fresh(translated.dykes))
    assert (cited["language"], "translator" in cited, cited["abstract"]) == ("en", False, translated.dykes.text)
    assert "ranslat" not in cited["note"]


def test_a_verbatim_statement_in_translation_is_no_quotation(translated):
    translated.sensors.translations.create(language="uk", translator=BY, text="Датчики попередили нас.")
    with override("uk"):
        sensors = fresh(translated.sensors)
        cited, pasted, shown = record(sensors), quotation(sensors, absolute), preview(sensors)
    assert "Датчики" not in cited["title"]
    assert "«Датчики" not in pasted.text + shown.description
    assert "“Датчики" not in pasted.text + shown.description
    assert BY in pasted.text
    assert ' lang="uk"' in pasted.html
    assert "“Sensors in the river bed" in quotation(fresh(translated.sensors), absolute).text


def test_a_panel_in_translation_is_cited_with_its_original_title(translated):
    with override("uk"):
        cited = record(translated.panel)
    assert (cited["title"], cited["original-title"], cited["language"]) == ("Після повені", "After the floods", "uk")
    assert "original-title" not in record(translated.panel)


def test_files_name_the_translator(translated):
    with override("uk"):
        cited = record(fresh(translated.dykes))
    assert f"translator = {{{{{BY}}}}}" in FORMATS["bib"].one(cited)
    assert f"A4  - {BY}\r\n" in FORMATS["ris"].one(cited)
    assert "LA  - uk\r\n" in FORMATS["ris"].one(cited)


def test_linked_data_leads_from_the_translation_to_the_original(translated):
    with override("uk"):
        document = linked_data.document(fresh(translated.dykes), absolute)
    assert problems(json.loads(json.dumps(document))) == []
    assert (document["inLanguage"], document["translator"]["name"]) == ("uk", BY)
    original = document["translationOfWork"]
    assert (original["inLanguage"], original["text"]) == ("en", translated.dykes.text)
    assert original["@id"] == f"https://archive.example/s/{translated.dykes.number}/"
    assert document["@id"] != original["@id"]


def test_the_page_in_the_other_language_says_so_to_zotero(translated, client):
    page = client.get("/uk/forums/river-forum/2024/floods/marsh-1/").content.decode()
    assert re.findall(r'<meta name="citation_language" content="(.*?)">', page) == ["uk"]
    assert re.findall(r'<meta name="DC.language" content="(.*?)">', page) == ["uk"]


def test_json_gives_every_translation_beside_the_original(translated, client):
    (found,) = client.get("/search.json?q=delta").json()["results"]
    assert (found["text"], found["language"]) == (translated.dykes.text, "en")
    assert found["translations"]["uk"] == {"text": "Марш хоче вищих дамб уздовж дельти.", "translator": BY}
    assert list(found["translations"]) == ["uk", "ja"]
