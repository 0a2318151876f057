"""Uploaded files as text: what is kept of each kind, and one sentence for whatever cannot be read."""

import io
import zipfile

import docx
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from proceedings.imports.reading.files import MAX_SIZE, Unreadable, read

UKRAINIAN = "Ключові висновки форуму: річка мілішає, а шлюзи зачинено. Ґанок мокрий, їжак спить. " * 4
JAPANESE = "渡辺教授は、港の復旧について述べた。費用は次回の会議で議論する。" * 4
PAGE = """<!doctype html><html><head><title>T</title><style>p{}</style><script>alert(1)</script></head><body>
<nav><a href="/">Home</a></nav><main><h1>Ropes &amp; Knots</h1><p>3 June 2025</p>
<h2>Panel 1</h2><p><b>Ann Bell</b>,\n Director<br>Tide Trust</p>
<ul><li>Ropes <i>age</i></li><li>Knots &#8217;do not&#8217;</li></ul><script>evil()</script></main>
<footer>Subscribe</footer></body></html>"""


def word_file(build):
    document, file = docx.Document(), io.BytesIO()
    build(document)
    document.save(file)
    return file.getvalue()


def pdf_file(*pages, password=None):
    """A PDF with the given lines of text on each page."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream.set_data(f"BT /F1 10 Tf 14 TL 50 800 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def refusal(data, filename):
    with pytest.raises(Unreadable) as refused:
        read(data, filename)
    return str(refused.value)


def lines_of(data, filename):
    return [line for line in read(data, filename).text.split("\n") if line]


# What is kept


def test_plain_text_is_kept_as_it_is_with_one_kind_of_line_end():
    assert (
        read("\ufeffRopes\r\nage\rand\u2028knots\fdo not\n".encode(), "a.TXT").text
        == "Ropes\nage\nand\nknots\ndo not\n"
    )


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (UKRAINIAN, "utf-16"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "utf-8-sig"),
    ],
)
def test_old_encodings_are_told_by_their_letters(text, encoding):
    assert read(text.encode(encoding), "report.txt").text == text


def test_markdown_keeps_headings_and_bullets_and_drops_addresses():
    text = "# Ropes\n\n![rope](rope.png)\n- [Knots](https://example.org) are **old**\n<!-- not this -->\n> said Ann"
    assert read(text.encode(), "a.md").text == "# Ropes\n\n\n- Knots are old\n\nsaid Ann"


def test_a_page_gives_its_main_content_in_lines():
    assert lines_of(PAGE.encode(), "a.html") == [
        "# Ropes & Knots",
        "3 June 2025",
        "# Panel 1",
        "Ann Bell, Director",
        "Tide Trust",
        "• Ropes age",
        "• Knots ’do not’",
    ]


def test_a_page_may_be_nested_as_deep_as_it_likes():
    assert read(("<div>" * 20_000 + "Ropes age" + "</div>" * 20_000).encode(), "a.htm").text.strip() == "Ropes age"


def test_a_page_says_its_own_encoding():
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{UKRAINIAN}</p></body></html>'
    assert UKRAINIAN.strip() in read(page.encode("cp1251"), "a.html").text


def test_a_word_file_gives_headings_bullets_and_tables():
    def build(document):
        document.add_heading("Ropes", 1)
        document.add_paragraph("Ropes age.")
        document.add_paragraph("Knots do not.", style="List Bullet")
        cells = document.add_table(1, 2).row_cells(0)
        cells[0].text, cells[1].text = "Ann Bell", "Director"

    assert lines_of(word_file(build), "a.docx") == ["# Ropes", "Ropes age.", "• Knots do not.", "Ann Bell Director"]


def test_a_pdf_gives_its_text_with_paragraphs_joined():
    page = [
        "Ropes on the quay are older than the men who tie them, and they are tied to the",
        "quay by knots that nobody remembers learning.",
        "Salt helps.",
    ]
    assert lines_of(pdf_file(page), "a.pdf") == [f"{page[0]} {page[1]}", page[2]]


# What is refused


@pytest.mark.parametrize(
    ("data", "filename", "sentence"),
    [
        (b"", "a.txt", "The file is empty."),
        (b" \n\t", "a.txt", "There is no text in the file."),
        (b"x", "a.exe", "Only .txt, .md, .html, .docx, .pdf, .vtt and .srt files can be read."),
        (b"x", "", "Only .txt, .md, .html, .docx, .pdf, .vtt and .srt files can be read."),
        (b"x" * (MAX_SIZE + 1), "a.txt", "The report is larger than 5 MB."),
        (b"a\x00b", "a.txt", "The file holds NUL characters, so it is not text."),
        (b"%PDF-1.7 x", "a.txt", "The file is not what its name says: it is no plain text."),
        (b"plain", "a.pdf", "The file is no PDF."),
        (b"plain", "a.docx", "The file is no Word document."),
        (b"%PDF-1.4 torn", "a.pdf", "The file could not be read as .pdf; it may be damaged."),
        (
            b"\xd0\xcf\x11\xe0 old",
            "a.docx",
            "The Word file is protected by a password or saved in the old .doc format.",
        ),
    ],
)
def test_each_refusal_is_one_sentence(data, filename, sentence):
    assert refusal(data, filename) == sentence


def test_hidden_direction_marks_are_refused():
    assert refusal("Ropes \u202eega".encode(), "a.txt").startswith("The text holds hidden right-to-left marks")


def test_a_pdf_of_pictures_is_refused():
    assert refusal(pdf_file([]), "a.pdf").startswith("The PDF holds pictures of pages and no text")


def test_a_locked_pdf_is_refused():
    assert refusal(pdf_file(["Ropes age."], password="salt"), "a.pdf") == "The PDF is protected by a password."


def test_a_word_bomb_is_refused_before_it_is_unpacked():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000_000)
    assert refusal(file.getvalue(), "a.docx") == "The Word file unpacks to far more than a report holds."


def test_a_word_file_with_entities_is_refused():
    whole, file = zipfile.ZipFile(io.BytesIO(word_file(lambda document: None))), io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in whole.namelist():
            part = whole.read(name)
            if name == "word/document.xml":
                part = part.replace(
                    b"<w:document", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document', 1
                )
            archive.writestr(name, part)
    assert refusal(file.getvalue(), "a.docx") == "The Word file defines entities, as no word processor does."


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a\x00.txt", "…"]),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<p>"]),
)
def test_nothing_but_a_refusal_is_ever_raised(data, filename, beginning):
    try:
        assert read(beginning + data, filename).text.strip()
    except Unreadable as refused:
        assert str(refused).endswith((".", "first."))
