from django.core.management import call_command
from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Brings locale/ up to date with the code and compiles it. What is new stands in the .po files untranslated."""

    help = "Collects every marked string into locale/*/LC_MESSAGES/django.po and compiles what is translated."
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
    ignored = ["tests/*", "benchmarks/*", "docs/*", "static-collected/*"]

    def handle(self, **options):
        options |= {"all": True, "no_wrap": True, "no_location": True, "no_obsolete": True}
        options["ignore_patterns"] = [*options["ignore_patterns"], *self.ignored]
        super().handle(**options)
        call_command("compilemessages", ignore_patterns=[".venv"], verbosity=options["verbosity"])
