"""Panels and appearances on the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from django_extras.admin_rows import Rows
from proceedings.admin.forms import (
    AppearanceRows,
    PositionedForm,
    StatementRow,
    StatementRows,
    TakeawayRows,
)
from proceedings.admin.positioned import EditionFilter, PositionedAdmin
from proceedings.admin.translations import (
    AppearanceTranslations,
    PanelTranslations,
)
from proceedings.models import (
    Appearance,
    Panel,
    PanelTitle,
    Statement,
    Takeaway,
)

# What an appearance and its fields are called by.
NAMED_BY = ["panel", "speaker", "affiliation__speaker", "affiliation__organisation"]


class AppearanceInline(Rows, admin.StackedInline):
    model = Appearance
    form = PositionedForm
    formset = AppearanceRows
    fields = [
        ("speaker", "affiliation"),
        ("part", "attendance", "position"),
        ("name_as_printed", "post_as_printed", "organisation_as_printed"),
        "note",
    ]
    autocomplete_fields = ["speaker", "affiliation"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*NAMED_BY)


class StatementInline(Rows, admin.TabularInline):
    model = Statement
    form = StatementRow
    formset = StatementRows
    fields = ["position", "appearance", "attribution", "text", "language", "source", "slug"]
    show_change_link = True


class TakeawayInline(Rows, admin.TabularInline):
    model = Takeaway
    form = PositionedForm
    formset = TakeawayRows
    fields = ["position", "text", "language"]
    show_change_link = True


class PanelTitleInline(Rows, admin.TabularInline):
    model = PanelTitle
    fields = ["title", "language", "note"]


@admin.register(Panel)
class PanelAdmin(PositionedAdmin):
    fixed_fields = ["edition", "slug"]
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
class AppearanceAdmin(PositionedAdmin):
    """Appearances are entered with their panel; here a statement finds them."""

    fixed_fields = ["panel"]
    fields = ["panel", *AppearanceInline.fields, "language"]
    autocomplete_fields = ["panel", "speaker", "affiliation"]
    inlines = [AppearanceTranslations]
    list_display = ["name", "part", "capacity", "panel"]
    list_filter = [("panel__edition", EditionFilter), "part", "attendance"]
    list_select_related = NAMED_BY
    search_fields = [
        "speaker__name",
        "speaker__names__name",
        "speaker__slug",
        "name_as_printed",
        "panel__title",
        "panel__edition__slug",
    ]
    view_on_site = False  # type: ignore[assignment]  # Django takes this as well as a function

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*NAMED_BY)

    def siblings(self, appearance):
        return Appearance.objects.filter(panel=appearance.panel)
