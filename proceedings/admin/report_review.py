"""From a published report to a draft, on the editors' desk: give the report, say how it is laid out (report_steps.py),
review what was read, make the draft.

A review is kept with every save and can be left and taken up again; two editors cannot overwrite each other.
"""

from dataclasses import replace
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from proceedings.admin.report_review_page import context_of
from proceedings.imports.draft import Refused, already_imported, make_draft
from proceedings.imports.reading.files import Unreadable, read
from proceedings.imports.review.corrected_reports import compare, correct, corrected_edition
from proceedings.imports.review.decisions import Decisions
from proceedings.imports.review.layout_choice import file_notes, line_number, read_report
from proceedings.imports.review.proposal import KnownRecords, propose
from proceedings.imports.review.review import proposed_edition, review_of
from proceedings.imports.review.saving import save_change, save_decisions, undo
from proceedings.models import Forum, ReportReview

MAY_ADD = "proceedings.add_forumedition"


class ReportForm(forms.Form):
    forum = forms.ModelChoiceField(Forum.objects.all(), empty_label=None, label=_("Forum"))
    file = forms.FileField(
        required=False,
        label=_("File"),
        help_text=_(".txt, .md, .html, .docx, .pdf, .vtt or .srt, up to 5 MB"),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label=_("or its text"),
        widget=forms.Textarea(attrs={"rows": 16, "class": "vLargeTextField"}),
    )

    publisher = forms.CharField(
        required=False,
        max_length=300,
        label=_("Publisher"),
        help_text=_("Reports of one publisher are laid out alike: the layout is offered again next time."),
        widget=forms.TextInput(attrs={"class": "vTextField", "list": "publishers"}),
    )
    url = forms.URLField(
        required=False,
        max_length=1000,
        assume_scheme="https",
        label=_("Source address"),
        widget=forms.URLInput(attrs={"class": "vTextField"}),
    )

    def clean(self):
        """The source as read; everything that cannot be is a sentence on the page."""
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text")
        if bool(file) == bool((text or "").strip()):
            if not self.errors:
                raise ValidationError(gettext("Give the report once: as a file, or as its text."))
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
        if not request.user.has_perm(MAY_ADD):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


def admin_page(request, template, status=200, **context):
    """Without the list of models at the side: a passage stands beside its source."""
    context = {**admin.site.each_context(request), "is_nav_sidebar_enabled": False, **context}
    return render(request, f"admin/proceedings/{template}.html", context, status=status)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def new_review(request):
    """A report is given; its review opens. One that is on the desk already is taken up again."""
    form = ReportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return start_review(request, form)
    reviews = ReportReview.objects.filter(edition=None).select_related("forum", "editor")
    publishers = ReportReview.objects.exclude(publisher="").order_by("publisher").values_list("publisher", flat=True)
    return admin_page(
        request,
        "new_review",
        title=gettext("New edition from a report"),
        form=form,
        reviews=reviews.only("forum__name", "editor__username", "filename", "updated_at")[:50],
        publishers=publishers.distinct(),
    )


def start_review(request, form):
    forum, source = form.cleaned_data["forum"], form.source
    if edition := already_imported(forum, source.text):
        messages.info(request, gettext("{edition} was made from this very report already.").format(edition=edition))
        return redirect("admin:proceedings_forumedition_change", edition.pk)
    record = ReportReview.objects.filter(forum=forum, edition=None, text=source.text).first()
    if record:
        return redirect(record)
    record = ReportReview(
        forum=forum,
        text=source.text,
        filename=source.filename[:300],
        file_notes=file_notes(source),
        publisher=form.cleaned_data["publisher"],
        url=form.cleaned_data["url"],
        editor=request.user,
    )
    proposal = propose(report_of(record), record.text, KnownRecords())
    record.corrects = corrected_edition(forum, proposal, record.text)
    record.save()
    return redirect(record) if record.corrects else redirect("admin:report_layout", record.pk)


def report_of(record):
    return read_report(record.text, record.layout, record.file_notes)


def opened_review(record):
    """The review of a record, as decided so far."""
    return review_of(report_of(record), record.text, Decisions(record.decisions))


def proposal_of(record):
    """What the record would become, with where it was published."""
    proposal = proposed_edition(opened_review(record))
    proposal.publisher, proposal.url = record.publisher, record.url
    return proposal


def find_review(pk):
    records = ReportReview.objects.select_related("forum", "editor", "edition", "corrects__forum")
    return get_object_or_404(records, pk=pk)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, pk):
    """What was read, and what is decided about it. Only “Make the draft” writes the record."""
    record = find_review(pk)
    if "state" in request.GET:
        return review_state(request, record)
    if record.edition_id:
        return redirect_to_edition(request, record)
    if record.corrects_id:
        return show_correction(request, record)
    if request.method == "POST":
        return save_review(request, record)
    return show_review(request, record)


def review_state(request, record, **more):
    """What the page's script needs to go on: also after somebody logged in again."""
    address = edition_address(record) if record.edition_id else ""
    return JsonResponse({"version": record.version, "token": get_token(request), "edition": address, **more})


def edition_address(record):
    return redirect("admin:proceedings_forumedition_change", record.edition_id).url


def redirect_to_edition(request, record):
    """To the edition that was made of it, though it is asked for or saved once more."""
    if "_autosave" in request.POST:
        return review_state(request, record)
    return redirect(edition_address(record))


def show_correction(request, record):
    """What a corrected report changes of its edition, to accept line by line."""
    edition = record.corrects
    if "_another" in request.POST:
        ReportReview.objects.filter(pk=record.pk).update(corrects=None)
        return redirect("admin:report_layout", record.pk)
    comparison = compare(edition, proposal_of(record), record.text)
    if "_correct" in request.POST:
        return make_corrections(request, record, comparison)
    title = gettext("Corrected report: {edition}").format(edition=edition)
    return admin_page(request, "correction", title=title, record=record, edition=edition, comparison=comparison)


def make_corrections(request, record, comparison):
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


@transaction.atomic
def save_review(request, record):
    """Keep what was sent, and do what its button says."""
    saved = save_decisions(
        record,
        request.POST.dict(),
        version=line_number(request.POST.get("version", "")) or 0,
        editor=request.user,
        shown=request.POST.getlist("shown"),
        save=request.POST.get("save", "")[:100],
    )
    if saved.record.edition_id:
        return redirect_to_edition(request, saved.record)
    if "_autosave" in request.POST:
        conflicts = [vars(conflict) for conflict in saved.conflicts]
        return review_state(request, saved.record, conflicts=conflicts)
    if saved.conflicts:
        return show_conflict(request, saved)
    for button, act in {"_draft": create_draft, "_undo": undo_change, "_range": move_range}.items():
        if button in request.POST:
            return act(request, saved.record)
    messages.success(request, gettext("Saved. It can be taken up again whenever you like."))
    return redirect_to_page(request, record)


def redirect_to_page(request, record):
    return redirect(f"{record.get_absolute_url()}?{urlencode({'page': request.GET.get('page', '1')})}")


def create_draft(request, record):
    """The draft, with the review that led to it: both, or neither."""
    try:
        with transaction.atomic():
            draft = make_draft(proposal_of(record), forum=record.forum, text=record.text, filename=record.filename)
            ReportReview.objects.filter(pk=record.pk).update(edition=draft.edition)
            note = f"Made from {record}."
            if draft.is_new:
                LogEntry.objects.log_actions(request.user.pk, [draft.edition], ADDITION, note, single_object=True)
    except Refused as refused:
        messages.error(request, str(refused))
        return show_review(request, record, status=409)
    messages.success(request, gettext("{edition} is a draft.").format(edition=draft.edition))
    return redirect("admin:proceedings_forumedition_change", draft.edition.pk)


def undo_change(request, record):
    if taken_back := len(undo(record, request.user)):
        told = ngettext("{count} value is as it was.", "{count} values are as they were.", taken_back)
        messages.success(request, told.format(count=taken_back))
    else:
        messages.info(request, gettext("There is no change of yours to take back: others have changed it since."))
    return redirect_to_page(request, record)


def move_range(request, record):
    """The passages from one line to another go to somebody, or to a list of a panel."""
    first, last = (line_number(request.POST.get(name, "")) for name in ("range_first", "range_last"))
    opened = opened_review(record)
    to = request.POST.get("range_to", "")
    starts = [item.start for item in opened.items if first and last and first <= item.line <= last]
    if to in opened.destinations and starts:
        save_change(record, Decisions(record.decisions).moved(starts, to), request.user)
        told = ngettext("{count} passage goes there.", "{count} passages go there.", len(starts))
        messages.success(request, told.format(count=len(starts)))
    else:
        messages.error(request, gettext("No passage begins on these lines."))
    return redirect_to_page(request, record)


def show_conflict(request, saved):
    """What both editors wrote; what this one chose is still on the page, and the other's is the one that is saved."""
    mine = Decisions(saved.record.decisions | {each.name: each.mine for each in saved.conflicts})
    messages.error(
        request,
        gettext(
            "{editor} saved this review after you had opened it. Nothing of theirs was overwritten; "
            "what you chose is still on this page, and not saved."
        ).format(editor=saved.conflicts[0].editor),
    )
    return show_review(request, saved.record, decisions=mine, conflicts=saved.conflicts, status=409)


def show_review(request, record, decisions=None, conflicts=(), status=200):
    opened = review_of(report_of(record), record.text, decisions or Decisions(record.decisions))
    return admin_page(
        request,
        "review",
        status,
        title=gettext("Review: {report}").format(report=record),
        record=record,
        conflicts=conflicts,
        **context_of(opened, record, request.GET.get("page"), request.user),
    )
