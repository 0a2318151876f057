"""Speakers, organisations and themes as the published record has them, with counts.

Statements are counted as sums over the search's groups, of which there are far fewer.
"""

from django.db.models import (
    Aggregate,
    Count,
    F,
    Manager,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from proceedings.i18n.languages import place_in_lists
from proceedings.i18n.translations import is_prefetched
from proceedings.models import Appearance, Forum, ForumEdition, Panel
from proceedings.search.models import EditionTheme, Group
from speakers.choices import NameKind
from speakers.models import Organisation, Speaker, SpeakerName
from themes.models import Theme


def counted(rows: QuerySet | Manager, key: str, expression: Aggregate) -> Coalesce:
    """An annotation: `expression` over the `rows` whose `key` is the annotated row. No join multiplies it."""
    of_row = rows.filter(**{key: OuterRef("pk")}).order_by().values(key)
    return Coalesce(Subquery(of_row.annotate(counted=expression).values("counted")), 0)


def statement_count(groups, key):
    return counted(groups, key, Sum("statements"))


def published_speakers():
    """Speakers who sat on a published panel, by family name, with `statement_count`."""
    return (
        Speaker.objects.filter(pk__in=Appearance.objects.published().values("speaker"))
        .annotate(statement_count=statement_count(Group.objects.published(), "speaker"))
        .order_by(place_in_lists(), "pk")
    )


def with_edition_count(speakers: QuerySet[Speaker]) -> QuerySet[Speaker]:
    """`speakers` with `edition_count`: at how many published editions each sat on a panel."""
    editions = Count("panel__edition", distinct=True)
    return speakers.annotate(edition_count=counted(Appearance.objects.published(), "speaker", editions))


NEWEST_FIRST = ["-panel__edition__opens_on", "-panel__edition__slug", "panel__position", "pk"]


def with_latest_post(speakers: QuerySet[Speaker]) -> QuerySet[Speaker]:
    """`speakers` with their `usual_names` in other languages, and their newest appearance in `public_appearances`.

    The appearance has the `edition_slug`, which a list shows without reading the edition.
    """
    newest = Appearance.objects.published().select_related("affiliation__organisation")
    newest = newest.annotate(edition_slug=F("panel__edition__slug"))
    return speakers.prefetch_related(
        Prefetch("names", SpeakerName.objects.filter(kind=NameKind.USUAL), to_attr="usual_names"),
        Prefetch("appearances", newest.order_by(*NEWEST_FIRST)[:1], to_attr="public_appearances"),
    )


def with_appearances(speakers: QuerySet[Speaker]) -> QuerySet[Speaker]:
    """`speakers` with their further names, and all `public_appearances`, the newest first."""
    seen = Appearance.objects.published().select_related("affiliation__organisation", "panel__edition__forum")
    return speakers.prefetch_related(
        "names", Prefetch("appearances", seen.order_by(*NEWEST_FIRST), to_attr="public_appearances")
    )


def published_organisations():
    """Organisations for which somebody spoke, or which organise a forum, with `statement_count`."""
    seen = Appearance.objects.published()
    organising = Forum.objects.published().values("organiser")
    return (
        Organisation.objects.filter(Q(pk__in=seen.values("affiliation__organisation")) | Q(pk__in=organising))
        .annotate(statement_count=statement_count(Group.objects.published(), "organisation"))
        .order_by(place_in_lists(), "pk")
    )


def with_speaker_count(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """`organisations` with `speaker_count`: how many spoke for each."""
    speakers = Count("speaker", distinct=True)
    seen = Appearance.objects.published()
    return organisations.annotate(speaker_count=counted(seen, "affiliation__organisation", speakers))


def statements_by_theme(placed: QuerySet[EditionTheme]) -> dict[int, int]:
    """{key of a theme: statements}, from `placed`: rows of `EditionTheme`."""
    return dict(placed.order_by().values_list("theme").annotate(count=Sum("statements")))


def themes_with_counts(placed: QuerySet[EditionTheme]) -> list[Theme]:
    """The themes of `placed` (rows of `EditionTheme`), most spoken about first, with `statement_count`."""
    counts = statements_by_theme(placed)
    themes = set_statement_counts(Theme.objects.within_groups().filter(pk__in=counts).defer("definition"), counts)
    return sorted(themes, key=lambda theme: (-theme.statement_count, str(theme), theme.pk))


def narrower_themes(theme: Theme) -> list[Theme]:
    """The published themes within a group of themes, as `themes_with_counts` gives them."""
    if theme.broader_id:
        return []
    return themes_with_counts(EditionTheme.objects.published().filter(theme__broader=theme))


def groups_of_themes() -> QuerySet[Theme]:
    """All groups of themes in order, each with `counted_themes`: its themes with how many published statements."""
    counts = statements_by_theme(EditionTheme.objects.published())
    in_order = Theme.objects.order_by("position", "pk").defer("definition")
    found = Theme.objects.groups().prefetch_related(Prefetch("narrower", in_order, to_attr="counted_themes"))
    for group in found:
        set_statement_counts(group.counted_themes, counts)
    return found


def set_statement_counts(rows, counts):
    for row in rows:
        row.statement_count = counts.get(row.pk, 0)
    return rows


def most_heard(groups: QuerySet[Group], limit: int) -> list[Speaker]:
    """The `limit` speakers with most of the statements of `groups`, with `statement_count`."""
    named = groups.filter(speaker__isnull=False).values_list("speaker").annotate(count=Sum("statements"))
    counts = dict(named.order_by("-count", place_in_lists("speaker__"), "speaker")[:limit])
    speakers = Speaker.objects.in_bulk(counts)
    return set_statement_counts([speakers[key] for key in counts], counts)


def archive_totals() -> dict[str, int]:
    """How many published editions, panels, speakers and statements there are."""
    return {
        "editions": ForumEdition.objects.published().count(),
        "panels": Panel.objects.published().count(),
        "speakers": Appearance.objects.published().aggregate(n=Count("speaker", distinct=True))["n"],
        "statements": Group.objects.published().aggregate(n=Coalesce(Sum("statements"), 0))["n"],
    }


def with_edition_totals(editions: QuerySet[ForumEdition]) -> QuerySet[ForumEdition]:
    """`editions` with `panel_count`, `speaker_count` and `statement_count`."""
    return editions.annotate(
        panel_count=counted(Panel.objects, "edition", Count("pk")),
        speaker_count=counted(Appearance.objects, "panel__edition", Count("speaker", distinct=True)),
        statement_count=statement_count(Group.objects, "edition"),
    )


def with_panel_totals(panels: QuerySet[Panel]) -> QuerySet[Panel]:
    """`panels` with `statement_count`."""
    return panels.annotate(statement_count=statement_count(Group.objects, "panel"))


def programme(edition: ForumEdition) -> QuerySet[Panel]:
    """The panels of `edition` as `with_panel_totals` gives them, with their appearances; read once."""
    if not is_prefetched(edition, "panels"):
        seen = Prefetch("appearances", Appearance.objects.on_their_panel())
        prefetch_related_objects([edition], Prefetch("panels", with_panel_totals(Panel.objects.prefetch_related(seen))))
    return edition.panels.all()
