"""The interface's words: all marked, all translated, and compiled as they stand in locale/."""

import re
from collections import Counter

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings

from proceedings.admin.report_review import ReportForm
from proceedings.management.commands.catalogues import as_calls
from proceedings.statistics.cited_figures import FigureFilter
from tests import marked

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")
FORMS = {"uk": 3, "ja": 1}


def catalogue(language):
    with (settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language):
    return [message for message in catalogue(language) if message.id]


def strings(message):
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def key(message):
    context = message.context.decode() if isinstance(message.context, bytes) else message.context  # as Babel has it
    return context, message.id[0] if message.pluralizable else message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_marked_string_stands_in_the_catalogue(language):
    known = {key(message) for message in messages(language)}
    assert {msgid: where for (context, msgid), where in marked.marked().items() if (context, msgid) not in known} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_nothing_that_is_not_used(language):
    used = marked.marked()
    assert [msgid for _context, msgid in map(key, messages(language)) if (_context, msgid) not in used] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated_and_none_is_a_guess(language):
    lacking = [key(each)[1] for each in messages(language) if each.fuzzy or not all(strings(each))]
    assert lacking == []
    assert {len(strings(each)) for each in messages(language) if each.pluralizable} == {FORMS[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_string_leaves_room_for_is_in_its_translation(language):
    def wrong(message):
        given = message.id if message.pluralizable else (message.id,)
        expected = Counter(PLACEHOLDER.findall(given[-1]))
        return any(set(PLACEHOLDER.findall(each)) != set(expected) for each in strings(message))

    assert [key(message)[1] for message in messages(language) if wrong(message)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language):
    with (settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = read_mo(file)
    assert {key(each): strings(each) for each in compiled if each.id} == {
        key(each): strings(each) for each in messages(language)
    }


@pytest.mark.parametrize("path", marked.templates(), ids=lambda path: path.name)
def test_no_word_of_a_template_is_left_unmarked(path):
    assert marked.unmarked_in(path.read_text()) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Two words</p>", ["Two words"]),
        ('<a aria-label="Next page">→</a>', ["Next page"]),
        ('{% include "x.html" with caption="Two words" only %}', ["Two words"]),
        ('<p>{% translate "Two words" %} {{ count }} · CSV</p>', []),
        ("<p>{% blocktranslate %}Two <b>words</b>{% endblocktranslate %}</p>", []),
    ],
)
def test_the_check_of_templates_finds_what_is_unmarked(template, found):
    assert marked.unmarked_in(template) == found


@pytest.mark.parametrize("path", marked.macro_files(), ids=lambda path: path.name)
def test_no_word_of_a_macro_is_left_unmarked(path):
    assert marked.unmarked_in_macros(path.read_text()) == []


@pytest.mark.parametrize(
    ("macros", "found"),
    [
        ("{% macro m() %}<p>Two words</p>{% endmacro %}", ["Two words"]),
        ('{# Two\n words #}<{{ tag }} title="Next page">→</{{ tag }}>', ["Next page"]),
        ('<p>{{ _("Two words") }} {{ count }} · CSV</p>', []),
    ],
)
def test_the_check_of_macros_finds_what_is_unmarked(macros, found):
    assert marked.unmarked_in_macros(macros) == found


def test_the_marked_strings_of_macros_are_found():
    source = '{{ _("Ice") }} {{ ngettext("%(n)s dam", "%(n)s dams", n)|e }}\n{{ pgettext("river", "mouth") }}'
    assert as_calls(source).splitlines() == [
        "_('Ice')",
        "ngettext('%(n)s dam', '%(n)s dams', 0)",
        "pgettext('river', 'mouth')",
    ]


def test_no_name_help_or_message_of_a_model_is_left_unmarked():
    assert marked.unmarked_of_models() == []


@pytest.mark.parametrize("form", [ReportForm(), FigureFilter().form])
def test_no_label_of_a_form_is_left_unmarked(db, form):
    assert [name for name, field in form.fields.items() if not isinstance(field.label, marked.Promise)] == []


@pytest.mark.parametrize("path", marked.modules_for_readers(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_sentence_told_by_the_code_is_left_unmarked(path):
    assert marked.unmarked_in_code(path.read_text()) == []


def test_the_check_of_the_code_finds_what_is_unmarked():
    assert marked.unmarked_in_code('raise ValidationError(f"Not {this} indeed.")') == []
    assert marked.unmarked_in_code('raise ValidationError(f"This is wrong, {sir}.")') == ["This is wrong, …."]
    assert marked.unmarked_in_code('raise ValidationError(_("This is wrong."))') == []
