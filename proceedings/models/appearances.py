"""Who appeared on a panel, as whom."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from django_extras.constraints import SameParent
from proceedings.choices import Attendance, Part
from proceedings.i18n.translations import (
    PeerManager,
    Translation,
    Wording,
    of_translation,
    readers_translation,
    refuse_own_language,
    translation_constraints,
)
from proceedings.models.forums import OfEditionQuerySet
from proceedings.models.panels import Panel
from speakers.models import Affiliation, Speaker


class AppearanceQuerySet(OfEditionQuerySet):
    path_to_edition = "panel__edition"

    def by_panel(self):
        return self.order_by("panel__position", "panel_id", "position", "pk")

    def latest_first(self):
        return self.order_by("-panel__edition__slug", "panel__position", "panel_id", "position", "pk")

    def on_their_panel(self):
        """For display with a panel that is at hand."""
        return self.select_related("speaker", "affiliation__organisation")

    def for_display(self):
        return self.on_their_panel().select_related("panel__edition__forum")


@pghistory.track()
class Appearance(models.Model):
    """Who sat on a panel, as whom: the post is the one held then, in the source's own words where it prints one."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="appearances", verbose_name=_("panel"))
    speaker = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances",
        help_text=_("Blank = not yet identified"),
        verbose_name=_("speaker"),
    )
    part = models.CharField(_("part"), max_length=20, choices=Part, default=Part.SPEAKER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    affiliation = models.ForeignKey(
        Affiliation, models.PROTECT, null=True, blank=True, related_name="appearances", verbose_name=_("affiliation")
    )
    name_as_printed = models.CharField(_("name as printed"), max_length=300, blank=True)
    post_as_printed = models.CharField(_("post as printed"), max_length=500, blank=True)
    organisation_as_printed = models.CharField(_("organisation as printed"), max_length=300, blank=True)
    language = models.CharField(
        _("language"), max_length=20, default="en", help_text=_("Of post, organisation and note")
    )
    attendance = models.CharField(
        _("attendance"), max_length=20, choices=Attendance, default=Attendance.UNKNOWN, blank=True
    )
    note = models.TextField(_("note"), blank=True, help_text=_("What is uncertain; shown to readers"))

    objects = PeerManager.from_queryset(AppearanceQuerySet)()

    class Meta:
        verbose_name, verbose_name_plural = _("appearance"), _("appearances")
        ordering = ["panel_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(speaker__isnull=False) | ~Q(name_as_printed=""),
                name="appearance_is_somebody",
                violation_error_message=_("Choose the speaker, or write the name as printed."),
            ),
            models.CheckConstraint(
                condition=Q(speaker__isnull=False) | Q(affiliation=None),
                name="appearance_affiliation_needs_speaker",
                violation_error_message=_("An affiliation belongs to an identified speaker."),
            ),
            models.UniqueConstraint(fields=["panel", "speaker", "part"], name="appearance_once_per_part"),
            models.UniqueConstraint(
                fields=["panel", "name_as_printed", "part"],
                condition=Q(speaker=None),
                name="appearance_unidentified_once_per_part",
                violation_error_message=_("Somebody of this name is on the panel already, in the same part."),
            ),
            SameParent(
                field="affiliation",
                parent="speaker",
                name="appearance_affiliation_of_its_speaker",
                violation_error_message=_("This affiliation is another speaker's."),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_part_display().lower()}, {self.panel})"

    def clean(self):
        refuse_own_language(self)

    def get_part_display(self):  # type: ignore[no-redef]  # the plugin knows Django's own already
        """As Django's own, which reads the choices anew each time: a programme has two hundred."""
        return str(Part(self.part).label)

    @property
    def name(self):
        return str(self.speaker) if self.speaker else self.name_as_printed

    @property
    def organisation(self):
        return self.affiliation.organisation if self.affiliation else None

    @property
    def post(self):
        """The post held then: as printed, else as known."""
        return self.post_as_printed or (self.affiliation.post if self.affiliation else "")

    @property
    def capacity(self):
        """Post and organisation as one line in the reader's language, without saying the organisation twice."""
        organisation = self.organisation_as_printed or (self.organisation.name if self.organisation else "")
        says_it_twice = organisation.casefold() in self.post.casefold()
        printed = in_one_line(self.post, "" if says_it_twice else organisation, self.language)
        translation = readers_translation(self)
        post = of_translation(translation, "post", printed)
        if not post:
            return printed
        there = "" if says_it_twice else translation.organisation or self.organisation_called(post.language)
        return Wording(in_one_line(post, there, post.language), post.language, printed, post.translator)

    def organisation_called(self, language):
        """By its usual name in the language where it has one."""
        usual = self.organisation.names_shown.get(language) if self.organisation else ""
        return usual or self.organisation_as_printed or (self.organisation.name if self.organisation else "")


def in_one_line(post, organisation, language):
    """In Japanese the organisation comes first."""
    parts = [organisation, post] if language == "ja" else [post, organisation]
    return Wording((" " if language == "ja" else ", ").join(filter(None, parts)), language)


@pghistory.track()
class AppearanceTranslation(Translation):
    """Post and organisation as printed in another language, or as translated from what is printed or known."""

    appearance = models.ForeignKey(
        Appearance, models.CASCADE, related_name="translations", verbose_name=_("appearance")
    )
    post = models.CharField(_("post"), max_length=500, blank=True)
    organisation = models.CharField(
        _("organisation"),
        max_length=300,
        blank=True,
        help_text=_("Blank = its usual name in this language, which stands in its own record"),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(Translation.Meta):
        verbose_name, verbose_name_plural = _("appearance translation"), _("appearance translations")
        constraints = translation_constraints("appearance", ["post", "organisation", "note"])
