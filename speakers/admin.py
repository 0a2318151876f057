from django.contrib import admin, messages
from django.forms import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_extras.admin_rows import RowFormSet, Rows
from django_extras.printable_text import PlainFields

from speakers.choices import NameKind
from speakers.models import Affiliation, Organisation, OrganisationName, Speaker, SpeakerName

NAME_HELP = _(
    "Names in other scripts, other romanisations and misprints go below: a search for any of them finds the record."
)


class FixedSlugAdmin(PlainFields, admin.ModelAdmin):
    """A record with an address: what the address is made of is chosen when it is added, and not after."""

    fixed_fields = ["slug"]

    class Media:
        css = {"all": ["desk.css"]}

    def get_readonly_fields(self, request, obj=None):
        readonly = super().get_readonly_fields(request, obj)
        return [*readonly, *self.fixed_fields] if obj else readonly

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, obj):
        """Its address on this very site, whatever name `django.contrib.sites` has for it."""
        return obj.get_absolute_url()


class NameFormSet(RowFormSet):
    def clean(self):
        super().clean()
        usual = [
            form.cleaned_data.get("language")
            for form in self.forms
            if form.cleaned_data.get("kind") == NameKind.USUAL and form not in self.deleted_forms
        ]
        if len(usual) > len(set(usual)):
            raise ValidationError(_("Two names are given as the usual one in the same language."))


class NameInline(Rows, admin.TabularInline):
    formset = NameFormSet
    fields = ["name", "language", "kind", "reading", "source", "source_url", "note"]


class SpeakerNameInline(NameInline):
    model = SpeakerName


class OrganisationNameInline(NameInline):
    model = OrganisationName


class AffiliationInline(Rows, admin.TabularInline):
    model = Affiliation
    fields = ["post", "organisation", "first_year", "last_year", "note"]
    autocomplete_fields = ["organisation"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("speaker", "organisation")


class MergedAdmin(FixedSlugAdmin):
    """Records of which two may be found to be one; a record goes then, as if it were deleted."""

    actions = ["merge_with", "merge_both"]

    @admin.action(
        description=_("Merge with another"), permissions=["delete"], location=admin.ActionLocation.CHANGE_FORM
    )
    def merge_with(self, request, queryset):
        return redirect("desk:merge-choose", self.opts.model_name, queryset.get().pk)

    @admin.action(description=_("Merge the two chosen"), permissions=["delete"])
    def merge_both(self, request, queryset):
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(keys) == 2:
            return redirect("desk:merge", self.opts.model_name, *keys)
        self.message_user(request, gettext("Choose the two records that are one."), messages.ERROR)
        return None


@admin.register(Organisation)
class OrganisationAdmin(MergedAdmin):
    fieldsets = [
        (None, {"fields": ["name", "slug", "country"], "description": NAME_HELP}),
        (_("For readers"), {"fields": ["note"]}),
    ]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [OrganisationNameInline]
    list_display = ["name", "country", "slug"]
    list_filter = ["country"]
    search_fields = ["name", "names__name", "slug"]


@admin.register(Speaker)
class SpeakerAdmin(MergedAdmin):
    fieldsets = [
        (None, {"fields": ["name", "family_name", "slug", "country"], "description": NAME_HELP}),
        (_("For readers"), {"fields": ["note"]}),
    ]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [SpeakerNameInline, AffiliationInline]
    list_display = ["name", "family_name", "country", "slug"]
    list_filter = ["country"]
    search_fields = ["name", "names__name", "slug"]


@admin.register(Affiliation)
class AffiliationAdmin(PlainFields, admin.ModelAdmin):
    """Posts are entered with their speaker; here an appearance finds them."""

    fields = ["speaker", "post", "organisation", "first_year", "last_year", "note"]
    autocomplete_fields = ["speaker", "organisation"]
    list_display = ["speaker", "post", "organisation", "first_year", "last_year"]
    list_select_related = ["speaker", "organisation"]
    search_fields = [
        "speaker__name",
        "speaker__names__name",
        "speaker__slug",
        "organisation__name",
        "post",
    ]
    ordering = ["speaker__family_name", "speaker__name", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("speaker", "organisation")
