"""Lines of speech: who is introduced, by which shape, and who goes on where nobody is.

The last person introduced keeps the floor until a heading, a list of other people, a summary, or a doubt.
"""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from proceedings.imports.reading.ambiguities import (
    accepts,
    ambiguity_of,
    answers,
    is_called_by_role,
    other_voice,
    subject,
)
from proceedings.imports.reading.headers import header_of
from proceedings.imports.reading.introductions import Header, Shape, first_sentence, sentences_of
from proceedings.imports.reading.labels import (
    MODERATED_BY,
    MODERATOR,
    ROSTER,
    SPEECHES,
    is_collective,
    pronoun_of,
)
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.lines import Line
from proceedings.imports.reading.listings import person_of_a_row, post_line
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.name_line_evidence import is_words
from proceedings.imports.reading.people_lists import participants_in, people_in, speakers_in
from proceedings.imports.reading.people_met import key_of
from proceedings.imports.reading.persons import Person, folded, person_at
from proceedings.imports.reading.posts import read_post
from proceedings.imports.reading.reading_state import POST_LINE, ReadingState
from proceedings.imports.reading.word_lists import PRESENT, TELLING

ABOUT_THE_EVENT = re.compile(
    r"speech|remarks|address|opening|intervention|presentation|discussion|forum|panel|session|conference|event|speaking|moderat|"
    r"слов|промов|виступ|відкрит|дискусі|форум|панел|сесі|доповід|захо[дді]",
    re.IGNORECASE,
)
HEADS_OF_STATE = re.compile(
    r"\b(?:prime minister|president|chancellor|king|queen)\b|президент|прем.єр|首相|大統領|総理",
    re.IGNORECASE,
)
# Whom speakers speak of: “Foreign Minister NAME said” is told by somebody else as likely as not.
OFTEN_MENTIONED = re.compile(
    rf"{HEADS_OF_STATE.pattern}|minister|secretary|commissioner|міністр|секретар|大臣", re.IGNORECASE
)
INTRODUCING = {Shape.INLINE, Shape.COLON, Shape.OWN_LINE, Shape.BARE}
# “As the expert notes”, “На думку науковця”: somebody already speaking, called by what they are.
BY_ROLE = re.compile(
    r"(?:Як|За словами|На думку|На переконання|На погляд|As|According to|In the (?:view|opinion|words) of)"
    r"\s(?:the\s)?(?:[a-zа-яіїєґ’'-]+\s){0,2}[a-zа-яіїєґ’'-]+[,.]"
)
OPENING = frozenset('“"«„‘「『')
MAX_SENTENCES = 8  # of a paragraph
SHORT = 2  # characters of a name's part that say nothing


def narration(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    header = one.header
    if MODERATED_BY.search(one.line.head[:60]) and place_moderation(state, one):
        pass
    elif asked := answers(state, one):
        place_bare(state, Header(Shape.BARE, asked.person), one, after)
    elif state.in_roster and (row := person_of_a_row(one)):
        place_own_line(state, row, one, after)
    elif header and is_only_present(header, one):
        place_present(state, header, one)
    elif header and accepts(state, header, one):
        place_introduced(state, header, one, after)
    elif place_moderation(state, one):
        pass
    else:
        in_roster_ends(state, one)
        place_continued(state, one)
    return True


def is_only_present(header: Header, one: ClassifiedLine) -> bool:
    """“NAME opened the meeting.”: somebody does something, and no words of theirs follow."""
    if header.shape not in {Shape.INLINE, Shape.BARE, Shape.CITED} or header.moderates:
        return False
    head = one.line.head
    behind = head[head.find(header.person.name) + len(header.person.name) :]
    sentence = first_sentence(behind)
    found = PRESENT.search(sentence)
    after = behind[len(sentence) :].lstrip()
    return found is not None and not (TELLING.search(sentence) or after[:1] in OPENING or pronoun_of(after))


def place_present(state: ReadingState, header: Header, one: ClassifiedLine) -> None:
    if header.has_post:
        state.takes_part(header)
    state.leave_open(gettext("{name} is there: are words of theirs told here?").format(name=header.person.name), one)


def place_introduced(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    readings = {
        Shape.OWN_LINE: place_own_line,
        Shape.NAME_ONLY: place_name_only,
        Shape.INLINE: place_inline,
        Shape.COLON: place_speech,
        Shape.NAME_COLON: place_name_colon,
        Shape.BARE: place_bare,
        Shape.QUOTED: place_bare,
        Shape.CITED: place_cited,
        Shape.PAIR: place_pair,
    }
    readings[header.shape](state, header, one, after)


def place_own_line(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    """A person's own line opens their speech, unless it is one of a row of people."""
    state.meet(header)
    row = is_in_a_row(one, after)
    state.put("moderator" if header.moderates else "speaker", one)
    if header.moderates:
        state.section.moderated_by(header)
        state.speaker, state.in_roster = None, state.in_roster or row
        return
    block = state.section.block(header)
    state.speaker, state.verbatim = None if row or state.in_roster else block, True
    state.in_roster = row or state.in_roster


def is_in_a_row(one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """Another person stands below, or another item of the same list, and it is no sentence."""
    if after is None:
        return False
    labelled = after.label is not None and after.label.kind == MODERATOR
    is_listed = one.line.is_item and after.line.marker == one.line.marker and not after.line.ends_a_sentence
    return after.names_someone or labelled or is_listed


def place_name_only(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    """A name alone: somebody known, or with the post on the next line, or a question."""
    known = state.people.find(header.person)
    if known or (state.list_of == SPEECHES and one.line.head.endswith(":")):
        place_own_line(state, state.as_here(known, header) if known else header, one, after)
    elif post := post_line(after):
        place_own_line(state, Header(Shape.OWN_LINE, header.person, read_post(post)), one, None)
        state.list_of, state.post_read = POST_LINE, post
    else:
        state.put("heading", one)
        state.nobody()
        state.ask(gettext("Is “{name}” a speaker or a heading?").format(name=header.person.name), one)


def place_inline(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    known = state.people.find(header.person)
    if header.moderates:
        place_moderator(state, header, one)
    elif header.led_in and state.speaker and not known and not is_about_the_event(state, header, one):
        state.leave_open(
            gettext("Does {name} speak here, or does {other} speak of them?").format(
                name=header.person.name, other=state.speaker.person.name
            ),
            one,
        )
    elif one.announces:
        state.put("speaker", one)
        state.takes_the_floor(header)
        state.verbatim = True
    else:
        place_speech(state, header, one, after)


def is_about_the_event(state: ReadingState, header: Header, one: ClassifiedLine) -> bool:
    before = one.line.head[: one.line.head.find(header.person.name)]
    return bool(ABOUT_THE_EVENT.search(before))


def place_moderator(state: ReadingState, header: Header, one: ClassifiedLine) -> None:
    state.meet(header)
    state.section.moderated_by(header)
    state.nobody()
    state.put("moderator", one)
    if one.line.text.endswith(":"):
        state.list_of = ROSTER


def place_speech(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    if other := other_voice(state, one.line.head, header.person):
        state.meet(header)
        state.leave_open(
            gettext("{name} and {other} both speak here: which words are whose?").format(
                name=header.person.name, other=other.name
            ),
            one,
        )
        return
    state.takes_the_floor(header)
    state.says(one)
    if one.line.is_item and header.shape in {Shape.COLON, Shape.NAME_COLON}:
        state.speaker = None


def place_name_colon(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    known = state.people.find(header.person)
    quoted = one.line.head.split(":", 1)[1].lstrip()[:1] in set('“"«„')
    if known or quoted or state.list_of == SPEECHES or state.before_colons[header.person.name.casefold()]:
        place_speech(state, known or header, one, after)
        if one.line.is_item:
            state.speaker = None
    else:
        state.leave_open(
            gettext("Is “{name}” a speaker, or what the line is about?").format(name=header.person.name), one
        )


def place_bare(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    """A name and a verb: enough where the person is known, or where the section introduces people so."""
    known = state.people.find(header.person, state.section.blocks) or state.people.find(header.person)
    if not known and (whole := state.in_full(header.person)) is not header.person:
        header = replace(header, person=whole)
    if header.moderates:
        place_moderator(state, known or header, one)
    elif state.section.is_moderator(header.person) and not is_panellist(state, header):
        state.leave_open(
            gettext("{name} moderates this section: is this a statement of theirs?").format(name=header.person.name),
            one,
        )
    elif one.announces and (known or header.has_post):
        state.put("speaker", one)
        state.takes_the_floor(known or header)
        state.verbatim = True
    elif known:
        place_speech(state, state.as_here(known, header), one, after)
    else:
        place_stranger(state, header, one, after)


def is_panellist(state: ReadingState, header: Header) -> bool:
    return bool(state.people.find(header.person, state.section.blocks))


def place_stranger(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    if len(namesakes := state.people.namesakes(header.person)) > 1:
        among = gettext(" or ").join(each.person.name for each in namesakes[:5])
        state.leave_open(gettext("Who is “{name}” here: {among}?").format(name=header.person.name, among=among), one)
        return
    if header.has_post and not header.led_in and not OFTEN_MENTIONED.search(header.post.post or ""):
        place_speech(state, header, one, after)
        return
    if header.shape is Shape.QUOTED and header.has_post:
        place_speech(state, header, one, after)
    elif not is_a_habit_here(state, header):
        if header.person.is_whole and not state.verbatim:
            state.people.add(header)  # named once more, they are no stranger
        state.leave_open(
            gettext("Does {name} speak here? They were not introduced before.").format(name=header.person.name), one
        )
    else:
        # Told, but by nothing else than a verb: what follows is not theirs by it.
        state.ask(
            gettext("Did {name} speak here? They were not introduced before.").format(name=header.person.name), one
        )
        place_speech(state, header, one, after)
        state.speaker = None


def is_a_habit_here(state: ReadingState, header: Header) -> bool:
    """Do several paragraphs of the text begin with somebody's whole name and a verb? Else it is a mention, likelier."""
    is_like_them = header.person.is_whole and not header.led_in and not state.verbatim
    return is_like_them and (state.speaker is None or state.begins_with_names)


def place_cited(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    known = state.people.find(header.person)
    if known and state.speaker and key_of(known.person) == key_of(state.speaker.person):
        state.says(one)
    elif known or re.match(r"According|In the|За слов|На ", one.line.head):
        state.leave_open(
            gettext("Does {name} speak here, or does somebody speak of them?").format(name=header.person.name), one
        )
    else:
        place_continued(state, one)


def place_pair(state: ReadingState, header: Header, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    meet_participants(state, one)
    state.leave_open(gettext("Several people are named at once: whose words are these?"), one)


def place_moderation(state: ReadingState, one: ClassifiedLine) -> bool:
    """“The discussion was moderated by NAME.” — true if that is all the line says."""
    found = MODERATED_BY.search(one.line.head)
    if not found:
        return False
    headers, _rest = people_in(first_sentence(one.line.head[found.end() :]))
    for header in headers[:2]:
        state.meet(header)
        state.section.moderated_by(header)
    is_all = bool(headers) and first_sentence(one.line.head) == one.line.head and len(one.line.text) < 400
    if is_all:
        state.put("moderator", one)
        state.nobody()
        state.list_of = ROSTER if one.line.text.endswith(":") else ""
    return is_all


def in_roster_ends(state: ReadingState, one: ClassifiedLine) -> None:
    if state.in_roster:
        state.nobody()


def place_continued(state: ReadingState, one: ClassifiedLine) -> None:
    """A paragraph without a header: whose is it?"""
    head = one.line.head
    if person := subject(state, first_sentence(head)):
        place_bare(state, Header(Shape.BARE, person), one, None)
    elif is_collective(head):
        state.nobody()
        left_to_nobody(state, one)
    elif ambiguity := ambiguity_of(state, one) or names_somebody_unread(one):
        if not state.speaker:
            hear_voices(state, one)
        state.leave_open(ambiguity, one)
    elif state.speaker and one.is_asked:
        state.leave_open(
            gettext("Is this asked by {name}, or by somebody else?").format(name=state.speaker.person.name), one
        )
    elif state.speaker and not goes_on(state, one, state.speaker.person):
        if state.taken_by is Shape.INLINE and is_words(one):
            state.ask(gettext("Does {name} go on here?").format(name=state.speaker.person.name), one)
            state.says(one)
        else:
            state.leave_open(gettext("Does {name} go on here?").format(name=state.speaker.person.name), one)
    elif state.speaker:
        state.says(one)
    else:
        left_to_nobody(state, one)


def left_to_nobody(state: ReadingState, one: ClassifiedLine) -> None:
    state.leave_to_nobody(one)
    meet_participants(state, one)
    hear_voices(state, one)


def hear_voices(state: ReadingState, one: ClassifiedLine) -> None:
    """Who is told to have spoken within a paragraph that is nobody's: an editor may choose among them."""
    for sentence in islice(sentences_of(one.line.head), 1, MAX_SENTENCES):
        header = voice_in(sentence)
        if header and header.shape in {Shape.INLINE, Shape.BARE, Shape.QUOTED} and not header.moderates:
            state.may_speak(header)


@lru_cache(maxsize=4096)
def voice_in(sentence: str) -> Header | None:
    return header_of(Line(0, sentence, 0))


def goes_on(state: ReadingState, one: ClassifiedLine, speaker: Person) -> bool:
    """What shows that a paragraph without a name is the last speaker's: a pronoun, a quotation, the report's habit."""
    head = one.line.head
    return (
        state.verbatim
        or (state.has_a_habit and state.taken_by in INTRODUCING)
        or one.line.is_item
        or bool(pronoun_of(head))
        or is_called_by_role(head)
        or head[:1] in OPENING
        or bool(BY_ROLE.match(head))
        or any(token in folded(head) for token in speaker.tokens if len(token) > SHORT)
    )


def meet_participants(state: ReadingState, one: ClassifiedLine) -> None:
    """“NAME, POST, and NAME, POST, took part”: known from here on, should they speak."""
    taking_part = speakers_in(one.line.head)
    for header in taking_part:
        state.takes_part(header)
    for header in [] if taking_part else participants_in(one.line.head):
        state.meet(header)


def names_somebody_unread(one: ClassifiedLine) -> str:
    """A short line with a colon that names somebody, and no reading fits: not the last speaker's."""
    head = one.line.head
    if not head.endswith(":") or len(head) > 160:
        return ""
    starts = [found.start() for found in re.finditer(r"(?<!\S)(?=[^\W\d_])", head)]
    named = any(person_at(head[start:]) for start in starts)
    return gettext("Who is introduced here?") if named else ""
