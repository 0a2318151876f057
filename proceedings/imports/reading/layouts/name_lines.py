"""A name on its own line, the words below: they are that person's until the next name line or heading."""

from proceedings.imports.reading.introductions import Header
from proceedings.imports.reading.labels import is_procedure
from proceedings.imports.reading.layouts.steps import (
    ask_who_goes_on,
    day,
    direction,
    furniture,
    goes_on,
    time,
    with_next,
)
from proceedings.imports.reading.line_kinds import PERHAPS, ClassifiedLine
from proceedings.imports.reading.listings import in_a_list
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.structure import heading, label, outside


def read(state: ReadingState, body: list[ClassifiedLine], *, are_verbatim: bool = False) -> None:
    """The words are the report's account of what was said, unless `are_verbatim`, or a time stands beside the name."""
    state.keeps_words = are_verbatim
    for one, after in with_next(body):
        next(step for step in STEPS if step(state, one, after))


def name_line(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    evidence = state.name_lines
    number = one.line.number
    if number in evidence.post_lines:
        state.put("speaker", one)
        return True
    if number in evidence.doubtful:
        state.put("heading", one)
        state.nobody()
        state.ask(gettext("Is “{name}” a speaker or a heading?").format(name=one.line.head), one)
        return True
    header = evidence.header_of(one)
    if header is None:
        return False
    known = None if header.has_post else state.people.find(header.person)
    place_name(state, state.as_here(known, header) if known else header, one)
    return True


def place_name(state: ReadingState, header: Header, one: ClassifiedLine) -> None:
    """Whoever has words below speaks; in a row of names they only took part."""
    evidence, number = state.name_lines, one.line.number
    state.meet(header)
    state.put("moderator" if header.moderates else "speaker", one)
    state.list_of = ""
    if header.moderates:
        state.section.moderated_by(header)
        state.speaker = None
        return
    block = state.section.block(header)
    starts_at = evidence.labels[number].starts_at
    state.time = starts_at if starts_at is not None else state.time
    state.speaker = block if number in evidence.with_words else None
    state.verbatim = state.keeps_words or state.time is not None


def heading_apart(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """A line that may be one ends what was said above it only where it stands apart and says nothing."""
    if one.heading == PERHAPS and state.speaker and one.line.ends_a_sentence:
        return False
    return heading(state, one, after)


def words(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    if state.speaker and is_procedure(one.line.head):
        ask_who_goes_on(state, one)
    elif state.speaker and one.is_asked:
        state.leave_open(
            gettext("Is this asked by {name}, or by somebody else?").format(name=state.speaker.person.name), one
        )
    else:
        goes_on(state, one)
    return True


STEPS = (time, outside, direction, furniture, name_line, label, day, heading_apart, in_a_list, words)
