"""The record in the words of schema.org, as JSON-LD. Only what is known; a paraphrase is a Claim, not a Quotation."""

from functools import singledispatch
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from proceedings.choices import Attribution
from proceedings.i18n.countries import country_name
from proceedings.i18n.translations import wording
from proceedings.models import Forum, ForumEdition, Panel, Statement
from proceedings.outputs.citations import ARCHIVE, heading, known, sitting_on
from proceedings.statistics.counts import programme
from speakers.models import Speaker
from themes.models import Theme, ThemeQuerySet


def document(thing, absolute):
    """The JSON-LD document of `thing`; None where schema.org has no word that fits."""
    described = describe(thing, absolute)
    return described and {"@context": "https://schema.org", **described}


@singledispatch
def describe(thing, absolute):
    return None


@describe.register
def of_forum(forum: Forum, absolute):
    editions = ForumEdition.objects.published().filter(forum=forum).select_related("forum").latest_first()
    return series(forum, absolute) | {"subEvent": [event(edition, absolute) for edition in editions]}


def series(forum, absolute):
    return known(
        {
            **identified("EventSeries", forum, absolute),
            "description": wording(forum, "description"),
            "organizer": forum.organiser and organisation(forum.organiser, absolute),
        }
    )


@describe.register
def of_edition(edition: ForumEdition, absolute):
    return event(edition, absolute) | known(
        {
            "superEvent": series(edition.forum, absolute),
            "organizer": edition.forum.organiser and organisation(edition.forum.organiser, absolute),
            "subEvent": [session(panel, absolute) for panel in programme(edition)],
        }
    )


def event(edition, absolute):
    first, last = edition.opens_on, edition.closes_on or edition.opens_on
    return known(
        {
            **identified("Event", edition, absolute),
            "name": wording(edition, "title"),
            "alternateName": str(edition),
            "description": wording(edition, "summary"),
            "inLanguage": edition.language,
            "startDate": first and first.isoformat(),
            "endDate": last and last.isoformat(),
            "location": location(edition),
        }
    )


def location(edition):
    address = known({"addressLocality": edition.city, "addressCountry": edition.country})
    if not address and not edition.venue:
        return None
    return known(
        {
            "@type": "Place",
            "name": edition.venue or edition.city or edition.country,
            "address": address and {"@type": "PostalAddress", **address},
        }
    )


@describe.register
def of_panel(panel: Panel, absolute):
    return session(panel, absolute) | {"superEvent": event(panel.edition, absolute)}


def session(panel, absolute):
    """A panel as an Event, each who sat on it with their part in it."""
    return known(
        {
            **identified("Event", panel, absolute),
            "name": heading(panel),
            "description": wording(panel, "summary"),
            "inLanguage": panel.language,
            "startDate": panel.held_on and panel.held_on.isoformat(),
            "performer": [part(appearance, absolute) for appearance in sitting_on(panel)],
        }
    )


def part(appearance, absolute):
    return {
        "@type": "PerformanceRole",
        "roleName": appearance.get_part_display(),
        "performer": person_then(appearance, absolute),
    }


def person_then(appearance, absolute):
    """Somebody as whom they appeared: the post and organisation of that day."""
    speaker = appearance.speaker
    return known(
        {
            **(identified("Person", speaker, absolute) if speaker else {"@type": "Person"}),
            "name": appearance.name,
            "affiliation": affiliation(appearance, absolute),
        }
    )


def affiliation(appearance, absolute):
    named = organisation(appearance.organisation, absolute) if appearance.organisation else None
    if not named and appearance.organisation_as_printed:
        named = {"@type": "Organization", "name": appearance.organisation_as_printed}
    held = known({"roleName": appearance.post, "affiliation": named})
    return held and {"@type": "OrganizationRole", **held}


def organisation(organisation, absolute):
    return identified("Organization", organisation, absolute)


@describe.register
def of_speaker(speaker: Speaker, absolute):
    """With every post held at a published panel, and the panels; `speaker` is as `counts.with_appearances` gives it."""
    annotated: Any = speaker
    appearances = annotated.public_appearances
    roles = [role for each in appearances if (role := affiliation(each, absolute))]
    return known(
        {
            **identified("Person", speaker, absolute),
            "alternateName": [name.name for name in speaker.names.all()],
            "nationality": speaker.country and {"@type": "Country", "name": country_name(speaker.country)},
            "affiliation": [role for index, role in enumerate(roles) if role not in roles[:index]],
            "performerIn": [identified("Event", each.panel, absolute) for each in appearances],
        }
    )


@describe.register
def of_statement(statement: Statement, absolute):
    own_words = statement.attribution == Attribution.VERBATIM
    kind = "Quotation" if own_words else "Claim"
    return known(
        {
            "@type": kind,
            **worded(statement, kind, absolute),
            "creator": statement.appearance and person_then(statement.appearance, absolute),
            "claimInterpreter": None if own_words else {"@type": "Organization", "name": str(ARCHIVE)},
            "isPartOf": {"@type": "WebPage", "url": absolute(statement.panel.get_absolute_url())},
            "recordedAt": identified("Event", statement.panel, absolute),
            "isBasedOn": statement.source and source(statement.source),
            "about": [term(theme, absolute) for theme in statement.accepted_themes],
        }
    )


def worded(statement, kind, absolute):
    """The words under their address. A translation has one of its own: the permanent address is the original's."""
    words, cited = statement.words, absolute(statement.get_cite_url())
    if not words.original:
        return {"@id": cited, "url": cited, "text": words, "inLanguage": words.language}
    address = absolute(statement.get_absolute_url())
    original = {"@type": kind, "@id": cited, "url": cited, "text": words.original, "inLanguage": statement.language}
    translator = words.translator and {"@type": "Organization", "name": words.translator}
    return {
        "@id": address,
        "url": address,
        "text": words,
        "inLanguage": words.language,
        "translator": translator,
        "translationOfWork": original,
    }


def source(document):
    return known(
        {
            "@type": "CreativeWork",
            "name": document.title,
            "url": document.url,
            "publisher": document.publisher and {"@type": "Organization", "name": document.publisher},
            "datePublished": document.published_on and document.published_on.isoformat(),
        }
    )


@describe.register
def of_theme(theme: Theme, absolute):
    return term(theme, absolute) | known(
        {
            "description": wording(theme, "definition"),
            "alternateName": [name.name for name in theme.names.all()],
            "inDefinedTermSet": term_set(absolute),
        }
    )


@describe.register
def of_all_themes(groups: ThemeQuerySet, absolute):
    """Of what the page of all themes shows: groups with their `counted_themes`."""
    themes = [theme for group in groups for theme in [group, *group.counted_themes]]
    return term_set(absolute) | {"hasDefinedTerm": [term(theme, absolute) for theme in themes]}


def term_set(absolute):
    address = absolute(reverse("themes"))
    return {"@type": "DefinedTermSet", "@id": address, "url": address, "name": gettext("Themes of the Forum archive")}


def term(theme, absolute):
    return {**identified("DefinedTerm", theme, absolute), "termCode": theme.slug}


def identified(kind, thing, absolute):
    address = absolute(thing.get_absolute_url())
    name = heading(thing) if isinstance(thing, Panel) else str(thing)
    return {"@type": kind, "@id": address, "url": address, "name": name}
