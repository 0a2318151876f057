"""A search finds the original and its translations, counts a statement once, and says where it found the words."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from proceedings.models import Statement, StatementTranslation
from proceedings.search.consistency import find_inconsistencies, rebuild
from proceedings.search.criteria import Criteria
from proceedings.search.engine import SearchResults
from tests.pages import Page
from tests.translations import BY, translate


@pytest.fixture
def translated(world):
    """Asserts at the end of the test that the search agrees with the record."""
    yield translate(world)
    assert find_inconsistencies() == []


def found(words, **values):
    return [
        each.number for each in SearchResults(Criteria(words, {name: (value,) for name, value in values.items()}))[:20]
    ]


def page(path):
    return Page(Client().get(path))


@pytest.mark.parametrize("words", ["dykes delta", "дамби", "вищих дамб", "堤防", "дельта EUR", '"уздовж дельти"'])
def test_each_language_is_found_by_its_own_rules_and_a_statement_counts_once(translated, words):
    assert found(words) == [translated.dykes.number]
    assert SearchResults(Criteria(words)).total == 1


def test_no_phrase_runs_from_the_text_into_its_translation(translated):
    assert found('"billion Марш"') == []
    assert found('"дельти マーシュ"') == []
    assert found("billion NEAR Марш") == []


def test_the_language_filter_asks_for_the_original(translated):
    assert (found("дамби", language="uk"), found("дамби", language="en")) == ([], [translated.dykes.number])


def test_counts_of_facets_count_a_statement_once(translated):
    facets = SearchResults(Criteria("дамби OR dykes", {})).facets
    assert [(each.value, each.count) for each in facets["speaker"]] == [("ada-marsh", 1), ("borys-kruk", 1)]


def test_what_changes_in_a_translation_is_found_as_it_is_now(translated):
    words = translated.dykes.translations.get(language="uk")
    words.text = "Марш хоче бобрів."
    words.save()
    assert (found("дамби"), found("бобер")) == ([], [translated.dykes.number])
    words.delete()
    assert found("бобер") == []
    assert found("堤防") == [translated.dykes.number]


def test_translations_written_and_removed_together_are_found_and_gone(translated):
    statements = [translated.welcome, translated.sensors]
    StatementTranslation.objects.bulk_create(
        StatementTranslation(statement=each, language="uk", translator=BY, text="Бобри пливуть.") for each in statements
    )
    assert sorted(found("бобри")) == sorted(each.number for each in statements)
    StatementTranslation.objects.filter(text="Бобри пливуть.").delete()
    assert found("бобри") == []


def test_the_text_of_the_original_can_change_beneath_its_translations(translated):
    translated.dykes.text = "Marsh wants beavers."
    translated.dykes.save()
    assert found("beavers") == found("дамби") == found("堤防") == [translated.dykes.number]
    assert found("delta") == []


def test_a_statement_goes_with_its_translations(translated):
    Statement.objects.get(pk=translated.dykes.pk).delete()
    assert found("дамби") == []


def test_a_translation_without_its_own_lexemes_is_refused(translated):
    with pytest.raises(IntegrityError, match="came without its own search tokens"), transaction.atomic():
        StatementTranslation.objects.update(text="Бобри пливуть.")


def test_a_check_finds_what_the_search_lacks_and_a_rebuild_mends_it(translated):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_translation WHERE statement_id = %s", [translated.dykes.pk])
        cursor.execute("UPDATE search_translation SET version = 0, vector = '''=x'':1B'")
    assert {each.what: each.keys for each in find_inconsistencies()} == {
        "statements whose row or group is not as in the record": [translated.dykes.pk, translated.sirens.pk],
        "statements with translations that the search does not have": [translated.dykes.pk] * 2,
        "statements with other lexemes than their translations": [translated.sirens.pk],
    }
    rebuild()
    assert found("дамби") == [translated.dykes.number]


def test_a_hit_that_rests_on_a_translation_says_so_and_shows_it(translated):
    shown = page("/search/?q=堤防")
    (text,) = shown.all("div", class_="text")
    assert (text.get("lang"), text.text, shown.marks) == ("ja", "マーシュ氏は堤防のかさ上げを求めた。", ["堤防"])
    assert "Found in the Japanese translation" in shown.main
    assert BY in shown.main


def test_a_hit_in_the_original_shows_the_original(translated):
    shown = page("/search/?q=delta")
    (text,) = shown.all("div", class_="text")
    assert (text.get("lang"), shown.marks) == (None, ["delta"])
    assert "Found in the" not in shown.main


def test_readers_of_a_translation_see_it_where_it_has_the_words_too(translated):
    (text,) = page("/uk/search/?q=дамби").all("div", class_="text")
    assert (text.get("lang"), text.text) == (None, "Марш хоче вищих дамб уздовж дельти.")
    (text,) = page("/uk/search/?q=delta").all("div", class_="text")
    assert (text.get("lang"), text.text) == ("en", translated.dykes.text)


def test_lines_and_data_show_the_words_where_they_were_found(translated, client):
    assert page("/search/?q=堤防&view=kwic").marks == ["堤防"]
    (result,) = client.get("/search.json?q=堤防").json()["results"]
    assert (result["language"], result["snippet_language"], result["rests_on_translation"]) == ("en", "ja", True)
    assert result["text"] == translated.dykes.text


def test_forums_and_editions_are_known_by_their_names_in_every_language(translated):
    assert found('edition:"Життя з водою" дамби') == [translated.dykes.number]
    translated.edition.translations.filter(language="uk").update(title="Життя коло води")
    assert found('edition:"Життя коло води" дамби') == [translated.dykes.number]
    assert found('forum:"Форум про річку" дамби') == [translated.dykes.number]


def test_facets_and_tables_call_editions_and_panels_as_the_reader_does(translated, client):
    facets = client.get("/uk/search.json?q=дамби").json()["facets"]
    assert [each["label"] for each in facets["edition"]] == ["Форум про річку 2024"]
    assert [each["label"] for each in facets["panel"]] == ["Після повені (2024)"]
    assert [each["label"] for each in facets["forum"]] == ["Форум про річку"]
    assert "Форум про річку 2024" in page("/uk/themes/flood-defence/").texts("th")
    assert "River Forum 2024" in page("/themes/flood-defence/").texts("th")
