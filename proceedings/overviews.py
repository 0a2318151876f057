"""Counts in two dimensions: who spoke on what, and when. Every count carries the search that lists its statements.

All are sums over the search's groups, of which there are far fewer than statements: no page counts statements.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count, Expression, F, Func, IntegerField, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proceedings.countries import country_name
from proceedings.languages import place_in_lists, shown_name
from proceedings.models import ForumTranslation, Statement
from proceedings.paths import edition_path, joined
from proceedings.search.models import Group, Row
from proceedings.translations import ARCHIVE_LANGUAGE, is_readers
from themes.models import Theme


def edition_address(path):
    return reverse("edition", args=path.split("/"))


def forum_name(path):
    """As `str()` of a forum has it; `path` leads to it."""
    own = F(f"{path}__name")
    if is_readers(ARCHIVE_LANGUAGE):
        return own
    translations = ForumTranslation.objects.filter(forum=OuterRef(path), language=get_language()).exclude(name="")
    return Coalesce(Subquery(translations.values("name")), own)


def search_address(**conditions):
    return f"{reverse('search')}?{urlencode(conditions, safe='/')}"


@dataclass(frozen=True)
class Axis:
    """A dimension by which statements are counted; its name is the parameter of the search that narrows to a value."""

    name: str
    value: F | Expression  # as in the address
    label: Callable  # → F | Expression, in the reader's language
    order: Callable = tuple  # → F | Expression of the values, where the label does not give it
    shown: Callable = str  # label as found → as read
    page: Callable | None = None  # value → address of its own page

    def of(self, groups):
        """`groups` with `axis_…` columns, without those that have no value here."""
        columns = {f"{self.name}_value": self.value, f"{self.name}_label": self.label()}
        columns |= {f"{self.name}_order_{number}": field for number, field in enumerate(self.order())}
        valued = groups.annotate(**columns)
        return valued.exclude(**{f"{self.name}_value": None}).exclude(**{f"{self.name}_value": ""})

    @property
    def columns(self):
        return [
            f"{self.name}_value",
            f"{self.name}_label",
            *(f"{self.name}_order_{n}" for n in range(len(self.order()))),
        ]


def page_named(name):
    return lambda slug: reverse(name, args=[slug])


AXES = {
    axis.name: axis
    for axis in [
        Axis(
            "speaker", F("speaker__slug"), lambda: shown_name("speaker__"),
            order=lambda: [place_in_lists("speaker__")], page=page_named("speaker"),
        ),
        Axis("country", F("country"), lambda: F("country"), shown=country_name),
        Axis(
            "theme", F("themes__theme__slug"), lambda: shown_name("themes__theme__"),
            order=lambda: [F("themes__theme__broader__position"), F("themes__theme__position")],
            page=page_named("theme"),
        ),
        Axis(
            "edition", edition_path("edition__"),
            lambda: joined(forum_name("edition__forum"), Value(" "), "edition__slug"),
            order=lambda: [F("edition__slug")], page=edition_address,
        ),
    ]
}  # fmt: skip


@dataclass(frozen=True)
class Heading:
    """A value of an axis: as in the address, as read, its own page, and all its statements."""

    value: str
    label: str
    page: str
    count: int
    address: str  # of the search that lists them


@dataclass(frozen=True)
class Cell:
    heading: Heading  # of its column
    count: int
    address: str  # empty where there is nothing to list


@dataclass(frozen=True)
class GridRow:
    heading: Heading
    cells: list[Cell]


@dataclass(frozen=True)
class Grid:
    columns: list[Heading]
    rows: list[GridRow]

    def sorted_by(self, key):
        """By the `total`, or by the column whose value `key` is, most first; by anything else, as it stands."""
        if key == "total":
            return replace(self, rows=sorted(self.rows, key=lambda row: -row.heading.count))
        place = next((at for at, column in enumerate(self.columns) if column.value == key), None)
        if place is None:
            return self
        return replace(self, rows=sorted(self.rows, key=lambda row: -row.cells[place].count))

    @property
    def total(self):
        """Statements in all rows together, where each has at most one row."""
        return sum(row.heading.count for row in self.rows)

    @property
    def column_totals(self):
        """(label, count) of each column."""
        return [(column.label, column.count) for column in self.columns]

    def as_rows(self, corner):
        """A heading that begins with `corner`, then a row of counts for each row, for a CSV file."""
        yield [corner, *(column.label for column in self.columns), _("All statements")]
        for row in self.rows:
            yield [row.heading.label, *(cell.count for cell in row.cells), row.heading.count]


def grid(groups, rows, columns, **within):
    """How many statements of `groups` fall under each value of `rows` and of `columns`, both names of `AXES`.

    `within` is the search that finds all these statements, e.g. `theme="air-defence"`. Three queries.
    """
    counts = pairs(groups, AXES[rows], AXES[columns], within)
    across = headings(groups, columns, **within)

    def cell(down, over):
        count = counts.get((down.value, over.value), 0)
        return Cell(over, count, search_address(**within, **{rows: down.value, columns: over.value}) if count else "")

    return Grid(
        across,
        [GridRow(down, [cell(down, over) for over in across]) for down in headings(groups, rows, **within)],
    )


def size(groups):
    """Statements in `groups`."""
    return groups.aggregate(n=Coalesce(Sum("statements"), 0))["n"]


def counted(groups, axes, within):
    """`groups` for counting by `axes`, and what to add up: with a theme on either side, only what is under it."""
    if "theme" not in {*axes, *within}:
        return groups, Sum("statements")
    if "theme" in axes:  # of the two levels, statements are placed under the lower
        groups = groups.filter(themes__theme__broader__isnull=False)
    return groups, Sum("themes__statements")


def pairs(groups, rows, columns, within):
    """{(row value, column value): statements}."""
    groups, statements = counted(groups, [rows.name, columns.name], within)
    both = columns.of(rows.of(groups)).values_list(f"{rows.name}_value", f"{columns.name}_value")
    return {(row, column): n for row, column, n in both.annotate(n=statements).order_by()}


def headings(groups, axis, **within):
    """The values of an axis that `groups` have, in their own order: people by family name, editions by year."""
    groups, statements = counted(groups, [axis], within)
    axis = AXES[axis]
    value, label, *order = axis.columns
    found = axis.of(groups).values(*axis.columns).annotate(n=statements)
    return [heading(axis, row, within) for row in found.order_by(*order, label, value)]


def heading(axis, row, within):
    value = row[f"{axis.name}_value"]
    return Heading(
        value,
        axis.shown(row[f"{axis.name}_label"]),
        axis.page(value) if axis.page else "",
        row["n"],
        search_address(**within, **{axis.name: value}),
    )


def under_theme(theme):
    """Published groups with statements under `theme`, for a grid with `theme=` within."""
    return Group.objects.published().filter(themes__theme=theme)


def related_themes(theme):
    """[(theme, with how many statements it stands on together with `theme`)], most often first.

    A group of themes and its own themes are not related.
    """
    each = Func(F("themes"), function="unnest", output_field=IntegerField(), set_returning=True)
    together = dict(Row.objects.published().under(theme).values_list(each).annotate(n=Count("pk")))
    others = Theme.objects.within_groups().filter(pk__in=together).exclude(pk=theme.pk).exclude(broader=theme)
    return sorted(((other, together[other.pk]) for other in others), key=lambda pair: (-pair[1], pair[0].name))


def first_and_latest(theme):
    """The first statement on `theme` and the latest, None where there is none."""
    rows = Row.objects.published().under(theme).oldest_first().values_list("pk", flat=True)
    ends = rows.first(), rows.reverse().first()
    found = Statement.objects.select_related("panel__edition__forum", "appearance__speaker").in_bulk(filter(None, ends))
    return tuple(map(found.get, ends))
