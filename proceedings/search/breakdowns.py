"""Who says it most, and at which edition how often: matches counted by speaker and over time."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Coalesce

from proceedings.models import ForumEdition, Panel
from proceedings.search.models import Group
from speakers.models import Speaker

MOST_SPEAKERS = 200


@dataclass(frozen=True)
class BySpeaker:
    speaker: Speaker
    statements: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class ByEdition:
    """Matches at an edition; `per_thousand` counts them per 1,000 words said there."""

    edition: ForumEdition
    statements: int
    words: int

    @property
    def per_thousand(self):
        return 1000 * self.statements / self.words if self.words else 0


def by_speaker(found):
    """Speakers of the matches, most first, each with the first and the last day that is known."""
    held = dict(days_of_panels())
    counts, days = Counter(), defaultdict(list)
    for (speaker, panel), statements in found.matches.found_together("speaker", "panel").items():
        counts[speaker] += statements
        days[speaker] += [held[panel]] if held.get(panel) else []
    most = sorted((-number, speaker) for speaker, number in counts.items() if speaker)[:MOST_SPEAKERS]
    speakers = Speaker.objects.in_bulk([speaker for _, speaker in most])
    return [
        BySpeaker(speakers[key], -number, min(days[key], default=None), max(days[key], default=None))
        for number, key in most
        if key in speakers
    ]


def days_of_panels():
    """(key, day) of every published panel: the day it was held, or that its edition opened on."""
    published = Panel.objects.filter(edition__in=ForumEdition.objects.published())
    return published.values_list("pk", Coalesce("held_on", "edition__opens_on"))


def by_edition(found):
    """Every published edition, oldest first, with its matches: none is an answer too."""
    counted = found.matches.found("edition")
    words = dict(Group.objects.values("edition").values_list("edition", Sum("words")))
    editions = ForumEdition.objects.published().select_related("forum").order_by("slug", "pk")
    return [ByEdition(edition, counted.get(edition.pk, 0), words.get(edition.pk, 0)) for edition in editions]
