"""Ukrainian words by lemma: pymorphy3's dictionary, and case endings cut off the words it does not know."""

import re
from functools import lru_cache

import pymorphy3
from pymorphy3.units import DictionaryAnalyzer

STOP_WORD_LIST = """
а або але би без бо був була були було бути в вам вас ви від він вона вони воно все всі вже до є ж же за
з зі і із й його їй їм їх її ми мене мені на над нам нас не ні о об один по при про під та так таке такий
там те ти то того тому тут у усі це цей цього ця ці чи чим що щоб як яка який які якого яких я
"""
STOP_WORDS = frozenset(STOP_WORD_LIST.split())

ACRONYMS = frozenset({"про"})  # in capitals missile defence and no small word
dictionary = pymorphy3.MorphAnalyzer(lang="uk", units=[[DictionaryAnalyzer()]])

# Endings of nouns and of names like nouns and adjectives, cut to what all cases have in common.
CASE_ENDINGS = (
    (re.compile(r"(?<=\w{3})(?:ість|ості|істю)$"), "іст"),
    (re.compile(r"(?<=\w{2})н(?:ня|ню|ням|ні|ь|нями|ням|нях)$"), "нн"),
    (re.compile(r"(?<=\w{3})(?:ець|ця|цю|цем|цеві|ці|ців|цям|цями|цях)$"), "ц"),
    (re.compile(r"(?<=\w{2}к)ові$|(?<=\w{3})[еє]ві$|(?<=\w{4})[іїе]в$"), ""),
    (re.compile(r"(?<=\w{3})(?:ією|іями|іям|іях|ія|ії|ію|ій)$"), ""),
    (
        re.compile(r"(?<=\w{3})(?:ими|ями|ами|ого|ому|ою|ею|єю|ої|ий|им|ім|их|ям|ам|ях|ах|ом|ем|єм|[аяоеєіїиуюьй])$"),
        "",
    ),
)
# Where the dictionary has the first case of a word and not the one at hand.
FIRST_CASES = (
    (re.compile(r"(?<=\w{3})(?:ості|істю)$"), "ість"),
    (re.compile(r"(?<=\w{2}н)(?:ню|ням|ні|ь|нями|ням|нях)$"), "ня"),
    (re.compile(r"(?<=\w{3})(?:ією|іями|іям|іях|ії|ію|ій)$"), "ія"),
)
SHORT_NAMES = {"ина": "ин", "ину": "ин", "ином": "ин"}  # Кім Чен Ин, too short for an ending to be cut
APOSTROPHE_LEFT_OUT = re.compile(r"(?<=[бпвмфрк])(?=[яюєї])")
SOFTENED = {"зі": "г", "ці": "к", "сі": "х"}  # before the dative's and locative's і
PROJECT = re.compile(r"проє(?=[кц])")
NOT_UKRAINIAN = re.compile(r"[ыэъё]")


def dictionary_lemmas(word):
    """What the dictionary says, in its order; nothing where it does not have the word."""
    return [parse.normal_form for parse in dictionary.parse(word)]


def replace_ending(rules, word):
    """The word after the first of the rules that fits it."""
    for ending, replacement in rules:
        changed, found = ending.subn(replacement, word, count=1)
        if found:
            return changed
    return word


@lru_cache(maxsize=1 << 16)
def lemmas(word: str) -> tuple[str, ...]:
    """The lexemes of a lower-case word (apostrophe as '), one or several where it is ambiguous, ґ as г."""
    if NOT_UKRAINIAN.search(word):
        return (fold(word),)
    if word in SHORT_NAMES:
        return (SHORT_NAMES[word],)
    written = (word, fold(word), APOSTROPHE_LEFT_OUT.sub("'", word, count=1), replace_ending(FIRST_CASES, word))
    found = next(filter(None, map(dictionary_lemmas, written)), None) or without_ending(word)
    return tuple(dict.fromkeys(map(fold, found)))


def without_ending(word):
    """A word no dictionary has, cut to what its cases share: Сибіга; Сибізі is that or of a Сибіза."""
    cut = replace_ending(CASE_ENDINGS, word)
    hard = SOFTENED.get(word[-2:])
    return [cut, word[:-2] + hard] if hard else [cut]


def fold(word: str) -> str:
    """A word without what is written in several ways: apostrophes, ґ, ё, the є of 2019 in проєкт."""
    return PROJECT.sub("прое", word.replace("'", "").replace("ґ", "г").replace("ё", "е"))
