"""Who has the floor: every line put where it belongs, one after another.

The last person introduced keeps the floor until a heading, a list of other people, a summary, or a doubt.
Lines in doubt go to nobody, and the editor is asked.
"""

import re
from collections import Counter
from itertools import islice

from django.utils.translation import gettext as _

from .drafts import MOST_NAMESAKES, BlockDraft, People, SectionDraft, key_of, starts_with_known
from .headers import Header, Shape, first_sentence, quoted_inside, verb_follows
from .kinds import LIKELY, PERHAPS, SURE, Seen
from .labels import (
    EVENT,
    GENERIC_ROLES,
    MODERATED_BY,
    MODERATOR,
    ROSTER,
    SPEECHES,
    TAKEAWAYS,
    TOPICS,
    is_caption,
    is_collective,
    pronoun_of,
    role_elsewhere,
    role_of,
)
from .people_lists import listed_person, participants_in, people_in
from .persons import Person, folded, is_a_word_of, is_name_token, person_at
from .posts import has_post_word, is_post_word, read_post
from .report import Field, Passage, Question, Section

POST_LINE = "post"  # the line under a name holds the post
PERSON_ALONE = {Shape.OWN_LINE, Shape.NAME_ONLY}
ABOUT_THE_EVENT = re.compile(
    r"speech|remarks|address|opening|intervention|presentation|discussion|forum|panel|session|conference|event|speaking|moderat|"
    r"слов|промов|виступ|відкрит|дискусі|форум|панел|сесі|доповід|захо[дді]",
    re.IGNORECASE,
)
HEADS_OF_STATE = re.compile(
    r"\b(?:prime minister|president|chancellor|king|queen)\b|президент|прем.єр|首相|大統領|総理",
    re.IGNORECASE,
)
OPENING_NAME = re.compile(
    r"(?P<cited>(?:According to|In the (?:view|words) of|За словами|На думку|На переконання)\s+)?"
    r"(?P<name>[^\W\d_]{3,}(?:-[^\W\d_]+)?)\b"
)
WHOLE_EVENT = re.compile(
    r"forum|conference|event|overall|general|top|report|форум|конференці|загальн|топ", re.IGNORECASE
)
PRONOUN_OF_POST = (
    ("she", re.compile(r"woman\b|(?:директорка|професорка|голова правління|експертка)", re.IGNORECASE)),
    ("he", re.compile(r"(?<!wo)man\b", re.IGNORECASE)),
)
NESTED = re.compile(
    r"\b(?:that|which|who|because|as|when|after|what|how|if|що|який|яка|яке|як|бо|коли)\b", re.IGNORECASE
)


class Floor:
    """The reading of a report's body, line by line: `place(position)` for each, then the results."""

    def __init__(self, vocabulary: frozenset[str], seen: list[Seen]):
        self.vocabulary, self.seen = vocabulary, seen
        self.sections = [SectionDraft()]
        self.people = People()
        self.met_in: dict[frozenset[str], SectionDraft] = {}
        self.fields: list[Field] = []
        self.questions: list[Question] = []
        self.unplaced: list[Passage] = []
        self.speaker: BlockDraft | None = None
        self.verbatim = False  # the words stand under the name, and are not told
        self.list_of = ""
        self.in_roster = False
        self.item_lines = {one.line.number for one in seen if one.line.is_item}
        self.before_colons = _names_before_colons(seen, vocabulary)

    @property
    def section(self) -> SectionDraft:
        return self.sections[-1]

    def place(self, position: int) -> None:
        one = self.seen[position]
        after = self.seen[position + 1] if position + 1 < len(self.seen) else None
        steps = (self._outside, self._label, self._heading, self._in_a_list, self._speech)
        next(step for step in steps if step(one, after))

    def finished_sections(self) -> tuple[Section, ...]:
        """Without an empty beginning; what only introduces titled sections becomes a field."""
        lobby, *titled = self.sections
        if titled and not (lobby.blocks or lobby.takeaways or lobby.moderators):
            self.fields += [Field("introduction", passage) for passage in lobby.unattributed]
            self.sections = titled
        kept = [section for section in self.sections if not section.is_empty or section.finished().kind != "other"]
        return tuple(section.finished() for section in kept or self.sections[:1])

    # Lines that are not speech

    def _outside(self, one: Seen, after: Seen | None) -> bool:
        if one.footer:
            self.unplaced.append(one.line.passage)
            if not is_caption(one.line):
                self._nobody()
        elif one.pause:
            self._field("programme", one)
            self._nobody()
        return one.footer or one.pause

    def _label(self, one: Seen, after: Seen | None) -> bool:
        label = one.label
        if not label or (label.kind in {ROSTER, TOPICS} and self._is_said_by_the_speaker(one)):
            return False
        self.list_of, self.in_roster = label.kind, False
        if label.kind == EVENT:
            self._field("event", one)
            return True
        self.speaker = None
        placing = {
            TAKEAWAYS: self._label_takeaways,
            MODERATOR: self._label_people,
            ROSTER: self._label_people,
        }
        placing.get(label.kind, self._label_heading)(one)
        return True

    def _is_said_by_the_speaker(self, one: Seen) -> bool:
        """“She raised these questions:” belongs to her; a label or a line about the event does not."""
        return self.speaker is not None and one.label.in_a_clause and not is_collective(one.line.head)

    def _label_heading(self, one: Seen) -> None:
        self._field("topic" if one.label.kind == TOPICS and one.label.rest else "heading", one)

    def _label_takeaways(self, one: Seen) -> None:
        title = one.line.head.rstrip(": ")
        if self.section is self.sections[0] or (WHOLE_EVENT.search(title) and not self.section.is_empty):
            self.sections.append(SectionDraft(title, kind="takeaways"))
        if one.label.rest:
            self.section.takeaways.append(one.line.passage)
        else:
            self._field("heading", one)

    def _label_people(self, one: Seen) -> None:
        found, left = people_in(one.label.rest)
        for header in found:
            self._listed_person(header, one)
        if left or (one.label.rest and not found):
            self._ask(_("Who is meant here: “{words}”?").format(words=left or one.label.rest), one)
        self._field("moderator" if one.label.kind == MODERATOR else ("speaker" if found else "heading"), one)

    def _heading(self, one: Seen, after: Seen | None) -> bool:
        if not self._is_heading(one):
            return False
        self._field("heading", one)
        if one.heading == PERHAPS and not self._completes_the_title(one):
            # No section is made of a guess: what follows stays in this one, nobody's until a name comes.
            self._ask(_("Is “{words}” a heading?").format(words=one.line.head), one)
        elif self._completes_the_title(one):
            self.section.title = f"{self.section.title.rstrip('. ')}. {one.line.text}"
        else:
            self.sections.append(SectionDraft(one.line.text.rstrip(": ")))
        self._nobody()
        return True

    def _is_heading(self, one: Seen) -> bool:
        if one.heading == LIKELY:
            return not self.list_of or self.list_of == TAKEAWAYS or one.line.blank_before
        if one.heading == PERHAPS:
            return not self._is_known_alone(one) and not (self.list_of == ROSTER and one.header)
        return one.heading == SURE

    def _completes_the_title(self, one: Seen) -> bool:
        """“Panel 1” and its subject on the next line."""
        title, last = self.section.title, self.fields[-2] if len(self.fields) > 1 else None
        number = re.fullmatch(r".{0,24}[\dIVXІ].{0,8}", title or "")
        return bool(number and self.section.is_empty and last and last.what == "heading" and one.heading != SURE)

    def _is_known_alone(self, one: Seen) -> bool:
        return bool(one.header and one.header.shape is Shape.NAME_ONLY and self.people.find(one.header.person))

    # Lists

    def _in_a_list(self, one: Seen, after: Seen | None) -> bool:
        reading = {
            TAKEAWAYS: self._in_takeaways,
            ROSTER: self._in_people,
            MODERATOR: self._in_people,
            TOPICS: self._in_topics,
            POST_LINE: self._in_post_line,
        }
        placed = self.list_of in reading and reading[self.list_of](one, after)
        if not placed and self.list_of != SPEECHES:
            self.list_of = ""
        return placed

    def _in_takeaways(self, one: Seen, after: Seen | None) -> bool:
        """Bullets; the first may have lost its own; or paragraphs, until somebody speaks."""
        if one.header and self._accepts(one.header, one):
            return False
        bulleted = any(passage.line in self.item_lines for passage in self.section.takeaways[:2])
        first_of_bullets = not self.section.takeaways and after is not None and after.line.is_item
        if not one.line.is_item and not first_of_bullets and (bulleted or is_collective(one.line.head)):
            return False
        if not one.line.is_item and not first_of_bullets and not self.section.takeaways:
            self._ask(_("These takeaways carry no bullets: where do they end?"), one)
        self.section.takeaways.append(one.line.passage)
        return True

    def _in_people(self, one: Seen, after: Seen | None) -> bool:
        header = listed_person(one.line.head)
        if header:
            self._listed_person(header, one)
            self._field("moderator" if header.moderates or self.list_of == MODERATOR else "speaker", one)
            return True
        if one.line.text[0] in "【「『[<＜":
            self._field("topic" if one.line.text[0] in "「『" else "heading", one)
            return True
        if not one.header and (one.line.is_item or (len(one.line.text) < 160 and not one.line.ends_a_sentence)):
            self._ask(_("Is this a person who took part?"), one)
            self.unplaced.append(one.line.passage)
            return True
        return False

    def _listed_person(self, header: Header, one: Seen) -> None:
        self._meet(header)
        if header.moderates or self.list_of == MODERATOR:
            self.section.moderated_by(header)
        else:
            self.section.block(header)

    def _in_topics(self, one: Seen, after: Seen | None) -> bool:
        if one.line.is_item or one.line.text.endswith(("?", "？")):
            self._field("topic", one)
            return True
        return False

    def _in_post_line(self, one: Seen, after: Seen | None) -> bool:
        self._field("speaker", one)
        self.list_of = ""
        return True

    # Speech

    def _speech(self, one: Seen, after: Seen | None) -> bool:
        header = one.header
        if MODERATED_BY.search(one.line.head[:60]) and self._moderation(one):
            pass
        elif header and self._accepts(header, one):
            self._introduced(header, one, after)
        elif self._moderation(one):
            pass
        else:
            self._in_roster_ends(one)
            self._continued(one)
        return True

    def _accepts(self, header: Header, one: Seen) -> bool:
        """Is this reading of the line good enough here to be acted on (be it by asking)?"""
        known = self.people.find(header.person)
        if header.shape in {Shape.NAME_COLON, Shape.NAME_ONLY}:
            return bool(known) or self._is_like_a_name(header, one)
        if header.shape in {Shape.BARE, Shape.CITED} and header.led_in and not known:
            return not self._is_nested(header, one)
        return True

    def _is_like_a_name(self, header: Header, one: Seen) -> bool:
        if self.list_of == SPEECHES and header.shape is Shape.NAME_COLON:
            return True
        return not is_a_word_of(self.vocabulary, header.person.name)

    def _is_nested(self, header: Header, one: Seen) -> bool:
        """Somebody named inside another's sentence: “She recalled that NAME said …”."""
        before = one.line.head[: one.line.head.find(header.person.name)]
        return bool(NESTED.search(before) or pronoun_of(before) or self._subject(before))

    def _introduced(self, header: Header, one: Seen, after: Seen | None) -> None:
        readings = {
            Shape.OWN_LINE: self._own_line,
            Shape.NAME_ONLY: self._name_only,
            Shape.INLINE: self._inline,
            Shape.COLON: self._speaks,
            Shape.NAME_COLON: self._name_colon,
            Shape.BARE: self._bare,
            Shape.QUOTED: self._bare,
            Shape.CITED: self._cited,
            Shape.PAIR: self._pair,
        }
        readings[header.shape](header, one, after)

    def _own_line(self, header: Header, one: Seen, after: Seen | None) -> None:
        """A person's own line opens their speech, unless it is one of a row of people."""
        self._meet(header)
        row = after is not None and (after.names_someone or (after.label is not None and after.label.kind == MODERATOR))
        self._field("moderator" if header.moderates else "speaker", one)
        if header.moderates:
            self.section.moderated_by(header)
            self.speaker, self.in_roster = None, self.in_roster or row
            return
        block = self.section.block(header)
        self.speaker, self.verbatim = None if row or self.in_roster else block, True
        self.in_roster = row or self.in_roster

    def _name_only(self, header: Header, one: Seen, after: Seen | None) -> None:
        """A name alone: somebody known, or with the post on the next line, or a question."""
        known = self.people.find(header.person)
        if known or (self.list_of == SPEECHES and one.line.head.endswith(":")):
            self._own_line(known or header, one, after)
        elif post := _post_line(after):
            self._own_line(Header(Shape.OWN_LINE, header.person, read_post(post)), one, None)
            self.list_of = POST_LINE
        else:
            self._field("heading", one)
            self._nobody()
            self._ask(_("Is “{name}” a speaker or a heading?").format(name=header.person.name), one)

    def _inline(self, header: Header, one: Seen, after: Seen | None) -> None:
        known = self.people.find(header.person)
        if header.moderates:
            self._moderator(header, one)
        elif header.led_in and self.speaker and not known and not self._is_about_the_event(header, one):
            self._doubt(
                _("Does {name} speak here, or does {other} speak of them?").format(
                    name=header.person.name, other=self.speaker.person.name
                ),
                one,
            )
        elif one.announces:
            self._field("speaker", one)
            self._takes_the_floor(header)
            self.verbatim = True
        else:
            self._speaks(header, one, after)

    def _is_about_the_event(self, header: Header, one: Seen) -> bool:
        before = one.line.head[: one.line.head.find(header.person.name)]
        return bool(ABOUT_THE_EVENT.search(before))

    def _moderator(self, header: Header, one: Seen) -> None:
        self._meet(header)
        self.section.moderated_by(header)
        self._nobody()
        self._field("moderator", one)
        if one.line.text.endswith(":"):
            self.list_of = ROSTER

    def _speaks(self, header: Header, one: Seen, after: Seen | None) -> None:
        self._takes_the_floor(header)
        self._says(one)
        if one.line.is_item and header.shape in {Shape.COLON, Shape.NAME_COLON}:
            self.speaker = None

    def _name_colon(self, header: Header, one: Seen, after: Seen | None) -> None:
        known = self.people.find(header.person)
        quoted = one.line.head.split(":", 1)[1].lstrip()[:1] in set('“"«„')
        if known or quoted or self.list_of == SPEECHES or self.before_colons[header.person.name.casefold()]:
            self._speaks(known or header, one, after)
            if one.line.is_item:
                self.speaker = None
        else:
            self._doubt(_("Is “{name}” a speaker, or what the line is about?").format(name=header.person.name), one)

    def _bare(self, header: Header, one: Seen, after: Seen | None) -> None:
        """A name and a verb: enough where the person is known, or where the section introduces people so."""
        known = self.people.find(header.person, self.section.blocks) or self.people.find(header.person)
        if header.moderates:
            self._moderator(known or header, one)
        elif self.section.is_moderator(header.person) and not self._is_panellist(header):
            self._doubt(
                _("{name} moderates this section: is this a statement of theirs?").format(name=header.person.name), one
            )
        elif known:
            self._speaks(self._as_here(known, header), one, after)
        else:
            self._stranger(header, one, after)

    def _is_panellist(self, header: Header) -> bool:
        return bool(self.people.find(header.person, self.section.blocks))

    def _as_here(self, known: Header, header: Header) -> Header:
        """A person introduced in another section has no post printed in this one."""
        printed_here = self.met_in.get(key_of(known.person)) is self.section
        is_here = printed_here or key_of(known.person) in self.section.blocks
        return known if is_here else Header(header.shape, known.person, header.post)

    def _stranger(self, header: Header, one: Seen, after: Seen | None) -> None:
        titled = (header.has_post or header.person.honorific) and not HEADS_OF_STATE.search(header.post.post or "")
        if header.shape is Shape.QUOTED and header.has_post:
            self._speaks(header, one, after)
        elif self.speaker or not header.person.is_whole or (self._posts_are_printed and not titled):
            self._doubt(
                _("Does {name} speak here? They were not introduced before.").format(name=header.person.name), one
            )
        else:
            self._ask(_("Did {name} speak here? They were not introduced before.").format(name=header.person.name), one)
            self._speaks(header, one, after)

    @property
    def _posts_are_printed(self) -> bool:
        """Does this report introduce people with their posts? Then a bare name is likelier a mention."""
        return any(header.has_post for header in islice(self.people.by_key.values(), MOST_NAMESAKES))

    def _cited(self, header: Header, one: Seen, after: Seen | None) -> None:
        known = self.people.find(header.person)
        if known and self.speaker and key_of(known.person) == key_of(self.speaker.person):
            self._says(one)
        elif known or re.match(r"According|In the|За слов|На ", one.line.head):
            self._doubt(
                _("Does {name} speak here, or does somebody speak of them?").format(name=header.person.name), one
            )
        else:
            self._continued(one)

    def _pair(self, header: Header, one: Seen, after: Seen | None) -> None:
        self._doubt(_("Several people are named at once: whose words are these?"), one)

    def _moderation(self, one: Seen) -> bool:
        """“The discussion was moderated by NAME.” — true if that is all the line says."""
        found = MODERATED_BY.search(one.line.head)
        if not found:
            return False
        headers, _rest = people_in(first_sentence(one.line.head[found.end() :]))
        for header in headers[:2]:
            self._meet(header)
            self.section.moderated_by(header)
        is_all = bool(headers) and first_sentence(one.line.head) == one.line.head and len(one.line.text) < 400
        if is_all:
            self._field("moderator", one)
            self._nobody()
            self.list_of = ROSTER if one.line.text.endswith(":") else ""
        return is_all

    def _in_roster_ends(self, one: Seen) -> None:
        if self.in_roster:
            self._nobody()

    def _continued(self, one: Seen) -> None:
        """A paragraph without a header: whose is it?"""
        head = one.line.head
        if subject := self._subject(first_sentence(head)):
            self._bare(Header(Shape.BARE, subject), one, None)
        elif is_collective(head):
            self._nobody()
            self.section.unattributed.append(one.line.passage)
            self._meet_participants(one)
        elif doubt := self._doubt_about(one) or _names_somebody_unread(one):
            self._doubt(doubt, one)
        elif self.speaker:
            self._says(one)
        else:
            self.section.unattributed.append(one.line.passage)
            self._meet_participants(one)

    def _meet_participants(self, one: Seen) -> None:
        """“NAME, POST, and NAME, POST, took part”: known from here on, should they speak."""
        for header in participants_in(one.line.head):
            self._meet(header)

    def _subject(self, sentence: str) -> Person | None:
        """A known person who is the subject of a verb of saying, by any part of the name."""
        for found in re.finditer(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", sentence[:260]):
            if not self.people.knows(found.group()) or not found.group()[0].isupper():
                continue
            before = sentence[: found.start()].split()
            if verb_follows(sentence[found.end() :]) and not (before and NESTED.fullmatch(before[-1])):
                return Person(found.group())
        return None

    def _doubt_about(self, one: Seen) -> str:
        head = one.line.head
        pronoun, role = pronoun_of(head), role_of(head)
        if not self.speaker:
            return self._doubt_without_speaker(one, pronoun, role)
        if pronoun and self.speaker.pronoun and pronoun != self.speaker.pronoun:
            return _("Who is “{pronoun}”? {name} was “{other}” before.").format(
                pronoun=pronoun, name=self.speaker.person.name, other=self.speaker.pronoun
            )
        if role not in GENERIC_ROLES and _is_an_office(role) and self._somebody_else_is(role):
            return _("Who is “{words}” here: {name}, or somebody else?").format(
                words=f"the {role}", name=self.speaker.person.name
            )
        if role_elsewhere(head):
            return _("Who is “{words}” here?").format(words=f"the {role}")
        if stranger := self._stranger_opening(head):
            return _("Does {name} speak here, or is it {other}?").format(name=stranger, other=self.speaker.person.name)
        opening = starts_with_known(one.line, self.people)
        if opening and not self._is_the_speaker(opening):
            speaker = self.speaker.person.name
            return _("The paragraph opens with {name}: are these words theirs, or {other}’s?").format(
                name=opening.name, other=speaker
            )
        return ""

    def _stranger_opening(self, head: str) -> str:
        """One name that opens the paragraph, speaks or is quoted, and is not the speaker's."""
        if not self.verbatim and (stranger := self._whole_name_opening(head)):
            return stranger
        found = OPENING_NAME.match(head)
        if not found or not is_name_token(found["name"]):
            return ""
        speaks = found["cited"] or verb_follows(head[found.end() :])
        own = any(_same_beginning(found["name"], token) for token in self.speaker.person.tokens)
        return found["name"] if speaks and not own and found["name"].casefold() not in self.vocabulary else ""

    def _whole_name_opening(self, head: str) -> str:
        """In a narrative, a whole name that opens the paragraph, after a title at most, is its subject."""
        for found in islice(re.finditer(r"\S+\s", head[:120]), 8):
            if person := person_at(head[found.start() :]):
                known = is_a_word_of(self.vocabulary, person.name) or self._is_the_speaker(person)
                return "" if known else person.name
            if found.group()[0].islower() and found.group().strip() not in {"the", "of", "for", "and"}:
                return ""
        return ""

    def _doubt_without_speaker(self, one: Seen, pronoun: str, role: str) -> str:
        if pronoun or _is_an_office(role):
            return _("Who is “{words}” here?").format(words=pronoun or f"the {role}")
        quoted = quoted_inside(one.line)
        return _("Are these the words of {name}?").format(name=quoted.person.name) if quoted else ""

    def _somebody_else_is(self, role: str) -> bool:
        holders = [
            block
            for block in islice(self.section.blocks.values(), MOST_NAMESAKES)
            if role in (block.post.post or "").casefold()
        ]
        return bool(holders) and self.speaker not in holders

    def _is_the_speaker(self, person: Person) -> bool:
        return bool(self.people.find(person, {key_of(self.speaker.person)}))

    # Putting

    def _meet(self, header: Header) -> None:
        self.people.add(header)
        if header.has_post:
            self.met_in[key_of(header.person)] = self.section

    def _takes_the_floor(self, header: Header) -> None:
        self._meet(header)
        self.speaker, self.verbatim = self.section.block(header), False
        self.in_roster = False

    def _says(self, one: Seen) -> None:
        speaker = self.speaker
        speaker.paragraphs.append(one.line.passage)
        by_post = next((said for said, pattern in PRONOUN_OF_POST if pattern.search(speaker.post.post or "")), "")
        speaker.pronoun = speaker.pronoun or by_post or pronoun_of(one.line.head)

    def _doubt(self, about: str, one: Seen) -> None:
        self._ask(about, one)
        self.section.unattributed.append(one.line.passage)
        self._nobody()

    def _nobody(self) -> None:
        self.speaker, self.list_of, self.in_roster = None, "", False

    def _ask(self, about: str, one: Seen) -> None:
        self.questions.append(Question(about, one.line.passage))

    def _field(self, what: str, one: Seen) -> None:
        self.fields.append(Field(what, one.line.passage))


def _same_beginning(word: str, token: str) -> bool:
    """The same name in another case: Хара, Хари."""
    shortest = min(len(word), len(token))
    return shortest >= 3 and folded(word)[: max(3, shortest - 2)] == token[: max(3, shortest - 2)]


def _is_an_office(role: str) -> bool:
    return bool(role) and is_post_word(role.split()[-1])


def _names_before_colons(seen: list[Seen], vocabulary: frozenset[str]) -> Counter:
    """Names before colons count as people where several stand so and none is a word the text uses."""
    names = [one.header.person.name.casefold() for one in seen if one.header and one.header.shape is Shape.NAME_COLON]
    people = Counter(name for name in names if not is_a_word_of(vocabulary, name))
    return people if len(people) > 1 and len(people) == len(set(names)) else Counter()


def _post_line(after: Seen | None) -> str:
    """The post that stands alone on the next line."""
    if after is None or after.header or after.line.is_item or len(after.line.text) > 160 or after.line.ends_a_sentence:
        return ""
    return after.line.head if has_post_word(after.line.head) else ""


def _names_somebody_unread(one: Seen) -> str:
    """A short line with a colon that names somebody, and no reading fits: not the last speaker's."""
    head = one.line.head
    if not head.endswith(":") or len(head) > 160:
        return ""
    starts = [found.start() for found in re.finditer(r"(?<!\S)(?=[^\W\d_])", head)]
    named = any(person_at(head[start:]) for start in starts)
    return _("Who is introduced here?") if named else ""
