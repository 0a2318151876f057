"""LABEL: words. Whoever a label names speaks, until the next label or a heading; the label is out of the text."""

import re

from proceedings.imports.reading.introductions import Header, Shape, is_reporting
from proceedings.imports.reading.labels import is_collective, is_procedure
from proceedings.imports.reading.layouts import name_lines
from proceedings.imports.reading.layouts.steps import (
    ask_who_goes_on,
    day,
    direction,
    footer,
    furniture,
    goes_on,
    heading_of_a_record,
    name_of_a_list,
    time,
    with_next,
)
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.listings import in_a_list
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.persons import person_at
from proceedings.imports.reading.posts import NO_POST, read_post
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.structure import label, outside
from proceedings.imports.reading.turn_evidence import LabelNames, key_of_label
from proceedings.imports.reading.turn_labels import COLONS, TurnLabel
from proceedings.imports.reading.word_lists import TITLE

INSIDE = re.compile(r"(?<=[.!?…”\")\-–—])\s+(?=\S)")
MAX_LOOK = 2_000  # characters of a line in which another label is looked for


def read(state: ReadingState, body: list[ClassifiedLine]) -> None:
    """Without a single label the names stand on lines of their own, and the words below them are verbatim too."""
    names = LabelNames.of(state.turns)
    turns = set(state.turns.turns)
    if not turns:
        name_lines.read(state, body, are_verbatim=True)
        return
    first = min((one.line.number for one in body if one.line.number in turns), default=None)
    for one, after in with_next(body):
        if first is None or one.line.number < first:
            before_the_first(state, one, after)
        else:
            place(state, names, one, after)


def before_the_first(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    """Title, people, programme: what stands before somebody speaks is nobody's words."""
    for step in (time, outside, direction, furniture, label, day, name_of_a_list, heading_of_a_record, in_a_list):
        if step(state, one, after):
            return
    state.leave_to_nobody(one)


def place(state: ReadingState, names: LabelNames, one: ClassifiedLine, after: ClassifiedLine | None) -> None:
    evidence = state.turns
    if any(step(state, one, after) for step in (direction, furniture, day, time, footer)):
        return
    if one.line.number in evidence.openings:
        state.put("speaker", one)
    elif turn := evidence.turn_at(one):
        place_turn(state, names, one, turn)
    elif doubt := evidence.doubt_at(one):
        place_doubtful(state, one, doubt)
    elif told := told_of(names, one):
        state.takes_the_floor(header_of_label(told))
        state.says(one)
    elif heading_of_a_record(state, one, after):
        pass
    elif state.speaker and (is_collective(one.line.head) or is_procedure(one.line.head)):
        ask_who_goes_on(state, one)
    else:
        goes_on(state, one)


def place_turn(state: ReadingState, names: LabelNames, one: ClassifiedLine, label: TurnLabel) -> None:
    meant = names.meant_by(label)
    if len(meant) > 1:
        among = gettext(" or ").join(each.name for each in meant[:5])
        state.leave_open(gettext("Who is “{name}” here: {among}?").format(name=label.name, among=among), one)
        return
    header = known_person(state, label) or header_of_label(meant[0])
    starts_at = label.starts_at if label.starts_at is not None else state.take_time()
    words = one.line.passage.text[label.end :]
    if other := label_inside(state, names, words):
        state.meet(header)
        state.leave_open(
            gettext("{name} and {other} both speak here: which words are whose?").format(
                name=header.person.name, other=other
            ),
            one,
        )
        return
    state.takes_the_floor(header)
    state.verbatim = True
    if not words.strip():
        state.time = starts_at  # of the words below
        state.put("speaker", one)
        return
    begins = one.line.start + len(one.line.text) - len(words)
    passage = one.line.passage._replace(text=words, start=begins, starts_at=starts_at)
    state.says(one, state.timed(passage))


def known_person(state: ReadingState, label: TurnLabel) -> Header | None:
    """Somebody of the list of people, called by a part of the name."""
    known = state.people.find(label.person) if label.name else None
    return known if known and len(known.person.tokens) > 1 and not TITLE.match(known.person.name) else None


def header_of_label(label: TurnLabel) -> Header:
    return Header(Shape.COLON, label.person, read_post(label.post) if label.post else NO_POST)


def place_doubtful(state: ReadingState, one: ClassifiedLine, label: TurnLabel) -> None:
    if label.name:
        about = gettext("Is “{name}” a speaker, or what the line is about?").format(name=label.name)
    else:
        about = gettext("Somebody speaks here, and the page does not say who.")
    state.leave_open(about, one)


def label_inside(state: ReadingState, names: LabelNames, words: str) -> str:
    """Another label behind the end of a sentence: a line break was lost."""
    for found in INSIDE.finditer(words[:MAX_LOOK]):
        piece = words[found.end() : found.end() + 60]
        colon = COLONS.search(piece)
        if colon and (key_of_label(TurnLabel("", piece[: colon.start()], 0)) in names.by_key):
            return piece[: colon.start()].strip()
    return ""


def told_of(names: LabelNames, one: ClassifiedLine) -> TurnLabel | None:
    """“Mr. Weber asked the Minister …”: told, of somebody who speaks elsewhere."""
    words = one.line.head.split()[:5]
    for length in (3, 2, 1):
        printed = " ".join(words[:length])
        is_name = bool(TITLE.match(printed)) or (person_at(printed) is not None)
        known = names.by_key.get(key_of_label(TurnLabel("", printed, 0))) if is_name else None
        if known and length < len(words) and is_reporting(words[length].strip(",")):
            return known
    return None
