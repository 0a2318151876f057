import json
import re
import sys
from pathlib import Path

import pghistory
from django.core.management.base import CommandError

from proceedings.imports.draft import Refused, make_draft
from proceedings.imports.reading.files import MAX_SIZE, OTHER_SUFFIXES, READERS, Unreadable, read
from proceedings.imports.reading.layouts import Layout
from proceedings.imports.reading.parse import Declaration, parse
from proceedings.imports.reading.report import as_json
from proceedings.imports.review.corrected_reports import compare, corrected_edition
from proceedings.imports.review.proposal import KnownRecords, propose, questions
from proceedings.management.archive_command import ArchiveCommand
from proceedings.models import Forum

STANDARD_INPUT = "-"
READABLE = {f".{kind}" for kind in (*READERS, *OTHER_SUFFIXES)}
WIDTH = 72  # characters of a passage in the table


class Command(ArchiveCommand):
    help = (
        "Read a published report (.txt .md .html .docx .pdf .vtt .srt; - for standard input; a folder for all in it) "
        "and print the edition it gives. With --commit, write it as a draft."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--forum", required=True, metavar="SLUG")
        parser.add_argument("--layout", metavar="LAYOUT", help=f"how the text prints who speaks: {', '.join(Layout)}")
        parser.add_argument("--speaker", default="", metavar="NAME", help="whose speech it is, with --layout speech")
        parser.add_argument("--lines", default="", metavar="A-B", help="the first and last line of the report")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print what was read as JSON")
        parser.add_argument("--commit", action="store_true", help="write the draft edition")
        parser.add_argument("--as-new", action="store_true", help="though it reads like a corrected report")

    def handle(self, *, file, forum, layout, speaker, lines, as_json, commit, as_new, **options):
        self.declared = declaration(layout, speaker, lines)
        self.forum, self.prints_json, self.commits, self.as_new = self.find_forum(forum), as_json, commit, as_new
        if file != STANDARD_INPUT and Path(file).is_dir():
            self.import_folder(Path(file))
            return
        try:
            self.import_one(file)
        except (Unreadable, Refused) as error:
            raise CommandError(str(error)) from error

    def find_forum(self, slug):
        forum = Forum.objects.filter(slug=slug).first()
        if forum is None:
            known = ", ".join(Forum.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no forum “{slug}”; the archive has: {known}.")
        return forum

    def import_folder(self, folder):
        """Every report in it, one after the other; one that cannot be read does not stop the others."""
        files = sorted(path for path in folder.iterdir() if path.suffix.casefold() in READABLE)
        if not files:
            raise CommandError(f"There is no report in {folder}: none of {' '.join(sorted(READABLE))}.")
        failed = 0
        for number, path in enumerate(files, 1):
            self.stderr.write(f"{number} of {len(files)}: {path.name}", ending="\n")
            try:
                self.import_one(str(path))
            except (Unreadable, Refused) as error:
                failed += 1
                self.stderr.write(f"  {error}")
        if failed:
            raise CommandError(f"{failed} of {len(files)} reports could not be imported; the others were.")

    def import_one(self, file):
        source = read_file(file)
        report, known = parse(source.text, [self.declared], source.line_times, source.questions), KnownRecords()
        proposal = propose(report, source.text, known)
        corrected = None if self.as_new else corrected_edition(self.forum, proposal, source.text)
        draft = None
        if self.commits and not corrected:
            with pghistory.context(command="import_report", act=f"import_report {source.filename}"):
                draft = make_draft(proposal, forum=self.forum, text=source.text, filename=source.filename)
        if self.prints_json:
            printed = as_json(report, known.slug_of)
            if source.furniture:
                printed["set_aside"] = [furniture._asdict() for furniture in source.furniture]
            self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join([*table(proposal, report.layout), *listed_furniture(source)]))
        if corrected:
            self.report_corrections(compare(corrected, proposal, source.text))
        else:
            self.report_draft(draft)

    def report_corrections(self, comparison):
        """A corrected report is accepted line by line, on the desk; here is what it changes."""
        out = self.stderr if self.prints_json else self.stdout
        out.write("\n".join(correction_lines(comparison)))
        out.write(
            "Nothing was written: give it on the desk and accept what is right; --as-new writes it as another edition."
        )

    def report_draft(self, draft):
        """What was written, beside the JSON and not in it."""
        out = self.stderr if self.prints_json else self.stdout
        if draft is None:
            out.write("Nothing was written; --commit writes this as a draft.")
        elif draft.is_new:
            out.write(f"{draft.edition} is a draft: {draft.edition.get_absolute_url()}")
        else:
            out.write(f"{draft.edition} was made from this very report already; nothing was changed.")


def declaration(layout, speaker, lines):
    """What the options say of the text. Raises CommandError where they say nothing that can be."""
    if layout and layout not in set(Layout):
        raise CommandError(f"There is no layout “{layout}”; there are: {', '.join(Layout)}.")
    if layout == Layout.SPEECH and not speaker.strip():
        raise CommandError("--layout speech needs --speaker: whose speech is it?")
    if speaker.strip() and layout != Layout.SPEECH:
        raise CommandError("--speaker goes with --layout speech: elsewhere the text says who speaks.")
    first, last = span(lines)
    return Declaration(Layout(layout) if layout else None, speaker.strip(), first, last)


def span(lines):
    """The numbers of “12-80”; “12-” and “-80” are open at an end."""
    if not lines:
        return None, None
    found = re.fullmatch(r"\s*(\d{0,9})\s*[-–]\s*(\d{0,9})\s*", lines)
    first, last = (int(number) if number else None for number in found.groups()) if found else (None, None)
    if (first, last) == (None, None) or first == 0 or last == 0 or (first and last and first > last):
        raise CommandError(f"--lines “{lines}” is no span of lines; write 12-80, 12- or -80, counting from 1.")
    return first, last


def read_file(file):
    """The text of a file, or of standard input. Raises Unreadable."""
    if file == STANDARD_INPUT:
        return read(sys.stdin.buffer.read(MAX_SIZE + 1), "report.txt")
    try:
        with Path(file).open("rb") as opened:
            return read(opened.read(MAX_SIZE + 1), file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file's name"
        raise Unreadable(f"{file} cannot be opened: {reason}.") from error


def table(proposal, layout):
    """The proposed edition for somebody at a terminal: outline, what is open, what has no place."""
    yield f"Layout     {layout.used}{'' if layout.used == layout.guessed else f' (guessed: {layout.guessed})'}"
    yield f"           {layout.why}"
    yield f"Title      {proposal.title or 'unknown'}"
    yield f"Published  {proposal.published_on or 'unknown'}"
    yield f"Held       {proposal.held_on or 'unknown'}"
    yield f"Edition    {proposal.ordinal or 'unknown'}"
    if proposal.takeaways:
        yield f"{len(proposal.takeaways):>4} takeaways of the whole edition"
    for panel in proposal.panels:
        yield f"\n{panel.kind}: {panel.title or '(no title)'}"
        yield from outline(panel)
    yield from listed("Questions", [(question.line, question.about) for question in questions(proposal)])
    yield from listed("Not placed", [(passage.line, passage.text) for passage in proposal.unplaced])
    yield ""


def correction_lines(comparison):
    """What a corrected report would change of its edition."""
    yield f"A corrected report of {comparison.edition}: {len(comparison.same)} statements as before"
    for each in comparison.differences:
        who = f"{each.before_who or 'nobody'} → {each.after_who or 'nobody'}" if each.is_moved else each.after_who
        yield f"{each.kind} {each.what}{f': {who}' if who else ''}"
        yield from (f"  {sign} {cut(text)}" for sign, text in (("-", each.before), ("+", each.after)) if text)
    yield ""


def outline(panel):
    if panel.takeaways:
        yield f"{len(panel.takeaways):>4} takeaways"
    for appearance in panel.appearances:
        who = appearance.speaker.slug if appearance.speaker else "not identified"
        capacity = ", ".join(filter(None, [appearance.post_as_printed, appearance.organisation_as_printed]))
        count = len(appearance.statements)
        yield f"{count:>4} {appearance.part:<10} {appearance.name_as_printed} [{who}] {cut(capacity)}".rstrip()
    if panel.unattributed:
        yield f"{len(panel.unattributed):>4} by nobody named"


def listed(heading, lines):
    yield f"\n{heading}: {len(lines)}"
    yield from (f"  line {line:>4}  {cut(text)}" for line, text in lines)


def listed_furniture(source):
    """What the file holds beside the report, such as running heads and the navigation of a site."""
    if source.furniture:
        yield from listed("Set aside", [(each.line, f"{each.what}: {each.text}") for each in source.furniture])
        yield ""


def cut(text):
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"
