"""The cells of a grid, of which a page has up to 1,600: a template takes twenty times as long to draw them."""

from urllib.parse import urlencode

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

register = template.Library()


def markup(pieces):
    return mark_safe("".join(pieces))  # noqa: S308  each is escaped below


@register.simple_tag
def grid_head(grid, sorted_by=None):
    """A cell for each column. `sorted_by`, the page's address without a sort, makes them links that sort by it."""
    sort_by = _("Sort by %(label)s")
    return markup(head(column, grid.sort, sorted_by, sort_by) for column in grid.columns)


def head(column, sort, sorted_by, sort_by):
    label = escape(column.label)
    if sorted_by:
        address = escape(f"{sorted_by}{'' if sorted_by == '?' else '&'}{urlencode({'sort': column.value})}")
        title = sort_by % {"label": label}
        label = f'<a href="{address}" title="{title}">{label}</a>'
    elif column.page:
        label = f'<a href="{column.page}">{label}</a>'
    current = ' aria-sort="descending"' if sorted_by and sort == column.value else ""
    return f'<th scope="col"{current}><span>{label}</span></th>'


@register.simple_tag
def grid_body(grid):
    """A row for each of the grid's: its name, a count for each column that has one, and all its statements."""
    columns = [(column.key, escape(column.label), escape("&" + column.condition)) for column in grid.columns]
    all_of = _("%(count)s: all of %(label)s")
    return markup(part for row in grid.rows for part in body_row(row, columns, grid.counts, all_of))


def body_row(row, columns, counts, all_of):
    label, address = escape(row.label), escape(row.address)
    name = f'<a href="{row.page}">{label}</a>' if row.page else label
    yield f'<tr><th scope="row">{name}</th>'
    for key, column, condition in columns:
        count = counts.get((row.key, key))
        yield counted(count, address + condition, f"{count}: {label}, {column}") if count else "<td></td>"
    yield counted(row.count, address, all_of % {"count": row.count, "label": label}) + "</tr>"


@register.simple_tag
def grid_foot(grid):
    """All statements of each column."""
    all_of = _("%(count)s: all of %(label)s")
    return markup(
        counted(each.count, escape(each.address), all_of % {"count": each.count, "label": escape(each.label)})
        for each in grid.columns
    )


def counted(count, address, label):
    """`address` and `label` come escaped."""
    return f'<td><a href="{address}" data-count="{count}" aria-label="{label}">{count}</a></td>'
