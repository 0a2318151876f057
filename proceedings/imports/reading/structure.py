"""Lines that are not speech: what lies outside the report, labels, headings.

Each step takes a line and the one after it, and is true where it placed the line.
"""

import re

from proceedings.imports.reading.ambiguities import answers
from proceedings.imports.reading.introductions import Header, Shape
from proceedings.imports.reading.labels import (
    EVENT,
    MODERATOR,
    ROSTER,
    SPEECHES,
    TAKEAWAYS,
    TOPICS,
    Label,
    is_caption,
    is_collective,
)
from proceedings.imports.reading.line_kinds import FRAMED, LIKELY, PERHAPS, SURE, ClassifiedLine, section_kind
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.people_lists import named_in_heading, people_in
from proceedings.imports.reading.persons import person_at
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.sections import OpenSection

QUOTED_TITLE = re.compile(r"^[「『“\"«][^」』”\"»]*[」』”\"»]\s*")
CHAIR = re.compile(r"\((?:chair(?:ed by)?|moderator|moderated by|модератор(?:ка)?|司会)[:\s]+([^()]+)\)", re.IGNORECASE)
SPEAKERS = re.compile(
    r"speak|participant|panell?ist|expert|said|спікер|учасник|експерт|доповідач|виступ|登壇|報告|発言", re.IGNORECASE
)
WHOLE_EVENT = re.compile(
    r"forum|conference|event|overall|general|top|report|форум|конференці|загальн|топ", re.IGNORECASE
)


def outside(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    if one.footer:
        state.unplaced.append(one.line.passage)
        if not is_caption(one.line):
            state.nobody()
    elif one.pause:
        state.put("programme", one)
        state.nobody()
    return one.footer or one.pause


def label(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    found = one.label
    if not found or (found.kind in {ROSTER, TOPICS} and is_said_by_the_speaker(state, one, found)):
        return False
    kind = TAKEAWAYS if found.kind == SPEECHES and gives_points(one, after) else found.kind
    state.list_of, state.in_roster = kind, False
    if kind == SPEECHES and one.line.marker == "hash":
        state.sections.append(OpenSection(one.line.passage.wording))
    if found.kind == EVENT:
        state.put("event", one)
        return True
    state.speaker = None
    placing = {
        TAKEAWAYS: label_takeaways,
        MODERATOR: label_people,
        ROSTER: label_people,
    }
    placing.get(kind, label_heading)(state, one, found)
    return True


def gives_points(one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """“Key messages:”, and the first of them has no name."""
    return not SPEAKERS.search(one.line.head) and after is not None and after.line.is_item and not after.header


def is_said_by_the_speaker(state: ReadingState, one: ClassifiedLine, found: Label) -> bool:
    """“She raised these questions:” belongs to her; a label or a line about the event does not."""
    return state.speaker is not None and found.in_a_clause and not is_collective(one.line.head)


def label_heading(state: ReadingState, one: ClassifiedLine, found: Label) -> None:
    state.put("topic" if found.kind == TOPICS and found.rest else "heading", one)


def label_takeaways(state: ReadingState, one: ClassifiedLine, found: Label) -> None:
    title = one.line.head.rstrip(": ")
    if state.section is state.sections[0] or (WHOLE_EVENT.search(title) and not state.section.is_empty):
        state.sections.append(OpenSection(title, kind="takeaways"))
    if found.rest:
        state.section.takeaways.append(one.line.passage)
    else:
        state.put("heading", one)


def label_people(state: ReadingState, one: ClassifiedLine, found: Label) -> None:
    people, left = people_in(QUOTED_TITLE.sub("", found.rest))
    for header in people:
        state.takes_part(header)
    if left or (found.rest and not people):
        state.ask(gettext("Who is meant here: “{words}”?").format(words=left or found.rest), one)
    state.put("moderator" if found.kind == MODERATOR else ("speaker" if people else "heading"), one)
    if people and found.kind == MODERATOR:
        state.list_of = ""


def heading(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    if not is_heading(state, one):
        return False
    state.put("heading", one)
    if title := title_to_complete(state, one):
        state.section.title = f"{title.rstrip('. ')}. {one.line.passage.wording}"
    elif one.heading == PERHAPS:
        # No section is made of a guess: what follows stays in this one, nobody's until a name comes.
        state.ask(gettext("Is “{words}” a heading?").format(words=one.line.head), one)
    else:
        state.sections.append(OpenSection(one.line.passage.wording.rstrip(": ")))
    state.nobody()
    if chaired := CHAIR.search(one.line.head):
        for chair in people_in(chaired[1])[0] or name_alone(chaired[1]):
            state.section.moderated_by(chair)
            state.meet(chair)
    elif header := named_in_heading(one.line.head):
        state.meet(header)
        state.speaker, state.verbatim = state.section.block(header), True
    return True


def name_alone(name: str) -> list[Header]:
    """A name and nothing else."""
    person = person_at(name)
    return [Header(Shape.NAME_ONLY, person)] if person and person.end == len(name) else []


def is_heading(state: ReadingState, one: ClassifiedLine) -> bool:
    if one.heading == LIKELY:
        return not state.list_of or state.list_of == TAKEAWAYS or one.line.blank_before
    if state.list_of == ROSTER and FRAMED.fullmatch(one.line.text) and not section_kind(one.line.head):
        return False
    if one.heading == PERHAPS:
        return not (state.knows_alone(one) or is_an_answer(state, one) or (state.list_of == ROSTER and one.header))
    return one.heading == SURE


def is_an_answer(state: ReadingState, one: ClassifiedLine) -> bool:
    """“NAME: words”, short though it is."""
    if answers(state, one):
        return True
    header = one.header
    if not header or header.shape is not Shape.NAME_COLON:
        return False
    return bool(state.people.find(header.person) or state.before_colons[header.person.name.casefold()])


def title_to_complete(state: ReadingState, one: ClassifiedLine) -> str:
    """“Panel 1”, whose subject is on this line; else ''."""
    title, last = state.section.title or "", state.fields[-2] if len(state.fields) > 1 else None
    number = re.fullmatch(r".{0,24}[\dIVXІ].{0,8}", title)
    goes_on = number and state.section.is_empty and last and last.what == "heading" and one.heading != SURE
    return title if goes_on else ""
