"""From a published report to a draft, on the editors' desk: give the report, review what was read, make the draft.

A review is kept with every save and can be left and taken up again; two editors cannot overwrite each other.
"""

from dataclasses import replace
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from proceedings.admin.report_review_page import context_of
from proceedings.imports.draft import Refused, already_imported, make_draft
from proceedings.imports.reading.files import Unreadable, read
from proceedings.imports.reading.parse import parse
from proceedings.imports.review.corrected_reports import compare, correct, corrected_edition
from proceedings.imports.review.decisions import decisions_of
from proceedings.imports.review.proposal import Known, propose
from proceedings.imports.review.review import Review
from proceedings.models import Forum, ReportReview

MAY = "proceedings.add_forumedition"


class Stale(Exception):
    """Somebody else saved the review since this page was opened."""


class ReportForm(forms.Form):
    forum = forms.ModelChoiceField(Forum.objects.all(), empty_label=None, label=gettext_lazy("Forum"))
    file = forms.FileField(
        required=False,
        label=gettext_lazy("File"),
        help_text=gettext_lazy(".txt, .md, .html, .docx, .pdf, .vtt or .srt, up to 5 MB"),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label=gettext_lazy("or its text"),
        widget=forms.Textarea(attrs={"rows": 16, "class": "vLargeTextField"}),
    )

    def clean(self):
        """The source as read; everything that cannot be is a sentence on the page."""
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text")
        if bool(file) == bool((text or "").strip()):
            if not self.errors:
                raise ValidationError(_("Give the report once: as a file, or as its text."))
            return
        try:
            self.source = (
                read(file.read(), file.name) if file else replace(read((text or "").encode(), "a.txt"), filename="")
            )
        except Unreadable as unreadable:
            raise ValidationError(str(unreadable)) from unreadable


def for_editors(view):
    """Only for those who may add editions; others are told so."""

    def checked(request, *args, **kwargs):
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


def shown(request, template, status=200, **context):
    return render(
        request, f"admin/proceedings/{template}.html", {**admin.site.each_context(request), **context}, status=status
    )


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def new_review(request):
    """A report is given; its review opens. One that is on the desk already is taken up again."""
    form = ReportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return begun(request, form.cleaned_data["forum"], form.source)
    reviews = ReportReview.objects.filter(edition=None).select_related("forum", "editor").defer("text", "decisions")
    return shown(request, "new_review", title=_("New edition from a report"), form=form, reviews=reviews[:50])


def begun(request, forum, source):
    if edition := already_imported(forum, source.text):
        messages.info(request, _("{edition} was made from this very report already.").format(edition=edition))
        return redirect("admin:proceedings_forumedition_change", edition.pk)
    open_ones = ReportReview.objects.filter(forum=forum, edition=None, text=source.text)
    review = open_ones.first() or ReportReview(forum=forum, text=source.text)
    if review.pk is None:
        proposal = propose(parse(source.text, (), source.line_times, source.questions), source.text, Known())
        review.filename, review.editor = source.filename[:300], request.user
        review.corrects = corrected_edition(forum, proposal, source.text)
        review.save()
    return redirect(review)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, pk):
    """What was read, and what is decided about it. Only “Make the draft” writes the record."""
    record = get_object_or_404(ReportReview.objects.select_related("forum", "editor", "corrects__forum"), pk=pk)
    if record.edition_id:
        return redirect("admin:proceedings_forumedition_change", record.edition_id)
    if record.corrects_id:
        return correction(request, record)
    if request.method == "POST":
        return saved(request, record)
    return page(request, record, Review(record.text, record.decisions))


def correction(request, record):
    """What a corrected report changes of its edition, to accept line by line."""
    edition = record.corrects
    if "_another" in request.POST:
        ReportReview.objects.filter(pk=record.pk).update(corrects=None)
        return redirect(record)
    comparison = compare(edition, Review(record.text, record.decisions).proposal, record.text)
    if "_correct" in request.POST:
        return corrected(request, record, comparison)
    title = _("Corrected report: {edition}").format(edition=edition)
    return shown(request, "correction", title=title, record=record, edition=edition, comparison=comparison)


def corrected(request, record, comparison):
    """The accepted differences, and the review that led to them: both, or neither."""
    accepted = set(request.POST.getlist("accepted"))
    with transaction.atomic():
        edition = correct(comparison, accepted=accepted, text=record.text, filename=record.filename)
        ReportReview.objects.filter(pk=record.pk).update(edition=edition, editor=request.user)
        number = len(accepted & {each.key for each in comparison.differences})
        note = f"{number} corrections from {record}."
        LogEntry.objects.log_actions(request.user.pk, [edition], CHANGE, note, single_object=True)
    messages.success(
        request, ngettext("{count} correction is made.", "{count} corrections are made.", number).format(count=number)
    )
    return redirect("admin:proceedings_forumedition_change", edition.pk)


def saved(request, record):
    decisions = decisions_of(request.POST.dict(), record.decisions, request.POST.getlist("shown"))
    try:
        with transaction.atomic():
            save(record, decisions, request)
            if "_draft" in request.POST:
                return drafted(request, record, decisions)
    except (Stale, Refused) as refused:
        return told(request, record, decisions, str(refused))
    if "_autosave" in request.POST:
        return JsonResponse({"version": record.version})
    messages.success(request, _("Saved. It can be taken up again whenever you like."))
    return redirect(f"{record.get_absolute_url()}?{urlencode({'sheet': request.GET.get('sheet', '1')})}")


def save(record, decisions, request):
    """Keep the decisions, unless somebody saved others since this page was opened: then Stale."""
    version = request.POST.get("version", "")
    rows = ReportReview.objects.filter(pk=record.pk, edition=None, version=int(version) if version.isdecimal() else 0)
    if not rows.update(decisions=decisions, version=F("version") + 1, editor=request.user, updated_at=timezone.now()):
        record.refresh_from_db()
        raise Stale(
            _(
                "{editor} saved this review at {time} (UTC), after you had opened it. Nothing of theirs was "
                "overwritten; what you chose is still on this page, and not saved."
            ).format(editor=record.editor or _("Somebody"), time=f"{record.updated_at:%H:%M}")
        )
    record.version = int(version) + 1


def drafted(request, record, decisions):
    """The draft, with the review that led to it: both, or neither."""
    review = Review(record.text, decisions)
    draft = make_draft(review.proposal, forum=record.forum, text=record.text, filename=record.filename)
    ReportReview.objects.filter(pk=record.pk).update(edition=draft.edition)
    LogEntry.objects.log_actions(request.user.pk, [draft.edition], ADDITION, f"Made from {record}.", single_object=True)
    messages.success(request, _("{edition} is a draft.").format(edition=draft.edition))
    return redirect("admin:proceedings_forumedition_change", draft.edition.pk)


def told(request, record, decisions, sentence):
    if "_autosave" in request.POST:
        return JsonResponse({"problem": sentence}, status=409)
    messages.error(request, sentence)
    return page(request, record, Review(record.text, decisions), version=request.POST.get("version"), status=409)


def page(request, record, review, version=None, status=200):
    context = context_of(review, request.GET.get("sheet"))
    version = version or record.version
    return shown(
        request,
        "review",
        status,
        title=_("Review: {report}").format(report=record),
        record=record,
        version=version,
        **context,
    )
