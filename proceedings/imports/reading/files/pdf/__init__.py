"""PDF: the lines of each page put together again to paragraphs, without what stands in the margins.

pypdf and pdfminer give the text of a page as it was written; PDFium gives the place of every character, thirty times
as fast.
"""

import json
import subprocess
import sys
from pathlib import Path

from proceedings.imports.reading.files.pdf.hyphens import vocabulary_of
from proceedings.imports.reading.files.pdf.lines import Line, Page, page_of
from proceedings.imports.reading.files.pdf.margins import without_margins
from proceedings.imports.reading.files.pdf.paragraphs import (
    ITEM,
    Paragraph,
    Print,
    paragraphs_of,
    without_marks,
    without_notes,
)
from proceedings.imports.reading.files.source_text import MAX_LENGTH, Lines, Unreadable
from proceedings.imports.reading.messages import gettext

MAX_PAGES = 600
MAX_TIME = 60  # seconds
WORDS = Path(__file__).with_name("words.py")
HEADING = 1.12  # of the size of the body
MAX_HEADING_LENGTH = 250  # characters


def read_pdf(data: bytes) -> Lines:
    if b"%PDF" not in data[:1024]:
        raise Unreadable(gettext("The file is no PDF."))
    pages = [page_of(page) for page in read_pages(data)]
    if sum(len(line.text) for page in pages for line in page.lines) < 3 * len(pages):
        raise Unreadable(gettext("The PDF holds pictures of pages and no text; it has to be recognised (OCR) first."))
    return written(pages)


def read_pages(data: bytes) -> list[dict]:
    """The words of each page with their places, read by a process that may fail."""
    command = [sys.executable, "-I", str(WORDS), str(MAX_PAGES), str(MAX_LENGTH)]
    try:
        run = subprocess.run(command, input=data, capture_output=True, timeout=MAX_TIME, check=True)
    except subprocess.SubprocessError as error:
        raise Unreadable(gettext("The PDF is damaged, or takes too much time or memory to read.")) from error
    read = json.loads(run.stdout)
    if "refused" in read:
        raise Unreadable(refusal_of(read["refused"]))
    return read["pages"]


def refusal_of(why: str) -> str:
    return {
        "password": gettext("The PDF is protected by a password."),
        "pages": gettext("The PDF has more than {most} pages.").format(most=MAX_PAGES),
        "characters": gettext("The file holds more than five million characters."),
        "damaged": gettext("The file could not be read as .{kind}; it may be damaged.").format(kind="pdf"),
    }[why]


def written(pages: list[Page]) -> Lines:
    """The paragraphs of the pages, and under a heading of their own the notes at their feet."""
    margins = without_margins(pages)
    lines, print_ = Lines(), Print(pages)
    notes = without_notes(pages, print_)
    if notes:
        without_marks([line for page in pages for line in page.lines], print_)
    vocabulary = vocabulary_of(words_within(line) for page in pages for line in page.lines)
    for margin in margins:
        lines.set_aside(margin.text, margin.what)
    for paragraph in paragraphs_of(pages, print_):
        write_paragraph(lines, paragraph, vocabulary, print_)
    if notes:
        lines.add("Notes", "# ")
        for paragraph in paragraphs_of([Page(0, 0, notes)], print_):
            lines.add(paragraph.text(vocabulary))
    return lines


def words_within(line: Line) -> str:
    """The line without its first and last word, which may be broken."""
    return " ".join(line.text.split(" ")[1:-1])


def write_paragraph(lines: Lines, paragraph: Paragraph, vocabulary, print_: Print) -> None:
    text = paragraph.text(vocabulary)
    is_heading = paragraph.size > HEADING * print_.size and len(text) <= MAX_HEADING_LENGTH
    is_item = bool(ITEM.match(text))
    if not is_item:
        lines.end_block()
    lines.add(text, "# " if is_heading else "")
    if paragraph.is_doubtful:
        lines.ask(gettext("A page or a column ends here in or after this paragraph: is it one with what follows?"))
    if not is_item:
        lines.end_block()
