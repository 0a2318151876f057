"""One short function per public page: find or 404, ask the querysets, render."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from proceedings import counts
from proceedings.models import Appearance, Forum, ForumEdition, Panel, Statement, Takeaway
from themes.models import Theme

PAGE_LENGTH = 20
LIST_LENGTH = 100


def page_of(request, rows, length=PAGE_LENGTH):
    return Paginator(rows, length).get_page(request.GET.get("page"))


@require_safe
def home(request):
    published = Statement.objects.published()
    editions = ForumEdition.objects.published().select_related("forum").with_counts().latest_first()
    return render(
        request,
        "proceedings/home.html",
        {"editions": editions[:6], "groups": counts.groups_of_themes(published), "archive": counts.of_the_archive()},
    )


@require_safe
def forums(request):
    forums = Forum.objects.published().select_related("organiser")
    editions = ForumEdition.objects.published().with_counts().latest_first()
    return render(request, "proceedings/forums.html", {"forums": forums, "editions": editions})


@require_safe
def forum(request, forum):
    forum = get_object_or_404(Forum.objects.visible_to(request.user).select_related("organiser"), slug=forum)
    editions = ForumEdition.objects.visible_to(request.user).filter(forum=forum).select_related("forum").with_counts()
    statements = Statement.objects.published().filter(panel__edition__forum=forum)
    return render(
        request,
        "proceedings/forum.html",
        {
            "forum": forum,
            "editions": editions.latest_first(),
            "themes": counts.themes_of(statements),
            "speakers": counts.speakers_of(statements)[:12],
        },
    )


@require_safe
def edition(request, forum, edition):
    editions = ForumEdition.objects.visible_to(request.user).select_related("forum__organiser")
    edition = get_object_or_404(editions, forum__slug=forum, slug=edition)
    statements = Statement.objects.filter(panel__edition=edition)
    return render(
        request,
        "proceedings/edition.html",
        {
            "edition": edition,
            "panels": edition.panels.with_counts(),
            "appearances": Appearance.objects.filter(panel__edition=edition).for_display().by_panel(),
            "takeaways": edition.takeaways.filter(panel=None).for_display(),
            "themes": counts.themes_of(statements),
            "sources": edition.sources.defer("text"),
            "neighbours": edition.neighbours(request.user),
        },
    )


@require_safe
def panel(request, forum, edition, panel):
    panels = Panel.objects.visible_to(request.user).select_related("edition__forum")
    panel = get_object_or_404(panels, edition__forum__slug=forum, edition__slug=edition, slug=panel)
    return render(
        request,
        "proceedings/panel.html",
        {
            "panel": panel,
            "edition": panel.edition,
            "appearances": panel.appearances.for_display(),
            "takeaways": panel.takeaways.for_display(),
            "statements": panel.statements.for_display(),
            "panels": panel.edition.panels.all(),
        },
    )


@require_safe
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
        },
    )


@require_safe
def numbers(request):
    """What stands before a permanent address: not a list of its own, the search has every statement."""
    return redirect("search")


@require_safe
def cite(request, number):
    """The permanent address of a statement."""
    statements = Statement.objects.visible_to(request.user).select_related("panel__edition__forum")
    return redirect(get_object_or_404(statements, number=number))


@require_safe
def speakers(request):
    page = page_of(request, counts.for_lists(counts.published_speakers()), LIST_LENGTH)
    return render(request, "speakers/speakers.html", {"page": page})


@require_safe
def speaker(request, slug):
    speaker = get_object_or_404(counts.for_lists(counts.published_speakers()), slug=slug)
    statements = Statement.objects.published().by_any_of([speaker])
    return render(
        request,
        "speakers/speaker.html",
        {
            "speaker": speaker,
            "affiliations": speaker.affiliations.without_appearance().select_related("organisation"),
            "themes": counts.themes_of(statements),
            "page": page_of(request, statements.latest_first().for_display()),
        },
    )


@require_safe
def organisations(request):
    page = page_of(request, counts.published_organisations(), LIST_LENGTH)
    return render(request, "speakers/organisations.html", {"page": page})


@require_safe
def organisation(request, slug):
    organisations = counts.published_organisations().prefetch_related("names")
    organisation = get_object_or_404(organisations, slug=slug)
    statements = Statement.objects.published().filter(appearance__affiliation__organisation=organisation)
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
            "themes": counts.themes_of(statements),
            "page": page_of(request, statements.latest_first().for_display()),
        },
    )


@require_safe
def themes(request):
    groups = counts.groups_of_themes(Statement.objects.published())
    return render(request, "themes/themes.html", {"groups": groups})


@require_safe
def theme(request, slug):
    theme = get_object_or_404(Theme.objects.select_related("broader").prefetch_related("names"), slug=slug)
    statements = Statement.objects.published().about_any_of([theme])
    return render(
        request,
        "themes/theme.html",
        {
            "theme": theme,
            "narrower": counts.themes_of(statements).filter(broader=theme),
            "speakers": counts.speakers_of(statements),
            "editions": counts.editions_of(statements),
            "takeaways": Takeaway.objects.published().about_any_of([theme]).for_display(),
            "page": page_of(request, statements.latest_first().for_display()),
        },
    )
