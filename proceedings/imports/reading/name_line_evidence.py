"""Which short lines of a text are people, with their words below: those that come again, or name somebody whole."""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain

from django_extras.scripts import is_japanese
from proceedings.imports.reading.dates import date_line
from proceedings.imports.reading.introductions import Header, Shape, names_a_holder
from proceedings.imports.reading.labels import is_collective
from proceedings.imports.reading.line_kinds import SECTION_TITLE, ClassifiedLine
from proceedings.imports.reading.persons import is_a_word_of, person_at
from proceedings.imports.reading.posts import NO_POST, has_organisation_word, has_post_word, read_post
from proceedings.imports.reading.times import time_alone
from proceedings.imports.reading.turn_evidence import key_of_label
from proceedings.imports.reading.turn_labels import ALONE, TurnLabel, name_line
from proceedings.imports.reading.word_lists import NO_SPEAKER, TITLE

MAX_NAME_LINE = 300  # characters, with a long post
MAX_BARE = 60  # without one
LONG = 110  # characters: more than a heading has
MIN_COUNT = 2


@dataclass
class NameLineEvidence:
    """The name lines by line number, and which of them have words below."""

    headers: dict[int, Header] = field(default_factory=dict)
    labels: dict[int, TurnLabel] = field(default_factory=dict)
    with_words: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    post_lines: set[int] = field(default_factory=set)
    recurring: Counter = field(default_factory=Counter)
    candidates: set[int] = field(default_factory=set)  # lines that are short enough and say nothing

    def header_of(self, one: ClassifiedLine) -> Header | None:
        return self.headers.get(one.line.number)


def name_line_evidence(classified: list[ClassifiedLine], vocabulary: frozenset[str]) -> NameLineEvidence:
    evidence = NameLineEvidence()
    candidates: dict[int, TurnLabel] = {}
    for before, one in zip(chain([None], classified), classified, strict=False):
        if (found := candidate(one)) and begins_anew(before, one, candidates):
            candidates[one.line.number] = found
    evidence.candidates = set(candidates)
    keys = Counter(key_of_label(label) for label in candidates.values())
    evidence.recurring = Counter({key: count for key, count in keys.items() if count >= MIN_COUNT})
    for position, one in enumerate(classified):
        label = candidates.get(one.line.number)
        if label is None or one.line.number in evidence.post_lines:
            continue
        ahead = classified[position + 1 : position + 4]
        if ahead and date_line(ahead[0].line.head):
            ahead = ahead[1:]
        if ahead and (seconds := time_alone(ahead[0].line.text)) is not None:
            label, ahead = replace(label, starts_at=seconds), ahead[1:]
        evidence.labels[one.line.number] = label
        weigh(evidence, one, ahead, header_named(label, one, vocabulary, evidence.recurring))
    return evidence


def weigh(evidence: NameLineEvidence, one: ClassifiedLine, ahead: list[ClassifiedLine], header: Header | None) -> None:
    """Whether the line names somebody, with what stands below it."""
    number = one.line.number
    label = evidence.labels[number]
    if header and ahead and (below := post_lines(header, ahead)):
        printed = ", ".join(each.line.head for each in below)
        evidence.post_lines.update(each.line.number for each in below)
        header = Header(header.shape, header.person, read_post(printed), header.moderates)
        ahead = ahead[len(below) :]
    is_a_heading = one.line.text.isupper() and not evidence.recurring[key_of_label(label)]
    if header and (header.has_post or not is_a_heading):
        evidence.headers[number] = header
        if ahead and is_words(ahead[0]) and not is_another_name(evidence, ahead[0]):
            evidence.with_words.add(number)
    elif looks_like_the_others(one, label, ahead):
        evidence.doubtful.add(number)


def is_another_name(evidence: NameLineEvidence, one: ClassifiedLine) -> bool:
    return one.line.number in evidence.candidates


def begins_anew(before: ClassifiedLine | None, one: ClassifiedLine, candidates: dict[int, TurnLabel]) -> bool:
    """No second half of a broken line: a blank, a sentence's end, a heading or another name stands above."""
    if before is None or one.line.blank_before or before.line.ends_a_sentence or before.line.is_item:
        return True
    return (
        before.line.number in candidates
        or before.line.text.endswith((":", "?", "："))
        or len(before.line.text) <= MAX_BARE
    )


def post_lines(header: Header, ahead: list[ClassifiedLine]) -> list[ClassifiedLine]:
    """The lines right under a bare name that are its post: one, or two without a blank between."""
    if header.has_post or not is_post_line(ahead[0]):
        return []
    goes_on = len(ahead) > 1 and is_post_line(ahead[1]) and not ahead[1].line.blank_before
    return ahead[: 2 if goes_on else 1]


def candidate(one: ClassifiedLine) -> TurnLabel | None:
    text = one.line.text
    if (
        one.footer
        or one.pause
        or one.line.is_item
        or len(text) > MAX_NAME_LINE
        or (one.label and not one.label.in_a_clause)
    ):
        return None
    if text.isupper() and len(text) <= MAX_BARE:
        text = text.rstrip(".")  # ANNA WEBER.
    elif (one.line.ends_a_sentence or text.endswith(("?", "？", ",", ";"))) and not text.endswith(("Jr.", "Sr.")):
        return None
    if SECTION_TITLE.match(one.line.head) or is_collective(one.line.head):
        return None
    label = name_line(text)
    if label is None and one.header and one.header.shape is Shape.OWN_LINE:
        label = TurnLabel(ALONE, one.header.person.name, len(text))
    return label if label and label.name.casefold() not in NO_SPEAKER else None


def header_named(
    label: TurnLabel, one: ClassifiedLine, vocabulary: frozenset[str], recurring: Counter
) -> Header | None:
    """Whom the line names, by its form or because it comes again."""
    if one.header and one.header.shape is Shape.OWN_LINE:
        return one.header
    if is_japanese(one.line.head):
        named = one.header is not None and one.header.shape is Shape.NAME_ONLY
        comes_again = recurring[key_of_label(label)] and len(label.name) <= 14
        return one.header if named else (plain_header(label) if comes_again else None)
    if is_a_name(label.name) and not is_a_word_of(vocabulary, label.person.name):
        return plain_header(label)
    if TITLE.match(label.name) and len(label.name) <= MAX_BARE and label.name.split()[-1][0].isupper():
        return plain_header(label)
    return plain_header(label) if recurring[key_of_label(label)] and is_capitalised(label.name) else None


@lru_cache(maxsize=4096)
def is_a_name(printed: str) -> bool:
    person = person_at(printed)
    return person is not None and person.end == len(printed)


def plain_header(label: TurnLabel) -> Header:
    return Header(Shape.OWN_LINE, label.person, read_post(label.post) if label.post else NO_POST)


def is_capitalised(name: str) -> bool:
    words = [word for word in name.split() if word[0].isalpha()]
    return bool(words) and len(words) <= 4 and all(word[0].isupper() for word in words)


def is_post_line(one: ClassifiedLine) -> bool:
    """The post, or the house, alone on the line under a name."""
    text = one.line.text
    is_short = len(text) <= MAX_NAME_LINE and not one.line.ends_a_sentence and not one.line.is_item
    names_another = one.header is not None and one.header.shape in {Shape.OWN_LINE, Shape.INLINE, Shape.COLON}
    return is_short and not names_another and names_a_post(one.line.head) and not names_a_holder(one.line.head)


@lru_cache(maxsize=4096)
def names_a_post(printed: str) -> bool:
    return has_post_word(printed) or has_organisation_word(printed)


def looks_like_the_others(one: ClassifiedLine, label: TurnLabel, ahead: list[ClassifiedLine]) -> bool:
    """Short, in capitals, with words right below: it may be a name, it may be a heading."""
    return bool(
        is_capitalised(label.name)
        and len(one.line.text) <= MAX_BARE
        and ahead
        and is_words(ahead[0])
        and not ahead[0].line.blank_before
    )


def is_words(one: ClassifiedLine) -> bool:
    """Could somebody have said this line? A sentence, an item of a list, or more than a heading has."""
    return (
        one.line.is_item or one.line.ends_a_sentence or len(one.line.text) > LONG or one.line.text.endswith(("?", ":"))
    )
