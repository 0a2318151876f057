"""Rows of a record within another's form, quick with many of them."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models

from django_extras.printable_text import PlainFields, PlainText


class FixedSlugForm(forms.ModelForm):
    """A record's slug can be chosen when it is added, and not after."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "slug" in self.fields:
            self.fields["slug"].disabled = True


class ChosenAutocomplete(AutocompleteSelect):
    """An autocomplete field whose chosen record came with its row: the label costs no query."""

    chosen: models.Model | None = None

    def optgroups(self, name, value, attr=None):
        if self.chosen is None or value != [str(self.chosen.pk)]:
            return super().optgroups(name, value, attr)
        blank = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance(self.chosen)
        chosen = self.create_option(name, self.chosen.pk, label, True, len(blank))
        return [(None, [*blank, chosen], 0)]


class RowFormSet(forms.BaseInlineFormSet):
    """Only rows that changed are validated: a form of 200 would otherwise take 1,600 queries."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.empty_permitted = True
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, ChosenAutocomplete):
                widget.chosen = getattr(form.instance, name, None)


class Rows(PlainFields, InlineModelAdmin):
    """For an inline, tabular or stacked. Its queryset must bring the records that autocomplete fields name."""

    extra = 0
    formset: type[forms.BaseInlineFormSet] = RowFormSet
    view_on_site = False  # the record's own form has the link
    formfield_overrides: ClassVar[dict[type[models.Field], dict[str, Any]]] = {
        models.TextField: {"form_class": PlainText, "widget": forms.Textarea(attrs={"rows": 3, "cols": 60})},
        models.URLField: {"widget": forms.URLInput},
    }

    class Media:
        css = {"all": ["desk.css"]}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChosenAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A row has no room for every button that Django puts beside a record: adding and mending are enough."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field
