"""The forms under which names are compared and looked up, and those of addresses."""

import re

from django_extras.scripts import is_japanese

from speakers.names.honorifics import honorifics
from speakers.names.scripts import JAPANESE_SOUNDS, SEPARATORS, plain, romanise

ROMAJI = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwfj]|sh|ch|ts|[kgnhbpmrj]y|tch|([kstp])\1)?[aiueo]|[nm](?![aiueo])|h(?![aiueoy]))+$"
)
LONG_VOWELS = (  # Kouichi, Kohichi is not; Ohno, Oono; Yuuko; Homma as Honma. Inoue keeps its ou.
    (re.compile(r"ou(?!e)"), "o"),
    (re.compile(r"oh(?![aiueoy])"), "o"),
    (re.compile(r"oo"), "o"),
    (re.compile(r"uu"), "u"),
    (re.compile(r"m(?=[bmp])"), "n"),
)
NAME_ENDINGS = (  # Yurii, Yuriy, Yuri; Nataliya, Nataliia, Natalia
    (re.compile(r"(?<=\w{2})(?:ii|iy|yi|yy|ij|yj)$"), "i"),
    (re.compile(r"(?<=\w{2})(?:iya|iia|ija)$"), "ia"),
)
SLAVIC = (  # Igor, Ihor; Hannah, Hanna; Mykhaylo, Mykhailo; Alyona, Aliona, Alona; Yevhenii, Evgeniy
    (re.compile(r"kh"), "h"),
    (re.compile(r"zgh"), "zh"),
    (re.compile(r"g"), "h"),
    (re.compile(r"(?<=[aeiouy])h$"), ""),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"i{2,}"), "i"),
    (re.compile(r"i(?=[eo])"), ""),
    (re.compile(r"'"), ""),
)


def replace_all(rules, word):
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word


def as_japanese(word):
    return replace_all(NAME_ENDINGS + LONG_VOWELS, word.replace("'", "")) if ROMAJI.match(word) else word


def as_slavic(word):
    return replace_all(SLAVIC, word)


def without_slavic_rules(word):
    return replace_all(NAME_ENDINGS, as_japanese(word).replace("'", ""))


def words_of(name):
    """The words of a name without honorifics, lower case; a double surname keeps its hyphen."""
    words = (word.strip("-'\"“”«»()") for word in SEPARATORS.split(plain(honorifics(name)[1]).lower()))
    return [word for word in words if word]


def spellings(words):
    """Every way in which the words of a name in Latin or Cyrillic letters are compared, likeliest first.

    What could be a Japanese name in Latin letters is folded as one, and never by the Slavic rules: Ogata and
    Ohata are two families. Cyrillic has both a Ukrainian and a Japanese reading.
    """
    roman = [romanise(word) for word in words]
    if roman != words:
        japanese = [romanise(word, JAPANESE_SOUNDS.items()) for word in words]
        return without_repeats(
            [map(as_slavic, roman), map(without_slavic_rules, roman), map(without_slavic_rules, japanese)]
        )
    if all(ROMAJI.match(part) for word in words for part in word.split("-")):
        return without_repeats([map(without_slavic_rules, roman)])
    return without_repeats([map(as_slavic, roman), map(without_slavic_rules, roman)])


def without_repeats(spellings):
    """Without what comes twice, and without words of which no letter is left (ь)."""
    return list(filter(None, dict.fromkeys(tuple(filter(None, spelling)) for spelling in spellings)))


def fold(name):
    """The name's likeliest spelling for comparing, in the printed order: lower case, one romanisation.

    Japanese script keeps its characters, without spaces and ・.
    """
    words = words_of(name)
    if is_japanese(name):
        return "".join(words)
    return " ".join(next(iter(spellings(words)), ()))


def keys(name):
    """The forms under which a name is looked up: two names that share one are spellings of one name.

    Words are sorted, for the family name comes first or last; a double surname is there by its last part too.
    A single word (a family or a given name alone) has no key. Sharing a key is not yet being one person.
    """
    words = words_of(name)
    if is_japanese(name):
        return frozenset({"".join(words), " ".join(sorted(words))}) if words else frozenset()
    if len(words) < 2:
        return frozenset()
    return frozenset(key for spelling in spellings(words) for key in keys_of_spelling(spelling))


def keys_of_spelling(spelling):
    parts = [word.split("-") for word in spelling]
    whole = [part for word in parts for part in word]
    last_parts = [word[-1] for word in parts]
    without_initials = [word for word in whole if len(word) > 1]
    forms = [whole, last_parts] + ([without_initials] if len(without_initials) > 1 else [])
    return {" ".join(sorted(form)) for form in forms if len(form) > 1}


def slug_for(name):
    """The name for an address: Latin letters, figures and hyphens. Empty where no letter can be romanised."""
    words = plain(romanise(plain(honorifics(name)[1]).replace("'", ""))).lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:80].rstrip("-")


SMALL_WORDS = frozenset(
    {
        "the",
        "of",
        "for",
        "in",
        "and",
        "at",
        "on",
        "to",
        "a",
        "an",
        "s",
        "і",
        "й",
        "та",
        "в",
        "у",
        "з",
        "на",
        "при",
    }
)
ORGANISATION_WORDS = {"centre": "center", "defence": "defense", "programme": "program", "univ": "university"}
ACRONYM = re.compile(r"\(\s*([A-ZА-ЯЄІЇҐ][\w&.-]{1,11})\s*\)")


def organisation_keys(name):
    """The forms under which an organisation is looked up: its words sorted, and the acronym it prints.

    "University of Tokyo" and "Tokyo University" share one; "Tokyo University of Foreign Studies" has another.
    """
    acronyms = {match.group(1).lower() for match in ACRONYM.finditer(name)}
    text = plain(ACRONYM.sub(" ", name)).lower()
    if is_japanese(text):
        return frozenset({re.sub(r"[\W_]+", "", text)} | acronyms)
    words = re.findall(r"[^\W_]+", romanise(text))
    full = sorted({ORGANISATION_WORDS.get(word, word) for word in words if word not in SMALL_WORDS})
    return frozenset(({" ".join(full)} if full else set()) | acronyms)
