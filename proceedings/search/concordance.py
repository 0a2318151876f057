"""Every match in the texts, in a line with its left and right context."""

import re
from dataclasses import dataclass

from proceedings.i18n.translations import in_every_language
from proceedings.models import Statement
from proceedings.search.engine import SearchResults
from proceedings.text.highlights import places

CONTEXT = 70  # characters on each side
MAX_STATEMENTS, MAX_STATEMENTS_IN_FILE = 500, 5000  # looked through, in the order of the results
ORDERS = ["position", "left", "right", "speaker"]


@dataclass(frozen=True)
class ConcordanceLine:
    """`left`, `match` and `right` are the text as written."""

    statement: Statement
    language: str
    left: str
    match: str
    right: str

    @property
    def speaker(self) -> str:
        return self.statement.appearance.name if self.statement.appearance else ""


class LinesByStatement:
    """The lines of all results in their order, counted and sliced by statements: a slice is read without the others."""

    def __init__(self, found):
        self.found = found

    def __len__(self):
        return self.found.total

    def __getitem__(self, part: slice):
        return lines_of(self.found, for_lines(self.found.keys_from(part.start, part.stop - part.start)))


def find_lines(found: SearchResults, order: str = "position", limit: int = MAX_STATEMENTS) -> list[ConcordanceLine]:
    """Lines of the first `limit` results in one of the `ORDERS`; `position` is their place in the results."""
    lines = lines_of(found, found.in_chunks(limit=limit, read=for_lines))
    return sorted(lines, key=SORT_KEYS[order]) if order in SORT_KEYS else lines


def lines_of(found, statements):
    return [
        line_of(statement, words, place)
        for statement in statements
        for words, place in places_in(statement, found.compiled.marks)
    ]


def for_lines(keys):
    """The statements of these keys, in order, with what a line shows of them: whose it is, and at which panel."""
    related = ("panel__edition__forum", "appearance__speaker")
    found = Statement.objects.select_related(*related).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def places_in(statement, asked):
    """[(wording, place of a match)] in the first language, of those that the reader is shown, that has a match."""
    for words in in_every_language(statement, "text"):
        found = places(words, words.language, asked)
        if found:
            return [(words, place) for place in found]
    return []


def line_of(statement, text, place):
    match_start, match_end = place
    start = max(match_start - CONTEXT, 0)
    end = min(match_end + CONTEXT, len(text))
    left = ("…" if start else "") + text[start:match_start]
    right = text[match_end:end] + ("…" if end < len(text) else "")
    return ConcordanceLine(statement, text.language, left, text[match_start:match_end], right)


def words_of(text):
    """The words of a text, by which lines are sorted: signs between words do not count."""
    return re.findall(r"\w+", text.casefold())


SORT_KEYS = {
    "left": lambda line: (words_of(line.left)[::-1], words_of(line.right)),
    "right": lambda line: (words_of(line.right), words_of(line.left)[::-1]),
    "speaker": lambda line: (line.speaker.casefold(), line.statement.number),
}
