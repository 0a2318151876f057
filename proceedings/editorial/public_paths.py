"""Every address that a thing's slug is part of, so that none is lost when the slug changes. See docs/addresses.md.

A draft has none: nobody outside knows its slugs, and a redirect would tell them.
"""

from functools import singledispatch

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from proceedings.models import Forum, ForumEdition, Panel, Statement
from proceedings.outputs.citation_formats import FORMATS
from speakers.models import Organisation, Speaker
from themes.models import Theme


def in_each_language(thing):
    """Paths of `thing` and of what lies below, in one language after the other; always in the same order."""
    paths, things = [], [thing, *everything_below(thing)]
    for code, _name in settings.LANGUAGES:
        with override(code):
            paths += [path for each in things for path in own_addresses(each)]
    return paths


def addresses(thing):
    """The same in the language of the moment."""
    return [path for each in [thing, *everything_below(thing)] for path in own_addresses(each)]


def everything_below(thing):
    return [each for child in below(thing) for each in [child, *everything_below(child)]]


@singledispatch
def below(thing):
    """What has its address right below that of `thing`, in the order of entry."""
    return []


@below.register
def below_forum(forum: Forum):
    return forum.editions.order_by("pk")


@below.register
def below_edition(edition: ForumEdition):
    return edition.panels.order_by("pk")


@below.register
def below_panel(panel: Panel):
    return panel.statements.order_by("pk")


@singledispatch
def own_addresses(thing):
    """The page of `thing`, then its other forms; none of a draft."""
    raise TypeError(f"{type(thing).__name__} has no page")


@own_addresses.register
def of_forum(forum: Forum):
    return [forum.get_absolute_url(), reverse("forum-matrix", args=[forum.slug])]


@own_addresses.register
def of_edition(edition: ForumEdition):
    if edition.is_draft:
        return []
    args = edition.path.split("/")
    forms = named(["edition-matrix", "changes", "edition-calendar", "edition-card"], args)
    files = in_each_format(["edition-citation", "edition-takeaway-citations"], args)
    return [edition.get_absolute_url(), *forms, *files]


@own_addresses.register
def of_panel(panel: Panel):
    if panel.edition.is_draft:
        return []
    args = panel.path.split("/")
    files = in_each_format(["panel-citation", "panel-takeaway-citations"], args)
    return [panel.get_absolute_url(), *named(["panel-card"], args), *files]


@own_addresses.register
def of_statement(statement: Statement):
    """Its other forms have its number in their address, which never changes."""
    return [] if statement.panel.edition.is_draft else [statement.get_absolute_url()]


@own_addresses.register
def of_speaker(speaker: Speaker):
    return [speaker.get_absolute_url(), reverse("speaker-feed", args=[speaker.slug])]


@own_addresses.register
def of_organisation(organisation: Organisation):
    return [organisation.get_absolute_url()]


@own_addresses.register
def of_theme(theme: Theme):
    return [theme.get_absolute_url(), reverse("theme-feed", args=[theme.slug])]


def named(names, args):
    return [reverse(name, args=args) for name in names]


def in_each_format(names, args):
    return [reverse(name, args=[*args, format]) for name in names for format in FORMATS]
