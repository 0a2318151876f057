"""When an edition was public, and what was corrected since."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from django_extras.cached_reverse import cached_reverse
from proceedings.choices import Attribution
from proceedings.models.forums import ForumEdition, OfEditionQuerySet
from proceedings.models.panels import Panel
from proceedings.models.statements import Statement
from proceedings.models.takeaways import Takeaway


@pghistory.track()
class Release(models.Model):
    """One publication of an edition. An edition published by a file has none until it is withdrawn."""

    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="releases", verbose_name=_("edition"))
    number = models.PositiveSmallIntegerField(_("number"))
    published_at = models.DateTimeField(_("published at"), help_text=_("May be to come"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    about = models.CharField(_("what changed"), max_length=500, blank=True, help_text=_("One line, for readers"))

    class Meta:
        verbose_name, verbose_name_plural = _("release"), _("releases")
        ordering = ["edition_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="release_number_once_per_edition"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("published_at")), name="release_dates_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.edition}, {self.number}"


class CorrectionQuerySet(OfEditionQuerySet):
    def of_panel(self, panel):
        """Of what is said on the panel, or was when it was corrected."""
        statements = Statement.objects.filter(panel=panel).values("number")
        takeaways = Takeaway.objects.filter(panel=panel, number__isnull=False).values("number")
        here = Q(panel=panel) | Q(number__in=statements) | Q(number__in=takeaways)
        return self.filter(here, edition=panel.edition_id)

    def latest_first(self):
        return self.order_by("-corrected_at", "-pk")


class Correction(models.Model):
    """What the public could read of a statement or a takeaway until it was corrected or removed.

    Written by the database alone, see `log_statement_correction` and `log_takeaway_correction` in `editorial/sql/`: no
    text that was only ever in a draft comes here.
    """

    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="corrections")
    panel = models.ForeignKey(Panel, models.SET_NULL, null=True, related_name="corrections")
    number = models.PositiveIntegerField(help_text="The statement's or the takeaway's: none is given to both")
    version = models.PositiveSmallIntegerField(help_text="1 is what was published first")
    position = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The takeaway's then; null = of a statement"
    )
    text = models.TextField()
    language = models.CharField(max_length=20)
    attribution = models.CharField(max_length=20, choices=Attribution, blank=True, help_text="A takeaway has none")
    said_by = models.CharField(max_length=300, blank=True)
    is_removal = models.BooleanField(default=False, help_text="Nothing followed: it was removed")
    corrected_at = models.DateTimeField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("correction"), _("corrections")
        ordering = ["number", "version"]
        constraints = [
            models.UniqueConstraint(fields=["number", "version"], name="correction_version_once"),
            models.CheckConstraint(
                condition=Q(position=None) | Q(attribution="", said_by=""), name="correction_of_takeaway_has_no_speaker"
            ),
        ]

    def __str__(self):
        return f"{self.number}, {self.version}"

    def get_absolute_url(self):
        return cached_reverse("version", self.number, self.version)

    @property
    def is_of_takeaway(self):
        return self.position is not None
