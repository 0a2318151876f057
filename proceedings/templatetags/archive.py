from django import template
from django.utils.html import format_html

from proceedings.countries import country_name, language_name
from proceedings.search import marks

register = template.Library()

register.filter("country", country_name)
register.filter("language_name", language_name)
register.filter("text_fragment", marks.text_fragment)


@register.simple_tag
def in_language(text, language, page_language="en"):
    """`text`, in a span that says its language where that is not the page's."""
    if language == page_language:
        return text
    return format_html('<span lang="{}">{}</span>', language, text)
