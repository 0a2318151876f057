"""Names of countries and languages, from CLDR by way of Babel."""

from babel import Locale, UnknownLocaleError

ENGLISH = Locale("en")


def country_name(code):
    """`UA` → `Ukraine`; a code that CLDR does not know stands for itself."""
    return ENGLISH.territories.get(code, code)


def language_name(tag):
    """`uk` → `Ukrainian`; a tag that CLDR does not know stands for itself."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag
