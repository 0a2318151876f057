"""Another slug for what has a page: what that changes, and the change itself. See docs/addresses.md."""

from dataclasses import dataclass

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.redirects.models import Redirect
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import UniqueConstraint
from django.utils.translation import gettext

from proceedings.editorial.public_paths import everything_below, in_each_language, own_addresses
from proceedings.editorial.publishing import is_public, retire_address
from proceedings.models import Forum, ForumEdition, Panel, Statement
from speakers.models import Organisation, Speaker
from themes.models import Theme

RENAMED = [Forum, ForumEdition, Panel, Statement, Speaker, Organisation, Theme]


@dataclass(frozen=True)
class Move:
    """An address that will lead on, and where to."""

    old: str
    new: str


@dataclass(frozen=True)
class Preview:
    """What a new slug changes, in the language of the moment; `count` is of all languages."""

    page: Move
    own: list[Move]  # the page and its other forms; empty for a draft
    pages_below: list[Move]
    count: int


@transaction.atomic
def rename(thing, slug, *, by):
    """Give `thing` another slug, and lead readers from every address that had the old one.

    Raises ValidationError where the slug cannot be taken; then nothing is changed.
    """
    thing = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    before = known_addresses(thing)
    take_slug(thing, slug)
    thing.save(update_fields=["slug"])
    for move in moves(before, known_addresses(thing)):
        retire_address(move.old, move.new)
    LogEntry.objects.log_actions(by.pk, [thing], CHANGE, f"Renamed to {slug}.", single_object=True)
    return thing


def preview(thing, slug):
    """The Preview of `rename`. Raises ValidationError as it does; nothing is changed."""
    renamed = type(thing)._default_manager.get(pk=thing.pk)
    take_slug(renamed, slug)
    page = Move(thing.get_absolute_url(), renamed.get_absolute_url())
    if not is_public(thing):
        return Preview(page, [], [], 0)
    pages = zip(everything_below(thing), everything_below(renamed), strict=True)
    return Preview(
        page,
        own=moves(own_addresses(thing), own_addresses(renamed)),
        pages_below=[Move(old.get_absolute_url(), new.get_absolute_url()) for old, new in pages if own_addresses(old)],
        count=len(moves(in_each_language(thing), in_each_language(renamed))),
    )


def known_addresses(thing):
    return in_each_language(thing) if is_public(thing) else []


def moves(before, after):
    """The Move of every address that is another one `after`; both lists are in the same order."""
    return [Move(old, new) for old, new in zip(before, after, strict=True) if old != new]


def take_slug(thing, slug):
    """Set the slug, without saving. Raises ValidationError with a sentence for an editor where it is not to be had."""
    old, before = thing.get_absolute_url(), in_each_language(thing)
    if slug == thing.slug:
        raise ValidationError(gettext("This is its slug already."))
    thing.slug = slug
    if other := holder_of(thing):
        raise ValidationError(gettext("“%(slug)s” is the slug of “%(other)s”.") % {"slug": slug, "other": other})
    try:
        thing.full_clean()
    except ValidationError as refused:
        raise ValidationError(refused.messages) from refused
    refuse_retired([thing.get_absolute_url(), *in_each_language(thing)], led_on_from_here=[old, *before])


def holder_of(thing):
    """Whoever else has its slug where it is to be given once; None if nobody."""
    scope = next(
        (
            constraint.fields
            for constraint in thing._meta.constraints
            if isinstance(constraint, UniqueConstraint) and "slug" in constraint.fields
        ),
        ["slug"],
    )
    same = {name: getattr(thing, name) for name in scope}
    return type(thing)._default_manager.filter(**same).exclude(pk=thing.pk).first()


def refuse_retired(addresses, *, led_on_from_here):
    """Raises ValidationError where one of `addresses` leads readers on already, to something else."""
    retired = Redirect.objects.filter(old_path__in=addresses).exclude(new_path__in=led_on_from_here).first()
    if retired:
        sentence = gettext("“%(old)s” is an old address that leads to “%(new)s”: choose another slug.")
        raise ValidationError(sentence % {"old": retired.old_path, "new": retired.new_path})
