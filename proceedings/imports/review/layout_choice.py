"""What an editor says of a report's layout, as stored with the review and as the reader takes it.

Stored: `{"layout", "speaker", "first", "last", "others": [{"layout", "speaker", "first", "last"}]}`; an empty dict
leaves everything to the guess, a blank layout guesses within the lines, `others` are read otherwise than the rest.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language

from proceedings.imports.reading.files.source_text import SourceText
from proceedings.imports.reading.layouts import Layout
from proceedings.imports.reading.parse import Declaration, parse
from proceedings.imports.reading.report import Report

MAX_OTHERS = 20
MAX_LINE = 10_000_000
MAX_SPEAKER = 300


def choice_of(fields: Mapping[str, str]) -> dict:
    """The choice that a page sends: `layout`, `speaker`, `first`, `last`, and the same with `-1`, `-2` … of others."""
    others = [stretch_of(fields, f"-{number}") for number in range(1, MAX_OTHERS + 1)]
    return {**stretch_of(fields, ""), "others": [each for each in others if each["layout"] and each["first"]]}


def stretch_of(fields: Mapping[str, str], suffix: str) -> dict:
    layout = fields.get(f"layout{suffix}", "")
    return {
        "layout": layout if layout in set(Layout) else "",
        "speaker": fields.get(f"speaker{suffix}", "").replace("\x00", "").strip()[:MAX_SPEAKER],
        "first": line_number(fields.get(f"first{suffix}", "")),
        "last": line_number(fields.get(f"last{suffix}", "")),
    }


def line_number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and 0 < int(typed[:12]) < MAX_LINE and len(typed) < 12 else None


def declarations(choice: Mapping) -> tuple[Declaration, ...]:
    """The report's lines in stretches, in order: its layout, and where others interrupt it."""
    if not choice:
        return ()
    rest = declaration_of(choice)
    stretches = []
    for other in sorted(map(declaration_of, choice.get("others", ())), key=lambda each: each.first or 0):
        first = other.first or 1
        if (rest.first or 1) < first:
            stretches.append(replace(rest, last=first - 1))
        stretches.append(other)
        if other.last is None:
            return tuple(stretches)
        rest = replace(rest, first=max(other.last + 1, rest.first or 1))
    return (*stretches, rest)


def declaration_of(part: Mapping) -> Declaration:
    """A speech is nobody's words until it is said whose."""
    layout, speaker = part.get("layout"), part.get("speaker", "")
    if layout == Layout.SPEECH and not speaker:
        layout = Layout.NOBODY
    return Declaration(Layout(layout) if layout else None, speaker, part.get("first"), part.get("last"))


def read_report(text: str, choice: Mapping, file_notes: Mapping) -> Report:
    """The report as chosen. What was read is kept, so that a page of a long report does not read it again.

    `file_notes` is what the function of that name gives.
    """
    times = tuple((int(line), tuple(span)) for line, span in file_notes.get("line_times", {}).items())
    asked = tuple((line, about) for line, about in file_notes.get("questions", ()))
    return read_declared(text, declarations(choice), times, asked, get_language())


@lru_cache(maxsize=8)
def read_declared(text: str, declared: tuple, times: tuple, asked: tuple, language: str | None) -> Report:
    """`language` is that of the questions."""
    return parse(text, declared, dict(times), asked)


def file_notes(source: SourceText) -> dict:
    """What the reader of a file knows beside its lines, as stored.

    `{"line_times": {line: [begins, ends]}, "questions": [[line, about]], "furniture": [[line, what, text]]}`
    """
    return {
        "line_times": {str(line): list(span) for line, span in source.line_times.items()},
        "questions": [list(question) for question in source.questions],
        "furniture": [list(piece) for piece in source.furniture],
    }
