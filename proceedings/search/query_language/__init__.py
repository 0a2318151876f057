"""The query language: what a reader typed, as a tree, with notes on what could not be understood.

    words (all)   "a phrase"   "a phra*"   a OR b   -a   ( )   defen*   a NEAR b   a NEAR/5 b   exact:word   theme:x

Nothing a reader types is an error. `str(tree)` is the canonical query, which parses to the same tree.
"""

from proceedings.search.query_language.parser import parse
from proceedings.search.query_language.tree import (
    FIELDS,
    And,
    Exact,
    FieldTerm,
    Near,
    Node,
    Not,
    Note,
    Or,
    Parsed,
    Phrase,
    Prefix,
    Word,
)

__all__ = [
    "FIELDS",
    "And",
    "Exact",
    "FieldTerm",
    "Near",
    "Node",
    "Not",
    "Note",
    "Or",
    "Parsed",
    "Phrase",
    "Prefix",
    "Word",
    "parse",
]
