"""How each facet narrows statements, and how its values are counted.

A facet's counts leave out its own selection and keep all others, so they tell what choosing a value would give.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Expression, F, TextField, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Substr

from proceedings.countries import country_name, language_name
from proceedings.models import StatementTheme
from themes.models import Theme


@dataclass(frozen=True)
class Counted:
    """A value of a facet: as in the address, as read, and how many statements have it."""

    value: str
    label: str
    count: int
    broader: str = ""  # of a theme: its group


@dataclass(frozen=True)
class Column:
    """A facet whose value can be read off a statement's own panel and appearance."""

    value: F | Expression  # as in the address
    label: F | Expression  # as found in the record
    shown: Callable = str  # label as found → as read
    newest_first: bool = False

    def narrowed(self, statements, values):
        return statements.alias(facet_value=self.value).filter(facet_value__in=values)

    def counted(self, statements):
        rows = (
            statements.order_by()
            .annotate(facet_value=self.value, facet_label=self.label)
            .exclude(facet_value=None)
            .exclude(facet_value="")
            .values_list("facet_value", "facet_label")
            .annotate(found=Count("pk"))
            .order_by("-facet_value" if self.newest_first else "-found", "facet_label", "facet_value")
        )
        return [Counted(value, self.shown(label), found) for value, label, found in rows]


@dataclass(frozen=True)
class ThemeColumn:
    """Themes: a statement has several, in two levels; a group counts the statements of its themes once each."""

    def narrowed(self, statements, values):
        return statements.about_any_of(Theme.objects.filter(slug__in=values))

    def counted(self, statements):
        """Each group followed by its themes."""
        placed = StatementTheme.objects.accepted().filter(statement__in=statements.order_by().values("pk")).order_by()
        groups = placed.values_list("theme__broader__slug", "theme__broader__name")
        groups = groups.annotate(found=Count("statement", distinct=True)).order_by("-found", "theme__broader__name")
        themes = placed.values_list("theme__slug", "theme__name", "theme__broader__slug")
        themes = themes.annotate(found=Count("statement")).order_by("-found", "theme__name", "theme__slug")
        within = defaultdict(list)
        for slug, name, group, found in themes:
            within[group].append(Counted(slug, name, found, group or ""))
        upper = [[Counted(slug, name, found)] if slug else [] for slug, name, found in groups]
        return [each for (slug, *_), group in zip(groups, upper, strict=True) for each in (*group, *within[slug])]


def joined(*parts):
    return Concat(*parts, output_field=TextField())


def filled(*fields):
    """The first of `fields` that is not blank."""
    return Coalesce(*(NullIf(name, Value("")) for name in fields), output_field=TextField())


EDITION_PATH = joined("panel__edition__forum__slug", Value("/"), "panel__edition__slug")
PANEL_TITLE = filled("panel__title", "panel__label_as_printed", "panel__slug")

FACETS = {
    "theme": ThemeColumn(),
    "speaker": Column(F("appearance__speaker__slug"), F("appearance__speaker__name")),
    "organisation": Column(
        F("appearance__affiliation__organisation__slug"), F("appearance__affiliation__organisation__name")
    ),
    "country": Column(F("appearance__speaker__country"), F("appearance__speaker__country"), country_name),
    "forum": Column(F("panel__edition__forum__slug"), F("panel__edition__forum__name")),
    "edition": Column(
        EDITION_PATH, joined("panel__edition__forum__name", Value(" "), "panel__edition__slug"), newest_first=True
    ),
    "panel": Column(
        joined(EDITION_PATH, Value("/"), "panel__slug"),
        joined(PANEL_TITLE, Value(" ("), "panel__edition__slug", Value(")")),
    ),
    "year": Column(Substr("panel__edition__slug", 1, 4), Substr("panel__edition__slug", 1, 4), newest_first=True),
    "language": Column(F("language"), F("language"), language_name),
}


def narrowed(statements, values, *, but=None):
    """`statements` within the values chosen of each facet, `but` one facet."""
    for name, chosen in values.items():
        if chosen and name != but:
            statements = FACETS[name].narrowed(statements, chosen)
    return statements
