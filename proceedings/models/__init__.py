"""The record: who said what, at which panel, as whom, according to which source."""

import pghistory
from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce, Length, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from django_extras.cached_reverse import cached_reverse
from proceedings.choices import Attendance, Attribution, PanelKind, Part, Qualifier
from proceedings.i18n.translations import (
    ARCHIVE_LANGUAGE,
    OWN_LANGUAGE,
    ReadTogether,
    TextTranslation,
    Translation,
    Wording,
    hand_out,
    keys_read_with,
    of_translation,
    read_with,
    readers_translation,
    refuse_own_language,
    translation_constraints,
    wording,
)
from proceedings.models import amounts as figures
from proceedings.text.fields import TokensField, TranslatedTokensField
from speakers.models import Affiliation, Organisation, Speaker, country_code_constraint
from themes.choices import Decision
from themes.models import Assignment, Theme

models.TextField.register_lookup(Length)

READS_DRAFTS = "proceedings.view_forumedition"
NOT_A_PANEL = ["matrix", "changes"]  # pages of their own below an edition


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

    objects = ReadTogether.from_queryset(ForumQuerySet)()

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
class ForumEdition(models.Model):
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

    objects = ReadTogether.from_queryset(ForumEditionQuerySet)()

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

    @cached_property
    def titles_besides(self):
        """Further titles than the one that the reader is shown."""
        shown = wording(self, "title")
        return [other for other in self.other_titles.all() if other.title != shown]

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


class PanelQuerySet(models.QuerySet):
    def published(self):
        return self.filter(edition__in=ForumEdition.objects.published())

    def visible_to(self, user):
        return self.filter(edition__in=ForumEdition.objects.visible_to(user))


@pghistory.track()
class Panel(models.Model):
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

    objects = ReadTogether.from_queryset(PanelQuerySet)()

    class Meta:
        verbose_name, verbose_name_plural = _("panel"), _("panels")
        # Positions may repeat while an editor re-orders; the key makes the order total.
        ordering = ["edition_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="panel_slug_once_per_edition"),
            models.CheckConstraint(
                condition=~Q(slug__in=NOT_A_PANEL),
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

    @cached_property
    def titles_besides(self):
        """Further titles than the one that the reader is shown."""
        shown = wording(self, "title")
        return [other for other in self.other_titles.all() if other.title != shown]


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


class OtherTitle(models.Model):
    """Another title of the same event that a source prints: in another language, or as another page has it.

    A title that somebody made by translating is none: it stands in the edition's or the panel's translation.
    """

    title = models.CharField(_("title"), max_length=500)
    language = models.CharField(_("language"), max_length=20, default="en")
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return self.title


@pghistory.track()
class EditionTitle(OtherTitle):
    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="other_titles", verbose_name=_("edition"))

    class Meta(OtherTitle.Meta):
        verbose_name, verbose_name_plural = _("edition title"), _("edition titles")


@pghistory.track()
class PanelTitle(OtherTitle):
    panel = models.ForeignKey(Panel, models.CASCADE, related_name="other_titles", verbose_name=_("panel"))

    class Meta(OtherTitle.Meta):
        verbose_name, verbose_name_plural = _("panel title"), _("panel titles")


class AppearanceQuerySet(models.QuerySet):
    def published(self):
        return self.filter(panel__edition__in=ForumEdition.objects.published())

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

    objects = ReadTogether.from_queryset(AppearanceQuerySet)()

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
        ]

    def __str__(self):
        return f"{self.name} ({self.get_part_display().lower()}, {self.panel})"

    def clean(self):
        if self.affiliation and self.affiliation.speaker_id != self.speaker_id:
            raise ValidationError({"affiliation": _("This affiliation is another speaker's.")})
        refuse_own_language(self)

    def get_part_display(self):
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
    """In Japanese the organisation stands first."""
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


class NextStatementNumber(models.Func):
    """A number never given before, from a sequence that only goes up."""

    template = "nextval('proceedings_statement_number')"
    arity = 0
    output_field = models.IntegerField()
    allowed_default = True


LONGEST_STATEMENT = 50_000  # characters
PART = 60  # statements that a panel's page shows at once; a longer panel has further pages
WITHIN_EDITION = ["panel__position", "panel_id", "position", "pk"]


class StatementQuerySet(models.QuerySet):
    def published(self):
        return self.filter(panel__edition__in=ForumEdition.objects.published())

    def visible_to(self, user):
        return self.filter(panel__edition__in=ForumEdition.objects.visible_to(user))

    def about_any_of(self, themes):
        """Those that an editor placed under one of the themes, or under a theme of one of the groups."""
        return self.filter(pk__in=StatementTheme.objects.under_any_of(themes).values("statement"))

    def by_any_of(self, speakers):
        return self.filter(appearance__speaker__in=speakers)

    def in_order(self):
        return self.order_by(*WITHIN_EDITION)

    def with_earlier(self):
        """Each with `earlier`: how many statements of its panel stand before it."""
        before = Q(position__lt=OuterRef("position")) | Q(position=OuterRef("position"), pk__lt=OuterRef("pk"))
        earlier = Statement.objects.filter(before, panel=OuterRef("panel")).order_by().values("panel")
        return self.annotate(earlier=Coalesce(Subquery(earlier.annotate(n=Count("pk")).values("n")), 0))

    def latest_first(self):
        """Newest edition first; within it in the order of the programme."""
        return self.order_by("-panel__edition__slug", *WITHIN_EDITION)

    def oldest_first(self):
        return self.order_by("panel__edition__slug", *WITHIN_EDITION)

    def for_display(self):
        """With all that its card shows; its themes, figures and takeaways are asked for when the first one is."""
        return self.select_related(
            "panel__edition__forum",
            "appearance__speaker",
            "appearance__affiliation__organisation",
            "source",
        ).defer("source__text")


@pghistory.track(exclude=["tokens"])
class Statement(models.Model):
    """One point that somebody made. Its number is its citation address and is never given again."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="statements", verbose_name=_("panel"))
    appearance = models.ForeignKey(
        Appearance,
        models.RESTRICT,  # goes with its panel, statements and all, but not from under a statement
        null=True,
        blank=True,
        related_name="statements",
        help_text=_("Blank = unattributed"),
        verbose_name=_("appearance"),
    )
    slug = models.SlugField(_("slug"), max_length=120)
    number = models.PositiveIntegerField(_("number"), unique=True, editable=False, db_default=NextStatementNumber())
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=20, default="en")
    attribution = models.CharField(_("attribution"), max_length=20, choices=Attribution)
    source = models.ForeignKey(
        SourceDocument, models.RESTRICT, null=True, blank=True, related_name="statements", verbose_name=_("source")
    )
    source_start = models.PositiveIntegerField(
        _("source start"), null=True, blank=True, help_text=_("First character in the source's text")
    )
    source_end = models.PositiveIntegerField(
        _("source end"), null=True, blank=True, help_text=_("Behind the last character")
    )
    also_in = models.ManyToManyField(
        SourceDocument,
        blank=True,
        related_name="also_reported",
        help_text=_("Further sources that report it"),
        verbose_name=_("also in"),
    )
    themes = models.ManyToManyField(
        Theme, through="StatementTheme", related_name="statements", verbose_name=_("themes")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("What readers should know; shown to them"))
    tokens = TokensField()  # on their way to the search; see proceedings/text/fields.py

    # What a search that found it tells: the words shown as HTML with its marks, and where they are from.
    marked_text, rests_on_translation = "", False

    objects = ReadTogether.from_queryset(StatementQuerySet)()

    class Meta:
        verbose_name, verbose_name_plural = _("statement"), _("statements")
        ordering = ["panel_id", "position", "pk"]
        indexes = [models.Index(fields=["panel", "position", "id"], name="statement_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["panel", "slug"], name="statement_slug_once_per_panel"),
            models.CheckConstraint(
                condition=Q(appearance=None, attribution=Attribution.UNATTRIBUTED)
                | Q(appearance__isnull=False) & ~Q(attribution=Attribution.UNATTRIBUTED),
                name="statement_unattributed_without_speaker",
                violation_error_message=_("“Unattributed” is for a statement without a speaker, and only for that."),
            ),
            models.CheckConstraint(
                condition=Q(text__length__lte=LONGEST_STATEMENT),
                name="statement_text_length",
                violation_error_message=format_lazy(
                    _("A statement is one point: {most} characters at most."), most=f"{LONGEST_STATEMENT:,}"
                ),
            ),
            models.CheckConstraint(
                condition=Q(source_start=None, source_end=None)
                | Q(source__isnull=False, source_start__lt=F("source_end")),
                name="statement_source_passage",
                violation_error_message=_("A passage needs its source, a start and a later end."),
            ),
        ]

    def __str__(self):
        return f"{self.number}: {self.text[:60]}"

    def get_absolute_url(self):
        edition = self.panel.edition
        return cached_reverse("statement", edition.forum.slug, edition.slug, self.panel.slug, self.slug)

    def clean(self):
        if self.appearance and self.appearance.panel_id != self.panel_id:
            raise ValidationError({"appearance": _("This appearance is at another panel.")})
        if self.source and self.panel_id and self.source.edition_id != self.panel.edition_id:
            raise ValidationError({"source": _("This source is another edition's.")})
        refuse_own_language(self)

    @cached_property
    def words(self):
        """Its text as a reader is shown it; a search puts there what it found the words in."""
        return wording(self, "text")

    def get_cite_url(self):
        return cached_reverse("cite", self.number)

    @property
    def anchor(self):
        """Its place on the panel page."""
        return f"s-{self.number}"

    @cached_property
    def part(self):
        """On which part of its panel's page it stands, from 1; asked once for all that were read with it."""
        together = Statement.objects.filter(pk__in=keys_read_with(self))
        earlier = dict(together.with_earlier().order_by().values_list("pk", "earlier"))
        for peer in read_with(self):
            peer.part = earlier[peer.pk] // PART + 1
        return self.part

    @property
    def page_url(self):
        """Of the part of its panel's page on which it stands."""
        return self.panel.get_absolute_url() + (f"?page={self.part}" if self.part > 1 else "")

    @property
    def place_url(self):
        """Its place on its panel's page."""
        return f"{self.page_url}#{self.anchor}"

    @cached_property
    def accepted_themes(self):
        """Asked once for all that were read with it."""
        given = StatementTheme.objects.accepted().filter(statement__in=keys_read_with(self))
        return hand_out(self, "accepted_themes", given.themes_by("statement"))

    @cached_property
    def figures_cited(self):
        """Asked once for all that were read with it."""
        figures = Figure.objects.filter(statement__in=keys_read_with(self))
        return hand_out(self, "figures_cited", [(figure.statement_id, figure) for figure in figures])

    @cached_property
    def takeaways_supported(self):
        """Asked once for all that were read with it; most statements support none."""
        evidence = Takeaway.evidence.through.objects.filter(statement__in=keys_read_with(self))
        in_order = evidence.order_by(*(f"takeaway__{field}" for field in Takeaway._meta.ordering))
        keys = list(in_order.values_list("statement", "takeaway"))
        takeaways = Takeaway.objects.select_related("panel__edition__forum", "edition__forum")
        found = takeaways.in_bulk({takeaway for _, takeaway in keys})
        return hand_out(self, "takeaways_supported", [(statement, found[takeaway]) for statement, takeaway in keys])

    @property
    def takeaways_shown(self):
        """Without those of another edition's draft."""
        return [each for each in self.takeaways_supported if each.edition.is_seen_from(self.panel.edition)]


@pghistory.track(exclude=["tokens"])
class StatementTranslation(TextTranslation):
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="translations", verbose_name=_("statement"))
    text = models.TextField(_("text"))
    note = models.TextField(_("note"), blank=True)
    tokens = TranslatedTokensField()

    class Meta(TextTranslation.Meta):
        verbose_name, verbose_name_plural = _("statement translation"), _("statement translations")
        constraints = [
            *translation_constraints("statement", ["text"]),
            models.CheckConstraint(
                condition=Q(text__length__lte=LONGEST_STATEMENT),
                name="statementtranslation_text_length",
                violation_error_message=format_lazy(
                    _("A statement is one point: {most} characters at most."), most=f"{LONGEST_STATEMENT:,}"
                ),
            ),
        ]


class FigureQuerySet(models.QuerySet):
    def published(self):
        return self.filter(statement__panel__edition__in=ForumEdition.objects.published())

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
        return figures.amount(self)


class TakeawayQuerySet(models.QuerySet):
    def published(self):
        return self.filter(edition__in=ForumEdition.objects.published())

    def visible_to(self, user):
        return self.filter(edition__in=ForumEdition.objects.visible_to(user))

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

    objects = ReadTogether.from_queryset(TakeawayQuerySet)()

    class Meta:
        verbose_name, verbose_name_plural = _("takeaway"), _("takeaways")
        ordering = ["edition_id", "panel_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(repeats=None) | ~Q(repeats=F("id")),
                name="takeaway_does_not_repeat_itself",
                violation_error_message=_("A takeaway does not repeat itself."),
            )
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        page = self.panel or self.edition
        return f"{page.get_absolute_url()}#{self.anchor}"

    def clean(self):
        if self.panel and self.panel.edition_id != self.edition_id:
            raise ValidationError({"panel": _("This panel is another edition's.")})
        refuse_own_language(self)

    @property
    def anchor(self):
        return f"t-{self.position}"

    @cached_property
    def accepted_themes(self):
        """Asked once for all that were read with it."""
        given = TakeawayTheme.objects.accepted().filter(takeaway__in=keys_read_with(self))
        return hand_out(self, "accepted_themes", given.themes_by("takeaway"))

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


class AssignmentQuerySet(models.QuerySet):
    def accepted(self):
        """What readers see; suggestions and rejections are the editors'."""
        return self.filter(decision=Decision.ACCEPTED)

    def under_any_of(self, themes):
        """The accepted ones of the themes, and of the themes within them where they are groups."""
        return self.accepted().filter(Q(theme__in=themes) | Q(theme__broader__in=themes))

    def themes_by(self, path):
        """(key of what is at `path`, theme), each theme made once, with its names only: pages read hundreds."""
        fields, themes = ["id", "slug", "name", "names_shown"], {}
        given = self.order_by("pk").values_list(path, *(f"theme__{field}" for field in fields))
        for key, theme, *names in given:
            if theme not in themes:
                themes[theme] = Theme.from_db(self.db, fields, [theme, *names])
            yield key, themes[theme]


@pghistory.track()
class StatementTheme(Assignment):
    statement = models.ForeignKey(
        Statement, models.CASCADE, related_name="theme_assignments", verbose_name=_("statement")
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta(Assignment.Meta):
        verbose_name, verbose_name_plural = _("statement theme"), _("statement themes")
        constraints = [models.UniqueConstraint(fields=["statement", "theme"], name="statementtheme_once")]
        indexes = [models.Index("theme", "statement", name="statementtheme_by_theme", condition=Q(decision="accepted"))]


@pghistory.track()
class TakeawayTheme(Assignment):
    takeaway = models.ForeignKey(Takeaway, models.CASCADE, related_name="theme_assignments", verbose_name=_("takeaway"))

    objects = AssignmentQuerySet.as_manager()

    class Meta(Assignment.Meta):
        verbose_name, verbose_name_plural = _("takeaway theme"), _("takeaway themes")
        constraints = [models.UniqueConstraint(fields=["takeaway", "theme"], name="takeawaytheme_once")]


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
    decisions = models.JSONField(
        _("decisions"), default=dict, help_text=_("What editors changed of the proposal; see imports/review.py")
    )
    version = models.PositiveIntegerField(
        _("version"), default=1, help_text=_("Goes up with every save: a stale one is refused")
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


# --- releases and corrections -----------------------------------------------------------------------------


@pghistory.track()
class Release(models.Model):
    """One publication of an edition. An edition published by a file has none until it is withdrawn."""

    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="releases", verbose_name=_("edition"))
    number = models.PositiveSmallIntegerField(_("number"))
    published_at = models.DateTimeField(_("published at"), help_text=_("May be to come"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    about = models.CharField(_("what changed"), max_length=500, blank=True, help_text=_("One line, for readers"))

    class Meta:
        verbose_name, verbose_name_plural = _("release"), _("releases")
        ordering = ["edition_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="release_number_once_per_edition"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("published_at")), name="release_dates_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.edition}, {self.number}"


class CorrectionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(edition__in=ForumEdition.objects.published())

    def visible_to(self, user):
        return self.filter(edition__in=ForumEdition.objects.visible_to(user))

    def of_panel(self, panel):
        """Of what is said on the panel, or was when it was corrected."""
        statements = Statement.objects.filter(panel=panel).values("number")
        takeaways = Takeaway.objects.filter(panel=panel, number__isnull=False).values("number")
        here = Q(panel=panel) | Q(number__in=statements) | Q(number__in=takeaways)
        return self.filter(here, edition=panel.edition_id)

    def latest_first(self):
        return self.order_by("-corrected_at", "-pk")


class Correction(models.Model):
    """What the public could read of a statement or a takeaway until it was corrected or removed.

    Written by the database alone, see migrations/corrections.sql and corrected_takeaways.sql: no text that was only
    ever in a draft comes here.
    """

    edition = models.ForeignKey(ForumEdition, models.CASCADE, related_name="corrections")
    panel = models.ForeignKey(Panel, models.SET_NULL, null=True, related_name="corrections")
    number = models.PositiveIntegerField(help_text="The statement's or the takeaway's: none is given to both")
    version = models.PositiveSmallIntegerField(help_text="1 is what was published first")
    position = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The takeaway's then; null = of a statement"
    )
    text = models.TextField()
    language = models.CharField(max_length=20)
    attribution = models.CharField(max_length=20, choices=Attribution, blank=True, help_text="A takeaway has none")
    said_by = models.CharField(max_length=300, blank=True)
    is_removal = models.BooleanField(default=False, help_text="Nothing followed: it was removed")
    corrected_at = models.DateTimeField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("correction"), _("corrections")
        ordering = ["number", "version"]
        constraints = [
            models.UniqueConstraint(fields=["number", "version"], name="correction_version_once"),
            models.CheckConstraint(
                condition=Q(position=None) | Q(attribution="", said_by=""), name="correction_of_takeaway_has_no_speaker"
            ),
        ]

    def __str__(self):
        return f"{self.number}, {self.version}"

    def get_absolute_url(self):
        return cached_reverse("version", self.number, self.version)

    @property
    def is_of_takeaway(self):
        return self.position is not None


# --- history ----------------------------------------------------------------------------------------------


@pghistory.track()
class TakeawayEvidence(Takeaway.evidence.through):
    class Meta:
        verbose_name, verbose_name_plural = _("evidence of a takeaway"), _("evidence of takeaways")
        proxy = True


@pghistory.track()
class StatementAlsoIn(Statement.also_in.through):
    class Meta:
        verbose_name, verbose_name_plural = _("further source of a statement"), _("further sources of statements")
        proxy = True


@pghistory.track(model_name="RedirectEvent")
class TrackedRedirect(Redirect):
    """Old addresses belong to the record: what a merge retires, its undoing takes back."""

    class Meta:
        verbose_name, verbose_name_plural = _("old address"), _("old addresses")
        proxy = True
