"""What is asked of the database."""

from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

WRITES = ("INSERT", "UPDATE", "DELETE")


@contextmanager
def writes():
    """A list that holds, afterwards, the statements which wrote a row or would have."""
    written = []
    with CaptureQueriesContext(connection) as queries:
        yield written
    written += [query["sql"] for query in queries if query["sql"].startswith(WRITES)]
