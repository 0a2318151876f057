"""What the search page shows: one page of results or another view of the same matches, the facets, how it was read."""

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, quote_plus

from django.core.paginator import EmptyPage, InvalidPage, Paginator
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proceedings.search import breakdowns, concordance
from proceedings.search.criteria import Sort
from proceedings.search.engine import MAX_RANKED, SearchResults
from proceedings.search.facets import FACETS
from proceedings.search.filters import ParameterProblem
from proceedings.search.name_suggestions import suggest_names
from proceedings.search.query_language import And, Or, Word
from proceedings.search.spelling import suggest_spelling
from proceedings.statistics.charts import columns
from speakers.names import fold

PAGE_LENGTH = 20
LINES_ON_A_PAGE = 100  # of those sorted by what stands beside the words
STATEMENTS_IN_LINES = 40  # of which a page shows the lines, in the order of the results
VIEWS = {
    "results": _("Statements"),
    "kwic": _("In context"),
    "speakers": _("By speaker"),
    "editions": _("Over time"),
}
LABELS = {
    "theme": _("Theme"),
    "speaker": _("Speaker"),
    "organisation": _("Organisation"),
    "country": _("Country of the speaker"),
    "forum": _("Forum"),
    "edition": _("Edition"),
    "panel": _("Panel"),
    "year": _("Year"),
    "language": _("Language"),
}
SORTS = {Sort.RELEVANCE: _("relevance"), Sort.NEWEST: _("newest"), Sort.OLDEST: _("oldest")}
LINE_ORDERS = {"position": _("position"), "left": _("left"), "right": _("right"), "speaker": _("speaker")}
OPEN_AT_FIRST = ["theme", "speaker"]
SHOWN_AT_FIRST, MAX_SHOWN = 12, 300  # values of a facet
LONG = 30  # values from which on a facet has a box to find one in
TOO_LONG = 60  # values from which on all but the first come when they are asked for: `all=speaker`
HYPHENS = re.compile(r"(?<=[^\W\d])[-‐-―−](?=[^\W\d])")  # between letters
MAX_TRIED = 10  # words that are left out one at a time where nothing is found: each is a search of its own
NOT_IN_QUERY = ["panel", "language"]  # facets without a field to exclude by


@dataclass(frozen=True)
class Choice:
    """A value of a facet as a reader sees it, with the query strings that add or remove it, and that exclude it."""

    value: str
    label: str
    count: int
    selected: bool
    broader: str
    toggle: str
    exclude: str


@dataclass(frozen=True)
class FacetView:
    name: str
    number: int  # of values, whether shown or not
    choices: list[Choice]
    whole: str = ""  # query string that asks for all, where they are not here
    sought: str = ""  # what the values shown have in their names
    is_open_to_the_end: bool = False

    @property
    def label(self):
        return LABELS[self.name]

    @property
    def chosen(self):
        return [choice for choice in self.choices if choice.selected]

    @property
    def is_open(self):
        return bool(self.chosen or self.is_open_to_the_end) or self.name in OPEN_AT_FIRST

    @property
    def is_long(self):
        return self.number > LONG

    @property
    def first(self):
        """Shown at once: the first values and all that are chosen."""
        return [each for at, each in enumerate(self.choices) if at < SHOWN_AT_FIRST or each.selected]

    @property
    def others(self):
        """The rest; of a long facet what is sought, wherever it stands, else as many as a page can bear."""
        if self.sought:
            return [each for each in self.choices if fold(self.sought) in fold(each.label)][:MAX_SHOWN]
        return [each for each in self.choices[SHOWN_AT_FIRST:MAX_SHOWN] if not each.selected]

    @property
    def is_cut(self):
        return len(self.choices) > MAX_SHOWN and not self.sought


@dataclass(frozen=True)
class Less:
    """What the search would find without one of its conditions."""

    label: str
    count: int
    address: str


def context(found: SearchResults, problems, query):
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


def results(found: SearchResults, problems, query):
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


# --- facets ---------------------------------------------------------------------------------------------------


def facet_view(found, name, query):
    """All values of a facet, or of one that is too long the first, until the others are asked for."""
    number, sought = found.value_count(name), query.get(f"in-{name}", "").strip()
    is_asked = bool(sought) or query.get("all") == name
    is_whole = is_asked or number <= TOO_LONG
    values = found.facet(name, None if is_whole else SHOWN_AT_FIRST)
    whole = "" if is_whole else changed(query, all=name)
    return FacetView(name, number, choices(found, name, values, query), whole, sought, is_asked)


def choices(found, name, values, query):
    chosen = found.criteria.values.get(name, ())
    toggle, exclude = toggling(query, name), excluding(query, name, found.parsed)
    return [
        Choice(*(each.value, each.label, each.count, each.value in chosen, each.broader), toggle(each), exclude(each))
        for each in values
    ]


def toggling(query, name):
    """Value of a facet → `toggled`, for the hundreds of a long one: what they share is put together once."""
    start, chosen = beginning(query, without=["page"]), query.getlist(name)
    return lambda each: (
        toggled(query, name, each.value) if each.value in chosen else f"{start}{name}={quote(each.value)}"
    )


def excluding(query, name, parsed):
    """Value of a facet → `query` with it excluded in words, blank where words cannot do that."""
    if name in NOT_IN_QUERY:
        return lambda counted: ""
    start = beginning(query, without=["page", "q"])
    words = quote_plus(f"{to_be_narrowed(query, parsed)} -{name}:".lstrip(), safe="/")
    return lambda each: f"{start}q={words}{quote(each.value)}"


def to_be_narrowed(query, parsed):
    """The words as typed, where what is put behind them narrows all of them; else as they were read."""
    if isinstance(parsed.tree, Or):
        return f"({parsed.tree})"
    return str(parsed.tree) if parsed.notes else query.get("q", "")


def beginning(query, *, without):
    """A query string to which one more parameter can be added."""
    query = query.copy()
    for name in without:
        query.pop(name, None)
    return f"?{query.urlencode(safe='/')}&" if query else "?"


def toggled(query, name, value):
    """`query` with the value of that facet added, or removed where it is there; on its first page."""
    query = query.copy()
    query.pop("page", None)
    values = query.getlist(name)
    query.setlist(name, [each for each in values if each != value] if value in values else [*values, value])
    return "?" + query.urlencode(safe="/")


def changed(query, **parameters):
    """`query` with these parameters instead of its own, None taking one away; on its first page."""
    query = query.copy()
    query.pop("page", None)
    for name, value in parameters.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return "?" + query.urlencode(safe="/")


# --- nothing found --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Corrected:
    words: str
    found: SearchResults
    as_typed: str  # the query string that searches for what was typed


def corrected_search(found, query):
    better = suggest_spelling(found, found.parsed.tree) if found.criteria.words else None
    return Corrected(*better, changed(query, **{"as-typed": "1"})) if better else None


def without_one_condition(found, query):
    """Each word and each filter that could be left out, where leaving it out finds something; else all filters."""
    criteria = found.criteria
    apart = words_apart(found.parsed.tree)
    if apart:
        label = gettext("As single words: “{words}”").format(words=apart)
        yield from less(label, replace(criteria, words=apart), changed(query, q=apart))
    for part in found.compiled.parts[:MAX_TRIED]:
        if part.without:
            yield from less(
                gettext("Without “{words}”").format(words=part.text),
                replace(criteria, words=part.without),
                changed(query, q=part.without),
            )
    if criteria.words and any(criteria.values.values()):
        yield from less(gettext("Without the words"), replace(criteria, words=""), changed(query, q=None))
    chosen_filters = {name: None for name, chosen in criteria.values.items() if chosen}
    if len(chosen_filters) > 1 and criteria.words:
        yield from less(
            gettext("Without the filters"),
            replace(criteria, values=dict.fromkeys(criteria.values, ())),
            changed(query, **chosen_filters),
        )
    for name, chosen in criteria.values.items():
        if chosen:
            label = gettext("Without the filter “{name}”").format(name=LABELS[name])
            yield from less(
                label, replace(criteria, values={**criteria.values, name: ()}), changed(query, **{name: None})
            )


def words_apart(tree):
    """The query with `Ukraine-Japan`, which is read as a phrase, in two words; blank where it has none such."""
    items = tree.items if isinstance(tree, And) else (tree,)
    words = " ".join(HYPHENS.sub(" ", item.text) if isinstance(item, Word) else str(item) for item in items)
    return words if words != " ".join(map(str, items)) else ""


def less(label, criteria, address):
    total = SearchResults(criteria).total
    if total:
        yield Less(label, total, address)


# --- views of the matches -------------------------------------------------------------------------------------


def statements(found, query):
    page, problems = page_of(Paginator(found, PAGE_LENGTH), query.get("page"))
    return {"page": page, "problems": problems}


def in_context(found, query):
    order = query.get("lines")
    if not found.compiled.marks:
        order, paginator = "position", Paginator([], LINES_ON_A_PAGE)
    elif order in concordance.SORT_KEYS:
        paginator = Paginator(concordance.find_lines(found, order), LINES_ON_A_PAGE)
    else:
        order, paginator = "position", Paginator(concordance.LinesByStatement(found), STATEMENTS_IN_LINES)
    page, problems = page_of(paginator, query.get("page"))
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
    highest = max((each.statements for _, tallied in shown for each in tallied), default=0)
    notes = other.compiled.notes if second else ()
    return {
        "editions": rows,
        "second": second,
        "hidden": hidden,
        "charts": [chart(words, tallied, highest) for words, tallied in shown],
        "problems": [
            ParameterProblem("q2", second, f"{second}: {message}") for message in dict.fromkeys(map(told, notes))
        ],
    }


def told(note):
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
