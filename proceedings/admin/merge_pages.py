"""The desk's page that makes one record of two: side by side, a choice for each field that differs."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from proceedings.editorial import publishing
from speakers.merging import references_to
from speakers.models import Affiliation, Organisation, Speaker

KINDS = {"speaker": Speaker, "organisation": Organisation}
CHOSEN = {
    Speaker: ["name", "family_name", "country", "note"],
    Organisation: ["name", "country", "note"],
}
FIRST, SECOND, BOTH = "first", "second", "both"


class OtherForm(forms.Form):
    """Which other record is meant."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        kind = record._meta.model_name
        self.fields["other"] = forms.ModelChoiceField(
            type(record).objects.exclude(pk=record.pk),
            label=gettext("is the same as"),
            widget=AutocompleteSelect(Affiliation._meta.get_field(kind), admin.site),
        )


class MergeForm(forms.Form):
    """What differs between two records, as choices. The address that is not chosen leads to the one that is."""

    slug = forms.ChoiceField(label=_("address that stays"), widget=forms.RadioSelect, initial=FIRST)

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, **kwargs)
        self.records = dict(zip((FIRST, SECOND), records, strict=True))
        address: Any = self.fields["slug"]
        address.choices = self.choices_of("get_absolute_url")
        for name in CHOSEN[type(records[0])]:
            choices = self.choices_of(name)
            if choices[0][1] != choices[1][1]:
                self.fields[name] = self.field_of(name, choices)

    def choices_of(self, name):
        values = {key: getattr(record, name) for key, record in self.records.items()}
        return [(key, (value() if callable(value) else value) or "–") for key, value in values.items()]

    def field_of(self, name, choices):
        field = self.records[FIRST]._meta.get_field(name)
        is_first_blank = not getattr(self.records[FIRST], name)
        if name == "note" and all(getattr(record, name) for record in self.records.values()):
            choices = [*choices, (BOTH, gettext("both"))]
        return forms.ChoiceField(
            label=field.verbose_name,
            choices=choices,
            widget=forms.RadioSelect,
            initial=SECOND if is_first_blank else FIRST,
        )

    def in_order(self):
        """The record that stays, then the one that goes."""
        return (
            (self.records[FIRST], self.records[SECOND])
            if self.cleaned_data["slug"] == FIRST
            else (self.records[SECOND], self.records[FIRST])
        )

    def values(self):
        """{field: value} of what was chosen."""
        return {
            name: "\n\n".join(record.note for record in self.records.values())
            if chosen == BOTH
            else getattr(self.records[chosen], name)
            for name, chosen in self.cleaned_data.items()
            if name != "slug"
        }


def model_of(request, kind):
    """Raises Http404, or PermissionDenied: a record goes, as if it were deleted."""
    if kind not in KINDS:
        raise Http404
    if not request.user.has_perm(f"speakers.delete_{kind}"):
        raise PermissionDenied
    return KINDS[kind]


def render_page(request, template, record, **context):
    context |= {**admin.site.each_context(request), "opts": record._meta, "record": record}
    return render(request, f"admin/speakers/{template}.html", context)


@require_http_methods(["GET", "HEAD"])
def choose(request, kind, pk):
    """The record with which this one is to be merged."""
    record = get_object_or_404(model_of(request, kind), pk=pk)
    form = OtherForm(request.GET if "other" in request.GET else None, record=record)
    if form.is_valid():
        return redirect("desk:merge", kind, pk, form.cleaned_data["other"].pk)
    return render_page(request, "choose", record, form=form, title=gettext("Merge %(record)s") % {"record": record})


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request, kind, pk, other):
    model = model_of(request, kind)
    records = [get_object_or_404(model, pk=each) for each in (pk, other)]
    form = MergeForm(request.POST or None, records=records)
    if request.method == "POST" and form.is_valid():
        kept, gone = form.in_order()
        try:
            publishing.merge_records(kept, gone, by=request.user, **form.values())
        except ValidationError as refused:
            form.add_error(None, " ".join(refused.messages))
        else:
            sentence = gettext("%(gone)s is part of %(kept)s now. Under “Latest changes” it can be taken back.")
            messages.success(request, sentence % {"gone": gone, "kept": kept})
            return redirect(f"admin:speakers_{kind}_change", kept.pk)
    title = gettext("Merge %(record)s and %(other)s") % {"record": records[0], "other": records[1]}
    return render_page(request, "merge", records[0], other=records[1], form=form, title=title, sides=sides(records))


def sides(records):
    """[(what refers to them, how many to the first, how many to the second)]."""
    return [
        (
            relation.related_model._meta.verbose_name_plural,
            *(relation.related_model._base_manager.filter(**{relation.field.name: each}).count() for each in records),
        )
        for relation in references_to(type(records[0]))
    ]
