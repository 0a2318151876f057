"""Further titles of an edition or a panel, as sources print them."""

from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from proceedings.i18n.translations import wording


class HasOtherTitles:
    other_titles: Any  # a reverse relation of each kind of record

    @cached_property
    def titles_besides(self):
        """Further titles than the one that the reader is shown."""
        shown = wording(self, "title")
        return [other for other in self.other_titles.all() if other.title != shown]


class OtherTitle(models.Model):
    """Another title of the same event that a source prints: in another language, or as another page has it.

    A title that somebody translated is none: it belongs to the edition's or the panel's translation.
    """

    title = models.CharField(_("title"), max_length=500)
    language = models.CharField(_("language"), max_length=20, default="en")
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return self.title
