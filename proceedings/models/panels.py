"""A panel of an edition."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from django_extras.cached_reverse import cached_reverse
from proceedings.choices import PanelKind
from proceedings.i18n.translations import (
    PeerManager,
    Translation,
    refuse_own_language,
    translation_constraints,
    wording,
)
from proceedings.models.forums import ForumEdition, OfEditionQuerySet
from proceedings.models.titles import HasOtherTitles, OtherTitle

RESERVED_SLUGS = ["matrix", "changes"]  # pages of their own below an edition


@pghistory.track()
class Panel(HasOtherTitles, models.Model):
    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="panels", verbose_name=_("edition"))
    slug = models.SlugField(_("slug"), max_length=100)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=PanelKind, default=PanelKind.PANEL)
    label_as_printed = models.CharField(
        _("label as printed"), max_length=100, blank=True, help_text=_("e.g. Session 1")
    )
    title = models.CharField(_("title"), max_length=500, blank=True, help_text=_("As printed; blank if not found"))
    language = models.CharField(_("language"), max_length=20, default="en", help_text=_("Of title, summary and note"))
    held_on = models.DateField(_("held on"), null=True, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("What the archive could not find out; shown to readers"))

    objects = PeerManager.from_queryset(OfEditionQuerySet)()

    class Meta:
        verbose_name, verbose_name_plural = _("panel"), _("panels")
        # Positions may repeat while an editor re-orders; the key makes the order total.
        ordering = ["edition_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="panel_slug_once_per_edition"),
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED_SLUGS),
                name="panel_slug_not_reserved",
                violation_error_message=_("“matrix” and “changes” are pages of their own."),
            ),
        ]

    def __str__(self):
        return wording(self, "title") or _("{panel} (title not found)").format(
            panel=self.label_as_printed or self.get_kind_display()
        )

    def get_absolute_url(self):
        return cached_reverse("panel", self.edition.forum.slug, self.edition.slug, self.slug)

    def clean(self):
        refuse_own_language(self)

    @property
    def path(self):
        """As the `panel` parameter of the search names it: `ukraine-japan/2026/soft-power`."""
        return f"{self.edition.path}/{self.slug}"

    @cached_property
    def has_takeaways(self):
        return self.takeaways.exists()


@pghistory.track()
class PanelTranslation(Translation):
    """Its title is left out where a source prints one in that language: that one is a `PanelTitle`."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="translations", verbose_name=_("panel"))
    title = models.CharField(_("title"), max_length=500, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta(Translation.Meta):
        verbose_name, verbose_name_plural = _("panel translation"), _("panel translations")
        constraints = translation_constraints("panel", ["title", "summary", "note"])


@pghistory.track()
class PanelTitle(OtherTitle):
    panel = models.ForeignKey(Panel, models.CASCADE, related_name="other_titles", verbose_name=_("panel"))

    class Meta(OtherTitle.Meta):
        verbose_name, verbose_name_plural = _("panel title"), _("panel titles")
