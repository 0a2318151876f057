"""Facts of matches: packed by the database, counted and put in order from there."""

import numpy as np
import pytest

from proceedings.models import Statement
from proceedings.search.criteria import Criteria, Sort
from proceedings.search.engine import SearchResults
from proceedings.search.match_columns import MAX_COUNTED_VALUE, GroupColumns, StatementColumns, sums
from tests import make


def found(words="", *, sort=Sort.RELEVANCE, **values):
    return SearchResults(Criteria(words, values, sort))


def test_with_words_statements_are_counted_and_without_groups_of_them(world):
    assert isinstance(found("dykes").matches, StatementColumns)
    assert isinstance(found().matches, GroupColumns)
    assert isinstance(found(theme=("water", "early-warning")).matches, StatementColumns)


def test_a_language_is_counted_by_its_whole_tag(world):
    for language in ("zh-Hant-TW", "zh-Hans", "uk"):
        make.make_statement(panel=world.panel, text="Heron 鷺", language=language)
    assert found("heron").counts["language"] == {"zh-Hant-TW": 1, "zh-Hans": 1, "uk": 1}
    assert found().counts["language"] == {"en": 4, "zh-Hant-TW": 1, "zh-Hans": 1, "uk": 1}
    assert found("heron", language=("zh-Hans",)).total == found(language=("zh-Hans",)).total == 1


def test_a_key_may_be_higher_than_four_bytes_hold(world):
    high = make.make_statement(panel=world.panel, text="Heron.")
    Statement.objects.filter(pk=high.pk).delete()
    high.pk = 5 * 2**31 + 7
    high.save(force_insert=True)
    assert found("heron").keys_from(0, 10) == [high.pk]
    assert found("heron", sort=Sort.NEWEST).keys_from(0, 10) == [high.pk]


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_a_part_of_the_order_is_a_part_of_the_whole(world, sort):
    for slug in ("2019", "2021"):
        panel = make.make_panel(edition=make.make_edition(forum=world.forum, slug=slug))
        for number in range(4):
            make.make_statement(panel=panel, text=f"Heron {number}.")
    herons = found("heron", sort=sort)
    whole = herons.keys_from(0, 8)
    years = [Statement.objects.get(pk=key).panel.edition.slug for key in whole]
    assert years == sorted(years, reverse=sort == Sort.NEWEST)
    assert [herons.keys_from(start, 3) for start in (0, 3, 6)] == [whole[:3], whole[3:6], whole[6:]]


@pytest.mark.parametrize("more", [0, MAX_COUNTED_VALUE])
def test_high_values_are_summed_as_low_ones_are(more):
    values = np.array([3, 9, 3, 4]) + more
    assert sums(values, np.array([10, 1, 5, 2])) == [(3 + more, 15), (4 + more, 2), (9 + more, 1)]
    assert sums(values) == [(3 + more, 2), (4 + more, 1), (9 + more, 1)]


def test_sums_of_nothing_are_none():
    assert sums(np.array([], int), np.array([], int)) == []
