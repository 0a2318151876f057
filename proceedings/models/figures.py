"""Amounts that statements cite."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from proceedings.choices import Qualifier
from proceedings.models import amounts
from proceedings.models.forums import OfEditionQuerySet
from proceedings.models.statements import Statement, StatementTheme


class FigureQuerySet(OfEditionQuerySet):
    path_to_edition = "statement__panel__edition"

    def about_any_of(self, themes):
        return self.filter(statement__in=StatementTheme.objects.under_any_of(themes).values("statement"))

    def for_display(self):
        return self.select_related(
            "statement__panel__edition__forum", "statement__appearance__speaker", "statement__appearance__affiliation"
        ).fetch_mode(models.FETCH_PEERS)


@pghistory.track()
class Figure(models.Model):
    """An amount, count, share or range that a statement cites, as its speaker put it."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="figures", verbose_name=_("statement"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    subject = models.CharField(_("subject"), max_length=300, help_text=_("What is counted"))
    quantity = models.DecimalField(_("quantity"), max_digits=24, decimal_places=4, null=True, blank=True)
    quantity_to = models.DecimalField(
        _("quantity to"), max_digits=24, decimal_places=4, null=True, blank=True, help_text=_("Upper end of a range")
    )
    unit = models.CharField(_("unit"), max_length=100, blank=True, help_text=_("USD, %, generators …"))
    qualifier = models.CharField(_("qualifier"), max_length=20, choices=Qualifier, default=Qualifier.NONE, blank=True)
    as_printed = models.CharField(_("as printed"), max_length=200, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("figure"), _("figures")
        ordering = ["statement_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__isnull=False) | ~Q(as_printed=""),
                name="figure_says_how_much",
                violation_error_message=_("Give the quantity, or the words as printed."),
            ),
            models.CheckConstraint(
                condition=Q(quantity_to=None) | Q(quantity_to__gt=F("quantity")),
                name="figure_range_in_order",
                violation_error_message=_("The upper end of a range is above its lower end."),
            ),
        ]

    def __str__(self):
        return f"{self.subject}: {self.amount}"

    @property
    def amount(self):
        """Qualifier, quantity and unit in words: `over USD 15 billion`, `90–95%`."""
        return amounts.amount(self)
