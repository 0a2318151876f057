"""Speakers, organisations and themes as the published record has them, with counts.

Statements are counted as sums over the search's groups, of which there are far fewer.
"""

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from proceedings.languages import place_in_lists
from proceedings.models import Appearance, Forum, ForumEdition, Panel
from proceedings.search.models import Group
from speakers.models import Organisation, Speaker
from themes.models import Theme


def counted(rows, key, expression):
    """`expression` over those of `rows` whose `key` is the row it is annotated on: no join multiplies another."""
    of_row = rows.filter(**{key: OuterRef("pk")}).order_by().values(key)
    return Coalesce(Subquery(of_row.annotate(counted=expression).values("counted")), 0)


def statement_count(groups, key):
    return counted(groups, key, Sum("statements"))


def published_speakers():
    """Speakers who sat on a published panel, by family name, with `statement_count` and `edition_count`."""
    seen = Appearance.objects.published()
    return (
        Speaker.objects.filter(pk__in=seen.values("speaker"))
        .annotate(
            statement_count=statement_count(Group.objects.published(), "speaker"),
            edition_count=counted(seen, "speaker", Count("panel__edition", distinct=True)),
        )
        .order_by(place_in_lists(), "pk")
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
    seen = Appearance.objects.published()
    organising = Forum.objects.published().values("organiser")
    return (
        Organisation.objects.filter(Q(pk__in=seen.values("affiliation__organisation")) | Q(pk__in=organising))
        .annotate(
            speaker_count=counted(seen, "affiliation__organisation", Count("speaker", distinct=True)),
            statement_count=statement_count(Group.objects.published(), "organisation"),
        )
        .order_by(place_in_lists(), "pk")
    )


def under_themes(groups):
    """{key of a theme: how many statements of `groups` are under it}."""
    counted = groups.order_by().values_list("themes__theme").annotate(count=Sum("themes__statements"))
    return {theme: count for theme, count in counted if theme}


def themes_of(groups):
    """Themes of the statements of `groups`, most spoken about first, with `statement_count`."""
    counts = under_themes(groups)
    themes = with_count(Theme.objects.within_groups().filter(pk__in=counts), counts)
    return sorted(themes, key=lambda theme: (-theme.statement_count, str(theme), theme.pk))


def narrower(theme):
    """The published themes within a group of themes, as `themes_of` has them."""
    return themes_of(Group.objects.published().filter(themes__theme__broader=theme))


def groups_of_themes(groups):
    """All groups of themes in order, each with `counted_themes`: its themes with how many statements of `groups`."""
    counts = under_themes(groups)
    in_order = Theme.objects.order_by("position", "pk")
    found = Theme.objects.groups().prefetch_related(Prefetch("narrower", in_order, to_attr="counted_themes"))
    for group in found:
        with_count(group.counted_themes, counts)
    return found


def with_count(rows, counts):
    for row in rows:
        row.statement_count = counts.get(row.pk, 0)
    return rows


def most_heard(groups, most):
    """Who made most of the statements of `groups`, with `statement_count`."""
    named = groups.filter(speaker__isnull=False).values_list("speaker").annotate(count=Sum("statements"))
    counts = dict(named.order_by("-count", place_in_lists("speaker__"), "speaker")[:most])
    speakers = Speaker.objects.in_bulk(counts)
    return with_count([speakers[key] for key in counts], counts)


def of_the_archive():
    """How much there is to read, by kind."""
    return {
        "editions": ForumEdition.objects.published().count(),
        "panels": Panel.objects.published().count(),
        "speakers": Appearance.objects.published().aggregate(n=Count("speaker", distinct=True))["n"],
        "statements": Group.objects.published().aggregate(n=Coalesce(Sum("statements"), 0))["n"],
    }


def of_editions(editions):
    """`editions`, each with `panel_count`, `speaker_count` and `statement_count`."""
    return editions.annotate(
        panel_count=counted(Panel.objects, "edition", Count("pk")),
        speaker_count=counted(Appearance.objects, "panel__edition", Count("speaker", distinct=True)),
        statement_count=statement_count(Group.objects, "edition"),
    )


def of_panels(panels):
    """`panels`, each with `statement_count`."""
    return panels.annotate(statement_count=statement_count(Group.objects, "panel"))
