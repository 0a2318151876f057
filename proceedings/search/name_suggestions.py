"""Whom or what the words name: a speaker, a theme … shown above the results, one click from being a filter."""

from dataclasses import dataclass

from django.urls import reverse
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from proceedings.search.facets import NOUNS
from proceedings.search.name_index import NameEntry, NameIndex
from proceedings.search.query_language import And, Phrase, Word
from proceedings.text.lexemes import occurrences, readings
from speakers.names import fold, keys, similarity

MOST_CARDS = 4
KINDS = ["speaker", "theme", "organisation", "edition", "panel"]
A_WORD_LIKE = 75  # of 100
ONE_LETTER_OFF = 0.86  # similarity of "Zovkva" to "Zhovkva"; two different short names stay below it

LONG_ENOUGH = 6  # letters of a name of which any one may be wrong: a shorter one is soon another word


@dataclass(frozen=True)
class Card:
    kind: str
    value: str
    label: str
    address: str  # of its page

    @property
    def kind_shown(self):
        return NOUNS[self.kind]


def cards(tree, name_index: NameIndex):
    """What is published and has a name that the plain words of the query fit, the nearest first."""
    words = plain_words(tree)
    if not words:
        return []
    entries = fitting(words, name_index) or almost_fitting(words, name_index)
    return [
        Card(entry.kind, entry.value, entry.shown, reverse(entry.kind, args=entry.value.split("/")))
        for entry in entries[:MOST_CARDS]
    ]


def plain_words(tree):
    """The words of a query that is nothing but words, or one phrase."""
    items = tree.items if isinstance(tree, And) else (tree,)
    return " ".join(item.text for item in items) if all(isinstance(item, Word | Phrase) for item in items) else ""


def fitting(words, name_index):
    """Entries in one of whose names all words stand, in any order; the name with least besides first."""
    asked = [readings(word) for word in words.split()]
    asked = [each for each in asked if each]
    if all(slot.is_stop_word for each in asked for reading in each for slot in reading):
        return []
    candidates = name_index.matching(KINDS, asked[0])
    found = [entry for entry in candidates if any(has_all(of_name, asked) for of_name in entry.tokens)]
    folded = keys(words)
    return sorted(found, key=lambda entry: (not any(folded & keys(name) for name in entry.names), len(entry.label)))


def has_all(of_name, asked):
    return all(occurrences(of_name, each) for each in asked)


def almost_fitting(words, name_index):
    """Speakers whose name, or family name, is a letter off."""
    if len(words) < 5:
        return []
    likeness = [(likeness_of(words, entry), entry) for entry in with_a_word_like(words, name_index)]
    near = [pair for pair in likeness if pair[0] >= ONE_LETTER_OFF]
    return [entry for _, entry in sorted(near, key=lambda pair: -pair[0])]


def with_a_word_like(words, name_index):
    """Speakers with a word in their name that is much like one of `words`: thousands are not to be compared whole."""
    parts = list(name_index.speakers_by_word)
    near = [
        part
        for word in fold(words).split()
        for part, _, _ in process.extract(word, parts, scorer=fuzz.ratio, score_cutoff=A_WORD_LIKE, limit=50)
    ]
    return {entry: None for part in near for entry in name_index.speakers_by_word[part]}


def likeness_of(words, entry: NameEntry):
    whole = max(similarity(words, name) for name in entry.names)
    if " " in words:
        return whole
    parts = [part for name in entry.names for part in fold(name).split() if len(part) > 3]
    return max([whole, *(likeness_of_words(fold(words), part) for part in parts)])


def likeness_of_words(word, part):
    is_one_letter_off = len(part) >= LONG_ENOUGH and OSA.distance(word, part) == 1
    return ONE_LETTER_OFF if is_one_letter_off else fuzz.ratio(word, part) / 100
