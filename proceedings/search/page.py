"""One page of results, as the page and its JSON twin both show it."""

from dataclasses import dataclass, replace

from django.core.paginator import EmptyPage, InvalidPage, Paginator

from proceedings.search.criteria import Sort
from proceedings.search.engine import Found
from proceedings.search.facets import FACETS
from proceedings.search.filters import Problem

PAGE_LENGTH = 20
LABELS = {
    "theme": "Theme",
    "speaker": "Speaker",
    "organisation": "Organisation",
    "country": "Country of the speaker",
    "forum": "Forum",
    "edition": "Edition",
    "panel": "Panel",
    "year": "Year",
    "language": "Language",
}
OPEN_AT_FIRST = ["theme", "speaker"]


@dataclass(frozen=True)
class Choice:
    """A value of a facet as a reader sees it; `toggle` is the query string that adds or removes it."""

    value: str
    label: str
    count: int
    selected: bool
    broader: str
    toggle: str


@dataclass(frozen=True)
class FacetView:
    name: str
    choices: list[Choice]

    @property
    def label(self):
        return LABELS[self.name]

    @property
    def chosen(self):
        return [choice for choice in self.choices if choice.selected]

    @property
    def is_open(self):
        return bool(self.chosen) or self.name in OPEN_AT_FIRST


@dataclass(frozen=True)
class Less:
    """What the search would find without one of its conditions."""

    label: str
    count: int
    address: str


def results(found: Found, problems, query):
    """Context of `proceedings/search.html`: the page asked for, the facets, what could not be taken.

    `query` is the QueryDict that `found` was read from: addresses of other searches are made from it.
    """
    page, page_problems = page_of(Paginator(found, PAGE_LENGTH), query.get("page"))
    facets = [FacetView(name, choices(found, name, query)) for name in FACETS]
    return {
        "criteria": found.criteria,
        "page": page,
        "total": page.paginator.count,
        "facets": facets,
        "chosen": any(found.criteria.values.values()),
        "without": [] if page.paginator.count else list(without_one_condition(found, query)),
        "sorts": list(Sort),
        "problems": [*problems, *page_problems],
    }


def page_of(paginator, number):
    try:
        return paginator.page(number or 1), []
    except EmptyPage:
        message = f"There is no page {number}; this is the last one."
    except InvalidPage:
        message = f"“{number}” is not a page number; this is the first page."
    return paginator.get_page(number), [Problem("page", number, message)]


def choices(found, name, query):
    """All values counted, then those chosen that no statement has."""
    chosen = found.criteria.values[name]
    counted = found.facets[name]
    with_count = [
        Choice(each.value, each.label, each.count, each.value in chosen, each.broader, toggled(query, name, each.value))
        for each in counted
    ]
    missing = [value for value in chosen if value not in {each.value for each in counted}]
    return with_count + [Choice(value, value, 0, True, "", toggled(query, name, value)) for value in missing]


def toggled(query, name, value):
    """`query` with the value of that facet added, or removed where it is there; on its first page."""
    query = query.copy()
    query.pop("page", None)
    values = query.getlist(name)
    query.setlist(name, [each for each in values if each != value] if value in values else [*values, value])
    return "?" + query.urlencode(safe="/")


def without_one_condition(found, query):
    criteria = found.criteria
    if criteria.words and any(criteria.values.values()):
        yield less("Without the words", replace(criteria, words=""), query, "q")
    for name, chosen in criteria.values.items():
        if chosen:
            label = f"Without the filter “{LABELS[name]}”"
            yield less(label, replace(criteria, values={**criteria.values, name: ()}), query, name)


def less(label, criteria, query, parameter):
    query = query.copy()
    query.pop(parameter, None)
    query.pop("page", None)
    return Less(label, Found(criteria).total, "?" + query.urlencode(safe="/"))
