"""Word files: all that Word shows with every change accepted, read from the document's XML.

docx2python gives moved and boxed text twice and fails on a cell that spans a million columns; python-docx leaves
out what stands in content controls, fields, boxes and changes.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from lxml import etree

from proceedings.imports.reading.files.source_text import Lines, Unreadable
from proceedings.imports.reading.files.tables import Row, add_table
from proceedings.imports.reading.files.transcripts import timed
from proceedings.imports.reading.messages import gettext as _

MAX_UNPACKED_SIZE = 60 * 1024 * 1024  # bytes in a .docx: more is a bomb
MAX_PART_SIZE = 16 * 1024 * 1024  # bytes of XML in one part of it; a book has fewer
MAX_PARTS = 5000
# Not shown, or shown elsewhere: of text moved, the place it was moved from; of a drawing, its form for old programs.
NOT_SHOWN = {"del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "sdtPr", "tblPr", "tcPr", "trPr"}
CHANGES = {"ins", "del", "moveFrom", "moveTo"}
SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
HEADING = re.compile(r"heading|title|заголовок", re.IGNORECASE)
CONTENTS = re.compile(r"toc \d|toc\d", re.IGNORECASE)


def read_word(data: bytes) -> Lines:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(_("The Word file is protected by a password or saved in the old .doc format."))
    package = Package(data)
    lines = Lines()
    document = Document(package, lines)
    document.add_body()
    document.add_notes()
    document.set_aside_margins()
    return timed(lines)


class Package:
    """The parts of a .docx, each looked at before it is unpacked into memory."""

    def __init__(self, data: bytes):
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile:
            raise Unreadable(_("The file is no Word document.")) from None
        entries = self.archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(_("The Word file is protected by a password."))
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED_SIZE or len(entries) > MAX_PARTS:
            raise Unreadable(_("The Word file unpacks to far more than a report holds."))
        self.names = [entry.filename for entry in entries]

    def matching(self, pattern: str) -> list[str]:
        return sorted(name for name in self.names if re.fullmatch(pattern, name))

    def root(self, name: str) -> etree._Element | None:
        """The root of a part, or None if there is no such part."""
        if name not in self.names:
            return None
        with self.archive.open(name) as part:
            xml = part.read(MAX_PART_SIZE + 1)
        if len(xml) > MAX_PART_SIZE:
            raise Unreadable(_("The Word file unpacks to far more than a report holds."))
        if b"<!DOCTYPE" in xml[:65_536]:
            raise Unreadable(_("The Word file defines entities, as no word processor does."))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(xml, parser)

    @property
    def main_part(self) -> str:
        relations = self.root("_rels/.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "word/document.xml"


@dataclass
class Style:
    name: str = ""
    is_heading: bool = False
    is_item: bool = False


@dataclass
class Paragraph:
    """What one paragraph shows, and what hangs on it."""

    words: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnote or endnote, id)
    is_changed: bool = False


class Document:
    def __init__(self, package: Package, lines: Lines):
        self.package, self.lines = package, lines
        self.main = package.main_part
        self.folder = self.main.rpartition("/")[0]
        self.styles = _styles(package.root(f"{self.folder}/styles.xml"))
        self.notes: list[tuple[str, str]] = []
        self.joined: list[etree._Element] = []  # paragraphs whose end is deleted: they go on in the next
        self.is_changed = False

    def add_body(self) -> None:
        root = self.package.root(self.main)
        if root is None:
            raise Unreadable(_("The file is no Word document."))
        self._add_blocks(root)
        if self.joined:
            self._add_lines(self.joined.pop())

    def _add_blocks(self, element) -> None:
        for block in _blocks(element):
            if _tag(block) == "tbl":
                add_table(self.lines, self._rows(block))
                self._ask()
            else:
                self._add_paragraph(block)

    def _add_paragraph(self, element) -> None:
        if _ends_deleted(element):
            self.joined.append(element)
        else:
            self._add_lines(element)

    def _add_lines(self, element) -> None:
        paragraph = self._paragraph(element)
        style = self._style(element)
        words = "".join(paragraph.words)
        if CONTENTS.match(style.name):
            self.lines.set_aside(words, "table of contents")
        else:
            prefix = "# " if style.is_heading else "• " if style.is_item else ""
            for line in words.split("\n"):
                self.lines.add(line, prefix)
            self._ask()
            if not style.is_item:
                self.lines.end_block()
        for box in paragraph.boxes:
            self._add_blocks(box)

    def _paragraph(self, element) -> Paragraph:
        """The paragraph, with those before it that are joined to it."""
        paragraph = Paragraph()
        for one in [*self.joined, element]:
            _collect(one, paragraph)
            paragraph.is_changed |= _mark_is_changed(one)
        self.joined.clear()
        self.notes += paragraph.notes
        self.is_changed |= paragraph.is_changed
        self.lines.set_aside("".join(paragraph.hidden), "hidden text")
        return paragraph

    def _ask(self) -> None:
        if self.is_changed:
            self.lines.ask(_("Word keeps changes here that nobody has accepted: is the text right as it is read?"))
        self.is_changed = False

    def _rows(self, table) -> list[Row]:
        """A nested table's cells are paragraphs of the cell it stands in."""
        return [
            [self._cell(cell) for cell in _children(row, "tc")]
            for row in _children(table, "tr")
            if not any(_tag(mark) == "del" for mark in row.iterfind("{*}trPr/*"))
        ]

    def _cell(self, cell) -> list[str]:
        paragraphs: list[str] = []
        for block in _blocks(cell):
            if _tag(block) == "tbl":
                paragraphs += [" ".join(" ".join(cell) for cell in row) for row in self._rows(block)]
                continue
            if _ends_deleted(block):
                self.joined.append(block)
                continue
            paragraph = self._paragraph(block)
            paragraphs += "".join(paragraph.words).split("\n")
            for box in paragraph.boxes:
                paragraphs += self._cell(box)
        return paragraphs

    def _style(self, element) -> Style:
        style = self.styles.get(_value(element, "{*}pPr/{*}pStyle"), Style())
        level, number = _value(element, "{*}pPr/{*}outlineLvl"), _value(element, "{*}pPr/{*}numPr/{*}numId")
        is_heading = style.is_heading or _is_outlined(level)
        is_item = not is_heading and ((style.is_item and number != "0") or number not in {"", "0"})
        return Style(style.name, is_heading, is_item)

    def add_notes(self) -> None:
        """Footnotes and endnotes, in the order they are referred to, under a heading of their own."""
        roots = {kind: self.package.root(f"{self.folder}/{kind}s.xml") for kind in ("footnote", "endnote")}
        notes = {
            (kind, _attribute(note, "id")): note
            for kind, root in roots.items()
            for note in ([] if root is None else list(root))
            if _attribute(note, "type") in {"", "normal"}
        }
        ordered = dict.fromkeys([*(key for key in self.notes if key in notes), *notes])
        texts = [(number, self._cell(notes[key])) for number, key in enumerate(ordered, 1)]
        if any(text.strip() for _number, paragraphs in texts for text in paragraphs):
            self.lines.end_block()
            self.lines.add("Notes", "# ")
            for number, paragraphs in texts:
                self.lines.add(" ".join(paragraphs), f"[{number}] ")
                self._ask()

    def set_aside_margins(self) -> None:
        """Headers and footers, each once, and comments."""
        kinds = {r"header\d*": "running head", r"footer\d*": "running foot", "comments": "comment"}
        for pattern, what in kinds.items():
            names = self.package.matching(rf"{re.escape(self.folder)}/{pattern}\.xml")
            roots = [root for root in map(self.package.root, names) if root is not None]
            parts = chain.from_iterable(roots) if what == "comment" else roots
            for text in dict.fromkeys(" ".join(self._cell(part)) for part in parts):
                self.lines.set_aside(text, what)


def _blocks(element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those in content controls and changes."""
    for child in element:
        tag = _tag(child)
        if tag in {"p", "tbl"}:
            yield child
        elif tag not in NOT_SHOWN:
            yield from _blocks(child)


def _children(element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for child in element:
        tag = _tag(child)
        if tag == wanted:
            yield child
        elif tag in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
            yield from _children(child, wanted)


def _collect(element, paragraph: Paragraph) -> None:
    for child in element:
        tag = _tag(child)
        paragraph.is_changed |= tag in CHANGES
        if tag in NOT_SHOWN:
            continue
        if tag == "t":
            paragraph.words.append(child.text or "")
        elif tag == "txbxContent":
            paragraph.boxes.append(child)
        elif tag in {"footnoteReference", "endnoteReference"}:
            paragraph.notes.append((tag.removesuffix("Reference"), _attribute(child, "id")))
        elif tag == "sym":
            paragraph.words.append(_symbol(child))
        elif tag == "rt":
            paragraph.words.append(_in_brackets(child))
        elif tag == "r" and _is_hidden(child):
            paragraph.hidden.append("".join(child.itertext()))
        else:
            paragraph.words.append(SIGNS.get(tag, ""))
            _collect(child, paragraph)


def _in_brackets(reading) -> str:
    """How a Japanese name is read, set above it."""
    words = "".join(reading.itertext()).strip()
    return f"（{words}）" if words else ""


def _symbol(element) -> str:
    code = _attribute(element, "char")
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{2,5}", code) else ""


def _is_hidden(run) -> bool:
    mark = run.find("{*}rPr/{*}vanish")
    return mark is not None and _attribute(mark, "val") not in {"0", "false", "off"}


def _ends_deleted(paragraph) -> bool:
    return paragraph.find("{*}pPr/{*}rPr/{*}del") is not None


def _mark_is_changed(paragraph) -> bool:
    return any(_tag(mark) in CHANGES for mark in paragraph.iterfind("{*}pPr/{*}rPr/*"))


def _styles(root) -> dict[str, Style]:
    """By the id that paragraphs name; a style is what the style is that it is based on."""
    if root is None:
        return {}
    elements = {_attribute(style, "styleId"): style for style in root.iterfind("{*}style")}
    return {key: _resolved(key, elements) for key in elements}


def _resolved(key: str, elements: dict) -> Style:
    style, seen = Style(_value(elements[key], "{*}name")), set()
    while key in elements and key not in seen:
        seen.add(key)
        element = elements[key]
        style.is_heading |= bool(HEADING.match(_value(element, "{*}name")))
        style.is_heading |= _is_outlined(_value(element, "{*}pPr/{*}outlineLvl"))
        style.is_item |= element.find("{*}pPr/{*}numPr") is not None
        key = _value(element, "{*}basedOn")
    return style


def _is_outlined(level: str) -> bool:
    return level.isdigit() and int(level) < 9  # 9: body text


def _tag(element) -> str:
    return etree.QName(element).localname


def _value(element, path: str) -> str:
    found = element.find(path)
    return _attribute(found, "val") if found is not None else ""


def _attribute(element, name: str) -> str:
    """An attribute in whichever of Word's namespaces, transitional or strict."""
    return next((value for key, value in element.items() if etree.QName(key).localname == name), "")
