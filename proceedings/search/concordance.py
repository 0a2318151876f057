"""Concordance: every occurrence of what was searched, in a line with its left and right context."""

import re
from dataclasses import dataclass

from proceedings.i18n.translations import in_every_language
from proceedings.models import Statement
from proceedings.text.highlights import places

CONTEXT = 70  # characters on each side
MOST_STATEMENTS, MOST_IN_A_FILE = 500, 5000  # looked through, in the order of the results
ORDERS = ["position", "left", "right", "speaker"]


@dataclass(frozen=True)
class Line:
    """`left`, `match` and `right` are the text as written."""

    statement: object
    language: str
    left: str
    match: str
    right: str

    @property
    def speaker(self):
        return self.statement.appearance.name if self.statement.appearance else ""


class InOrder:
    """Lines of the results in their order, counted and cut by statements: a part is read without the others."""

    def __init__(self, found):
        self.found = found

    def __len__(self):
        return self.found.total

    def __getitem__(self, part: slice):
        return lines_of(self.found, with_place(self.found.numbers(part.start, part.stop - part.start)))


def lines(found, order="position", most=MOST_STATEMENTS):
    """Lines of the first `most` results, by place in the results, or by the word left or right of them."""
    made = lines_of(found, found.in_chunks(most=most, read=with_place))
    return sorted(made, key=SORTING[order]) if order in SORTING else made


def lines_of(found, statements):
    return [
        line_of(statement, words, place)
        for statement in statements
        for words, place in places_in(statement, found.compiled.marks)
    ]


def with_place(keys):
    """Statements with no more than a line needs: whose it is, and where it stands."""
    related = ("panel__edition__forum", "appearance__speaker")
    found = Statement.objects.select_related(*related).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def places_in(statement, asked):
    """Where it stands in the words of the first language, of those that the reader is shown, that have it."""
    for words in in_every_language(statement, "text"):
        found = places(words, words.language, asked)
        if found:
            return [(words, place) for place in found]
    return []


def line_of(statement, text, place):
    found_at, found_to = place
    start = max(found_at - CONTEXT, 0)
    end = min(found_to + CONTEXT, len(text))
    left = ("…" if start else "") + text[start:found_at]
    right = text[found_to:end] + ("…" if end < len(text) else "")
    return Line(statement, text.language, left, text[found_at:found_to], right)


def words_of(text):
    """What lines are sorted by: the signs between words put none of them first."""
    return re.findall(r"\w+", text.casefold())


SORTING = {
    "left": lambda line: (words_of(line.left)[::-1], words_of(line.right)),
    "right": lambda line: (words_of(line.right), words_of(line.left)[::-1]),
    "speaker": lambda line: (line.speaker.casefold(), line.statement.number),
}
