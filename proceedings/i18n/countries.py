"""Names of countries and languages, from CLDR by way of Babel."""

from functools import cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

ENGLISH = Locale("en")


def country_name(code):
    """`UA` → `Ukraine`, in the reader's language; a code that CLDR does not know stands for itself."""
    return readers_locale().territories.get(code, code)


def language_name(tag):
    """`uk` → `Ukrainian`, in the reader's language; a tag that CLDR does not know stands for itself."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(readers_locale()) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def readers_locale():
    return locale_of(get_language() or "en")


@cache
def locale_of(language):
    return Locale.parse(language, sep="-")


def code_of(printed):
    """The ISO code of a country's name in English, Ukrainian or Japanese; empty where it is none."""
    return codes().get(printed.casefold().removeprefix("the "), "")


@cache
def codes():
    named = [Locale(language).territories for language in ("ja", "uk", "en")]
    names = {
        name.casefold(): code for names in named for code, name in names.items() if code.isalpha() and len(code) == 2
    }
    return names | {"usa": "US", "uk": "GB", "сша": "US"}
