"""Whole names that a text prints anywhere, by each of their words: for whoever speaks by a family name alone."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django_extras.scripts import KANJI, KATAKANA
from proceedings.imports.reading.introductions import whole_name
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.persons import folded

CAPITALISED = re.compile(r"[^\W\d_a-zа-яіїєґ][\w’'-]+(?: [^\W\d_a-zа-яіїєґ][\w.’'-]*){1,6}")
# A name in characters of Japanese is known by what stands behind it.
NAMES_JA = re.compile(
    rf"(?<![{KANJI}{KATAKANA}])(?P<name>[{KANJI}]{{3,5}}(?=氏|さん|・[{KANJI}])"
    rf"|[{KATAKANA}]{{2,}}(?:[・=＝][{KATAKANA}]{{2,}})+(?=氏|さん|[前元駐]|[{KANJI}]{{0,8}}大使))"
)


def names_in_full(classified: Iterable[ClassifiedLine]) -> dict[str, set[str]]:
    """Folded word → the whole names it is a part of."""
    names: dict[str, set[str]] = defaultdict(set)
    for one in classified:
        for found in CAPITALISED.finditer(one.line.text):
            for name in names_behind_title(found.group().split()):
                for word in name.split():
                    names[folded(word)].add(name)
        for found in NAMES_JA.finditer(one.line.text):
            for part in beginnings(found["name"]):
                names[folded(part)].add(found["name"])
    return names


def beginnings(name: str) -> set[str]:
    """What a Japanese text may call somebody later: the family name, or a part of a foreign one."""
    parts = [part for part in re.split(r"[・=＝]", name) if len(part) > 1]
    return set(parts) if len(parts) > 1 else {name[:2], name[:3]} - {name}


def names_behind_title(words: list[str]) -> set[str]:
    """The name that the last words are, behind a title or a post: “Commissioner Anna Weber”."""
    for length in (2, 3):
        if len(words) >= length and (person := whole_name(" ".join(words[-length:]))):
            return {person.name}
    return set()
