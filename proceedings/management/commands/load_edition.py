from pathlib import Path

import pghistory
from django.core.management.base import CommandError

from proceedings.edition_files.loading import load
from proceedings.edition_files.reading import Unusable, read
from proceedings.management.archive_command import ArchiveCommand
from themes.models import Theme


class Command(ArchiveCommand):
    help = "Load edition and themes files (YAML): all of them, or none and every problem at once."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--remove", action="store_true", help="remove panels, statements … that the file no longer holds"
        )

    def handle(self, *, files, remove, **options):
        themes = Theme.objects.within_groups().values_list("slug", flat=True)
        names = ", ".join(file.name for file in files)
        try:
            with pghistory.context(command="load_edition", act=f"load_edition {names}"):
                lines = load(read(files, known_themes=themes), remove=remove)
            for line in lines:
                self.stdout.write(line)
        except Unusable as unusable:
            count = len(unusable.problems)
            raise CommandError(
                f"{unusable}\n{count} problem{'s' if count > 1 else ''}; nothing was written."
            ) from unusable
