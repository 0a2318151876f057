"""The facets: the column of a search group that each counts, and the names of its values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from proceedings.i18n.countries import country_name, language_name
from proceedings.search.name_index import NameIndex

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
Counts = Mapping[int | str, int]  # value in the column → statements
LEXEME_LETTER = {"theme": "t", "speaker": "s", "organisation": "o", "forum": "f", "edition": "e", "panel": "p"}


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet: as in the address, as read, and how many statements have it."""

    value: str
    label: str
    count: int
    broader: str = ""  # of a theme: its group


class FacetValues:
    """Values in addresses ⇄ values in the search's columns, for every facet."""

    def __init__(self, name_index: NameIndex):
        entries_by_kind = name_index.entries
        self.by_value = {kind: {entry.value: entry for entry in entries} for kind, entries in entries_by_kind.items()}
        self.by_key = {kind: {key_of(entry): entry for entry in entries_by_kind[kind]} for kind in LEXEME_LETTER}

    def keys(self, facet: str, values: Iterable[str]) -> list[int] | list[str]:
        """`values` as the column has them, without those that are not known."""
        if facet in LEXEME_LETTER:
            entries = self.by_value[facet]
            return [key_of(entries[value]) for value in values if value in entries]
        if facet == "year":
            return [int(value) for value in values if value.isdecimal() and len(value) == 4]
        return list(values)

    def in_order(self, facet: str, counts: Counts, limit: int | None = None) -> list[FacetValue]:
        """`counts` as values to be shown, `limit` at most.

        Newest editions first, groups of themes each with its themes, and of all others the most frequent.
        """
        if facet == "theme":
            return self.themes_in_order(counts)[:limit]
        if facet in ("edition", "year"):
            shown = [self.value_of(facet, key, count) for key, count in self.named(facet, counts)]
            return sorted(shown, key=lambda each: each.value, reverse=True)[:limit]
        shown = [self.value_of(facet, key, count) for key, count in most_frequent(self.named(facet, counts), limit)]
        return sorted(shown, key=lambda each: (-each.count, each.label, each.value))[:limit]

    def of_values(self, facet: str, counts: Counts, values: Iterable[str]) -> list[FacetValue]:
        """These values with their counts, 0 where no statement has them."""
        return [found for value in values for found in self.of_value(facet, counts, value)]

    def of_value(self, facet, counts, value):
        keys = self.keys(facet, [value])
        return [self.value_of(facet, key, counts.get(key, 0)) for key in keys] or [FacetValue(value, value, 0)]

    def named(self, facet: str, counts: Counts) -> list[tuple[int | str, int]]:
        """The items of `counts`, without what was given its name after the names were read."""
        entries = self.by_key.get(facet)
        return [(key, count) for key, count in counts.items() if entries is None or key in entries]

    def value_of(self, facet, key, count):
        if facet in LEXEME_LETTER:
            entry = self.by_key[facet][key]
            return FacetValue(entry.value, entry.shown, count, entry.broader)
        label = {"country": country_name, "language": language_name}.get(facet, str)(key)
        return FacetValue(str(key), label, count)

    def themes_in_order(self, counts):
        """Each group followed by its themes, both groups and themes the most frequent first."""
        entries = [(self.by_key["theme"][key], count) for key, count in self.named("theme", counts)]
        entries.sort(key=lambda pair: (-pair[1], pair[0].shown))
        shown = []
        for group, count in entries:
            if not group.broader:
                shown.append(FacetValue(group.value, group.shown, count))
                shown += [
                    FacetValue(entry.value, entry.shown, narrower, group.value)
                    for entry, narrower in entries
                    if entry.broader == group.value
                ]
        return shown


def most_frequent(counts, limit):
    """Of [(key, count)] those that can be among the `limit` most frequent; all with the same count as the last."""
    if limit is None or len(counts) <= limit:
        return counts
    least = sorted((count for _key, count in counts), reverse=True)[limit - 1]
    return [(key, count) for key, count in counts if count >= least]


@lru_cache(maxsize=1)
def facet_values_of(name_index: NameIndex) -> FacetValues:
    """Kept, since the index is the same until a name changes."""
    return FacetValues(name_index)


def key_of(entry):
    return int(entry.lexeme[2:])
