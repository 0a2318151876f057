"""In which layout a text prints who speaks, guessed from what comes again; a proposal for the editor, with the reason.

Not from vocabulary: a label or a name line that comes again, one mark on most lines, one person and a title.
"""

import re

from django_extras.scripts import is_japanese
from proceedings.imports.reading.front_matter import FrontMatter
from proceedings.imports.reading.introductions import Header, Shape
from proceedings.imports.reading.layouts import Layout
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.name_line_evidence import is_words
from proceedings.imports.reading.people_lists import listed_person, people_in
from proceedings.imports.reading.persons import person_at
from proceedings.imports.reading.posts import has_post_word
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.turn_evidence import key_of_label
from proceedings.imports.reading.turn_labels import ALONE, DASH
from proceedings.imports.reading.word_lists import FIRST_PERSON, SPEECH_TITLE

MIN_TURNS = 3  # where no label comes again
MIN_SHARE_OF_WORDS = 0.5
FEW_OF_THE_WORDS = 0.15  # speeches have many paragraphs
OPENING = 8  # lines in which a speech says whose it is
Guess = tuple[Layout, str]


def guess(state: ReadingState, front: FrontMatter) -> Guess:
    """The likeliest layout, and why, in a sentence."""
    return (
        guess_turns(state)
        or guess_speech(state, front)
        or guess_name_lines(state)
        or guess_nobody(state)
        or (Layout.PROSE, gettext("Nothing comes again at the beginning of lines: it is read as a report that tells."))
    )


def guess_turns(state: ReadingState) -> Guess | None:
    evidence = state.turns
    turns = {number for number in evidence.turns if has_words(state, number)}
    if not turns or told_beside(state, turns) > len(turns):
        return None
    words = [one.line.number for one in state.classified if is_words(one) or one.line.number in turns]
    first = min(turns)
    share = len(turns) / sum(number >= first for number in words)
    repeated = evidence.repeated(turns)
    if evidence.mark == DASH and not (repeated and share > MIN_SHARE_OF_WORDS):
        return None  # a dash stands between a name and much else
    if repeated and (share > FEW_OF_THE_WORDS or len(turns) >= MIN_TURNS):
        ((name, count),) = repeated.most_common(1)
        why = gettext("{count} lines begin with a label; “{name}” comes {times} times.")
        return Layout.TURNS, why.format(count=len(turns), name=name, times=count)
    if len(turns) >= MIN_TURNS and share > MIN_SHARE_OF_WORDS and not is_a_list(state, turns):
        return Layout.TURNS, gettext("{count} lines begin with a label of one kind.").format(count=len(turns))
    if state.line_times:
        return Layout.TURNS, gettext(
            "The file gives the times at which its lines were said, and labels stand before them."
        )
    if state.times_alone > 1 or (stands_before_most(state, first) and is_listed(state, turns)):
        return Layout.TURNS, gettext("A label stands before the words, and the page names the same person elsewhere.")
    return None


def stands_before_most(state: ReadingState, number: int) -> bool:
    """Are most of the text's sentences in or below this line?"""
    sentences = [one.line.number for one in state.classified if one.line.ends_a_sentence and not one.label]
    return sum(each >= number for each in sentences) * 2 >= len(sentences)


def has_words(state: ReadingState, number: int) -> bool:
    """Behind the label, or below a name beside a time."""
    label = state.turns.labels[number]
    return label.mark == ALONE or label.end < len(state.text_at[number].rstrip())


def told_count(state: ReadingState) -> int:
    """How many lines introduce somebody with a post and tell or quote what they said."""
    telling = {Shape.INLINE, Shape.COLON, Shape.QUOTED}
    return sum(
        one.header is not None and one.header.shape in telling and one.header.has_post for one in state.classified
    )


def told_beside(state: ReadingState, turns: set[int]) -> int:
    """How many introduce somebody so, and are no turns."""
    return told_count(state) - sum(
        one.header is not None and one.header.has_post for one in state.classified if one.line.number in turns
    )


def is_a_list(state: ReadingState, turns: set[int]) -> bool:
    """Items with a name in front, and nobody comes again: a report's own list."""
    lines = [one for one in state.classified if one.line.number in turns]
    return sum(one.line.is_item for one in lines) * 2 > len(lines)


def is_listed(state: ReadingState, turns: set[int]) -> bool:
    """Every label names somebody whom a list of people before it names too."""
    first = min(turns)
    listed = [
        set(header.person.tokens)
        for one in state.classified
        if one.label and one.label.rest and one.line.number < first
        for header in people_in(one.label.rest)[0]
    ]
    listed += [set(header.person.tokens) for number, header in state.name_lines.headers.items() if number < first]
    called = [key_of_label(state.turns.labels[number]) for number in turns]
    return bool(called) and all(any(key & each for each in listed) for key in called)


def guess_name_lines(state: ReadingState) -> Guess | None:
    evidence = state.name_lines
    named = sorted(evidence.with_words)
    alone = [number for number in evidence.headers if number not in evidence.with_words]
    if not named or len(alone) > len(named):
        return None
    if told_count(state) * 4 > len(named):
        return None
    if not alone and len(named) == 1 and evidence.headers[named[0]].has_post and lines_below(state, named[0]) > 1:
        return Layout.NAME_LINES, gettext("One name stands on a line of its own, with all the words below.")
    comes_again = [key for key in evidence.recurring if any(state.name_key_at(number) == key for number in named)]
    posts = sum(evidence.headers[number].has_post for number in named)
    if len(named) > 1 and (comes_again or posts > 1):
        why = gettext("{count} names stand on lines of their own, with words below.")
        return Layout.NAME_LINES, why.format(count=len(named))
    return None


def lines_below(state: ReadingState, number: int) -> int:
    return sum(one.line.number > number and is_words(one) for one in state.classified)


def guess_speech(state: ReadingState, front: FrontMatter) -> Guess | None:
    """One person, and a title that says that it is a speech of theirs."""
    words = [one for one in state.classified if is_words(one)]
    told = any(one.header is not None and one.header.shape in {Shape.INLINE, Shape.COLON} for one in words)
    if told or len(state.name_lines.with_words) > 1 or len(words) < 2:
        return None
    own = sum(bool(FIRST_PERSON.search(one.line.head)) for one in words)
    if own * 3 < len(words):
        return None
    for one in state.classified[:OPENING]:
        if not one.line.ends_a_sentence and (header := speaker_in(one.line.head)):
            state.one_speaker = header
            why = gettext("The title names one speech, by {name}, and the words are in the first person.")
            return Layout.SPEECH, why.format(name=header.person.name)
    return None


def speaker_in(title: str) -> Header | None:
    """Who a title says speaks: “Statement by Ambassador NAME, POST, at …”, 「挨拶 / NAME(POST)」."""
    found = SPEECH_TITLE.search(title)
    if not found:
        return None
    if is_japanese(title):
        pieces = [piece for piece in re.split(r"[/:|]|\s[–—-]\s", title) if piece.strip()]
        return next((header for piece in reversed(pieces) if (header := listed_person(piece.strip()))), None)
    for start in [word.start() for word in re.finditer(r"(?<!\S)[^\W\d_]", title)][:24]:
        person = person_at(title[start:])
        before = title[found.end() : start].split() if start >= found.end() else []
        if person and (start < found.start() or not before or before[-1][0].islower() or has_post_word(before[-1])):
            return Header(Shape.OWN_LINE, person)
    return None


def guess_nobody(state: ReadingState) -> Guess | None:
    """Names without words: a programme, or a list of people."""
    names = len(state.name_lines.headers)
    sentences = sum(one.line.ends_a_sentence and not one.footer for one in state.classified)
    if names > 2 and len(state.name_lines.with_words) * 3 <= names and sentences <= names:
        return Layout.NOBODY, gettext("{count} names stand on lines of their own, without words.").format(count=names)
    return None
