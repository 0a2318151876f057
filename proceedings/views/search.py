"""The search page and the same as data."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from proceedings.outputs import exports
from proceedings.search.engine import MAX_SECONDS, SearchResults, SearchTimeout, time_limit
from proceedings.search.filters import ParameterProblem, StatementFilter
from proceedings.search.spelling import suggest_spelling
from proceedings.views.page_cache import public_page
from proceedings.views.search_page import page_context, results

TIMEOUT_MESSAGE = format_lazy(
    _("This search would take longer than {most} seconds. Please ask for less, or add a filter."), most=MAX_SECONDS
)


def read_search(request: HttpRequest) -> tuple[SearchResults, list[ParameterProblem]]:
    """What the query string asks for."""
    criteria, problems = StatementFilter(request.GET).read()
    return SearchResults(criteria), problems


@public_page
def search(request):
    found, problems = read_search(request)
    try:
        with time_limit():
            return render(request, "proceedings/search.html", page_context(found, problems, request.GET))
    except SearchTimeout:
        context = {"words": found.criteria.words, "why": TIMEOUT_MESSAGE}
        return render(request, "proceedings/search_timeout.html", context, status=503)


@public_page
def search_json(request):
    """The same as data; a parameter that could not be used is reported under `problems`, with status 400."""
    found, problems = read_search(request)
    try:
        with time_limit():
            answer = exports.as_json(results(found, problems, request.GET), request.build_absolute_uri)
            answer["suggestion"] = None if found.total else suggested(found)
    except SearchTimeout:
        problem = {"parameter": "q", "value": found.criteria.words, "message": TIMEOUT_MESSAGE}
        return JsonResponse({"problems": [problem]}, status=503)
    return JsonResponse(answer, status=400 if answer["problems"] else 200, json_dumps_params={"ensure_ascii": False})


def suggested(found: SearchResults) -> dict | None:
    """A spelling that finds something; it is only reported, the results remain those of the words as typed."""
    better = suggest_spelling(found, found.parsed.tree)
    return {"q": better[0], "count": better[1].total} if better else None


@require_safe
def search_csv(request):
    """All that is found, or with `view=kwic` every occurrence in its line, as a table.

    Where a parameter could not be used, the answer says so instead, with status 400.
    """
    as_table = exports.lines_as_csv if request.GET.get("view") == "kwic" else exports.as_csv
    return file_of_all(request, lambda found: as_table(found, request.build_absolute_uri))


def file_of_all(request: HttpRequest, written: Callable[[SearchResults], HttpResponseBase]) -> HttpResponseBase:
    """What `written` makes of all results; or a text that says what could not be used (400) or done (503)."""
    found, problems = read_search(request)
    if problems:
        return plain_text("\n".join(problem.message for problem in problems), status=400)
    try:
        with time_limit():
            found.total  # noqa: B018  what the database refuses is reported before the file begins
            return written(found)
    except SearchTimeout:
        return plain_text(TIMEOUT_MESSAGE, status=503)


def plain_text(message: str | Promise, *, status: int) -> HttpResponse:
    return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
