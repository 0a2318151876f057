"""Criteria → statements, their total and the facets, all from the same rows.

With words, the database looks them up once and hands over the facts of every match; without, those of the groups of
statements (see `models.Group`), of which there are far fewer. Totals, facets and order are worked out from these facts
(`matches.py`), the ranks of the newest by the database. Another engine may stand here: it answers `Found` for the same
`Criteria` with the same counts.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import batched

from django.db import connection, transaction
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models.expressions import RawSQL
from django.db.utils import OperationalError
from psycopg.errors import QueryCanceled
from psycopg.pq import Format

from proceedings.i18n.translations import in_every_language, wording
from proceedings.models import Statement
from proceedings.search import match_columns as matches
from proceedings.search.criteria import Criteria, Sort
from proceedings.search.facets import COLUMNS, FACETS, Counted, values_of
from proceedings.search.name_index import NameIndex, current_name_index
from proceedings.search.query_language import parse
from proceedings.search.tsquery import Compiled, compiled
from proceedings.text.highlights import MARKED, marked

MOST_SECONDS = 3  # of one search in the database
MOST_RANKED = 1000  # the newest matches are ranked; what is older follows by date
FEW = 5000  # results without words that are gathered and sorted; more are read in order until there are enough
# Of D (panel), C (speaker), B (theme), A (text): nDCG@10 is 0.90 where ts_rank has 0.69 (benchmarks/relevance.py).
WEIGHTS = "{0.05, 0.3, 0.5, 1.0}"
# Of queries that take milliseconds: compiling and starting workers take longer than they save, rows and indexes
# are in memory, and so is what is put together. An operator on a vector reads it from where it lies out of line,
# which PostgreSQL does not reckon with: told that operators are dear, it looks common words up in their index too.
PLANNING = """SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL random_page_cost = 1.1; SET LOCAL work_mem = '64MB'; SET LOCAL cpu_operator_cost = 0.02"""
BOOST = 0.02  # for a panel with the words in its title
KEYS_AT_ONCE, STATEMENTS_AT_ONCE = 10_000, 500  # of a file
OF_AN_EDITION = ["forum", "edition", "year"]  # facets that it has one value of


class TooDear(Exception):
    """The database was stopped: the search would have taken more than MOST_SECONDS."""


@dataclass(frozen=True)
class Found:
    """What `criteria` finds among the published statements. Ask it within `time_limit`."""

    criteria: Criteria

    @cached_property
    def name_index(self) -> NameIndex:
        return current_name_index()

    @cached_property
    def parsed(self):
        return parse(self.criteria.words)

    @cached_property
    def compiled(self) -> Compiled:
        return compiled(self.parsed.tree, self.name_index, self.parsed.notes)

    @cached_property
    def values(self):
        return values_of(self.name_index)

    @property
    def total(self) -> int:
        return self.matches.total

    @property
    def facets(self) -> dict[str, list[Counted]]:
        """The values of each facet, every one with a count as if nothing of that facet were chosen."""
        return {facet: self.facet(facet) for facet in FACETS}

    def facet(self, name, most=None) -> list[Counted]:
        """The first `most` values of a facet, or all, and behind them what is chosen and is not among them."""
        counts = self.counts[name]
        first = self.values.counted(name, counts, most)
        others = set(self.criteria.values.get(name, ())).difference(each.value for each in first)
        return first + self.values.some(name, counts, sorted(others))

    def number_of_values(self, facet):
        return len(self.values.named(facet, self.counts[facet]))

    def among(self, statements):
        """Those of the queryset `statements` that have the words, in drafts too: the desk has filters of its own."""
        if not self.compiled.tsquery:
            return statements
        keys = RawSQL("SELECT statement_id FROM search_row WHERE vector @@ %s::tsquery", [self.compiled.tsquery])
        return statements.filter(pk__in=keys)

    @property
    def is_approximate(self):
        """Whether there are more matches than are ranked."""
        return self.is_ranked and self.total > MOST_RANKED

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
            "published": list(self.name_index.published),
            "weights": WEIGHTS,
            "boost_by": BOOST,
            **{f"chosen_{facet}": keys for facet, keys in self.chosen.items()},
        }

    @cached_property
    def choices_of_groups(self):
        """The selections that a whole group fits or not."""
        return {facet: keys for facet, keys in self.chosen.items() if facet != "theme"}

    @property
    def groups_condition(self):
        """Of search_group: published, and every facet but the theme."""
        return " AND ".join(["edition_id = ANY(%(published)s::bigint[])", *map(one_of, self.choices_of_groups)])

    # --- counts -----------------------------------------------------------------------------------------

    @cached_property
    def matches(self):
        """What has the words and, without words, the themes."""
        if self.compiled.tsquery:
            return self.statements("vector @@ %(tsquery)s::tsquery", self.chosen)
        if len(self.chosen.get("theme", ())) > 1:
            return self.statements("themes && %(chosen_theme)s::int[]", self.choices_of_groups)
        return self.groups

    def statements(self, condition, chosen):
        ((facts,),) = self.rows(f"SELECT string_agg(facts, '') FROM search_row WHERE {condition}")
        return matches.Statements.unpacked(facts or b"", self.name_index.published, chosen)

    @property
    def groups(self):
        numbers, where = "search_group", ""
        if "theme" in self.chosen:
            numbers, where = "search_group_theme", "JOIN search_group_theme ON group_id = search_group.id"
            where += " WHERE theme_id = ANY(%(chosen_theme)s)"
        ((facts, numbers),) = self.rows(
            f"SELECT string_agg(facts, ''), string_agg(int4send({numbers}.statements), '') FROM search_group {where}"
        )
        return matches.Groups.unpacked(facts or b"", numbers or b"", self.name_index.published, self.choices_of_groups)

    @cached_property
    def counts(self):
        """Of each facet {what stands in its column: statements}."""
        return {facet: self.matches.counted(facet) for facet in COLUMNS} | {"theme": self.counted_themes}

    @property
    def counted_themes(self):
        """Whatever themes are chosen; without words as the database keeps them, for editions or for groups."""
        if self.compiled.tsquery:
            return self.matches.counted("theme")
        kept, part = ("edition_theme", "edition_id") if self.is_by_edition else ("group_theme", "group_id")
        fitting = f"SELECT id AS group_id, edition_id FROM search_group WHERE {self.groups_condition}"
        return dict(
            self.rows(
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
        return {"theme", *OF_AN_EDITION}.issuperset(self.chosen)

    # --- results ----------------------------------------------------------------------------------------

    def __len__(self):
        return self.total

    def __getitem__(self, part: slice):
        """Statements of a part of the results, ready for display, each with `marked_text`."""
        return self.displayed(self.numbers(part.start or 0, (part.stop or self.total) - (part.start or 0)))

    def numbers(self, start, length):
        """Keys of the statements from `start` on."""
        if not isinstance(self.matches, matches.Statements):
            return self.keys_in_order(start, length)
        ranked = self.ranked if self.is_ranked else []
        if start + length <= len(ranked):
            return ranked[start : start + length]
        in_order = self.matches.oldest if self.criteria.sort == Sort.OLDEST else self.matches.newest
        return [*ranked, *in_order(start + length)[len(ranked) :]][start:]

    @property
    def is_ranked(self):
        return bool(self.compiled.tsquery) and self.criteria.sort == Sort.RELEVANCE

    @cached_property
    def ranked(self):
        """Keys of the newest matches, the best first."""
        boost = " + (vector @@ %(boost)s::tsquery)::int * %(boost_by)s" if self.compiled.boost else ""
        rank = f"ts_rank_cd(%(weights)s, vector, %(tsquery)s::tsquery, 1){boost}"
        return self.keys(
            f"""
            SELECT statement_id FROM search_row WHERE statement_id = ANY(%(newest)s::bigint[])
            ORDER BY {rank} DESC, day DESC, place, statement_id
            """,
            newest=self.matches.newest(MOST_RANKED),
        )

    def keys_in_order(self, start, length):
        """Of a search without words: the rows are read in their order until there are enough, or few are sorted."""
        has_themes = "themes && %(chosen_theme)s::int[]" if "theme" in self.chosen else "true"
        # The sum keeps PostgreSQL from reading all statements in their order in search of a few.
        gathered = " + 0" if self.total <= FEW else ""
        direction = "ASC" if self.criteria.sort == Sort.OLDEST else "DESC"
        return self.keys(
            f"""
            SELECT statement_id FROM search_row
            JOIN (SELECT id AS group_id FROM search_group WHERE {self.groups_condition}) fitting USING (group_id)
            WHERE {has_themes}
            ORDER BY day{gathered} {direction}, place, statement_id LIMIT %(length)s OFFSET %(start)s
            """,
            start=start,
            length=length,
        )

    def displayed(self, keys):
        by_key = Statement.objects.filter(pk__in=keys).for_display().in_bulk()
        statements = [by_key[key] for key in keys if key in by_key]
        for statement in statements:
            statement.words, statement.marked_text = found_in(statement, self.compiled.marks)
            statement.rests_on_translation = rests_on_translation(statement, self.compiled.marks)
        return statements

    def in_chunks(self, most=None, read=None):
        """All results in order, or the first `most`, read a part at a time: many keys at once, few statements.

        `read` makes statements of a list of keys, instead of `displayed`.
        """
        wanted = min(self.total, most or self.total)
        for start in range(0, wanted, KEYS_AT_ONCE):
            keys = self.numbers(start, min(KEYS_AT_ONCE, wanted - start))
            for some in batched(keys, STATEMENTS_AT_ONCE, strict=False):
                yield from (read or self.displayed)(some)

    def keys(self, sql, **more):
        return [key for (key,) in self.rows(sql, **more)]

    def rows(self, sql, **more):
        with binary_cursor() as cursor:
            cursor.execute(sql, {**self.parameters, **more})
            return cursor.fetchall()


def one_of(facet):
    """True, false or null: as a condition alone it tells PostgreSQL how few groups it leaves."""
    return f"{COLUMNS[facet]} = ANY(%(chosen_{facet})s)"


def found_in(statement, asked):
    """The words to be shown, with marks: the reader's where they have what was asked, the original, a translation."""
    for words in in_every_language(statement, "text") if asked else ():
        html = marked(words, words.language, asked)
        if MARKED.search(html):
            return words, html
    words = wording(statement, "text")
    return words, marked(words, words.language, ())


def rests_on_translation(statement, asked):
    """Whether what was asked stands in the translation that is shown and not in the original."""
    is_found = statement.words.original and MARKED.search(statement.marked_text)
    return bool(is_found) and not MARKED.search(marked(statement.text, statement.language, asked))


def binary_cursor():
    """Facts come as they are, where the cursors that Django opens itself would have each byte written as two."""
    connection.ensure_connection()
    cursor = ServerBindingCursor(connection.connection)
    cursor.format = Format.BINARY
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)


@contextmanager
def time_limit(seconds=MOST_SECONDS):
    """No query within it runs longer, and all see the record as it is now; raises TooDear where one would."""
    as_it_is_now = "" if connection.in_atomic_block else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{as_it_is_now} SET LOCAL statement_timeout = '{seconds}s'; {PLANNING}")
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooDear from error
        raise
