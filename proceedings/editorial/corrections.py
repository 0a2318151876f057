"""The public log of corrections: what a statement or a takeaway said before, and what it said then."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext

from proceedings.editorial.history import compared
from proceedings.models import Correction, Statement, Takeaway


@dataclass(frozen=True)
class Entry:
    """One correction, with what followed it: a later version, the statement or takeaway as it is, or nothing."""

    correction: Correction
    after: Correction | Statement | Takeaway | None

    @cached_property
    def pieces(self):
        """Both texts as one, word by word; see `history.compared`."""
        return compared(self.correction.text, self.after.text) if self.after is not None else ()

    @property
    def is_of_text(self):
        return self.after is not None and self.correction.text != self.after.text

    @property
    def other_changes(self):
        """What else is said of it now, as (what it is, before, now)."""
        if self.after is None:
            return []
        sides = [(gettext("Language"), self.correction.language, self.after.language)]
        if not isinstance(self.after, Takeaway) and not self.correction.is_of_takeaway:
            sides = [
                (gettext("Speaker"), self.correction.said_by, said_by(self.after)),
                (
                    gettext("Attribution"),
                    self.correction.get_attribution_display(),
                    self.after.get_attribution_display(),
                ),
                *sides,
            ]
        return [(what, before or "–", now or "–") for what, before, now in sides if before != now]

    @property
    def is_shown(self):
        """Not what was changed and changed back before anybody could read it."""
        return self.after is None or self.is_of_text or bool(self.other_changes)


def said_by(version):
    if isinstance(version, Correction):
        return version.said_by
    return version.appearance.name if version.appearance else ""


def entries(corrections):
    """`corrections` (a queryset) as Entries, the newest first. Three queries, or four; one for none."""
    corrections = list(corrections.latest_first().select_related("edition__forum"))
    if not corrections:
        return []
    numbers = {each.number for each in corrections}
    later = {(each.number, each.version): each for each in Correction.objects.filter(number__in=numbers)}
    of_takeaways = {each.number for each in corrections if each.is_of_takeaway}
    today = as_they_are(numbers - of_takeaways, of_takeaways)
    found = [Entry(each, following(each, later, today)) for each in corrections]
    return [entry for entry in found if entry.is_shown]


def as_they_are(statements, takeaways):
    """{(number, key of the edition): the statement or takeaway with this number}"""
    said = Statement.objects.filter(number__in=statements).select_related("appearance__speaker", "panel")
    concluded = Takeaway.objects.filter(number__in=takeaways)
    return {(each.number, each.panel.edition_id): each for each in said} | {
        (each.number, each.edition_id): each for each in concluded
    }


def following(correction, later, today):
    """What came after it at the same edition: what one says that was moved to another is not told here."""
    if correction.is_removal:
        return None
    version = later.get((correction.number, correction.version + 1))
    if version:
        return version if version.edition_id == correction.edition_id else None
    return today.get((correction.number, correction.edition_id))
