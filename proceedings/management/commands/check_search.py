from django.core.management.base import CommandError

from proceedings.management.archive_command import ArchiveCommand
from proceedings.search import consistency


class Command(ArchiveCommand):
    help = "Compare what the search has of every statement with the record; --rebuild makes it anew."

    def add_arguments(self, parser):
        parser.add_argument("--rebuild", action="store_true", help="make the search's rows, groups and counts anew")
        parser.add_argument(
            "--if-older", action="store_true", help="the same, if an earlier version made the rows; else do nothing"
        )

    def handle(self, *, rebuild: bool, if_older: bool, **options):
        if if_older and not consistency.has_old_lexemes():
            return
        if rebuild or if_older:
            consistency.rebuild(self.progress("made anew"))
        found = consistency.find_inconsistencies(self.progress("compared"))
        for each in found:
            self.stdout.write(str(each))
        if found:
            raise CommandError("The search does not agree with the record. Make it anew with --rebuild.")
        self.stdout.write("The search agrees with the record.")

    def progress(self, what):
        return lambda done: self.stderr.write(f"{done} statements {what}", ending="\r")
