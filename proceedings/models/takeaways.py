"""Conclusions of a panel or an edition, and the themes they were given."""

import pghistory
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from django_extras.constraints import SameParent
from proceedings.i18n.translations import (
    PeerManager,
    TextTranslation,
    distribute,
    peer_keys,
    refuse_own_language,
    translation_constraints,
)
from proceedings.models.assignments import AssignmentQuerySet
from proceedings.models.forums import ForumEdition, OfEditionQuerySet
from proceedings.models.panels import Panel
from proceedings.models.sources import SourceDocument
from proceedings.models.statements import Statement
from themes.models import Assignment, Theme


class TakeawayQuerySet(OfEditionQuerySet):
    def about_any_of(self, themes):
        return self.filter(pk__in=TakeawayTheme.objects.under_any_of(themes).values("takeaway"))

    def for_citing(self):
        return self.select_related("edition__forum__organiser", "panel__edition__forum", "source")

    def for_display(self):
        return self.select_related(
            "edition__forum", "panel__edition__forum", "repeats__edition__forum"
        ).prefetch_related(
            Prefetch(
                "evidence",
                Statement.objects.in_order().select_related("panel__edition__forum", "appearance__speaker"),
                to_attr="statements_supporting",
            ),
        )


@pghistory.track()
class Takeaway(models.Model):
    """A conclusion of a panel or of a whole edition, with the statements it rests on."""

    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="takeaways", verbose_name=_("edition"))
    panel = models.ForeignKey(
        Panel,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="takeaways",
        help_text=_("Blank = of the whole edition"),
        verbose_name=_("panel"),
    )
    # Given by the database when it is first corrected in public, from the row of the statements' numbers.
    number = models.PositiveIntegerField(_("number"), unique=True, null=True, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=20, default="en")
    evidence = models.ManyToManyField(Statement, blank=True, related_name="takeaways", verbose_name=_("evidence"))
    repeats = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="repeated_by",
        help_text=_("The takeaway of the whole edition that this one says again"),
        verbose_name=_("repeats"),
    )
    source = models.ForeignKey(
        SourceDocument, models.RESTRICT, null=True, blank=True, related_name="takeaways", verbose_name=_("source")
    )
    themes = models.ManyToManyField(Theme, through="TakeawayTheme", related_name="takeaways", verbose_name=_("themes"))
    note = models.TextField(_("note"), blank=True, help_text=_("What readers should know; shown to them"))

    objects = PeerManager.from_queryset(TakeawayQuerySet)()

    class Meta:
        verbose_name, verbose_name_plural = _("takeaway"), _("takeaways")
        ordering = ["edition_id", "panel_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(repeats=None) | ~Q(repeats=F("id")),
                name="takeaway_does_not_repeat_itself",
                violation_error_message=_("A takeaway does not repeat itself."),
            ),
            SameParent(
                field="panel",
                parent="edition",
                name="takeaway_panel_of_its_edition",
                violation_error_message=_("This panel is another edition's."),
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        page = self.panel or self.edition
        return f"{page.get_absolute_url()}#{self.anchor}"

    def clean(self):
        refuse_own_language(self)

    @property
    def anchor(self):
        return f"t-{self.position}"

    @cached_property
    def accepted_themes(self):
        """Asked once for all that were read with it."""
        given = TakeawayTheme.objects.accepted().filter(takeaway__in=peer_keys(self))
        return distribute(self, "accepted_themes", given.themes_by("takeaway"))

    @property
    def evidence_shown(self):
        """From `for_display`'s prefetch, without statements of another edition's draft."""
        return [each for each in self.statements_supporting if each.panel.edition.is_seen_from(self.edition)]


@pghistory.track()
class TakeawayTranslation(TextTranslation):
    takeaway = models.ForeignKey(Takeaway, models.CASCADE, related_name="translations", verbose_name=_("takeaway"))
    text = models.TextField(_("text"))
    note = models.TextField(_("note"), blank=True)

    class Meta(TextTranslation.Meta):
        verbose_name, verbose_name_plural = _("takeaway translation"), _("takeaway translations")
        constraints = translation_constraints("takeaway", ["text"])


@pghistory.track()
class TakeawayTheme(Assignment):
    takeaway = models.ForeignKey(Takeaway, models.CASCADE, related_name="theme_assignments", verbose_name=_("takeaway"))

    objects = AssignmentQuerySet.as_manager()

    class Meta(Assignment.Meta):
        verbose_name, verbose_name_plural = _("takeaway theme"), _("takeaway themes")
        constraints = [models.UniqueConstraint(fields=["takeaway", "theme"], name="takeawaytheme_once")]
