from pathlib import Path

from django.core.management import call_command
from django.core.management.commands import makemessages
from jinja2 import Environment
from jinja2.ext import extract_from_ast


class BuildFile(makemessages.BuildFile):
    """What xgettext reads instead of a file. Django knows its own templates; macros of Jinja2 come as Python."""

    def preprocess(self):
        if Path(self.path).suffix == ".jinja":
            Path(self.work_path).write_text(as_calls(Path(self.path).read_text()))
        else:
            super().preprocess()


def as_calls(source: str) -> str:
    """The marked strings of macros as calls, each on a line of its own."""
    found = extract_from_ast(Environment().parse(source))  # noqa: S701  read, not drawn
    return "\n".join(f"{function}{arguments(message)}" for _line, function, message in found)


def arguments(message):
    """As they are written behind the function: what is no string is any number."""
    texts = message if isinstance(message, tuple) else (message,)
    return "({})".format(", ".join("0" if text is None else repr(text) for text in texts))


class Command(makemessages.Command):
    """Brings locale/ up to date with the code and compiles it. What is new is in the .po files untranslated."""

    help = "Collects every marked string into locale/*/LC_MESSAGES/django.po and compiles what is translated."
    build_file_class = BuildFile
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
    ignored = ["tests/*", "benchmarks/*", "docs/*", "static-collected/*"]

    def handle(self, **options):
        options |= {"all": True, "no_wrap": True, "no_location": True, "no_obsolete": True}
        options |= {"extensions": ["html", "jinja", "py"]}
        options["ignore_patterns"] = [*options["ignore_patterns"], *self.ignored]
        super().handle(**options)
        call_command("compilemessages", ignore_patterns=[".venv"], verbosity=options["verbosity"])
