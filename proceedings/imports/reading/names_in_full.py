"""Whole names that a text prints anywhere, by each of their words: for whoever speaks by a family name alone."""

import re
from collections import defaultdict
from collections.abc import Iterable

from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.persons import folded, person_at
from proceedings.imports.reading.posts import has_organisation_word, has_post_word

CAPITALISED = re.compile(r"[^\W\d_a-zа-яіїєґ][\w’'-]+(?: [^\W\d_a-zа-яіїєґ][\w.’'-]*){1,6}")
MAX_WORDS = 3  # of a name that a text is searched for


def names_in_full(classified: Iterable[ClassifiedLine]) -> dict[str, set[str]]:
    """Folded word → the whole names it is a part of."""
    names: dict[str, set[str]] = defaultdict(set)
    for one in classified:
        for found in CAPITALISED.finditer(one.line.text):
            for name in _names(found.group().split()):
                for word in name.split():
                    names[folded(word)].add(name)
    return names


def _names(words: list[str]) -> set[str]:
    """The name that the last words are, behind a title or a post: “Commissioner Anna Weber”."""
    for length in (2, 3):
        printed = " ".join(words[-length:])
        person = person_at(printed) if len(words) >= length else None
        is_name = person is not None and person.end == len(printed) and person.is_whole
        if is_name and not (has_post_word(person.name) or has_organisation_word(person.name)):
            return {person.name}
    return set()
