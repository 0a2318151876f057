"""Every trap of parsing that a published report has set: names, posts, headings, quotations, dates, strangers."""

# ruff: noqa: E501 — a case of a table stands on one line.
from datetime import date

import pytest

from proceedings.imports.reading.parse import parse
from proceedings.imports.reading.posts import read_post
from tests.imports.read_texts import questions, said, speakers, unattributed

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
