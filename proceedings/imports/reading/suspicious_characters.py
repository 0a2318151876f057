"""Characters that look wrong in their surroundings: asked about, never changed."""

import re
from collections.abc import Iterator, Sequence

from proceedings.imports.reading.lines import Line
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.report import Question

LATIN, CYRILLIC = r"A-Za-zÀ-ɏ", r"Ѐ-ԯ"
WORD = re.compile(r"[^\W\d_]+")
HAS_LATIN, HAS_CYRILLIC = re.compile(f"[{LATIN}]"), re.compile(f"[{CYRILLIC}]")
PAIRS = (("“„", "”", "“ ”"), ("«", "»", "« »"), ("「", "」", "「」"), ("『", "』", "『』"))
MAX_QUOTE_LENGTH = 8  # lines that one quotation may run on


def suspicious_characters(lines: Sequence[Line]) -> Iterator[Question]:
    for line in lines:
        yield from foreign_words(line)
    yield from stray_quotes(lines)


def foreign_words(line: Line) -> Iterator[Question]:
    """Cyrillic words in a Latin line, and words that mix both scripts."""
    if not HAS_CYRILLIC.search(line.text) or not HAS_LATIN.search(line.text):
        return
    latin = len(re.findall(f"[{LATIN}]", line.text))
    cyrillic = len(re.findall(f"[{CYRILLIC}]", line.text))
    for word in dict.fromkeys(WORD.findall(line.text)):
        if not HAS_CYRILLIC.search(word):
            continue
        if HAS_LATIN.search(word):
            yield Question(
                gettext("“{word}” mixes Latin and Cyrillic letters: what is meant?").format(word=word), line.passage
            )
        elif latin > 8 * cyrillic:
            yield Question(
                gettext("“{word}” is in Cyrillic letters in an English line: a word left untranslated?").format(
                    word=word
                ),
                line.passage,
            )


def stray_quotes(lines: Sequence[Line]) -> Iterator[Question]:
    for opening, closing, shown in PAIRS:
        yield from unbalanced(lines, opening, closing, shown)
    for line in lines:
        if line.text.count('"') % 2:
            yield Question(gettext('An odd number of straight quotation marks (" ") on this line.'), line.passage)


def unbalanced(lines: Sequence[Line], opening: str, closing: str, shown: str) -> Iterator[Question]:
    """A quotation may run over several paragraphs, each opened anew or not, and close in the last."""
    open_since, opened_at = None, 0
    for position, line in enumerate(lines):
        excess = excess_of_openings(line.text, opening, closing)
        if open_since and position - opened_at > MAX_QUOTE_LENGTH:
            yield Question(
                gettext("A quotation opens here and does not close ({shown}).").format(shown=shown), open_since.passage
            )
            open_since = None
        if excess > 0 and not open_since:
            open_since, opened_at = line, position
        elif excess < 0 and open_since:
            open_since = None
        elif excess < 0:
            yield Question(
                gettext("A quotation closes here and was not opened ({shown}).").format(shown=shown), line.passage
            )
    if open_since:
        yield Question(
            gettext("A quotation opens here and does not close ({shown}).").format(shown=shown), open_since.passage
        )


def excess_of_openings(text: str, opening: str, closing: str) -> int:
    if closing not in text and opening[0] not in text:
        return 0
    # „…“ closes with the mark that elsewhere opens.
    if "„" in text and "”" not in text:
        return text.count("„") - text.count("“")
    return sum(text.count(mark) for mark in opening) - text.count(closing)
