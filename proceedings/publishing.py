"""Publish, withdraw, retire an address: the few acts that change what the public sees."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from proceedings import checklist
from proceedings.addresses import in_each_language
from proceedings.models import ForumEdition


@transaction.atomic
def publish(edition, *, by):
    """Show `edition` to the public from now on. Publishing what is published changes nothing.

    Raises ValidationError where there is nothing to read in it, or a paraphrase has its source's words.
    """
    edition = ForumEdition.objects.select_for_update().get(pk=edition.pk)
    if not edition.is_draft:
        return edition
    for blocker in checklist.blockers(edition, checklist.statements_of(edition)):
        raise ValidationError(blocker.about)
    return show_from(edition, timezone.now(), by=by, message="Published.")


@transaction.atomic
def withdraw(edition, *, by):
    """Make `edition` a draft again: nothing of it is public. Its slugs and numbers stay its own."""
    edition = ForumEdition.objects.select_for_update().get(pk=edition.pk)
    if edition.published_at is None:
        return edition
    return show_from(edition, None, by=by, message="Withdrawn.")


def show_from(edition, moment, *, by, message):
    edition.published_at = moment
    edition.save(update_fields=["published_at"])
    LogEntry.objects.log_actions(by.pk, [edition], CHANGE, message, single_object=True)
    return edition


@transaction.atomic
def retire_address(old, new):
    """Lead readers from the path `old` to `new`, and those of addresses retired earlier straight there."""
    site = Site.objects.get_current()
    Redirect.objects.filter(site=site, new_path=old).update(new_path=new)
    Redirect.objects.filter(site=site, old_path=new).delete()
    Redirect.objects.update_or_create(site=site, old_path=old, defaults={"new_path": new})


@transaction.atomic
def rename(thing, slug, *, by):
    """Give `thing` another slug, and lead readers from every address that had the old one.

    Raises ValidationError where the slug cannot be taken; then nothing is changed.
    """
    thing = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    before = in_each_language(thing)
    thing.slug = slug
    thing.full_clean()
    thing.save(update_fields=["slug"])
    for old, new in zip(before, in_each_language(thing), strict=True):
        if old != new:
            retire_address(old, new)
    LogEntry.objects.log_actions(by.pk, [thing], CHANGE, f"Renamed to {slug}.", single_object=True)
    return thing
