"""Marking what was found, on the words as written."""

import re
from urllib.parse import quote

from proceedings.text.lexemes import occurrences, tokens

# Around what was found: the two that are no characters, which `refuse_unprintable` keeps out of every text of the
# archive. Where it is drawn they become <mark>.
MARK_START, MARK_END = "\ufffe", "\uffff"
MARKED = re.compile(f"{MARK_START}(.*?){MARK_END}", re.DOTALL)
WITHOUT_MARKS = str.maketrans("", "", MARK_START + MARK_END)
MAX_FRAGMENTS = 5
WORD_BEFORE = re.compile(r"(?<!\S)(\S{1,40})[^\S\n]+\Z")
WORD_BEHIND = re.compile(r"[^\S\n]+(\S{1,40})(?!\S)")


def marked(text: str, language: str, asked) -> str:
    """`text` with every place between marks where one of the readings `asked` is."""
    pieces: list[str] = []
    copied = 0
    for start, end in places(text, language, asked) if asked else ():
        pieces += [plain(text[copied:start]), MARK_START, plain(text[start:end]), MARK_END]
        copied = end
    return "".join([*pieces, plain(text[copied:])])


def plain(text: str) -> str:
    """Should a text hold the marks all the same, written past the forms: they would mark what was not found."""
    return text.translate(WITHOUT_MARKS)


def places(text: str, language: str, asked) -> list[tuple[int, int]]:
    """(start, end) of every place where one of the readings `asked` stands, in order of the text."""
    return merged(occurrences(wanted(tokens(text, language), asked), asked))


def wanted(found, asked):
    """Those of the tokens `found` that a reading could stand on: a few of a text's two hundred."""
    slots = {slot for reading in asked for slot in reading}
    whole = {lexeme for slot in slots if not slot.is_prefix for lexeme in slot.lexemes}
    beginnings = tuple({lexeme for slot in slots if slot.is_prefix for lexeme in slot.lexemes})
    return [
        token
        for token in found
        if not whole.isdisjoint(token.lexemes)
        or (beginnings and any(lexeme.startswith(beginnings) for lexeme in token.lexemes))
    ]


def merged(places):
    """(start, end) of `places`, which come in order of the text; those that overlap are one: a term and its words."""
    joined: list[tuple[int, int]] = []
    for place in places:
        if joined and place.start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], place.end)
        else:
            joined.append((place.start, place.end))
    return joined


def text_fragment(words: str | None) -> str:
    """What behind an anchor makes a browser mark the found words itself; nothing where `marked` found none.

    Each of them once, words side by side together, with those beside them: of several places a browser takes the
    first, and a page begins with titles. https://wicg.github.io/scroll-to-text-fragment/
    """
    pieces = MARKED.split((words or "").replace(f"{MARK_END} {MARK_START}", " "))
    found: dict[str, str] = {}
    for at in range(1, len(pieces), 2):
        if pieces[at] not in found and len(found) < MAX_FRAGMENTS:
            found[pieces[at]] = directive("".join(pieces[:at]), pieces[at], "".join(pieces[at + 1 :]))
    return ":~:" + "&".join(found.values()) if found else ""


def directive(before, words, after):
    """Only whole words help: in a script without spaces a part of one would fit nothing."""
    prefix, suffix = WORD_BEFORE.search(before), WORD_BEHIND.match(after)
    return "text=" + ",".join(
        [
            *([f"{fragment(prefix[1])}-"] if prefix else []),
            fragment(words),
            *([f"-{fragment(suffix[1])}"] if suffix else []),
        ]
    )


def fragment(words):
    return quote(words, safe="").replace("-", "%2D")
