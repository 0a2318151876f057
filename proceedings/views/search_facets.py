"""The facets of the search page: their values, with the query strings that add, remove and exclude each."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proceedings.search.engine import SearchResults
from proceedings.search.facets import FacetValue
from proceedings.search.query_language import Or, Parsed
from proceedings.views.query_strings import beginning, changed, toggled
from speakers.names import fold

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
OPEN_AT_FIRST = ["theme", "speaker"]
SHOWN_AT_FIRST, MAX_SHOWN = 12, 300  # values of a facet
MIN_VALUES_FOR_BOX = 30  # more values than that have a box to find one in
MAX_VALUES_AT_ONCE = 60  # of more values only the first are on the page, until all are requested: `all=speaker`
NOT_IN_QUERY = ["panel", "language"]  # facets without a field to exclude by


@dataclass(frozen=True)
class FacetChoice:
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
    choices: list[FacetChoice]
    whole: str = ""  # query string that asks for all, where they are not here
    sought: str = ""  # what the values shown have in their names
    is_open_to_the_end: bool = False

    @property
    def label(self) -> Promise:
        return LABELS[self.name]

    @property
    def chosen(self) -> list[FacetChoice]:
        return [choice for choice in self.choices if choice.selected]

    @property
    def is_open(self) -> bool:
        return bool(self.chosen or self.is_open_to_the_end) or self.name in OPEN_AT_FIRST

    @property
    def is_long(self) -> bool:
        return self.number > MIN_VALUES_FOR_BOX

    @property
    def first(self) -> list[FacetChoice]:
        """Shown at once: the first values and all that are chosen."""
        return [each for at, each in enumerate(self.choices) if at < SHOWN_AT_FIRST or each.selected]

    @property
    def others(self) -> list[FacetChoice]:
        """The rest, MAX_SHOWN at most; where a name is sought, all values that have it."""
        if self.sought:
            return [each for each in self.choices if fold(self.sought) in fold(each.label)][:MAX_SHOWN]
        return [each for each in self.choices[SHOWN_AT_FIRST:MAX_SHOWN] if not each.selected]

    @property
    def is_cut(self) -> bool:
        return len(self.choices) > MAX_SHOWN and not self.sought


def facet_view(found: SearchResults, name: str, query: QueryDict) -> FacetView:
    """All values of a facet, or of a long one the first, until the others are requested."""
    number, sought = found.value_count(name), query.get(f"in-{name}", "").strip()
    is_asked = bool(sought) or query.get("all") == name
    is_whole = is_asked or number <= MAX_VALUES_AT_ONCE
    values = found.facet(name, None if is_whole else SHOWN_AT_FIRST)
    whole = "" if is_whole else changed(query, all=name)
    return FacetView(name, number, choices(found, name, values, query), whole, sought, is_asked)


def choices(found, name, values, query):
    chosen = found.criteria.values.get(name, ())
    toggle, exclude = toggling(query, name), excluding(query, name, found.parsed)
    return [
        FacetChoice(
            *(each.value, each.label, each.count, each.value in chosen, each.broader), toggle(each), exclude(each)
        )
        for each in values
    ]


def toggling(query: QueryDict, name: str) -> Callable[[FacetValue], str]:
    """Value of a facet → `toggled`, for hundreds of values: what they share is put together once."""
    start, chosen = beginning(query, without=["page"]), query.getlist(name)
    return lambda each: (
        toggled(query, name, each.value) if each.value in chosen else f"{start}{name}={quote(each.value)}"
    )


def excluding(query: QueryDict, name: str, parsed: Parsed) -> Callable[[FacetValue], str]:
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
