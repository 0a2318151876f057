"""A published report's text as a Report: lines → what they may be → sections → who said what.

`parse` never raises, asks where it is not sure, and places every non-blank line exactly once. The shapes
reports come in are told apart by what stands on the lines; there is nothing to set.
"""

from dataclasses import replace

from proceedings.imports.reading.dates import date_line, held_on, held_on_without_year, is_place_and_day, ordinals_in
from proceedings.imports.reading.front_matter import FrontMatter, read_front_matter
from proceedings.imports.reading.line_kinds import ClassifiedLine, classify
from proceedings.imports.reading.lines import lines_of, vocabulary_of
from proceedings.imports.reading.listings import in_a_list
from proceedings.imports.reading.messages import gettext as _
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.report import Field, Passage, Question, Report
from proceedings.imports.reading.speech import speech
from proceedings.imports.reading.structure import heading, label, outside
from proceedings.imports.reading.suspicious_characters import suspicious_characters

# Tried in this order on every line; the first that places it is the last.
STEPS = (outside, label, heading, in_a_list, speech)
FIRST_LINES = 12  # in which another number is no mention of another edition
OPENING = 40  # lines in which a report says which edition it is, and when it was


def parse(text: str) -> Report:
    """The report in `text`, its sections in printed order.

    Offsets count characters of `text`, lines from 1. What could not be decided is in `questions`, and its
    lines are where they do no harm: unattributed or unplaced. Takes time linear in the length of the text.
    """
    lines, beyond = lines_of(text)
    classified = classify(lines)
    front = read_front_matter(classified)
    state = ReadingState(vocabulary_of(text), classified)
    body = classified[front.body :]
    for one, after in zip(body, [*body[1:], None], strict=False):
        next(step for step in STEPS if step(state, one, after))
    questions = [
        *_doubts(classified),
        *state.questions,
        *suspicious_characters(lines),
        *_cut_off(classified),
        *_too_long(beyond),
    ]
    return replace(
        _facts(front, classified),
        sections=state.finished_sections(),
        fields=_in_order([*_front_fields(front), *state.fields]),
        questions=tuple(sorted(questions, key=lambda question: question.line)),
        unplaced=_in_order([*front.footers, *state.unplaced]) + beyond,
    )


def _facts(front: FrontMatter, classified: list[ClassifiedLine]) -> Report:
    title, published = front.first("title"), front.first("published_on")
    heads = [one.line.head for one in classified[:OPENING]]
    return Report(
        title=title.line.passage.wording if title else None,
        published_on=date_line(published.line.head) if published else None,
        held_on=next(filter(None, map(held_on, heads)), None),
        ordinal=next((number for head in heads for number in ordinals_in(head)), None),
    )


def _front_fields(front: FrontMatter) -> list[Field]:
    return [Field(what, one.line.passage) for what, one in front.fields if what != "footer"]


def _doubts(classified: list[ClassifiedLine]):
    """What the opening leaves open: a day without its year, editions that contradict each other."""
    opening = classified[:OPENING]
    for one in opening:
        if held_on_without_year(one.line.head) and not any(held_on(other.line.head) for other in opening):
            yield Question(_("The day of the event is printed without its year: which year?"), one.line.passage)
    if undecided := next((one for one in opening if is_place_and_day(one.line.head)), None):
        yield Question(_("Is this the day of the event, or of the publication?"), undecided.line.passage)
    numbers = {number: one for one in reversed(opening[:FIRST_LINES]) for number in ordinals_in(one.line.head)}
    if len(numbers) > 1:
        printed = ", ".join(map(str, sorted(numbers)))
        yield Question(
            _("Several editions are named ({printed}): which one is this?").format(printed=printed),
            next(reversed(numbers.values())).line.passage,
        )


def _cut_off(classified: list[ClassifiedLine]):
    """A page stored only in part stops in mid-sentence."""
    last = next((one for one in reversed(classified) if not one.footer), None)
    if last is None or last.heading or last.label or last.line.ends_a_sentence:
        return
    if len(last.line.text) > 60 and last.line.text[-1].isalnum() and not last.names_someone and not last.line.is_item:
        yield Question(_("The text stops in mid-sentence here: is the report complete?"), last.line.passage)


def _too_long(beyond: tuple[Passage, ...]):
    if beyond:
        yield Question(_("From here on nothing was read: the text has too many lines. Is it a report?"), beyond[0])


def _in_order(placed: list) -> tuple:
    return tuple(sorted(placed, key=lambda one: one.line))
