"""Nothing false, nothing silent: what no evidence on the page gives to somebody is nobody's, with a question."""

import pytest

from proceedings.imports.reading.layouts import Layout
from proceedings.imports.reading.parse import Declaration, parse
from tests.imports.read_texts import questions, said, speakers, unattributed


def asked(text):
    return [line for line, _about in questions(text)]


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
    spoken = {each.line for section in report.sections for block in section.speakers for each in block.paragraphs}
    assert 4 not in spoken
    assert layout is Layout.NOBODY or 6 in spoken


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
    text = "We mend the locks.\n\nThe gates of Győr\n\nThey are old.\n\nShare this on the wall\n\nPlease share this."
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
