from proceedings.edition_files.dumping import themes_file
from proceedings.edition_files.writing import yaml_text
from proceedings.management.archive_command import ArchiveCommand


class Command(ArchiveCommand):
    help = "Write all themes, with their names and terms, as a themes file (YAML) to standard output."

    def handle(self, **options):
        self.stdout.write(yaml_text(themes_file()), ending="")
