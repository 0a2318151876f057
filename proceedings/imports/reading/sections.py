"""The sections of a report while it is being read, as they fill up."""

from dataclasses import dataclass, field
from itertools import islice

from proceedings.imports.reading.introductions import Header
from proceedings.imports.reading.line_kinds import section_kind
from proceedings.imports.reading.people_met import MAX_NAMESAKES, key_of
from proceedings.imports.reading.persons import Person
from proceedings.imports.reading.posts import NO_POST, Post
from proceedings.imports.reading.report import Passage, Section, SpeakerBlock


@dataclass(eq=False)
class OpenBlock:
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
class OpenSection:
    title: str | None = None
    kind: str = ""
    moderators: dict[frozenset[str], Header] = field(default_factory=dict)
    takeaways: list[Passage] = field(default_factory=list)
    blocks: dict[frozenset[str], OpenBlock] = field(default_factory=dict)
    unattributed: list[Passage] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.moderators or self.takeaways or self.blocks or self.unattributed)

    def block(self, header: Header) -> OpenBlock:
        """The person's block in this section; a post printed later fills an empty one."""
        key = key_of(header.person)
        known = self.blocks.setdefault(key, OpenBlock(header.person, header.post))
        if header.has_post and not (known.post.post or known.post.organisation):
            known.post = header.post
        return known

    def moderated_by(self, header: Header) -> None:
        self.moderators.setdefault(key_of(header.person), header)

    def is_moderator(self, person: Person) -> bool:
        return any(key_of(person) <= key for key in islice(self.moderators, MAX_NAMESAKES))

    def finished(self) -> Section:
        return Section(
            self.kind_by_title(),
            self.title,
            tuple(header.person.name for header in self.moderators.values()),
            tuple(self.takeaways),
            tuple(block.finished() for block in self.blocks.values()),
            tuple(self.unattributed),
        )

    def kind_by_title(self) -> str:
        """What the title says; else several people who speak under a title are a panel."""
        if self.kind or not self.title:
            return self.kind or "other"
        said = section_kind(self.title)
        return said or ("panel" if len(self.blocks) + len(self.moderators) > 1 else "other")
