"""Editions as iCalendar: whole days, and only those that are known."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from proceedings.i18n.translations import wording
from proceedings.models import ForumEdition
from proceedings.outputs.citations import place
from proceedings.views.feeds import tag


@require_safe
def edition(request, forum, edition):
    edition = get_object_or_404(
        ForumEdition.objects.published().select_related("forum"), forum__slug=forum, slug=edition
    )
    if edition.opens_on is None:
        raise Http404("No day of this edition is known.")
    return calendar([edition], request.build_absolute_uri)


@require_safe
def editions(request):
    """All whose days are known."""
    editions = ForumEdition.objects.published().exclude(opens_on=None).select_related("forum")
    return calendar(editions.latest_first(), request.build_absolute_uri)


def calendar(editions, absolute):
    document = Calendar()
    document.add("prodid", "-//Forum archive//EN")
    document.add("version", "2.0")
    for edition in editions:
        document.add_component(event(edition, absolute))
    return HttpResponse(document.to_ical(), content_type="text/calendar; charset=utf-8")


def event(edition, absolute):
    """DTEND is the day behind the last, as RFC 5545 has it for whole days."""
    event = Event()
    event.add("uid", tag(f"forums/{edition.path}"))
    event.add("dtstamp", edition.published_at)
    event.add("dtstart", edition.opens_on)
    event.add("dtend", (edition.closes_on or edition.opens_on) + timedelta(days=1))
    event.add("summary", f"{edition}: {wording(edition, 'title')}")
    where = ", ".join(filter(None, [edition.venue, place(edition)]))
    for name, value in [("location", where), ("description", wording(edition, "summary"))]:
        if value:
            event.add(name, value)
    event.add("url", absolute(edition.get_absolute_url()))
    return event
