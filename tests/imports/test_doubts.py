"""Nothing false, nothing silent: what no evidence on the page gives to somebody is nobody's, with a question."""

import pytest

from proceedings.imports.reading.layouts import Layout
from proceedings.imports.reading.parse import Declaration, parse
from tests.imports.read_texts import questions, said, speakers, unattributed


def asked(text):
    return [line for line, _about in questions(text)]


def spoken_lines(report):
    return sorted(each.line for section in report.sections for block in section.speakers for each in block.paragraphs)


def test_a_row_of_a_list_is_not_said_by_whoever_stands_above_it():
    text = (
        "Evening of the Lock Forum\n\n"
        "• Greta Holm, Director, Lock Trust\n"
        "• Skipper Tove, Lock Trust\n"
        "• Aron Vass, Professor, University of Győr\n"
    )
    assert said(text) == {"Greta Holm": [], "Aron Vass": []}
    assert asked(text) == [4]


def test_a_title_before_a_whole_name_is_no_part_of_it():
    assert speakers("Speakers:\n• Senator Tove Lind, Chairman, Lock Trust") == [("Tove Lind", "Chairman", "Lock Trust")]


def test_several_people_with_posts_in_one_sentence_are_asked_about():
    text = (
        "Greta Holm, PhD, professor of locks, Aron Vass, PhD, professor of sluices, and Ida Roth, lecturer, "
        "explained the flood at an evening of the Lock Forum."
    )
    assert said(text) == {}
    assert asked(text) == [1]


@pytest.mark.parametrize("day", ["3 May 2023", "May 3, 2023", "3 травня 2023 року", "2023年5月3日"])
@pytest.mark.parametrize("layout", [None, *Layout])
def test_a_date_alone_on_its_line_is_nobodys_words(day, layout):
    text = f"Speech on locks\n\nGreta Holm, Director, Lock Trust\n{day}\n\nThe locks are old. We shall mend them."
    report = parse(text, [Declaration(layout, "Greta Holm" if layout is Layout.SPEECH else "")])
    assert 4 not in spoken_lines(report)
    assert layout is Layout.NOBODY or 6 in spoken_lines(report)


def test_whoever_is_named_within_quoted_words_does_not_speak_them():
    text = (
        "– Ми вдячні Олені Шлюз, директорці Тресту Шлюзів, за нові ворота, – наголосив Холм та додав, "
        "що вода вже нижча."
    )
    assert said(text) == {}
    assert asked(text) == [1]


def test_words_told_before_the_first_heading_are_asked_about():
    text = (
        "Evening of the Lock Forum\n\nThe harbour master Greta Holm in her remarks firmly declared to the town that "
        "the gates hold.\n\nThe forum was free of charge.\n\nPanel 1. Gates\n\n"
        "Aron Vass, Professor at the University of Győr, said that gates rust."
    )
    assert said(text) == {"Aron Vass": [9]}
    assert asked(text) == [3]


def test_a_speech_ends_at_no_heading_but_a_line_like_one_is_asked_about():
    text = "We mend the locks.\n\nThe gates of Győr\n\nWe know them.\n\nShare this on the wall\n\nPlease share this."
    report = parse(text, [Declaration(Layout.SPEECH, "Greta Holm")])
    (block,) = report.sections[0].speakers
    assert [passage.line for passage in block.paragraphs] == [1, 3, 5, 9]
    assert [question.line for question in report.questions] == [3, 9]
    assert [passage.line for passage in report.unplaced] == [7]


def test_a_verb_of_saying_tells_of_words_in_its_past_and_its_present():
    text = "Олена Шлюз, директорка Тресту Шлюзів, {} на вечорі, що ворота старі."
    verbs = ["заявила", "заявляє", "уточнила", "вказує", "оголосила", "резюмувала"]
    assert [said(text.format(verb)) for verb in verbs] == [{"Олена Шлюз": [1]}] * len(verbs)


def test_what_nobody_is_named_for_is_open():
    text = "Evening of the Lock Forum\n\nThe gates are old, and the water knows it.\n\nNobody mends them."
    assert unattributed(text) == [3, 5]
    assert asked(text) == [3, 5]


def test_an_office_that_is_not_printed_beside_the_speaker_is_somebody_elses():
    text = (
        "Greta Holm, Director of the Lock Trust, said that gates rust.\n\nThe director praised the paint.\n\n"
        "The ambassador thanked the town."
    )
    assert said(text) == {"Greta Holm": [1, 3]}
    assert asked(text) == [5]


@pytest.mark.parametrize(
    "quotation",
    ["“We never see her,” a skipper told the Canal Post.", "«Ми її не бачимо», – розповів шкіпер."],
)
def test_a_quotation_that_the_line_gives_to_somebody_else_is_not_the_speakers(quotation):
    text = f"Greta Holm, Director of the Lock Trust, said that gates rust.\n\n“They fall,” she said.\n\n{quotation}"
    assert said(text) == {"Greta Holm": [1, 3]}
    assert asked(text) == [5]


def test_what_stands_behind_the_last_words_in_the_first_person_is_asked_about():
    text = "I am glad to be here.\n\nOur gates are old.\n\nA reception followed.\n\nGreta Holm was born in Győr."
    report = parse(text, [Declaration(Layout.SPEECH, "Greta Holm")])
    assert [question.line for question in report.questions] == [5, 7]


def test_a_row_of_strokes_for_a_name_is_an_unknown_voice():
    text = "ГОЛЬМ Г.О. Ворота старі, колеги.\n\n_______. Гучніше, будь ласка!\n\nГОЛЬМ Г.О. Ворота дуже старі."
    assert said(text) == {"ГОЛЬМ Г.О.": [1, 5]}
    assert asked(text) == [3]


def test_a_line_with_the_mark_of_the_turns_and_no_name_that_is_known_is_a_doubt():
    text = "○小川委員　水門は古いです。\n○松井君　はい。\n○事務局　三百万円です。\n○小川委員　高いですね。"
    assert said(text) == {"小川": [1, 4], "松井": [2]}
    assert asked(text) == [3]


def test_an_office_closes_a_label_as_an_honour_does():
    text = "○松井委員長　開会いたします。\n○事務局(山本課長)　三百万円です。\n○松井委員長　承知しました。"
    assert speakers(text) == [("松井", "委員長", None), ("山本", "課長", "事務局")]
    assert said(text) == {"松井": [1, 3], "山本": [2]}


def test_an_honour_before_a_colon_names_somebody():
    text = "委員長(松井君):開会いたします。\n委員長(松井君):討論ありませんか。\n森田君:反対いたします。"
    assert said(text) == {"松井": [1, 2], "森田": [3]}


def test_whom_an_interview_was_with_stands_over_no_words():
    text = (
        "The gates are old\n\nA talk with the Director of the Lock Trust Greta Holm.\n\n"
        "– How old are they?\n\n– Older than the town."
    )
    assert said(text) == {}
    assert asked(text) == [3, 5, 7]


def test_a_question_after_a_dash_is_asked_by_somebody_else():
    text = "Panel 1. Gates\n\nGreta Holm, Director, Lock Trust\n\n– The gates are old.\n\n– How old?\n\n– Very."
    assert said(text) == {"Greta Holm": [5]}
    assert asked(text) == [7, 9]


def test_the_speakers_name_once_more_ends_their_words():
    text = (
        "Locks\n\nGreta Holm, Director, Lock Trust\n\nThe gates are old, and we know it.\n\nThey fall every year.\n\n"
        "Greta Holm (Győr)\n\nBorn in 1960."
    )
    report = parse(text, [Declaration(Layout.NAME_LINES)])
    (block,) = report.sections[0].speakers
    assert [passage.line for passage in block.paragraphs][:2] == [5, 7]


def test_a_number_of_an_edition_is_no_name():
    assert speakers("Evening\n\nVI Lock–Gate Forum: from water to steel") == []


PROCEDURE = [
    "The sitting was suspended until the gates were dry.",
    "The committee rose at 6 p.m.",
    "The motion on the sluices was carried.",
    "Оголошується перерва.",
    "Засідання оголошено закритим.",
    "午後３時休憩",
]


@pytest.mark.parametrize("line", PROCEDURE)
def test_procedure_between_turns_is_asked_about(line):
    text = f"HOLM: We mend the gates.\n\nROTH: They hold.\n\n{line}\n\nHOLM: Then we go on.\n\nROTH: Until the thaw."
    report = parse(text, [Declaration(Layout.TURNS)])
    assert spoken_lines(report) == [1, 3, 7, 9]
    assert [question.line for question in report.questions] == [5]


@pytest.mark.parametrize("line", PROCEDURE[:-1])  # the last stands apart like a heading
def test_procedure_below_a_name_line_is_asked_about(line):
    text = f"Record\n\nGreta Holm, Director\nWe mend the gates.\n\n{line}\n\nIda Roth, Lecturer\nThey hold.\n"
    report = parse(text, [Declaration(Layout.NAME_LINES)])
    assert spoken_lines(report) == [4, 9]
    assert 6 in [question.line for question in report.questions]


def test_a_sentence_about_a_sitting_goes_on_with_whoever_speaks():
    text = (
        "HOLM: We mend the gates.\n\nThe council has no time to lose.\n\n"
        "ROTH: They hold.\n\nHOLM: They do.\n\nROTH: Good."
    )
    report = parse(text, [Declaration(Layout.TURNS)])
    assert spoken_lines(report) == [1, 3, 5, 7, 9]
    assert report.questions == ()
