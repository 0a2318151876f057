"""Ukrainian words by lemma: simplemma's dictionary, and case endings cut off the words it does not know."""

import re
from functools import lru_cache

from simplemma.strategies import DictionaryLookupStrategy

_STOP_WORDS = """
а або але би без бо був була були було бути в вам вас ви від він вона вони воно все всі вже до є ж же за
з зі і із й його їй їм їх її ми мене мені на над нам нас не ні о об один по при про під та так таке такий
там те ти то того тому тут у усі це цей цього ця ці чи чим що щоб як яка який які якого яких я
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_dictionary = DictionaryLookupStrategy()

_CASE_ENDING = re.compile(
    r"(?<=\w{3})(?:ими|ями|ами|ого|ому|ою|ею|єю|ої|ий|ій|им|ім|их|ям|ам|ях|ах|ом|ем|єм|[аяоеєіїиуюьй])$"
)
_APOSTROPHE_LEFT_OUT = re.compile(r"(?<=[бпвмфрк])(?=[яюєї])")
_NOT_UKRAINIAN = re.compile(r"[ыэъё]")


def _lemmas(word):
    """What the dictionary says, for the word as a common and as a proper noun."""
    found = (_dictionary.exact_lemma(form, "uk") for form in (word, word.capitalize()))
    return [lemma.lower() for lemma in found if lemma]


@lru_cache(maxsize=1 << 16)
def lemmas(word):
    """The lexemes of a lower-case word (apostrophe as '), one or several where it is ambiguous, ґ as г."""
    if _NOT_UKRAINIAN.search(word):
        return (fold(word),)
    found = _lemmas(word) or _lemmas(fold(word)) or _lemmas(_APOSTROPHE_LEFT_OUT.sub("'", word, count=1))
    return tuple(dict.fromkeys(map(fold, found or [_CASE_ENDING.sub("", word)])))


def fold(word):
    """A word without what is written in several ways: apostrophes, ґ, ё."""
    return word.replace("'", "").replace("ґ", "г").replace("ё", "е")
