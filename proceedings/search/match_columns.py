"""The facts of all matches of a search as columns of numbers, from which it counts and orders them.

The database packs them (`search_row_facts` and `search_group_facts` in `sql/`) and hands all of them over as one value,
having gone through the rows once. Every count and every order of a page is worked out from these same rows.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

Chosen = Mapping[str, list[int] | list[str]]  # facet → values in its column
NUMBER = np.dtype(">i4")
FACETS = ["speaker", "organisation", "country", "forum", "edition", "panel", "year", "language"]
OFFSETS = {facet: at for at, facet in enumerate(FACETS)}  # in the packed numbers of a group
LANGUAGE = np.dtype("S20")
GROUP_LENGTH = OFFSETS["language"] + LANGUAGE.itemsize // NUMBER.itemsize
STATEMENT_MARK = -1  # before each statement; no number in one is negative
KEY_HIGH, KEY_LOW, DAY, POSITION, THEMES = range(GROUP_LENGTH, GROUP_LENGTH + 5)
LOW_BITS = 31  # of a key of 62 bits that is packed as two numbers
MAX_COUNTED_VALUE = 1 << 20  # up to it an array has a place for every value; higher values are sorted


class GroupColumns:
    """Groups of statements in the `published` editions, `numbers` of statements in each.

    `chosen` has, of each facet with a selection, the values of which its column must have one.
    """

    def __init__(self, packed, starts, numbers, chosen):
        self.packed, self.starts, self.numbers, self.chosen = packed, starts, numbers, chosen

    def at(self, offset):
        return self.packed[self.starts + offset].astype(int)

    def column(self, facet):
        """The value of each in this column, as numbers; 0 where it is not known."""
        return self.languages[1] if facet == "language" else self.at(OFFSETS[facet])

    @cached_property
    def languages(self):
        """(the languages that there are, of each match the number of its language, counted from 1)."""
        columns = [self.packed[self.starts + offset] for offset in range(OFFSETS["language"], GROUP_LENGTH)]
        return numbered(np.stack(columns, axis=1).astype(NUMBER).view(LANGUAGE).ravel())

    # --- what fits ----------------------------------------------------------------------------------------

    @cached_property
    def fits(self):
        return {facet: self.has(facet, values) for facet, values in self.chosen.items()}

    def has(self, facet, values):
        return np.isin(self.column(facet), [self.number(facet, value) for value in values])

    def fitting(self, but=None):
        """Mask of what fits every selection, `but` that of one facet."""
        masks = [mask for facet, mask in self.fits.items() if facet != but]
        return np.logical_and.reduce(masks) if masks else np.ones(self.starts.size, bool)

    # --- counts -------------------------------------------------------------------------------------------

    @cached_property
    def total(self):
        return int(self.numbers[self.fitting()].sum())

    def facet_counts(self, facet):
        """{value: statements}, as if no value of that facet were chosen."""
        return self.sums(facet, self.fitting(but=facet))

    def result_counts(self, facet):
        """{value: statements} of the results."""
        return self.sums(facet, self.fitting())

    def sums(self, facet, among):
        counted = sums(self.column(facet)[among], self.numbers[among])
        return {self.name(facet, value): number for value, number in counted if value}

    def result_counts_by_pair(self, facet, other):
        """{(value of one facet, value of the other): statements} of the results."""
        among = self.fitting()
        both = self.column(facet)[among] << LOW_BITS | self.column(other)[among]
        return {divmod(value, 1 << LOW_BITS): number for value, number in sums(both, self.numbers[among])}

    # --- values as numbers --------------------------------------------------------------------------------

    def number(self, facet, value):
        if facet == "country":
            return int.from_bytes(value.encode()) if len(value) == 2 else -1
        if facet == "language":
            return self.languages[0].index(value) + 1 if value in self.languages[0] else 0
        return value

    def name(self, facet, number):
        if facet == "country":
            return number.to_bytes(2).decode()
        return self.languages[0][number - 1] if facet == "language" else number


class StatementColumns(GroupColumns):
    """Single statements: with their themes, and in order."""

    def __init__(self, packed, starts, themes, chosen):
        super().__init__(packed, starts, np.ones(starts.size, int), chosen)
        self.number_of_themes = themes

    # --- themes -------------------------------------------------------------------------------------------

    def themes(self):
        """The first theme of those that have one, the second of those that have two, …: [(indexes, themes)]."""
        for place in range(self.number_of_themes.max(initial=0)):
            have = np.flatnonzero(self.number_of_themes > place)
            yield have, self.packed[self.starts[have] + THEMES + place]

    def has(self, facet, values):
        if facet != "theme":
            return super().has(facet, values)
        has = np.zeros(self.starts.size, bool)
        for have, themes in self.themes():
            has[have[np.isin(themes, values)]] = True
        return has

    def sums(self, facet, among):
        if facet != "theme":
            return super().sums(facet, among)
        themes = [themes[among[have]] for have, themes in self.themes()]
        return dict(sums(np.concatenate(themes))) if themes else {}

    # --- order --------------------------------------------------------------------------------------------

    def newest(self, number):
        """Keys of the first `number` results: the latest day first, and within it as on the programme."""
        return self.first(number, self.at(POSITION) - (self.at(DAY) << LOW_BITS))

    def oldest(self, number):
        return self.first(number, self.at(POSITION) + (self.at(DAY) << LOW_BITS))

    def first(self, number, when):
        found = np.flatnonzero(self.fitting())
        if number < found.size:
            last = np.partition(when[found], number - 1)[number - 1]
            found = found[when[found] <= last]
        keys = (self.at(KEY_HIGH) << LOW_BITS | self.at(KEY_LOW))[found]
        return keys[np.lexsort((keys, when[found]))][:number].tolist()


def unpack_groups(facts: bytes, numbers: bytes, published: Sequence[int], chosen: Chosen) -> GroupColumns:
    """The columns of groups from their packed `facts`, with the packed `numbers` of their statements."""
    packed, counts = np.frombuffer(facts, NUMBER), np.frombuffer(numbers, NUMBER).astype(int)
    starts = np.arange(0, packed.size, GROUP_LENGTH)
    seen = is_in(published, packed, starts)
    return GroupColumns(packed, starts[seen], counts[seen], chosen)


def unpack_statements(facts: bytes, published: Sequence[int], chosen: Chosen) -> StatementColumns:
    """The columns of statements from their packed `facts`."""
    packed = np.frombuffer(facts, NUMBER)
    begins = np.flatnonzero(packed == STATEMENT_MARK)
    starts, themes = begins + 1, np.diff(begins, append=packed.size) - 1 - THEMES
    seen = is_in(published, packed, starts)
    return StatementColumns(packed, starts[seen], themes[seen], chosen)


def is_in(published, packed, starts):
    return np.isin(packed[starts + OFFSETS["edition"]], published)


def numbered(texts):
    """(the few different texts, of each text the number of its own among them, counted from 1)."""
    different, which = [], np.zeros(texts.size, int)
    while not which.all():
        different.append(texts[which.argmin()])
        which[texts == different[-1]] = len(different)
    return [text.decode(errors="ignore").strip() for text in different], which


def sums(values, numbers=None):
    """[(value, sum of its numbers)]; without numbers, how often each value is there."""
    if values.size and values.max() > MAX_COUNTED_VALUE:
        different, values = np.unique(values, return_inverse=True)
        return list(zip(different.tolist(), summed(values, numbers).tolist(), strict=True))
    added = summed(values, numbers)
    different = np.flatnonzero(added)
    return list(zip(different.tolist(), added[different].tolist(), strict=True))


def summed(values, numbers):
    return np.bincount(values) if numbers is None else np.bincount(values, numbers).astype(int)
