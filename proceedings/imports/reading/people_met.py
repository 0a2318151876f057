"""Everybody whom a report has introduced so far, found again by any name that is theirs alone."""

import re
from collections import defaultdict
from itertools import islice

from django_extras.scripts import KANJI
from proceedings.imports.reading.introductions import Header
from proceedings.imports.reading.lines import Line
from proceedings.imports.reading.persons import Person, folded

MAX_NAMESAKES = 50  # a part shared by more people tells nobody apart


class PeopleMet:
    """Everybody introduced so far, found again by the whole name or by the part that is theirs alone."""

    def __init__(self):
        self.by_key: dict[frozenset[str], Header] = {}
        self.by_part: defaultdict[str, dict[frozenset[str], Header]] = defaultdict(dict)

    def add(self, header: Header) -> None:
        key = key_of(header.person)
        if header.has_post or key not in self.by_key:
            self.by_key[key] = header
            for part in parts(header.person):
                self.by_part[part][key] = header

    def find(self, person: Person, among=None) -> Header | None:
        """The one person known by all parts of this name, or None; `among` limits the search to some."""
        whole = key_of(person)
        if whole in self.by_key:
            return self.by_key[whole] if among is None or whole in among else None
        found = [header for header in self.namesakes(person) if among is None or key_of(header.person) in among]
        if len(found) > 1 and person.honorific:
            found = [header for header in found if is_called(header, person.honorific)]
        return found[0] if len(found) == 1 else None

    def namesakes(self, person: Person) -> list[Header]:
        """Everybody whose name has all parts of this one; nobody, where it is a crowd."""
        holders = [self.by_part.get(folded(token), {}) for token in person.tokens or [person.name]]
        fewest = min(holders, key=len, default={})
        if len(fewest) > MAX_NAMESAKES:
            return []
        return [header for key, header in fewest.items() if all(key in others for others in holders)]

    def by_initials(self, initials: str) -> Header | None:
        """The one person so called in an interview: “AV”."""
        known = islice(self.by_key.values(), MAX_NAMESAKES)
        found = [header for header in known if [part[0].upper() for part in header.person.name.split()] == [*initials]]
        return found[0] if len(found) == 1 else None

    def knows(self, word: str) -> bool:
        return folded(word) in self.by_part


def is_called(header: Header, title: str) -> bool:
    """“Dr.” or “Professor” of whoever is introduced as one."""
    called = f"{header.person.honorific} {header.post.post or ''}".casefold().replace(".", " ").split()
    return folded(title).strip(". ") in called


def parts(person: Person) -> set[str]:
    """Tokens, halves of double names, and beginnings of unspaced names (the family may be one)."""
    parts = set(person.tokens)
    parts |= {half for token in person.tokens for half in token.split("-") if len(half) > 3}
    compact = re.sub(r"[ 　]", "", person.name)
    if re.match(f"[{KANJI}]", compact):
        parts |= {compact, *(compact[:length] for length in (1, 2, 3))}
    parts |= {part for part in re.split(r"[・=＝]", person.name) if len(part) > 1}
    return parts


def key_of(person: Person) -> frozenset[str]:
    if re.match(f"[{KANJI}]", person.name):
        return frozenset([re.sub(r"[ 　]", "", person.name)])
    return frozenset(person.tokens)


def starts_with_known(line: Line, people: PeopleMet) -> Person | None:
    """The known person whose name opens the line, after a title at most (“Ambassador Nakagome’s point”)."""
    opening = re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", line.head[:80])[:3]
    for word in opening:
        plain = re.sub(r"['’]s$", "", word)
        if people.knows(plain) and plain[0].isupper():
            return Person(plain)
        if not word[0].isupper():
            return None
    return None
