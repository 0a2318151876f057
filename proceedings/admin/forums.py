"""Forums, editions and sources on the desk."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import path
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from django_extras.admin_rows import FixedSlugForm, Rows
from proceedings.admin import report_review as desk
from proceedings.admin import report_steps as steps
from proceedings.admin import translations as translating
from proceedings.admin.forms import (
    PanelRow,
    PositionedForm,
    PositionedRows,
)
from proceedings.admin.positioned import EditionFilter
from proceedings.admin.translations import (
    EditionTranslations,
    ForumTranslations,
)
from proceedings.editorial import checklist, publishing
from proceedings.editorial import new_edition as skeleton
from proceedings.models import (
    EditionTitle,
    Forum,
    ForumEdition,
    OpenQuestion,
    Panel,
    SourceDocument,
    Takeaway,
)
from speakers.admin import FixedSlugAdmin

LIST_AND_FORM = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]


class StartsNewEdition(admin.ModelAdmin):
    """An action on the form of a forum and of an edition."""

    forum_of: Callable  # the record's

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


@admin.register(Forum)
class ForumAdmin(StartsNewEdition, FixedSlugAdmin):
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
    form = FixedSlugForm
    fields = ["title", "slug", "publisher", "url", "language", "published_on"]
    prepopulated_fields = {"slug": ["title"]}
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text")


class PanelInline(Rows, admin.TabularInline):
    model = Panel
    form = PanelRow
    formset = PositionedRows
    fields = ["position", "kind", "label_as_printed", "title", "slug", "language", "held_on"]
    prepopulated_fields = {"slug": ["title"]}
    show_change_link = True


class EditionTakeawayInline(Rows, admin.TabularInline):
    model = Takeaway
    form = PositionedForm
    formset = PositionedRows
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

    def has_add_permission(self, request, obj=None):
        return False

    @admin.display(description=_("passage"))
    def words(self, question):
        return Truncator(question.passage).words(40)


class PublicationState(admin.SimpleListFilter):
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


@admin.register(ForumEdition)
class ForumEditionAdmin(StartsNewEdition, FixedSlugAdmin):
    fixed_fields = ["forum", "slug"]
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
    list_filter = [PublicationState, "forum", "country"]
    list_select_related = ["forum"]
    search_fields = ["title", "other_titles__title", "forum__name", "slug", "city"]
    actions = ["publish", "release", "withdraw", "new_edition"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("forum")

    def get_urls(self):
        """From a report: before Django's own addresses, which end in whatever is typed."""
        pages = [
            path("from-report/", self.admin_site.admin_view(desk.new_review), name="report_review_add"),
            path("from-report/<int:pk>/layout/", self.admin_site.admin_view(steps.layout), name="report_layout"),
            path("from-report/<int:pk>/people/", self.admin_site.admin_view(steps.people), name="report_people"),
            path("from-report/<int:pk>/words/", self.admin_site.admin_view(steps.words), name="report_words"),
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
        location=LIST_AND_FORM,
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
        location=LIST_AND_FORM,
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
class SourceDocumentAdmin(FixedSlugAdmin):
    fixed_fields = ["edition", "slug"]
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
    view_on_site = False  # type: ignore[assignment]  # Django takes this as well as a function

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("edition__forum")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Statements name passages by counting characters of the text: not even its blank ends are touched."""
        if db_field.name == "text":
            kwargs["strip"] = False
        return super().formfield_for_dbfield(db_field, request, **kwargs)
