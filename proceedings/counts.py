"""Speakers, organisations and themes as the published record has them, with counts."""

from django.db.models import Count, Max, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from proceedings.models import Appearance, Forum, ForumEdition, Panel, Statement, StatementTheme
from speakers.models import Organisation, Speaker
from themes.models import Theme


def published_speakers():
    """Speakers who sat on a published panel, by family name, with `statement_count` and `edition_count`."""
    public = Q(appearances__panel__edition__in=ForumEdition.objects.published())
    seen = Appearance.objects.published().values("speaker")
    return (
        Speaker.objects.filter(pk__in=seen)
        .annotate(
            statement_count=Count("appearances__statements", filter=public, distinct=True),
            edition_count=Count("appearances__panel__edition", filter=public, distinct=True),
        )
        .order_by("family_name", "name", "pk")
    )


def for_lists(speakers):
    """`speakers` with their further names, and `public_appearances`, the newest first."""
    newest_first = (
        Appearance.objects.published()
        .select_related("affiliation__organisation", "panel__edition__forum")
        .order_by("-panel__edition__opens_on", "-panel__edition__slug", "panel__position", "pk")
    )
    return speakers.prefetch_related("names", Prefetch("appearances", newest_first, to_attr="public_appearances"))


def published_organisations():
    """Organisations for which somebody spoke, or which organise a forum, with `speaker_count` and `statement_count`."""
    public = Q(affiliations__appearances__panel__edition__in=ForumEdition.objects.published())
    seen = Appearance.objects.published().values("affiliation__organisation")
    organising = Forum.objects.published().values("organiser")
    return (
        Organisation.objects.filter(Q(pk__in=seen) | Q(pk__in=organising))
        .annotate(
            speaker_count=Count("affiliations__speaker", filter=public, distinct=True),
            statement_count=Count("affiliations__appearances__statements", filter=public, distinct=True),
        )
        .order_by("name", "pk")
    )


def statements_under_theme(statements):
    """How many of `statements` a theme has, by its own index: counting all with a filter took minutes at 100,000."""
    placed = StatementTheme.objects.accepted().filter(statement__in=statements.order_by().values("pk"))
    of_theme = placed.filter(theme=OuterRef("pk")).order_by().values("theme")
    return Coalesce(Subquery(of_theme.annotate(count=Count("pk")).values("count")), 0)


def themes_of(statements):
    """Themes of `statements`, most spoken about first, with `statement_count`."""
    counted = statements_under_theme(statements)
    return (
        Theme.objects.within_groups()
        .annotate(statement_count=counted)
        .filter(statement_count__gt=0)
        .order_by("-statement_count", "name", "pk")
    )


def groups_of_themes(statements):
    """All groups in order, each with `counted_themes`: its themes with how many of `statements` they have."""
    counted = statements_under_theme(statements)
    themes = Theme.objects.annotate(statement_count=counted).order_by("position", "pk")
    return Theme.objects.groups().prefetch_related(Prefetch("narrower", themes, to_attr="counted_themes"))


def speakers_of(statements):
    """Who made `statements`, most first, with `statement_count` and `last_edition` (its slug)."""
    made = Q(appearances__statements__in=statements.order_by().values("pk"))
    return (
        Speaker.objects.annotate(
            statement_count=Count("appearances__statements", filter=made, distinct=True),
            last_edition=Max("appearances__panel__edition__slug", filter=made),
        )
        .filter(statement_count__gt=0)
        .order_by("-statement_count", "family_name", "pk")
    )


def editions_of(statements):
    """Editions at which `statements` were made, newest first, with `statement_count`."""
    made = Q(panels__statements__in=statements.order_by().values("pk"))
    return (
        ForumEdition.objects.annotate(statement_count=Count("panels__statements", filter=made, distinct=True))
        .filter(statement_count__gt=0)
        .select_related("forum")
        .latest_first()
    )


def of_the_archive():
    """How much there is to read, by kind."""
    return {
        "editions": ForumEdition.objects.published().count(),
        "panels": Panel.objects.published().count(),
        "speakers": Appearance.objects.published().aggregate(n=Count("speaker", distinct=True))["n"],
        "statements": Statement.objects.published().count(),
    }
