"""The pairs of search_pairs.yaml once more, through PostgreSQL: all texts in one archive, one search for each query."""

import pytest

from proceedings.choices import Attribution
from proceedings.models import Statement
from proceedings.search.criteria import Criteria
from proceedings.search.engine import SearchResults
from tests import make
from tests.search.test_search_pairs import PAIRS


@pytest.fixture(scope="module")
def statements(django_db_setup, django_db_blocker):
    """Key of the statement that has each text, as (text, language); gone with the module."""
    with django_db_blocker.unblock():
        panel = make.make_panel(title="Examples")
        said = dict.fromkeys((pair["text"], pair["language"]) for pair in PAIRS)
        made = Statement.objects.bulk_create(
            Statement(
                panel=panel, slug=f"said-{at}", text=text, language=language, attribution=Attribution.UNATTRIBUTED
            )
            for at, (text, language) in enumerate(said)
        )
        yield dict(zip(said, (statement.pk for statement in made), strict=True))
        panel.edition.panels.all().delete()
        panel.edition.delete()
        panel.edition.forum.delete()


@pytest.fixture(scope="module")
def found(statements, django_db_blocker):
    """Keys of what each query finds."""
    with django_db_blocker.unblock():
        return {query: keys_found(query) for query in {pair["query"] for pair in PAIRS}}


def keys_found(query):
    found = SearchResults(Criteria(query))
    return set(found.keys_from(0, found.total))


@pytest.mark.django_db  # so that the database of tests is made where this file runs alone
@pytest.mark.xdist_group("pairs")
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['query']} in {pair['text']}: {pair['why']}")
def test_pair_in_postgres(pair, statements, found):
    is_found = statements[pair["text"], pair["language"]] in found[pair["query"]]
    assert is_found == (pair["match"] == "yes")
