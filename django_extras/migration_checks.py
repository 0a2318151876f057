"""Which migrations a database has: whether all of them, and whether it can have the others."""

from collections.abc import Container, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.recorder import MigrationRecorder


def waiting_migrations(connection: BaseDatabaseWrapper) -> list[tuple[Migration, bool]]:
    """The migrations that are not applied yet, as (migration, False)."""
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def check_squashed_migrations(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """An error for each squashed migration of which the database has some, but not all, of those it replaces."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    squashed = [migration for migration in loader.disk_migrations.values() if migration.replaces]
    return [
        error
        for alias in databases or []
        for migration in squashed
        if (error := partly_applied(migration, MigrationRecorder(connections[alias]).applied_migrations()))
    ]


def partly_applied(migration: Migration, applied: Container[tuple[str, str]]) -> Error | None:
    missing = [name for app, name in migration.replaces if (app, name) not in applied]
    if not 0 < len(missing) < len(migration.replaces):
        return None
    return Error(
        f"This database is of an earlier version, whose migrations of “{migration.app_label}” are not all applied: "
        f"{', '.join(missing)}.",
        hint=f"{migration} replaces them. Run `migrate` with the last version that has them, then with this one; "
        "the README names it, under Production.",
        id="migrations.E001",
    )
