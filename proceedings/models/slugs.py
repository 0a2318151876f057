"""Slugs that the archive gives by itself. Once given, a slug is never made anew."""

import re

from speakers import names


def statement_slug(appearance, taken):
    """`marsh-3`: the speaker's family name and the number after the highest among `taken`, the panel's slugs.

    A name that cannot be put in Latin letters, and a statement without a speaker, give `statement-<n>`.
    """
    name = names.slug_for(family_name(appearance)) or "statement"
    numbered = re.compile(rf"{re.escape(name)}-(\d+)")
    numbers = [int(found[1]) for slug in taken if (found := numbered.fullmatch(slug))]
    return f"{name}-{max(numbers, default=0) + 1}"


def family_name(appearance):
    if appearance is None:
        return ""
    if appearance.speaker:
        return appearance.speaker.family_name
    return names.family_name(appearance.name_as_printed)
