"""What Jinja2 draws: what was written is never markup, and each reader has their own language."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from django_extras.macros import macros
from proceedings.i18n.translations import Wording
from proceedings.statistics import charts
from proceedings.text.highlights import MARK_END, MARK_START

WRITTEN = "<script>'\"&</script>"
ESCAPED = "&lt;script&gt;&#39;&#34;&amp;&lt;/script&gt;"
TRANSLATED = Wording(WRITTEN, "ja", Wording(WRITTEN, "uk"), WRITTEN, is_of_earlier_text=True)


class Written(SimpleNamespace):
    """Something whose every word somebody wrote."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return WRITTEN

    def __str__(self):
        return WRITTEN


def address():
    return WRITTEN


THEME = Written(get_absolute_url=address, statement_count=2)
UNKNOWN = Written(part="speaker", attendance="", capacity=TRANSLATED, speaker=None)
SPEAKER = Written(
    get_absolute_url=address,
    other_script="",
    usual_names=[Written()],
    public_appearances=[Written(capacity=TRANSLATED)],
    country="",
    statement_count=1,
    edition_count=1,
)
ROW = Written(key="row", count=1)
GRID = Written(columns=[Written(key="column", count=1)], rows=[ROW], counts={("row", "column"): 1})
CHOICE = Written(broader="", selected=False, count=1)
DRAWN: dict[str, list] = {
    "words.lang": [WRITTEN],
    "words.in_language": [TRANSLATED],
    "words.origin": [TRANSLATED],
    "words.note": [TRANSLATED],
    "words.marked": [f"{MARK_START}{WRITTEN}{MARK_END}"],
    "themes.theme_links": [[THEME]],
    "themes.counted_themes": [[THEME], WRITTEN],
    "themes.themes_together": [THEME, [Written(count=2)]],
    "people.sat_on_panel": [UNKNOWN],
    "people.listed": [SPEAKER],
    "facets.choices": [[CHOICE]],
    "grids.head": [GRID, WRITTEN],
    "grids.body": [GRID],
    "grids.foot": [GRID],
    "charts.chart": [charts.columns([(WRITTEN, 1), (WRITTEN, 2)], WRITTEN)],
    "statements.said_by": [UNKNOWN],
    "statements.quotation": [WRITTEN, WRITTEN, WRITTEN, WRITTEN],
}


def draw(macro, *values):
    file, _, name = macro.partition(".")
    return str(getattr(macros(file), name)(*values))


@pytest.mark.parametrize("macro", DRAWN)
def test_what_was_written_is_never_markup(macro):
    drawn = draw(macro, *DRAWN[macro]).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")  # as Django spells them
    assert ESCAPED in drawn
    assert "<script" not in drawn
    assert "'\"" not in drawn


def test_a_macro_speaks_the_language_that_is_active_when_it_draws():
    drawn = []
    for language in ("en", "uk", "en"):
        with override(language):
            drawn.append(draw("statements.said_by", None))
    english, ukrainian, again = drawn
    assert english == again == '<span class="who unknown">Speaker not named in the source</span>'
    assert ukrainian != english
