"""Criteria → statements, their total and the facets, all from the same rows.

Matches are counted once per group (see `models.Group`); every "all filters but my own" is then worked out on the
groups. Only the theme facet and the order look at the matching rows themselves. All of a page is one query, which
looks the words up once. Another engine may stand here: it answers `Found` for the same `Criteria` with the same counts.
"""

from collections import Counter
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from itertools import batched

from django.db import connection, transaction
from django.db.models.expressions import RawSQL
from django.db.utils import OperationalError
from psycopg.errors import QueryCanceled

from proceedings.models import Statement
from proceedings.search.criteria import Criteria, Sort
from proceedings.search.facets import COLUMNS, FACETS, Counted, values_of
from proceedings.search.known import known
from proceedings.search.language import parse
from proceedings.search.marks import MARKED, marked
from proceedings.search.tsquery import Compiled, compiled
from proceedings.translations import in_every_language, wording

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
FIRST = 20  # keys that come with the counts
KEYS_AT_ONCE, STATEMENTS_AT_ONCE = 10_000, 500  # of a file: every question for keys looks the words up again
# Nearly every group is. The sum keeps PostgreSQL from looking them up one by one in the index on editions; of the
# key's own type the array is hashed, of another it would be gone through for every group.
IS_PUBLISHED = "(edition_id + 0) = ANY(%(published)s::bigint[])"
OF_AN_EDITION = ["forum", "edition", "year"]  # facets that it has one value of
# Facets that are counted together, under what grouping() gives for them: bits are 1 for the columns not grouped by.
TOGETHER = {
    sum(1 << (len(COLUMNS) - 1 - place) for place, facet in enumerate(COLUMNS) if facet not in facets): facets
    for facets in (["panel", "edition", "forum", "year"], ["speaker"], ["organisation"], ["country"], ["language"])
}
THEMES, KEYS = -1, -2  # in the place of grouping(), which is positive
# The columns of values in an answer: each serves the facets that are not counted together.
VALUES = [["panel", "speaker", "organisation"], ["country", "language"], ["edition"], ["forum"], ["year"]]
PLACES = {facet: place for place, facets in enumerate(VALUES) for facet in facets}
NO_VALUES = ", NULL" * (len(VALUES) - 1)


class TooDear(Exception):
    """The database was stopped: the search would have taken more than MOST_SECONDS."""


@dataclass
class Answer:
    """The total; of each facet {what stands in its column: statements}; the first keys."""

    total: int
    counts: dict[str, Counter]
    first: list[int]

    def add(self, facet, fails, values, numbers):
        """Values count for their facet if nothing, or that facet alone, stands against them."""
        if facet == "panel" and fails is None:
            self.total += sum(numbers)
        if fails in (None, facet):
            counts = self.counts[facet]
            for value, number in zip(values, numbers, strict=True):
                counts[value] += number


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
        return self.answer.total

    @property
    def facets(self) -> dict[str, list[Counted]]:
        """The values of each facet, every one with a count as if nothing of that facet were chosen."""
        return {facet: self.facet(facet) for facet in FACETS}

    def facet(self, name, most=None) -> list[Counted]:
        """The first `most` values of a facet, or all, and behind them what is chosen and is not among them."""
        counts = self.answer.counts[name]
        first = self.values.counted(name, counts, most)
        others = set(self.criteria.values.get(name, ())).difference(each.value for each in first)
        return first + self.values.some(name, counts, sorted(others))

    def number_of_values(self, facet):
        return len(self.values.named(facet, self.answer.counts[facet]))

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
            "published": list(self.known.published),
            "weights": WEIGHTS,
            "boost_by": BOOST,
            **{f"chosen_{facet}": keys for facet, keys in self.chosen.items()},
        }

    @cached_property
    def groups_condition(self):
        """Of search_group: published, and every facet but the theme."""
        return " AND ".join([IS_PUBLISHED, *map(one_of, self.filtering)])

    @cached_property
    def filtering(self):
        """The facets with a selection that whole groups fit or not."""
        return [facet for facet in self.chosen if facet != "theme"]

    def fits(self, facet):
        return f"coalesce({one_of(facet)}, false)"

    # --- total, counts and the first results, in one query ----------------------------------------------

    @cached_property
    def answer(self):
        """One row for each set of facets counted together and facet that they fail by (none = null), one for the
        themes and one for the first keys: numbers of statements, and beside them the values.
        """
        answer = Answer(0, {facet: Counter() for facet in FACETS}, [])
        for which, fails, numbers, *values in self.rows(self.answer_sql, start=0, length=FIRST):
            if which == KEYS:
                answer.first = numbers or []
            elif which == THEMES:
                answer.add("theme", None, values[0] or [], numbers or [])
            else:
                for facet in TOGETHER[which]:
                    answer.add(facet, fails, values[PLACES[facet]], numbers)
        return answer

    @property
    def answer_sql(self):
        return f"""
            {self.with_groups}
            SELECT which, fails, array_agg(number), {", ".join(map(all_of, range(len(VALUES))))}
            FROM ({self.counted_sql}) counted WHERE coalesce(v0::text, v1) IS NOT NULL GROUP BY which, fails
            UNION ALL
            SELECT {THEMES}, NULL, array_agg(statements), array_agg(theme) {NO_VALUES}
            FROM ({self.themes_sql}) placed
            {self.first_keys_sql if self.compiled.tsquery else ""}
        """

    @property
    def first_keys_sql(self):
        return f"UNION ALL SELECT {KEYS}, NULL, array_agg(statement_id), NULL {NO_VALUES} FROM ({self.keys_sql}) first"

    @property
    def counted_sql(self):
        columns = ", ".join(COLUMNS.values())
        fails = "fails, " if self.filtering else ""  # else it is null for all
        sets = ", ".join(f"({fails}{columns_of(facets)})" for facets in TOGETHER.values())
        values = ", ".join(f"coalesce({columns_of(facets)}) AS v{place}" for place, facets in enumerate(VALUES))
        return f"""
            SELECT grouping({columns}) AS which, {fails or "NULL::text AS fails, "}
                   {values}, sum(found)::bigint AS number
            FROM judged WHERE failed <= 1 AND found > 0 GROUP BY GROUPING SETS ({sets})
        """

    @property
    def with_groups(self):
        """What every question begins with: the rows, how many there are in each group, and what these groups fail."""
        return f"""
            WITH {self.matching_sql},
            {f"matches AS MATERIALIZED ({self.matches_sql})," if self.matches_sql else ""}
            judged AS MATERIALIZED ({self.judged_sql})
        """

    @property
    def matching_sql(self):
        """Rows with the words. Looked up first, by their index alone: PostgreSQL takes reading a vector for cheap, and
        would walk rows by day or group and read the vector of each. A vector that nobody reads stays where it lies.
        """
        rows = "SELECT statement_id, group_id, themes, day, place, vector FROM search_row"
        if not self.compiled.tsquery:
            return f"matching AS NOT MATERIALIZED ({rows})"
        return f"matching AS MATERIALIZED ({rows} WHERE vector @@ %(tsquery)s::tsquery)"

    @property
    def has_themes(self):
        return "themes && %(chosen_theme)s::int[]" if "theme" in self.chosen else "true"

    @property
    def matches_sql(self):
        """Matching statements per group, from the table of counts where no row need be looked at; blank for all.

        Groups that have the words and none of the themes are there too, with nought, for the facet of themes.
        """
        themes = self.chosen.get("theme")
        if not self.compiled.tsquery and themes is None:
            return ""
        if not self.compiled.tsquery and len(themes) == 1:
            return """SELECT group_id, statements, NULL::int AS day FROM search_group_theme
                      WHERE theme_id = ANY(%(chosen_theme)s)"""
        return f"""SELECT group_id, count(*) FILTER (WHERE {self.has_themes}) AS statements, min(day) AS day
                   FROM matching GROUP BY group_id"""

    @property
    def judged_sql(self):
        """Groups with how many facets they fail, and one that they fail: a group that fails two counts nowhere."""
        fails = "".join(f" WHEN NOT {self.fits(facet)} THEN '{facet}'" for facet in self.filtering)
        failed = " + ".join(f"(NOT {self.fits(facet)})::int" for facet in self.filtering) or "0"
        counts, found, day = "search_group", "statements", "NULL::int"
        if self.matches_sql:
            counts, found, day = "matches JOIN search_group ON id = group_id", "matches.statements", "day"
        return f"""
            SELECT id AS group_id, {", ".join(COLUMNS.values())}, {day} AS day, {found} AS found,
                   {failed} AS failed, {f"CASE{fails} END" if fails else "NULL::text"} AS fails
            FROM {counts} WHERE {IS_PUBLISHED}
        """

    @property
    def fitting_sql(self):
        """Groups that nothing but their themes may stand against. Of “= 0” PostgreSQL would expect one, and loop."""
        if self.compiled.tsquery:
            return "SELECT group_id FROM judged WHERE failed < 1"
        return f"SELECT id AS group_id, edition_id FROM search_group WHERE {self.groups_condition}"

    @property
    def themes_sql(self):
        if self.compiled.tsquery:
            return f"""
                SELECT theme, count(*) AS statements FROM (
                    SELECT unnest(themes) AS theme FROM matching JOIN ({self.fitting_sql}) fitting USING (group_id)
                ) each GROUP BY theme
            """
        kept, part = (
            ("search_edition_theme", "edition_id") if self.is_by_edition else ("search_group_theme", "group_id")
        )
        return f"""
            SELECT theme_id AS theme, sum(statements)::bigint AS statements
            FROM {kept} JOIN (SELECT DISTINCT {part} FROM ({self.fitting_sql}) each) fitting USING ({part})
            GROUP BY theme_id
        """

    @property
    def is_by_edition(self):
        """Whether an edition has all of its statements or none among those asked for, apart from the theme."""
        return not self.compiled.tsquery and {"theme", *OF_AN_EDITION}.issuperset(self.chosen)

    # --- results ----------------------------------------------------------------------------------------

    def __len__(self):
        return self.total

    def __getitem__(self, part: slice):
        """Statements of a part of the results, ready for display, each with `marked_text`."""
        return self.displayed(self.numbers(part.start or 0, (part.stop or self.total) - (part.start or 0)))

    def numbers(self, start, length):
        """Keys of the statements from `start` on."""
        if self.compiled.tsquery and start + length <= FIRST:
            return self.answer.first[start : start + length]
        return self.numbers_asked_for(start, length)

    def numbers_asked_for(self, start, length):
        ranked = min(max(MOST_RANKED - start, 0), length) if self.is_ranked else 0
        found = self.keys(self.keys_sql, start, ranked) if ranked else []
        if ranked < length:
            found += self.keys(self.dated_sql, start + ranked, length - ranked)
        return found

    def keys(self, sql, start, length):
        return [key for (key,) in self.rows(f"{self.with_groups} {sql}", start=start, length=length)]

    @property
    def is_ranked(self):
        return bool(self.compiled.tsquery) and self.criteria.sort == Sort.RELEVANCE

    @property
    def keys_sql(self):
        return self.ranked_sql if self.is_ranked else self.dated_sql

    @property
    def ranked_sql(self):
        boost = " + (vector @@ %(boost)s::tsquery)::int * %(boost_by)s" if self.compiled.boost else ""
        return f"""
            SELECT statement_id FROM (
                {self.candidates_sql(MOST_RANKED)} ORDER BY day DESC, place, statement_id LIMIT {MOST_RANKED}
            ) newest
            ORDER BY ts_rank_cd(%(weights)s, vector, %(tsquery)s::tsquery, 1){boost} DESC, day DESC, place, statement_id
            LIMIT %(length)s OFFSET %(start)s
        """

    @property
    def dated_sql(self):
        # The sum keeps PostgreSQL from reading all statements in their order in search of a few.
        gathered = " + 0" if not self.compiled.tsquery and self.total <= FEW else ""
        return f"""
            SELECT statement_id FROM ({self.candidates_sql("%(start)s::int + %(length)s::int")}) found
            ORDER BY day{gathered} {self.direction}, place, statement_id LIMIT %(length)s OFFSET %(start)s
        """

    @property
    def direction(self):
        return "ASC" if self.criteria.sort == Sort.OLDEST else "DESC"

    def candidates_sql(self, number):
        """What is found; with words, only of the days that have the first `number`: the rest need not be sorted."""
        return f"""
            SELECT statement_id, day, place, vector
            FROM matching JOIN ({self.fitting_sql}) fitting USING (group_id)
            WHERE {self.has_themes} {self.first_days_sql(number) if self.compiled.tsquery else ""}
        """

    def first_days_sql(self, number):
        last, sign = ("max", "<=") if self.direction == "ASC" else ("min", ">=")
        return f"""
            AND day {sign} (
                SELECT {last}(day) FROM (
                    SELECT day, sum(sum(found)) OVER (ORDER BY day {self.direction}) - sum(found) AS before
                    FROM judged WHERE failed < 1 GROUP BY day
                ) days
                WHERE before < {number}
            )
        """

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
            keys = self.numbers_asked_for(start, min(KEYS_AT_ONCE, wanted - start))
            for some in batched(keys, STATEMENTS_AT_ONCE, strict=False):
                yield from (read or self.displayed)(some)

    def rows(self, sql, **more):
        with without_loops() if self.compiled.tsquery else nullcontext(), connection.cursor() as cursor:
            cursor.execute(sql, {**self.parameters, **more})
            return cursor.fetchall()


def one_of(facet):
    """True, false or null: as a condition alone it tells PostgreSQL how few groups it leaves."""
    return f"{COLUMNS[facet]} = ANY(%(chosen_{facet})s)"


def columns_of(facets):
    return ", ".join(COLUMNS[facet] for facet in facets)


def all_of(place):
    return f"array_agg(v{place}) FILTER (WHERE v{place} IS NOT NULL)"


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


@contextmanager
def without_loops():
    """Of phrases PostgreSQL expects next to no row, and would compare each of thousands with each of their groups."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")


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
