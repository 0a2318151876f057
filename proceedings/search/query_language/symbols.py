"""What was typed → symbols: terms, operators and brackets, each with its place in the text."""

import re
import unicodedata
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from rapidfuzz import fuzz, process

from django_extras.scripts import JAPANESE
from proceedings.search.query_language.tree import (
    DEFAULT_DISTANCE,
    FIELDS,
    MAX_DISTANCE,
    MAX_TERM_LENGTH,
    MAX_TERMS,
    Exact,
    FieldTerm,
    Node,
    Note,
    Phrase,
    Prefix,
    Word,
)
from proceedings.text.lexemes import in_one_script

ALSO_WRITTEN = {"organization": "organisation"}


@dataclass(frozen=True)
class Symbol:
    kind: str  # "term", "(", ")", "OR", "AND", "NOT", "-", "NEAR"
    start: int
    end: int
    term: Node | None = None
    distance: int = DEFAULT_DISTANCE


CLOSING_QUOTES = {
    '"': '"“”', "“": '”"', "„": '“”"', "‟": '”"', "”": '”"', "«": '»"', "»": '«"',
    "「": "」", "『": "』", "＂": "＂", "‹": "›", "›": "‹", "‚": "‘’",
    "❝": "❞", "〝": "〟〞", "《": "》", "〈": "〉", "｢": "｣",
}  # fmt: skip
CLOSING_PATTERNS = {opening: re.compile(f"[{closing}]") for opening, closing in CLOSING_QUOTES.items()}
UNPAIRED_CLOSING_QUOTES = "」』〟〞》〉｣❞"
QUOTES = "".join(CLOSING_QUOTES) + UNPAIRED_CLOSING_QUOTES
ANY_QUOTE = re.compile(f"[{QUOTES}]")
BRACKETS = {"(": "(", "（": "(", ")": ")", "）": ")"}
DASHES = "-－−–‐‑﹣"
FOREIGN_OPERATOR = re.compile(r"\|{1,2}|&&|!(?=[^\W_])")
OPERATOR_FOR_SIGN = {"|": "OR", "&": "AND", "!": "-"}
TRANSLATED_OPERATORS = {
    "АБО": "OR", "ТА": "AND", "НЕ": "NOT", "または": "OR", "又は": "OR", "かつ": "AND",
}  # fmt: skip
CHUNK = re.compile(rf"[^\W_][^\s{QUOTES}()（）]*")
SPACED_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![^\W_])")
FIELD_AND_VALUE = re.compile(r"([^\W\d_]+)[:：](.*)", re.DOTALL)
OPERATOR = re.compile(r"(?:OR|AND|NOT|NEAR)(?![^\W_])|NEAR/[0-9]+")
TRAILING_SIGNS = re.compile(r"[\W_]+$")
WORD_CHARACTER = re.compile(r"[^\W_]")
WORD_OF_ONE_CHARACTER = re.compile(rf"[{JAPANESE}\uac00-\ud7a3]")  # one character can be a word


def in_plain_letters(word):
    """A word that may be an operator or a field's name, without full-width letters and Cyrillic look-alikes."""
    return word if word.isascii() else in_one_script(unicodedata.normalize("NFKC", word))


class Lexer:
    """Reads a query from left to right; what it cannot read as typed becomes a note."""

    def __init__(self, query, notes):
        self.query, self.notes = query, notes
        self.at = 0
        self.terms_left = MAX_TERMS
        self.never_closed = set()  # opening quotes without a closing one from here on
        self.symbols = []

    def run(self) -> list[Symbol]:
        while self.at < len(self.query):
            character = self.query[self.at]
            if character in BRACKETS:
                self.add_symbol(BRACKETS[character], self.at + 1)
            elif character in CLOSING_QUOTES:
                self.read_quotation()
            elif chunk := CHUNK.match(self.query, self.at):
                self.read_chunk(chunk)
            elif character in DASHES and self.opens_operand(self.at + 1):
                self.add_symbol("-", self.at + 1)
            else:
                self.skip_sign(character)
        return self.symbols

    def skip_sign(self, character):
        """Skip a sign that means nothing here, with a note where it is an operator in other query languages."""
        if character in UNPAIRED_CLOSING_QUOTES:
            self.note(gettext("This quotation mark has no partner; its words are searched one by one."), self.at + 1)
        other = FOREIGN_OPERATOR.match(self.query, self.at)
        if other and not self.is_inside_word():
            sign = other.group()
            self.note(
                gettext("“{sign}” is not read; write {operator} instead.").format(
                    sign=sign, operator=OPERATOR_FOR_SIGN[sign[0]]
                ),
                other.end(),
            )
        self.at = other.end() if other else self.at + 1

    def is_inside_word(self):
        return self.at > 0 and self.query[self.at - 1].isalnum()

    def opens_operand(self, at):
        after = self.query[at : at + 1]
        return not self.is_inside_word() and (after.isalnum() or after in CLOSING_QUOTES or after in ("(", "（"))

    def add_symbol(self, kind, end, **more):
        self.symbols.append(Symbol(kind, self.at, end, **more))
        self.at = end

    def add_term(self, node, end, cost=1):
        if cost > self.terms_left:
            self.note(gettext("Only the first {most} terms are searched.").format(most=MAX_TERMS), len(self.query))
            self.at = len(self.query)
            return
        self.terms_left -= cost
        self.add_symbol("term", end, term=replace(node, start=self.at, end=end))

    def note(self, message, end, suggestion=""):
        self.notes.append(Note(message, self.at, end, suggestion))

    def read_quotation(self):
        text, end = self.quoted_text(self.at)
        if text is None:
            self.note(gettext("This quotation mark has no partner; its words are searched one by one."), self.at + 1)
            self.at += 1
        elif not WORD_CHARACTER.search(text):
            self.note(gettext("There is nothing to search between these quotation marks."), end)
            self.at = end
        else:
            words = text.split()[: max(self.terms_left, 1)]
            self.note_if_cut(text, words, end)
            self.add_term(Phrase(self.with_one_asterisk(" ".join(words), end)), end, len(words))

    def with_one_asterisk(self, phrase, end):
        """The phrase without asterisks but one behind its last word, if it has one there."""
        beginning = TRAILING_SIGNS.sub("", phrase)
        ending = phrase[len(beginning) :]
        if "*" in beginning:
            self.note(gettext("Within quotation marks an asterisk is read behind the last word only."), end)
        words = " ".join(beginning.replace("*", " ").split())
        return words + ("*" if "*" in ending else ending)

    def note_if_cut(self, text, words, end):
        if len(words) < len(text.split()):
            self.note(gettext("Only the first {most} terms are searched.").format(most=MAX_TERMS), end)

    def quoted_text(self, at):
        """(text, end) from the quotation mark at `at` to its closing one; (None, at) without one."""
        opening = self.query[at : at + 1]
        closing = opening not in self.never_closed and CLOSING_PATTERNS[opening].search(self.query, at + 1)
        if not closing:
            self.never_closed.add(opening)
            return None, at
        words = ANY_QUOTE.sub(" ", self.query[at + 1 : closing.start()]).split()
        return " ".join(word[:MAX_TERM_LENGTH] for word in words), closing.end()

    def read_chunk(self, chunk):
        if number := SPACED_NUMBER.match(self.query, self.at):
            self.add_term(Word(" ".join(number.group().split())), number.end())
            return
        if len(chunk.group()) > MAX_TERM_LENGTH:
            self.note(gettext("This word is too long and is searched by its beginning."), chunk.end())
        text = chunk.group()[:MAX_TERM_LENGTH]
        operator = in_plain_letters(text)
        if OPERATOR.fullmatch(operator):
            self.read_operator(operator, chunk.end())
        elif named := FIELD_AND_VALUE.match(text):
            self.read_field(named, chunk.end())
        else:
            self.read_word(text, chunk.end())

    def read_operator(self, text, end):
        kind, _slash, distance = text.partition("/")
        asked = int(distance or DEFAULT_DISTANCE)
        if asked > MAX_DISTANCE:
            self.note(gettext("NEAR reaches {most} words at most.").format(most=MAX_DISTANCE), end)
        if asked < 1:
            self.note(gettext("NEAR reaches one word at least."), end)
        self.add_symbol(kind, end, distance=min(max(asked, 1), MAX_DISTANCE))

    def read_field(self, named, end):
        name, value = in_plain_letters(named.group(1)).lower(), TRAILING_SIGNS.sub("", named.group(2))
        name = ALSO_WRITTEN.get(name, name)
        if name != "exact" and name not in FIELDS:
            self.read_unknown_field(name, named, end)
            return
        if not named.group(2) and self.query[end : end + 1] in CLOSING_PATTERNS:
            value, end = self.quoted_value(end)
        if not WORD_CHARACTER.search(value):
            self.note(gettext("After the colon a value is expected."), end)
            self.add_term(Word(named.group(1)), end)
        else:
            if "*" in named.group(2) or "*" in value:
                self.note(gettext("An asterisk is read behind a word of its own only; here it is left out."), end)
                value = " ".join(value.replace("*", " ").split())
            words = value.split()[: max(self.terms_left, 1)]
            node = Exact(" ".join(words)) if name == "exact" else FieldTerm(name, value)
            self.add_term(node, end, len(words) if name == "exact" else 1)

    def quoted_value(self, at):
        """(value, end) of the quotation that begins at `at`; without a closing mark the next word is the value."""
        quoted, end = self.quoted_text(at)
        word = CHUNK.match(self.query, at + 1)
        if quoted is not None or not word:
            return quoted or "", end
        self.notes.append(
            Note(gettext("This quotation mark has no partner; its words are searched one by one."), at, at + 1)
        )
        return TRAILING_SIGNS.sub("", word.group()[:MAX_TERM_LENGTH]), word.end()

    def read_unknown_field(self, name, named, end):
        is_name = named.group(2)[:1].isalnum() or (not named.group(2) and self.query[end : end + 1] in CLOSING_PATTERNS)
        if is_name:
            nearest = process.extractOne(name, FIELDS, scorer=fuzz.ratio, score_cutoff=60)
            self.note(gettext("There is no such field; it is searched as words."), end, nearest[0] if nearest else "")
        self.read_word(named.group(), end)

    def read_word(self, text, end):
        if operator := TRANSLATED_OPERATORS.get(text):
            self.note(
                gettext("“{word}” is searched as a word; the operator is written {operator}.").format(
                    word=text, operator=operator
                ),
                end,
            )
        if text.startswith("NEAR/"):
            self.note(gettext("Behind NEAR/ a number is expected; it is searched as words."), end)
        if self.query[self.at - 1 : self.at] == "*":
            self.note(gettext("An asterisk stands for the end of a word only."), end)
        is_prefix = text.rstrip("*") != text
        text = TRAILING_SIGNS.sub("", text)
        if "*" in text:
            self.note(gettext("An asterisk stands for the end of a word only."), end)
        if is_prefix and (len(text) > 1 or WORD_OF_ONE_CHARACTER.match(text)):
            self.add_term(Prefix(text), end)
            return
        if is_prefix:
            self.note(gettext("At least two letters are needed before an asterisk."), end)
        self.add_term(Word(text.lower() if OPERATOR.fullmatch(text) else text), end)


def read_symbols(query: str, notes: list[Note]) -> list[Symbol]:
    return Lexer(query, notes).run()
