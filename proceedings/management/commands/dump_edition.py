from django.core.management.base import CommandError

from proceedings.edition_files.dumping import edition_file
from proceedings.edition_files.references import nearest
from proceedings.edition_files.writing import yaml_text
from proceedings.management.archive_command import ArchiveCommand
from proceedings.models import ForumEdition


class Command(ArchiveCommand):
    help = "Write an edition, draft or published, as an edition file (YAML) to standard output."

    def add_arguments(self, parser):
        parser.add_argument("edition", metavar="FORUM/EDITION", help="e.g. ukraine-japan/2026")

    def handle(self, *, edition, **options):
        forum, _slash, slug = edition.strip("/").partition("/")
        found = ForumEdition.objects.filter(forum__slug=forum, slug=slug).select_related("forum__organiser").first()
        if found is None:
            known = [edition.path for edition in ForumEdition.objects.select_related("forum")]
            raise CommandError(f"There is no edition “{edition}”{nearest(edition, known)}")
        self.stdout.write(yaml_text(edition_file(found)), ending="")
