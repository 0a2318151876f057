"""Subtitles and transcripts as turns, with the seconds at which each begins and ends."""

import pytest

from proceedings.imports.reading.files import Unreadable, read

CUES = """WEBVTT

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000
<v Ann Bell>Good morning, everybody.</v>

2
00:00:04.500 --> 00:00:06.000
<v.loud Ann Bell>The harbour &amp; its cranes

00:00:06.500 --> 00:00:09.250 align:start
are <i>old</i>.

00:00:10.000 --> 00:00:12.000
<v Ben Cox>One works.</v> <v Ann Bell>Which?</v>
"""


def test_cues_of_one_voice_are_one_turn_with_its_times():
    source = read(CUES.encode(), "a.vtt")
    lines = source.text.split("\n")
    assert lines[::2] == [
        "Ann Bell: Good morning, everybody. The harbour & its cranes",
        "are old.",
        "Ben Cox: One works.",
        "Ann Bell: Which?",
    ]
    assert source.line_times == {1: (1.0, 6.0), 3: (6.5, 9.25), 5: (10.0, 12.0), 7: (10.0, 12.0)}
    assert [tuple(question) for question in source.questions] == [(3, "The subtitles name nobody here: who speaks?")]
    assert [each.text for each in source.furniture] == ["NOTE made by hand"]


def test_labels_changes_of_speaker_and_notes_part_the_turns():
    cues = ["ANN BELL: Good", "morning.", ">> BEN COX: Thank you.", "[Applause]", ">> Is it on?", "- Yes.\n- No."]
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}" for n, cue in enumerate(cues, 1))
    source = read(text.encode(), "a.srt")
    assert source.text.split("\n")[::2] == [
        "ANN BELL: Good morning.",
        "BEN COX: Thank you.",
        "[Applause]",
        ">> Is it on?",
        "- Yes.",
        "- No.",
    ]
    assert source.line_times[1] == (1.0, 2.9)


def test_what_nobody_is_named_for_becomes_paragraphs_at_pauses():
    cues = [(1, "It rains"), (2, "again."), (9, "The river"), (10, "rises.")]
    text = "\n\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{cue}" for n, cue in cues)
    assert read(text.encode(), "a.srt").text.split("\n")[::2] == ["It rains again.", "The river rises."]


def test_a_cue_whose_time_cannot_be_read_is_told():
    text = "WEBVTT\n\n00:01 --> x\nLost words\n\n00:00:01.000 --> 00:00:02.000\nKept words\n"
    source = read(text.encode(), "a.vtt")
    assert source.text == "Kept words"
    assert "Lost words" in [each.text for each in source.furniture]


def test_a_file_without_cues_is_refused():
    with pytest.raises(Unreadable, match="The file holds no subtitles"):
        read(b"Ropes age.", "a.vtt")


@pytest.mark.parametrize(
    ("printed", "seconds"),
    [
        ("Ann Bell   0:05\nRopes age.", 5),
        ("Ann Bell  1:12:08\nRopes age.", 4328),
        ("Ann Bell   1 hour 2 minutes 3 seconds\nRopes age.", 3723),
        ("Ann Bell (01:02)\nRopes age.", 62),
        ("[Ann Bell] 00:01:02\nRopes age.", 62),
        ("\n[00:01:02] Ann Bell: Ropes age.", 62),
        ("\nAnn Bell (01:02): Ropes age.", 62),
    ],
)
def test_exported_transcripts_become_turns_on_the_same_lines(printed, seconds):
    source = read(f"{printed}\n\nBen Cox   2:00:00\nKnots do not.\n".encode(), "a.txt")
    assert source.text.split("\n")[:2] == ["", "Ann Bell: Ropes age."]
    assert source.line_times[2] == (seconds, 7200)
    assert source.text.split("\n")[4] == "Ben Cox: Knots do not."


def test_a_programme_is_no_transcript():
    programme = "10:00 Opening: the mayor\n11:00 Panel 1: ropes\n12:00 Closing: the harbour master\n"
    source = read(programme.encode(), "a.txt")
    assert (source.text, source.line_times) == (programme, {})
