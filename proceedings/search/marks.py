"""Marking what was found: private-use characters stand for the marks until the text is escaped."""

from django.utils.html import escape
from django.utils.safestring import mark_safe

MARK_START, MARK_END = "\ue000", "\ue001"


def marked(text):
    """`text` as HTML: escaped first, then with `<mark>` where the marks stand."""
    html = escape(text).replace(MARK_START, "<mark>").replace(MARK_END, "</mark>")
    return mark_safe(html)  # noqa: S308  escaped above


def unmarked(text):
    return text.replace(MARK_START, "").replace(MARK_END, "")
