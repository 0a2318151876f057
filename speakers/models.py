"""Who people and organisations are: identity, names in every script, posts over time.

What somebody was at a given panel belongs to the panel's appearance, not here.
"""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_extras.cached_reverse import cached_reverse

from speakers import names
from speakers.choices import NameKind
from speakers.fields import KeptByTriggerField, SortKeyField


def country_code_constraint(name):
    return models.CheckConstraint(
        condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
        name=name,
        violation_error_message=_("Write the country as two capital letters (ISO 3166), or leave it blank if unknown."),
    )


DERIVED = ["sort_key", "names_shown", "sort_keys"]  # from what the history has already


class Named(models.Model):
    """A record with names in several languages; the usual ones are kept beside its own, see `SortKeyField`."""

    name: str  # a field of its own in each kind of record
    sort_key = SortKeyField()
    names_shown = KeptByTriggerField()  # {language: usual name}
    sort_keys = KeptByTriggerField()  # {language: that name's key in lists}

    class Meta:
        abstract = True

    def __str__(self):
        return self.names_shown.get(get_language(), self.name)

    @property
    def other_script(self):
        """Its own name beside one in the reader's script; empty where it is shown already."""
        return self.name if str(self) != self.name else ""


@pghistory.track(exclude=DERIVED)
class Organisation(Named):
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=300)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO 3166 alpha-2; blank if unknown")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What readers should know about this record; shown to them")
    )

    class Meta:
        verbose_name, verbose_name_plural = _("organisation"), _("organisations")
        ordering = ["name", "pk"]
        constraints = [country_code_constraint("organisation_country_code")]

    def get_absolute_url(self):
        return cached_reverse("organisation", self.slug)

    def key_in_lists(self):
        return names.sort_key(self.name.removeprefix("The "))


@pghistory.track(exclude=DERIVED)
class Speaker(Named):
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=300, help_text=_("In Latin letters, given name first"))
    family_name = models.CharField(_("family name"), max_length=200, help_text=_("By which lists are sorted"))
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        help_text=_("The person's own, not the employer's: ISO 3166 alpha-2; blank if unknown"),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What readers should know about this record; shown to them")
    )

    class Meta:
        verbose_name, verbose_name_plural = _("speaker"), _("speakers")
        ordering = ["family_name", "name", "pk"]
        constraints = [country_code_constraint("speaker_country_code")]

    def get_absolute_url(self):
        return cached_reverse("speaker", self.slug)

    def key_in_lists(self):
        return names.sort_key(self.name, family=self.family_name)


class Name(models.Model):
    """A further name: in another script, another romanisation, or as a source misprinted it."""

    name = models.CharField(_("name"), max_length=300)
    language = models.CharField(_("language"), max_length=20, default="en", help_text=_("BCP 47, e.g. uk"))
    kind = models.CharField(_("kind"), max_length=10, choices=NameKind, default=NameKind.VARIANT)
    source = models.CharField(_("source"), max_length=300, blank=True, help_text=_("Where it was seen"))
    source_url = models.URLField(_("source url"), max_length=1000, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    reading = models.CharField(
        _("reading"),
        max_length=300,
        blank=True,
        help_text=_("Of a Japanese name: in kana, family name first. Lists in Japanese are sorted by it."),
    )
    sort_key = SortKeyField()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return self.name


@pghistory.track(exclude=["sort_key"])
class OrganisationName(Name):
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names", verbose_name=_("organisation"))

    class Meta(Name.Meta):
        verbose_name, verbose_name_plural = _("organisation name"), _("organisation names")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name", "language"], name="organisationname_once"),
            models.UniqueConstraint(
                fields=["organisation", "language"],
                condition=Q(kind=NameKind.USUAL),
                name="organisationname_one_usual_per_language",
                violation_error_message=_("There is a usual name in this language already."),
            ),
        ]

    def key_in_lists(self):
        return names.sort_key(self.name, language=self.language, reading=self.reading)


@pghistory.track(exclude=["sort_key"])
class SpeakerName(Name):
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="names", verbose_name=_("speaker"))

    class Meta(Name.Meta):
        verbose_name, verbose_name_plural = _("speaker name"), _("speaker names")
        constraints = [
            models.UniqueConstraint(fields=["speaker", "name", "language"], name="speakername_once"),
            models.UniqueConstraint(
                fields=["speaker", "language"],
                condition=Q(kind=NameKind.USUAL),
                name="speakername_one_usual_per_language",
                violation_error_message=_("There is a usual name in this language already."),
            ),
        ]

    def key_in_lists(self):
        family = names.family_name_in(self.name, self.speaker.family_name)
        return names.sort_key(
            self.name,
            family=family,
            language=self.language,
            reading=self.reading,
            romanised=self.speaker.key_in_lists(),
        )


class AffiliationQuerySet(models.QuerySet):
    def without_appearance(self):
        """Posts known from elsewhere: nobody appeared in them at a panel."""
        return self.filter(appearances=None)


@pghistory.track()
class Affiliation(models.Model):
    """A post somebody holds or held. Unknown years are null; a post may have no organisation, and the reverse."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="affiliations", verbose_name=_("speaker"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="affiliations", null=True, blank=True, verbose_name=_("organisation")
    )
    post = models.CharField(_("post"), max_length=500, blank=True)
    first_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("affiliation"), _("affiliations")
        ordering = [F("first_year").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["speaker", "organisation", "post"], nulls_distinct=False, name="affiliation_once"
            ),
            models.CheckConstraint(
                condition=~Q(post="") | Q(organisation__isnull=False),
                name="affiliation_says_something",
                violation_error_message=_("Give the post, the organisation, or both."),
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")) | Q(first_year=None) | Q(last_year=None),
                name="affiliation_years_in_order",
                violation_error_message=_("The last year is before the first."),
            ),
        ]

    def __str__(self):
        capacity = ", ".join(filter(None, [self.post, self.organisation.name if self.organisation else ""]))
        return f"{self.speaker}: {capacity}"
