"""The languages of the interface: one page has an address in each, English at the bare one. See docs/addresses.md."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, Collate
from django.utils.translation import get_language, get_language_from_path


@dataclass(frozen=True)
class PageInLanguage:
    """`here` keeps what the reader chose on the page; `canonical` is the whole address that stands for it."""

    code: str
    name: str  # in the language itself
    here: str
    canonical: str
    is_current: bool


def page_in_each_language(request, canonical):
    """The page of `request` in every language, English first; `canonical` is that of its own."""
    return [
        PageInLanguage(
            code,
            name,
            in_language(code, request.get_full_path()),
            request.build_absolute_uri(in_language(code, canonical.removeprefix(request.build_absolute_uri("/")[:-1]))),
            code == get_language(),
        )
        for code, name in settings.LANGUAGES
    ]


def in_language(code, path):
    """The same page in another language: `/themes/` → `/uk/themes/`."""
    bare = bare_path(path)
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"


def bare_path(path):
    language = get_language_from_path(path)
    return path if language in (None, settings.LANGUAGE_CODE) else path.removeprefix(f"/{language}")


# --- names in queries ---------------------------------------------------------------------------------------


def shown_name(path=""):
    """As `str()` of a speaker, organisation or theme has it; `path` leads to the record, with its last `__`."""
    own = F(f"{path}name")
    return own if is_english() else in_language_or(own, f"{path}names_shown")


def place_in_lists(path=""):
    """What puts speakers or organisations in the order of the reader's language."""
    own = F(f"{path}sort_key")
    return own if is_english() else Collate(in_language_or(own, f"{path}sort_keys"), "C")


def in_language_or(own, kept):
    return Coalesce(KeyTextTransform(get_language(), kept), own, output_field=TextField())


def is_english():
    return get_language() in (None, settings.LANGUAGE_CODE)
