"""What changed between two editions of a forum: themes, people, posts, figures."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from proceedings.models import Appearance, Figure, ForumEdition
from proceedings.search.models import EditionTheme, Group
from proceedings.statistics.cited_figures import side_by_side
from proceedings.statistics.crosstabs import headings

KINDS = {
    "new": _("new"),
    "dropped": _("dropped"),
    "risen": _("risen"),
    "fallen": _("fallen"),
    "steady": _("steady"),
}
MAX_SHOWN = 8  # in a drawing, of themes risen and of themes fallen
DIPLOMATIC_RANK = re.compile(r"\bextraordinary and plenipotentiary\b", re.IGNORECASE)


@dataclass(frozen=True)
class Measure:
    """How much of an edition is about a theme."""

    count: int
    statements: int  # of the edition
    words: int  # of all its statements
    address: str  # of the search that lists those counted

    @property
    def share(self):
        """Per cent of the edition's statements."""
        return 100 * self.count / self.statements if self.statements else 0

    @property
    def density(self):
        """Statements on the theme per 1,000 words of the edition's statements."""
        return 1000 * self.count / self.words if self.words else 0


@dataclass(frozen=True)
class ThemeChange:
    label: str
    page: str
    then: Measure
    now: Measure

    @property
    def kind(self):
        """`new`, `dropped`, `risen`, `fallen` or `steady`, by the share of statements."""
        if not self.then.count:
            return "new"
        if not self.now.count:
            return "dropped"
        return "risen" if self.points > 0 else "fallen" if self.points < 0 else "steady"

    @property
    def kind_shown(self):
        return KINDS[self.kind]

    @property
    def points(self):
        """By how many percentage points the share rose, negative where it fell."""
        return round(self.now.share - self.then.share, 1)


@dataclass(frozen=True)
class Handover:
    """A post at whose holder's last appearance somebody else held it."""

    before: Appearance
    now: Appearance


@dataclass(frozen=True)
class EditionComparison:
    """What is different at `edition` from what was at `since`, another edition of the same forum."""

    edition: ForumEdition
    since: ForumEdition

    @cached_property
    def themes(self):
        """A ThemeChange for every theme of either edition, the greatest rise first."""
        then, now = EditionMeasures(self.since), EditionMeasures(self.edition)
        changes = [self.theme_change(value, then, now) for value in {**now.themes, **then.themes}]
        return sorted(changes, key=lambda change: (-change.points, change.label))

    @property
    def shifts(self):
        """(label, percentage points) of the themes that rose most, then of those that fell most."""
        moved = [(change.label, change.points) for change in self.themes if change.points]
        risen, fallen = ([each for each in moved if each[1] > 0], [each for each in moved if each[1] < 0])
        return risen[:MAX_SHOWN] + fallen[-MAX_SHOWN:]

    def theme_change(self, value, then, now):
        known = now.themes.get(value) or then.themes[value]
        return ThemeChange(known.label, known.page, then.measure(value), now.measure(value))

    @cached_property
    def appearances_now(self):
        return appearances_at(self.edition)

    @cached_property
    def appearances_then(self):
        return appearances_at(self.since)

    @cached_property
    def earlier_appearances(self):
        """Of the editions before this one, the latest first."""
        earlier = ForumEdition.objects.published().filter(forum=self.edition.forum_id, slug__lt=self.edition.slug)
        return list(Appearance.objects.filter(panel__edition__in=earlier).for_display().latest_first())

    @property
    def new_speakers(self):
        """One appearance of each person never heard at an earlier edition."""
        return not_among(self.appearances_now, self.earlier_appearances)

    @property
    def returning_speakers(self):
        """(appearance now, the latest before), for each person heard at an earlier edition."""
        before = by_speaker(self.earlier_appearances)
        return [(now, before[who]) for who, now in by_speaker(self.appearances_now).items() if who in before]

    @property
    def absent_speakers(self):
        """One appearance of each person heard at `since` and not now."""
        return not_among(self.appearances_then, self.appearances_now)

    @property
    def handovers(self):
        """Posts that somebody held at their latest appearance by `since`, and another person holds now."""
        before = holders(each for each in self.earlier_appearances if each.panel.edition.slug <= self.since.slug)
        changed = [
            Handover(before[post], now)
            for post, now in holders(self.appearances_now).items()
            if post in before and before[post].speaker_id != now.speaker_id
        ]
        return list({(each.before.pk, each.now.pk): each for each in changed}.values())

    @property
    def figures(self):
        """Comparisons of figures in one unit on one theme that stand in both editions."""
        cited = Figure.objects.filter(statement__panel__edition__in=[self.edition, self.since]).for_display()
        editions = [(each, {f.statement.panel.edition_id for f in each.figures}) for each in side_by_side(cited)]
        return [comparison for comparison, among in editions if len(among) == 2]


class EditionMeasures:
    """An edition's themes, and how much it holds of each."""

    def __init__(self, edition):
        groups = Group.objects.filter(edition=edition)
        size = groups.aggregate(statements=Sum("statements"), words=Sum("words"))
        self.statements, self.words = size["statements"] or 0, size["words"] or 0
        placed = EditionTheme.objects.filter(edition=edition)
        self.themes = {each.value: each for each in headings(groups, "theme", placed, edition=edition.path)}

    def measure(self, value):
        theme = self.themes.get(value)
        return Measure(theme.count if theme else 0, self.statements, self.words, theme.address if theme else "")


def appearances_at(edition):
    return list(Appearance.objects.filter(panel__edition=edition).for_display().by_panel())


def by_speaker(appearances):
    """{speaker: their first appearance in the list}; those not identified are left out."""
    found: dict = {}
    for appearance in appearances:
        if appearance.speaker_id:
            found.setdefault(appearance.speaker_id, appearance)
    return found


def not_among(appearances, others):
    known = by_speaker(others)
    return [appearance for who, appearance in by_speaker(appearances).items() if who not in known]


def holders(appearances):
    """{(organisation, post): the first appearance in the list of somebody who held it}."""
    found: dict = {}
    for appearance in appearances:
        if appearance.speaker_id and appearance.affiliation:
            for post in {appearance.post_as_printed, appearance.affiliation.post} - {""}:
                found.setdefault((appearance.affiliation.organisation_id, plain_post(post)), appearance)
    return found


def plain_post(post):
    """A post for comparing: without the rank that ambassadors carry, its words in one case."""
    return " ".join(DIPLOMATIC_RANK.sub("", post).casefold().split())
