"""Transcripts that Teams, Zoom, Otter and others export as text, with the time beside each speaker's name."""

import re
from itertools import pairwise
from typing import NamedTuple

from proceedings.imports.reading.files.source_text import Lines
from proceedings.imports.reading.times import seconds_of

MIN_COUNT = 2  # turns with a time that make a transcript
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
SPOKEN = r"(?:\d{1,2} hours? )?(?:\d{1,2} minutes?(?: \d{1,2} seconds?)?|\d{1,2} seconds?)"
TIME = rf"(?P<time>{CLOCK}|{SPOKEN})"
NAME = r"(?P<name>[^\W_][^\n:\t<>\[\]]{0,58}?[\w.)’'])"
ABOVE = (
    re.compile(rf"{NAME}(?:[ \u00a0]{{2,}}|\t\s*|\s*[\[(]){TIME}[\])]?\s*:?"),  # Teams, Otter, Rev
    re.compile(rf"\[{NAME}\]\s*{TIME}"),  # Zoom
)
BESIDE = (
    re.compile(rf"[\[(]?{TIME}(?:\s*-+>?\s*{CLOCK})?[\])]?\s+{NAME}:\s+(?=\S)"),
    re.compile(rf"{NAME}\s*[\[(]{TIME}[\])]\s*:\s+(?=\S)"),
)
MAX_HEADER_LENGTH = 120  # characters


class Header(NamedTuple):
    line: int
    name: str
    seconds: float
    words: str
    is_bare: bool  # nothing but a space between time, name and words: a programme is printed so as well


def timed(lines: Lines) -> Lines:
    """The same lines with `LABEL: words` where a name and a time stood, if they are a transcript's.

    Words keep their line: a name and a time above them leave a blank one.
    """
    headers = [header for number, line in enumerate(lines.lines, 1) if (header := header_on(number, line))]
    headers = [header for header in headers if header.words or words_follow(lines, header)]
    if len(headers) < MIN_COUNT or not come_in_turn(headers):
        return lines
    ends = [*(header.seconds for header in headers[1:]), None]
    lasts = [*(header.line for header in headers[1:]), len(lines.lines) + 1]
    for header, ends_at, beyond in zip(headers, ends, lasts, strict=True):
        write_label(lines, header)
        spoken = (number for number in range(header.line, beyond) if lines.lines[number - 1].strip())
        lines.times.update(dict.fromkeys(spoken, (header.seconds, ends_at)))
    return lines


def come_in_turn(headers: list[Header]) -> bool:
    """Times go forward, and somebody comes again where the same might be a programme's."""
    names = {header.name for header in headers}
    is_programme = any(header.is_bare for header in headers) and len(names) == len(headers)
    return not is_programme and all(one.seconds <= after.seconds for one, after in pairwise(headers))


def header_on(number: int, line: str) -> Header | None:
    printed = line.strip()
    beginning = printed[:MAX_HEADER_LENGTH]
    if not any(character.isdigit() for character in beginning):
        return None
    above = next(filter(None, (pattern.fullmatch(beginning) for pattern in ABOVE if beginning == printed)), None)
    found = above or next(filter(None, (pattern.match(beginning) for pattern in BESIDE)), None)
    if found is None:
        return None
    words = "" if above else printed[found.end() :]
    return Header(number, found["name"].strip(), seconds_of(found["time"]), words, is_bare=printed[0].isdigit())


def words_follow(lines: Lines, header: Header) -> bool:
    after = lines.lines[header.line : header.line + 1]
    return bool(after) and bool(after[0].strip()) and header_on(header.line + 1, after[0]) is None


def write_label(lines: Lines, header: Header) -> None:
    at = header.line - 1
    if header.words:
        lines.lines[at] = f"{header.name}: {header.words}"
    else:
        lines.lines[at] = ""
        lines.lines[at + 1] = f"{header.name}: {lines.lines[at + 1].strip()}"
