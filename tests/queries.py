"""The queries that a test makes."""

import re
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

WRITES = re.compile(r"(SELECT set_config\('pghistory[^;]*; )?(INSERT|UPDATE|DELETE)")  # who does it may go before


@contextmanager
def writes():
    """A list that holds, afterwards, the statements which wrote a row or would have."""
    written: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield written
    written += [query["sql"] for query in queries if WRITES.match(query["sql"])]
