"""How far a report is read: who is speaking, whom the report introduced, and what was put where.

Lines in doubt go to nobody, and the editor is asked.
"""

import re
from collections import Counter
from itertools import islice

from proceedings.imports.reading.introductions import Header, Shape
from proceedings.imports.reading.labels import MODERATOR, pronoun_of
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.people_met import MOST_NAMESAKES, PeopleMet, key_of
from proceedings.imports.reading.persons import Person, is_a_word_of
from proceedings.imports.reading.report import Field, Passage, Question, Section
from proceedings.imports.reading.sections import OpenBlock, OpenSection

POST_LINE = "post"  # the line under a name holds the post
PRONOUN_OF_POST = (
    ("she", re.compile(r"woman\b|(?:директорка|професорка|голова правління|експертка)", re.IGNORECASE)),
    ("he", re.compile(r"(?<!wo)man\b", re.IGNORECASE)),
)


class ReadingState:
    """How far a report's body is read: its sections, everybody met, who speaks, and where a line can be put."""

    def __init__(self, vocabulary: frozenset[str], classified: list[ClassifiedLine]):
        self.vocabulary, self.classified = vocabulary, classified
        self.sections = [OpenSection()]
        self.people = PeopleMet()
        self.met_in: dict[frozenset[str], OpenSection] = {}
        self.fields: list[Field] = []
        self.questions: list[Question] = []
        self.unplaced: list[Passage] = []
        self.speaker: OpenBlock | None = None
        self.verbatim = False  # the words stand under the name, and are not told
        self.list_of = ""
        self.post_read = ""  # the line under a name, while the next may go on with it
        self.in_roster = False
        self.item_lines = {one.line.number for one in classified if one.line.is_item}
        self.before_colons = _names_before_colons(classified, vocabulary)

    @property
    def section(self) -> OpenSection:
        return self.sections[-1]

    def finished_sections(self) -> tuple[Section, ...]:
        """Without an empty beginning; what only introduces titled sections becomes a field."""
        lobby, *titled = self.sections
        if titled and not (lobby.blocks or lobby.takeaways or lobby.moderators):
            self.fields += [Field("introduction", passage) for passage in lobby.unattributed]
            self.sections = titled
        kept = [section for section in self.sections if not section.is_empty or section.finished().kind != "other"]
        return tuple(section.finished() for section in kept or self.sections[:1])

    def meet(self, header: Header) -> None:
        self.people.add(header)
        if header.has_post:
            self.met_in[key_of(header.person)] = self.section

    def takes_the_floor(self, header: Header) -> None:
        self.meet(header)
        self.speaker, self.verbatim = self.section.block(header), False
        self.in_roster = False

    def says(self, one: ClassifiedLine) -> None:
        speaker = self.speaker
        speaker.paragraphs.append(one.line.passage)
        by_post = next((said for said, pattern in PRONOUN_OF_POST if pattern.search(speaker.post.post or "")), "")
        speaker.pronoun = speaker.pronoun or by_post or pronoun_of(one.line.head)

    def leave_open(self, about: str, one: ClassifiedLine) -> None:
        self.ask(about, one)
        self.section.unattributed.append(one.line.passage)
        self.nobody()

    def nobody(self) -> None:
        self.speaker, self.list_of, self.in_roster = None, "", False

    def ask(self, about: str, one: ClassifiedLine) -> None:
        self.questions.append(Question(about, one.line.passage))

    def put(self, what: str, one: ClassifiedLine) -> None:
        self.fields.append(Field(what, one.line.passage))

    def is_the_speaker(self, person: Person) -> bool:
        return bool(self.people.find(person, {key_of(self.speaker.person)}))

    @property
    def prints_posts(self) -> bool:
        """Does this report introduce people with their posts? Then a bare name is likelier a mention."""
        return any(header.has_post for header in islice(self.people.by_key.values(), MOST_NAMESAKES))

    def knows_alone(self, one: ClassifiedLine) -> bool:
        return bool(one.header and one.header.shape is Shape.NAME_ONLY and self.people.find(one.header.person))

    def takes_part(self, header: Header) -> None:
        """One of a list of people."""
        self.meet(header)
        if header.moderates or self.list_of == MODERATOR:
            self.section.moderated_by(header)
        else:
            self.section.block(header)


def _names_before_colons(classified: list[ClassifiedLine], vocabulary: frozenset[str]) -> Counter:
    """Names before colons count as people where several stand so and none is a word the text uses."""
    names = [
        one.header.person.name.casefold() for one in classified if one.header and one.header.shape is Shape.NAME_COLON
    ]
    people = Counter(name for name in names if not is_a_word_of(vocabulary, name))
    return people if len(people) > 1 and len(people) == len(set(names)) else Counter()
