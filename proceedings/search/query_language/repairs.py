"""Symbols → symbols that can be parsed: brackets in pairs, and every operator between the operands it needs."""

from dataclasses import replace
from itertools import pairwise, zip_longest

from django.utils.translation import gettext

from proceedings.search.query_language.symbols import Symbol
from proceedings.search.query_language.tree import MAX_DEPTH, MAX_TERMS, Exact, FieldTerm, Note, Phrase, Word


def balance_brackets(symbols: list[Symbol], notes: list[Note]) -> list[Symbol]:
    """The symbols with brackets in pairs, none empty, none too deep."""
    balanced: list[Symbol] = []
    opened: list[int] = []  # places of brackets not yet closed
    too_deep = 0
    for symbol in symbols:
        if symbol.kind == "(" and len(opened) == MAX_DEPTH:
            too_deep += 1
            message = gettext("These brackets are nested too deep and are left out.")
            notes.append(Note(message, symbol.start, symbol.end))
        elif symbol.kind == "(":
            opened.append(len(balanced))
            balanced.append(symbol)
        elif symbol.kind == ")" and too_deep:
            too_deep -= 1
        elif symbol.kind == ")" and not opened:
            notes.append(Note(gettext("This closing bracket has no opening one."), symbol.start, symbol.end))
        elif symbol.kind == ")":
            close_bracket(balanced, opened.pop(), symbol, notes)
        else:
            balanced.append(symbol)
    for place in reversed(opened):
        opening = balanced[place]
        notes.append(Note(gettext("This bracket is not closed."), opening.start, opening.end))
        close_bracket(balanced, place, replace(opening, kind=")"), [])
    return balanced


def close_bracket(balanced, place, closing, notes):
    if place == len(balanced) - 1:
        notes.append(Note(gettext("There is nothing between these brackets."), balanced.pop().start, closing.end))
    else:
        balanced.append(closing)


def check_operators(symbols: list[Symbol], notes: list[Note]) -> list[Symbol]:
    """The symbols with every operator between the operands it needs; one without them becomes a word."""
    symbols = [symbol for symbol, after in zip_longest(symbols, symbols[1:]) if not is_loose_minus(symbol, after)]
    symbols = without_repeated_operators(symbols, notes)
    kinds = ["", *(symbol.kind if symbol.kind != "term" else term_kind(symbol) for symbol in symbols), ""]
    room = MAX_TERMS - sum(term_count(symbol.term) for symbol in symbols if symbol.term)
    checked = []
    for at, symbol in enumerate(symbols, 1):
        message = missing_operand(kinds, at)
        if not message:
            checked.append(symbol)
            continue
        kinds[at] = "invalid"
        notes.append(Note(message, symbol.start, symbol.end))
        if room > 0:
            room -= 1
            word = Word(symbol.kind.lower(), start=symbol.start, end=symbol.end)
            checked.append(replace(symbol, kind="term", term=word))
    return checked


def without_repeated_operators(symbols, notes):
    """The symbols without operators that repeat the one before."""
    once = symbols[:1]
    for before, symbol in pairwise(symbols):
        if symbol.kind == before.kind and symbol.kind in ("OR", "AND"):
            message = gettext("{operator} stands here twice and is read once.").format(operator=symbol.kind)
            notes.append(Note(message, symbol.start, symbol.end))
        else:
            once.append(symbol)
    return once


def is_loose_minus(symbol, after):
    return symbol.kind == "-" and (after is None or after.start != symbol.end)


def term_kind(symbol):
    return "field" if isinstance(symbol.term, FieldTerm) else "term"


def term_count(term):
    return len(term.text.split()) if isinstance(term, Phrase | Exact) else 1


ENDS_OPERAND, BEGINS_OPERAND = ("term", "field", ")"), ("term", "field", "(", "-", "NOT")


def missing_operand(kinds, at):
    kind, before, after = kinds[at], kinds[at - 1], kinds[at + 1]
    if kind in ("OR", "AND") and not (before in ENDS_OPERAND and after in BEGINS_OPERAND):
        return gettext("{operator} needs something on both sides; it is searched as a word.").format(operator=kind)
    if kind == "NOT" and after not in BEGINS_OPERAND:
        return gettext("NOT needs something after it; it is searched as a word.")
    if kind == "NEAR" and (before != "term" or after != "term" or kinds[at - 2] == "NEAR"):
        return gettext("NEAR needs one word or phrase on each side; it is searched as a word.")
    return ""
