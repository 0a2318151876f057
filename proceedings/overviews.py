"""Counts in two dimensions: who spoke on what, and when. Every count carries the search that lists its statements."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count, Expression, F, FilteredRelation, Q, Value
from django.urls import reverse

from proceedings.countries import country_name
from proceedings.models import WITHIN_EDITION
from proceedings.paths import edition_path, joined
from themes.choices import Decision

PLACED = FilteredRelation("theme_assignments", condition=Q(theme_assignments__decision=Decision.ACCEPTED))


def edition_address(path):
    return reverse("edition", args=path.split("/"))


def search_address(**conditions):
    return f"{reverse('search')}?{urlencode(conditions, safe='/')}"


@dataclass(frozen=True)
class Axis:
    """A dimension by which statements are counted; its name is the parameter of the search that narrows to a value."""

    name: str
    value: F | Expression  # as in the address
    label: F | Expression
    order: tuple = ()  # of the values, where the label does not give it
    shown: Callable = str  # label as found → as read
    page: Callable | None = None  # value → address of its own page

    def of(self, statements):
        """`statements` with `axis_…` columns, without those that have no value here."""
        columns = {f"{self.name}_value": self.value, f"{self.name}_label": self.label}
        columns |= {f"{self.name}_order_{number}": field for number, field in enumerate(self.order)}
        valued = statements.alias(placed=PLACED).annotate(**columns)
        return valued.exclude(**{f"{self.name}_value": None}).exclude(**{f"{self.name}_value": ""})

    @property
    def columns(self):
        return [f"{self.name}_value", f"{self.name}_label", *(f"{self.name}_order_{n}" for n in range(len(self.order)))]


def page_named(name):
    return lambda slug: reverse(name, args=[slug])


AXES = {
    axis.name: axis
    for axis in [
        Axis(
            "speaker", F("appearance__speaker__slug"), F("appearance__speaker__name"),
            order=(F("appearance__speaker__family_name"),), page=page_named("speaker"),
        ),
        Axis("country", F("appearance__speaker__country"), F("appearance__speaker__country"), shown=country_name),
        Axis(
            "theme", F("placed__theme__slug"), F("placed__theme__name"),
            order=(F("placed__theme__broader__position"), F("placed__theme__position")), page=page_named("theme"),
        ),
        Axis(
            "edition", edition_path("panel__edition__"),
            joined("panel__edition__forum__name", Value(" "), "panel__edition__slug"),
            order=(F("panel__edition__slug"),), page=edition_address,
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
class Row:
    heading: Heading
    cells: list[Cell]


@dataclass(frozen=True)
class Grid:
    columns: list[Heading]
    rows: list[Row]

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
        yield [corner, *(column.label for column in self.columns), "All statements"]
        for row in self.rows:
            yield [row.heading.label, *(cell.count for cell in row.cells), row.heading.count]


def grid(statements, rows, columns, **within):
    """How many of `statements` fall under each value of `rows` and of `columns`, both names of `AXES`.

    `within` is the search that finds `statements` themselves, e.g. `theme="air-defence"`. Three queries.
    """
    counts = pairs(statements, AXES[rows], AXES[columns])
    across = headings(statements, columns, **within)
    return Grid(
        across,
        [
            Row(down, [cell(counts, down, over, {rows: down.value, columns: over.value}, within) for over in across])
            for down in headings(statements, rows, **within)
        ],
    )


def cell(counts, row, column, values, within):
    count = counts.get((row.value, column.value), 0)
    return Cell(column, count, search_address(**within, **values) if count else "")


def pairs(statements, rows, columns):
    """{(row value, column value): statements}."""
    both = columns.of(rows.of(statements.order_by()))
    counted = both.values_list(f"{rows.name}_value", f"{columns.name}_value").annotate(n=Count("pk", distinct=True))
    return {(row, column): n for row, column, n in counted.order_by()}


def headings(statements, axis, **within):
    """The values of an axis that `statements` have, in their own order: people by family name, editions by year."""
    axis = AXES[axis]
    value, label, *order = axis.columns
    counted = axis.of(statements.order_by()).values(*axis.columns).annotate(n=Count("pk", distinct=True))
    return [heading(axis, row, within) for row in counted.order_by(*order, label, value)]


def heading(axis, row, within):
    value = row[f"{axis.name}_value"]
    return Heading(
        value,
        axis.shown(row[f"{axis.name}_label"]),
        axis.page(value) if axis.page else "",
        row["n"],
        search_address(**within, **{axis.name: value}),
    )


def related_themes(theme, statements):
    """Themes that stand on the same statements as `theme`, as (Heading, how often together), most often first.

    `statements` are those about `theme`; a group's own themes are not related to it.
    """
    own = {theme.slug, *theme.narrower.values_list("slug", flat=True)}
    together = [heading for heading in headings(statements, "theme") if heading.value not in own]
    return sorted(together, key=lambda heading: -heading.count)


def first_and_latest(statements):
    """The first mention and the latest, None where there is none."""
    shown = statements.select_related("panel__edition__forum", "appearance__speaker")
    first = shown.oldest_first().first()
    latest = shown.order_by("-panel__edition__slug", *(f"-{field}" for field in WITHIN_EDITION)).first()
    return first, latest
