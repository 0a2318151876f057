"""A report's text in other formats, made on the spot: a page, a Word file or table, a PDF in columns, with heads.

What is a heading, and who said what, is told by the reading of the text itself.
"""

import html
import io
import shutil
import subprocess
from dataclasses import dataclass
from importlib.resources import files

import docx
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from proceedings.imports.reading.parse import parse

FONT = files("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf"
HEADINGS = {"title", "heading", "subtitle"}
BULLET = "•"
CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome", "chrome"])), None)


@dataclass(frozen=True)
class Block:
    text: str
    is_heading: bool = False
    is_item: bool = False
    speaker: str = ""


def blocks_of(text):
    """Every line of a report: what it is, and who said it."""
    report = parse(text)
    headings = {field.line for field in report.fields if field.what in HEADINGS}
    speakers = {
        paragraph.line: block.name_as_printed
        for section in report.sections
        for block in section.speakers
        for paragraph in block.paragraphs
    }
    return [
        Block(
            line.strip().removeprefix(BULLET).strip(),
            number in headings,
            line.strip().startswith(BULLET),
            speakers.get(number, ""),
        )
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]


def as_page(blocks):
    """A page with the furniture that sites put around an article."""
    body = "".join(
        f"<{tag}>{html.escape(block.text)}</{tag}>"
        for block in blocks
        for tag in ["h2" if block.is_heading else "li" if block.is_item else "p"]
    )
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Site | page</title></head><body>
    <header><a href="/">The Site of the Institute</a></header><nav><ul><li>About us</li><li>Contacts</li></ul></nav>
    <div class="breadcrumbs">Home / Reports</div><main><article>{body}
    <div class="share-buttons"><a href="#">Share this</a></div></article></main>
    <aside>Related: another report</aside><div id="cookie-banner">We keep cookies.</div>
    <footer>© the Institute</footer></body></html>""".encode()


def as_word(blocks):
    document = docx.Document()
    for block in blocks:
        if block.is_heading:
            document.add_heading(block.text, 2)
        else:
            document.add_paragraph(block.text, style="List Bullet" if block.is_item else None)
    return saved(document)


def as_word_table(blocks):
    """What each speaker said in a row of its own: name | words."""
    document, before = docx.Document(), ""
    for block in blocks:
        if not block.speaker:
            document.add_paragraph(block.text, style="Heading 2" if block.is_heading else None)
        elif block.speaker == before:
            document.tables[-1].rows[-1].cells[1].add_paragraph(block.text)
        else:
            name, words = (document.add_table(0, 2) if not before else document.tables[-1]).add_row().cells
            name.text, words.text = block.speaker, block.text
        before = block.speaker
    return saved(document)


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(blocks, columns=1, heads=False, justified=False):
    """Set with reportlab; with `heads`, a running head and a page number stand on every page."""
    pdfmetrics.registerFont(TTFont("Noto", str(FONT)))
    file, (width, height), margin, gutter = io.BytesIO(), A4, 60, 24
    measure = (width - 2 * margin - (columns - 1) * gutter) / columns
    frames = [
        Frame(margin + column * (measure + gutter), margin, measure, height - 2 * margin, 0, 0, 0, 0)
        for column in range(columns)
    ]

    def draw_heads(canvas, document):
        canvas.setFont("Noto", 8)
        canvas.drawString(margin, height - 40, f"Report of the Institute of Rivers   {document.page}")
        canvas.drawCentredString(width / 2, 36, f"Page {document.page}")

    alignment = {"alignment": TA_JUSTIFY} if justified else {}
    plain = ParagraphStyle("plain", fontName="Noto", fontSize=10, leading=13, spaceAfter=7, **alignment)
    item = ParagraphStyle("item", plain, leftIndent=14, bulletIndent=2)
    heading = ParagraphStyle("heading", plain, fontSize=14, leading=18, spaceBefore=8, alignment=0)
    story = [
        Paragraph(
            html.escape(block.text),
            heading if block.is_heading else item if block.is_item else plain,
            bulletText=BULLET if block.is_item else None,
        )
        for block in blocks
    ]
    template = PageTemplate(frames=frames, **({"onPage": draw_heads} if heads else {}))
    BaseDocTemplate(file, pagesize=A4, pageTemplates=[template]).build(story)
    return file.getvalue()


def as_printed_page(blocks, folder, columns=1):
    """The page as Chromium prints it, with its own heads and feet; None where there is no Chromium."""
    page, printed = folder / "page.html", folder / "page.pdf"
    style = f"<style>body {{ column-count: {columns}; font: 11pt serif }}</style>".encode()
    page.write_bytes(as_page(blocks).replace(b"</head>", style + b"</head>"))
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return printed.read_bytes()
