"""A query as a tree of terms and operators. `str(tree)` is the canonical query, which parses to the same tree."""

import re
from dataclasses import dataclass, field

FIELDS = ("speaker", "theme", "forum", "edition", "organisation", "country", "year", "before", "after")
MAX_TERMS = 40  # words, the words of phrases and fields together
MAX_TERM_LENGTH = 100  # characters of one word
MAX_DEPTH = 10  # brackets in brackets
MAX_NOTES = 20
DEFAULT_DISTANCE, MAX_DISTANCE = 10, 100  # words apart: by default, at most

UNQUOTED_VALUE = re.compile(r"[^\W_](?:[\w/-]{0,60}[^\W_])?")
SHORT_NUMBER_LAST, THREE_DIGITS_FIRST = re.compile(r"(?<![^\W_])\d{1,3}$"), re.compile(r"\d{3}(?![^\W_])")


@dataclass(frozen=True)
class Node:
    """A part of the query; `start` and `end` count the characters typed and do not count in comparisons."""

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
    def words(self) -> str:
        return self.text.rstrip("*")

    @property
    def is_prefix(self) -> bool:
        """Whether its last word is only the beginning of one."""
        return self.text.endswith("*")

    def __str__(self):
        return f'"{self.text}"'


@dataclass(frozen=True)
class Prefix(Node):
    """Words that begin with `text`."""

    text: str

    def __str__(self):
        return f"{self.text}*"


@dataclass(frozen=True)
class Exact(Node):
    """A word or a phrase as written: no stems, no synonyms."""

    text: str

    def __str__(self):
        return f"exact:{quoted_if_needed(self.text)}"


@dataclass(frozen=True)
class FieldTerm(Node):
    """`theme:water`: statements with this value in this field."""

    name: str
    value: str

    def __str__(self):
        return f"{self.name}:{quoted_if_needed(self.value)}"


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
            query += (", " if would_be_one_number(query, part) else " ") * bool(query) + part
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


def quoted_if_needed(text: str) -> str:
    return text if UNQUOTED_VALUE.fullmatch(text) else f'"{text}"'


def would_be_one_number(before, after):
    """15 and 000 side by side would be read as 15 000."""
    return bool(SHORT_NUMBER_LAST.search(before[-4:]) and THREE_DIGITS_FIRST.match(after))
