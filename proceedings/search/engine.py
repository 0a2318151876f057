"""Criteria → statements, their total and the facets, all from the same rows.

With words, the database looks them up once and hands over the facts of every match; without, those of the groups of
statements (see `models.Group`), of which there are far fewer. Totals, facets and order are worked out from these facts
(`match_columns.py`), the ranks of the newest by the database. Another engine can take its place: it gives
`SearchResults` for the same `Criteria`, with the same counts.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import batched
from typing import Any, cast

from django.db import connection, transaction
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.utils import OperationalError
from psycopg.errors import QueryCanceled
from psycopg.pq import Format

from proceedings.i18n.translations import in_every_language, wording
from proceedings.models import Statement
from proceedings.search.criteria import Criteria, Sort
from proceedings.search.facets import COLUMNS, FACETS, FacetValue, FacetValues, facet_values_of
from proceedings.search.match_columns import StatementColumns, unpack_groups, unpack_statements
from proceedings.search.name_index import NameIndex, current_name_index
from proceedings.search.query_language import Parsed, parse
from proceedings.search.tsquery import CompiledQuery, compile_query
from proceedings.text.highlights import MARKED, marked

MAX_SECONDS = 3  # of a query of the search
MAX_RANKED = 1000  # the newest matches are ranked; what is older follows by date
MAX_SORTED = 5000  # of results without words; more are read in their order until there are enough
# Of D (panel), C (speaker), B (theme), A (text): nDCG@10 is 0.90 where ts_rank has 0.69 (benchmarks/relevance.py).
WEIGHTS = "{0.05, 0.3, 0.5, 1.0}"
# Of queries that take milliseconds: compiling and starting workers take longer than they save, rows and indexes
# are in memory, and so is what is put together. An operator on a vector reads it from where it lies out of line,
# which PostgreSQL does not reckon with: where operators cost more, it looks common words up in their index too.
PLANNER_SETTINGS = """SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL random_page_cost = 1.1; SET LOCAL work_mem = '64MB'; SET LOCAL cpu_operator_cost = 0.02"""
BOOST = 0.02  # for a panel with the words in its title
KEYS_PER_CHUNK, STATEMENTS_PER_CHUNK = 10_000, 500  # of a file
EDITION_FACETS = ["forum", "edition", "year"]  # facets that it has one value of


class SearchTimeout(Exception):
    """A query was cancelled at the time limit."""


@dataclass(frozen=True)
class SearchResults:
    """The published statements that `criteria` finds, computed as they are read. Read them within `time_limit`."""

    criteria: Criteria

    @cached_property
    def name_index(self) -> NameIndex:
        return current_name_index()

    @cached_property
    def parsed(self) -> Parsed:
        return parse(self.criteria.words)

    @cached_property
    def compiled(self) -> CompiledQuery:
        return compile_query(self.parsed.tree, self.name_index, self.parsed.notes)

    @cached_property
    def facet_values(self) -> FacetValues:
        return facet_values_of(self.name_index)

    @property
    def total(self) -> int:
        return self.matches.total

    @property
    def facets(self) -> dict[str, list[FacetValue]]:
        """The values of each facet, each with its count as if no value of that facet were chosen."""
        return {facet: self.facet(facet) for facet in FACETS}

    def facet(self, name: str, limit: int | None = None) -> list[FacetValue]:
        """The first `limit` values of a facet, or all, followed by those chosen that are not among them."""
        counts = self.counts[name]
        first = self.facet_values.in_order(name, counts, limit)
        others = set(self.criteria.values.get(name, ())).difference(each.value for each in first)
        return first + self.facet_values.of_values(name, counts, sorted(others))

    def value_count(self, facet: str) -> int:
        return len(self.facet_values.named(facet, self.counts[facet]))

    def among(self, statements: QuerySet[Statement]) -> QuerySet[Statement]:
        """Those of `statements` that have the words, in drafts too: the desk has filters of its own."""
        if not self.compiled.tsquery:
            return statements
        keys = RawSQL("SELECT statement_id FROM search_row WHERE vector @@ %s::tsquery", [self.compiled.tsquery])
        return statements.filter(pk__in=keys)

    @property
    def is_approximate(self) -> bool:
        """Whether there are more matches than are ranked."""
        return self.is_ranked and self.total > MAX_RANKED

    # --- what is asked, as SQL --------------------------------------------------------------------------

    @cached_property
    def chosen(self):
        """{facet with a selection: the chosen values, as its column has them}."""
        return {
            facet: self.facet_values.keys(facet, values) for facet, values in self.criteria.values.items() if values
        }

    @cached_property
    def parameters(self):
        return {
            "tsquery": self.compiled.tsquery,
            "boost": self.compiled.boost or "",
            "published": list(self.name_index.published),
            "weights": WEIGHTS,
            "boost_by": BOOST,
            **{f"chosen_{facet}": keys for facet, keys in self.chosen.items()},
        }

    @cached_property
    def chosen_of_groups(self):
        """The selections that a whole group fits or not: all but the themes."""
        return {facet: keys for facet, keys in self.chosen.items() if facet != "theme"}

    @property
    def groups_condition(self):
        """On search_group: published, and every selection but the themes."""
        return " AND ".join(["edition_id = ANY(%(published)s::bigint[])", *map(facet_condition, self.chosen_of_groups)])

    # --- counts -----------------------------------------------------------------------------------------

    @cached_property
    def matches(self) -> Any:
        """What has the words and, without words, the themes; the other selections are applied when counting."""
        if self.compiled.tsquery:
            return self.statements("vector @@ %(tsquery)s::tsquery", self.chosen)
        if len(self.chosen.get("theme", ())) > 1:
            return self.statements("themes && %(chosen_theme)s::int[]", self.chosen_of_groups)
        return self.groups

    def statements(self, condition, chosen):
        ((facts,),) = self.select(f"SELECT string_agg(facts, '') FROM search_row WHERE {condition}")
        return unpack_statements(facts or b"", self.name_index.published, chosen)

    @property
    def groups(self):
        numbers, where = "search_group", ""
        if "theme" in self.chosen:
            numbers, where = "search_group_theme", "JOIN search_group_theme ON group_id = search_group.id"
            where += " WHERE theme_id = ANY(%(chosen_theme)s)"
        ((facts, numbers),) = self.select(
            f"SELECT string_agg(facts, ''), string_agg(int4send({numbers}.statements), '') FROM search_group {where}"
        )
        return unpack_groups(facts or b"", numbers or b"", self.name_index.published, self.chosen_of_groups)

    @cached_property
    def counts(self):
        """Of each facet {what stands in its column: statements}."""
        return {facet: self.matches.facet_counts(facet) for facet in COLUMNS} | {"theme": self.theme_counts}

    @property
    def theme_counts(self):
        """Whatever themes are chosen; without words as the database keeps them, for editions or for groups."""
        if self.compiled.tsquery:
            return self.matches.facet_counts("theme")
        kept, part = ("edition_theme", "edition_id") if self.is_by_edition else ("group_theme", "group_id")
        fitting = f"SELECT id AS group_id, edition_id FROM search_group WHERE {self.groups_condition}"
        return dict(
            self.select(
                f"""
                SELECT theme_id, sum(statements)::bigint
                FROM search_{kept} JOIN (SELECT DISTINCT {part} FROM ({fitting}) each) fitting USING ({part})
                GROUP BY theme_id
                """
            )
        )

    @property
    def is_by_edition(self):
        """Whether an edition has all of its statements or none among those asked for, apart from the theme."""
        return {"theme", *EDITION_FACETS}.issuperset(self.chosen)

    # --- results ----------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[Statement]:
        """Statements of a slice of the results, ready for display, each with `marked_text`."""
        start = part.start or 0
        return self.load(self.keys_from(start, (part.stop or self.total) - start))

    def keys_from(self, start: int, length: int) -> list[int]:
        """Keys of `length` results from place `start` on, counted from 0."""
        if not isinstance(self.matches, StatementColumns):
            return self.keys_in_order(start, length)
        ranked = self.ranked if self.is_ranked else []
        if start + length <= len(ranked):
            return ranked[start : start + length]
        in_order = self.matches.oldest if self.criteria.sort == Sort.OLDEST else self.matches.newest
        return [*ranked, *in_order(start + length)[len(ranked) :]][start:]

    @property
    def is_ranked(self) -> bool:
        return bool(self.compiled.tsquery) and self.criteria.sort == Sort.RELEVANCE

    @cached_property
    def ranked(self):
        """Keys of the newest matches, the best first."""
        boost = " + (vector @@ %(boost)s::tsquery)::int * %(boost_by)s" if self.compiled.boost else ""
        rank = f"ts_rank_cd(%(weights)s, vector, %(tsquery)s::tsquery, 1){boost}"
        return self.select_keys(
            f"""
            SELECT statement_id FROM search_row WHERE statement_id = ANY(%(newest)s::bigint[])
            ORDER BY {rank} DESC, day DESC, place, statement_id
            """,
            newest=self.matches.newest(MAX_RANKED),
        )

    def keys_in_order(self, start, length):
        """For a search without words: rows are read in their order until there are enough, or where few, sorted."""
        has_themes = "themes && %(chosen_theme)s::int[]" if "theme" in self.chosen else "true"
        # The sum keeps PostgreSQL from reading all statements in their order in search of a few.
        gathered = " + 0" if self.total <= MAX_SORTED else ""
        direction = "ASC" if self.criteria.sort == Sort.OLDEST else "DESC"
        return self.select_keys(
            f"""
            SELECT statement_id FROM search_row
            JOIN (SELECT id AS group_id FROM search_group WHERE {self.groups_condition}) fitting USING (group_id)
            WHERE {has_themes}
            ORDER BY day{gathered} {direction}, place, statement_id LIMIT %(length)s OFFSET %(start)s
            """,
            start=start,
            length=length,
        )

    def load(self, keys: Sequence[int]) -> list[Statement]:
        """The statements of these keys, in order, ready for display and with `marked_text`."""
        by_key = Statement.objects.filter(pk__in=keys).for_display().in_bulk()
        statements = [by_key[key] for key in keys if key in by_key]
        for statement in statements:
            statement.words, statement.marked_text = marked_wording(statement, self.compiled.marks)
            statement.rests_on_translation = rests_on_translation(statement, self.compiled.marks)
        return statements

    def in_chunks(self, limit: int | None = None, read: Callable | None = None) -> Iterator[Statement]:
        """All results in order, or the first `limit`: keys are read many at a time, statements few at a time.

        `read` makes statements of a list of keys, instead of `load`.
        """
        wanted = min(self.total, limit or self.total)
        for start in range(0, wanted, KEYS_PER_CHUNK):
            keys = self.keys_from(start, min(KEYS_PER_CHUNK, wanted - start))
            for some in batched(keys, STATEMENTS_PER_CHUNK, strict=False):
                yield from (read or self.load)(some)

    def select_keys(self, sql, **more):
        return [key for (key,) in self.select(sql, **more)]

    def select(self, sql, **more):
        with binary_cursor() as cursor:
            cursor.execute(sql, {**self.parameters, **more})
            return cursor.fetchall()


def facet_condition(facet):
    """Can be null too; as a condition of its own it lets PostgreSQL know how few groups it leaves."""
    return f"{COLUMNS[facet]} = ANY(%(chosen_{facet})s)"


def marked_wording(statement, asked):
    """(wording, the same with marks): of the reader's, the original and other translations the first with a match."""
    for words in in_every_language(statement, "text") if asked else ():
        found = marked(words, words.language, asked)
        if MARKED.search(found):
            return words, found
    words = wording(statement, "text")
    return words, marked(words, words.language, ())


def rests_on_translation(statement, asked):
    """Whether the translation that is shown has a match and the original has none."""
    is_found = statement.words.original and MARKED.search(statement.marked_text)
    return bool(is_found) and not MARKED.search(marked(statement.text, statement.language, asked))


def binary_cursor():
    """A cursor that reads bytes as they are, where those of Django get each byte written as two characters."""
    connection.ensure_connection()
    cursor: Any = cast(Any, ServerBindingCursor)(connection.connection)
    cursor.format = Format.BINARY
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)


@contextmanager
def time_limit(seconds: int = MAX_SECONDS) -> Iterator[None]:
    """Within it all queries see the record as it is at the first one.

    Raises SearchTimeout where a query runs longer than `seconds`.
    """
    isolation = "" if connection.in_atomic_block else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{isolation} SET LOCAL statement_timeout = '{seconds}s'; {PLANNER_SETTINGS}")
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise SearchTimeout from error
        raise
