"""What Word shows, it shows us: changes, boxes, controls, fields, notes and tables, every word once."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.imports.reading.files import Unreadable, read

UNACCEPTED = "Word keeps changes here that nobody has accepted: is the text right as it is read?"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def word_file(body, **parts):
    """A Word file with this body; `footnotes`, `header1` … are the contents of the parts of that name."""
    whole, file = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as made, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            if name != "word/document.xml":
                archive.writestr(name, made.read(name))
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name.rstrip('1')} {NAMESPACES}>{content}</w:{name.rstrip('1')}>")
    return file.getvalue()


def lines_of(data):
    return [line for line in read(data, "a.docx").text.split("\n") if line]


def test_changes_are_read_as_if_accepted_and_asked_about():
    source = read(
        word_file(
            paragraph(run("The quay is "), f"<w:del>{run('long', 'delText')}</w:del>", f"<w:ins>{run('short')}</w:ins>")
            + paragraph(f"<w:moveFrom>{run('Cranes rust.')}</w:moveFrom>")
            + paragraph(run("Salt helps."))
            + paragraph(f"<w:moveTo>{run('Cranes rust.')}</w:moveTo>")
        ),
        "a.docx",
    )
    assert source.text.split("\n") == ["The quay is short", "", "Salt helps.", "", "Cranes rust.", ""]
    assert {question.about for question in source.questions} == {UNACCEPTED}
    assert [question.line for question in source.questions] == [1, 2, 5]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert lines_of(word_file(paragraph(end, run("Ropes ")) + paragraph(run("age.")))) == ["Ropes age."]


def test_text_in_boxes_controls_fields_and_signs_is_read_once():
    box = f"<w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('4 February')}</w:sdtContent></w:sdt>"
    field = run("PAGE", "instrText") + run("138")
    text = paragraph(run("On "), control, run(" came "), field, "<w:r><w:noBreakHyphen/></w:r>", run("odd"), drawing)
    assert lines_of(word_file(text)) == ["On 4 February came 138-odd", "In a box."]


def test_notes_stand_at_the_end_and_margins_are_set_aside():
    source = read(
        word_file(
            paragraph(run("Ropes age."), '<w:r><w:footnoteReference w:id="2"/></w:r>')
            + paragraph(run("Knots do not.")),
            footnotes=f'<w:footnote w:type="separator" w:id="0">{paragraph(run("line"))}</w:footnote>'
            f'<w:footnote w:id="2">{paragraph(run("So the ropemaker."))}</w:footnote>',
            header1=paragraph(run("Report of the Rope Forum")),
        ),
        "a.docx",
    )
    assert [line for line in source.text.split("\n") if line] == [
        "Ropes age.",
        "Knots do not.",
        "# Notes",
        "[1] So the ropemaker.",
    ]
    assert [(each.what, each.text) for each in source.furniture] == [("running head", "Report of the Rope Forum")]


def test_the_words_of_a_row_stay_with_the_name_in_it():
    document, file = docx.Document(), io.BytesIO()
    table = document.add_table(0, 2)
    for name, words in (("Ann Bell", "Ropes age. " * 20), ("Ben Cox", "Knots do not.")):
        row = table.add_row().cells
        row[0].text, row[1].text = name, words.strip()
    document.save(file)
    assert lines_of(file.getvalue()) == ["Ann Bell", ("Ropes age. " * 20).strip(), "Ben Cox", "Knots do not."]


def test_a_cell_that_spans_a_hundred_million_columns_costs_nothing():
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{paragraph(run("Ropes age."))}</w:tc>'
    assert lines_of(word_file(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")) == ["Ropes age."]


def test_a_part_that_unpacks_to_far_more_than_a_book_is_refused():
    with pytest.raises(Unreadable, match="unpacks to far more than a report holds"):
        read(word_file(paragraph(run("a")) * 800_000), "a.docx")


WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=4)
RUNS: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        WORDS.map(lambda words: run(" ".join(words) + " ")),
        RUNS.map(lambda inner: f"<w:ins>{inner}</w:ins>"),
        RUNS.map(lambda inner: f"<w:hyperlink>{inner}</w:hyperlink>"),
        RUNS.map(lambda inner: f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"),
        st.tuples(RUNS, RUNS).map("".join),
    )
)
BLOCKS: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        RUNS.map(paragraph),
        BLOCKS.map(lambda inner: f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>"),
        RUNS.map(lambda inner: paragraph(f"<w:r><w:txbxContent>{paragraph(inner)}</w:txbxContent></w:r>")),
        st.tuples(BLOCKS, BLOCKS).map("".join),
    )
)


@settings(deadline=None, max_examples=60)
@given(BLOCKS)
def test_every_word_of_the_body_is_read_once(body):
    printed = sorted("".join(piece.partition(">")[2] if ">" in piece else piece for piece in body.split("<")).split())
    assert sorted(read(word_file(body), "a.docx").text.split()) == printed
