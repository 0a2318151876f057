"""The desk's page between choosing statements in the list and changing them all: what will change, then the change."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext

from proceedings.editorial import bulk_changes as bulk

MAX_STATEMENTS = 2_000  # statements of one change: more is no matter of a form


def answer(request, queryset, form_class, action):
    """The page, or, where it was confirmed, None: back to the list with what was done."""
    known = ["panel__edition__forum", "appearance__speaker", "appearance__panel"]
    statements = list(queryset.in_order().select_related(*known)[: MAX_STATEMENTS + 1])
    if len(statements) > MAX_STATEMENTS:
        messages.error(request, gettext("Choose %(most)s statements at most.") % {"most": MAX_STATEMENTS})
        return None
    is_asked = "_preview" in request.POST or "_apply" in request.POST
    form = form_class(request.POST if is_asked else None, statements=statements)
    steps = None
    if is_asked and form.is_valid():
        try:
            steps = bulk.apply(form, by=request.user) if "_apply" in request.POST else form.steps()
        except ValidationError as refused:
            form.add_error(None, " ".join(refused.messages))
    if steps is not None and "_apply" in request.POST:
        count = len(steps)
        done = ngettext("%(count)s statement was changed.", "%(count)s statements were changed.", count)
        messages.success(request, done % {"count": count})
        return None
    context = {**admin.site.each_context(request), "title": form.title, "form": form, "steps": steps}
    context |= {"statements": statements, "action": action, "checkbox": ACTION_CHECKBOX_NAME}
    return TemplateResponse(request, "admin/proceedings/bulk.html", context)
