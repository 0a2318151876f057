"""Who says it most, and at which edition how often: matches counted by speaker and over time."""

from dataclasses import dataclass
from datetime import date

from proceedings.models import ForumEdition
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
    rows = found.rows(
        f"""
        {found.with_groups}
        SELECT speaker_id, sum(found)::bigint, min(edition.opens_on), max(edition.opens_on)
        FROM judged JOIN proceedings_forumedition edition ON edition.id = edition_id
        WHERE failed < 1 AND found > 0 AND speaker_id IS NOT NULL
        GROUP BY speaker_id ORDER BY 2 DESC, speaker_id LIMIT {MOST_SPEAKERS}
        """
    )
    speakers = Speaker.objects.in_bulk([key for key, *_ in rows])
    return [BySpeaker(speakers[key], *rest) for key, *rest in rows]


def by_edition(found):
    """Every published edition, oldest first, with its matches: none is an answer too."""
    counted = dict(
        found.rows(
            f"""
            {found.with_groups}
            SELECT edition_id, sum(found)::bigint FROM judged WHERE failed < 1 GROUP BY edition_id
            """
        )
    )
    words = dict(found.rows("SELECT edition_id, sum(words)::bigint FROM search_group GROUP BY edition_id"))
    editions = ForumEdition.objects.published().select_related("forum").order_by("slug", "pk")
    return [ByEdition(edition, counted.get(edition.pk, 0), words.get(edition.pk, 0)) for edition in editions]
