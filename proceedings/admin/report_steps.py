"""Three steps on the desk before a report is reviewed: its layout, its people, its words."""

from operator import itemgetter

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from proceedings.admin.report_review import (
    admin_page,
    find_review,
    for_editors,
    opened_review,
    redirect_to_edition,
    report_of,
)
from proceedings.admin.report_review_page import namesakes_of, same_people
from proceedings.imports.draft import shortened
from proceedings.imports.reading.layouts import Layout
from proceedings.imports.review.decisions import Decisions, Fields
from proceedings.imports.review.layout_choice import MAX_OTHERS, choice_of, line_number, read_report
from proceedings.imports.review.proposal import KnownRecords, propose
from proceedings.imports.review.saving import save_choice, save_decisions
from speakers import names

LAYOUTS = {
    Layout.PROSE: (_("Prose report"), _("It tells who said what.")),
    Layout.TURNS: (_("Turns"), _("A label and the words: “NAME: words”.")),
    Layout.NAME_LINES: (_("Name lines"), _("A name on its own line, the words below.")),
    Layout.SPEECH: (_("One speech"), _("The words of one person, from line to line.")),
    Layout.NOBODY: (_("Nobody's words"), _("Nothing in it was said by anybody.")),
}
MAX_TURNS = 8
MAX_CHARACTERS = 240  # characters of a turn
MAX_LINES = 3000


class WordsForm(forms.Form):
    first = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=9_999_999,
        label=_("First line"),
        help_text=_("Of the report; blank: from the beginning"),
    )
    last = forms.IntegerField(
        required=False, min_value=1, max_value=9_999_999, label=_("Last line"), help_text=_("Blank: to the end")
    )
    title = forms.CharField(
        required=False,
        max_length=500,
        label=_("Title"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    url = forms.URLField(
        required=False,
        max_length=1000,
        assume_scheme="https",
        label=_("Source address"),
        widget=forms.URLInput(attrs={"class": "vTextField"}),
    )
    publisher = forms.CharField(
        required=False,
        max_length=300,
        label=_("Publisher"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def clean(self):
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and first > last:
            self.add_error("last", gettext("The last line comes before the first."))


def step(view):
    """A step of a review that is still open, for editors; afterwards the edition."""

    def shown(request, pk):
        record = find_review(pk)
        return redirect_to_edition(request, record) if record.edition_id else view(request, record)

    return for_editors(require_http_methods(["GET", "HEAD", "POST"])(shown))


@step
def layout(request, record):
    """How the report prints who speaks: guessed, or as last time, and to be declared."""
    if request.method == "POST":
        return declare_layout(request, record)
    if "preview" in request.GET:
        return preview(request, record)
    report = read_report(record.text, {}, record.file_notes)
    guessed, remembered = report.layout, record.remembered_layout()
    chosen = record.layout or {"layout": remembered or guessed.used, "speaker": only_speaker(report)}
    return admin_page(
        request,
        "review_layout",
        title=gettext("Layout: {report}").format(report=record),
        record=record,
        step="layout",
        choices=[(key, *words, key == guessed.guessed) for key, words in LAYOUTS.items()],
        guessed=guessed,
        remembered=LAYOUTS[Layout(remembered)][0] if remembered in set(Layout) else "",
        chosen=chosen,
        others=[*enumerate(chosen.get("others", ()), 1), (len(chosen.get("others", ())) + 1, {})][:MAX_OTHERS],
        **turns_of(record, chosen),
    )


def only_speaker(report):
    """Whose speech it is, where the text names one."""
    named = {block.name_as_printed for section in report.sections for block in section.speakers if block.paragraphs}
    return named.pop() if report.layout.used == Layout.SPEECH and len(named) == 1 else ""


def declare_layout(request, record):
    choice = choice_of(request.POST.dict())
    if choice["layout"] == Layout.SPEECH and not choice["speaker"]:
        messages.error(request, gettext("One speech needs its speaker: whose words are they?"))
        return redirect("admin:report_layout", record.pk)
    choice |= {end: record.layout.get(end) for end in ("first", "last")}
    before = Decisions(record.decisions)
    put_aside = len(before.changes_from(Decisions(save_choice(record, choice, request.user).decisions)))
    if put_aside:
        told = ngettext(
            "{count} decision rested on the other layout and is put aside; “Undo” on the review brings it back.",
            "{count} decisions rested on the other layout and are put aside; “Undo” on the review brings them back.",
            put_aside,
        )
        messages.warning(request, told.format(count=put_aside))
    return redirect("admin:report_people", record.pk)


def preview(request, record):
    """The first turns as another layout would read them."""
    read = turns_of(record, choice_of(request.GET.dict()))
    return render(request, "admin/proceedings/review_layout.html#turns", read)


def turns_of(record, choice):
    """The first turns, and what there is in all: enough to see whether the layout is the right one."""
    report = read_report(record.text, choice, record.file_notes)
    blocks = [block for section in report.sections for block in section.speakers]
    said = sorted(((passage, block) for block in blocks for passage in block.paragraphs), key=itemgetter(0))
    first = said[:MAX_TURNS]
    return {
        "turns": [(each.line, block.name_as_printed, shortened(each.wording, MAX_CHARACTERS)) for each, block in first],
        "said": len(said),
        "people": len({block.name_as_printed for _passage, block in said}),
        "nobodys": sum(len(section.unattributed) for section in report.sections),
        "questions": len(report.questions),
    }


@step
def people(request, record):
    """Who is named, and who of them spoke; two of one name are two until the editor says otherwise."""
    review = opened_review(record)
    if request.method == "POST":
        return save_people(request, record)
    named = propose(report_of(record), record.text, KnownRecords()).appearances()
    kept = {person.key: person for person in review.proposal.appearances()}
    namesakes = namesakes_of(review)
    rows = [person_row(review, kept.get(person.key), person, namesakes) for person in named]
    return admin_page(
        request,
        "review_people",
        title=gettext("People: {report}").format(report=record),
        record=record,
        step="people",
        rows=rows,
        review=review,
        version=record.version,
    )


def person_row(review, kept, person, namesakes):
    """What the page shows of somebody named; `kept` is None for whoever is removed."""
    row = {"person": kept or person, "fields": Fields(person.key), "spoke": kept is not None, "same": [], "said": 0}
    if kept:
        row["same"] = same_people(kept, namesakes[names.fold(kept.name_as_printed)], review.panel_names)
        row["said"] = len(review.at(kept.key))
    return row


def save_people(request, record):
    """Who is not ticked is removed; what they said is nobody's until it is given to somebody."""
    ticked = set(request.POST.getlist("spoke"))
    posted = request.POST.dict() | {
        Fields(key)["gone"]: "" if key in ticked else "yes" for key in request.POST.getlist("named")
    }
    version = line_number(request.POST.get("version", "")) or 0
    saved = save_decisions(record, posted, version=version, editor=request.user)
    if saved.conflicts:
        told = gettext("{editor} changed this meanwhile: look at it again.")
        messages.error(request, told.format(editor=saved.conflicts[0].editor))
        return redirect("admin:report_people", record.pk)
    return redirect("admin:report_words", record.pk)


@step
def words(request, record):
    """Where the report begins and ends, what it is called and who published it."""
    review = opened_review(record)
    form = WordsForm(request.POST or None, initial=words_of(record, review))
    if request.method == "POST" and form.is_valid():
        return save_words(request, record, form.cleaned_data)
    lines = record.text.split("\n")
    return admin_page(
        request,
        "review_words",
        title=gettext("Words: {report}").format(report=record),
        record=record,
        step="words",
        form=form,
        lines=[(number, line) for number, line in enumerate(lines[:MAX_LINES], 1) if line.strip()],
        further=max(len(lines) - MAX_LINES, 0),
    )


def words_of(record, review):
    ends = {end: record.layout.get(end) for end in ("first", "last")}
    return {**ends, "title": review.proposal.title, "url": record.url, "publisher": record.publisher}


def save_words(request, record, wanted):
    ends = {end: wanted[end] for end in ("first", "last")}
    choice = {**record.layout, **ends} if record.layout or any(ends.values()) else {}
    facts = {"publisher": wanted["publisher"], "url": wanted["url"]}
    keeps_people = names_by_section(record, choice) == names_by_section(record, record.layout)
    record = save_choice(record, choice, request.user, keeps_people=keeps_people, **facts)
    if not keeps_people:
        messages.warning(request, gettext("Other people are named between these lines: look at them again."))
    save_decisions(record, {"title": wanted["title"]}, version=record.version, editor=request.user)
    return redirect(record) if keeps_people else redirect("admin:report_people", record.pk)


def names_by_section(record, choice):
    """[[name]] of each section: what decisions about people rest on."""
    report = read_report(record.text, choice, record.file_notes)
    return [[block.name_as_printed for block in section.speakers] for section in report.sections]
