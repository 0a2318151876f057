"""What lines are in every layout in which the words themselves stand: directions, times, page numbers, headings.

A step takes the reading state, a line and the one after it, and is true where it placed the line.
"""

from collections.abc import Iterator
from itertools import islice, zip_longest

from proceedings.imports.reading.dates import date_line, is_day_and_time
from proceedings.imports.reading.labels import ADDRESS, DECORATION
from proceedings.imports.reading.line_kinds import PERHAPS, SURE, ClassifiedLine
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.persons import folded
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.sections import OpenSection
from proceedings.imports.reading.stage_directions import is_page_number
from proceedings.imports.reading.times import time_alone

MAX_HEADING = 160  # characters


def with_next(body: list[ClassifiedLine]) -> Iterator[tuple[ClassifiedLine, ClassifiedLine | None]]:
    """Every line with the one after it."""
    return zip_longest(body, islice(body, 1, None))


def direction(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """“(Applause.)”: a note, and whoever spoke goes on."""
    if one.line.number not in state.directions:
        return False
    state.put("note", one)
    return True


def furniture(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """Page numbers, bare addresses and ornaments: of the page, and not of the text."""
    if is_page_number(one.line.text):
        state.put("furniture", one)
    elif ADDRESS.match(one.line.head) or DECORATION.fullmatch(one.line.head):
        state.unplaced.append(one.line.passage)
    else:
        return False
    return True


def time(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """A time alone on its line is of the turn that follows."""
    seconds = time_alone(one.line.text)
    if seconds is None:
        return False
    state.time = seconds
    state.put("time", one)
    return True


def day(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """A date alone on its line is of the event or of the page, whoever speaks around it."""
    if date_line(one.line.head) is None and not is_day_and_time(one.line.head):
        return False
    state.put("date", one)
    return True


def footer(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """Invitations to subscribe and the like; a whole sentence may be said."""
    if not one.footer:
        return False
    if one.line.ends_a_sentence and state.speaker:
        state.leave_open(gettext("Is this said, or does it belong to the page?"), one)
    else:
        state.unplaced.append(one.line.passage)
        state.nobody()
    return True


def names_the_speaker(state: ReadingState, one: ClassifiedLine) -> bool:
    """The speaker's whole name once more, in front of a line that is no sentence: a page that tells who they are."""
    if state.speaker is None or one.line.ends_a_sentence or not state.speaker.person.is_whole:
        return False
    return folded(one.line.head).startswith(folded(state.speaker.person.name))


def goes_on(state: ReadingState, one: ClassifiedLine) -> None:
    """A line without a name belongs to whoever speaks, and where nobody does, to nobody."""
    if state.speaker is None:
        state.leave_to_nobody(one)
    elif names_the_speaker(state, one):
        ask_who_goes_on(state, one)
    else:
        state.says(one, state.timed(one.line.passage))


def ask_who_goes_on(state: ReadingState, one: ClassifiedLine) -> None:
    name = state.speaker.person.name if state.speaker else ""
    state.leave_open(gettext("Does {name} go on here?").format(name=name), one)


def name_of_a_list(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """Somebody named on a line of their own, where nobody speaks yet: they took part."""
    evidence = state.name_lines
    header = evidence.header_of(one)
    in_a_row = after is not None and evidence.header_of(after) is not None
    if header and not (header.has_post or in_a_row or state.in_roster):
        return False
    state.in_roster = header is not None
    if header:
        state.takes_part(header)
    if header or one.line.number in evidence.post_lines:
        state.put("speaker", one)
    return header is not None or one.line.number in evidence.post_lines


def heading_of_a_record(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """What stands below a heading has nobody until somebody is named again."""
    if one.line.marker == "hash" or (one.heading == SURE and not one.line.is_item):
        state.sections.append(OpenSection(one.line.passage.wording.rstrip(": ")))
    elif one.heading == PERHAPS and not (is_in_capitals(one.line.text) or one.line.text.endswith(("?", "？"))):
        state.ask(gettext("Is “{words}” a heading?").format(words=one.line.head), one)
    elif not is_in_capitals(one.line.text):
        return False
    state.put("heading", one)
    state.nobody()
    return True


def is_in_capitals(text: str) -> bool:
    """A line without a small letter, and more than a word of three letters."""
    if len(text) > MAX_HEADING or text.endswith((",", ";", ":")):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)
