"""Symbols → the tree."""

from django.utils.translation import gettext

from proceedings.search.query_language.repairs import balance_brackets, check_operators
from proceedings.search.query_language.symbols import Symbol, read_symbols
from proceedings.search.query_language.tree import MAX_NOTES, And, Near, Node, Not, Note, Or, Parsed


def parse(query: str) -> Parsed:
    """Any text as a Parsed: its tree, and the first notes in the order of the text.

    Never raises; takes time in proportion to the length of the text.
    """
    notes: list[Note] = []
    symbols = check_operators(balance_brackets(read_symbols(query, notes), notes), notes)
    tree = Parser(symbols).any_of()
    if tree == And(()) and query.strip() and not notes:
        notes.append(Note(gettext("There is no word in this to search for."), 0, len(query)))
    return Parsed(tree, tuple(sorted(notes, key=lambda note: (note.start, note.end))[:MAX_NOTES]))


class Parser:
    """any_of := all_of (OR all_of)*   all_of := (NOT* (term | term NEAR term | "(" any_of ")") AND?)*"""

    def __init__(self, symbols: list[Symbol]):
        self.symbols, self.at = symbols, 0

    def kind(self):
        return self.symbols[self.at].kind if self.at < len(self.symbols) else ""

    def take(self):
        self.at += 1
        return self.symbols[self.at - 1]

    def any_of(self) -> Node:
        items = [self.all_of()]
        while self.kind() == "OR":
            self.take()
            items.append(self.all_of())
        return join(Or, items)

    def all_of(self):
        items = []
        while self.kind() not in ("", "OR", ")"):
            if self.kind() == "AND":
                self.take()
            items.append(self.one())
        return join(And, items)

    def one(self):
        first, is_excluded = self.symbols[self.at], False
        while self.kind() in ("NOT", "-"):
            self.take()
            is_excluded = not is_excluded
        item = self.group() if self.kind() == "(" else self.near()
        return Not(item, start=first.start, end=item.end) if is_excluded else item

    def group(self):
        self.take()
        item = self.any_of()
        self.take()
        return item

    def near(self):
        left = self.take().term
        if self.kind() != "NEAR":
            return left
        distance, right = self.take().distance, self.take().term
        return Near(left, right, distance, start=left.start, end=right.end)


def join(kind, items):
    """One item is given as it is; the items of an And in an And become its own."""
    flat = [part for item in items for part in (item.items if isinstance(item, kind) else (item,))]
    if len(flat) == 1:
        return flat[0]
    return kind(tuple(flat), start=flat[0].start if flat else 0, end=flat[-1].end if flat else 0)
