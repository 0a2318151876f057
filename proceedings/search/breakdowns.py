"""Results counted by speaker and by edition."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Coalesce

from proceedings.models import ForumEdition, Panel
from proceedings.search.engine import SearchResults
from proceedings.search.models import Group
from speakers.models import Speaker

MAX_SPEAKERS = 200


@dataclass(frozen=True)
class SpeakerCount:
    speaker: Speaker
    statements: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class EditionCount:
    """Results at an edition; `per_thousand` counts them per 1,000 words said there."""

    edition: ForumEdition
    statements: int
    words: int

    @property
    def per_thousand(self) -> float:
        return 1000 * self.statements / self.words if self.words else 0


def by_speaker(found: SearchResults) -> list[SpeakerCount]:
    """The MAX_SPEAKERS speakers with most results, each with the first and the last day that is known."""
    held = dict(days_of_panels())
    counts: Counter[int] = Counter()
    days: dict[int, list[date]] = defaultdict(list)
    for (speaker, panel), statements in found.matches.result_counts_by_pair("speaker", "panel").items():
        counts[speaker] += statements
        days[speaker] += [held[panel]] if held.get(panel) else []
    most = sorted((-number, speaker) for speaker, number in counts.items() if speaker)[:MAX_SPEAKERS]
    speakers = Speaker.objects.in_bulk([speaker for _number, speaker in most])
    return [
        SpeakerCount(speakers[key], -number, min(days[key], default=None), max(days[key], default=None))
        for number, key in most
        if key in speakers
    ]


def days_of_panels():
    """(key, day) of every published panel: the day it was held, or its edition opened."""
    published = Panel.objects.filter(edition__in=ForumEdition.objects.published())
    return published.values_list("pk", Coalesce("held_on", "edition__opens_on"))


def by_edition(found: SearchResults) -> list[EditionCount]:
    """Every published edition, oldest first, also those without results."""
    counted = found.matches.result_counts("edition")
    words = dict(Group.objects.values("edition").values_list("edition", Sum("words")))
    editions = ForumEdition.objects.published().select_related("forum").order_by("slug", "pk")
    return [EditionCount(edition, counted.get(edition.pk, 0), words.get(edition.pk, 0)) for edition in editions]
