"""The forms behind the desk: what is left blank is filled by the archive's rules, in one place for every form."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from django_extras.admin_rows import FixedSlugForm, RowFormSet
from proceedings.models import Appearance, SourceDocument
from proceedings.models.slugs import statement_slug

# --- places -----------------------------------------------------------------------------------------------


class PositionedForm(forms.ModelForm):
    """A record with a position, which may be left blank."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].help_text = _("Blank = last")
        if self.instance._state.adding:
            self.initial["position"] = None

    def clean_position(self):
        return self.cleaned_data["position"] or 0


def goes_last(form):
    """Whether its place was left open. One that had the place 0 before keeps it."""
    return "position" in form.fields and not form.instance.position and (
        form.instance._state.adding or "position" in form.changed_data
    )  # fmt: skip


def last_place(siblings):
    return (siblings.aggregate(last=Max("position"))["last"] or 0) + 1


class PositionedRows(RowFormSet):
    """Rows without a position go last, in the order in which they were entered."""

    def save_new(self, form, commit=True):
        self.place(form)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        self.place(form)
        return super().save_existing(form, obj, commit)

    def place(self, form):
        if goes_last(form):
            form.instance.position = 1 + max(each.instance.position for each in self.forms)


# --- panels, appearances, takeaways -----------------------------------------------------------------------


class PanelRow(FixedSlugForm, PositionedForm):
    pass


class AppearanceRows(PositionedRows):
    def clean(self):
        super().clean()
        printed = [
            (form.cleaned_data.get("name_as_printed"), form.cleaned_data.get("part"))
            for form in self.forms
            if form.has_changed() and not form.cleaned_data.get("speaker") and form not in self.deleted_forms
        ]
        if len(printed) > len(set(printed)):
            raise forms.ValidationError(_("Two people without a speaker's record have the same name and part."))


class TakeawayRows(PositionedRows):
    """A panel's takeaways, which are its edition's too."""

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # Django's own, unknown to its stubs
        form.instance.edition_id = self.instance.edition_id
        return form


# --- statements -------------------------------------------------------------------------------------------


class StatementForm(PositionedForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Blank = family name and number")

    def clean(self):
        super().clean()
        if self.cleaned_data.get("slug") == "":
            taken = self.slugs_taken()
            self.cleaned_data["slug"] = statement_slug(self.cleaned_data.get("appearance"), taken)
            taken.add(self.cleaned_data["slug"])

    def slugs_taken(self):
        """Slugs of the statement's panel."""
        panel = self.cleaned_data.get("panel")
        return set(panel.statements.values_list("slug", flat=True)) if panel else set()


class KnownRowField(forms.ModelChoiceField):
    """A choice among rows that a formset reads once, where Django would read them with every form."""

    def offer(self, rows):
        """Take `rows`, {record: label}, as all there is."""
        self.rows = {str(record.pk): record for record in rows}
        self.widget.choices = [("", self.empty_label), *((record.pk, label) for record, label in rows.items())]

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if value not in self.rows:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return self.rows[value]


class StatementRow(FixedSlugForm, StatementForm):
    appearance = KnownRowField(
        Appearance.objects.none(),
        label=_("Speaker"),
        required=False,
        empty_label=_("— nobody —"),
        error_messages={"invalid_choice": _("This is nobody of this panel: choose among its appearances.")},
    )
    source = KnownRowField(
        SourceDocument.objects.none(),
        required=False,
        empty_label="—",
        error_messages={"invalid_choice": _("This is no source of this edition: choose among its sources.")},
    )

    formset: Any  # the one that the row is in

    def slugs_taken(self):
        return self.formset.slugs_taken


class StatementRows(PositionedRows):
    """A panel's statements. Who may be chosen is read once for all of them."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.formset = self
        form.fields["appearance"].offer(self.appearances)
        form.fields["source"].offer(self.sources)

    @cached_property
    def appearances(self):
        appearances = self.instance.appearances.select_related("speaker")
        return {each: f"{each.name} ({each.get_part_display().lower()})" for each in appearances}

    @cached_property
    def sources(self):
        return {source: source.title for source in self.instance.edition.sources.defer("text")}

    @cached_property
    def slugs_taken(self):
        """Those given, and those typed in these very rows; a row that takes one adds it."""
        typed = {form["slug"].data or "" for form in self.forms}
        return typed | set(self.instance.statements.values_list("slug", flat=True))
