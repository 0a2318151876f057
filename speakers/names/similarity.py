"""How alike two names are, and how likely they are one person's."""

from functools import lru_cache

from django_extras.scripts import is_japanese
from rapidfuzz import fuzz

from speakers.names.family_names import family_name
from speakers.names.scripts import plain
from speakers.names.spellings import fold, keys, spellings, words_of

SAME_WORD = 0.8  # below, two words are two words: "poita" and "lutovinov", but not "yoshiho" and "yoshihiko"
ONE_WORD_ONLY = 0.5  # a family name alone, at most
GIVEN_NAME_ONLY = 0.3
INITIAL = 0.8


def similarity(a, b):
    """How alike two printed names are, 0 to 1; 1 where they share a key.

    Order does not count. One word in common is never enough: Yuriy Poita and Yurii Lutovinov are at 0.2.
    Kanji names are the same or are not: 渡邊 and 渡辺 are two families. Across scripts (kanji, Latin): 0.
    """
    if is_japanese(a) or is_japanese(b):
        return japanese_similarity(a, b)
    words_a, words_b = words_of(a), words_of(b)
    if not words_a or not words_b:
        return 0.0
    if keys(a) & keys(b):
        return 1.0
    if len(words_a) == 1 or len(words_b) == 1:
        return one_word_similarity(a, b)
    return nearest(words_a, words_b)


def japanese_similarity(a, b):
    if keys(a) & keys(b):
        return 1.0
    return fuzz.ratio(fold(a), fold(b)) / 100 * ONE_WORD_ONLY if is_japanese(a) and is_japanese(b) else 0.0


def one_word_similarity(a, b):
    family = nearest(family_words(a), family_words(b))
    return family * ONE_WORD_ONLY if family >= SAME_WORD else nearest(words_of(a), words_of(b)) * GIVEN_NAME_ONLY


def family_words(name):
    return (words_of(family_name(name)) or words_of(name))[-1:]


def nearest(words_a, words_b):
    """The likeness of the two spellings that are nearest each other."""
    return max((spelling_similarity(x, y) for x in spellings(words_a) for y in spellings(words_b)), default=0.0)


def spelling_similarity(a, b):
    """Of two spellings: every word of the shorter one needs its own partner, and the worst pair decides."""
    if len(a) == len(b):
        return max(paired_similarity(a, b), paired_similarity(b, a))
    return paired_similarity(*sorted((a, b), key=len))


def paired_similarity(shorter, longer):
    free, scores = list(longer), []
    for word in sorted(shorter, key=len, reverse=True):
        best = max(free, key=lambda other: word_similarity(word, other))
        scores.append(word_similarity(word, best))
        free.remove(best)
    worst = min(scores)
    return sum(scores) / len(scores) if worst >= SAME_WORD else worst**2


@lru_cache(maxsize=1 << 16)
def word_similarity(a, b):
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    last_parts = fuzz.ratio(a.split("-")[-1], b.split("-")[-1])
    return max(fuzz.ratio(a, b), last_parts if "-" in a or "-" in b else 0) / 100


def same_person_score(a, b, *, same_organisation=None, same_post=None, same_country=None):
    """How likely two printed names are one person, 0 to 1; None for a signal that is not known.

    The name comes first: what else agrees lifts a likely name and never an unlikely one. Names that are only
    spellings of each other stay below 0.9 until something else agrees (they may be two people).
    """
    name = similarity(a, b)
    if name < SAME_WORD:
        return min(name, ONE_WORD_ONLY)
    printed_alike = sorted(plain(" ".join(words_of(a))).split()) == sorted(plain(" ".join(words_of(b))).split())
    score = name * (0.9 if printed_alike else 0.8)
    score += sum(
        weight for weight, signal in ((0.1, same_organisation), (0.06, same_post), (0.03, same_country)) if signal
    )
    score -= 0.15 if same_country is False else 0  # a new post or employer is everyday, another country is not
    return max(0.0, min(1.0, score))
