"""Layouts: who speaks, however the text prints it; guessed from what comes again, or declared by an editor."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.choices import Attribution
from proceedings.imports.reading.layouts import Layout
from proceedings.imports.reading.parse import Declaration, parse
from proceedings.imports.review.proposal import propose_statement

WORDS = [
    "The quay is too short.",
    "It was longer before the war, and the ships know it.",
    "Who cut it?",
    "Time did. And the ships.",
    "Thank you both.",
]
WORDS_UK = ["Порт потребує захисту.", "Ми готові допомогти.", "Коли саме?", "Учора було б краще.", "Дякую."]
WORDS_JA = [
    "港は短すぎます。",
    "戦前はもっと長かったと思います。",
    "誰が切ったのですか。",
    "時間です。",
    "ありがとうございました。",
]
HEAD = "Round table on ports, verbatim record\n3 May 2023\n\n"


def turns_of(label, first, second, words=WORDS):
    return HEAD + "\n\n".join(label.format(n=(first, second)[n % 2], w=w) for n, w in enumerate(words))


def spoken(report):
    """The words of everybody: {name: [text, …]}."""
    said: dict[str, list[str]] = {}
    for section in report.sections:
        for block in section.speakers:
            if block.paragraphs:
                said.setdefault(block.name_as_printed, []).extend(passage.text for passage in block.paragraphs)
    return said


def lines_of(report):
    return {
        block.name_as_printed: [passage.line for passage in block.paragraphs]
        for section in report.sections
        for block in section.speakers
        if block.paragraphs
    }


def asked(report):
    return [question.line for question in report.questions]


def declared(layout, **given):
    return [Declaration(Layout(layout), **given)]


LABELS = [
    ("{n}: {w}", "Anna Weber", "Kenji Sato"),
    ("**{n}:** {w}", "Anna Weber", "Kenji Sato"),
    ("{n}: {w}", "ANNA WEBER", "KENJI SATO"),
    ("{n}: {w}", "A. Weber", "K. Sato"),
    ("{n}: {w}", "Speaker 1", "Speaker 2"),
    ("{n}: {w}", "The PRESIDENT", "Mr SATO"),
    ("{n}. {w}", "Mr. WEBER", "Ms. SATO of Riga"),
    ("{n} (Port of Riga): {w}", "Anna Weber", "Kenji Sato"),
    ("{n} [Labour]: {w}", "Anna Weber", "Kenji Sato"),
    ("{n}, harbour master: {w}", "Anna Weber", "Kenji Sato"),
    ("{n} (PPE). – {w}", "Anna Weber", "Kenji Sato"),
    ("{n} — {w}", "Anna Weber", "Kenji Sato"),
    ("[{n}] {w}", "Anna Weber", "Kenji Sato"),
    ("<{n}> {w}", "anna", "kenji"),
    (">> {n}: {w}", "ANNA WEBER", "KENJI SATO"),
    ("[01:12:30] {n}: {w}", "Anna Weber", "Kenji Sato"),
    ("00:01:02 | {n} | {w}", "Anna Weber", "Kenji Sato"),
    ("12:01:05 From {n} to Everyone: {w}", "Anna Weber", "Kenji Sato"),
    ("The Minister for Roads ({n}): {w}", "Mr. Weber", "Prof. Sato"),
    ("{n}:\n{w}", "Anna Weber", "Kenji Sato"),
    ("{n}  0:05\n{w}", "Anna Weber", "Kenji Sato"),
    ("{n}\n0:05\n{w}", "Anna Weber", "Kenji Sato"),
]


@pytest.mark.parametrize(("label", "first", "second"), LABELS)
def test_a_label_of_any_look_speaks_and_is_out_of_the_text(label, first, second):
    text = turns_of(label, first, second)
    assert spoken(parse(text)) == {first: WORDS[::2], second: WORDS[1::2]}
    assert spoken(parse(text, declared("turns"))) == {first: WORDS[::2], second: WORDS[1::2]}


@pytest.mark.parametrize(
    ("label", "first", "second", "words"),
    [
        ("{n}: {w}", "Олена Коваль", "Іван Мельник", WORDS_UK),
        ("{n} {w}", "КОВАЛЬ О.М.", "МЕЛЬНИК І.П.", WORDS_UK),
        ("{n}. {w}", "ГОЛОВУЮЧИЙ", "МЕЛЬНИК", WORDS_UK),
        ("{n}：{w}", "田中", "佐藤", WORDS_JA),
        ("【{n}】{w}", "田中", "佐藤", WORDS_JA),
        ("{n}　{w}", "田中", "佐藤", WORDS_JA),
        ("○{n}君　{w}", "田中太郎", "佐藤花子", WORDS_JA),
        ("○議長({n}君)　{w}", "田中太郎", "佐藤花子", WORDS_JA),
    ],
)
def test_labels_in_other_scripts(label, first, second, words):
    assert spoken(parse(turns_of(label, first, second, words))) == {first: words[::2], second: words[1::2]}


@pytest.mark.parametrize(
    "header",
    [
        "Owen Carrow",
        "Owen Carrow (Labour, Pontypridd)",
        "Owen Carrow (Greenpeace)",
        "Owen Carrow – Labour",
        "Owen Carrow, fisherman",
        "Owen Carrow MP",
    ],
)
def test_a_name_line_in_any_dress_has_the_words_below(header):
    text = f"Panel 1. Tides\n\nAnna Bell\nThe harbour is paid.\n\n{header}\nIt is not.\n\nAnna Bell\nIn coin it was."
    assert lines_of(parse(text)) == {"Anna Bell": [4, 10], "Owen Carrow": [7]}
    assert lines_of(parse(text, declared("name-lines"))) == {"Anna Bell": [4, 10], "Owen Carrow": [7]}


def test_a_short_name_in_a_record_means_whoever_has_it_alone():
    text = "MICHAEL GREEN: One.\n\nYOSHI HAYASHI: Two of them.\n\nMR. GREEN: Three of them.\n\nMH: And four."
    assert spoken(parse(text, declared("turns")))["MICHAEL GREEN"] == ["One.", "Three of them."]


def test_an_unknown_label_is_a_doubt_and_what_follows_is_open():
    text = turns_of("{n}: {w}", "Anna Weber", "Kenji Sato") + "\n\nOutlook: The tide turns.\n\nIt always does."
    report = parse(text)
    assert spoken(report) == {"Anna Weber": WORDS[::2], "Kenji Sato": WORDS[1::2]}
    assert asked(report) == [14, 16]


def test_minutes_have_labels_that_are_nobody():
    text = (
        "anna: any objection to that\n\nRESOLUTION: Merge it today.\n\nkenji: none from me at all\n"
        "… and none from the port\n\nGithub: https://example.org/1\n\nanna: sure\n\nkenji: so be it"
    )
    assert lines_of(parse(text)) == {"anna": [1, 10], "kenji": [5, 6, 12]}


def test_directions_page_numbers_and_times_are_no_words():
    text = (
        "10:13:39\nANNA WEBER: The quay is short.\n\n(Applause.)\n\nIt was longer.\n\n- 2 -\n\n"
        "[Mr. Sato takes\nthe Chair]\n\nKENJI SATO: Who cut it?\n\nANNA WEBER: Time did."
    )
    report = parse(text)
    assert lines_of(report) == {"ANNA WEBER": [2, 6, 15], "KENJI SATO": [13]}
    assert [(field.line, field.what) for field in report.fields] == [
        (1, "time"),
        (4, "note"),
        (8, "furniture"),
        (10, "note"),
        (11, "note"),
    ]


def test_times_beside_turns_and_of_the_file_are_kept():
    report = parse(
        "Anna Weber  0:05\nThe quay is short.\n\nKenji Sato (1:12:30)\nWho cut it?\n\nAnna Weber  1:13:00\nMe."
    )
    (section,) = report.sections
    times = {passage.line: passage.starts_at for block in section.speakers for passage in block.paragraphs}
    assert times == {2: 5.0, 5: 4350.0, 8: 4380.0}
    of_the_file = parse("Anna: One and two.\nKenji: Three.\nAnna: Four.", line_times={1: (1.0, 4.0), 2: (4.5, 9.0)})
    first = of_the_file.sections[0].speakers[0].paragraphs[0]
    assert (first.text, first.starts_at, first.ends_at) == ("One and two.", 1.0, 4.0)


def test_two_turns_are_enough_where_the_file_has_times():
    report = parse("Anna Weber: One and two.\n\nKenji Sato: Three.", line_times={1: (1.0, 4.0), 3: (4.5, 9.0)})
    (section,) = report.sections
    times = [(each.text, each.starts_at, each.ends_at) for block in section.speakers for each in block.paragraphs]
    assert times == [("One and two.", 1.0, 4.0), ("Three.", 4.5, 9.0)]


def test_questions_of_the_file_stand_on_their_lines():
    report = parse("Ann Bell, Director, Tide Trust, said no.\n\nShe added yes.", asked=[(3, "Changes are unaccepted.")])
    assert [(question.line, question.about) for question in report.questions] == [(3, "Changes are unaccepted.")]


SPEECH = """
    Statement by Ambassador Anna Weber at the Port Council

    3 May 2023

    (As delivered)

    Thank you, Mr. Chair.

    I thank the pilots, and we owe them a quay.

    Time cut it, and my own eyes saw it.
"""


def test_one_person_and_a_title_are_a_speech():
    report = parse(textwrap.dedent(SPEECH).strip())
    assert report.layout.guessed == "speech"
    assert lines_of(report) == {"Anna Weber": [7, 9, 11]}


def test_a_speech_from_one_line_to_another():
    text = "\n".join(f"Line {number} is said." for number in range(1, 8))
    report = parse(text, declared("speech", speaker="Anna Weber, Port of Riga", first=3, last=5))
    assert lines_of(report) == {"Anna Weber": [3, 4, 5]}
    assert [passage.line for passage in report.unplaced] == [6, 7]


def test_sections_may_be_declared_in_different_layouts():
    text = (
        "Anna Bell\nThe quay is short.\nIt was longer.\nKenji Sato: Who cut it?\nAnna Bell: Time did.\nKenji Sato: Oh."
    )
    report = parse(text, [Declaration(Layout.NAME_LINES, first=1, last=3), Declaration(Layout.TURNS, first=4)])
    assert lines_of(report) == {"Anna Bell": [2, 3, 5], "Kenji Sato": [4, 6]}


def test_nobodys_words_are_nobodys_and_not_asked_about():
    report = parse("Anna Weber said that quays are short.\n\nKenji Sato: Yes.", declared("nobody"))
    assert (lines_of(report), asked(report)) == ({}, [])


def test_words_of_a_record_are_verbatim_and_of_a_report_are_not():
    record = parse(turns_of("{n}: {w}", "Anna Weber", "Kenji Sato"))
    told = parse("Ann Bell, Director, Tide Trust, said that ropes age.")
    statements = [
        propose_statement(passage)
        for report in (record, told)
        for block in report.sections[0].speakers
        for passage in block.paragraphs[:1]
    ]
    assert [each.attribution for each in statements] == [
        Attribution.VERBATIM,
        Attribution.VERBATIM,
        Attribution.PARAPHRASE,
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ratna, Minister of Foreign Affairs of Indonesia, added that islands need ships.", "Ratna"),
        ("Marisol (singer) said that the sea is a drum.", "Marisol"),
        ("Roman “Falcon” Brovin, Commander of the Fleet, said that pilots sleep.", "Roman “Falcon” Brovin"),
        (
            "Joseph R. Bidwell, Jr., Senior Fellow at the Lock Institute, noted that keys rust.",
            "Joseph R. Bidwell, Jr.",
        ),
        ("Ida O'Neill-Mac, QC, Chair of the Bar Council, noted that ropes break.", "Ida O'Neill-Mac"),
        ("“The tide is late,” said fisherman Ivan Rybak.", "Ivan Rybak"),
        ("Jordi Borell (online) said that ports listen.", "Jordi Borell"),
    ],
)
def test_names_of_every_kind(sentence, name):
    assert lines_of(parse(f"Panel 1. Tides\n\n{sentence}")) == {name: [3]}


@pytest.mark.parametrize(
    "line",
    [
        "Ann Bell opened the meeting.",
        "Minister of Ports Ann Bell delivers a keynote speech at the forum on Wednesday.",
        "З вітальним словом виступила директорка Центру портів Олена Коваль.",
    ],
)
def test_being_there_is_not_speaking(line):
    report = parse(f"{line}\n\nThe quay was painted last year.")
    assert (lines_of(report), asked(report)) == ({}, [1, 3])


def test_a_programme_has_people_and_no_words():
    text = (
        "Agenda\n\nOpening\nJohn Allen\nPresident, Tide Institution\nIda Lamb\nDirector, Rope Bank\n\n"
        "Lunch talk\nAnn Bell\nMinister of Ports"
    )
    report = parse(text)
    assert report.layout.guessed == "nobody"
    assert [block.name_as_printed for section in report.sections for block in section.speakers] == [
        "John Allen",
        "Ida Lamb",
        "Ann Bell",
    ]
    assert lines_of(report) == {}


PIECES = [label.format(n=name, w="So it is.") for label, *names in LABELS for name in names] + [
    "(Applause)",
    "- 3 -",
    "10:00",
    "Panel 1. Tides",
    "THE QUAY",
    "She added that it is short.",
    "",
]
LAYOUTS = st.sampled_from([None, *Layout])
SPANS = st.tuples(st.none() | st.integers(1, 9), st.none() | st.integers(1, 30))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=25).map("\n".join), LAYOUTS, SPANS)
def test_every_line_is_placed_once_in_every_layout(text, layout, span):
    report = parse(text, [Declaration(layout, "Anna Weber", *span)])
    placed = sorted(
        line for each in report.passages() for line in range(each.line, each.line + 1 + each.text.count("\n"))
    )
    assert placed == [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert all(text[each.start : each.end] == each.text for each in report.passages())


def test_three_hundred_speeches_are_told_apart():
    speech = "\n\n".join(f"Paragraph {n} of a speech, which is neither long nor short, ends here." for n in range(12))
    text = HEAD + "\n\n".join(f"{('ANNA WEBER', 'KENJI SATO')[n % 2]}: {speech}" for n in range(300))
    report = parse(text)
    assert {name: len(words) for name, words in spoken(report).items()} == {"ANNA WEBER": 1800, "KENJI SATO": 1800}


def test_a_speech_of_somebody_unnamed_is_nobodys_and_asked_about():
    report = parse("Welcome to the meeting\n\nWe have to build dykes before the thaw.\n", [Declaration(Layout.SPEECH)])
    assert [block for section in report.sections for block in section.speakers] == []
    assert 3 in {question.line for question in report.questions}
