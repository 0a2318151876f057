"""A published text as a Report: lines → what they may be → in which layout → who said what.

`parse` never raises over a text, asks where it is not sure, and places every non-blank line exactly once. The layout
is guessed from what comes again in the text, unless it is declared.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from proceedings.imports.reading.dates import date_line, held_on, held_on_without_year, is_place_and_day, ordinals_in
from proceedings.imports.reading.front_matter import FrontMatter, read_front_matter
from proceedings.imports.reading.guess import guess
from proceedings.imports.reading.introductions import Header, Shape, tells_of_words
from proceedings.imports.reading.labels import is_collective
from proceedings.imports.reading.layouts import Layout, name_lines, nobody, prose, speech, turns
from proceedings.imports.reading.line_kinds import ClassifiedLine, classify
from proceedings.imports.reading.lines import HEAD, lines_of, vocabulary_of
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.name_line_evidence import is_words
from proceedings.imports.reading.people_lists import listed_person
from proceedings.imports.reading.persons import Person
from proceedings.imports.reading.reading_state import LineTimes, ReadingState
from proceedings.imports.reading.report import Field, LayoutUsed, Passage, Question, Report, Section
from proceedings.imports.reading.suspicious_characters import suspicious_characters

READERS = {
    Layout.PROSE: prose.read,
    Layout.TURNS: turns.read,
    Layout.NAME_LINES: name_lines.read,
    Layout.SPEECH: speech.read,
    Layout.NOBODY: nobody.read,
}
QUOTATION = re.compile(r"[“”\"«»„「」]")
FIRST_LINES = 12  # in which another number is no mention of another edition
SHORT = 60  # characters
OPENING = 40  # lines in which a report says which edition it is, and when it was


@dataclass(frozen=True)
class Declaration:
    """What an editor says of the lines from `first` to `last`; lines count from 1, `last` None is the end.

    `layout` None leaves it to the guess. A speech needs its speaker, unless the text names one by itself.
    """

    layout: Layout | None = None
    speaker: str = ""
    first: int | None = None
    last: int | None = None


def parse(
    text: str,
    declared: Sequence[Declaration] = (),
    line_times: LineTimes | None = None,
    asked: Sequence[tuple[int, str]] = (),
) -> Report:
    """The report in `text`, its sections in printed order, as declared, else as guessed.

    Offsets count characters of `text`, lines from 1. What could not be decided is in `questions`, and its
    lines are where they do no harm: unattributed or unplaced. `line_times` and `asked` are what the reader of the
    file knows: seconds by line, and questions by line. Takes time linear in the length of the text.
    """
    lines, beyond = lines_of(text)
    classified = classify(lines)
    front = read_front_matter(classified)
    state = ReadingState(vocabulary_of(text), classified, line_times or {})
    guessed, why = guess(state, front)
    front = read_by(state, front, declared or [Declaration()], guessed)
    questions = [
        *doubts(classified),
        *state.questions,
        *suspicious_characters(lines),
        *too_long(beyond),
        *of_the_file(classified, asked),
    ]
    questions += cut_off(classified, {question.line for question in questions})
    sections = state.finished_sections()
    if Layout.NOBODY not in {each.layout for each in declared}:
        questions += open_lines(sections, questions)
        questions += told_beforehand(state.fields, questions)
    return replace(
        facts(front, classified),
        sections=sections,
        fields=in_order([*front_fields(front), *state.fields]),
        questions=tuple(sorted(questions, key=lambda question: question.line)),
        unplaced=in_order([*front.footers, *state.unplaced]) + beyond,
        layout=LayoutUsed(used(declared, guessed), guessed.value, why),
    )


def used(declared: Sequence[Declaration], guessed: Layout) -> str:
    return next((each.layout.value for each in declared if each.layout), guessed.value)


def read_by(state: ReadingState, front: FrontMatter, declared: Sequence[Declaration], guessed: Layout) -> FrontMatter:
    """Each stretch of lines by its layout, and the front matter that is left before the first."""
    position = beginning(state, front, declared[0], declared[0].layout or guessed)
    front = FrontMatter(front.fields[:position], min(front.body, position))
    nobody.read(state, state.classified[front.body : position])
    for each in declared:
        begin = max(position, index(state, each.first)) if each.first else position
        nobody.read(state, state.classified[position:begin])
        position = max(begin, index(state, each.last + 1)) if each.last else len(state.classified)
        read_stretch(state, state.classified[begin:position], each, each.layout or guessed)
    state.unplaced += [one.line.passage for one in state.classified[position:]]
    return front


def index(state: ReadingState, number: int) -> int:
    """Where line `number`, or the next that is not blank, stands among the lines."""
    return next((at for at, one in enumerate(state.classified) if one.line.number >= number), len(state.classified))


def beginning(state: ReadingState, front: FrontMatter, first: Declaration, layout: Layout) -> int:
    """Where the body begins: as declared, else with the first words, whatever the front matter took for a subtitle."""
    if first.first:
        return index(state, first.first)
    if layout is Layout.SPEECH:
        titles = [at for at, (what, _one) in enumerate(front.fields) if what in {"title", "subtitle"}]
        words = (at for at, one in enumerate(state.classified) if is_words(one) and not one.footer and at not in titles)
        return next(words, front.body)
    named = state.name_lines.with_words
    numbers = {Layout.TURNS: state.turns.turns or named, Layout.NAME_LINES: named}.get(layout)
    return min(front.body, index(state, min(numbers))) if numbers else front.body


def read_stretch(state: ReadingState, body: list[ClassifiedLine], declared: Declaration, layout: Layout) -> None:
    state.nobody()
    if layout is Layout.SPEECH:
        state.one_speaker = speaker(declared.speaker) if declared.speaker else state.one_speaker
    READERS[layout](state, body)


def speaker(printed: str) -> Header:
    """“NAME, POST” as an editor types it."""
    return listed_person(printed) or Header(Shape.OWN_LINE, Person(printed.strip()))


def facts(front: FrontMatter, classified: list[ClassifiedLine]) -> Report:
    title, published = front.first("title"), front.first("published_on")
    heads = [one.line.head for one in classified[:OPENING]]
    return Report(
        title=title.line.passage.wording if title else None,
        published_on=date_line(published.line.head) if published else None,
        held_on=next(filter(None, map(held_on, heads)), None),
        ordinal=next((number for head in heads for number in ordinals_in(head)), None),
    )


def front_fields(front: FrontMatter) -> list[Field]:
    return [Field(what, one.line.passage) for what, one in front.fields if what != "footer"]


def doubts(classified: list[ClassifiedLine]):
    """What the opening leaves open: a day without its year, editions that contradict each other."""
    opening = classified[:OPENING]
    for one in opening:
        if held_on_without_year(one.line.head) and not any(held_on(other.line.head) for other in opening):
            yield Question(gettext("The day of the event is printed without its year: which year?"), one.line.passage)
    if undecided := next((one for one in opening if is_place_and_day(one.line.head)), None):
        yield Question(gettext("Is this the day of the event, or of the publication?"), undecided.line.passage)
    numbers = {number: one for one in reversed(opening[:FIRST_LINES]) for number in ordinals_in(one.line.head)}
    if len(numbers) > 1:
        printed = ", ".join(map(str, sorted(numbers)))
        yield Question(
            gettext("Several editions are named ({printed}): which one is this?").format(printed=printed),
            next(reversed(numbers.values())).line.passage,
        )


def open_lines(sections: Sequence[Section], questions: Sequence[Question]) -> list[Question]:
    """Lines with nobody are open, unless they speak for everybody."""
    asked = {question.line for question in questions}
    return [
        Question(gettext("Nobody is named here: whose words are these, if anybody’s?"), passage)
        for section in sections
        for passage in section.unattributed
        if passage.line not in asked and not (is_collective(passage.text[:HEAD]) and not QUOTATION.search(passage.text))
    ]


def told_beforehand(fields: Sequence[Field], questions: Sequence[Question]) -> list[Question]:
    """What somebody is told to have said before the first heading."""
    asked = {question.line for question in questions}
    return [
        Question(gettext("Are words of somebody told here?"), each.passage)
        for each in fields
        if each.what == "introduction" and each.passage.line not in asked and tells_of_words(each.passage.text[:HEAD])
    ]


def cut_off(classified: list[ClassifiedLine], asked: set[int]) -> Iterator[Question]:
    """A page stored only in part stops in mid-sentence; a short line is asked about once."""
    last = next((one for one in reversed(classified) if not one.footer), None)
    if last is None or last.heading or last.label or last.line.ends_a_sentence:
        return
    if len(last.line.text) <= SHORT and last.line.number in asked:
        return
    if last.line.text[-1].isalnum() and not last.names_someone and not last.line.is_item:
        yield Question(gettext("The text stops in mid-sentence here: is the report complete?"), last.line.passage)


def too_long(beyond: tuple[Passage, ...]):
    if beyond:
        yield Question(
            gettext("From here on nothing was read: the text has too many lines. Is it a report?"), beyond[0]
        )


def of_the_file(classified: list[ClassifiedLine], asked: Sequence[tuple[int, str]]) -> Iterator[Question]:
    """What the reader of the file asks, on its line or the next that is not blank."""
    for number, about in asked:
        place = next((one for one in classified if one.line.number >= number), classified[-1] if classified else None)
        if place:
            yield Question(about, place.line.passage)


def in_order(placed: list) -> tuple:
    return tuple(sorted(placed, key=lambda one: one.line))
