"""Nobody's words: a programme, an announcement, a list. Whoever is named took part; nobody said anything."""

from proceedings.imports.reading.layouts.steps import day, direction, furniture, name_of_a_list, time, with_next
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.listings import in_a_list
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.structure import heading, label, outside


def read(state: ReadingState, body: list[ClassifiedLine]) -> None:
    for one, after in with_next(body):
        next(step for step in STEPS if step(state, one, after))


def words(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    state.speaker = None
    state.leave_to_nobody(one)
    return True


STEPS = (time, outside, direction, furniture, name_of_a_list, label, day, heading, in_a_list, words)
