"""Whom a line that begins with a quotation gives it to: “…,” a skipper told us."""

import re
from itertools import islice

from proceedings.imports.reading.introductions import is_reporting
from proceedings.imports.reading.lines import Line, readable

OPENING_QUOTES = '“"«„‘—–'
CLOSING_QUOTE = re.compile(r"[”\"»’]\s*[,.]?\s*(?:[–—-]\s*)?(?=[^\W\d_])")
MOST_QUOTATIONS = 20  # of a line
MOST_WORDS = 7  # of whoever is said to have spoken, with the verb
JOINTS = frozenset(["and", "but", "then", "also", "or", "as", "та", "і", "й", "але", "а", "також"])


def subject_behind(line: Line) -> list[str]:
    """The words that name who said it, in lower case, from behind the first quotation; [] where nobody is."""
    if not line.text.startswith(tuple(OPENING_QUOTES)):
        return []
    for found in islice(CLOSING_QUOTE.finditer(line.text), MOST_QUOTATIONS):
        tail = re.split(r"[.:;“«]", readable(line.text[found.end() : found.end() + 120]), maxsplit=1)[0]
        words = re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", tail.casefold())[:MOST_WORDS]
        said = next((at for at, word in enumerate(words) if is_reporting(word)), None)
        if said is not None:
            named = words[:said] if said else words[1:4]
            return [word for word in named if word not in JOINTS]
    return []
