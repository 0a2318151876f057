"""A report while it is being read: sections that fill up, and the people met so far."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice

from .headers import Header
from .kinds import section_kind
from .lines import Line
from .persons import Person, folded
from .posts import NO_POST, Post
from .report import Passage, Section, SpeakerBlock

MOST_NAMESAKES = 50  # a part shared by more people tells nobody apart


@dataclass(eq=False)
class BlockDraft:
    """One person in one section."""

    person: Person
    post: Post = NO_POST
    pronoun: str = ""
    paragraphs: list[Passage] = field(default_factory=list)

    def finished(self) -> SpeakerBlock:
        return SpeakerBlock(
            self.person.name,
            self.post.post,
            self.post.organisation,
            self.person.honorific,
            self.post.modality,
            self.post.years,
            self.post.country,
            tuple(self.paragraphs),
        )


@dataclass(eq=False)
class SectionDraft:
    title: str | None = None
    kind: str = ""
    moderators: dict[frozenset[str], Header] = field(default_factory=dict)
    takeaways: list[Passage] = field(default_factory=list)
    blocks: dict[frozenset[str], BlockDraft] = field(default_factory=dict)
    unattributed: list[Passage] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.moderators or self.takeaways or self.blocks or self.unattributed)

    def block(self, header: Header) -> BlockDraft:
        """The person's block in this section; a post printed later fills an empty one."""
        key = key_of(header.person)
        known = self.blocks.setdefault(key, BlockDraft(header.person, header.post))
        if header.has_post and not (known.post.post or known.post.organisation):
            known.post = header.post
        return known

    def moderated_by(self, header: Header) -> None:
        self.moderators.setdefault(key_of(header.person), header)

    def is_moderator(self, person: Person) -> bool:
        return any(key_of(person) <= key for key in islice(self.moderators, MOST_NAMESAKES))

    def finished(self) -> Section:
        return Section(
            self._kind(),
            self.title,
            tuple(header.person.name for header in self.moderators.values()),
            tuple(self.takeaways),
            tuple(block.finished() for block in self.blocks.values()),
            tuple(self.unattributed),
        )

    def _kind(self) -> str:
        """What the title says; else several people who speak under a title are a panel."""
        if self.kind or not self.title:
            return self.kind or "other"
        said = section_kind(self.title)
        return said or ("panel" if len(self.blocks) + len(self.moderators) > 1 else "other")


class People:
    """Everybody introduced so far, found again by the whole name or by the part that is theirs alone."""

    def __init__(self):
        self.by_key = {}
        self.by_part = defaultdict(dict)

    def add(self, header: Header) -> None:
        key = key_of(header.person)
        if header.has_post or key not in self.by_key:
            self.by_key[key] = header
            for part in _parts(header.person):
                self.by_part[part][key] = header

    def find(self, person: Person, among=None) -> Header | None:
        """The one person known by all parts of this name, or None; `among` limits the search to some."""
        whole = key_of(person)
        if whole in self.by_key:
            return self.by_key[whole] if among is None or whole in among else None
        holders = [self.by_part.get(folded(token), {}) for token in person.tokens or [person.name]]
        fewest = min(holders, key=len, default={})
        if len(fewest) > MOST_NAMESAKES:
            return None
        common = [key for key in fewest if all(key in others for others in holders)]
        common = [key for key in common if among is None or key in among]
        return fewest[common[0]] if len(common) == 1 else None

    def knows(self, word: str) -> bool:
        return folded(word) in self.by_part


def _parts(person: Person) -> set[str]:
    """Tokens, halves of double names, and beginnings of unspaced names (the family may be one)."""
    parts = set(person.tokens)
    parts |= {half for token in person.tokens for half in token.split("-") if len(half) > 3}
    compact = re.sub(r"[ 　]", "", person.name)
    if re.match(r"[一-龥々]", compact):
        parts |= {compact, *(compact[:length] for length in (1, 2, 3))}
    parts |= {part for part in re.split(r"[・=＝]", person.name) if len(part) > 1}
    return parts


def key_of(person: Person) -> frozenset[str]:
    if re.match(r"[一-龥々]", person.name):
        return frozenset([re.sub(r"[ 　]", "", person.name)])
    return frozenset(person.tokens)


def starts_with_known(line: Line, people: People) -> Person | None:
    """The known person whose name opens the line, after a title at most (“Ambassador Nakagome’s point”)."""
    opening = re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", line.head[:80])[:3]
    for word in opening:
        plain = re.sub(r"['’]s$", "", word)
        if people.knows(plain) and plain[0].isupper():
            return Person(plain)
        if not word[0].isupper():
            return None
    return None
