"""The search page and the same as data."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from proceedings.outputs import exports
from proceedings.search.engine import MAX_SECONDS, SearchResults, SearchTimeout, time_limit
from proceedings.search.filters import StatementFilter
from proceedings.search.spelling import suggest_spelling
from proceedings.views.page_cache import public_page
from proceedings.views.search_page import context, results

TIMEOUT_MESSAGE = format_lazy(
    _("This search would take longer than {most} seconds. Please ask for less, or add a filter."), most=MAX_SECONDS
)


def asked(request):
    """What the query string asks for, as (SearchResults, [ParameterProblem])."""
    criteria, problems = StatementFilter(request.GET).read()
    return SearchResults(criteria), problems


@public_page
def search(request):
    found, problems = asked(request)
    try:
        with time_limit():
            return render(request, "proceedings/search.html", context(found, problems, request.GET))
    except SearchTimeout:
        told = {"words": found.criteria.words, "why": TIMEOUT_MESSAGE}
        return render(request, "proceedings/search_timeout.html", told, status=503)


@public_page
def search_json(request):
    """The same as data; a parameter that could not be taken is told under `problems`, with status 400."""
    found, problems = asked(request)
    try:
        with time_limit():
            answer = exports.as_json(results(found, problems, request.GET), request.build_absolute_uri)
            answer["suggestion"] = None if found.total else suggested(found)
    except SearchTimeout:
        problem = {"parameter": "q", "value": found.criteria.words, "message": TIMEOUT_MESSAGE}
        return JsonResponse({"problems": [problem]}, status=503)
    return JsonResponse(answer, status=400 if answer["problems"] else 200, json_dumps_params={"ensure_ascii": False})


def suggested(found):
    """A spelling that finds something; it is only told, the results stay those of what was asked."""
    better = suggest_spelling(found, found.parsed.tree)
    return {"q": better[0], "count": better[1].total} if better else None


@require_safe
def search_csv(request):
    """All that is found, or with `view=kwic` every occurrence in its line, as a table.

    A parameter that could not be taken is told instead, with status 400.
    """
    as_table = exports.lines_as_csv if request.GET.get("view") == "kwic" else exports.as_csv
    return file_of_all(request, lambda found: as_table(found, request.build_absolute_uri))


def file_of_all(request, written):
    """What `written` makes of all that is found; what cannot be taken (400) or done (503) is told in words instead."""
    found, problems = asked(request)
    if problems:
        return told("\n".join(problem.message for problem in problems), status=400)
    try:
        with time_limit():
            found.total  # noqa: B018  what the database refuses is told before the file begins
            return written(found)
    except SearchTimeout:
        return told(TIMEOUT_MESSAGE, status=503)


def told(message, *, status):
    return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
