"""The languages of the interface: one page has an address in each, English at the bare one. See docs/addresses.md."""

from dataclasses import dataclass

from django.conf import settings
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
