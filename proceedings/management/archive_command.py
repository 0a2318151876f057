"""What the archive's own commands have in common."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from django_extras.migration_checks import waiting_migrations


class ArchiveCommand(BaseCommand):
    """A command that reads or writes the record, and so needs its tables as this version has them."""

    requires_migrations_checks = True

    def check_migrations(self):
        """Where Django would print a notice and go on. Raises CommandError."""
        if waiting_migrations(connection):
            raise CommandError("The database is not migrated: run `manage.py migrate` first.")
