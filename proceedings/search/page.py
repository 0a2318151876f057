"""One page of results, as the page and its JSON twin both show it."""

from dataclasses import dataclass

from django.core.paginator import EmptyPage, InvalidPage, Paginator

from proceedings.search.engine import Found
from proceedings.search.facets import FACETS, Counted
from proceedings.search.filters import Problem

PAGE_LENGTH = 20


@dataclass(frozen=True)
class Choice:
    """A value of a facet as a reader sees it."""

    value: str
    label: str
    count: int
    selected: bool
    broader: str


def results(found: Found, problems, number):
    """Context of `proceedings/search.html`: the page asked for, the facets, what could not be taken."""
    page, page_problems = page_of(Paginator(found.statements, PAGE_LENGTH), number)
    return {
        "criteria": found.criteria,
        "page": page,
        "total": page.paginator.count,
        "facets": {name: choices(found.facets[name], found.criteria.values[name]) for name in FACETS},
        "problems": [*problems, *page_problems],
    }


def page_of(paginator, number):
    try:
        return paginator.page(number or 1), []
    except EmptyPage:
        message = f"There is no page {number}; this is the last." if paginator.count else ""
    except InvalidPage:
        message = f"“{number}” is no page number; this is the first page."
    page = paginator.get_page(number)
    return page, [Problem("page", number, message)] if message else []


def choices(counted: list[Counted], selected):
    """All values counted, and those chosen that nothing has."""
    found = [Choice(each.value, each.label, each.count, each.value in selected, each.broader) for each in counted]
    missing = set(selected) - {choice.value for choice in found}
    return found + [Choice(value, value, 0, True, "") for value in selected if value in missing]
