from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_extras.printable_text import PlainFields

from themes.models import Theme, ThemeName, ThemeTerm


class ThemeNameInline(PlainFields, admin.TabularInline):
    model = ThemeName
    fields = ["language", "name", "definition", "translator"]
    extra = 0


class ThemeTermInline(PlainFields, admin.TabularInline):
    model = ThemeTerm
    fields = ["language", "term"]
    extra = 0


@admin.register(Theme)
class ThemeAdmin(PlainFields, admin.ModelAdmin):
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "broader", "position", "definition"],
                "description": _("Two levels: groups are for browsing, statements carry the themes within them."),
            },
        ),
    ]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["broader"]
    inlines = [ThemeNameInline, ThemeTermInline]
    list_display = ["name", "broader", "position", "slug"]
    list_filter = [("broader", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["broader"]
    search_fields = ["name", "names__name", "terms__term", "slug"]

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def get_search_results(self, request, queryset, search_term):
        """For a field that gives a theme to something, only what can be given: no group."""
        if request.GET.get("field_name") == "theme":
            queryset = queryset.within_groups()
        return super().get_search_results(request, queryset, search_term)

    def view_on_site(self, obj):
        return obj.get_absolute_url()
