"""A file as the text it holds: one line per paragraph, list items as bullets, headings marked “# ”.

`read` gives a Source or raises Unreadable with one sentence for the editor; nothing else, whatever is uploaded.
"""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

import charset_normalizer
import docx
import pypdf
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from selectolax.lexbor import LexborHTMLParser, LexborNode

from proceedings.imports.reading.messages import gettext as _

LARGEST = 5 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 60 * 1024 * 1024  # bytes in a .docx: more is a bomb
LONGEST = 5_000_000  # characters of text
MOST_PAGES = 600
# Right-to-left overrides and isolates can make a line read as what it is not.
BIDIRECTIONAL = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
LEFT_OUT = "script,style,noscript,template,nav,footer,aside,form,iframe,svg,object,head,button,select,figure figcaption,[hidden]"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    "p", "div", "li", "section", "article", "main", "blockquote", "tr", "td", "th", "table", "ul", "ol", "dl", "dt", "dd",
    "pre", "header", "figure", "hr", "address", "details", "summary", "body", "html",
}  # fmt: skip


class Unreadable(Exception):
    """Why a file cannot be read, in one sentence for the editor."""


@dataclass(frozen=True)
class Source:
    text: str
    filename: str
    kind: str  # txt, md, html, docx or pdf


def read(data: bytes, filename: str) -> Source:
    """The text of an uploaded .txt, .md, .html, .docx or .pdf. Raises Unreadable, and nothing else."""
    kind = _kind(filename)
    if not data:
        raise Unreadable(_("The file is empty."))
    if len(data) > LARGEST:
        raise Unreadable(_("The file is larger than 5 MB."))
    try:
        text = READERS[kind](data)
    except Unreadable:
        raise
    except Exception as error:  # Libraries raise what they like on broken files; an editor needs one sentence.
        raise Unreadable(_("The file could not be read as .{kind}; it may be damaged.").format(kind=kind)) from error
    return Source(_checked(text), filename, kind)


def _kind(filename: str) -> str:
    suffix = PurePath(filename.replace("\x00", "")).suffix.casefold().lstrip(".")
    kind = {"htm": "html", "markdown": "md", "text": "txt"}.get(suffix, suffix)
    if kind not in READERS:
        raise Unreadable(_("Only .txt, .md, .html, .docx and .pdf files can be read."))
    return kind


def _checked(text: str) -> str:
    text = BREAKS.sub("\n", text.removeprefix("\ufeff"))
    if "\x00" in text:
        raise Unreadable(_("The file holds NUL characters, so it is not text."))
    if BIDIRECTIONAL.search(text):
        raise Unreadable(
            _("The text holds hidden right-to-left marks, which can make it read as something else; remove them first.")
        )
    text = CONTROLS.sub("", text)
    if not text.strip():
        raise Unreadable(_("There is no text in the file."))
    if len(text) > LONGEST:
        raise Unreadable(_("The file holds more than five million characters."))
    return text


# Plain text


def _plain(data: bytes) -> str:
    for magic in (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"):
        if data.startswith(magic):
            raise Unreadable(_("The file is not what its name says: it is no plain text."))
    return _decoded(data)


def _decoded(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, or in the encoding its letters speak for."""
    for encoding, mark in (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff")):
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> str:
    if b"\x00" in data:
        raise Unreadable(_("The file holds NUL characters, so it is not text."))
    best = charset_normalizer.from_bytes(data[:200_000], cp_isolation=OLD_ENCODINGS).best()
    if best is None:
        raise Unreadable(_("The file's encoding is not known; save it as UTF-8 and try again."))
    text = data.decode(best.encoding, errors="replace")
    if text.count("\ufffd") > len(text) / 200 or _is_garbled(text):
        raise Unreadable(_("The file's encoding is not known; save it as UTF-8 and try again."))
    return text


OLD_ENCODINGS = [
    "cp1251",
    "cp1252",
    "koi8_u",
    "shift_jis",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "cp1250",
    "utf_16_le",
    "utf_16_be",
]


def _is_garbled(text: str) -> bool:
    """More signs than letters: a wrong guess."""
    letters = sum(character.isalpha() or character.isspace() for character in text[:20_000])
    return letters < 0.6 * len(text[:20_000])


def _markdown(data: bytes) -> str:
    """Markdown as its own text: links as their words, images and comments left out, headings and bullets kept."""
    text = re.sub(r"<!--.*?-->", "", _plain(data), flags=re.DOTALL)
    text = re.sub(r"!\[[^\]\n]*\]\([^)\n]*\)", "", text)
    text = re.sub(r"\[([^\]\n]+)\]\([^)\n]*\)", r"\1", text)
    text = re.sub(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1", r"\2", text)
    return re.sub(r"^>\s?", "", text, flags=re.MULTILINE)


# HTML


def _html(data: bytes) -> str:
    tree = LexborHTMLParser(_html_decoded(data))
    for node in tree.css(LEFT_OUT):
        if node.parent is not None:
            node.decompose()
    root = tree.css_first("article") or tree.css_first("main") or tree.body
    if root is None or len(root.text().strip()) < 40:
        root = tree.body
    return _lines_of_html(root) if root is not None else ""


def _html_decoded(data: bytes) -> str:
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096])
    try:
        return data.decode(declared[1].decode() if declared else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return _decoded(data)


def _lines_of_html(root: LexborNode) -> str:
    """The page's lines in order; walked without recursion, since pages may be nested as deep as they like."""
    lines, words = [], []
    for node, opens in _walk(root):
        if node.tag == "-text":
            words.append(node.text_content or "")
        elif node.tag in BLOCKS or (node.tag == "br" and opens):
            _finish(lines, words, "" if opens else PREFIXES.get(node.tag, ""))
            if node.tag not in {"li", "br"} and lines and lines[-1]:
                lines.append("")
    _finish(lines, words)
    return "\n".join(lines)


def _finish(lines: list[str], words: list[str], prefix: str = "") -> None:
    line = re.sub(r"\s+", " ", "".join(words)).strip()
    words.clear()
    if line:
        lines.append(prefix + line)


PREFIXES = {"li": "• ", **dict.fromkeys(HEADINGS, "# ")}


def _walk(root: LexborNode):
    """Each node when it opens and again when it closes."""
    stack = [(root, True)]
    while stack:
        node, opens = stack.pop()
        yield node, opens
        if opens and node.tag != "-text":
            stack.append((node, False))
            children = []
            child = node.child
            while child is not None:
                children.append((child, True))
                child = child.next
            stack.extend(reversed(children))


# Word


def _word(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(_("The Word file is protected by a password or saved in the old .doc format."))
    _refuse_bombs(data)
    document = docx.Document(io.BytesIO(data))
    return "\n".join(_lines_of_word(document))


def _refuse_bombs(data: bytes) -> None:
    """Looks at sizes and entities before anything is unpacked into memory."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise Unreadable(_("The file is no Word document.")) from None
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise Unreadable(_("The Word file is protected by a password."))
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED or len(archive.infolist()) > 5000:
        raise Unreadable(_("The Word file unpacks to far more than a report holds."))
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in _beginning(archive, entry):
            raise Unreadable(_("The Word file defines entities, as no word processor does."))


def _beginning(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        return part.read(65_536)


def _lines_of_word(document: Document):
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (
                " ".join(dict.fromkeys(cell.text.replace("\n", " ") for cell in row.cells)) for row in block.rows
            )
        else:
            yield from _lines_of_paragraph(block)


def _lines_of_paragraph(paragraph: Paragraph):
    style = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    prefix = "# " if style.startswith(("heading", "title", "заголовок")) else ""
    prefix = "• " if numbered or style.startswith("list") else prefix
    for line in paragraph.text.split("\n"):
        yield prefix + line.strip() if line.strip() else ""
    if not numbered:
        yield ""


# PDF


def _pdf(data: bytes) -> str:
    if b"%PDF" not in data[:1024]:
        raise Unreadable(_("The file is no PDF."))
    document = pypdf.PdfReader(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise Unreadable(_("The PDF is protected by a password."))
    if len(document.pages) > MOST_PAGES:
        raise Unreadable(_("The PDF has more than {most} pages.").format(most=MOST_PAGES))
    pages = []
    for page in document.pages:
        pages.append(page.extract_text() or "")
        if sum(map(len, pages)) > LONGEST:
            raise Unreadable(_("The file holds more than five million characters."))
    text = "\n".join(pages)
    if sum(map(str.isalnum, text)) < 3 * len(pages):
        raise Unreadable(_("The PDF holds pictures of pages and no text; it has to be recognised (OCR) first."))
    return _unwrapped(unicodedata.normalize("NFC", text))


def _unwrapped(text: str) -> str:
    """Paragraphs of a page set in lines, joined again: a line that fills the measure goes on in the next."""
    lines = [line.rstrip() for line in BREAKS.sub("\n", text).split("\n")]
    lengths = sorted(len(line) for line in lines if len(line) > 20)
    measure = lengths[int(len(lengths) * 0.9)] if lengths else 0
    joined: list[str] = []
    for line in lines:
        if joined and _goes_on(joined[-1].rsplit("\n", 1)[-1], line, measure):
            joined[-1] = _join(joined[-1], line.lstrip())
        else:
            joined.append(line)
    return "\n".join(joined)


def _goes_on(before: str, line: str, measure: int) -> bool:
    begins_anew = not line.strip() or re.match(r"\s*(?:[•●▪–—-]|\d{1,2}[.)])\s", line)
    last = before[-measure - 40 :] if measure else before
    return bool(last.strip()) and not begins_anew and _fills(last, measure) and not re.search(r"[.!?:。][”\"»]?$", last)


def _fills(last: str, measure: int) -> bool:
    return len(last) >= 0.8 * measure > 24


def _join(before: str, line: str) -> str:
    if before.endswith("-") and line[:1].islower():
        return before[:-1] + line
    is_japanese = re.search(r"[ぁ-んァ-ヶ一-龥、。]$", before)
    return before + ("" if is_japanese else " ") + line


READERS = {"txt": _plain, "md": _markdown, "html": _html, "docx": _word, "pdf": _pdf}
