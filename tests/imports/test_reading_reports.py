"""Reading published reports: golden pairs in many shapes, every trap of parsing, and nothing ever lost.

REWRITE_GOLDEN=1 pytest tests/imports/test_reading_reports.py writes the expected files anew; review them as a diff.
"""

# ruff: noqa: E501 — a case of a table stands on one line.
import json
import os
import re
import textwrap
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.imports.reading.parse import parse
from proceedings.imports.reading.posts import read_post
from proceedings.imports.reading.report import as_json
from tests.site_files import SHARED

REPORTS = Path(__file__).parent / "reports"
SHAPES = sorted(path.stem for path in REPORTS.glob("*.txt"))
REAL_REPORT = SHARED / "reports" / "ukraine-japan-vi-2026.txt"


def said(text):
    """Who says which lines, in the order met: {name: [line, …]}."""
    speakers = [block for section in parse(text).sections for block in section.speakers]
    return {block.name_as_printed: [passage.line for passage in block.paragraphs] for block in speakers}


def unattributed(text):
    return [passage.line for section in parse(text).sections for passage in section.unattributed]


def questions(text):
    return [(question.line, question.about) for question in parse(text).questions]


def speakers(text):
    return [
        (block.name_as_printed, block.post_as_printed, block.organisation_as_printed)
        for section in parse(text).sections
        for block in section.speakers
    ]


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


def test_five_megabytes_are_read_in_seconds():
    report = (REPORTS / "takeaways_then_paragraphs.txt").read_text(encoding="utf-8")
    text = report * (5_000_000 // len(report.encode()))
    started = time.process_time()
    parse(text)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("line", ["1", "a b", "“a", "Ann B", "• a", "Panel 1", "", "x " * 20])
def test_five_megabytes_of_short_lines_are_read_in_seconds(line):
    text = f"{line}\n" * (5_000_000 // len(f"{line}\n".encode()))
    started = time.process_time()
    report = parse(text)
    assert time.process_time() - started < 10
    assert sum(passage.text.count("\n") + 1 for passage in report.passages()) == (text.count("\n") if line else 0)


@pytest.mark.parametrize(
    "piece",
    ["a, B c ", "Anna Bell, ", "“x” ", ",", "1 May 2020 ", "A", "渡辺", "(", "“x,” said Anna Bell ", "the "],
)
def test_one_endless_line_takes_no_longer_than_its_length(piece):
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    parse(text)
    assert time.process_time() - started < 3


def test_a_crowd_of_namesakes_takes_no_longer_than_its_length():
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Anna B{x}{y}{z}l" for x in letters for y in letters for z in letters[:10]]
    text = "\n".join(f"{name}, Director of the Tide Centre, said that ropes age." for name in names)
    started = time.process_time()
    assert len(said(text)) == len(names)
    assert time.process_time() - started < 8


# Traps: names


@pytest.mark.parametrize(
    ("printed", "name", "honorific"),
    [
        ("H.E. Mr. Taro Okano, Ambassador of Japan to Latvia", "Taro Okano", "H.E. Mr."),
        ("Prof. Dr. Elena Rossi, Rector, University of Chioggia", "Elena Rossi", "Prof. Dr."),
        (
            "Lieutenant General (Ret.) Jun Nagata, Adviser, Tide Trust",
            "Jun Nagata",
            "Lieutenant General (Ret.)",
        ),
        ("Yurii PALIY, Director, Tide Trust", "Yurii PALIY", ""),
        ("Márton Ugody PhD, Director, Tide Trust", "Márton Ugody", ""),
        ("Д-р Олена Коваль, директорка Центру «Русло»", "Олена Коваль", "Д-р"),
        ("Nadiia Plaksa-Burska, Analyst, Tide Trust", "Nadiia Plaksa-Burska", ""),
        ("Matsuda Kunio, Ambassador of Japan to Latvia", "Matsuda Kunio", ""),
        ("松田 邦男 駐ラトビア日本国大使", "松田 邦男", ""),
        ("セルギー・コルン 駐日ウクライナ大使", "セルギー・コルン", ""),
    ],
)
def test_a_name_is_kept_as_printed_and_its_honours_apart(printed, name, honorific):
    (block,) = parse(f"Speakers:\n{printed}").sections[0].speakers
    assert (block.name_as_printed, block.honorific) == (name, honorific)


def test_a_half_of_a_double_surname_is_the_same_person():
    text = "Nadiia Plaksa-Burska, Analyst at the Tide Trust, noted that ropes age.\n\nSeparately, Burska stressed the knots."
    assert said(text) == {"Nadiia Plaksa-Burska": [1, 3]}


def test_a_shared_given_name_tells_nobody():
    text = (
        "Yurii Paliy, Director of the Tide Trust, noted that ropes age.\n\n"
        "Yurii Lutsenko, Professor at Minato University, said that knots do not.\n\n"
        "Yurii stressed that both do."
    )
    assert said(text) == {"Yurii Paliy": [1], "Yurii Lutsenko": [3]}
    assert unattributed(text) == [5]


def test_people_named_in_a_speech_do_not_speak():
    text = (
        "Dana Kovach, Director of the Span Institute, recalled Fumio Kishida and Donald Trump.\n\n"
        "She said that Prime Minister Fumio Kishida had promised a bridge, and President Donald Trump a toll.\n\n"
        "In this sense Olena Hetman (Head of the Bridge Mission) and Leo Marsh were right."
    )
    assert list(said(text)) == ["Dana Kovach"]


# Traps: posts and organisations


@pytest.mark.parametrize(
    ("printed", "post", "organisation"),
    [
        ("Director, New Span Centre", "Director", "New Span Centre"),
        ("the Director of the New Span Centre", "Director", "New Span Centre"),
        ("Head of Section at the Centre for Ropes, Knots and Tide Studies (CRKTS)", "Head of Section", "Centre for Ropes, Knots and Tide Studies (CRKTS)"),
        ("East Coast expert, Associate Senior Analyst, Tide Trust", "East Coast expert, Associate Senior Analyst", "Tide Trust"),
        ("Fellow, Rope Fund, Washington, D.C.", "Fellow", "Rope Fund, Washington, D.C."),
        ("Head of Unit, DG CONNECT, European Commission", "Head of Unit", "DG CONNECT, European Commission"),
        ("Chair of the ROPE NGO Network and former Head of the Knots Committee", "Chair of the ROPE NGO Network and former Head of the Knots Committee", "ROPE NGO Network"),
        ("Expert on the East and Senior Fellow at the Tide Trust", "Expert on the East and Senior Fellow", "Tide Trust"),
        ("Ambassador Extraordinary and Plenipotentiary of Japan to Latvia", "Ambassador Extraordinary and Plenipotentiary of Japan to Latvia", None),
        ("State Minister for Foreign Affairs of Japan", "State Minister for Foreign Affairs of Japan", None),
        ("Head of the “East and West” Programme, Tide Foundation", "Head of the “East and West” Programme", "Tide Foundation"),
        ("NATO Secretary General", "Secretary General", "NATO"),
        ("директорка Центру «Русло»", "директорка", "Центру «Русло»"),
        ("професорка Університету Плавнів", "професорка", "Університету Плавнів"),
        ("посол Японії в Україні", "посол Японії в Україні", None),
        ("北川大学教授", "教授", "北川大学"),
        ("駐ウクライナ日本国大使", "駐ウクライナ日本国大使", None),
    ],
)  # fmt: skip
def test_a_post_is_parted_from_its_organisation(printed, post, organisation):
    read = read_post(printed)
    assert (read.post, read.organisation) == (post, organisation)


@pytest.mark.parametrize(
    ("printed", "years", "modality"),
    [
        ("Minister of Ports of Latvia (2012-2020), online", "2012-2020", "online"),
        ("Director, Tide Trust (онлайн)", "", "онлайн"),
        ("Mayor of Ventspils (2017–2025)", "2017–2025", ""),
        ("Adviser, Tide Trust (virtually)", "", "virtually"),
    ],
)
def test_years_and_presence_are_no_part_of_a_post(printed, years, modality):
    read = read_post(printed)
    assert (read.years, read.modality) == (years, modality)
    assert years not in (read.post or "") or not years


# Traps: the structure of a report


def test_a_first_takeaway_without_its_bullet_counts():
    text = "Tides\n\nTop 3 takeaways:\n\nRopes age.\n\n• Knots do not.\n• Salt helps."
    (section,) = parse(text).sections
    assert [passage.line for passage in section.takeaways] == [5, 7, 8]


def test_a_heading_needs_no_blank_line_and_no_clean_bytes():
    text = "Tides\n\nTop takeaways:\n\n• Ropes age.\nWho pays? And when?\u00a0\nKey Takeaways:\n• Nobody."
    assert [section.title for section in parse(text).sections] == ["Top takeaways", "Who pays? And when?"]


def test_repeated_takeaways_are_counted_each_time():
    text = "Tides\n\nTop takeaways:\n\n• Ropes age.\n\nPanel 1. Ropes\nKey Takeaways:\n• Ropes age."
    assert [len(section.takeaways) for section in parse(text).sections] == [1, 1]


@pytest.mark.parametrize(
    "label",
    [
        "Namely, the discussion panels were devoted to the following issues:",
        "The discussion focused on:",
        "Topics:",
        "Теми дискусії:",
        "論点:",
    ],
)
def test_bullets_under_a_list_of_topics_are_no_takeaways(label):
    report = parse(f"Tides\n\n{label}\n\n• Ropes and knots\n• Salt and sun")
    assert [field.what for field in report.fields] == ["title", "heading", "topic", "topic"]


@pytest.mark.parametrize(
    "line",
    [
        "Lantern Institute Riga: the tenth year of lamps",
        "VI Estuary Forum: From Ropes to Rules",
        "Soft Power: a phrase and its price",
        "Led by: the tide",
        "Watch: https://example.org/video",
        "At 14:30: tea",
    ],
)
def test_a_colon_is_no_proof_of_a_speaker(line):
    text = f"Tides\n\nThere is power in soft ropes, it was said.\n\n{line}\n\nThe rest is salt."
    assert said(text) == {}


@pytest.mark.parametrize(
    "line",
    ["Dear Forum participants,", "Ilona Varga, the Lantern Institute prepared the paper “Slow boats”."],
)
def test_a_name_and_a_comma_are_no_header(line):
    assert said(f"Tides\n\n{line}\n\nIt is good to see you all here.") == {}


def test_a_summary_after_a_roster_belongs_to_nobody():
    text = "Tides\n\nAnn Bell, Director, Tide Trust\nBo Holm, Professor, Minato University\n\nRopes age. He who ties them knows."
    assert said(text) == {"Ann Bell": [], "Bo Holm": []}
    assert unattributed(text) == [6]


@pytest.mark.parametrize(
    "line",
    [
        "Moderator: Lesia Ohrim, Director, Tide Trust",
        "Led by: Lesia Ohrim",
        "Lesia Ohrim, Director of the Tide Trust, moderated the panel.",
        "The discussion was moderated by Lesia Ohrim, Director of the Tide Trust.",
        "• Lesia Ohrim, Director of the Tide Trust, will moderate the discussion.",
        "Lesia Ohrim, Director, Tide Trust (moderator)",
    ],
)
def test_a_moderator_is_no_speaker(line):
    report = parse(f"Tides\n\nPanel 1. Ropes\n\n{line}\n\nRopes were discussed at length.")
    (section,) = report.sections
    assert (section.moderators, section.speakers) == (("Lesia Ohrim",), ())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Модератор: Леся Огрім, директорка Центру «Русло»", "Леся Огрім"),
        ("モデレーター:藤沢一郎 みなと研究所理事長", "藤沢一郎"),
    ],
)
def test_moderators_in_other_languages(line, name):
    assert parse(f"Panel 1. Ropes\n{line}").sections[0].moderators == (name,)


def test_a_quotation_over_several_paragraphs_stays_whole():
    text = (
        "Dana Kovach, Director, Span Institute, in her address emphasized:\n\n“A bridge is a promise.\n\n"
        "It outlives the river, as the “late frost” saying goes”\n\nRopes were mentioned."
    )
    assert said(text)["Dana Kovach"][:2] == [3, 5]
    assert questions(text) == []


def test_a_row_of_verbs_does_not_hide_who_speaks():
    text = (
        "During the opening remarks Serhii Sokol, Director, Span Institute said: “It rained.”\n\n"
        "Prof. Ken Jimba from the Minato University started with a map.\n\n"
        "Olena Bila – Head of the Water Section – stressed the wells."
    )
    assert said(text) == {"Serhii Sokol": [1], "Ken Jimba": [3], "Olena Bila": [5]}


@pytest.mark.parametrize(
    "cue",
    [
        "She also spoke of salt.",
        "According to her, salt helps.",
        "The professor went on to salt.",
        "In practical terms, Ann Bell called for salt.",
        "Bell added salt.",
        "Salt is cheap at sea.",
    ],
)
def test_a_continuation_goes_to_the_last_speaker(cue):
    assert said(f"Ann Bell, Professor at Minato University, noted that ropes age.\n\n{cue}") == {"Ann Bell": [1, 3]}


def test_a_role_means_whoever_holds_it():
    text = (
        "Ann Bell, Professor at Minato University, noted that ropes age.\n\n"
        "Bo Holm, Ambassador of Denmark to Latvia, said that knots do not.\n\n"
        "The Ambassador praised salt.\n\nThe professor praised sugar."
    )
    assert said(text) == {"Ann Bell": [1], "Bo Holm": [3, 5]}
    assert questions(text) == [(7, "Who is “the professor” here: Bo Holm, or somebody else?")]


def test_the_next_heading_takes_the_floor_from_everybody():
    text = "Ann Bell, Director of the Tide Trust, noted that ropes age.\n\nPanel 2. Knots\n\nKnots are old."
    assert said(text) == {"Ann Bell": [1]}
    assert unattributed(text) == [5]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter!",
        "Watch the event in English here.",
        "https://example.org/photos",
        "Підпишіться на розсилку",
        "Follow us on Telegram",
    ],
)
def test_footers_are_not_placed(line):
    report = parse(f"Ann Bell, Director of the Tide Trust, noted that ropes age.\n\n{line}\n\nOther news of the day")
    assert [passage.line for passage in report.unplaced] == [3]
    assert said("Ann Bell, Director of the Tide Trust, noted that ropes age.\n\n" + line) == {"Ann Bell": [1]}


def test_half_a_page_is_said_to_be_half():
    text = "Tides\n\nAnn Bell, Director of the Tide Trust, noted that ropes, like all that is used at sea by han"
    assert questions(text) == [(3, "The text stops in mid-sentence here: is the report complete?")]


# Traps: characters


def test_words_in_another_script_are_asked_about_and_kept():
    text = "Tides\n\nIt praised the швидко (fast) help of the crews, and the ropes were lеnt to all of them in the end."
    assert [about for _, about in questions(text)] == [
        "“швидко” is in Cyrillic letters in an English line: a word left untranslated?",
        "“lеnt” mixes Latin and Cyrillic letters: what is meant?",
    ]
    assert "швидко" in parse(text).sections[0].unattributed[0].text


@pytest.mark.parametrize("line", ["Soft power” has a price.", "It “has a price.", "«Ціна є", 'It has a "price.'])
def test_stray_quotation_marks_are_asked_about(line):
    assert [number for number, _ in questions(f"Tides\n\n{line}")] == [3]


def test_look_alike_letters_count_as_roman_numbers():
    assert parse("Key points of the IIІ Estuary Forum on ropes").ordinal == 3


def test_fancy_letters_and_entities_are_read_and_kept():
    text = "Speakers:\n𝐊𝐨𝐧𝐫𝐚𝐝 Adler, Director, Ropes &amp; Knots Trust"
    assert speakers(text) == [("Konrad Adler", "Director", "Ropes & Knots Trust")]


# Traps: dates and editions


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("28th of February, 2023, the Span Institute held a forum.", date(2023, 2, 28)),
        ("15 березня 2024 року Центр «Русло» провів форум.", date(2024, 3, 15)),
        ("令和6年2月8日、研究所はフォーラムを開催した。", date(2024, 2, 8)),
        ("On March 5, 2025, the forum took place in Riga.", date(2025, 3, 5)),
        ("The forum met when the ice broke. Published 5 March 2025 by the trust.", None),
    ],
)
def test_the_day_of_the_event(text, held):
    assert parse(f"Tides\n\n{text}").held_on == held


def test_publication_is_not_the_event():
    report = parse("Tides of the North\n13 February 2026, 14:55\n\nRopes age.")
    assert (report.published_on, report.held_on) == (date(2026, 2, 13), None)


def test_a_day_without_its_year_is_asked_about():
    text = "Tides\n\nOn February 4, the forum took place in Riga."
    assert parse(text).held_on is None
    assert questions(text) == [(3, "The day of the event is printed without its year: which year?")]


@pytest.mark.parametrize(
    ("title", "ordinal"),
    [
        ("VI Estuary–Coast Forum", 6), ("The Sixth Estuary Forum", 6), ("Четвертий Форум Дельти", 4), ("IV-го Форуму Дельти", 4),
        ("П’ятого Форуму Дельти", 5), ("第6回港湾フォーラム", 6), ("The 11th Estuary Security Forum", 11), ("Estuary Forum", None),
        ("I think the forum was long", None),
    ],
)  # fmt: skip
def test_the_ordinal(title, ordinal):
    assert parse(title).ordinal == ordinal


@pytest.mark.parametrize(
    "stranger",
    [
        "Fumio Kishida argued in 2022 that Asia is next.",
        "Kishida argued in 2022 that Asia is next.",
        "Japanese Prime Minister Fumio Kishida stated that Asia is next.",
        "Germany’s Chancellor Olaf Scholz, speaking in Berlin, declared a turning point.",
        "In 2019 Donald Duval, President of the Rhine League, said in Basel that nobody drowns.",
        "According to John Marsh, the fire was set by nobody.",
        "Turning to energy, the minister of Latvia said prices would fall.",
        "Questions from the audience followed. Gas is over.",
        "Q: What about gas?",
        "Participants agreed to meet again.",
        "Bo Holm and Mia Roth, both of the Tide Trust, presented a paper.",
        "За словами Хари, часу мало.",
    ],
)
def test_a_stranger_takes_the_floor_from_the_last_speaker(stranger):
    text = f"Ann Bell, Director of the Tide Trust, noted that ropes age.\n\n{stranger}\n\nThe rest is salt."
    assert said(text) == {"Ann Bell": [1]}
    assert unattributed(text) == [3, 5]


def test_a_name_with_its_post_on_the_next_line():
    text = "Panel 2. Ropes\n\nANNA BELL\nDirector, Tide Trust\n\n“Ropes age.”\n“Knots do not.”\n\nBo Holm\nSenior Economist, Rope Bank\n\n“Salt helps.”"
    assert speakers(text) == [
        ("ANNA BELL", "Director", "Tide Trust"),
        ("Bo Holm", "Senior Economist", "Rope Bank"),
    ]
    assert said(text) == {"ANNA BELL": [6, 7], "Bo Holm": [12]}


def test_bullets_after_a_paragraph_are_the_speakers():
    text = (
        "Ann Bell, Director of the Tide Trust, noted that ropes age. She gave two examples:\n\n• the ferry\n• the bell"
    )
    assert said(text) == {"Ann Bell": [1, 3, 4]}


def test_participants_of_a_sentence_are_known_when_they_speak():
    text = (
        "Ann Bell, Director of the Tide Trust (2015–2017), Bo K. Holm, Adviser, Rope Bank, and Mia Roth, Professor at "
        "Minato University, participated in the discussion.\n\nAsked about salt, Mia Roth stated: “It helps.”\n\n"
        "However, Ann Bell noted the price."
    )
    assert speakers(text) == [
        ("Mia Roth", "Professor", "Minato University"),
        ("Ann Bell", "Director", "Tide Trust"),
    ]
    assert said(text) == {"Mia Roth": [3], "Ann Bell": [5]}
