"""What is asked of the search, as plain values: the one form in which words and filters reach the engine."""

from dataclasses import dataclass, field
from enum import StrEnum


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True)
class Criteria:
    """Words, and for each facet the values chosen: any of them within a facet, all facets together.

    Values are as in the address: slugs, `forum/edition`, `forum/edition/panel`, ISO codes, years as text.
    """

    words: str = ""
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE

    @property
    def is_empty(self):
        return not self.words and not any(self.values.values())
