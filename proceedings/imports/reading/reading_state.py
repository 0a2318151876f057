"""How far a report is read: who is speaking, whom the report introduced, and what was put where.

Lines in doubt go to nobody, and the editor is asked.
"""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice

from proceedings.imports.reading.introductions import Header, Shape
from proceedings.imports.reading.labels import MODERATOR, pronoun_of
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.name_line_evidence import name_line_evidence
from proceedings.imports.reading.names_in_full import names_in_full
from proceedings.imports.reading.people_lists import people_in
from proceedings.imports.reading.people_met import MAX_NAMESAKES, PeopleMet, key_of
from proceedings.imports.reading.persons import Person, is_a_word_of
from proceedings.imports.reading.report import Field, Passage, Question, Section
from proceedings.imports.reading.sections import OpenBlock, OpenSection
from proceedings.imports.reading.stage_directions import stage_directions
from proceedings.imports.reading.times import time_alone
from proceedings.imports.reading.turn_evidence import key_of_label, turn_evidence

HABIT = 3  # people introduced in one way: what follows an introduction is theirs
POST_LINE = "post"  # the line under a name holds the post
PRONOUN_OF_POST = (
    ("she", re.compile(r"woman\b|(?:директорка|професорка|голова правління|експертка)", re.IGNORECASE)),
    ("he", re.compile(r"(?<!wo)man\b", re.IGNORECASE)),
)


LineTimes = Mapping[int, tuple[float | None, float | None]]  # line → seconds where its words begin and end


class ReadingState:
    """How far a report's body is read: its sections, everybody met, who speaks, and where a line can be put."""

    def __init__(self, vocabulary: frozenset[str], classified: list[ClassifiedLine], line_times: LineTimes):
        self.vocabulary, self.classified, self.line_times = vocabulary, classified, line_times
        self.name_lines = name_line_evidence(classified, vocabulary)
        self.turns = turn_evidence(classified, self.listed())
        self.text_at = {one.line.number: one.line.text for one in classified}
        self.directions = stage_directions(classified)
        self.one_speaker: Header | None = None  # of a speech
        self.time: float | None = None  # printed above the words that follow, in seconds
        self.sections = [OpenSection()]
        self.people = PeopleMet()
        self.met_in: dict[frozenset[str], OpenSection] = {}
        self.fields: list[Field] = []
        self.questions: list[Question] = []
        self.unplaced: list[Passage] = []
        self.speaker: OpenBlock | None = None
        self.taken_by: Shape | None = None  # how the speaker was introduced
        self.keeps_words = False  # below name lines stand the words themselves
        self.verbatim = False  # the words stand under the name, and are not told
        self.list_of = ""
        self.post_read = ""  # the line under a name, while the next may go on with it
        self.in_roster = False
        self.item_lines = {one.line.number for one in classified if one.line.is_item}
        self.has_a_habit = introductions(classified) >= HABIT
        self.begins_with_names = beginnings(classified) >= HABIT
        self.whole_names: dict[str, set[str]] | None = None
        self.before_colons = names_before_colons(classified, vocabulary)

    def listed(self) -> list[frozenset[str]]:
        """Whom lists of people name: on lines of their own, or behind “Speakers:”."""
        rosters = (one.label.rest for one in self.classified if one.label and one.label.rest)
        headers = [header for rest in rosters for header in people_in(rest)[0]]
        return [key_of(header.person) for header in [*headers, *self.name_lines.headers.values()]]

    def in_full(self, person: Person) -> Person:
        """“Weber” as the only Anna Weber that the text names anywhere; else as printed."""
        if person.is_whole or len(person.tokens) != 1:
            return person
        if self.whole_names is None:
            self.whole_names = names_in_full(self.classified)
        names = self.whole_names.get(person.tokens[0], set())
        return Person(next(iter(names)), person.honorific, person.end) if len(names) == 1 else person

    @property
    def times_alone(self) -> int:
        """How many lines are a time and nothing else."""
        return sum(time_alone(one.line.text) is not None for one in self.classified)

    def name_key_at(self, number: int) -> frozenset[str]:
        return key_of_label(self.name_lines.labels[number])

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

    def as_here(self, known: Header, header: Header) -> Header:
        """The post printed in this section, or before all sections, and not the one of another section."""
        key = key_of(known.person)
        if self.met_in.get(key) in {self.section, self.sections[0]}:
            return known
        block = self.section.blocks.get(key)
        return Header(header.shape, known.person, block.post if block else header.post)

    def takes_the_floor(self, header: Header) -> None:
        self.meet(header)
        self.speaker, self.verbatim, self.taken_by = self.section.block(header), False, header.shape
        self.in_roster = False

    def says(self, one: ClassifiedLine, passage: Passage | None = None) -> None:
        """The speaker says `passage`, the whole line unless a part of it is given; without one the line is nobody's."""
        speaker = self.speaker
        if speaker is None:
            self.leave_to_nobody(one)
            return
        speaker.paragraphs.append(passage or one.line.passage)
        by_post = next((said for said, pattern in PRONOUN_OF_POST if pattern.search(speaker.post.post or "")), "")
        speaker.pronoun = speaker.pronoun or by_post or pronoun_of(one.line.head)

    def take_time(self) -> float | None:
        """The time printed above, once."""
        seconds, self.time = self.time, None
        return seconds

    def timed(self, passage: Passage) -> Passage:
        """`passage` as the speaker's own words, with the time it began at, where one is known."""
        begins, ends = self.line_times.get(passage.line, (None, None))
        _begins, ends = self.line_times.get(passage.line + passage.text.count("\n"), (None, ends))
        printed = passage.starts_at if passage.starts_at is not None else self.take_time()
        starts_at = begins if begins is not None else printed
        return passage._replace(is_verbatim=self.verbatim, starts_at=starts_at, ends_at=ends)

    def leave_open(self, about: str, one: ClassifiedLine) -> None:
        self.ask(about, one)
        self.leave_to_nobody(one)
        self.nobody()

    def may_speak(self, header: Header) -> None:
        """Somebody named in full with a post or a title, about whom a line asks: one of those to choose from."""
        if header.person.is_whole and (header.has_post or header.person.honorific):
            self.takes_part(header)

    def leave_to_nobody(self, one: ClassifiedLine) -> None:
        self.section.unattributed.append(one.line.passage)

    def nobody(self) -> None:
        self.speaker, self.list_of, self.in_roster = None, "", False

    def ask(self, about: str, one: ClassifiedLine) -> None:
        self.questions.append(Question(about, one.line.passage))

    def put(self, what: str, one: ClassifiedLine) -> None:
        self.fields.append(Field(what, one.line.passage))

    def is_the_speaker(self, person: Person) -> bool:
        return self.speaker is not None and bool(self.people.find(person, {key_of(self.speaker.person)}))

    @property
    def prints_posts(self) -> bool:
        """Does this report introduce people with their posts? Then a bare name is likelier a mention."""
        return any(header.has_post for header in islice(self.people.by_key.values(), MAX_NAMESAKES))

    def knows_alone(self, one: ClassifiedLine) -> bool:
        return bool(one.header and one.header.shape is Shape.NAME_ONLY and self.people.find(one.header.person))

    def takes_part(self, header: Header) -> None:
        """One of a list of people."""
        self.meet(header)
        if header.moderates or self.list_of == MODERATOR:
            self.section.moderated_by(header)
        else:
            self.section.block(header)


def introductions(classified: list[ClassifiedLine]) -> int:
    """How many people the text introduces with their posts, in a sentence of its own or on a line."""
    sure = {Shape.INLINE, Shape.OWN_LINE, Shape.COLON}
    headers = (one.header for one in classified if one.header and one.header.shape in sure)
    return len({key_of(header.person) for header in headers if header.has_post and not header.led_in})


def beginnings(classified: list[ClassifiedLine]) -> int:
    """With how many people's whole names, and a verb of saying, paragraphs begin."""
    telling = {Shape.INLINE, Shape.BARE}
    headers = (one.header for one in classified if one.header and one.header.shape in telling)
    return len({key_of(header.person) for header in headers if header.person.is_whole and not header.led_in})


def names_before_colons(classified: list[ClassifiedLine], vocabulary: frozenset[str]) -> Counter:
    """Names before colons count as people where several stand so and none is a word the text uses."""
    names = [
        one.header.person.name.casefold() for one in classified if one.header and one.header.shape is Shape.NAME_COLON
    ]
    people = Counter(name for name in names if not is_a_word_of(vocabulary, name))
    return people if len(people) > 1 and len(people) == len(set(names)) else Counter()
