"""What was said: the statements of a panel, and the themes they were given."""

import pghistory
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Length
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from django_extras.cached_reverse import cached_reverse
from django_extras.constraints import SameParent, SameParentThrough
from proceedings.choices import Attribution
from proceedings.i18n.translations import (
    PeerManager,
    TextTranslation,
    distribute,
    peer_keys,
    peers_of,
    refuse_own_language,
    translation_constraints,
    wording,
)
from proceedings.models.appearances import Appearance
from proceedings.models.assignments import AssignmentQuerySet
from proceedings.models.forums import OfEditionQuerySet
from proceedings.models.panels import Panel
from proceedings.models.sources import SourceDocument
from proceedings.text.lexemes_field import LexemesField, TranslatedLexemesField
from themes.models import Assignment, Theme

models.TextField.register_lookup(Length)


class NextStatementNumber(models.Func):
    """A number never given before, from a sequence that only goes up."""

    template = "nextval('proceedings_statement_number')"
    arity = 0
    output_field = models.IntegerField()
    allowed_default = True


MAX_STATEMENT_LENGTH = 50_000  # characters
STATEMENTS_PER_PAGE = 60  # on a panel's page; a longer panel has further pages
WITHIN_EDITION = ["panel__position", "panel_id", "position", "pk"]


class StatementQuerySet(OfEditionQuerySet):
    path_to_edition = "panel__edition"

    def about_any_of(self, themes):
        """Those that an editor placed under one of the themes, or under a theme of one of the groups."""
        return self.filter(pk__in=StatementTheme.objects.under_any_of(themes).values("statement"))

    def by_any_of(self, speakers):
        return self.filter(appearance__speaker__in=speakers)

    def in_order(self):
        return self.order_by(*WITHIN_EDITION)

    def with_earlier(self):
        """Each with `earlier`: how many statements of its panel come before it."""
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
    starts_at = models.FloatField(_("starts at"), null=True, blank=True, help_text=_("Seconds of the recording"))
    ends_at = models.FloatField(_("ends at"), null=True, blank=True, help_text=_("Seconds of the recording"))
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
    tokens = LexemesField()  # on their way to the search; see proceedings/text/lexemes_field.py

    # Set by a search that found it: the words shown as HTML with its marks, and where they are from.
    marked_text, rests_on_translation = "", False

    objects = PeerManager.from_queryset(StatementQuerySet)()

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
                condition=Q(text__length__lte=MAX_STATEMENT_LENGTH),
                name="statement_text_length",
                violation_error_message=format_lazy(
                    _("A statement is one point: {most} characters at most."), most=f"{MAX_STATEMENT_LENGTH:,}"
                ),
            ),
            models.CheckConstraint(
                condition=Q(source_start=None, source_end=None)
                | Q(source__isnull=False, source_start__lt=F("source_end")),
                name="statement_source_passage",
                violation_error_message=_("A passage needs its source, a start and a later end."),
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, starts_at__gte=0) & (Q(ends_at=None) | Q(ends_at__gte=F("starts_at"))),
                name="statement_times_in_order",
                violation_error_message=_("Times of a recording need a start from 0 and no earlier end."),
            ),
            SameParent(
                field="appearance",
                parent="panel",
                name="statement_appearance_of_its_panel",
                violation_error_message=_("This appearance is at another panel."),
            ),
            SameParentThrough(  # its trigger is in proceedings/editorial/sql/check_statement_source.sql
                field="source",
                parent="edition",
                through="panel",
                name="statement_source_of_its_edition",
                violation_error_message=_("This source is another edition's."),
            ),
        ]

    def __str__(self):
        return f"{self.number}: {self.text[:60]}"

    def get_absolute_url(self):
        edition = self.panel.edition
        return cached_reverse("statement", edition.forum.slug, edition.slug, self.panel.slug, self.slug)

    def clean(self):
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
    def page_number(self):
        """Of the panel's page that has it, from 1; asked once for all that were read with it."""
        together = Statement.objects.filter(pk__in=peer_keys(self))
        earlier = dict(together.with_earlier().order_by().values_list("pk", "earlier"))
        for peer in peers_of(self):
            peer.page_number = earlier[peer.pk] // STATEMENTS_PER_PAGE + 1
        return self.page_number

    @property
    def page_url(self):
        """Of the page of its panel that has it."""
        return self.panel.get_absolute_url() + (f"?page={self.page_number}" if self.page_number > 1 else "")

    @property
    def place_url(self):
        """Its place on its panel's page."""
        return f"{self.page_url}#{self.anchor}"

    @cached_property
    def accepted_themes(self):
        """Asked once for all that were read with it."""
        given = StatementTheme.objects.accepted().filter(statement__in=peer_keys(self))
        return distribute(self, "accepted_themes", given.themes_by("statement"))

    @cached_property
    def figures_cited(self):
        """Asked once for all that were read with it."""
        figures = self.figures.model.objects.filter(statement__in=peer_keys(self))
        return distribute(self, "figures_cited", [(figure.statement_id, figure) for figure in figures])

    @cached_property
    def takeaways_supported(self):
        """Asked once for all that were read with it; most statements support none."""
        model, evidence = self.takeaways.model, self.takeaways.through
        ordering = model._meta.ordering or ()
        in_order = evidence.objects.order_by(*(f"takeaway__{field}" for field in ordering))
        keys = list(in_order.filter(statement__in=peer_keys(self)).values_list("statement", "takeaway"))
        takeaways = model.objects.select_related("panel__edition__forum", "edition__forum")
        found = takeaways.in_bulk({takeaway for _statement, takeaway in keys})
        return distribute(self, "takeaways_supported", [(statement, found[takeaway]) for statement, takeaway in keys])

    @property
    def takeaways_shown(self):
        """Without those of another edition's draft."""
        return [each for each in self.takeaways_supported if each.edition.is_seen_from(self.panel.edition)]


@pghistory.track(exclude=["tokens"])
class StatementTranslation(TextTranslation):
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="translations", verbose_name=_("statement"))
    text = models.TextField(_("text"))
    note = models.TextField(_("note"), blank=True)
    tokens = TranslatedLexemesField()

    class Meta(TextTranslation.Meta):
        verbose_name, verbose_name_plural = _("statement translation"), _("statement translations")
        constraints = [
            *translation_constraints("statement", ["text"]),
            models.CheckConstraint(
                condition=Q(text__length__lte=MAX_STATEMENT_LENGTH),
                name="statementtranslation_text_length",
                violation_error_message=format_lazy(
                    _("A statement is one point: {most} characters at most."), most=f"{MAX_STATEMENT_LENGTH:,}"
                ),
            ),
        ]


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
