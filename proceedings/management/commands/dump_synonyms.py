from proceedings.edition_files.dumping import synonyms_file
from proceedings.edition_files.writing import yaml_text
from proceedings.management.archive_command import ArchiveCommand


class Command(ArchiveCommand):
    help = "Write all sets of synonyms as a synonyms file (YAML) to standard output."

    def handle(self, **options):
        self.stdout.write(yaml_text(synonyms_file()), ending="")
