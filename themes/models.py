"""What subjects are called: themes in two levels, their names in other languages, and the terms that show them."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_extras.cached_reverse import cached_reverse

from themes.choices import Decision, Method


class ThemeQuerySet(models.QuerySet):
    def groups(self):
        """The upper level: groups are for browsing, statements carry the themes within them."""
        return self.filter(broader=None)

    def within_groups(self):
        return self.filter(broader__isnull=False)


@pghistory.track(exclude=["names_shown"])
class Theme(models.Model):
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    definition = models.TextField(_("definition"), blank=True)
    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        limit_choices_to={"broader": None},
        help_text=_("The group it belongs to; a group has none"),
        verbose_name=_("broader"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Order within its group"))
    names_shown = models.JSONField(default=dict, editable=False)  # {language: name}; the database keeps it

    language = "en"  # of name and definition

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("theme"), _("themes")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(broader=None) | ~Q(broader=F("id")),
                name="theme_not_its_own_broader",
                violation_error_message=_("A theme is not its own group."),
            )
        ]

    def __str__(self):
        return self.names_shown.get(get_language(), self.name)

    def get_absolute_url(self):
        return cached_reverse("theme", self.slug)

    @property
    def names_besides(self):
        """{language: name}, but for the one that the reader is shown."""
        every = {self.language: self.name} | {each.language: each.name for each in self.names.all()}
        return {language: name for language, name in every.items() if name != str(self)}


@pghistory.track()
class ThemeName(models.Model):
    """The theme's name in another language than English, and its definition."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="names", verbose_name=_("theme"))
    language = models.CharField(_("language"), max_length=20)
    name = models.CharField(_("name"), max_length=200)
    definition = models.TextField(_("definition"), blank=True)
    translator = models.CharField(_("translator"), max_length=200, blank=True, help_text=_("Who translated it"))

    class Meta:
        verbose_name, verbose_name_plural = _("theme name"), _("theme names")
        ordering = ["-language", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "language"], name="themename_one_per_language"),
            models.CheckConstraint(
                condition=~Q(language="en"),
                name="themename_of_another_language",
                violation_error_message=_("The English name is the theme's own."),
            ),
        ]

    def __str__(self):
        return self.name


@pghistory.track()
class ThemeTerm(models.Model):
    """A word or phrase by which a text shows that it is about the theme."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="terms", verbose_name=_("theme"))
    language = models.CharField(_("language"), max_length=20, default="en")
    term = models.CharField(_("term"), max_length=200)

    class Meta:
        verbose_name, verbose_name_plural = _("theme term"), _("theme terms")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["theme", "language", "term"], name="themeterm_once")]

    def __str__(self):
        return self.term


class Assignment(models.Model):
    """A theme given to something, and how we know. A rejection is kept: it is not suggested again."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="%(class)ss", verbose_name=_("theme"))
    method = models.CharField(_("method"), max_length=10, choices=Method, default=Method.EDITOR)
    evidence = models.CharField(_("evidence"), max_length=500, blank=True, help_text=_("The words it rests on"))
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.ACCEPTED)
    decided_by = models.CharField(
        _("decided by"), max_length=150, blank=True, help_text=_("Log-in name of whoever decided")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return str(self.theme)
