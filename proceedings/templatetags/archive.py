"""Words of the record in Django's templates."""

from django import template

from django_extras.macros import macros
from proceedings.i18n.countries import country_name, language_name
from proceedings.i18n.translations import wording
from proceedings.text.highlights import text_fragment

register = template.Library()

register.filter("country", country_name)
register.filter("language_name", language_name)
register.filter("text_fragment", text_fragment)
register.filter("words", wording)


@register.filter
def lang(language):
    """The attribute that says a language which is not the page's."""
    return macros("words").lang(language)
