"""The page in the other languages, and numbers as each language writes them. In every template without loading."""

from django import template
from django.utils.formats import number_format

from proceedings.i18n import languages
from proceedings.templatetags.citing import canonical

register = template.Library()


@register.simple_tag(takes_context=True)
def page_in_each_language(context):
    return languages.page_in_each_language(context["request"], canonical(context))


@register.filter
def grouped(number):
    """1234 as 1,234 or 1 234."""
    return number_format(number, force_grouping=True)
