"""Rows of Django's own models whose history is kept."""

import pghistory
from django.contrib.redirects.models import Redirect
from django.utils.translation import gettext_lazy as _

from proceedings.models.statements import Statement
from proceedings.models.takeaways import Takeaway


@pghistory.track()
class TakeawayEvidence(Takeaway.evidence.through):  # type: ignore[name-defined]  # Django makes it
    class Meta:
        verbose_name, verbose_name_plural = _("evidence of a takeaway"), _("evidence of takeaways")
        proxy = True


@pghistory.track()
class StatementAlsoIn(Statement.also_in.through):  # type: ignore[name-defined]  # Django makes it
    class Meta:
        verbose_name, verbose_name_plural = _("further source of a statement"), _("further sources of statements")
        proxy = True


@pghistory.track(model_name="RedirectEvent")
class TrackedRedirect(Redirect):
    """Old addresses belong to the record: what a merge retires, its undoing takes back."""

    class Meta:
        verbose_name, verbose_name_plural = _("old address"), _("old addresses")
        proxy = True
