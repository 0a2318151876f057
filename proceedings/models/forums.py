"""A forum, its editions, and what the public may see of them."""

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from django_extras.cached_reverse import cached_reverse
from proceedings.i18n.translations import (
    ARCHIVE_LANGUAGE,
    OWN_LANGUAGE,
    PeerManager,
    Translation,
    refuse_own_language,
    translation_constraints,
    wording,
)
from proceedings.models.titles import HasOtherTitles, OtherTitle
from speakers.models import Organisation, country_code_constraint

READS_DRAFTS = "proceedings.view_forumedition"


class ForumQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if user.has_perm(READS_DRAFTS) else self.published()

    def published(self):
        return self.filter(pk__in=ForumEdition.objects.published().values("forum"))


@pghistory.track()
class Forum(models.Model):
    """A series of editions."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    organiser = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="forums_organised",
        verbose_name=_("organiser"),
    )
    description = models.TextField(_("description"), blank=True)

    objects = PeerManager.from_queryset(ForumQuerySet)()

    class Meta:
        verbose_name, verbose_name_plural = _("forum"), _("forums")
        ordering = ["name", "pk"]

    def __str__(self):
        return wording(self, "name")

    def get_absolute_url(self):
        return cached_reverse("forum", self.slug)

    @property
    def language(self):
        return ARCHIVE_LANGUAGE


@pghistory.track()
class ForumTranslation(Translation):
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="translations", verbose_name=_("forum"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta(Translation.Meta):
        verbose_name, verbose_name_plural = _("forum translation"), _("forum translations")
        constraints = [
            *translation_constraints("forum", ["name", "description"]),
            models.CheckConstraint(
                condition=~Q(language=ARCHIVE_LANGUAGE),
                name="forumtranslation_of_another_language",
                violation_error_message=OWN_LANGUAGE,
            ),
        ]


class ForumEditionQuerySet(models.QuerySet):
    def published(self):
        """What the public may see. Everything else reaches it through this."""
        return self.filter(published_at__lte=Now())

    def visible_to(self, user):
        """The published ones; for editors, drafts too."""
        return self if user.has_perm(READS_DRAFTS) else self.published()

    def latest_first(self):
        return self.order_by("-slug", "-pk")  # a slug begins with the year, which is always known


@pghistory.track()
class ForumEdition(HasOtherTitles, models.Model):
    """One edition of a forum: the unit that is drafted and published."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="editions", verbose_name=_("forum"))
    ordinal = models.PositiveSmallIntegerField(
        _("ordinal"), null=True, blank=True, help_text=_("6 for the sixth; blank if unknown")
    )
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        validators=[RegexValidator(r"^\d{4}", _("Begin with the year, e.g. 2026."))],
        help_text=_("Begins with the year, e.g. 2026"),
    )
    title = models.CharField(_("title"), max_length=500)
    language = models.CharField(_("language"), max_length=20, default="en", help_text=_("Of title, summary and note"))
    city = models.CharField(_("city"), max_length=200, blank=True)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO 3166 alpha-2; blank if unknown")
    )
    venue = models.CharField(_("venue"), max_length=300, blank=True)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("What the archive could not find out; shown to readers"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)

    objects = PeerManager.from_queryset(ForumEditionQuerySet)()

    class Meta:
        verbose_name, verbose_name_plural = _("forum edition"), _("forum editions")
        ordering = ["-slug", "-pk"]
        permissions = [("publish_forumedition", "Can publish and withdraw editions")]
        constraints = [
            models.UniqueConstraint(fields=["forum", "slug"], name="forumedition_slug_once_per_forum"),
            models.UniqueConstraint(fields=["forum", "ordinal"], name="forumedition_ordinal_once_per_forum"),
            models.CheckConstraint(
                condition=Q(slug__regex=r"^\d{4}"),
                name="forumedition_slug_begins_with_year",
                violation_error_message=_("Begin the slug with the year, e.g. 2026."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")) | Q(closes_on=None),
                name="forumedition_dates_in_order",
                violation_error_message=_("The last day is before the first, or the first is missing."),
            ),
            country_code_constraint("forumedition_country_code"),
        ]
        indexes = [models.Index("published_at", name="forumedition_published")]

    def __str__(self):
        return f"{self.forum} {self.slug}"

    def get_absolute_url(self):
        return cached_reverse("edition", self.forum.slug, self.slug)

    def clean(self):
        refuse_own_language(self)

    @property
    def path(self):
        """As the `edition` parameter of the search names it: `ukraine-japan/2026`."""
        return f"{self.forum.slug}/{self.slug}"

    @cached_property
    def has_takeaways(self):
        return self.takeaways.exists()

    @property
    def is_draft(self):
        """As `published()` has it: what is to be published later is a draft until then."""
        return self.published_at is None or self.published_at > timezone.now()

    def is_seen_from(self, edition):
        """Whether a page of `edition` may show something of this one."""
        return self == edition or not self.is_draft

    @property
    def year(self):
        return int(self.slug[:4])

    @property
    def day(self):
        """As the rows of the search have it: 20260204, 20260000 where only the year is known."""
        return int(f"{self.opens_on:%Y%m%d}") if self.opens_on else self.year * 10_000

    def neighbours(self, user):
        """The editions before and after this one that `user` may see, either of them None at an end."""
        others = ForumEdition.objects.visible_to(user).filter(forum=self.forum_id).select_related("forum")
        before = others.filter(slug__lt=self.slug).order_by("-slug").first()
        return before, others.filter(slug__gt=self.slug).order_by("slug").first()


class OfEditionQuerySet(models.QuerySet):
    """Records of an edition, public where it is: for the querysets of every model below an edition."""

    path_to_edition = "edition"

    def published(self):
        return self.with_edition_totals(ForumEdition.objects.published())

    def visible_to(self, user):
        """Of the published editions; for editors, of drafts too."""
        return self.with_edition_totals(ForumEdition.objects.visible_to(user))

    def with_edition_totals(self, editions):
        return self.filter(**{f"{self.path_to_edition}__in": editions})


@pghistory.track()
class EditionTranslation(Translation):
    """Its title is left out where a source prints one in that language: that one is an `EditionTitle`."""

    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="translations", verbose_name=_("edition"))
    title = models.CharField(_("title"), max_length=500, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    note = models.TextField(_("note"), blank=True)
    city = models.CharField(_("city"), max_length=200, blank=True)
    venue = models.CharField(_("venue"), max_length=300, blank=True)

    class Meta(Translation.Meta):
        verbose_name, verbose_name_plural = _("edition translation"), _("edition translations")
        constraints = translation_constraints("edition", ["title", "summary", "note", "city", "venue"])


@pghistory.track()
class EditionTitle(OtherTitle):
    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="other_titles", verbose_name=_("edition"))

    class Meta(OtherTitle.Meta):
        verbose_name, verbose_name_plural = _("edition title"), _("edition titles")
