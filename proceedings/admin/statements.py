"""Statements and takeaways on the desk."""

from django.contrib import admin
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from django_extras.admin_rows import Rows
from proceedings.admin import bulk_change_pages as bulk_pages
from proceedings.admin.forms import (
    PositionedForm,
    PositionedRows,
    StatementForm,
)
from proceedings.admin.positioned import EditionFilter, PositionedAdmin
from proceedings.admin.translations import (
    StatementTranslations,
    TakeawayTranslations,
)
from proceedings.editorial import bulk_changes as bulk
from proceedings.models import (
    Figure,
    Statement,
    StatementTheme,
    Takeaway,
    TakeawayTheme,
)
from proceedings.search.criteria import Criteria
from proceedings.search.engine import SearchResults
from proceedings.search.filters import searchable
from themes.models import Assignment


class FigureInline(Rows, admin.TabularInline):
    model = Figure
    form = PositionedForm
    formset = PositionedRows
    fields = ["position", "subject", "qualifier", "quantity", "quantity_to", "unit", "as_printed"]


class AssignmentInline(Rows, admin.TabularInline):
    fields = ["theme", "decision", "method", "evidence", "decided_by", "decided_at"]
    readonly_fields = ["decided_by", "decided_at"]
    autocomplete_fields = ["theme"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("theme")


class StatementThemeInline(AssignmentInline):
    model = StatementTheme


class TakeawayThemeInline(AssignmentInline):
    model = TakeawayTheme


class Themed(admin.ModelAdmin):
    """What statements and takeaways show alike in a list, and who decides about their themes."""

    @admin.display(description=_("text"))
    def beginning(self, record):
        return Truncator(record.text).words(16)

    def save_formset(self, request, form, formset, change):
        """Whoever saves a decision about a theme is named with it."""
        if issubclass(formset.model, Assignment):
            for row in formset.forms:
                if "decision" in row.changed_data or row.instance._state.adding:
                    row.instance.decided_by, row.instance.decided_at = request.user.username, timezone.now()
        super().save_formset(request, form, formset, change)


@admin.register(Statement)
class StatementAdmin(Themed, PositionedAdmin):
    form = StatementForm
    fixed_fields = ["panel", "slug"]
    fieldsets = [
        (
            None,
            {"fields": ["number", "panel", "appearance", "attribution", ("position", "slug"), "text", "language"]},
        ),
        (
            _("Source"),
            {
                "fields": ["source", ("source_start", "source_end"), ("starts_at", "ends_at"), "also_in"],
                "description": _("The passage counts characters of the source's text, from 0."),
            },
        ),
        (_("For readers"), {"fields": ["note"]}),
    ]
    readonly_fields = ["number"]
    autocomplete_fields = ["panel", "appearance", "source", "also_in"]
    inlines = [StatementThemeInline, FigureInline, StatementTranslations]
    list_display = ["number", "beginning", "speaker", "programme", "attribution"]
    list_display_links = ["number", "beginning"]
    list_filter = [("panel__edition", EditionFilter), "attribution", "language", "theme_assignments__decision"]
    list_select_related = ["panel__edition", "appearance__speaker"]
    search_fields = ["text"]
    search_help_text = _("As on the site, drafts included; or a statement's number.")
    actions = ["tag", "set_speaker", "move", "renumber"]
    ordering = ["-panel__edition__slug", "panel__position", "panel_id", "position", "pk"]

    @admin.action(description=bulk.TagForm.title, permissions=["change"])
    def tag(self, request, queryset):
        return bulk_pages.answer(request, queryset, bulk.TagForm, "tag")

    @admin.action(description=bulk.SpeakerForm.title, permissions=["change"])
    def set_speaker(self, request, queryset):
        return bulk_pages.answer(request, queryset, bulk.SpeakerForm, "set_speaker")

    @admin.action(description=bulk.MoveForm.title, permissions=["change"])
    def move(self, request, queryset):
        return bulk_pages.answer(request, queryset, bulk.MoveForm, "move")

    @admin.action(description=bulk.RenumberForm.title, permissions=["change"])
    def renumber(self, request, queryset):
        return bulk_pages.answer(request, queryset, bulk.RenumberForm, "renumber")

    def get_search_results(self, request, queryset, search_term):
        words = searchable(search_term)
        if not words:
            return queryset, False
        if words.isdecimal() and queryset.filter(number=int(words)).exists():
            return queryset.filter(number=int(words)), False
        return SearchResults(Criteria(words=words)).among(queryset), False

    def siblings(self, statement):
        return Statement.objects.filter(panel=statement.panel)

    @admin.display(description=_("panel"))
    def programme(self, statement):
        return f"{statement.panel.edition.slug}: {Truncator(statement.panel).words(8)}"

    @admin.display(description=_("speaker"), ordering="appearance__speaker__family_name")
    def speaker(self, statement):
        return statement.appearance and statement.appearance.name


@admin.register(Takeaway)
class TakeawayAdmin(Themed, PositionedAdmin):
    fixed_fields = ["edition"]
    fieldsets = [
        (None, {"fields": ["edition", "panel", "position", "text", "language"]}),
        (
            _("What it rests on"),
            {
                "fields": ["evidence", "repeats", "source"],
                "description": _("Statements are found by their words or their number."),
            },
        ),
        (_("For readers"), {"fields": ["note"]}),
    ]
    autocomplete_fields = ["edition", "panel", "evidence", "repeats", "source"]
    inlines = [TakeawayThemeInline, TakeawayTranslations]
    list_display = ["beginning", "programme", "position"]
    list_filter = [("edition", EditionFilter)]
    list_select_related = ["edition", "panel"]
    search_fields = ["text", "panel__title"]
    ordering = ["-edition__slug", "panel__position", "panel_id", "position", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("edition__forum", "panel")

    @admin.display(description=_("panel"))
    def programme(self, takeaway):
        where = takeaway.panel or gettext("the whole edition")
        return f"{takeaway.edition.slug}: {Truncator(where).words(8)}"

    def siblings(self, takeaway):
        return Takeaway.objects.filter(edition=takeaway.edition, panel=takeaway.panel)
