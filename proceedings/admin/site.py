"""The editors' desk: forum → edition → panel → statement, each form with one level of rows."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from django_extras.admin_rows import GivenOnce, Rows
from proceedings.admin import bulk_change_pages as bulk_pages
from proceedings.admin import report_review as desk
from proceedings.admin import translations as translating
from proceedings.admin.forms import (
    AppearanceRows,
    PanelRow,
    PlacedForm,
    PlacedRows,
    StatementForm,
    StatementRow,
    StatementRows,
    TakeawayRows,
    goes_last,
    last_place,
)
from proceedings.admin.translations import (
    AppearanceTranslations,
    EditionTranslations,
    ForumTranslations,
    PanelTranslations,
    StatementTranslations,
    TakeawayTranslations,
)
from proceedings.editorial import bulk_changes as bulk
from proceedings.editorial import checklist, publishing
from proceedings.editorial import new_edition as skeleton
from proceedings.models import (
    Appearance,
    EditionTitle,
    Figure,
    Forum,
    ForumEdition,
    OpenQuestion,
    Panel,
    PanelTitle,
    SourceDocument,
    Statement,
    StatementTheme,
    Takeaway,
    TakeawayTheme,
)
from proceedings.search.criteria import Criteria
from proceedings.search.engine import SearchResults
from proceedings.search.filters import searchable
from speakers.admin import GivenOnceAdmin
from themes.models import Assignment

admin.site.site_header = _("Forum archive")
admin.site.site_title = _("Forum archive")
admin.site.index_title = _("The editors’ desk")

EVERYWHERE = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]


class PlacedAdmin(GivenOnceAdmin):
    """A record with a position among its `siblings`; left blank, it goes last."""

    form = PlacedForm

    def save_model(self, request, obj, form, change):
        if goes_last(form):
            obj.position = last_place(self.siblings(obj))
        super().save_model(request, obj, form, change)


class SayNewEdition:
    """An action on the form of a forum and of an edition."""

    @admin.action(
        description=_("New edition from the last one"), permissions=["add"], location=ActionLocation.CHANGE_FORM
    )
    def new_edition(self, request, queryset):
        try:
            edition = skeleton.new_edition(self.forum_of(queryset.get()), by=request.user)
        except ValidationError as error:
            self.message_user(request, error.message, messages.ERROR)
            return None
        self.message_user(
            request,
            gettext("{edition} is a draft with the panels of the last edition.").format(edition=edition),
            messages.SUCCESS,
        )
        return redirect("admin:proceedings_forumedition_change", edition.pk)


# --- forums and editions ----------------------------------------------------------------------------------


@admin.register(Forum)
class ForumAdmin(SayNewEdition, GivenOnceAdmin):
    fields = ["name", "slug", "organiser", "description"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["organiser"]
    inlines = [ForumTranslations]
    list_display = ["name", "organiser", "slug"]
    list_select_related = ["organiser"]
    search_fields = ["name", "slug"]
    actions = ["new_edition"]

    def forum_of(self, forum):
        return forum


class EditionTitleInline(Rows, admin.TabularInline):
    model = EditionTitle
    fields = ["title", "language", "note"]


class SourceInline(Rows, admin.TabularInline):
    model = SourceDocument
    form = GivenOnce
    fields = ["title", "slug", "publisher", "url", "language", "published_on"]
    prepopulated_fields = {"slug": ["title"]}
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text")


class PanelInline(Rows, admin.TabularInline):
    model = Panel
    form = PanelRow
    formset = PlacedRows
    fields = ["position", "kind", "label_as_printed", "title", "slug", "language", "held_on"]
    prepopulated_fields = {"slug": ["title"]}
    show_change_link = True


class EditionTakeawayInline(Rows, admin.TabularInline):
    model = Takeaway
    form = PlacedForm
    formset = PlacedRows
    fields = ["position", "text", "language"]
    show_change_link = True
    verbose_name_plural = _("takeaways of the whole edition")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(panel=None)


class OpenQuestionInline(Rows, admin.TabularInline):
    """What the import asked and nobody has answered: an editor ticks what is settled."""

    model = OpenQuestion
    fields = ["about", "words", "is_settled"]
    readonly_fields = ["about", "words"]
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(is_settled=False).select_related("source")

    def has_add_permission(self, request, obj):
        return False

    @admin.display(description=_("passage"))
    def words(self, question):
        return Truncator(question.passage).words(40)


class State(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("scheduled", _("To be published")), ("draft", _("Draft")), ("public", _("Public"))]

    def queryset(self, request, editions):
        if self.value() == "public":
            return editions.published()
        if self.value() == "scheduled":
            return editions.filter(published_at__isnull=False).exclude(pk__in=ForumEdition.objects.published())
        if self.value() == "draft":
            return editions.exclude(pk__in=ForumEdition.objects.published())
        return editions


class EditionFilter(admin.RelatedFieldListFilter):
    """Editions are called by their forum, which is read with them."""

    def field_choices(self, field, request, model_admin):
        return [(edition.pk, str(edition)) for edition in ForumEdition.objects.select_related("forum")]


@admin.register(ForumEdition)
class ForumEditionAdmin(SayNewEdition, GivenOnceAdmin):
    given_once = ["forum", "slug"]
    fieldsets = [
        (None, {"fields": ["forum", ("slug", "ordinal"), "title", "language", "published_at"]}),
        (
            _("Where and when"),
            {
                "fields": [("city", "country"), "venue", ("opens_on", "closes_on")],
                "description": _("What is not known stays blank; readers are told that it is not."),
            },
        ),
        (_("For readers"), {"fields": ["summary", "note"]}),
    ]
    readonly_fields = ["published_at"]
    autocomplete_fields = ["forum"]
    inlines = [
        OpenQuestionInline,
        PanelInline,
        EditionTakeawayInline,
        SourceInline,
        EditionTitleInline,
        EditionTranslations,
    ]
    list_display = ["title", "forum", "slug", "ordinal", "opens_on", "city", "is_public"]
    list_filter = [State, "forum", "country"]
    list_select_related = ["forum"]
    search_fields = ["title", "other_titles__title", "forum__name", "slug", "city"]
    actions = ["publish", "release", "withdraw", "new_edition"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("forum")

    def get_urls(self):
        """From a report: before Django's own addresses, which end in whatever is typed."""
        pages = [
            path("from-report/", self.admin_site.admin_view(desk.new_review), name="report_review_add"),
            path("from-report/<int:pk>/", self.admin_site.admin_view(desk.review), name="report_review"),
        ]
        return pages + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and obj.is_draft:
            context["findings"] = checklist.findings(obj)
        if obj:
            context["languages"], context["translations"] = settings.LANGUAGES, translating.table(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("public"), boolean=True, ordering="published_at")
    def is_public(self, edition):
        return not edition.is_draft

    def forum_of(self, edition):
        return edition.forum

    def has_publish_permission(self, request):
        return request.user.has_perm("proceedings.publish_forumedition")

    @admin.action(
        description=_("Publish"),
        permissions=["publish"],
        location=EVERYWHERE,
    )
    def publish(self, request, queryset):
        for edition in queryset:
            self.act(request, publishing.publish, edition, _("{edition} is public."))

    @admin.action(
        description=_("Publish later, or with a line of what changed"),
        permissions=["publish"],
        location=ActionLocation.CHANGE_FORM,
    )
    def release(self, request, queryset):
        return redirect("desk:release", queryset.get().pk)

    @admin.action(
        description=_("Withdraw"),
        permissions=["publish"],
        location=EVERYWHERE,
    )
    def withdraw(self, request, queryset):
        for edition in queryset:
            self.act(request, publishing.withdraw, edition, _("{edition} is a draft."))

    def act(self, request, change, edition, outcome):
        try:
            change(edition, by=request.user)
        except ValidationError as error:
            self.message_user(request, f"{edition}: {error.message}", messages.ERROR)
        else:
            self.message_user(request, outcome.format(edition=edition), messages.SUCCESS)


@admin.register(SourceDocument)
class SourceDocumentAdmin(GivenOnceAdmin):
    given_once = ["edition", "slug"]
    fieldsets = [
        (None, {"fields": ["edition", "title", "slug", "publisher", "url", "language", "published_on", "note"]}),
        (_("As read"), {"fields": ["retrieved_at", "sha256", "text"], "classes": ["collapse"]}),
    ]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["edition"]
    list_display = ["title", "publisher", "language", "published_on", "edition"]
    list_filter = ["edition__forum", ("edition", EditionFilter), "language"]
    list_select_related = ["edition__forum"]
    search_fields = ["title", "publisher", "url", "slug"]
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("edition__forum")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Statements name passages by counting characters of the text: not even its blank ends are touched."""
        if db_field.name == "text":
            kwargs["strip"] = False
        return super().formfield_for_dbfield(db_field, request, **kwargs)


# --- panels -----------------------------------------------------------------------------------------------


# What an appearance and its fields are called by.
APPEARANCE_NAMES = ["panel", "speaker", "affiliation__speaker", "affiliation__organisation"]


class AppearanceInline(Rows, admin.StackedInline):
    model = Appearance
    form = PlacedForm
    formset = AppearanceRows
    fields = [
        ("speaker", "affiliation"),
        ("part", "attendance", "position"),
        ("name_as_printed", "post_as_printed", "organisation_as_printed"),
        "note",
    ]
    autocomplete_fields = ["speaker", "affiliation"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*APPEARANCE_NAMES)


class StatementInline(Rows, admin.TabularInline):
    model = Statement
    form = StatementRow
    formset = StatementRows
    fields = ["position", "appearance", "attribution", "text", "language", "source", "slug"]
    show_change_link = True


class TakeawayInline(Rows, admin.TabularInline):
    model = Takeaway
    form = PlacedForm
    formset = TakeawayRows
    fields = ["position", "text", "language"]
    show_change_link = True


class PanelTitleInline(Rows, admin.TabularInline):
    model = PanelTitle
    fields = ["title", "language", "note"]


@admin.register(Panel)
class PanelAdmin(PlacedAdmin):
    given_once = ["edition", "slug"]
    fieldsets = [
        (
            None,
            {
                "fields": ["edition", "title", "slug", ("kind", "label_as_printed", "position"), "language", "held_on"],
                "description": _("First who sat on the panel, then save: statements are given to those who are saved."),
            },
        ),
        (_("For readers"), {"fields": ["summary", "note"]}),
    ]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["edition"]
    list_display = ["__str__", "edition", "kind", "position", "held_on"]
    list_filter = ["edition__forum", ("edition", EditionFilter), "kind"]
    list_select_related = ["edition__forum"]
    search_fields = [
        "title",
        "other_titles__title",
        "edition__title",
        "edition__slug",
        "slug",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("edition__forum")

    def get_inlines(self, request, panel):
        """A panel that is not yet saved has nobody who could have said or concluded anything."""
        if panel is None:
            return [AppearanceInline, PanelTitleInline, PanelTranslations]
        return [AppearanceInline, StatementInline, TakeawayInline, PanelTitleInline, PanelTranslations]

    def siblings(self, panel):
        return Panel.objects.filter(edition=panel.edition)


@admin.register(Appearance)
class AppearanceAdmin(PlacedAdmin):
    """Appearances are entered with their panel; here a statement finds them."""

    given_once = ["panel"]
    fields = ["panel", *AppearanceInline.fields, "language"]
    autocomplete_fields = ["panel", "speaker", "affiliation"]
    inlines = [AppearanceTranslations]
    list_display = ["name", "part", "capacity", "panel"]
    list_filter = [("panel__edition", EditionFilter), "part", "attendance"]
    list_select_related = APPEARANCE_NAMES
    search_fields = [
        "speaker__name",
        "speaker__names__name",
        "speaker__slug",
        "name_as_printed",
        "panel__title",
        "panel__edition__slug",
    ]
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*APPEARANCE_NAMES)

    def siblings(self, appearance):
        return Appearance.objects.filter(panel=appearance.panel)


# --- statements and takeaways -----------------------------------------------------------------------------


class FigureInline(Rows, admin.TabularInline):
    model = Figure
    form = PlacedForm
    formset = PlacedRows
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


class Said:
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
class StatementAdmin(Said, PlacedAdmin):
    form = StatementForm
    given_once = ["panel", "slug"]
    fieldsets = [
        (
            None,
            {"fields": ["number", "panel", "appearance", "attribution", ("position", "slug"), "text", "language"]},
        ),
        (
            _("Source"),
            {
                "fields": ["source", ("source_start", "source_end"), "also_in"],
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
class TakeawayAdmin(Said, PlacedAdmin):
    given_once = ["edition"]
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
