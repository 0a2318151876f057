"""Reading published reports: golden pairs in many shapes, and nothing ever lost.

REWRITE_GOLDEN=1 pytest tests/imports/test_reading_reports.py writes the expected files anew; review them as a diff.
"""

import json
import os
import re
import textwrap
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.imports.reading.parse import parse
from proceedings.imports.reading.report import as_json
from tests.imports.read_texts import said, speakers
from tests.site_files import SHARED

REPORTS = Path(__file__).parent / "reports"
SHAPES = sorted(path.stem for path in REPORTS.glob("*.txt"))
REAL_REPORT = SHARED / "reports" / "ukraine-japan-vi-2026.txt"


# Golden pairs


@pytest.mark.parametrize("shape", SHAPES)
def test_a_report_reads_as_expected(shape):
    read = as_json(parse((REPORTS / f"{shape}.txt").read_text(encoding="utf-8")))
    expected = REPORTS / f"{shape}.json"
    if os.environ.get("REWRITE_GOLDEN"):
        expected.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert read == json.loads(expected.read_text(encoding="utf-8"))


def test_there_is_a_pair_for_every_shape():
    assert {path.stem for path in REPORTS.glob("*.json")} == set(SHAPES)
    assert len(SHAPES) >= 12


def test_known_speakers_are_named_by_their_slug():
    report = parse("Ann Bell, Director, Tide Trust\n\nThe tide is late.")
    read = as_json(report, speaker_of=lambda block: block.name_as_printed.lower().replace(" ", "-"))
    assert read["sections"][0]["speakers"][0]["speaker"] == "ann-bell"


# The real report


@pytest.fixture
def real_report():
    if not REAL_REPORT.exists():
        pytest.skip("the real report is not beside this checkout (../shared/reports)")
    return REAL_REPORT.read_text(encoding="utf-8")


def test_the_real_report_gives_its_facts(real_report):
    report = parse(real_report)
    assert report.title == "Ukraine and Japan’s Roles in Global Security"
    assert (report.published_on, report.held_on, report.ordinal) == (date(2026, 2, 13), None, 6)
    assert [section.kind for section in report.sections] == [
        "takeaways",
        "keynote",
        "panel",
        "panel",
        "panel",
    ]
    assert [len(section.takeaways) for section in report.sections] == [10, 6, 7, 7, 6]
    assert [passage.line for passage in report.unplaced] == [159, 161]


def test_the_real_report_gives_every_paragraph_to_its_speaker(real_report):
    assert said(real_report) == {
        "Igor Zhovkva": [34, 36, 38],
        "Sergiy Solodkyy": [40],
        "Ayano Kunimitsu": [42, 44],
        "Masashi Nakagome": [46, 48],
        "Yurii Lutovinov": [50, 52],
        "Tomoyuki Yoshida": [66, 68, 70],
        "Hanna Hopko": [72, 74],
        "Michito Tsuruoka": [76, 78, 80],
        "Mykhailo Samus": [82, 84, 86],
        "Ken Endo": [100, 102, 104],
        "Yuriy Poita": [106, 108, 110],
        "Dmytro Shulga": [112, 114, 116],
        "Nataliya Butyrska": [118, 120, 122],
        "Tsuyoshi Goroku": [124, 126, 128],
        "Atsuko Higashino": [141, 143],
        "Osamu Hattori": [145, 147],
        "Takashi Hirano": [149, 151, 153],
        "Yulia Dzyabko": [155, 157],
    }


def test_the_real_report_asks_about_odd_characters_and_nothing_else(real_report):
    report = parse(real_report)
    assert [question.line for question in report.questions] == [21, 36, 82, 155, 157]
    assert all(question.passage.text in real_report for question in report.questions)


def test_the_real_report_prints_posts_and_organisations(real_report):
    printed = {name: (post, organisation) for name, post, organisation in speakers(real_report)}
    post = "Deputy Head of the Office of the President of Ukraine and Diplomatic Adviser to the President"
    assert (post, "Office of the President of Ukraine") in printed.values()
    assert printed["Ayano Kunimitsu"] == ("State Minister for Foreign Affairs of Japan", None)
    assert printed["Tsuyoshi Goroku"] == ("Associate Professor", "Nishogakusha University")


# Nothing lost, nothing raised, in time

PIECES = sorted({line for path in REPORTS.glob("*.txt") for line in path.read_text(encoding="utf-8").split("\n")})
SHUFFLED = st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=30).map("\n".join)


@settings(deadline=None, max_examples=300)
@given(SHUFFLED | st.text())
def test_every_line_is_placed_exactly_once(text):
    placed = list(parse(text).passages())
    assert lines_in(placed) == [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert all(text[passage.start : passage.end] == passage.text for passage in placed)


WRAPPED = st.builds(
    lambda paragraphs, width, between: between.join(textwrap.fill(each, width) for each in paragraphs),
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.integers(20, 130),
    st.sampled_from(["\n", "\n\n"]),
)


@settings(deadline=None, max_examples=100)
@given(WRAPPED)
def test_every_line_of_a_broken_paragraph_is_placed_exactly_once(text):
    placed = list(parse(text).passages())
    assert lines_in(placed) == [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert all(text[passage.start : passage.end] == passage.text for passage in placed)


LONG = [
    shape for shape in SHAPES if len(re.findall(r"(?m)^.{90,}$", (REPORTS / f"{shape}.txt").read_text("utf-8"))) > 3
]


@pytest.mark.parametrize("shape", LONG)
def test_broken_paragraphs_are_read_like_whole_ones(shape):
    text, lines = (REPORTS / f"{shape}.txt").read_text(encoding="utf-8"), {}
    wrapped: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        lines[number] = len(wrapped) + 1
        wrapped += broken(line, 76)
    whole = {name: [lines[number] for number in numbers] for name, numbers in said(text).items()}
    assert said("\n".join(wrapped)) == whole


def test_a_broken_paragraph_says_what_the_whole_one_said():
    said = (
        "Ann Bell, Director of the Tide Trust, said that ropes age and knots do not, whatever the weather of the year."
    )
    item = "• Salt helps against all that the sea can bring, and sugar does not help against anything at all."
    text = "\n\n".join(
        [*(textwrap.fill(each, 40, subsequent_indent="  ") for each in (said, item)), "She added nothing."]
    )
    (bell,) = parse(text).sections[0].speakers
    assert [passage.line for passage in bell.paragraphs] == [1, 5, 9]
    assert [passage.wording for passage in bell.paragraphs] == [said, item.removeprefix("• "), "She added nothing."]
    assert text[bell.paragraphs[1].start : bell.paragraphs[1].end] == bell.paragraphs[1].text


def broken(line, width):
    """As a mail program breaks it; a line of Japanese between any two characters."""
    if any("\u3040" < character < "\u9fff" for character in line):
        return [line[start : start + width // 2] for start in range(0, len(line), width // 2)] or [""]
    return textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False) or [""]


def lines_in(passages):
    """Every line of the text that the passages hold, in order."""
    return sorted(
        passage.line + offset
        for passage in passages
        for offset, line in enumerate(passage.text.split("\n"))
        if line.strip()
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_a_report_cut_anywhere_is_still_read(shape):
    text = (REPORTS / f"{shape}.txt").read_text(encoding="utf-8")
    for end in range(0, len(text), 37):
        lines = [number for number, line in enumerate(text[:end].split("\n"), start=1) if line.strip()]
        assert lines_in(parse(text[:end]).passages()) == lines


@pytest.mark.parametrize("text", ["", "\n\n", " \u00a0\u3000 ", "\u202e\u200b"])
def test_next_to_nothing_is_one_section_with_no_title(text):
    (section,) = parse(text).sections
    assert (section.kind, section.title, section.speakers) == ("other", None, ())


@pytest.mark.parametrize("line", ["1", "a b", "“a", "Ann B", "• a", "Panel 1", "", "x " * 20])
def test_a_line_twenty_thousand_times_is_placed_each_time(line):
    text = f"{line}\n" * 20_000
    assert sum(passage.text.count("\n") + 1 for passage in parse(text).passages()) == (20_000 if line else 0)


def test_a_crowd_of_namesakes_is_told_apart():
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Anna B{x}{y}l" for x in letters for y in letters]
    text = "\n".join(f"{name}, Director of the Tide Centre, said that ropes age." for name in names)
    assert len(said(text)) == len(names)
