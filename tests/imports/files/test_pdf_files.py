"""Pages of print as paragraphs: hyphens, ligatures, indents, columns, notes, and files that would not end."""

import io
import zlib
from collections import Counter

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import NameObject, StreamObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from proceedings.imports.reading.files import Unreadable, read
from proceedings.imports.reading.files.pdf import written
from proceedings.imports.reading.files.pdf.hyphens import joined
from proceedings.imports.reading.files.pdf.lines import folded, page_of

FULL = "the keepers of the lower lock who live beside it had asked for nothing but a lamp and"


def pdf_file(*pages):
    """A PDF whose pages hold (left, baseline, words) or (left, baseline, words, size)."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 800))
    for page in pages:
        for left, baseline, words, *size in page:
            canvas.setFont("Helvetica", *(size or [10]))
            canvas.drawString(left, baseline, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines_of(data):
    return [line for line in read(data, "a.pdf").text.split("\n") if line]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("all the infor-", "mation there is", "all the information there is"),
        ("means of self-", "defence", "means of self-defence"),
        ("in the long-", "term", "in the long-term"),
        ("with-", "out it", "without it"),
        ("Ukraine-", "Japan", "Ukraine-Japan"),
        ("in 2012-", "2020", "in 2012-2020"),
        ("fjords where 90–", "95%", "fjords where 90–95%"),
        ("said Naka-", "gome", "said Nakagome"),
        ("співробіт-", "ництво", "співробітництво"),
        ("соціально-", "економічний", "соціально-економічний"),
        ("港の復旧に", "ついて", "港の復旧について"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_belongs_to_the_word(before, after, whole):
    assert joined([before, after], frozenset()) == whole


def test_what_the_document_prints_elsewhere_decides_about_a_hyphen():
    assert joined(["co-", "operation"], frozenset({"co-operation"})) == "co-operation"
    assert joined(["co-", "operation"], frozenset({"cooperation"})) == "cooperation"


def test_ligatures_and_radicals_are_folded_and_other_signs_kept():
    assert folded("eﬃcient ⼀⽇ ⻑い ① ½ Ａ") == "efficient 一日 長い ① ½ Ａ"


def test_indents_begin_paragraphs():
    page = [(70, 700, FULL), (50, 686, "a road."), (70, 672, FULL), (50, 658, "a lease.")]
    assert lines_of(pdf_file(page)) == [f"{FULL} a road.", f"{FULL} a lease."]


def test_a_heading_over_two_lines_is_one():
    page = [(50, 700, "Who pays for the dykes of the delta, and who", 16), (50, 680, "counts the cost?", 16)]
    body = [(50, 650 - 14 * n, FULL) for n in range(4)]
    assert lines_of(pdf_file([*page, *body]))[0] == "# Who pays for the dykes of the delta, and who counts the cost?"


def test_columns_written_line_by_line_are_read_one_after_the_other():
    left = [f"the left column in its line {n} which" for n in "abcdefgh"]
    right = [f"the right column in line {n} and it" for n in "abcdefgh"]
    page = []
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        page += [(50, 700 - 14 * number, one), (320, 700 - 14 * number, other)]
    assert " ".join(lines_of(pdf_file(page))) == " ".join([*left, *right])


def test_a_note_at_the_foot_of_a_page_is_not_in_the_middle_of_a_sentence():
    first = [*((50, 700 - 14 * n, FULL) for n in range(4)), (50, 60, "1 So the ropemaker.", 7)]
    second = [(50, 700, "a road."), (50, 672, "Salt helps.")]
    assert lines_of(pdf_file(first, second)) == [
        " ".join([FULL] * 4) + " a road.",
        "Salt helps.",
        "# Notes",
        "1 So the ropemaker.",
    ]


def test_whether_a_paragraph_goes_on_over_the_page_is_asked_where_nothing_tells():
    full = FULL.removesuffix("and") + "now."
    source = read(pdf_file([(50, 700, FULL), (50, 686, full)], [(50, 700, "Ann Bell said that ropes age.")]), "a.pdf")
    assert source.text.split("\n")[:3] == [f"{FULL} {full}", "", "Ann Bell said that ropes age."]
    assert [question.line for question in source.questions] == [1]


def test_japanese_is_read_without_spaces_between_lines():
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    file, line = io.BytesIO(), "渡辺教授は、港の復旧について述べた。費用は次回の会議で議論する。渡辺教授は、港の"
    canvas = Canvas(file, pagesize=(600, 800))
    canvas.setFont("HeiseiMin-W3", 10)
    canvas.drawString(50, 700, line)
    canvas.drawString(50, 686, "復旧。")
    canvas.save()
    assert lines_of(file.getvalue()) == [f"{line}復旧。"]


def test_a_page_that_unpacks_to_gigabytes_is_refused():
    writer, stream, packer = pypdf.PdfWriter(), StreamObject(), zlib.compressobj(1)
    page = writer.add_blank_page(595, 842)
    megabyte = b" " * 1024**2
    stream._data = b"".join([*(packer.compress(megabyte) for _ in range(1100)), packer.flush()])
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(Unreadable, match="takes too much time or memory"):
        read(file.getvalue(), "a.pdf")


@st.composite
def words_on_pages(draw):
    """Three pages of words, each word another, anywhere on them."""
    words = draw(st.lists(st.text("abcdefgh", min_size=2, max_size=6), max_size=40, unique=True))
    pages: list[list[list]] = [[], [], []]
    for word in words:
        left, baseline = draw(st.integers(40, 500)), draw(st.integers(40, 760))
        size, is_glued = draw(st.sampled_from([7, 10, 10, 10, 14])), draw(st.booleans())
        draw(st.sampled_from(pages)).append([word, left, left + 5 * len(word), baseline, size, is_glued])
    return pages


@settings(deadline=None, max_examples=200)
@given(words_on_pages())
def test_every_word_of_the_pages_is_read_once_wherever_it_stands(pages):
    lines = written([page_of({"width": 600, "height": 800, "slanted": "", "words": words}) for words in pages])
    found = "".join([*lines.lines, *(furniture.text for furniture in lines.furniture)]).replace("# Notes", "")
    assert Counter(filter(str.isalpha, found)) == Counter("".join(word for words in pages for word, *_ in words))
