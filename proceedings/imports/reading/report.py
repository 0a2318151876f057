"""A published report as it was read: what its lines are, and what could not be decided.

Everything here is a value. Offsets count characters of the text that was read, and
`text[passage.start : passage.end] == passage.text` for every passage.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import NamedTuple

from django_extras.scripts import UNSPACED

LINE_BREAK = re.compile(r"\s*\n\s*")
UNSPACED_BREAK = re.compile(rf"(?<=[{UNSPACED}])\s*\n\s*(?=[{UNSPACED}])")


class Passage(NamedTuple):
    """One line of the source without its bullet, or a paragraph broken into lines; `line`, the first, counts from 1.

    `is_verbatim`: these are the speaker's own words, and no account of them. Times are seconds of the recording.
    """

    line: int
    text: str
    start: int
    end: int
    is_verbatim: bool = False
    starts_at: float | None = None
    ends_at: float | None = None

    @property
    def wording(self) -> str:
        """The text with its line breaks as spaces; where no spaces are written, as nothing."""
        return LINE_BREAK.sub(" ", UNSPACED_BREAK.sub("", self.text)) if "\n" in self.text else self.text


@dataclass(frozen=True)
class SpeakerBlock:
    """One person at one section, in the words of the source, with what they said there.

    What stands around a name or a post (Dr, online, 2012–2020, a country in brackets) is kept apart from it.
    """

    name_as_printed: str
    post_as_printed: str | None = None
    organisation_as_printed: str | None = None
    honorific: str = ""
    modality: str = ""
    years: str = ""
    country: str = ""
    paragraphs: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Section:
    kind: str  # takeaways, keynote, panel or other
    title: str | None = None
    moderators: tuple[str, ...] = ()
    takeaways: tuple[Passage, ...] = ()
    speakers: tuple[SpeakerBlock, ...] = ()
    unattributed: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Field:
    """A line that is not speech: title, heading, date, author, a speaker's own line, a topic …"""

    what: str
    passage: Passage

    @property
    def line(self) -> int:
        return self.passage.line


@dataclass(frozen=True)
class Question:
    """What an editor has to decide, and the passage it is about (which also stands in its place)."""

    about: str
    passage: Passage

    @property
    def line(self) -> int:
        return self.passage.line


@dataclass(frozen=True)
class LayoutUsed:
    """How the text was read, how it would have been without a declaration, and why, in words for the editor."""

    used: str
    guessed: str
    why: str


@dataclass(frozen=True)
class Report:
    title: str | None = None
    published_on: date | None = None
    held_on: date | None = None
    ordinal: int | None = None
    sections: tuple[Section, ...] = ()
    fields: tuple[Field, ...] = ()
    questions: tuple[Question, ...] = ()
    unplaced: tuple[Passage, ...] = ()
    layout: LayoutUsed = LayoutUsed("prose", "prose", "")

    def passages(self) -> Iterator[Passage]:
        """Every passage of the source, each exactly once (questions only point at them)."""
        for section in self.sections:
            yield from section.takeaways
            yield from section.unattributed
            for speaker in section.speakers:
                yield from speaker.paragraphs
        yield from (field.passage for field in self.fields)
        yield from self.unplaced


def as_json(report: Report, speaker_of: Callable[[SpeakerBlock], str | None] = lambda block: None) -> dict:
    """The contract's `import_report --json`; `speaker_of` gives a known speaker's slug, or None."""
    return {
        "layout": asdict(report.layout),
        "title": report.title,
        "published_on": iso(report.published_on),
        "held_on": iso(report.held_on),
        "ordinal": report.ordinal,
        "sections": [section_as_json(section, speaker_of) for section in report.sections],
        "fields": [{"line": field.line, "what": field.what} for field in report.fields],
        "questions": [{"line": question.line, "about": question.about} for question in report.questions],
        "unplaced": texts_as_json(report.unplaced),
    }


def section_as_json(section: Section, speaker_of) -> dict:
    return {
        "kind": section.kind,
        "title": section.title,
        "moderators": list(section.moderators),
        "takeaways": texts_as_json(section.takeaways),
        "speakers": [speaker_as_json(block, speaker_of(block)) for block in section.speakers],
        "unattributed": texts_as_json(section.unattributed),
    }


def speaker_as_json(block: SpeakerBlock, slug: str | None) -> dict:
    return {
        "name_as_printed": block.name_as_printed,
        "post_as_printed": block.post_as_printed,
        "organisation_as_printed": block.organisation_as_printed,
        "speaker": slug,
        "paragraphs": texts_as_json(block.paragraphs),
    }


def texts_as_json(passages: tuple[Passage, ...]) -> list[dict]:
    return [{"line": passage.line, "text": passage.wording, **times_as_json(passage)} for passage in passages]


def times_as_json(passage: Passage) -> dict:
    """Only of a text that has them."""
    if passage.starts_at is None:
        return {}
    return {"starts_at": passage.starts_at, "ends_at": passage.ends_at}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
