"""The facets: which column of a search group each stands for, and what its values are called."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from proceedings.i18n.countries import country_name, language_name

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

    def __init__(self, name_index):
        entries_by_kind = name_index.entries
        self.by_value = {kind: {entry.value: entry for entry in entries} for kind, entries in entries_by_kind.items()}
        self.by_key = {kind: {key_of(entry): entry for entry in entries_by_kind[kind]} for kind in LEXEME_LETTER}

    def keys(self, facet, values):
        """What stands in the column for `values`; a value that is not known stands for nothing."""
        if facet in LEXEME_LETTER:
            known = self.by_value[facet]
            return [key_of(known[value]) for value in values if value in known]
        if facet == "year":
            return [int(value) for value in values if value.isdecimal() and len(value) == 4]
        return list(values)

    def counted(self, facet, counts, most=None):
        """`counts` (column value → statements) as values to be shown, `most` at most.

        Newest editions first, groups of themes each with its themes, and of all others the most frequent.
        """
        if facet == "theme":
            return self.counted_themes(counts)[:most]
        if facet in ("edition", "year"):
            shown = [self.one(facet, key, count) for key, count in self.named(facet, counts)]
            return sorted(shown, key=lambda each: each.value, reverse=True)[:most]
        shown = [self.one(facet, key, count) for key, count in most_frequent(self.named(facet, counts), most)]
        return sorted(shown, key=lambda each: (-each.count, each.label, each.value))[:most]

    def some(self, facet, counts, values):
        """These values as they are counted, those that nothing has with nought."""
        return [found for value in values for found in self.counted_one(facet, counts, value)]

    def counted_one(self, facet, counts, value):
        keys = self.keys(facet, [value])
        return [self.one(facet, key, counts.get(key, 0)) for key in keys] or [Counted(value, value, 0)]

    def named(self, facet, counts):
        """`counts` without what was given its name after the names were read."""
        known = self.by_key.get(facet)
        return [(key, count) for key, count in counts.items() if known is None or key in known]

    def one(self, facet, key, count):
        if facet in LEXEME_LETTER:
            entry = self.by_key[facet][key]
            return Counted(entry.value, entry.shown, count, entry.broader)
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


def most_frequent(counts, most):
    """Of [(key, count)] those that can be among the `most` most frequent: more where they are as frequent."""
    if most is None or len(counts) <= most:
        return counts
    least = sorted((count for _, count in counts), reverse=True)[most - 1]
    return [(key, count) for key, count in counts if count >= least]


@lru_cache(maxsize=1)
def values_of(name_index):
    return Values(name_index)


def key_of(entry):
    return int(entry.lexeme[2:])
