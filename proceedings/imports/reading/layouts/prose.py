"""A report that tells who said what: somebody is introduced, speaks, and goes on until the page says otherwise."""

from proceedings.imports.reading.layouts.steps import day, direction, with_next
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.listings import in_a_list
from proceedings.imports.reading.narration import narration
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.structure import heading, label, outside

# Tried in this order on every line; the first that places it is the last.
STEPS = (direction, outside, label, day, heading, in_a_list, narration)


def read(state: ReadingState, body: list[ClassifiedLine]) -> None:
    for one, after in with_next(body):
        next(step for step in STEPS if step(state, one, after))
