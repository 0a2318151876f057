"""One short function per public page: find or 404, ask the querysets, render."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from proceedings.editorial import corrections
from proceedings.models import (
    STATEMENTS_PER_PAGE,
    Appearance,
    Correction,
    Figure,
    Forum,
    ForumEdition,
    Panel,
    SourceDocument,
    Statement,
    Takeaway,
)
from proceedings.outputs import citations
from proceedings.outputs.exports import csv_file
from proceedings.search.models import EditionTheme, Group, Row
from proceedings.statistics import charts, cited_figures, counts, crosstabs
from proceedings.statistics.edition_comparison import EditionComparison
from proceedings.views.page_cache import public_page
from themes.models import Theme

NUMBER = re.compile(r"[0-9]{1,9}")
PAGE_LENGTH = 20
LIST_LENGTH = 100
MAX_RELATED = 30  # themes that a theme's page names beside its own; the search has all
MATRIX_ROWS = {"speakers": "speaker", "countries": "country"}

MATRIX_WORDS = {  # caption of the table, and of its first column
    "speaker": (_("Statements by speaker and theme"), _("Speaker")),
    "country": (_("Statements by country and theme"), _("Country")),
}


def page_of(request, rows, length=PAGE_LENGTH, count=None):
    """`count` says how many rows there are, where that is known."""
    paginator = Paginator(rows, length)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))


def page_of_statements(request, rows, count):
    """The statements of the search's `rows`, the newest edition first: rows are narrow, and quick to put in order."""
    page = page_of(request, rows.published().latest_first().values_list("pk", flat=True), count=count)
    keys = list(page.object_list)
    statements = Statement.objects.for_display().in_bulk(keys)
    page.object_list = [statements[key] for key in keys]
    return page


def if_any(rows):
    """`rows` for display. Mostly there are none: to look takes a fraction of reading them with all that they show."""
    return rows.for_display() if rows.exists() else rows.none()


@public_page
def home(request):
    editions = counts.with_edition_totals(ForumEdition.objects.published().select_related("forum").latest_first())
    context = {"editions": list(editions[:6]), "groups": counts.groups_of_themes(), "archive": counts.archive_totals()}
    return render(request, "proceedings/home.html", context)


@public_page
def forums(request):
    forums = Forum.objects.published().select_related("organiser")
    editions = counts.with_edition_totals(ForumEdition.objects.published().latest_first())
    return render(request, "proceedings/forums.html", {"forums": forums, "editions": editions})


@public_page
def forum(request, forum):
    forum = get_object_or_404(Forum.objects.visible_to(request.user).select_related("organiser"), slug=forum)
    editions = ForumEdition.objects.visible_to(request.user).filter(forum=forum).select_related("forum")
    groups = Group.objects.published().filter(forum=forum)
    return render(
        request,
        "proceedings/forum.html",
        {
            "forum": forum,
            "editions": counts.with_edition_totals(editions.latest_first()),
            "themes": counts.themes_with_counts(EditionTheme.objects.published().filter(edition__forum=forum)),
            "speakers": counts.most_heard(groups, 12),
        },
    )


@public_page
def edition(request, forum, edition):
    editions = ForumEdition.objects.visible_to(request.user).select_related("forum__organiser")
    edition = get_object_or_404(editions, forum__slug=forum, slug=edition)
    return render(
        request,
        "proceedings/edition.html",
        {
            "edition": edition,
            "panels": counts.programme(edition),
            "takeaways": edition.takeaways.filter(panel=None).for_display() if edition.has_takeaways else [],
            "themes": counts.themes_with_counts(EditionTheme.objects.filter(edition=edition)),
            "sources": edition.sources.defer("text"),
            "neighbours": edition.neighbours(request.user),
            "releases": edition.releases.all(),
            "corrections": corrections.entries(edition.corrections),
        },
    )


@public_page
def forum_matrix(request, forum):
    forum = get_object_or_404(Forum.objects.published(), slug=forum)
    groups = Group.objects.published().filter(forum=forum)
    placed = EditionTheme.objects.published().filter(edition__forum=forum)
    return matrix(request, groups, placed, {"forum": forum}, forum=forum.slug)


@public_page
def edition_matrix(request, forum, edition):
    editions = ForumEdition.objects.published().select_related("forum")
    edition = get_object_or_404(editions, forum__slug=forum, slug=edition)
    context = {"edition": edition, "forum": edition.forum}
    groups, placed = Group.objects.filter(edition=edition), EditionTheme.objects.filter(edition=edition)
    return matrix(request, groups, placed, context, edition=edition.path)


def matrix(request, groups, placed, context, **within):
    """Speakers or countries by themes, as a page, or with `?format=csv` as a file."""
    rows = MATRIX_ROWS.get(request.GET.get("rows"), "speaker")
    caption, corner = MATRIX_WORDS[rows]
    sort = request.GET.get("sort")
    if request.GET.get("format") == "csv":
        whole = crosstabs.grid(groups, rows, "theme", placed=placed, sort=sort, most=None, **within)
        return csv_file(whole.as_rows(corner), "matrix.csv")
    grid = crosstabs.grid(groups, rows, "theme", placed=placed, sort=sort, parts=request.GET, **within)
    context |= {"grid": grid, "rows": rows, "caption": caption, "corner": corner}
    context["without_row"] = crosstabs.statement_total(groups) - grid.total
    return render(request, "proceedings/matrix.html", context)


@public_page
def changes(request, forum, edition):
    """Against the edition before, or the one that `?since=` names."""
    editions = ForumEdition.objects.published().filter(forum__slug=forum).select_related("forum").latest_first()
    edition = get_object_or_404(editions, slug=edition)
    others = editions.exclude(pk=edition.pk)
    since = others.filter(slug=request.GET.get("since", "")).first() or others.filter(slug__lt=edition.slug).first()
    context = {"edition": edition, "others": others}
    if since:
        context["changes"] = found = EditionComparison(edition, since)
        context["chart"] = charts.shifts(found.shifts, gettext("Percentage points gained or lost"))
    return render(request, "proceedings/changes.html", context)


@public_page
def figures(request):
    """Every figure cited, as a page, or with `?format=csv` as a file."""
    asked = cited_figures.FigureFilter(request.GET, Figure.objects.published().for_display())
    found = cited_figures.in_order_of(asked.qs, request.GET.get("sort"))
    if request.GET.get("format") == "csv":
        return csv_file(cited_figures.as_rows(found, request.build_absolute_uri), "figures.csv")
    context = {"filter": asked, "comparisons": cited_figures.side_by_side(found)}
    context |= {"page": page_of(request, found, LIST_LENGTH), "sorts": cited_figures.SORT_LABELS.items()}
    return render(request, "proceedings/figures.html", context)


@public_page
def panel(request, forum, edition, panel):
    panels = Panel.objects.visible_to(request.user).select_related("edition__forum")
    panel = get_object_or_404(panels, edition__forum__slug=forum, edition__slug=edition, slug=panel)
    if "statement" in request.GET:
        return redirect(part_with(panel, request.GET["statement"]))
    panels = list(panel.edition.panels.all())
    return render(
        request,
        "proceedings/panel.html",
        {
            "panel": panel,
            "edition": panel.edition,
            "appearances": citations.sitting_on(panel),
            "takeaways": panel.takeaways.for_display() if panel.has_takeaways else [],
            "page": part_of(request, panel),
            "sources": SourceDocument.objects.of_panel(panel),
            "panels": panels,
            "neighbours": neighbours(panels, panel),
            "corrections": corrections.entries(Correction.objects.of_panel(panel)),
        },
    )


def part_of(request, panel):
    """A page of the panel's statements, each with the appearance that is known of the panel already."""
    page = page_of(request, panel.statements.all(), STATEMENTS_PER_PAGE)
    page.object_list = list(page.object_list)
    appearances = {appearance.pk: appearance for appearance in citations.sitting_on(panel)}
    for statement in page.object_list:
        statement.appearance = appearances.get(statement.appearance_id)
    return page


def part_with(panel, number):
    """The part of the panel's page that has the statement of this number, the first where none has."""
    number = int(number) if NUMBER.fullmatch(number) else None
    statement = panel.statements.filter(number=number).select_related("panel__edition__forum").first()
    return f"{panel.get_absolute_url()}?page={statement.page_number if statement else 1}"


def neighbours(items, item):
    """Those before and after `item` in `items`, None at an end."""
    at = items.index(item)
    return items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None


@public_page
def statement(request, forum, edition, panel, statement):
    statement = get_object_or_404(
        Statement.objects.visible_to(request.user).for_display().prefetch_related("also_in"),
        panel__edition__forum__slug=forum,
        panel__edition__slug=edition,
        panel__slug=panel,
        slug=statement,
    )
    return render(
        request,
        "proceedings/statement.html",
        {
            "statement": statement,
            "panel": statement.panel,
            "edition": statement.panel.edition,
            "corrections": corrections.entries(Correction.objects.filter(number=statement.number)),
        },
    )


@require_safe
def numbers(request):
    """What stands before a permanent address: not a list of its own, the search has every statement."""
    return redirect("search")


@require_safe
def cite(request, number):
    """The permanent address of a statement, or of a takeaway that was corrected."""
    statements = Statement.objects.visible_to(request.user).select_related("panel__edition__forum")
    takeaways = Takeaway.objects.visible_to(request.user).for_citing()
    return redirect(statements.filter(number=number).first() or get_object_or_404(takeaways, number=number))


@public_page
def version(request, number, version):
    """What stood there before it was corrected; the number after the last leads to what stands there now."""
    earlier = Correction.objects.visible_to(request.user).filter(number=number)
    if version == 1 + Correction.objects.filter(number=number).count():
        return redirect("cite", number)
    correction = get_object_or_404(earlier.select_related("edition__forum", "panel__edition__forum"), version=version)
    entry = next(iter(corrections.entries(earlier.filter(version=version))), None)
    context = {"correction": correction, "edition": correction.edition, "entry": entry}
    return render(request, "proceedings/version.html", context)


@public_page
def speakers(request):
    found = counts.with_edition_count(counts.with_latest_post(counts.published_speakers()))
    page = page_of(request, found, LIST_LENGTH)
    return render(request, "speakers/speakers.html", {"page": page})


@public_page
def speaker(request, slug):
    speaker: Any = get_object_or_404(counts.with_appearances(counts.published_speakers()), slug=slug)
    groups = Group.objects.published().filter(speaker=speaker)
    grid = crosstabs.grid(groups, "theme", "edition", parts=request.GET, speaker=speaker.slug)
    return render(
        request,
        "speakers/speaker.html",
        {
            "speaker": speaker,
            "affiliations": speaker.affiliations.without_appearance().select_related("organisation"),
            "grid": grid,
            "chart": charts.columns(grid.column_totals, gettext("Statements by edition")),
            "page": page_of_statements(request, Row.objects.filter(group__speaker=speaker), speaker.statement_count),
        },
    )


@public_page
def organisations(request):
    page = page_of(request, counts.with_speaker_count(counts.published_organisations()), LIST_LENGTH)
    return render(request, "speakers/organisations.html", {"page": page})


@public_page
def organisation(request, slug):
    organisations = counts.published_organisations().prefetch_related("names")
    organisation = get_object_or_404(organisations, slug=slug)
    groups = Group.objects.published().filter(organisation=organisation)
    return render(
        request,
        "speakers/organisation.html",
        {
            "organisation": organisation,
            "forums": Forum.objects.published().filter(organiser=organisation),
            "appearances": Appearance.objects.published()
            .filter(affiliation__organisation=organisation)
            .for_display()
            .latest_first(),
            "people": crosstabs.grid(groups, "speaker", "edition", parts=request.GET, organisation=slug),
            "themes": crosstabs.grid(groups, "theme", "edition", parts=request.GET, organisation=slug),
            "page": page_of_statements(
                request, Row.objects.filter(group__organisation=organisation), organisation.statement_count
            ),
        },
    )


@public_page
def themes(request):
    return render(request, "themes/themes.html", {"groups": counts.groups_of_themes()})


@public_page
def theme(request, slug):
    theme = get_object_or_404(Theme.objects.select_related("broader").prefetch_related("names"), slug=slug)
    placed = EditionTheme.objects.published().filter(theme=theme)
    page = page_of_statements(request, Row.objects.under(theme), crosstabs.statement_total(placed))
    groups = crosstabs.groups_under_theme(theme)
    grid = crosstabs.grid(groups, "speaker", "edition", placed=placed, parts=request.GET, theme=theme.slug)
    figures_cited = if_any(Figure.objects.published().about_any_of([theme]))
    return render(
        request,
        "themes/theme.html",
        {
            "theme": theme,
            "narrower": counts.narrower_themes(theme),
            "mentions": crosstabs.first_and_latest(theme, ForumEdition.objects.filter(pk__in=placed.values("edition"))),
            "grid": grid,
            "chart": charts.columns(grid.column_totals, gettext("Statements by edition")),
            "unattributed": page.paginator.count - grid.total,
            "figures": cited_figures.in_order_of(figures_cited, "amount"),
            "related": crosstabs.related_themes(theme),
            "max_related": MAX_RELATED,
            "takeaways": if_any(Takeaway.objects.published().about_any_of([theme])),
            "page": page,
        },
    )


@require_safe
def feeds(request):
    """Where the archive can be followed, and taken along as data."""
    return render(request, "proceedings/feeds.html")
