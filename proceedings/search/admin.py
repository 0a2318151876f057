from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from django_extras.admin_rows import Rows
from django_extras.printable_text import PlainFields
from proceedings.search.models import Synonym, SynonymSet


class SynonymInline(Rows, admin.TabularInline):
    model = Synonym
    fields = ["term", "is_narrower"]


@admin.register(SynonymSet)
class SynonymSetAdmin(PlainFields, admin.ModelAdmin):
    fieldsets = [
        (None, {"fields": ["note"], "description": _("Whoever searches for one of the terms finds the others too.")}),
    ]
    inlines = [SynonymInline]
    list_display = ["__str__", "note"]
    search_fields = ["terms__term", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("terms")
