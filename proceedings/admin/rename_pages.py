"""The desk's page that corrects a slug: what would change, then the change."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from proceedings.editorial import renaming

PERMISSION = "proceedings.publish_forumedition"
KINDS = {model._meta.model_name: model for model in renaming.RENAMED}


class SlugForm(forms.Form):
    slug = forms.CharField(
        label=_("New slug"),
        max_length=100,
        help_text=_("Latin letters, digits and hyphens; that of an edition begins with the year"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record

    def clean_slug(self):
        """Raises ValidationError where the slug cannot be taken; else `preview` is what it changes."""
        slug = self.cleaned_data["slug"]
        self.preview = renaming.preview(self.record, slug)
        return slug


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request, kind, pk):
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if kind not in KINDS:
        raise Http404
    record: Any = get_object_or_404(KINDS[kind], pk=pk)
    asked = request.POST or (request.GET if "slug" in request.GET else None)
    form = SlugForm(asked, initial={"slug": record.slug}, record=record)
    if form.is_valid() and request.method == "POST" and save_slug(request, record, form):
        return redirect(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", pk)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Change the slug of %(record)s") % {"record": record},
    }
    context |= {"form": form, "record": record, "opts": record._meta, "preview": getattr(form, "preview", None)}
    return render(request, "admin/proceedings/rename.html", context)


def save_slug(request, record, form):
    """Whether it is done; else the form says why not: somebody else may have taken the slug meanwhile."""
    try:
        renamed = renaming.rename(record, form.cleaned_data["slug"], by=request.user)
    except ValidationError as refused:
        form.add_error("slug", refused)
        return False
    messages.success(request, gettext("Its address is %(address)s now.") % {"address": renamed.get_absolute_url()})
    return True
