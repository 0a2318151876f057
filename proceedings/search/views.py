"""The search page and the same as data."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from proceedings import exports
from proceedings.search.engine import Found
from proceedings.search.filters import StatementFilter
from proceedings.search.page import results


@require_safe
def search(request):
    found, problems = asked(request)
    return render(request, "proceedings/search.html", results(found, problems, request.GET))


@require_safe
def search_json(request):
    """The same as data; a parameter that could not be taken is told under `problems`, with status 400."""
    found, problems = asked(request)
    answer = exports.as_json(results(found, problems, request.GET), request.build_absolute_uri)
    return JsonResponse(answer, status=400 if answer["problems"] else 200, json_dumps_params={"ensure_ascii": False})


@require_safe
def search_csv(request):
    """All that is found, as a table; a parameter that could not be taken is told instead, with status 400."""
    found, problems = asked(request)
    if problems:
        told = "\n".join(problem.message for problem in problems)
        return HttpResponse(told, status=400, content_type="text/plain; charset=utf-8")
    return exports.as_csv(found, request.build_absolute_uri)


def asked(request):
    """What the query string asks for, as (Found, [Problem])."""
    criteria, problems = StatementFilter(request.GET).read()
    return Found(criteria), problems
