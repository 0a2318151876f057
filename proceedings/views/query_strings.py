"""Query strings that lead from a search to another one."""

from django.http import QueryDict


def beginning(query: QueryDict, *, without: list[str]) -> str:
    """A query string to which one more parameter can be added."""
    query = query.copy()
    for name in without:
        query.pop(name, None)
    return f"?{query.urlencode(safe='/')}&" if query else "?"


def toggled(query: QueryDict, name: str, value: str) -> str:
    """`query` with this value of a facet added, or removed where it is there; of the first page."""
    query = query.copy()
    query.pop("page", None)
    values = query.getlist(name)
    query.setlist(name, [each for each in values if each != value] if value in values else [*values, value])
    return "?" + query.urlencode(safe="/")


def changed(query: QueryDict, **parameters: str | None) -> str:
    """`query` with these parameters instead of its own, without those that are None; of the first page."""
    query = query.copy()
    query.pop("page", None)
    for name, value in parameters.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return "?" + query.urlencode(safe="/")
