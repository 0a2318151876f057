"""What a forum repeats from one edition to the next."""

from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from proceedings.models import Forum, ForumEdition, Panel

COPIED = ["slug", "position", "kind", "label_as_printed", "title", "language"]


@transaction.atomic
def new_edition(forum, *, by):
    """A draft of the year after the forum's last edition, with its panels and nothing that was said or who came.

    Raises ValidationError where the forum has no edition to copy.
    """
    forum = Forum.objects.select_for_update().get(pk=forum.pk)  # two at once would take the same year
    last = forum.editions.latest_first().first()
    if last is None:
        raise ValidationError(gettext("{forum} has no edition yet: add its first one by hand.").format(forum=forum))
    edition = ForumEdition.objects.create(
        forum=forum,
        ordinal=next_ordinal(forum, last),
        slug=str(last.year + 1),
        title=f"{forum} {last.year + 1}",
        language=last.language,
        country=last.country,
    )
    Panel.objects.bulk_create(Panel(edition=edition, **fields) for fields in last.panels.values(*COPIED))
    LogEntry.objects.log_actions(by.pk, [edition], ADDITION, f"Copied the skeleton of {last}.", single_object=True)
    return edition


def next_ordinal(forum, last):
    """Unknown stays unknown; otherwise one more than any, so that it is given to no other edition."""
    if last.ordinal is None:
        return None
    return max(forum.editions.exclude(ordinal=None).values_list("ordinal", flat=True)) + 1
