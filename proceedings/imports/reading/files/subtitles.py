"""Subtitles (.vtt, .srt) as turns: the cues of one speaker joined, each turn with the time it begins and ends."""

import html
import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import webvtt
from webvtt.models import Caption

from proceedings.imports.reading.files.source_text import Lines, Unreadable, one_line
from proceedings.imports.reading.files.text import plain
from proceedings.imports.reading.messages import gettext

PAUSE = 3.0  # seconds after which a sentence of nobody named begins a paragraph
MAX_PARAGRAPH_LENGTH = 800  # characters after which a sentence of nobody named ends one
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]+)>|</v>")
TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang|font|\d\d:)[^<>\n]*>|\{\\[^{}\n]*\}")
ROLLING = re.compile(r"<\d\d:\d\d:\d\d\.\d+>")
# A label (“Ann Bell:”), a change of speaker (“>>”), a dash of a dialogue, or a note such as “[Applause]”.
LABEL = re.compile(r"(?:>>+\s*|[-–—]\s*)?([^\W\d_][^\n:：!?.,;]{0,58}[^\n:：!?,;])[:：](?:\s+|$)")
CHANGE = re.compile(r">>|[-–—]\s")
NOTE = re.compile(r"[(\[（［♪][^\n]*[)\]）］♪]")
SENTENCE_END = re.compile(r"[.!?…。！？][”\"»’)]*$")
TIMING = re.compile(r"[\d:.,\s]+-->.*")


@dataclass
class Turn:
    label: str
    words: str
    starts_at: float
    ends_at: float
    begins_anew: bool = False  # whoever spoke before may not go on
    unnamed: bool = False  # where the cues of others are named


def read_vtt(data: bytes) -> Lines:
    return read_subtitles(data, "vtt", lambda lines: bool(lines) and lines[0].startswith("WEBVTT"))


def read_srt(data: bytes) -> Lines:
    return read_subtitles(data, "srt", lambda lines: any(TIMING.match(line) for line in lines))


def read_subtitles(data: bytes, kind: str, fits) -> Lines:
    source = [line.removeprefix("\ufeff") for line in plain(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if not fits(source):
        raise Unreadable(gettext("The file holds no subtitles."))
    captions = webvtt.from_buffer(io.StringIO("\n".join(source)), format=kind).captions
    lines = Lines()
    for turn in join_turns(turns_of(captions)):
        lines.end_block()
        if lines.add(turn.words, f"{turn.label}: " if turn.label else ""):
            lines.times[len(lines.lines)] = (turn.starts_at, turn.ends_at)
        if turn.unnamed:
            lines.ask(gettext("The subtitles name nobody here: who speaks?"))
    set_aside_others(lines, source, captions)
    return lines


def turns_of(captions: list[Caption]):
    """One for each line or voice of each cue."""
    named = any(VOICE.search(caption.raw_text) for caption in captions)
    before = ""
    for caption in captions:
        starts_at, ends_at = seconds_of(caption.start_time), seconds_of(caption.end_time)
        shown = caption.lines
        if ROLLING.search(caption.raw_text) or (shown and before and one_line(words_of(shown[0])) == before):
            # Captions that roll up show each line twice, first below and then above.
            shown = [line for line in shown if one_line(words_of(line)) != before]
        before = one_line(words_of(shown[-1])) if shown and ROLLING.search(caption.raw_text) else ""
        for voice, spoken in voices_in("\n".join(shown)):
            for line in filter(None, map(one_line, words_of(spoken).split("\n"))):
                turn = turn_of(line, starts_at, ends_at)
                turn.label = voice or turn.label
                turn.unnamed = named and not turn.label
                yield turn


def seconds_of(moment) -> float:
    return moment.in_milliseconds() / 1000


def voices_in(raw_text: str):
    """(voice or "", words) in order."""
    voice, at = "", 0
    for mark in VOICE.finditer(raw_text):
        yield voice, raw_text[at : mark.start()]
        voice, at = one_line(html.unescape(mark[1] or "")), mark.end()
    yield voice, raw_text[at:]


def words_of(spoken: str) -> str:
    return html.unescape(TAG.sub("", VOICE.sub("", spoken)))


def turn_of(line: str, starts_at: float, ends_at: float) -> Turn:
    if label := LABEL.match(line):
        return Turn(label[1].strip(), line[label.end() :], starts_at, ends_at)
    return Turn("", line, starts_at, ends_at, begins_anew=bool(CHANGE.match(line) or NOTE.fullmatch(line)))


def join_turns(turns) -> list[Turn]:
    joined: list[Turn] = []
    for turn in turns:
        if joined and goes_on(joined[-1], turn):
            joined[-1].words = f"{joined[-1].words} {turn.words}".strip()
            joined[-1].ends_at = turn.ends_at
        else:
            joined.append(turn)
    return joined


def goes_on(before: Turn, turn: Turn) -> bool:
    if turn.unnamed or before.unnamed:
        return turn.unnamed and before.unnamed
    if turn.begins_anew or NOTE.fullmatch(before.words):
        return False
    if turn.label:
        return turn.label == before.label
    if before.label or not SENTENCE_END.search(before.words):
        return True
    return turn.starts_at - before.ends_at < PAUSE and len(before.words) < MAX_PARAGRAPH_LENGTH


def set_aside_others(lines: Lines, source: list[str], captions: list[Caption]) -> None:
    """What is in no cue: notes of whoever made the file, styles, and cues without a time that can be read."""
    read = Counter(line.strip() for caption in captions for line in caption.lines)
    read.update(caption.identifier.strip() for caption in captions if caption.identifier)
    for line, after in pairwise([*source, ""]):
        printed = line.strip()
        if read[printed]:
            read[printed] -= 1
        elif printed and not TIMING.match(printed) and not TIMING.match(after.strip()) and printed != "WEBVTT":
            lines.set_aside(printed, "note of the subtitles")
