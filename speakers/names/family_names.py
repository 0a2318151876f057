"""Which part of a printed name is the family name."""

import re

from django_extras.scripts import is_japanese

from speakers.names.honorifics import honorifics
from speakers.names.scripts import plain

PARTICLES = frozenset({"van", "von", "der", "den", "de", "di", "da", "del", "della", "du", "la", "le", "bin", "al"})


def family_name(name):
    """The family name as far as the print tells: the part in capitals, before a comma, or the last word.

    In Japanese script the part before a space. A Japanese name in Latin letters printed family name first and
    without capitals is not recognised; ask.
    """
    name = plain(honorifics(name)[1])
    if "," in name:
        return name.split(",")[0].strip()
    words = name.split()
    if not words:
        return ""
    capitals = [word for word in words if word.isupper() and len(word) > 2]
    if 0 < len(capitals) < len(words):
        return capitalised(" ".join(capitals))
    if is_japanese(name):
        return re.split("[・=]", name)[-1] if re.search("[・=]", name) else words[0]
    return with_particles(words)


def capitalised(capitals):
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), capitals)


def with_particles(words):
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return " ".join(words[first:])
