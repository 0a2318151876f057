"""All of one search sees the same record, whatever is written meanwhile."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from proceedings.search.criteria import Criteria
from proceedings.search.engine import SearchResults, time_limit
from tests import make, world


def in_another_connection(work):
    def and_close():
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as others:
        others.submit(and_close).result()


def test_a_search_does_not_see_what_is_written_while_it_is_answered(groups_after_the_flush, transactional_db):
    panel = world.build().panel
    with time_limit():
        before = SearchResults(Criteria("dykes")).total
        in_another_connection(lambda: make.make_statement(panel=panel, text="Higher dykes still."))
        assert SearchResults(Criteria("dykes")).total == before
    assert SearchResults(Criteria("dykes")).total == before + 1
