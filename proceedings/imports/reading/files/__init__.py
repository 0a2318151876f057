"""A file as the text it holds, whatever its format: `read` gives a SourceText, or raises Unreadable with one
sentence for the editor and nothing else, whatever is uploaded.
"""

from pathlib import PurePath

from proceedings.imports.reading.files.html import read_html
from proceedings.imports.reading.files.pdf import read_pdf
from proceedings.imports.reading.files.source_text import Furniture, Question, SourceText, Unreadable
from proceedings.imports.reading.files.subtitles import read_srt, read_vtt
from proceedings.imports.reading.files.text import read_markdown, read_text
from proceedings.imports.reading.files.word import read_word
from proceedings.imports.reading.messages import gettext

__all__ = ["MAX_SIZE", "OTHER_SUFFIXES", "READERS", "Furniture", "Question", "SourceText", "Unreadable", "read"]

MAX_SIZE = 5 * 1024 * 1024  # bytes
READERS = {
    "txt": read_text,
    "md": read_markdown,
    "html": read_html,
    "docx": read_word,
    "pdf": read_pdf,
    "vtt": read_vtt,
    "srt": read_srt,
}
OTHER_SUFFIXES = {"htm": "html", "xhtml": "html", "markdown": "md", "text": "txt"}


def read(data: bytes, filename: str) -> SourceText:
    """The text of an uploaded file. Raises Unreadable, and nothing else."""
    kind = kind_of(filename)
    if not data:
        raise Unreadable(gettext("The file is empty."))
    if len(data) > MAX_SIZE:
        raise Unreadable(gettext("The report is larger than 5 MB."))
    try:
        return READERS[kind](data).as_source(filename, kind)
    except Unreadable:
        raise
    except Exception as error:  # Libraries raise what they like on broken files; an editor needs one sentence.
        raise Unreadable(
            gettext("The file could not be read as .{kind}; it may be damaged.").format(kind=kind)
        ) from error


def kind_of(filename: str) -> str:
    suffix = PurePath(filename.replace("\x00", "")).suffix.casefold().lstrip(".")
    kind = OTHER_SUFFIXES.get(suffix, suffix)
    if kind not in READERS:
        raise Unreadable(gettext("Only .txt, .md, .html, .docx, .pdf, .vtt and .srt files can be read."))
    return kind
