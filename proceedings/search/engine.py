"""Criteria → statements, their total and the facets, all from the same rows.

Matches are counted once per group (see `models.Group`); every "all filters but my own" is then worked out on the
groups. Only the theme facet looks at the matching rows themselves. Another engine may stand here: it answers
`Found` for the same `Criteria` with the same counts.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from django.db import connection, transaction
from django.db.models.expressions import RawSQL
from django.db.utils import OperationalError
from psycopg.errors import QueryCanceled

from proceedings.models import Statement
from proceedings.search.criteria import Criteria, Sort
from proceedings.search.facets import COLUMNS, FACETS, Counted, values_of
from proceedings.search.known import known
from proceedings.search.language import parse
from proceedings.search.marks import marked
from proceedings.search.tsquery import Compiled, compiled

MOST_SECONDS = 3  # of one search in the database
MOST_RANKED = 2000  # the newest matches are ranked; what is older follows by date
# Of D (panel), C (speaker), B (theme), A (text): nDCG@10 is 0.907 where ts_rank has 0.692 (benchmarks/relevance.py).
WEIGHTS = "{0.05, 0.3, 0.5, 1.0}"
# Of queries that take milliseconds: compiling and starting workers take longer than they save, rows and indexes
# are in memory, and so is what is put together. An operator on a vector reads it from where it lies out of line,
# which PostgreSQL does not reckon with: told that operators are dear, it looks common words up in their index too.
PLANNING = """SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL random_page_cost = 1.1; SET LOCAL work_mem = '32MB'; SET LOCAL cpu_operator_cost = 0.02"""
BOOST = 0.02  # for a panel with the words in its title


class TooDear(Exception):
    """The database was stopped: the search would have taken more than MOST_SECONDS."""


@dataclass(frozen=True)
class Found:
    """What `criteria` finds among the published statements. Ask it within `time_limit`."""

    criteria: Criteria

    @cached_property
    def known(self):
        return known()

    @cached_property
    def parsed(self):
        return parse(self.criteria.words)

    @cached_property
    def compiled(self) -> Compiled:
        return compiled(self.parsed.tree, self.known, self.parsed.notes)

    @cached_property
    def values(self):
        return values_of(self.known)

    @cached_property
    def total(self) -> int:
        return self.counts["total"]

    @cached_property
    def facets(self) -> dict[str, list[Counted]]:
        """The values of each facet, every one with a count as if nothing of that facet were chosen."""
        by_theme = self.theme_counts
        return {
            facet: self.values.counted(facet, by_theme if facet == "theme" else self.counts[facet]) for facet in FACETS
        }

    def among(self, statements):
        """Those of the queryset `statements` that have the words, in drafts too: the desk has filters of its own."""
        if not self.compiled.tsquery:
            return statements
        keys = RawSQL("SELECT statement_id FROM search_row WHERE vector @@ %s::tsquery", [self.compiled.tsquery])
        return statements.filter(pk__in=keys)

    @property
    def is_approximate(self):
        """Whether there are more matches than are ranked."""
        return bool(self.compiled.tsquery) and self.criteria.sort == Sort.RELEVANCE and self.total > MOST_RANKED

    # --- what is asked, as SQL --------------------------------------------------------------------------

    @cached_property
    def chosen(self):
        """Of each facet with a selection, what stands in its column."""
        return {facet: self.values.keys(facet, values) for facet, values in self.criteria.values.items() if values}

    @cached_property
    def parameters(self):
        return {
            "tsquery": self.compiled.tsquery,
            "boost": self.compiled.boost or "",
            "published": list(self.known.published),
            "weights": WEIGHTS,
            "boost_by": BOOST,
            **{f"chosen_{facet}": keys for facet, keys in self.chosen.items()},
        }

    def rows_condition(self, *, with_themes=True):
        """Of search_row: the words and, unless left out, the themes."""
        conditions = ["vector @@ %(tsquery)s::tsquery"] if self.compiled.tsquery else []
        if with_themes and "theme" in self.chosen:
            conditions.append("themes && %(chosen_theme)s::int[]")
        return " AND ".join(conditions) or "true"

    def matching_rows(self, *, with_themes=True):
        """A subquery of search_row. Words are looked up first, by their index alone: PostgreSQL takes reading a
        vector for cheap, and would walk rows by day or group and read the vector of each.
        """
        where = self.rows_condition(with_themes=with_themes)
        rows = f"SELECT statement_id, group_id, themes, day, place FROM search_row WHERE {where}"
        return f"(WITH matching AS MATERIALIZED ({rows}) TABLE matching)" if self.compiled.tsquery else f"({rows})"

    @cached_property
    def groups_condition(self):
        """Of search_group: published, and every facet but the theme."""
        chosen = [self.fits(facet) for facet in self.chosen if facet != "theme"]
        return " AND ".join(["edition_id = ANY(%(published)s)", *chosen])

    def fits(self, facet):
        return f"coalesce({COLUMNS[facet]} = ANY(%(chosen_{facet})s), false)"

    # --- counts -----------------------------------------------------------------------------------------

    @cached_property
    def counts(self):
        """The total, and for every facet but the theme its values with their counts."""
        counts = {"total": 0, **{facet: {} for facet in COLUMNS}}
        for which, fails, *values, statements in self.rows(self.counts_sql):
            facet = FACET_OF_SET[which]
            if facet == "forum" and fails is None:
                counts["total"] += statements
            value = values[list(COLUMNS).index(facet)]
            if value is not None and fails in (None, facet):
                counts[facet][value] = counts[facet].get(value, 0) + statements
        return counts

    @property
    def counts_sql(self):
        """One row per value and facet that it fails by (null = none): a group that fails two counts nowhere."""
        failing = [facet for facet in self.chosen if facet != "theme"]
        fails = "".join(f" WHEN NOT {self.fits(facet)} THEN '{facet}'" for facet in failing)
        failed = " + ".join(f"(NOT {self.fits(facet)})::int" for facet in failing) or "0"
        columns = ", ".join(COLUMNS.values())
        return f"""
            WITH matches AS MATERIALIZED ({self.matches_sql}),
            judged AS (
                SELECT {columns}, matches.statements AS found,
                       {failed} AS failed, {f"CASE{fails} END" if fails else "NULL::text"} AS fails
                FROM matches JOIN search_group ON search_group.id = matches.group_id
                WHERE edition_id = ANY(%(published)s)
            )
            SELECT grouping({columns}), fails, {columns}, sum(found)::bigint
            FROM judged WHERE failed <= 1
            GROUP BY GROUPING SETS ({", ".join(f"(fails, {column})" for column in COLUMNS.values())})
        """

    @property
    def matches_sql(self):
        """Matching statements per group: from the tables of counts where no row need be looked at."""
        if not self.compiled.tsquery and "theme" not in self.chosen:
            return "SELECT id AS group_id, statements FROM search_group"
        if not self.compiled.tsquery and len(self.chosen["theme"]) == 1:
            return "SELECT group_id, statements FROM search_group_theme WHERE theme_id = ANY(%(chosen_theme)s)"
        return (
            f"SELECT group_id, count(*) AS statements FROM search_row WHERE {self.rows_condition()} GROUP BY group_id"
        )

    @cached_property
    def theme_counts(self):
        if self.compiled.tsquery:
            rows = f"""
                SELECT theme, count(*) FROM (
                    SELECT unnest(themes) AS theme
                    FROM {self.matching_rows(with_themes=False)} matching
                    JOIN search_group ON search_group.id = matching.group_id
                    WHERE {self.groups_condition}
                ) placed
                GROUP BY theme
            """
        else:
            rows = f"""
                SELECT theme_id, sum(search_group_theme.statements)::bigint
                FROM search_group_theme JOIN search_group ON search_group.id = search_group_theme.group_id
                WHERE {self.groups_condition}
                GROUP BY theme_id
            """
        return dict(self.rows(rows))

    # --- results ----------------------------------------------------------------------------------------

    def __len__(self):
        return self.total

    def __getitem__(self, part: slice):
        """Statements of a part of the results, ready for display, each with `marked_text`."""
        return self.displayed(self.numbers(part.start or 0, (part.stop or self.total) - (part.start or 0)))

    def numbers(self, start, length):
        """Keys of the statements from `start` on."""
        is_ranked = self.compiled.tsquery and self.criteria.sort == Sort.RELEVANCE
        ranked = min(max(MOST_RANKED - start, 0), length) if is_ranked else 0
        found = self.rows(self.ranked_sql, start=start, length=ranked) if ranked else []
        if ranked < length:
            found += self.rows(self.dated_sql, start=start + ranked, length=length - ranked)
        return [key for (key,) in found]

    @property
    def ranked_sql(self):
        boost = " + (vector @@ %(boost)s::tsquery)::int * %(boost_by)s" if self.compiled.boost else ""
        return f"""
            WITH newest AS MATERIALIZED (
                {self.candidates_sql} ORDER BY day DESC, place, statement_id LIMIT {MOST_RANKED}
            )
            SELECT statement_id FROM newest JOIN search_row USING (statement_id)
            ORDER BY ts_rank_cd(%(weights)s, vector, %(tsquery)s::tsquery, 1){boost} DESC,
                     newest.day DESC, newest.place, statement_id
            LIMIT %(length)s OFFSET %(start)s
        """

    @property
    def dated_sql(self):
        direction = "ASC" if self.criteria.sort == Sort.OLDEST else "DESC"
        return f"""
            SELECT statement_id FROM ({self.candidates_sql}) found
            ORDER BY day {direction}, place, statement_id LIMIT %(length)s OFFSET %(start)s
        """

    @property
    def candidates_sql(self):
        return f"""
            SELECT statement_id, day, place
            FROM {self.matching_rows()} matching JOIN search_group ON search_group.id = matching.group_id
            WHERE {self.groups_condition}
        """

    def displayed(self, keys):
        by_key = Statement.objects.filter(pk__in=keys).for_display().in_bulk()
        statements = [by_key[key] for key in keys if key in by_key]
        for statement in statements:
            statement.marked_text = marked(statement.text, statement.language, self.compiled.marks)
        return statements

    def in_chunks(self, length=500, most=None):
        """All results in order, or the first `most`, read a part at a time."""
        end = min(self.total, most or self.total)
        for start in range(0, end, length):
            yield from self[start : min(start + length, end)]

    def rows(self, sql, **more):
        with connection.cursor() as cursor:
            cursor.execute(sql, {**self.parameters, **more})
            return cursor.fetchall()


# Bits of grouping() are 1 for the columns that are not grouped by.
FACET_OF_SET = {(1 << len(COLUMNS)) - 1 - (1 << (len(COLUMNS) - 1 - at)): facet for at, facet in enumerate(COLUMNS)}


@contextmanager
def time_limit(seconds=MOST_SECONDS):
    """No query within it runs longer; raises TooDear where one would."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = '{seconds}s'; {PLANNING}")
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooDear from error
        raise
