"""One normaliser for text and query: both become lexemes here, and nowhere else.

Postgres gets ready-made vectors and queries (no text-search configuration), so that one place decides for
every language. A lexeme is a stem or lemma ("defenc", "київ"), a joined designator ("s300"), two Japanese
characters ("防空"), or the word as written behind "=" ("=defences"), for exact: and prefixes.
Lexemes are stored: whatever changes them raises VERSION, and the search rows are to be built again.
"""

from proceedings.text.lexemes.characters import in_one_script
from proceedings.text.lexemes.occurrences import Occurrence, occurrences
from proceedings.text.lexemes.readings import Reading, Slot, readings
from proceedings.text.lexemes.tokens import VERSION, Token, tokens, vector

__all__ = [
    "VERSION",
    "Occurrence",
    "Reading",
    "Slot",
    "Token",
    "in_one_script",
    "occurrences",
    "readings",
    "tokens",
    "vector",
]
