"""What the archive reads from."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from proceedings.models.forums import ForumEdition


class SourceDocumentQuerySet(models.QuerySet):
    def of_panel(self, panel):
        """Those that its statements and takeaways rest on, without their long texts."""
        used = Q(statements__panel=panel) | Q(takeaways__panel=panel)
        return self.filter(used).distinct().defer("text").order_by("pk")


@pghistory.track()
class SourceDocument(models.Model):
    """What we read from. Its text is for editors, never public."""

    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="sources", verbose_name=_("edition"))
    slug = models.SlugField(_("slug"), max_length=100)
    title = models.CharField(_("title"), max_length=500)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    url = models.URLField(_("url"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=20, default="en")
    published_on = models.DateField(_("published on"), null=True, blank=True)
    retrieved_at = models.DateTimeField(_("retrieved at"), null=True, blank=True)
    sha256 = models.CharField(_("sha256"), max_length=64, blank=True)
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("How much of it was read; shown to readers")
    )
    text = models.TextField(_("text"), blank=True, help_text=_("For editors only, never shown to readers"))

    objects = SourceDocumentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("source document"), _("source documents")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="sourcedocument_slug_once_per_edition"),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="sourcedocument_sha256",
                violation_error_message=_("A SHA-256 sum is 64 of the characters 0-9 and a-f."),
            ),
        ]

    def __str__(self):
        return self.title
