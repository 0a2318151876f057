"""The query language: what a reader typed, as a tree, with notes on what could not be understood.

    words (all)   "a phrase"   "a phra*"   a OR b   -a   ( )   defen*   a NEAR b   a NEAR/5 b   exact:word   theme:x

Nothing a reader types is an error. `str(tree)` is the canonical query, which parses to the same tree.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from proceedings.text.lexemes import in_one_script

FIELDS = ("speaker", "theme", "forum", "edition", "organisation", "country", "year", "before", "after")
ALSO_WRITTEN = {"organization": "organisation"}
MAX_TERMS = 40  # words, the words of phrases and fields together
MAX_TERM_LENGTH = 100  # characters of one word
MAX_DEPTH = 10  # brackets in brackets
MAX_NOTES = 20
DEFAULT_DISTANCE, MAX_DISTANCE = 10, 100  # words apart: by default, at most


@dataclass(frozen=True)
class Node:
    """A part of the query; `start` and `end` count the characters typed and do not make it another part."""

    start: int = field(default=0, compare=False, kw_only=True)
    end: int = field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True)
class Word(Node):
    """A word as typed, with no space in it but a number's ("15 000"); may hold several: "Japan/Ukraine"."""

    text: str

    def __str__(self):
        return self.text


@dataclass(frozen=True)
class Phrase(Node):
    text: str

    @property
    def words(self):
        return self.text.rstrip("*")

    @property
    def is_prefix(self):
        """Whether its last word may go on."""
        return self.text.endswith("*")

    def __str__(self):
        return f'"{self.text}"'


@dataclass(frozen=True)
class Prefix(Node):
    text: str

    def __str__(self):
        return f"{self.text}*"


@dataclass(frozen=True)
class Exact(Node):
    """A word or a phrase as written: no stems, no synonyms."""

    text: str

    def __str__(self):
        return f"exact:{_value(self.text)}"


@dataclass(frozen=True)
class Field(Node):
    name: str
    value: str

    def __str__(self):
        return f"{self.name}:{_value(self.value)}"


@dataclass(frozen=True)
class Near(Node):
    """Two terms at most `distance` words apart, in any order."""

    left: Node
    right: Node
    distance: int = DEFAULT_DISTANCE

    def __str__(self):
        operator = "NEAR" if self.distance == DEFAULT_DISTANCE else f"NEAR/{self.distance}"
        return f"{self.left} {operator} {self.right}"


@dataclass(frozen=True)
class Not(Node):
    item: Node

    def __str__(self):
        return f"-({self.item})" if isinstance(self.item, Not | Near | And | Or) else f"-{self.item}"


@dataclass(frozen=True)
class And(Node):
    """All of them; no items at all is the empty query."""

    items: tuple[Node, ...]

    def __str__(self):
        query = ""
        for item in self.items:
            part = f"({item})" if isinstance(item, Or) else str(item)
            query += (", " if _would_be_one_number(query, part) else " ") * bool(query) + part
        return query


@dataclass(frozen=True)
class Or(Node):
    items: tuple[Node, ...]

    def __str__(self):
        return " OR ".join(map(str, self.items))


@dataclass(frozen=True)
class Note:
    """What was wrong between `start` and `end`; its message is in the reader's language."""

    message: str
    start: int
    end: int
    suggestion: str = ""  # the field name that may have been meant


@dataclass(frozen=True)
class Parsed:
    tree: Node
    notes: tuple[Note, ...]


def parse(query):
    """Any text as a Parsed: its tree, and the first notes in the order of the text. Never raises; linear."""
    notes = []
    symbols = _checked(_balanced(_symbols(query, notes), notes), notes)
    tree = _Parser(symbols).any_of()
    if tree == And(()) and query.strip() and not notes:
        notes.append(Note(_("There is no word in this to search for."), 0, len(query)))
    return Parsed(tree, tuple(sorted(notes, key=lambda note: (note.start, note.end))[:MAX_NOTES]))


# --- symbols ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Symbol:
    kind: str  # "term", "(", ")", "OR", "AND", "NOT", "-", "NEAR"
    start: int
    end: int
    term: Node | None = None
    distance: int = DEFAULT_DISTANCE


_CLOSING = {
    '"': '"“”', "“": '”"', "„": '“”"', "‟": '”"', "”": '”"', "«": '»"', "»": '«"',
    "「": "」", "『": "』", "＂": "＂", "‹": "›", "›": "‹", "‚": "‘’",
    "❝": "❞", "〝": "〟〞", "《": "》", "〈": "〉", "｢": "｣",
}  # fmt: skip
_CLOSERS = {opening: re.compile(f"[{closing}]") for opening, closing in _CLOSING.items()}
_ONLY_CLOSING = "」』〟〞》〉｣❞"
_QUOTES = "".join(_CLOSING) + _ONLY_CLOSING
_ANY_QUOTE = re.compile(f"[{_QUOTES}]")
_BRACKETS = {"(": "(", "（": "(", ")": ")", "）": ")"}
_DASHES = "-－−–‐‑﹣"
_SIGN_OF_ANOTHER_LANGUAGE = re.compile(r"\|{1,2}|&&|!(?=[^\W_])")
_WRITTEN_HERE = {"|": "OR", "&": "AND", "!": "-"}
_OPERATORS_TRANSLATED = {
    "АБО": "OR", "ТА": "AND", "НЕ": "NOT", "または": "OR", "又は": "OR", "かつ": "AND",
}  # fmt: skip
_CHUNK = re.compile(rf"[^\W_][^\s{_QUOTES}()（）]*")
_SPACED_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![^\W_])")
_SHORT_NUMBER_LAST, _THREE_FIGURES_FIRST = re.compile(r"(?<![^\W_])\d{1,3}$"), re.compile(r"\d{3}(?![^\W_])")
_NAMED = re.compile(r"([^\W\d_]+)[:：](.*)", re.DOTALL)
_OPERATOR = re.compile(r"(?:OR|AND|NOT|NEAR)(?![^\W_])|NEAR/[0-9]+")
_SIGNS_LAST = re.compile(r"[\W_]+$")
_PLAIN_VALUE = re.compile(r"[^\W_](?:[\w/-]{0,60}[^\W_])?")
_HAS_WORD = re.compile(r"[^\W_]")
_LONG_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # one character can be a word


_ENDING = re.compile(r"[\W_]*$")


def _in_plain_letters(word):
    """An operator or a field's name typed full width, or with a Cyrillic О or А in it."""
    return word if word.isascii() else in_one_script(unicodedata.normalize("NFKC", word))


def _value(text):
    return text if _PLAIN_VALUE.fullmatch(text) else f'"{text}"'


def _would_be_one_number(before, after):
    """15 and 000 side by side would be read as 15 000."""
    return bool(_SHORT_NUMBER_LAST.search(before[-4:]) and _THREE_FIGURES_FIRST.match(after))


class _Lexer:
    def __init__(self, query, notes):
        self.query, self.notes = query, notes
        self.at = 0
        self.terms_left = MAX_TERMS
        self.never_closed = set()  # opening quotes without a closing one from here on
        self.symbols = []

    def run(self):
        while self.at < len(self.query):
            character = self.query[self.at]
            if character in _BRACKETS:
                self.symbol(_BRACKETS[character], self.at + 1)
            elif character in _CLOSING:
                self.quotation()
            elif character.isalnum():
                self.chunk()
            elif character in _DASHES and self.opens_operand(self.at + 1):
                self.symbol("-", self.at + 1)
            else:
                self.sign(character)
        return self.symbols

    def sign(self, character):
        """What the language has no use for; where it has in others, the reader is told."""
        if character in _ONLY_CLOSING:
            self.note(_("This quotation mark has no partner; its words are searched one by one."), self.at + 1)
        other = _SIGN_OF_ANOTHER_LANGUAGE.match(self.query, self.at)
        if other and not self.is_inside_word():
            sign = other.group()
            self.note(
                _("“{sign}” is not read; write {operator} instead.").format(sign=sign, operator=_WRITTEN_HERE[sign[0]]),
                other.end(),
            )
        self.at = other.end() if other else self.at + 1

    def is_inside_word(self):
        return self.at > 0 and self.query[self.at - 1].isalnum()

    def opens_operand(self, at):
        after = self.query[at : at + 1]
        return not self.is_inside_word() and (after.isalnum() or after in _CLOSING or after in ("(", "（"))

    def symbol(self, kind, end, **more):
        self.symbols.append(_Symbol(kind, self.at, end, **more))
        self.at = end

    def term(self, node, end, cost=1):
        if cost > self.terms_left:
            self.note(_("Only the first {most} terms are searched.").format(most=MAX_TERMS), len(self.query))
            self.at = len(self.query)
            return
        self.terms_left -= cost
        self.symbol("term", end, term=replace(node, start=self.at, end=end))

    def note(self, message, end, suggestion=""):
        self.notes.append(Note(message, self.at, end, suggestion))

    def quotation(self):
        text, end = self.quoted(self.at)
        if text is None:
            self.note(_("This quotation mark has no partner; its words are searched one by one."), self.at + 1)
            self.at += 1
        elif not _HAS_WORD.search(text):
            self.note(_("There is nothing to search between these quotation marks."), end)
            self.at = end
        else:
            words = text.split()[: max(self.terms_left, 1)]
            self.note_if_cut(text, words, end)
            self.term(Phrase(self.with_one_asterisk(" ".join(words), end)), end, len(words))

    def with_one_asterisk(self, phrase, end):
        """The phrase without asterisks but one behind its last word, where one stands there."""
        ending = _ENDING.search(phrase)
        if "*" in phrase[: ending.start()]:
            self.note(_("Within quotation marks an asterisk is read behind the last word only."), end)
        words = " ".join(phrase[: ending.start()].replace("*", " ").split())
        return words + ("*" if "*" in ending.group() else ending.group())

    def note_if_cut(self, text, words, end):
        if len(words) < len(text.split()):
            self.note(_("Only the first {most} terms are searched.").format(most=MAX_TERMS), end)

    def quoted(self, at):
        """The text from the quotation mark at `at` to its partner, and where that ends; or (None, at)."""
        opening = self.query[at : at + 1]
        closing = opening not in self.never_closed and _CLOSERS[opening].search(self.query, at + 1)
        if not closing:
            self.never_closed.add(opening)
            return None, at
        words = _ANY_QUOTE.sub(" ", self.query[at + 1 : closing.start()]).split()
        return " ".join(word[:MAX_TERM_LENGTH] for word in words), closing.end()

    def chunk(self):
        if number := _SPACED_NUMBER.match(self.query, self.at):
            self.term(Word(" ".join(number.group().split())), number.end())
            return
        chunk = _CHUNK.match(self.query, self.at)
        if len(chunk.group()) > MAX_TERM_LENGTH:
            self.note(_("This word is too long and is searched by its beginning."), chunk.end())
        text = chunk.group()[:MAX_TERM_LENGTH]
        operator = _in_plain_letters(text)
        if _OPERATOR.fullmatch(operator):
            self.operator(operator, chunk.end())
        elif named := _NAMED.match(text):
            self.named(named, chunk.end())
        else:
            self.word(text, chunk.end())

    def operator(self, text, end):
        kind, _slash, distance = text.partition("/")
        asked = int(distance or DEFAULT_DISTANCE)
        if asked > MAX_DISTANCE:
            self.note(_("NEAR reaches {most} words at most.").format(most=MAX_DISTANCE), end)
        if asked < 1:
            self.note(_("NEAR reaches one word at least."), end)
        self.symbol(kind, end, distance=min(max(asked, 1), MAX_DISTANCE))

    def named(self, named, end):
        name, value = _in_plain_letters(named.group(1)).lower(), _SIGNS_LAST.sub("", named.group(2))
        name = ALSO_WRITTEN.get(name, name)
        if name != "exact" and name not in FIELDS:
            self.unknown_name(name, named, end)
            return
        if not named.group(2) and self.query[end : end + 1] in _CLOSERS:
            value, end = self.quoted_value(end)
        if not _HAS_WORD.search(value):
            self.note(_("After the colon a value is expected."), end)
            self.term(Word(named.group(1)), end)
        else:
            if "*" in named.group(2) or "*" in value:
                self.note(_("An asterisk is read behind a word of its own only; here it is left out."), end)
                value = " ".join(value.replace("*", " ").split())
            words = value.split()[: max(self.terms_left, 1)]
            node = Exact(" ".join(words)) if name == "exact" else Field(name, value)
            self.term(node, end, len(words) if name == "exact" else 1)

    def quoted_value(self, at):
        """(value, end) of what is quoted from `at` on; without a partner the next word is the value."""
        quoted, end = self.quoted(at)
        word = _CHUNK.match(self.query, at + 1)
        if quoted is not None or not word:
            return quoted or "", end
        self.notes.append(Note(_("This quotation mark has no partner; its words are searched one by one."), at, at + 1))
        return _SIGNS_LAST.sub("", word.group()[:MAX_TERM_LENGTH]), word.end()

    def unknown_name(self, name, named, end):
        is_name = named.group(2)[:1].isalnum() or (not named.group(2) and self.query[end : end + 1] in _CLOSERS)
        if is_name:
            nearest = process.extractOne(name, FIELDS, scorer=fuzz.ratio, score_cutoff=60)
            self.note(_("There is no such field; it is searched as words."), end, nearest[0] if nearest else "")
        self.word(named.group(), end)

    def word(self, text, end):
        if operator := _OPERATORS_TRANSLATED.get(text):
            self.note(
                _("“{word}” is searched as a word; the operator is written {operator}.").format(
                    word=text, operator=operator
                ),
                end,
            )
        if text.startswith("NEAR/"):
            self.note(_("Behind NEAR/ a number is expected; it is searched as words."), end)
        if self.query[self.at - 1 : self.at] == "*":
            self.note(_("An asterisk stands for the end of a word only."), end)
        is_prefix = text.rstrip("*") != text
        text = _SIGNS_LAST.sub("", text)
        if "*" in text:
            self.note(_("An asterisk stands for the end of a word only."), end)
        if is_prefix and (len(text) > 1 or _LONG_SCRIPT.match(text)):
            self.term(Prefix(text), end)
            return
        if is_prefix:
            self.note(_("At least two letters are needed before an asterisk."), end)
        self.term(Word(text.lower() if _OPERATOR.fullmatch(text) else text), end)


def _symbols(query, notes):
    return _Lexer(query, notes).run()


# --- putting right ----------------------------------------------------------------------------------------


def _balanced(symbols, notes):
    """The symbols with brackets in pairs, none empty, none too deep."""
    balanced, opened, too_deep = [], [], 0
    for symbol in symbols:
        if symbol.kind == "(" and len(opened) == MAX_DEPTH:
            too_deep += 1
            notes.append(Note(_("These brackets are nested too deep and are left out."), symbol.start, symbol.end))
        elif symbol.kind == "(":
            opened.append(len(balanced))
            balanced.append(symbol)
        elif symbol.kind == ")" and too_deep:
            too_deep -= 1
        elif symbol.kind == ")" and not opened:
            notes.append(Note(_("This closing bracket has no opening one."), symbol.start, symbol.end))
        elif symbol.kind == ")":
            _close(balanced, opened.pop(), symbol, notes)
        else:
            balanced.append(symbol)
    for place in reversed(opened):
        opening = balanced[place]
        notes.append(Note(_("This bracket is not closed."), opening.start, opening.end))
        _close(balanced, place, replace(opening, kind=")"), [])
    return balanced


def _close(balanced, place, closing, notes):
    if place == len(balanced) - 1:
        notes.append(Note(_("There is nothing between these brackets."), balanced.pop().start, closing.end))
    else:
        balanced.append(closing)


def _checked(symbols, notes):
    """The symbols with every operator between the sides it needs; one without them is searched as a word."""
    symbols = [symbol for symbol, after in pairwise([*symbols, None]) if not _is_loose_minus(symbol, after)]
    symbols = _said_once(symbols, notes)
    kinds = ["", *(symbol.kind if symbol.kind != "term" else _term_kind(symbol) for symbol in symbols), ""]
    room = MAX_TERMS - sum(_cost(symbol.term) for symbol in symbols if symbol.term)
    checked = []
    for at, symbol in enumerate(symbols, 1):
        message = _what_is_missing(kinds, at)
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


def _said_once(symbols, notes):
    """The symbols without operators that were typed twice."""
    once = symbols[:1]
    for before, symbol in pairwise(symbols):
        if symbol.kind == before.kind and symbol.kind in ("OR", "AND"):
            message = _("{operator} stands here twice and is read once.").format(operator=symbol.kind)
            notes.append(Note(message, symbol.start, symbol.end))
        else:
            once.append(symbol)
    return once


def _is_loose_minus(symbol, after):
    return symbol.kind == "-" and (after is None or after.start != symbol.end)


def _term_kind(symbol):
    return "field" if isinstance(symbol.term, Field) else "term"


def _cost(term):
    return len(term.text.split()) if isinstance(term, Phrase | Exact) else 1


_ENDS_SIDE, _BEGINS_SIDE = ("term", "field", ")"), ("term", "field", "(", "-", "NOT")


def _what_is_missing(kinds, at):
    kind, before, after = kinds[at], kinds[at - 1], kinds[at + 1]
    if kind in ("OR", "AND") and not (before in _ENDS_SIDE and after in _BEGINS_SIDE):
        return _("{operator} needs something on both sides; it is searched as a word.").format(operator=kind)
    if kind == "NOT" and after not in _BEGINS_SIDE:
        return _("NOT needs something after it; it is searched as a word.")
    if kind == "NEAR" and (before != "term" or after != "term" or kinds[at - 2] == "NEAR"):
        return _("NEAR needs one word or phrase on each side; it is searched as a word.")
    return ""


# --- the tree ---------------------------------------------------------------------------------------------


class _Parser:
    """any_of := all_of (OR all_of)*   all_of := (NOT* (term | term NEAR term | "(" any_of ")") AND?)*"""

    def __init__(self, symbols):
        self.symbols, self.at = symbols, 0

    def kind(self):
        return self.symbols[self.at].kind if self.at < len(self.symbols) else ""

    def take(self):
        self.at += 1
        return self.symbols[self.at - 1]

    def any_of(self):
        items = [self.all_of()]
        while self.kind() == "OR":
            self.take()
            items.append(self.all_of())
        return _joined(Or, items)

    def all_of(self):
        items = []
        while self.kind() not in ("", "OR", ")"):
            if self.kind() == "AND":
                self.take()
            items.append(self.one())
        return _joined(And, items)

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


def _joined(kind, items):
    """One item stands for itself; an And in an And is one."""
    flat = [part for item in items for part in (item.items if isinstance(item, kind) else (item,))]
    if len(flat) == 1:
        return flat[0]
    return kind(tuple(flat), start=flat[0].start if flat else 0, end=flat[-1].end if flat else 0)
