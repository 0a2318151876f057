"""Reports on their way into the record, and what their import could not decide."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proceedings.models.forums import Forum, ForumEdition
from proceedings.models.sources import SourceDocument


class OpenQuestion(models.Model):
    """What an import could not decide and nobody has settled since, with the passage it is about."""

    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="open_questions", verbose_name=_("edition"))
    source = models.ForeignKey(SourceDocument, models.CASCADE, related_name="open_questions", verbose_name=_("source"))
    about = models.CharField(_("question"), max_length=1000)
    source_start = models.PositiveIntegerField(_("source start"))
    source_end = models.PositiveIntegerField(_("source end"))
    is_settled = models.BooleanField(_("settled"), default=False)

    class Meta:
        ordering = ["source_start", "pk"]
        verbose_name = _("open question")
        verbose_name_plural = _("open questions")
        constraints = [
            models.CheckConstraint(condition=Q(source_end__gte=F("source_start")), name="openquestion_passage_in_order")
        ]

    def __str__(self):
        return self.about

    @property
    def passage(self):
        """The words of the source that it is about; for editors only."""
        return self.source.text[self.source_start : self.source_end]


class ReportReview(models.Model):
    """A published report on the editors' desk: its text as read, and what was decided so far. Not yet the record."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="report_reviews", verbose_name=_("forum"))
    filename = models.CharField(_("filename"), max_length=300, blank=True)
    text = models.TextField(_("text"))
    file_notes = models.JSONField(
        _("notes of the file"), default=dict, help_text=_("Times and questions by line, from the reader of the file")
    )
    publisher = models.CharField(
        _("publisher"), max_length=300, blank=True, help_text=_("Whose reports are laid out alike")
    )
    url = models.URLField(_("url"), max_length=1000, blank=True)
    layout = models.JSONField(
        _("layout"), default=dict, help_text=_("How the text is read; see imports/review/layout_choice.py")
    )
    decisions = models.JSONField(
        _("decisions"),
        default=dict,
        help_text=_("What editors changed; see imports/review/decisions.py"),
    )
    version = models.PositiveIntegerField(
        _("version"), default=1, help_text=_("Goes up with every save: a stale one is refused")
    )
    history = models.JSONField(
        _("history"), default=list, help_text=_("The last changes; see imports/review/saving.py")
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, help_text=_("Who saved it last"), verbose_name=_("editor")
    )
    edition = models.ForeignKey(
        ForumEdition,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="report_reviews",
        help_text=_("Blank = open"),
        verbose_name=_("edition"),
    )
    corrects = models.ForeignKey(
        ForumEdition,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="corrected_reports",
        help_text=_("The edition whose report this one corrects"),
        verbose_name=_("corrects"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        verbose_name, verbose_name_plural = _("report review"), _("report reviews")
        ordering = ["-updated_at", "-pk"]

    def __str__(self):
        return "{} ({})".format(self.filename or gettext("Pasted report"), self.forum)

    def get_absolute_url(self):
        """On the desk: readers never see it."""
        return reverse("admin:report_review", args=[self.pk])

    def remembered_layout(self):
        """The layout last declared for a report of the same publisher, or blank."""
        declared = ReportReview.objects.filter(publisher=self.publisher).exclude(pk=self.pk).exclude(layout__layout="")
        chosen = declared.exclude(layout={}).values_list("layout__layout", flat=True).first() if self.publisher else ""
        return chosen or ""
