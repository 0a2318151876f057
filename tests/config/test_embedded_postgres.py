from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from config.embedded_postgres.base import running_server


@pytest.fixture
def folder(db):
    folder = connection.settings_dict.get("DATA_DIRECTORY")
    if folder is None:
        pytest.skip("DATABASE_URL names another PostgreSQL")
    return folder


def test_threads_that_ask_at_once_get_the_same_server(folder):
    with ThreadPoolExecutor(8) as pool:
        servers = set(pool.map(running_server, [folder] * 40))
    assert len(servers) == 1


def test_a_server_that_runs_is_not_asked_for_anew(folder):
    """Each connection asks: through the library's lock on a file it took longer than the page itself."""
    server = running_server(folder)
    with server._lock:  # held by another process, as it were
        assert running_server(folder) is server
