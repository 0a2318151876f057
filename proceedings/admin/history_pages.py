"""The desk's pages of what was changed: the latest acts, one act, and the two buttons that take something back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from proceedings.editorial import history
from proceedings.models import READS_DRAFTS


def page(request, template, **context):
    if not request.user.has_perm(READS_DRAFTS):
        raise PermissionDenied
    return render(request, f"admin/history/{template}.html", {**admin.site.each_context(request), **context})


@require_http_methods(["GET", "HEAD"])
def acts(request):
    return page(request, "acts", title=gettext("Latest changes"), acts=history.latest_acts())


@require_http_methods(["GET", "HEAD", "POST"])
def act(request, key):
    """What was changed in one go, and the button that takes it all back."""
    changes = history.changes_in(key)
    if not changes:
        raise Http404
    may = history.may_take_back(request.user, key)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        return answered(request, lambda: history.take_back(key), gettext("Taken back."), reverse("desk:acts"))
    about = history.summary([change.event for change in changes])
    return page(request, "act", title=about, changes=changes, by=changes[0].by, at=changes[0].at, may=may)


@require_POST
def restore(request, model, event):
    """Give a record the values it had before one of its changes."""
    event = history.event_named(model, event)
    if event is None:
        raise Http404
    tracked = event.pgh_tracked_model._meta
    if not request.user.has_perm(f"{tracked.app_label}.change_{tracked.model_name}"):
        raise PermissionDenied
    back = request.headers.get("Referer") or reverse("desk:acts")
    return answered(request, lambda: history.restore(event), gettext("As it was before."), back)


def answered(request, change, done, back):
    """Make the change and say so, or say why it was not made."""
    try:
        change()
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, done)
    return redirect(back)
