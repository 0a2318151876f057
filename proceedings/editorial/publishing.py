"""Publish, withdraw, merge, retire an address: the few acts that change what the public sees."""

import pghistory
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest, Now
from django.utils import timezone
from django.utils.translation import gettext

from proceedings.editorial import checklist
from proceedings.editorial.public_paths import in_each_language
from proceedings.models import Forum, ForumEdition, Release
from proceedings.statistics import counts
from speakers.merging import merge
from speakers.models import Organisation, Speaker

PUBLIC = {
    Forum: Forum.objects.published,
    Organisation: counts.published_organisations,
    Speaker: counts.published_speakers,
}


@transaction.atomic
def publish(edition, *, by, at=None, about=""):
    """Release `edition` to the public, now or `at` a moment to come, with a line `about` what changed.

    Publishing what is published changes nothing. Raises ValidationError where there is nothing to read in it, a
    paraphrase has its source's words, or the moment is past.
    """
    edition = ForumEdition.objects.select_for_update().get(pk=edition.pk)
    if not edition.is_draft:
        return edition
    if at and at <= timezone.now():
        raise ValidationError(gettext("This moment is past: leave it blank to publish now."))
    for blocker in checklist.blockers(edition, checklist.statements_of(edition)):
        raise ValidationError(blocker.about)
    release = open_release(edition)
    release.published_at, release.about = at or timezone.now(), about or release.about
    release.save()
    message = f"To be published on {at:%d.%m.%Y %H:%M} (UTC)." if at else "Published."
    return show_from(edition, release.published_at, by=by, message=message)


@transaction.atomic
def withdraw(edition, *, by):
    """Make `edition` a draft again: nothing of it is public. Its slugs and numbers stay its own.

    Of one that was yet to be published, only the plan is taken back.
    """
    edition = ForumEdition.objects.select_for_update().get(pk=edition.pk)
    if edition.published_at is None:
        return edition
    release, was_to_come = open_release(edition), edition.is_draft
    release.save()
    if was_to_come:
        release.delete()
    else:  # by the clock of the history, so that it can say what was changed since
        edition.releases.filter(pk=release.pk).update(withdrawn_at=Greatest(Now(), F("published_at")))
    return show_from(edition, None, by=by, message="Will not be published." if was_to_come else "Withdrawn.")


def open_release(edition):
    """The release that readers have or wait for; else the next one, unsaved. A file publishes without one."""
    found = edition.releases.filter(withdrawn_at=None).last() if edition.published_at else None
    return found or Release(edition=edition, number=edition.releases.count() + 1, published_at=edition.published_at)


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
def merge_records(kept, gone, *, by, **values):
    """Make one of two speakers or organisations, see `speakers.merging`; readers of the one that goes are led to it.

    Raises ValidationError where the two cannot be one; then nothing is changed.
    """
    with pghistory.context(act=f"Merged {gone} into {kept}"):
        old = in_each_language(gone) if is_public(gone) else []
        kept = merge(kept, gone, **values)
        for address, new in zip(old, in_each_language(kept) if old else [], strict=True):
            retire_address(address, new)
        LogEntry.objects.log_actions(by.pk, [kept], CHANGE, f"Took in {gone}.", single_object=True)
    return kept


def is_public(record):
    """Whether readers know its page: of a theme always, of what is in an edition as `own_addresses` has it."""
    public = PUBLIC.get(type(record))
    return public is None or public().filter(pk=record.pk).exists()
