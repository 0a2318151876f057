"""Counts in two dimensions: who spoke on what, and when. Every count carries the search that lists its statements.

All are sums over the search's groups, of which there are far fewer than statements: no page counts statements.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Func, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import get_language, gettext

from django_extras.cached_reverse import cached_reverse
from proceedings.i18n.countries import country_name
from proceedings.i18n.languages import place_in_lists, shown_name
from proceedings.i18n.translations import ARCHIVE_LANGUAGE, is_readers
from proceedings.models import ForumEdition, ForumTranslation, Statement
from proceedings.models.paths import edition_path, joined
from proceedings.search.models import EditionTheme, Group, Row
from speakers.models import Speaker
from themes.models import Theme


def edition_address(path):
    return cached_reverse("edition", *path.split("/"))


def forum_name(path):
    """As `str()` of a forum has it; `path` leads to it."""
    own = F(f"{path}__name")
    if is_readers(ARCHIVE_LANGUAGE):
        return own
    translations = ForumTranslation.objects.filter(forum=OuterRef(path), language=get_language()).exclude(name="")
    return Coalesce(Subquery(translations.values("name")), own)


def search_address(**conditions):
    return f"{cached_reverse('search')}?{urlencode(conditions, safe='/')}"


MAX_HEADINGS = 40  # of the rows, and of the columns, of one table


@dataclass(frozen=True)
class Axis:
    """A dimension by which statements are counted; its name is the parameter of the search that narrows to a value."""

    name: str
    part: str  # the parameter that turns the pages of its headings, where a table has not room for all
    key: str  # of the groups
    named: Callable  # keys → (key, value as in the address, label) in their own order
    page: Callable | None = None  # value → address of its own page
    is_in_time: bool = False  # where there is not room for all, the latest come first, else those with most statements
    names_every_key: bool = True

    def counts(self, groups, statements):
        """{key: statements}, without those that have no value here."""
        return {key: n for key, n in groups.order_by().values_list(self.key).annotate(n=statements) if key}


def page_named(name):
    return lambda slug: cached_reverse(name, slug)


def named_speakers(keys):
    speakers = Speaker.objects.filter(pk__in=keys).annotate(shown=shown_name())
    return speakers.order_by(place_in_lists(), "shown", "slug").values_list("pk", "slug", "shown")


def named_countries(keys):
    return [(code, code, country_name(code)) for code in sorted(keys)]


def named_themes(keys):
    """Statements are placed under the lower of the two levels: the groups of themes are left out."""
    themes = Theme.objects.within_groups().filter(pk__in=keys).annotate(shown=shown_name())
    return themes.order_by("broader__position", "position", "shown", "slug").values_list("pk", "slug", "shown")


def named_editions(keys):
    editions = ForumEdition.objects.filter(pk__in=keys).annotate(
        address=edition_path(), shown=joined(forum_name("forum"), Value(" "), "slug")
    )
    return editions.order_by("slug", "shown", "address").values_list("pk", "address", "shown")


AXES = {
    axis.name: axis
    for axis in [
        Axis("speaker", "speakers", "speaker", named_speakers, page_named("speaker")),
        Axis("country", "countries", "country", named_countries),
        Axis("theme", "themes", "themes__theme", named_themes, page_named("theme"), names_every_key=False),
        Axis("edition", "editions", "edition", named_editions, edition_address, is_in_time=True),
    ]
}


@dataclass(frozen=True)
class Heading:
    """A value of an axis with all its statements; addresses are made only of what is drawn."""

    axis: Axis
    key: int | str
    value: str  # as in the address
    label: str
    count: int
    within: dict  # the search that this grid counts

    @property
    def page(self):
        """Its own page, empty where it has none."""
        return self.axis.page(self.value) if self.axis.page else ""

    @property
    def condition(self):
        return urlencode({self.axis.name: self.value}, safe="/")

    @property
    def address(self):
        """Of the search that lists its statements."""
        return search_address(**self.within, **{self.axis.name: self.value})


@dataclass(frozen=True)
class HeadingsByCount:
    """Headings by their counts, then in their own order; only those of the slice that is read are named."""

    axis: Axis
    counts: dict
    within: dict

    def __len__(self):
        return len(self.counts)

    def __getitem__(self, part: slice):
        drawn = sorted(self.counts.values(), reverse=True)[part]
        if not drawn:
            return []
        near = {key: count for key, count in self.counts.items() if drawn[-1] <= count <= drawn[0]}
        before = sum(count > drawn[0] for count in self.counts.values())
        in_order = sorted(headings_of(self.axis, near, self.within), key=by_count)
        return in_order[part.start - before : part.stop - before]


def by_count(heading):
    return -heading.count


@dataclass(frozen=True)
class AxisPage:
    """A page of the headings of an axis, as many as a table has room for."""

    axis: Axis
    page: Page

    def __iter__(self):
        return iter(self.page.object_list)

    def __len__(self):
        return len(self.page.object_list)

    @property
    def is_divided(self):
        return self.page.has_other_pages()

    @property
    def start(self):
        """What brings the first part, as parameters."""
        return {self.axis.part: None}

    @property
    def previous(self):
        number = self.page.previous_page_number()
        return {self.axis.part: number} if number > 1 else self.start

    @property
    def next(self):
        return {self.axis.part: self.page.next_page_number()}


@dataclass(frozen=True)
class Grid:
    rows: AxisPage
    columns: AxisPage
    counts: dict  # {(key of a row, key of a column): statements}, of those drawn
    sort: str  # as the rows are sorted: `total`, the value of a column, or anything else: as they are
    total: int  # statements in all rows together, where each has at most one row

    @property
    def column_totals(self):
        """(label, count) of each column."""
        return [(column.label, column.count) for column in self.columns]

    def as_rows(self, corner):
        """A heading that begins with `corner`, then a row of counts for each row, for a CSV file."""
        yield [corner, *(column.label for column in self.columns), gettext("All statements")]
        for row in self.rows:
            yield [row.label, *(self.counts.get((row.key, column.key), 0) for column in self.columns), row.count]


def grid(groups, rows, columns, *, placed=None, sort=None, parts=None, most=MAX_HEADINGS, **within):
    """How many statements of `groups` fall under each value of `rows` and of `columns`, both names of `AXES`.

    `placed` are the rows of `EditionTheme` for these groups, where there are such: the columns are counted on them.

    `within` is the search that finds all these statements, e.g. `theme="air-defence"`. Where there are more than
    `most` rows or columns, `parts` says by `Axis.part` which page of them is drawn, and rows are sorted by `total`
    where `sort` is empty. Five queries, one more to sort by a column.
    """
    parts, most = parts or {}, most or sys.maxsize
    across = headings(groups, columns, placed, **within)
    down = AXES[rows].counts(groups, statements_counted([rows], within))
    in_order, sort = rows_in_order(groups, AXES[rows], down, across, sort, most, within)
    shown_rows = AxisPage(AXES[rows], Paginator(in_order, most).get_page(parts.get(AXES[rows].part)))
    shown_columns = columns_shown(across, AXES[columns], parts, most)
    counts = counts_by_pair(groups, shown_rows, shown_columns, within)
    return Grid(shown_rows, shown_columns, counts, sort, total=sum(down.values()))


def rows_in_order(groups, axis, counts, columns, sort, most, within):
    """The headings of `counts`, and how they are sorted."""
    if axis.names_every_key and len(counts) > most and sort in ("", None, "total"):
        return HeadingsByCount(axis, counts, within), "total"
    found = headings_of(axis, counts, within)
    sort = sort or ("total" if len(found) > most else "")
    return sorted(found, key=row_order(groups, axis.name, columns, sort, within)), sort


def columns_shown(headings, axis, parts, most):
    """A page of the columns; pages are filled by count or from the latest on, and each is in its own order."""
    place = {heading.key: at for at, heading in enumerate(headings)}
    first = headings[::-1] if axis.is_in_time else sorted(headings, key=by_count)
    page = Paginator(first, most).get_page(parts.get(axis.part))
    page.object_list = sorted(page.object_list, key=lambda heading: place[heading.key])
    return AxisPage(axis, page)


def row_order(groups, rows, columns, sort, within):
    """The sort key of rows: most statements first, in total or in one of the `columns`; else they keep their order."""
    if sort == "total":
        return by_count
    for column in columns:
        if column.value == sort:
            statements = statements_counted([rows, column.axis.name], within)
            counts = AXES[rows].counts(groups.filter(**{column.axis.key: column.key}), statements)
            return lambda row: -counts.get(row.key, 0)
    return lambda row: 0


def statement_total(counts: QuerySet[Group] | QuerySet[EditionTheme]) -> int:
    """Statements in `counts`: groups, or rows of `EditionTheme` for one theme."""
    return counts.aggregate(n=Coalesce(Sum("statements"), 0))["n"]


def statements_counted(axes, within):
    """What to add up: with a theme on either side, only what is under it."""
    return Sum("themes__statements" if "theme" in {*axes, *within} else "statements")


def counts_by_pair(groups, rows, columns, within):
    """{(key of a row, key of a column): statements} of two AxisPages."""
    statements = statements_counted([rows.axis.name, columns.axis.name], within)
    over: Combinable = F(columns.axis.key)
    if rows.is_divided:  # these rows have few groups, but PostgreSQL would read all that the columns have
        over += 0  # which no index has
    drawn = groups.filter(**{f"{rows.axis.key}__in": [row.key for row in rows]}).alias(over=over)
    drawn = drawn.filter(over__in=[column.key for column in columns])
    found = drawn.order_by().values_list(rows.axis.key, columns.axis.key)
    return {(row, column): n for row, column, n in found.annotate(n=statements)}


def headings(
    groups: QuerySet[Group], axis: str, placed: QuerySet[EditionTheme] | None = None, **within: str
) -> list[Heading]:
    """The values of an axis that `groups` have, in their own order: people by family name, editions by year.

    Themes, and within a theme editions, can be counted on `placed` instead: the rows of `EditionTheme` for the groups.
    """
    dimension = AXES[axis]
    statements = statements_counted([axis], within)
    counts = dimension.counts(groups, statements) if placed is None else counted_on(placed, dimension)
    return headings_of(dimension, counts, within)


def headings_of(axis, counts, within):
    """Headings of {key: statements}, in the axis' own order."""
    return [Heading(axis, key, value, label, counts[key], within) for key, value, label in axis.named(counts)]


def counted_on(placed, axis):
    return dict(placed.order_by().values_list(axis.name).annotate(n=Sum("statements")))


def groups_under_theme(theme: Theme) -> QuerySet[Group]:
    """Published groups with statements under `theme`, for a grid with `theme=` within."""
    return Group.objects.published().filter(themes__theme=theme)


def related_themes(theme: Theme) -> list[Heading]:
    """Themes with statements that are also on `theme`, by the count of these; none for a group of themes."""
    if theme.broader_id is None:
        return []
    each = Func(F("themes"), function="unnest", output_field=IntegerField(), set_returning=True)
    together = dict(Row.objects.published().under(theme).values_list(each).annotate(n=Count("pk")))
    together.pop(theme.pk, None)
    return sorted(headings_of(AXES["theme"], together, {}), key=lambda other: (-other.count, other.label))


def first_and_latest(theme: Theme, editions: QuerySet[ForumEdition]) -> list[Statement]:
    """The first statement on `theme` and the latest, None where there is none; `editions` are those that have some."""
    days = sorted({edition.day for edition in editions})
    rows = Row.objects.published().under(theme).filter(day__in=[*days[:1], *days[-1:]])
    keys = list(rows.oldest_first().values_list("pk", flat=True)) if days else []
    ends = [*keys[:1], *keys[-1:]]
    found = Statement.objects.select_related("panel__edition__forum", "appearance__speaker").in_bulk(ends)
    return [found[key] for key in ends]
