"""Names recognised in a query: speakers, themes, …, offered above its results as pages and as filters."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from proceedings.search.facets import NOUNS
from proceedings.search.name_index import NameEntry, NameIndex
from proceedings.search.query_language import And, Node, Phrase, Word
from proceedings.text.lexemes import occurrences, readings
from speakers.names import fold, keys, similarity

MAX_SUGGESTIONS = 4
KINDS = ["speaker", "theme", "organisation", "edition", "panel"]
MIN_WORD_SIMILARITY = 75  # of 100
ONE_LETTER_OFF = 0.86  # similarity of "Zovkva" to "Zhovkva"; two different short names stay below it

MIN_LENGTH_FOR_TYPO = 6  # letters of a name of which one may be wrong: a shorter one is soon another word


@dataclass(frozen=True)
class NameSuggestion:
    kind: str
    value: str
    label: str
    address: str  # of its page

    @property
    def kind_shown(self) -> Promise:
        return NOUNS[self.kind]


def suggest_names(tree: Node, name_index: NameIndex) -> list[NameSuggestion]:
    """What is published and has a name that the plain words of the query fit, the nearest first."""
    words = plain_words(tree)
    if not words:
        return []
    entries = entries_with_all_words(words, name_index) or entries_with_typo(words, name_index)
    return [
        NameSuggestion(entry.kind, entry.value, entry.shown, reverse(entry.kind, args=entry.value.split("/")))
        for entry in entries[:MAX_SUGGESTIONS]
    ]


def plain_words(tree):
    """The words of a query that is nothing but words, or one phrase."""
    items = tree.items if isinstance(tree, And) else (tree,)
    texts = [item.text for item in items if isinstance(item, Word | Phrase)]
    return " ".join(texts) if len(texts) == len(items) else ""


def entries_with_all_words(words, name_index):
    """Entries with all words in one of their names, in any order; whole names first, then the shortest."""
    asked = [readings(word) for word in words.split()]
    asked = [each for each in asked if each]
    if all(slot.is_stop_word for each in asked for reading in each for slot in reading):
        return []
    candidates = name_index.matching(KINDS, asked[0])
    found = [entry for entry in candidates if any(has_all_words(name_tokens, asked) for name_tokens in entry.tokens)]
    folded = keys(words)
    return sorted(found, key=lambda entry: (not any(folded & keys(name) for name in entry.names), len(entry.label)))


def has_all_words(name_tokens, asked):
    return all(occurrences(name_tokens, each) for each in asked)


def entries_with_typo(words, name_index):
    """Speakers whose name, or family name, has one letter wrong."""
    if len(words) < 5:
        return []
    similarities = [(name_similarity(words, entry), entry) for entry in entries_with_similar_word(words, name_index)]
    near = [pair for pair in similarities if pair[0] >= ONE_LETTER_OFF]
    return [entry for _similarity, entry in sorted(near, key=lambda pair: -pair[0])]


def entries_with_similar_word(words, name_index):
    """Speakers with a word in their name that is much like one of `words`: thousands are not to be compared whole."""
    parts = list(name_index.speakers_by_word)
    near = [
        part
        for word in fold(words).split()
        for part, _score, _place in process.extract(
            word, parts, scorer=fuzz.ratio, score_cutoff=MIN_WORD_SIMILARITY, limit=50
        )
    ]
    return {entry: None for part in near for entry in name_index.speakers_by_word[part]}


def name_similarity(words, entry: NameEntry):
    whole = max(similarity(words, name) for name in entry.names)
    if " " in words:
        return whole
    parts = [part for name in entry.names for part in fold(name).split() if len(part) > 3]
    return max([whole, *(word_similarity(fold(words), part) for part in parts)])


def word_similarity(word, part):
    is_one_letter_off = len(part) >= MIN_LENGTH_FOR_TYPO and OSA.distance(word, part) == 1
    return ONE_LETTER_OFF if is_one_letter_off else fuzz.ratio(word, part) / 100
