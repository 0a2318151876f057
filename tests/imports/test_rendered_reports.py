"""One report in every format: the same statements under the same speakers, word for word."""

from collections import Counter

import pytest

from proceedings.imports.reading.files import read
from proceedings.imports.reading.parse import parse
from tests import river_report
from tests.imports import rendered_reports
from tests.imports.rendered_reports import CHROMIUM, blocks_of
from tests.site_files import ROOT

PUBLISHED = ROOT.parent / "shared" / "reports" / "ukraine-japan-vi-2026.txt"
TREES = (
    "Alder Birch Cedar Dogwood Elder Fir Gorse Hazel Iris Juniper Kerria Laurel Maple Nettle Oak Poplar Quince Rowan"
)
NAMES = (*TREES.split(), "Sorrel", "Thyme", "Umber", "Violet")
SAID = """
{name} Quill, Director of the {name} Office, said that the {name} gauge stood higher than the sluice in every month of
the year, and that those who live beside it had asked for nothing but a lamp, a long-term lease and a road that does
not end in the reeds; the office, {name} Quill said, has promised the lamp.
"""
# Long enough for three pages.
LONG = river_report.TEXT.replace(
    "Subscribe to our newsletter!\n", "\n".join(" ".join(SAID.format(name=name).split()) + "\n" for name in NAMES)
)
FORMATS = {
    "page": ("a.html", rendered_reports.as_page),
    "Word": ("a.docx", rendered_reports.as_word),
    "Word table": ("a.docx", rendered_reports.as_word_table),
    "PDF": ("a.pdf", rendered_reports.as_pdf),
    "PDF with heads": ("a.pdf", lambda blocks: rendered_reports.as_pdf(blocks, heads=True)),
    "PDF in two columns": ("a.pdf", lambda blocks: rendered_reports.as_pdf(blocks, columns=2)),
    "PDF in two columns with heads": ("a.pdf", lambda blocks: rendered_reports.as_pdf(blocks, columns=2, heads=True)),
    "PDF in two flush columns": ("a.pdf", lambda blocks: rendered_reports.as_pdf(blocks, columns=2, justified=True)),
}


def statements(text):
    """Who said what: every passage in somebody's mouth."""
    return Counter(
        (block.name_as_printed, " ".join(paragraph.wording.split()))
        for section in parse(text).sections
        for block in section.speakers
        for paragraph in block.paragraphs
    )


@pytest.mark.parametrize("form", FORMATS)
def test_our_report_says_the_same_in_every_format(form):
    filename, render = FORMATS[form]
    assert statements(LONG).total() == 26
    assert statements(read(render(blocks_of(LONG)), filename).text) == statements(LONG)


@pytest.mark.parametrize("form", FORMATS)
def test_a_published_report_says_the_same_in_every_format(form):
    if not PUBLISHED.exists():
        pytest.skip("the published report is not beside this checkout")
    filename, render = FORMATS[form]
    text = PUBLISHED.read_text()
    assert statements(text).total() == 45
    assert statements(read(render(blocks_of(text)), filename).text) == statements(text)


@pytest.mark.slow
@pytest.mark.parametrize("columns", [1, 2])
def test_a_page_that_chromium_prints_says_the_same(columns, tmp_path):
    if CHROMIUM is None:
        pytest.skip("no Chromium is found on the PATH")
    printed = read(rendered_reports.as_printed_page(blocks_of(LONG), tmp_path, columns), "a.pdf")
    assert statements(printed.text) == statements(LONG)


@pytest.mark.parametrize("columns", [1, 2])
def test_heads_and_numbers_of_pages_are_set_aside_and_told(columns):
    bare = read(rendered_reports.as_pdf(blocks_of(LONG), columns), "a.pdf")
    source = read(rendered_reports.as_pdf(blocks_of(LONG), columns, heads=True), "a.pdf")
    assert source.text == bare.text
    assert [(furniture.what, furniture.text) for furniture in source.furniture] == [
        ("running foot", "Page 1"),
        ("running head", "Report of the Institute of Rivers 1"),
    ]
