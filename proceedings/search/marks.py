"""Marking what was found, on the words as written."""

from django.utils.html import escape
from django.utils.safestring import mark_safe

from proceedings.search.normalise import occurrences, tokens


def marked(text, language, asked):
    """`text` as HTML, every place in `<mark>` where one of the readings `asked` stands. Each piece is escaped."""
    pieces, copied = [], 0
    for place in occurrences(tokens(text, language), asked) if asked else ():
        start = max(place.start, copied)
        if place.end > start:
            pieces += (escape(text[copied:start]), "<mark>", escape(text[start : place.end]), "</mark>")
            copied = place.end
    return mark_safe("".join([*pieces, escape(text[copied:])]))  # noqa: S308  escaped piece by piece
