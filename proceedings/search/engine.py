"""Criteria → statements, their total and the facets, all from the same rows.

Another engine may stand here: it answers `Found` for the same `Criteria` with the same counts.
"""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, Value

from proceedings.models import Statement
from proceedings.search.criteria import Criteria, Sort
from proceedings.search.facets import FACETS, Counted, narrowed
from proceedings.search.marks import MARK_END, MARK_START

CONFIGURATION = "archive"


@dataclass(frozen=True)
class Found:
    """What `criteria` finds among the published statements."""

    criteria: Criteria

    @cached_property
    def total(self):
        return self.within_all.count()

    @property
    def within_all(self):
        return narrowed(self.matching, self.criteria.values)

    @property
    def matching(self):
        statements = Statement.objects.published()
        return statements.filter(search_vector=self.query) if self.criteria.words else statements

    @property
    def query(self):
        return SearchQuery(self.criteria.words, config=CONFIGURATION, search_type="websearch")

    @property
    def statements(self):
        """In the order asked for, ready for display, each with `marked_text`."""
        statements = self.within_all.for_display()
        if not self.criteria.words:
            return in_order_of_time(statements, self.criteria.sort).annotate(marked_text=F("text"))
        headline = SearchHeadline(
            "text",
            self.query,
            config=CONFIGURATION,
            start_sel=MARK_START,
            stop_sel=MARK_END,
            highlight_all=True,
        )
        if self.criteria.sort == Sort.RELEVANCE:
            rank = SearchRank(F("search_vector"), self.query, normalization=Value(1), cover_density=True)
            statements = statements.annotate(rank=rank).latest_first()
            statements = statements.order_by("-rank", *statements.query.order_by)
        else:
            statements = in_order_of_time(statements, self.criteria.sort)
        return statements.annotate(marked_text=headline)

    @cached_property
    def facets(self):
        """The values of each facet, every one with a count as if nothing of that facet were chosen."""
        return {name: self.facet(name) for name in FACETS}

    def facet(self, name) -> list[Counted]:
        within_others = narrowed(self.matching, self.criteria.values, but=name)
        return FACETS[name].counted(within_others)


def in_order_of_time(statements, sort):
    return statements.oldest_first() if sort == Sort.OLDEST else statements.latest_first()
