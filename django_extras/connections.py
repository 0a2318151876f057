"""What Django does not say of connections in one call."""

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import DatabaseWrapper


def close_connections() -> None:
    """Close this thread's connection and the process's pool; the next query opens them anew.

    For a process that is about to fork, and for one whose server was stopped.
    """
    wrapper = connections[DEFAULT_DB_ALIAS]
    wrapper.close()
    if isinstance(wrapper, DatabaseWrapper):
        wrapper.close_pool()
