"""The context of the search page: a page of results or another view of them, the facets, and how the query was read."""

import re
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import EmptyPage, InvalidPage, Paginator
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proceedings.search import breakdowns, concordance
from proceedings.search.criteria import Sort
from proceedings.search.engine import MAX_RANKED, SearchResults
from proceedings.search.facets import FACETS
from proceedings.search.filters import ParameterProblem
from proceedings.search.name_suggestions import suggest_names
from proceedings.search.query_language import And, Word
from proceedings.search.spelling import suggest_spelling
from proceedings.statistics.charts import columns
from proceedings.views.query_strings import changed, toggled
from proceedings.views.search_facets import LABELS, MAX_SHOWN, facet_view

PAGE_LENGTH = 20
LINES_ON_A_PAGE = 100  # of lines that are sorted by the words beside the match
STATEMENTS_IN_LINES = 40  # of which a page shows the lines, in the order of the results
VIEWS = {
    "results": _("Statements"),
    "kwic": _("In context"),
    "speakers": _("By speaker"),
    "editions": _("Over time"),
}
SORTS = {Sort.RELEVANCE: _("relevance"), Sort.NEWEST: _("newest"), Sort.OLDEST: _("oldest")}
LINE_ORDERS = {"position": _("position"), "left": _("left"), "right": _("right"), "speaker": _("speaker")}
HYPHENS = re.compile(r"(?<=[^\W\d])[-‐-―−](?=[^\W\d])")  # between letters
MAX_TRIED = 10  # words that are left out one at a time where nothing is found: each is a search of its own


@dataclass(frozen=True)
class RelaxedSearch:
    """What the search would find without one of its conditions."""

    label: str
    count: int
    address: str


def page_context(found: SearchResults, problems: list[ParameterProblem], query: QueryDict) -> dict:
    """Context of `proceedings/search.html`; `query` is the QueryDict that `found` was read from."""
    view = query.get("view", "results")
    if view not in VIEWS:
        message = gettext("There is no view “{view}”; it can be {views}.").format(view=view, views=", ".join(VIEWS))
        problems = [*problems, ParameterProblem("view", view, message)]
        view = "results"
    corrected = None if found.total or "as-typed" in query else corrected_search(found, query)
    shown = corrected.found if corrected else found
    if corrected:
        query = with_words(query, corrected.words)
    own = VIEW_CONTEXTS[view](shown, query)
    return {
        **shared(shown, query),
        **own,
        "problems": [*problems, *own.get("problems", ())],
        "view": view,
        "views": [
            (name, label, changed(query, view=None if name == "results" else name)) for name, label in VIEWS.items()
        ],
        "notes": dict.fromkeys(
            (note.message, note.suggestion) for note in (*found.compiled.notes, *shown.compiled.notes)
        ),
        "typed": found.criteria.words,
        "corrected": corrected,
        "cards": [
            (card, changed(query, **{"q": None, "as-typed": None, card.kind: card.value}))
            for card in suggest_names(found.parsed.tree, found.name_index)
        ],
        "without": [] if shown.total else list(without_one_condition(found, query)),
    }


def results(found: SearchResults, problems: list[ParameterProblem], query: QueryDict) -> dict:
    """The page of results asked for, with the facets, for the JSON twin of the page."""
    own = statements(found, query)
    return {**own, "found": found, "problems": [*problems, *own["problems"]]}


def shared(found, query):
    """What every view of the matches has: how the search was read, and the facets."""
    return {
        "found": found,
        "asked": query,
        "criteria": found.criteria,
        "compiled": found.compiled,
        "parts": [(part, changed(query, q=part.without)) for part in found.compiled.parts if str(part.text)],
        "total": found.total,
        "max_ranked": MAX_RANKED,
        "max_shown": MAX_SHOWN,
        "facets": [facet_view(found, name, query) for name in FACETS],
        "chosen": any(found.criteria.values.values()),
        "given": [(name, value) for name, values in query.lists() if name != "page" for value in values],
        "sorts": [(sort, capfirst(SORTS[sort]), changed(query, sort=sort)) for sort in Sort],
    }


def page_of(paginator, number):
    try:
        return paginator.page(number or 1), []
    except EmptyPage:
        message = gettext("There is no page {number}; this is the last one.").format(number=number)
    except InvalidPage:
        message = gettext("“{number}” is not a page number; this is the first page.").format(number=number)
    return paginator.get_page(number), [ParameterProblem("page", number, message)]


# --- nothing found --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CorrectedSearch:
    words: str
    found: SearchResults
    as_typed: str  # the query string that searches for what was typed


def corrected_search(found, query):
    better = suggest_spelling(found, found.parsed.tree) if found.criteria.words else None
    return CorrectedSearch(*better, changed(query, **{"as-typed": "1"})) if better else None


def without_one_condition(found, query):
    """Each word and each filter that could be left out, where leaving it out finds something; else all filters."""
    criteria = found.criteria
    apart = words_apart(found.parsed.tree)
    if apart:
        label = gettext("As single words: “{words}”").format(words=apart)
        yield from relaxed_search(label, replace(criteria, words=apart), changed(query, q=apart))
    for part in found.compiled.parts[:MAX_TRIED]:
        if part.without:
            yield from relaxed_search(
                gettext("Without “{words}”").format(words=part.text),
                replace(criteria, words=part.without),
                changed(query, q=part.without),
            )
    if criteria.words and any(criteria.values.values()):
        yield from relaxed_search(gettext("Without the words"), replace(criteria, words=""), changed(query, q=None))
    chosen_filters = {name: None for name, chosen in criteria.values.items() if chosen}
    if len(chosen_filters) > 1 and criteria.words:
        yield from relaxed_search(
            gettext("Without the filters"),
            replace(criteria, values=dict.fromkeys(criteria.values, ())),
            changed(query, **chosen_filters),
        )
    for name, chosen in criteria.values.items():
        if chosen:
            label = gettext("Without the filter “{name}”").format(name=LABELS[name])
            yield from relaxed_search(
                label, replace(criteria, values={**criteria.values, name: ()}), changed(query, **{name: None})
            )


def words_apart(tree):
    """The query with `Ukraine-Japan`, which is read as a phrase, in two words; blank where it has none such."""
    items = tree.items if isinstance(tree, And) else (tree,)
    words = " ".join(HYPHENS.sub(" ", item.text) if isinstance(item, Word) else str(item) for item in items)
    return words if words != " ".join(map(str, items)) else ""


def relaxed_search(label, criteria, address):
    total = SearchResults(criteria).total
    if total:
        yield RelaxedSearch(label, total, address)


# --- views of the matches -------------------------------------------------------------------------------------


def statements(found, query):
    page, problems = page_of(Paginator(found, PAGE_LENGTH), query.get("page"))
    return {"page": page, "problems": problems}


def in_context(found, query):
    order = query.get("lines")
    lines: Any  # counted and sliced
    if not found.compiled.marks:
        order, lines, per_page = "position", [], LINES_ON_A_PAGE
    elif order in concordance.SORT_KEYS:
        lines, per_page = concordance.find_lines(found, order), LINES_ON_A_PAGE
    else:
        order, lines, per_page = "position", concordance.LinesByStatement(found), STATEMENTS_IN_LINES
    page, problems = page_of(Paginator(lines, per_page), query.get("page"))
    is_cut = order in concordance.SORT_KEYS and found.total > concordance.MAX_STATEMENTS
    return {
        "lines": page,
        "problems": problems,
        "max_statements": concordance.MAX_STATEMENTS if is_cut else None,
        "line_order": order,
        "line_orders": [(name, LINE_ORDERS[name], changed(query, lines=name)) for name in concordance.ORDERS],
    }


def by_speaker(found, query):
    address = without_view(query)
    return {
        "tallies": [(each, toggled(address, "speaker", each.speaker.slug)) for each in breakdowns.by_speaker(found)]
    }


def over_time(found, query):
    """Matches per edition, of a second query (`q2`) beside them where one is given."""
    second = query.get("q2", "").strip()
    other = SearchResults(replace(found.criteria, words=second))
    counted = breakdowns.by_edition(found)
    compared = breakdowns.by_edition(other) if second else [None] * len(counted)
    address = without_view(query)
    rows = [
        (one, two, toggled(address, "edition", one.edition.path)) for one, two in zip(counted, compared, strict=True)
    ]
    hidden = [(name, values) for name, values in query.lists() if name not in ("q2", "page")]
    shown = [(found.criteria.words, counted), *([(second, compared)] if second else [])]
    highest = max((each.statements for _words, tallied in shown for each in tallied if each), default=0)
    notes = other.compiled.notes if second else ()
    return {
        "editions": rows,
        "second": second,
        "hidden": hidden,
        "charts": [chart(words, tallied, highest) for words, tallied in shown],
        "problems": [
            ParameterProblem("q2", second, f"{second}: {message}") for message in dict.fromkeys(map(message_of, notes))
        ],
    }


def message_of(note):
    return note.message


def chart(words, counted, highest):
    """Title and drawing; `highest` is of all that are compared, so that equal bars are equal counts."""
    title = gettext("Statements with “{words}”").format(words=words) if words else gettext("Statements")
    return title, columns([(str(each.edition), each.statements) for each in counted], title, highest)


def with_words(query, words):
    """`query` of the spelling whose results are shown, so that files, filters and views are of the same."""
    query = query.copy()
    query["q"] = words
    return query


def without_view(query):
    query = query.copy()
    for name in ("view", "q2", "lines"):
        query.pop(name, None)
    return query


VIEW_CONTEXTS = {"results": statements, "kwic": in_context, "speakers": by_speaker, "editions": over_time}
