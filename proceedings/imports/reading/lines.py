"""The lines of a text: what stands on each, what marks it, and where it lies."""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from proceedings.imports.reading.report import Passage
from proceedings.imports.reading.wrapping import Row, rows_of, unwrapped

# Recognisers read this much of a line; what a header is stands at the beginning.
HEAD = 700
MAX_LINES = 50_000  # that are read: a book, or a week of verbatim records, has fewer

MARKERS = (
    ("hash", re.compile(r"#{1,6}[ \t]+")),
    ("bullet", re.compile(r"[•●▪▫◦‣∙·■□◆◇○➢➤►▶✓✔⁃\uf0b7◇・]\s*|\*\s+")),
    # A hyphen may be glued to its item; a minus before a digit is no list.
    ("dash", re.compile(r"[-–—−]\s+|-(?=[^\W\d]|[“\"«(])")),
    ("number", re.compile(r"\(?\d{1,3}[.)](?!\d)\s*(?=\S)|[①-⑳]\s*|[(（]\d{1,2}[)）]\s*")),
)
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0b-\x1f]")
EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
# Letters used as fonts (bold mathematical ones) and full-width Latin signs; not the full-width “=” inside Japanese names.
DRESSED = re.compile(r"[！-＜＞-ｚ\U0001d400-\U0001d7ff]")
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Line:
    """A non-blank line. `text` is as printed, without the marker; `marker` is hash, bullet, dash, number or ''."""

    number: int
    text: str
    start: int
    marker: str = ""
    blank_before: bool = True

    @property
    def passage(self) -> Passage:
        return Passage(self.number, self.text, self.start, self.start + len(self.text))

    @cached_property
    def head(self) -> str:
        """The line's beginning with one kind of space and no invisible characters: for recognising only."""
        return readable(self.text[:HEAD])

    @property
    def is_item(self) -> bool:
        return self.marker in {"bullet", "dash", "number"}

    @property
    def is_short(self) -> bool:
        return len(self.text) <= 200

    @property
    def ends_a_sentence(self) -> bool:
        return self.text.rstrip("”\"»’')」』）").endswith((".", "!", "。", "…", "！"))


def readable(text: str) -> str:
    """`text` decoded for recognising: entities, fancy letters and odd spaces folded; never shown or stored."""
    text = EMPHASIS.sub("", INVISIBLE.sub("", html.unescape(text)))
    return SPACES.sub(" ", DRESSED.sub(plain_letter, text)).strip()


def plain_letter(letter: re.Match) -> str:
    return unicodedata.normalize("NFKC", letter.group())


def lines_of(text: str) -> tuple[list[Line], tuple[Passage, ...]]:
    """The non-blank lines of `text`, broken paragraphs joined, and what stands beyond the last one that is read."""
    read = list(islice(rows_of(text), MAX_LINES))
    lines = [line_of_row(text, row) for row in unwrapped(text, read, is_an_item)]
    return lines, passages_beyond(text, read[-1]) if len(read) == MAX_LINES else ()


def passages_beyond(text: str, last: Row) -> tuple[Passage, ...]:
    """Every line after the last that is read; there may be millions."""
    passages, start = [], last.end
    for number, raw in enumerate(text[last.end :].split("\n"), start=last.number):
        if printed := raw.strip():
            begins = start if printed == raw else start + raw.index(printed)
            passages.append(Passage(number, printed, begins, begins + len(printed)))
        start += len(raw) + 1
    return tuple(passages)


def is_an_item(printed: str) -> bool:
    return any(pattern.match(printed) for _name, pattern in MARKERS)


def line_of_row(text: str, row: Row) -> Line:
    printed = text[row.start : row.end]
    for marker, pattern in MARKERS:
        found = pattern.match(printed)
        if found and found.end() < len(printed):
            return Line(row.number, printed[found.end() :], row.start + found.end(), marker, row.blank_before)
    return Line(row.number, printed, row.start, "", row.blank_before)


def vocabulary_of(text: str) -> frozenset[str]:
    """Words the text also prints in lower case: a capital does not make a name of them."""
    return frozenset(word for word in re.findall(r"[^\W\d_]{3,}", text) if word.islower())
