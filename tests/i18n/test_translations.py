"""What a reader of another language is shown: words in it where there are any, and whose they are."""

import pytest
from django.test import Client
from django.utils.translation import override

from proceedings.i18n.translations import wording
from proceedings.models import Appearance, Statement
from tests.pages import Page
from tests.translations import BY, translate

PANEL = "forums/river-forum/2024/floods/"


@pytest.fixture
def translated(world):
    return translate(world)


def page(path):
    return Page(Client().get(path))


def test_a_translation_knows_its_original_and_its_translator(translated):
    with override("uk"):
        words = wording(translated.dykes, "text")
    assert (words, words.language, words.translator) == ("Марш хоче вищих дамб уздовж дельти.", "uk", BY)
    assert words.original
    assert (words.original, words.original.language) == (translated.dykes.text, "en")


@pytest.mark.parametrize(("language", "shown"), [("en", "en"), ("en-gb", "en"), ("uk", "uk"), ("ja", "en")])
def test_the_original_is_shown_where_there_is_no_translation(translated, language, shown):
    with override(language):
        words = wording(translated.takeaway, "text")
        assert (words.language, words.is_foreign) == (shown, language == "ja")


def test_a_title_that_a_source_prints_comes_before_a_translated_one(translated):
    translated.panel.translations.filter(language="uk").update(title="Слідом за повінню")
    with override("uk"):
        title = wording(translated.panel, "title")
        assert (title, title.translator, str(translated.panel)) == ("Після повені", "", "Після повені")


def test_posts_are_told_with_the_organisation_in_the_same_language(translated):
    welcome = translated.welcome.appearance
    welcome.translations.create(language="uk", translator=BY, post="директорка")
    welcome.translations.create(language="ja", translator=BY, post="所長")
    translated.institute.names.create(name="Інститут води", language="uk", kind="usual")
    translated.institute.names.create(name="水研究所", language="ja", kind="usual")
    told = {}
    for language in ["en", "uk", "ja"]:
        with override(language):
            capacity = Appearance.objects.for_display().get(pk=welcome.pk).capacity
            told[capacity.language] = str(capacity)
    assert told == {"en": "Director, Water Institute", "uk": "директорка, Інститут води", "ja": "水研究所 所長"}


def of_statement(shown, statement, tag, **attributes):
    """The elements of that kind within the article of `statement`."""
    return [each for each in shown.all(tag, **attributes) if each.within("data-statement") == str(statement.number)]


def test_a_title_that_is_not_translated_says_its_language(translated):
    assert f'<h1><span lang="en">{translated.panel.title}</span></h1>' in page(f"/ja/{PANEL}").html
    assert "<h1>Після повені</h1>" in page(f"/uk/{PANEL}").html


def test_the_panel_page_shows_the_readers_language_and_the_original_behind_it(translated):
    shown = page(f"/uk/{PANEL}")
    assert shown.heading == "Після повені"
    (text,) = of_statement(shown, translated.dykes, "div", class_="text")
    assert (text.text, text.get("lang")) == ("Марш хоче вищих дамб уздовж дельти.", None)
    (original,) = of_statement(shown, translated.dykes, "div", lang="en")
    assert original.text == translated.dykes.text
    (whose,) = of_statement(shown, translated.dykes, "summary")
    assert BY in whose.text
    (whose,) = of_statement(shown, translated.sirens, "summary")
    assert BY not in whose.text
    (text,) = of_statement(shown, translated.sensors, "blockquote")
    assert (text.text, text.get("lang")) == (translated.sensors.text, "en")
    assert len(of_statement(shown, translated.sensors, "p", class_="untranslated")) == 1


def test_the_english_page_is_as_it_was(translated):
    shown = page(f"/{PANEL}")
    assert shown.heading == "After the floods"
    assert shown.all("details", class_="original") + shown.all("p", class_="untranslated") == []


PATHS = [PANEL, "forums/river-forum/2024/", "themes/flood-defence/", "forums/", "search/?q=dykes"]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_for_translations_once_for_all(translated, django_assert_max_num_queries, path, client):
    with django_assert_max_num_queries(40) as few:
        client.get(f"/uk/{path}")
    for number in range(6):
        statement = Statement.objects.get(pk=translated.dykes.pk)
        statement.pk, statement.number, statement.slug = None, 9000 + number, f"marsh-{number + 10}"
        statement._state.adding = True
        statement.save()
        statement.translations.create(language="uk", translator=BY, text=f"Дамби {number}.")
        statement.theme_assignments.create(theme=translated.floods)
    with django_assert_max_num_queries(len(few)):
        client.get(f"/uk/{path}")
