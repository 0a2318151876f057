"""English of the interface that is left on a page in another language."""

import re

from proceedings.models import ForumEdition, Panel
from tests import marked
from tests.pages import Page

TAG, GAP = re.compile(r"<[^>]+>"), re.compile(r"%\(\w+\)s|\{\w*\}")
LETTERS = re.compile(r"[A-Za-z]{2,}.*[A-Za-z]{2,}|[A-Za-z]{4,}", re.DOTALL)
SEEN = [*marked.READ_ALOUD, "content"]


def english():
    """All that the interface says in English, between tags: whole words, and patterns of those with gaps to fill."""
    texts = {text for _context, forms, _where in marked.extracted() for text in forms}
    pieces = {piece.strip(" ,.:;") for text in texts for piece in TAG.split(text)}
    words = {piece for piece in pieces if LETTERS.search(GAP.sub("", piece))}
    with_gaps = {piece for piece in words if GAP.search(piece)}
    return words - with_gaps, [re.compile(".+?".join(map(re.escape, GAP.split(piece)))) for piece in with_gaps]


class Seen(Page):
    """What a reader sees or hears, piece by piece, but for what is said to be in another language."""

    def __init__(self, response, language):
        self.language, self.pieces = language, []
        super().__init__(response)

    def handle_data(self, data):
        super().handle_data(data)
        if self.is_of_the_page() and data.strip():
            self.pieces.append(data)

    def handle_starttag(self, tag, attributes):
        super().handle_starttag(tag, attributes)
        if self.is_of_the_page():
            self.pieces += [value for name, value in attributes if name in SEEN and value]

    def is_of_the_page(self):
        languages = [each.get("lang") for each in self.open if each.get("lang")]
        return not any(each.tag in ("script", "code") for each in self.open) and languages[-1:] in ([], [self.language])


def left(response, language, english):
    """Pieces of the page that are the interface's own words in English."""
    words, patterns = english
    pieces = {" ".join(piece.split()).strip(" ,.:;") for piece in Seen(response, language).pieces} - titles()
    return sorted(each for each in pieces if each in words or any(pattern.fullmatch(each) for pattern in patterns))


def titles():
    """What the record itself calls things, in whatever language, may be a word of the interface too."""
    return {*Panel.objects.values_list("title", flat=True), *ForumEdition.objects.values_list("title", flat=True)}
