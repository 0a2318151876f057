"""What every reader of files gives: the text in lines, and what stands beside the lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from proceedings.imports.reading.messages import gettext

MAX_LENGTH = 5_000_000  # characters of text
BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
# Right-to-left overrides and isolates can make a line read as what it is not.
BIDIRECTIONAL = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# The ideographic space is kept: in Japanese it stands between the parts of a name.
SPACES = re.compile(r"[^\S\u3000]+")


class Unreadable(Exception):
    """Why a file cannot be read, in one sentence for the editor."""


class Question(NamedTuple):
    """What an editor has to look at on a line of the text as read."""

    line: int
    about: str


class Furniture(NamedTuple):
    """Words of the file that are no part of the report, such as a running head. `line` is the line they stood after."""

    line: int
    what: str
    text: str


@dataclass(frozen=True)
class SourceText:
    """A file as text: one line per paragraph, list items as bullets, headings marked “# ”, turns as `LABEL: words`.

    Lines count from 1. `line_times` has the seconds of the recording at which a line's turn begins and ends
    (None: not told).
    """

    text: str
    filename: str
    kind: str  # a key of READERS
    line_times: dict[int, tuple[float, float | None]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    furniture: tuple[Furniture, ...] = ()


class Lines:
    """The lines of a text while a file is read, in order."""

    def __init__(self, lines: Iterable[str] = ()):
        self.lines = list(lines)
        self.times: dict[int, tuple[float, float | None]] = {}
        self.questions: list[Question] = []
        self.furniture: list[Furniture] = []

    def add(self, words: str, prefix: str = "") -> bool:
        """A line of its own, if there is a word in it."""
        line = one_line(words)
        if line:
            self.lines.append(prefix + line)
        return bool(line)

    def end_block(self) -> None:
        """A blank line, unless there is one."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def ask(self, about: str) -> None:
        """A question about the last line."""
        question = Question(max(1, len(self.lines)), about)
        if question not in self.questions[-1:]:
            self.questions.append(question)

    def set_aside(self, words: str, what: str) -> None:
        if text := one_line(words) if words else "":
            self.furniture.append(Furniture(len(self.lines), what, text))

    def as_source(self, filename: str, kind: str) -> SourceText:
        """Raises Unreadable if there is no text, or one that would be read as what it is not."""
        text = checked("\n".join(self.lines))
        return SourceText(text, filename, kind, self.times, tuple(self.questions), tuple(self.furniture))


def one_line(words: str) -> str:
    return SPACES.sub(" ", CONTROLS.sub("", BREAKS.sub(" ", words))).strip()


def lines_of_text(text: str) -> Lines:
    """Text as it is, with one kind of line end and without control characters."""
    return Lines(CONTROLS.sub("", BREAKS.sub("\n", text.removeprefix("\ufeff"))).split("\n"))


def checked(text: str) -> str:
    if "\x00" in text:
        raise Unreadable(gettext("The file holds NUL characters, so it is not text."))
    if BIDIRECTIONAL.search(text):
        raise Unreadable(
            gettext(
                "The text holds hidden right-to-left marks, which can make it read as something else; "
                "remove them first."
            )
        )
    if not text.strip():
        raise Unreadable(gettext("There is no text in the file."))
    if len(text) > MAX_LENGTH:
        raise Unreadable(gettext("The file holds more than five million characters."))
    return text
