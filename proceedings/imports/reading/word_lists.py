"""Posts, organisations, titles and reporting verbs: what the lexicon has of them, with the grammar around it.

Ukrainian words are given by their beginnings, because the language inflects at the end; Japanese ones by their endings.
"""

# ruff: noqa: SIM905 — words in a row are read better than in quotation marks.
import re
from collections.abc import Iterable

from proceedings.imports.reading.lexicon import any_of, words

POST_WORDS = words("posts")
# Beginnings of Ukrainian words for posts, masculine and feminine.
POST_BEGINNINGS_UK = re.compile(rf"(?:віце-?|екс-?|спів|заст[.-]?)?{any_of('post_beginnings')}", re.IGNORECASE)
POST_ENDINGS_JA = re.compile(rf"(?:{any_of('before_post_endings')}*{any_of('post_endings')})$")

ORGANISATION_WORDS = words("organisations")
# Parts of an organisation: they name no organisation by themselves.
ORGANISATION_BEGINNINGS_UK = re.compile(any_of("organisation_beginnings"), re.IGNORECASE)
ORGANISATION_ENDINGS_JA = re.compile(any_of("organisation_endings"))

# In every case: a country beside a name is no part of it.
COUNTRIES_UK = re.compile(
    rf"{any_of('countries_in_a')}(?:а|и|і|у|ою)|{any_of('countries_in_ia')}(?:ія|ії|ію|єю|ією|я|ї)"
    r"|молдов(?:а|і|у|и|ою)|тайван(?:ь|ю|і|ем)|сполучен(?:і|их|им|ими)|штат(?:и|ів|ам|ами|ах)|кита(?:й|ю|єм|ї)|сша|києв[іа]|токіо"
)

# Heads of state and their envoys: the country in the title is no organisation.
TITLES_OF_STATE = re.compile(r"\b(?:ambassador|minister|envoy|consul)\b", re.IGNORECASE)

HONORIFIC = re.compile(rf"(?:{any_of('honours')}(?: ?\((?:[Rr]et\.?|[Rr]etired|відставці)\))?,? +)+")
# What a title calls one person's words, and how somebody speaks of themselves.
SPEECH_TITLE = re.compile(any_of("titles_of_speeches"), re.IGNORECASE)
FIRST_PERSON = re.compile(any_of("first_person"))
# What stands before a colon in minutes and on pages and is nobody: in the language of the text, in lower case.
NO_SPEAKER = words("no_speaker")
# One word of address, as records print it before a family name.
TITLE = re.compile(rf"{any_of('titles')}\.?(?:\s+|\Z)", re.IGNORECASE)
AFTER_NAME = re.compile(rf"(?:,? +{any_of('after_names')}(?=[\s,:;)]|$))+")


def forms(stems: Iterable[str]) -> set[str]:
    """Past and third-person forms of regular English verbs."""
    forms = set()
    for stem in stems:
        if stem.endswith("e"):
            forms |= {stem + "d", stem + "s"}
        elif stem.endswith("y") and stem[-2] not in "aeou":
            forms |= {stem[:-1] + "ied", stem[:-1] + "ies"}
        else:
            forms |= {stem + "ed", stem + "s", stem + "es"}
    return forms


# Verbs of saying. The ambiguous present forms (“states”, “notes”) count only where a subject stands before them.
REPORTING = frozenset(forms(words("reporting_regular")) | words("reporting_irregular"))
# Unambiguous enough to end a post that no comma closes.
SAYING = frozenset(
    form for form in REPORTING if form.endswith("ed") and form not in {"united", "limited", "placed", "named", "listed"}
) | set("said says told spoke believes thinks argues emphasizes emphasises stresses explains insists".split())
# Stems have the endings of the past only, so that surnames like them stay names: “привітав”, “заперечила”.
REPORTING_UK = re.compile(
    rf"(?:за|від|під|на|ви|по|при|про|до|роз|пере|ви|с|з)?{any_of('reporting_beginnings')}[^\W\d_]*"
    rf"|{any_of('reporting_prefixes')}?{any_of('reporting_stems')}(?:в|ла|ли|ло)(?:ся|сь)?"
    r"|(?:за|на|о)?(?:стеріг|стерегла|поліг|полягла|вів|вела)(?:ся|сь)?",
    re.IGNORECASE,
)
REPORTING_JA = re.compile(any_of("reporting"))
# Being there, opening a meeting and giving a speech are not saying anything yet; what tells of words comes behind.
PRESENT = re.compile(
    rf"\b{any_of('acts_of_presence')}(?:e?d|e?s|ing|en)?\b[^.;:“”\"]{{0,70}}?\b{any_of('occasions')}\b"
)
TELLING = re.compile(
    r"[“\"«„「『:]|\b(?:that|who|saying|says|said|which he|which she)\b|,\s(?:and\s)?(?:\w+ly\s)?\w+ing\b"
    rf"|\bby\s\w+ing\b|\bto \w+ (?:on|that|how|why)\b|\b{any_of('telling')}\b",
    re.IGNORECASE,
)
TELLING_UK = re.compile(
    rf"\b{any_of('telling_in_a_sentence')}\b|[:.]\s?[«“\"„]|\b(?:який|яка|котрий|котра)\s\w+(?:в|ла)\b", re.IGNORECASE
)
# Being there is not speaking.
NOT_SPEAKING = words("not_speaking")
MODERATING = re.compile(
    r"\b(?:moderated|chaired|facilitated|co-moderated|co-chaired)\b|will moderate"
    r"|\b(?:модерува(?:в|ла|ли)|модеру(?:є|ють|ватиме))\b"
)

# Capitalised words of headings and organisations that no person is called by.
NOT_NAMES = POST_WORDS | ORGANISATION_WORDS | words("not_names")
PARTICLES = words("particles")
# Nouns ending like these are ideas and not people.
ABSTRACT = re.compile(
    r"(?:tion|tions|sion|ment|ments|ness|ance|ence|ities|ology|ship|ships|ism|ization|isation|ings|acy|graphy|omics)$"
)
