"""The facets: which column of a search group each stands for, and what its values are called."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from proceedings.countries import country_name, language_name

# Facets that a statement's group determines: name → column of search_group. The theme is counted on rows.
COLUMNS = {
    "speaker": "speaker_id",
    "organisation": "organisation_id",
    "country": "country",
    "forum": "forum_id",
    "edition": "edition_id",
    "panel": "panel_id",
    "year": "year",
    "language": "language",
}
FACETS = ["theme", *COLUMNS]
# What a facet narrows by, in a sentence: "The archive knows no speaker …".
NOUNS = {
    "theme": _("theme"),
    "speaker": _("speaker"),
    "organisation": _("organisation"),
    "country": _("country"),
    "forum": _("forum"),
    "edition": _("edition"),
    "panel": _("panel"),
    "year": _("year"),
    "language": _("language"),
}
LEXEME_LETTER = {"theme": "t", "speaker": "s", "organisation": "o", "forum": "f", "edition": "e", "panel": "p"}


@dataclass(frozen=True)
class Counted:
    """A value of a facet: as in the address, as read, and how many statements have it."""

    value: str
    label: str
    count: int
    broader: str = ""  # of a theme: its group


class Values:
    """Values in addresses ⇄ values in the search's columns, for every facet."""

    def __init__(self, known):
        self.by_value = {kind: {entry.value: entry for entry in entries} for kind, entries in known.entries.items()}
        self.by_key = {kind: {key_of(entry): entry for entry in known.entries[kind]} for kind in LEXEME_LETTER}

    def keys(self, facet, values):
        """What stands in the column for `values`; a value that is not known stands for nothing."""
        if facet in LEXEME_LETTER:
            known = self.by_value[facet]
            return [key_of(known[value]) for value in values if value in known]
        if facet == "year":
            return [int(value) for value in values if value.isdecimal() and len(value) == 4]
        return list(values)

    def counted(self, facet, counts):
        """`counts` (column value → statements) as values to be shown: newest editions, else most, first."""
        if facet == "theme":
            return self.counted_themes(counts)
        shown = [self.one(facet, key, count) for key, count in self.named(facet, counts)]
        if facet in ("edition", "year"):
            return sorted(shown, key=lambda each: each.value, reverse=True)
        return sorted(shown, key=lambda each: (-each.count, each.label, each.value))

    def named(self, facet, counts):
        """`counts` without what was given its name after the names were read."""
        known = self.by_key.get(facet)
        return [(key, count) for key, count in counts.items() if known is None or key in known]

    def one(self, facet, key, count):
        if facet in LEXEME_LETTER:
            entry = self.by_key[facet][key]
            return Counted(entry.value, entry.shown, count)
        label = {"country": country_name, "language": language_name}.get(facet, str)(key)
        return Counted(str(key), label, count)

    def counted_themes(self, counts):
        """Each group followed by its themes, in both levels most first."""
        entries = [(self.by_key["theme"][key], count) for key, count in self.named("theme", counts)]
        entries.sort(key=lambda pair: (-pair[1], pair[0].shown))
        shown = []
        for group, count in entries:
            if not group.broader:
                shown.append(Counted(group.value, group.shown, count))
                shown += [
                    Counted(entry.value, entry.shown, narrower, group.value)
                    for entry, narrower in entries
                    if entry.broader == group.value
                ]
        return shown


@lru_cache(maxsize=1)
def values_of(known):
    return Values(known)


def key_of(entry):
    return int(entry.lexeme[2:])
