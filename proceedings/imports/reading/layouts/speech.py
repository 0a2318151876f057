"""One speech by one person: every line from the first to the last is theirs, but directions and headings."""

from proceedings.imports.reading.layouts import nobody
from proceedings.imports.reading.layouts.steps import day, direction, furniture, time, with_next
from proceedings.imports.reading.line_kinds import SURE, ClassifiedLine
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.word_lists import FIRST_PERSON


def read(state: ReadingState, body: list[ClassifiedLine]) -> None:
    """`state.one_speaker` is whose speech it is; where nobody is named, its lines are nobody's, and asked about."""
    if state.one_speaker is None:
        nobody.read(state, body)
        return
    state.takes_the_floor(state.one_speaker)
    state.verbatim = True
    last_own = max((one.line.number for one in body if FIRST_PERSON.search(one.line.text)), default=None)
    for one, after in with_next(body):
        next(step for step in STEPS if step(state, one, after))
        if last_own is not None and one.line.number > last_own:
            ask_behind_the_words(state, one)


def ask_behind_the_words(state: ReadingState, one: ClassifiedLine) -> None:
    """Behind the last line in the first person a page may go on by itself: who the speaker is, what happened then."""
    said = state.speaker.paragraphs[-1:] if state.speaker else []
    is_asked = bool(state.questions) and state.questions[-1].line == one.line.number
    if [passage.line for passage in said] == [one.line.number] and not is_asked:
        state.ask(gettext("Is this said, or does it belong to the page?"), one)


def heading(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    if one.line.marker != "hash" and (one.heading != SURE or one.line.ends_a_sentence):
        return False
    state.put("heading", one)
    return True


def furniture_of_the_page(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """“Share this”; a whole sentence may be said."""
    if not one.footer or one.line.ends_a_sentence:
        return False
    state.unplaced.append(one.line.passage)
    return True


def says(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    if one.footer:
        state.ask(gettext("Is this said, or does it belong to the page?"), one)
    elif one.heading and not one.line.ends_a_sentence:
        state.ask(gettext("Is “{words}” a heading?").format(words=one.line.head), one)
    state.says(one, state.timed(one.line.passage))
    return True


STEPS = (direction, furniture, day, time, furniture_of_the_page, heading, says)
