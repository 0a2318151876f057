"""Lines that are not speech: what lies outside the report, labels, headings.

Each step takes a line and the one after it, and is true where it placed the line.
"""

import re

from proceedings.imports.reading.doubts import answers
from proceedings.imports.reading.floor import Floor
from proceedings.imports.reading.kinds import FRAMED, LIKELY, PERHAPS, SURE, Seen, section_kind
from proceedings.imports.reading.labels import (
    EVENT,
    MODERATOR,
    ROSTER,
    SPEECHES,
    TAKEAWAYS,
    TOPICS,
    is_caption,
    is_collective,
)
from proceedings.imports.reading.people_lists import named_in_heading, people_in
from proceedings.imports.reading.persons import person_at
from proceedings.imports.reading.sections import OpenSection
from proceedings.imports.reading.shapes import Header, Shape
from proceedings.imports.reading.wording import gettext as _

QUOTED_TITLE = re.compile(r"^[「『“\"«][^」』”\"»]*[」』”\"»]\s*")
CHAIR = re.compile(r"\((?:chair(?:ed by)?|moderator|moderated by|модератор(?:ка)?|司会)[:\s]+([^()]+)\)", re.IGNORECASE)
SPEAKERS = re.compile(
    r"speak|participant|panell?ist|expert|said|спікер|учасник|експерт|доповідач|виступ|登壇|報告|発言", re.IGNORECASE
)
WHOLE_EVENT = re.compile(
    r"forum|conference|event|overall|general|top|report|форум|конференці|загальн|топ", re.IGNORECASE
)


def outside(floor: Floor, one: Seen, after: Seen | None) -> bool:
    if one.footer:
        floor.unplaced.append(one.line.passage)
        if not is_caption(one.line):
            floor.nobody()
    elif one.pause:
        floor.put("programme", one)
        floor.nobody()
    return one.footer or one.pause


def label(floor: Floor, one: Seen, after: Seen | None) -> bool:
    found = one.label
    if not found or (found.kind in {ROSTER, TOPICS} and _is_said_by_the_speaker(floor, one)):
        return False
    kind = TAKEAWAYS if found.kind == SPEECHES and _gives_points(one, after) else found.kind
    floor.list_of, floor.in_roster = kind, False
    if kind == SPEECHES and one.line.marker == "hash":
        floor.sections.append(OpenSection(one.line.passage.wording))
    if found.kind == EVENT:
        floor.put("event", one)
        return True
    floor.speaker = None
    placing = {
        TAKEAWAYS: _label_takeaways,
        MODERATOR: _label_people,
        ROSTER: _label_people,
    }
    placing.get(kind, _label_heading)(floor, one)
    return True


def _gives_points(one: Seen, after: Seen | None) -> bool:
    """“Key messages:”, and the first of them has no name."""
    return not SPEAKERS.search(one.line.head) and after is not None and after.line.is_item and not after.header


def _is_said_by_the_speaker(floor: Floor, one: Seen) -> bool:
    """“She raised these questions:” belongs to her; a label or a line about the event does not."""
    return floor.speaker is not None and one.label.in_a_clause and not is_collective(one.line.head)


def _label_heading(floor: Floor, one: Seen) -> None:
    floor.put("topic" if one.label.kind == TOPICS and one.label.rest else "heading", one)


def _label_takeaways(floor: Floor, one: Seen) -> None:
    title = one.line.head.rstrip(": ")
    if floor.section is floor.sections[0] or (WHOLE_EVENT.search(title) and not floor.section.is_empty):
        floor.sections.append(OpenSection(title, kind="takeaways"))
    if one.label.rest:
        floor.section.takeaways.append(one.line.passage)
    else:
        floor.put("heading", one)


def _label_people(floor: Floor, one: Seen) -> None:
    found, left = people_in(QUOTED_TITLE.sub("", one.label.rest))
    for header in found:
        floor.takes_part(header)
    if left or (one.label.rest and not found):
        floor.ask(_("Who is meant here: “{words}”?").format(words=left or one.label.rest), one)
    floor.put("moderator" if one.label.kind == MODERATOR else ("speaker" if found else "heading"), one)
    if found and one.label.kind == MODERATOR:
        floor.list_of = ""


def heading(floor: Floor, one: Seen, after: Seen | None) -> bool:
    if not _is_heading(floor, one):
        return False
    floor.put("heading", one)
    if one.heading == PERHAPS and not _completes_the_title(floor, one):
        # No section is made of a guess: what follows stays in this one, nobody's until a name comes.
        floor.ask(_("Is “{words}” a heading?").format(words=one.line.head), one)
    elif _completes_the_title(floor, one):
        floor.section.title = f"{floor.section.title.rstrip('. ')}. {one.line.passage.wording}"
    else:
        floor.sections.append(OpenSection(one.line.passage.wording.rstrip(": ")))
    floor.nobody()
    if chair := CHAIR.search(one.line.head):
        for header in people_in(chair[1])[0] or _alone(chair[1]):
            floor.section.moderated_by(header)
            floor.meet(header)
    elif header := named_in_heading(one.line.head):
        floor.meet(header)
        floor.speaker, floor.verbatim = floor.section.block(header), True
    return True


def _alone(name: str) -> list[Header]:
    """A name and nothing else."""
    person = person_at(name)
    return [Header(Shape.NAME_ONLY, person)] if person and person.end == len(name) else []


def _is_heading(floor: Floor, one: Seen) -> bool:
    if one.heading == LIKELY:
        return not floor.list_of or floor.list_of == TAKEAWAYS or one.line.blank_before
    if floor.list_of == ROSTER and FRAMED.fullmatch(one.line.text) and not section_kind(one.line.head):
        return False
    if one.heading == PERHAPS:
        return not (floor.knows_alone(one) or _is_an_answer(floor, one) or (floor.list_of == ROSTER and one.header))
    return one.heading == SURE


def _is_an_answer(floor: Floor, one: Seen) -> bool:
    """“NAME: words”, short though it is."""
    if answers(floor, one):
        return True
    header = one.header
    if not header or header.shape is not Shape.NAME_COLON:
        return False
    return bool(floor.people.find(header.person) or floor.before_colons[header.person.name.casefold()])


def _completes_the_title(floor: Floor, one: Seen) -> bool:
    """“Panel 1” and its subject on the next line."""
    title, last = floor.section.title, floor.fields[-2] if len(floor.fields) > 1 else None
    number = re.fullmatch(r".{0,24}[\dIVXІ].{0,8}", title or "")
    return bool(number and floor.section.is_empty and last and last.what == "heading" and one.heading != SURE)
