"""Names of people and organisations as they are compared: folded, romanised, in any order. No database.

Names are shown as printed; what is made here is for comparing and for addresses.
"""

from speakers.names.family_names import family_name
from speakers.names.honorifics import honorifics
from speakers.names.ordering import family_name_in, kana, sort_key
from speakers.names.scripts import PLAIN_LETTERS, plain, romanise
from speakers.names.similarity import same_person_score, similarity
from speakers.names.spellings import fold, keys, organisation_keys, slug_for

__all__ = [
    "PLAIN_LETTERS",
    "family_name",
    "family_name_in",
    "fold",
    "honorifics",
    "kana",
    "keys",
    "organisation_keys",
    "plain",
    "romanise",
    "same_person_score",
    "similarity",
    "slug_for",
    "sort_key",
]
