"""Figures as readers compare them: filtered, sorted, side by side."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

from django.db.models import F
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet

from proceedings.i18n.languages import place_in_lists, shown_name
from proceedings.models import Figure, ForumEdition
from themes.models import Theme

COLUMNS = [
    "subject", "edition", "qualifier", "quantity", "quantity_to", "unit", "as_printed", "speaker", "statement", "url",
]  # fmt: skip
SPEAKER = "statement__appearance__speaker__"
SORTS: dict[str, list[str | OrderBy]] = {
    "subject": ["subject", "-statement__panel__edition__slug"],
    "newest": ["-statement__panel__edition__slug", "statement__number", "position"],
    "amount": ["unit", F("quantity").desc(nulls_last=True), "subject"],
}


SORT_LABELS = {"subject": _("subject"), "newest": _("newest"), "amount": _("amount"), "speaker": _("speaker")}


def published_themes():
    used = Figure.objects.published().values("statement__themes")
    themes = Theme.objects.filter(pk__in=used).annotate(shown=shown_name())
    return themes.order_by("shown", "pk").values_list("slug", "shown")


def published_editions():
    used = ForumEdition.objects.filter(pk__in=Figure.objects.published().values("statement__panel__edition"))
    return [(edition.path, str(edition)) for edition in used.select_related("forum").latest_first()]


def published_speakers():
    named = Figure.objects.published().exclude(statement__appearance__speaker=None)
    named = named.annotate(place=place_in_lists(SPEAKER), shown=shown_name(SPEAKER))
    found = named.order_by("place").values_list("place", SPEAKER + "slug", "shown").distinct()
    return [(slug, shown) for _place, slug, shown in found]


def published_units():
    units = Figure.objects.published().exclude(unit="").order_by("unit").values_list("unit", flat=True).distinct()
    return [(unit, unit) for unit in units]


class FigureFilter(FilterSet):
    """The parameters of `/figures/`, one value each; a value that no figure has is reported and ignored."""

    theme = ChoiceFilter(label=_("Theme"), choices=published_themes, method="about", empty_label=_("any"))
    edition = ChoiceFilter(label=_("Edition"), choices=published_editions, method="at", empty_label=_("any"))
    speaker = ChoiceFilter(SPEAKER + "slug", label=_("Speaker"), choices=published_speakers, empty_label=_("anybody"))
    unit = ChoiceFilter("unit", label=_("Unit"), choices=published_units, empty_label=_("any"))

    class Meta:
        model = Figure
        fields: list[str] = []

    def about(self, figures, name, slug):
        return figures.about_any_of(Theme.objects.filter(slug=slug))

    def at(self, figures, name, path):
        forum, edition = path.split("/")
        return figures.filter(statement__panel__edition__forum__slug=forum, statement__panel__edition__slug=edition)


def in_order_of(figures, sort):
    if sort == "speaker":
        return figures.order_by(place_in_lists(SPEAKER).asc(nulls_last=True), "subject", "pk")
    return figures.order_by(*SORTS.get(sort, SORTS["subject"]), "pk")


@dataclass(frozen=True)
class FigureComparison:
    """Figures in one unit on one theme, the smallest first: what differs between them is for the reader to judge."""

    theme: Theme
    unit: str
    figures: list[Figure]


def side_by_side(figures):
    """Comparisons among `figures` (as of `for_display`) in which speakers put the amount differently.

    The theme and the unit bring figures together, since each speaker words the subject in their own way.
    """
    groups = defaultdict(list)
    for figure in figures:
        if figure.quantity is not None and figure.statement.appearance:
            for theme in figure.statement.accepted_themes:
                groups[theme, figure.unit].append(figure)
    compared = [
        FigureComparison(theme, unit, by_size(group)) for (theme, unit), group in groups.items() if differ(group)
    ]
    return sorted(compared, key=lambda each: (-len(each.figures), str(each.theme), each.unit))


def by_size(figures):
    return sorted(figures, key=lambda figure: (figure.quantity, figure.pk))


def differ(figures):
    """Whether more than one speaker gives them, and not all alike."""
    speakers = {figure.statement.appearance.speaker_id or figure.statement.appearance.name for figure in figures}
    return len(speakers) > 1 and len({figure.amount for figure in figures}) > 1


def as_rows(figures, absolute):
    """A heading, then a row for each of `figures`, for a CSV file."""
    return chain([COLUMNS], (row(figure, absolute) for figure in figures))


def row(figure, absolute):
    statement = figure.statement
    return [
        figure.subject, statement.panel.edition.path, figure.qualifier, figure.quantity, figure.quantity_to,
        figure.unit, figure.as_printed, statement.appearance.name if statement.appearance else "", statement.number,
        absolute(statement.get_cite_url()),
    ]  # fmt: skip
