"""Every string of the interface that is marked for translation, and those that are not. Needs no gettext tools."""

import ast
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from io import BytesIO

from babel.messages.extract import extract
from django.apps import apps
from django.conf import settings
from django.db import models
from django.template.base import Lexer, TokenType
from django.utils.functional import Promise
from django.utils.translation.template import templatize
from jinja2 import Environment
from pghistory.models import Event

from proceedings.management.commands.catalogues import as_calls

APPS = ["proceedings", "speakers", "themes"]
FOLDERS = ["django_extras", *APPS]
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def templates():
    return sorted(settings.BASE_DIR.glob("templates/**/*.html"))


def macro_files():
    return sorted(settings.BASE_DIR.glob("templates/macros/*.jinja"))


def sources():
    folders = [settings.BASE_DIR.glob("*.py"), *((settings.BASE_DIR / app).glob("**/*.py") for app in FOLDERS)]
    found = [path for folder in folders for path in sorted(folder)]
    return [path for path in found if "migrations" not in path.parts]


@cache
def marked():
    """{(context, msgid): where it stands} of all templates and of the code."""
    return {(context, forms[0]): where for context, forms, where in extracted()}


def extracted():
    """(context, (singular, plural …), where) of every marked string."""
    yield from in_files(templates(), as_code)
    yield from in_files(macro_files(), lambda path: as_calls(path.read_text()))
    yield from in_files(sources(), read)


def read(path):
    return path.read_text()


def as_code(path):
    """A template's marked strings as calls, in the lines where they stand."""
    return "\n".join(line.strip() for line in templatize(path.read_text()).splitlines())


def in_files(paths, as_python):
    for path in paths:
        code = BytesIO(as_python(path).encode())
        for line, message, _comments, context in extract("python", code, KEYWORDS, options={"encoding": "utf-8"}):
            forms = message if isinstance(message, tuple) else (message,)
            yield context, forms, f"{path.relative_to(settings.BASE_DIR)}:{line}"


# --- templates ----------------------------------------------------------------------------------------------

READ_ALOUD = ["aria-label", "title", "placeholder", "alt"]
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = {  # the same in every language
    "Atom", "BibTeX", "CSL", "CSV", "HTML", "JSON", "RIS", "UTC", "atom", "feed", "iCalendar", "alternate", "oembed",
    "lang",  # the attribute, which a macro writes alone
}  # fmt: skip
CONSTANT = re.compile(r'(?<![_(\w])(?:caption|corner|label)="([^"]+)"')


class Words(HTMLParser):
    """Words that a reader sees or hears, of HTML without its template tags."""

    def __init__(self, html):
        super().__init__()
        self.found, self.unread = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.unread += tag in ("script", "style", "code")
        self.found += [value for name, value in attributes if name in READ_ALOUD and value]
        given = dict(attributes)
        if tag == "input" and given.get("type") == "submit":
            self.found.append(given.get("value", ""))
        if tag == "meta" and given.get("name") == "description":
            self.found.append(given.get("content", ""))

    def handle_endtag(self, tag):
        self.unread -= tag in ("script", "style", "code")

    def handle_data(self, data):
        if not self.unread:
            self.found.append(data)


def unmarked_in(template):
    """What of a template's words stands outside `translate` and `blocktranslate`."""
    html, tags = without_tags(template)
    texts = [*Words(html).found, *(constant for tag in tags for constant in CONSTANT.findall(tag))]
    return [" ".join(text.split()) for text in texts if set(WORD.findall(text)) - NAMES]


def unmarked_in_macros(source):
    """The same of a file of macros; where one writes a value, there is `x1`."""
    pieces: dict[str, Callable[[str], str]] = {"data": str, "variable_begin": lambda _begin: "x1"}
    html = "".join(pieces[kind](text) for _line, kind, text in Environment().lex(source) if kind in pieces)
    return [" ".join(text.split()) for text in Words(html).found if set(WORD.findall(text)) - NAMES]


def without_tags(template):
    html, tags, within = "", [], ""
    for token in Lexer(template).tokenize():
        name = token.contents.split(" ")[0] if token.token_type == TokenType.BLOCK else ""
        if name in ("comment", "blocktranslate"):
            within = name
        elif name == f"end{within}":
            within = ""
        elif token.token_type == TokenType.BLOCK:
            tags.append(token.contents)
        elif token.token_type == TokenType.TEXT and not within:
            html += token.contents
    return html, tags


# --- models -------------------------------------------------------------------------------------------------


def unmarked_of_models():
    own = [model for app in [*APPS, "search"] for model in apps.get_app_config(app).get_models()]
    seen = [model for model in own if has_readers(model)]
    return sorted({name for model in seen for name, word in words_of(model) if word and not isinstance(word, Promise)})


def has_readers(model):
    """Whether anybody sees its names: not of what the database alone writes, for the search and the history."""
    is_of_the_search = model._meta.app_label == "search" and not model.__name__.startswith("Synonym")
    return not is_of_the_search and not issubclass(model, Event) and model.__name__ != "Correction"


def words_of(model):
    """(where, what) of each name, help text, choice and message of a model."""
    label = model.__name__
    yield f"{label}.Meta.verbose_name", model._meta.verbose_name
    yield f"{label}.Meta.verbose_name_plural", model._meta.verbose_name_plural
    for field in [] if model._meta.proxy else model._meta.get_fields():
        if not field.auto_created and isinstance(field, models.Field) and (field.editable or field.name == "number"):
            yield f"{label}.{field.name}", field.verbose_name
            yield f"{label}.{field.name}.help_text", field.help_text
            yield from ((f"{label}.{field.name}: {value}", word) for value, word in labels(field))
    for constraint in model._meta.constraints:
        message = constraint.violation_error_message
        if message != constraint.default_violation_error_message:
            yield constraint.name, message


def labels(field):
    """The labels as given; what `flatchoices` gives has lost whether it was to be translated."""
    return [(value, label) for value, label in field.choices or [] if value is not None]


# --- code ---------------------------------------------------------------------------------------------------

REPORTING_CALLS = {  # whose words somebody reads
    "ValidationError", "Problem", "ParameterProblem", "Note",
    "Question", "Unreadable", "Refused", "Stale", "Finding", "message_user",
    "note", "_ask", "_doubt", "success", "error", "warning", "info", "action", "display",
}  # fmt: skip
SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")


def modules_for_readers():
    """Modules whose words come to a page; those of the command line and of edition files stay English."""
    return [path for path in sources() if not {"management", "edition_files"} & set(path.parts)]


def unmarked_in_code(source):
    """Sentences of `source` that somebody reads as they are."""
    calls = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and name_of(node) in REPORTING_CALLS
    ]
    return [text for call in calls for text in plain_texts(call) if SENTENCE.search(text)]


def name_of(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def plain_texts(node):
    """Constants and f-strings within `node`, but for those that a marking call takes."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value
        elif isinstance(child, ast.JoinedStr):
            yield "…".join(str(each.value) for each in child.values if isinstance(each, ast.Constant))
        elif not (isinstance(child, ast.Call) and name_of(child) in KEYWORDS):
            yield from plain_texts(child)
