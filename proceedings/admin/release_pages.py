"""The desk's page of a release: publish an edition now or later, with a line for readers, or take the plan back."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from django_extras.printable_text import refuse_unprintable
from proceedings.editorial import checklist, publishing
from proceedings.models import ForumEdition, Release

PERMISSION = "proceedings.publish_forumedition"


class ReleaseForm(forms.ModelForm):
    class Meta:
        model = Release
        fields = ["about"]
        widgets = {"about": forms.TextInput(attrs={"class": "vTextField"})}

    def clean_about(self):
        refuse_unprintable(self.cleaned_data["about"])
        return self.cleaned_data["about"]

    at = forms.DateTimeField(
        label=_("when"),
        required=False,
        help_text=_("Universal time (UTC); blank = now"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    field_order = ["at", "about"]


@require_http_methods(["GET", "HEAD", "POST"])
def release(request, pk):
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    edition = get_object_or_404(ForumEdition.objects.select_related("forum"), pk=pk)
    planned = publishing.open_release(edition)
    form = ReleaseForm(request.POST or None, instance=planned, initial={"at": planned.published_at})
    if not edition.is_draft:
        del form.fields["at"]  # what is past stays; the line can be mended
    if request.method == "POST" and save_release(request, edition, form):
        return redirect("admin:proceedings_forumedition_change", pk)
    context = {**admin.site.each_context(request), "title": gettext("Publish %(edition)s") % {"edition": edition}}
    context |= {"form": form, "edition": edition, "opts": ForumEdition._meta}
    context["findings"] = checklist.findings(edition) if edition.is_draft else []
    return render(request, "admin/proceedings/release.html", context)


def save_release(request, edition, form):
    """Whether what was asked for is done; else the form says why not."""
    if "_cancel" in request.POST and edition.is_draft:
        publishing.withdraw(edition, by=request.user)
        messages.success(request, gettext("%(edition)s will not be published.") % {"edition": edition})
        return True
    if not form.is_valid():
        return False
    if not edition.is_draft:
        form.save()
        messages.success(request, gettext("Readers see the line from now on."))
        return True
    try:
        published = publishing.publish(edition, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    sentence = gettext("%(edition)s is public.")
    if published.is_draft:
        sentence = gettext("%(edition)s will be published on %(at)s (UTC).")
    messages.success(request, sentence % {"edition": edition, "at": f"{published.published_at:%d.%m.%Y %H:%M}"})
    return True
