"""Marking what was found: private-use characters stand for the marks until the text is escaped."""

import re
from urllib.parse import quote

from django.utils.html import escape
from django.utils.safestring import mark_safe

from proceedings.search.normalise import occurrences, tokens

MARK_START, MARK_END = "\ue000", "\ue001"
MARKED = re.compile(f"{MARK_START}([^{MARK_END}]+){MARK_END}")
MOST_FRAGMENTS = 5


def with_marks(text, language, asked):
    """`text` with marks around every place where one of the readings `asked` stands, as written there."""
    if not asked:
        return text
    pieces, copied = [], 0
    for place in occurrences(tokens(text, language), asked):
        start = max(place.start, copied)
        if place.end > start:
            pieces += (text[copied:start], MARK_START, text[start : place.end], MARK_END)
            copied = place.end
    return "".join([*pieces, text[copied:]])


def marked(text):
    """`text` as HTML: escaped first, then with `<mark>` where the marks stand."""
    html = escape(text).replace(MARK_START, "<mark>").replace(MARK_END, "</mark>")
    return mark_safe(html)  # noqa: S308  escaped above


def text_fragment(text):
    """What behind an anchor makes a browser mark the found words itself (a "text fragment"); nothing if none is marked.

    https://wicg.github.io/scroll-to-text-fragment/
    """
    found = list(dict.fromkeys(MARKED.findall(text or "")))[:MOST_FRAGMENTS]
    return ":~:" + "&".join(f"text={fragment(words)}" for words in found) if found else ""


def fragment(words):
    return quote(words, safe="").replace("-", "%2D")
