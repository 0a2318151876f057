"""What the archive's own commands have in common."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class ArchiveCommand(BaseCommand):
    """A command that reads or writes the record, and so needs its tables as this version has them."""

    requires_migrations_checks = True

    def check_migrations(self):
        """Where Django would print a notice and go on. Raises CommandError."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The database is not migrated: run `manage.py migrate` first.")
