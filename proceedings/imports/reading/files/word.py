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
from proceedings.imports.reading.messages import gettext

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
        raise Unreadable(gettext("The Word file is protected by a password or saved in the old .doc format."))
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
            raise Unreadable(gettext("The file is no Word document.")) from None
        entries = self.archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(gettext("The Word file is protected by a password."))
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED_SIZE or len(entries) > MAX_PARTS:
            raise Unreadable(gettext("The Word file unpacks to far more than a report holds."))
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
            raise Unreadable(gettext("The Word file unpacks to far more than a report holds."))
        if b"<!DOCTYPE" in xml[:65_536]:
            raise Unreadable(gettext("The Word file defines entities, as no word processor does."))
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
        self.styles = styles_of(package.root(f"{self.folder}/styles.xml"))
        self.notes: list[tuple[str, str]] = []
        self.joined: list[etree._Element] = []  # paragraphs whose end is deleted: they go on in the next
        self.is_changed = False

    def add_body(self) -> None:
        root = self.package.root(self.main)
        if root is None:
            raise Unreadable(gettext("The file is no Word document."))
        self.add_blocks(root)
        if self.joined:
            self.add_lines(self.joined.pop())

    def add_blocks(self, element) -> None:
        for block in blocks(element):
            if tag_of(block) == "tbl":
                add_table(self.lines, self.rows_of(block))
                self.ask_about_changes()
            else:
                self.add_paragraph(block)

    def add_paragraph(self, element) -> None:
        if ends_deleted(element):
            self.joined.append(element)
        else:
            self.add_lines(element)

    def add_lines(self, element) -> None:
        paragraph = self.paragraph(element)
        style = self.style_of(element)
        words = "".join(paragraph.words)
        if CONTENTS.match(style.name):
            self.lines.set_aside(words, "table of contents")
        else:
            prefix = "# " if style.is_heading else "• " if style.is_item else ""
            for line in words.split("\n"):
                self.lines.add(line, prefix)
            self.ask_about_changes()
            if not style.is_item:
                self.lines.end_block()
        for box in paragraph.boxes:
            self.add_blocks(box)

    def paragraph(self, element) -> Paragraph:
        """The paragraph, with those before it that are joined to it."""
        paragraph = Paragraph()
        for one in [*self.joined, element]:
            collect_words(one, paragraph)
            paragraph.is_changed |= mark_is_changed(one)
        self.joined.clear()
        self.notes += paragraph.notes
        self.is_changed |= paragraph.is_changed
        self.lines.set_aside("".join(paragraph.hidden), "hidden text")
        return paragraph

    def ask_about_changes(self) -> None:
        if self.is_changed:
            self.lines.ask(
                gettext("Word keeps changes here that nobody has accepted: is the text right as it is read?")
            )
        self.is_changed = False

    def rows_of(self, table) -> list[Row]:
        """A nested table's cells are paragraphs of the cell it stands in."""
        return [
            [self.cell_paragraphs(cell) for cell in children(row, "tc")]
            for row in children(table, "tr")
            if not any(tag_of(mark) == "del" for mark in row.iterfind("{*}trPr/*"))
        ]

    def cell_paragraphs(self, cell) -> list[str]:
        paragraphs: list[str] = []
        for block in blocks(cell):
            if tag_of(block) == "tbl":
                paragraphs += [" ".join(" ".join(cell) for cell in row) for row in self.rows_of(block)]
                continue
            if ends_deleted(block):
                self.joined.append(block)
                continue
            paragraph = self.paragraph(block)
            paragraphs += "".join(paragraph.words).split("\n")
            for box in paragraph.boxes:
                paragraphs += self.cell_paragraphs(box)
        return paragraphs

    def style_of(self, element) -> Style:
        style = self.styles.get(value_at(element, "{*}pPr/{*}pStyle"), Style())
        level, number = value_at(element, "{*}pPr/{*}outlineLvl"), value_at(element, "{*}pPr/{*}numPr/{*}numId")
        is_heading = style.is_heading or is_outlined(level)
        is_item = not is_heading and ((style.is_item and number != "0") or number not in {"", "0"})
        return Style(style.name, is_heading, is_item)

    def add_notes(self) -> None:
        """Footnotes and endnotes, in the order they are referred to, under a heading of their own."""
        roots = {kind: self.package.root(f"{self.folder}/{kind}s.xml") for kind in ("footnote", "endnote")}
        notes = {
            (kind, attribute_of(note, "id")): note
            for kind, root in roots.items()
            for note in ([] if root is None else list(root))
            if attribute_of(note, "type") in {"", "normal"}
        }
        ordered = dict.fromkeys([*(key for key in self.notes if key in notes), *notes])
        texts = [(number, self.cell_paragraphs(notes[key])) for number, key in enumerate(ordered, 1)]
        if any(text.strip() for _number, paragraphs in texts for text in paragraphs):
            self.lines.end_block()
            self.lines.add("Notes", "# ")
            for number, paragraphs in texts:
                self.lines.add(" ".join(paragraphs), f"[{number}] ")
                self.ask_about_changes()

    def set_aside_margins(self) -> None:
        """Headers and footers, each once, and comments."""
        kinds = {r"header\d*": "running head", r"footer\d*": "running foot", "comments": "comment"}
        for pattern, what in kinds.items():
            names = self.package.matching(rf"{re.escape(self.folder)}/{pattern}\.xml")
            roots = [root for root in map(self.package.root, names) if root is not None]
            parts = chain.from_iterable(roots) if what == "comment" else roots
            for text in dict.fromkeys(" ".join(self.cell_paragraphs(part)) for part in parts):
                self.lines.set_aside(text, what)


def blocks(element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those in content controls and changes."""
    for child in element:
        tag = tag_of(child)
        if tag in {"p", "tbl"}:
            yield child
        elif tag not in NOT_SHOWN:
            yield from blocks(child)


def children(element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for child in element:
        tag = tag_of(child)
        if tag == wanted:
            yield child
        elif tag in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
            yield from children(child, wanted)


def collect_words(element, paragraph: Paragraph) -> None:
    for child in element:
        tag = tag_of(child)
        paragraph.is_changed |= tag in CHANGES
        if tag in NOT_SHOWN:
            continue
        if tag == "t":
            paragraph.words.append(child.text or "")
        elif tag == "txbxContent":
            paragraph.boxes.append(child)
        elif tag in {"footnoteReference", "endnoteReference"}:
            paragraph.notes.append((tag.removesuffix("Reference"), attribute_of(child, "id")))
        elif tag == "sym":
            paragraph.words.append(symbol(child))
        elif tag == "rt":
            paragraph.words.append(in_brackets(child))
        elif tag == "r" and is_hidden(child):
            paragraph.hidden.append("".join(child.itertext()))
        else:
            paragraph.words.append(SIGNS.get(tag, ""))
            collect_words(child, paragraph)


def in_brackets(reading) -> str:
    """How a Japanese name is read, set above it."""
    words = "".join(reading.itertext()).strip()
    return f"（{words}）" if words else ""


def symbol(element) -> str:
    code = attribute_of(element, "char")
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{2,5}", code) else ""


def is_hidden(run) -> bool:
    mark = run.find("{*}rPr/{*}vanish")
    return mark is not None and attribute_of(mark, "val") not in {"0", "false", "off"}


def ends_deleted(paragraph) -> bool:
    return paragraph.find("{*}pPr/{*}rPr/{*}del") is not None


def mark_is_changed(paragraph) -> bool:
    return any(tag_of(mark) in CHANGES for mark in paragraph.iterfind("{*}pPr/{*}rPr/*"))


def styles_of(root) -> dict[str, Style]:
    """By the id that paragraphs name; a style is what the style is that it is based on."""
    if root is None:
        return {}
    elements = {attribute_of(style, "styleId"): style for style in root.iterfind("{*}style")}
    return {key: resolved(key, elements) for key in elements}


def resolved(key: str, elements: dict) -> Style:
    style, seen = Style(value_at(elements[key], "{*}name")), set()
    while key in elements and key not in seen:
        seen.add(key)
        element = elements[key]
        style.is_heading |= bool(HEADING.match(value_at(element, "{*}name")))
        style.is_heading |= is_outlined(value_at(element, "{*}pPr/{*}outlineLvl"))
        style.is_item |= element.find("{*}pPr/{*}numPr") is not None
        key = value_at(element, "{*}basedOn")
    return style


def is_outlined(level: str) -> bool:
    return level.isdigit() and int(level) < 9  # 9: body text


def tag_of(element) -> str:
    return etree.QName(element).localname


def value_at(element, path: str) -> str:
    found = element.find(path)
    return attribute_of(found, "val") if found is not None else ""


def attribute_of(element, name: str) -> str:
    """An attribute in whichever of Word's namespaces, transitional or strict."""
    return next((value for key, value in element.items() if etree.QName(key).localname == name), "")
