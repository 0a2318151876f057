from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from proceedings.countries import country_name, language_name
from proceedings.search import marks
from proceedings.translations import Wording, is_readers, wording

register = template.Library()

register.filter("country", country_name)
register.filter("language_name", language_name)
register.filter("text_fragment", marks.text_fragment)


register.filter("words", wording)


@register.filter
def lang(language):
    """The attribute that says a language which is not the page's."""
    return "" if is_readers(language) else format_html(' lang="{}"', language)


@register.simple_tag
def in_language(words):
    """`words`, in a span that says their language where they know it and it is not the page's."""
    words = str(words)
    is_foreign = isinstance(words, Wording) and words.is_foreign
    return format_html('<span lang="{}">{}</span>', words.language, words) if is_foreign else words


@register.simple_tag
def choice_items(choices):
    """A facet's choices as list items. A page has hundreds: a template takes a hundred times as long to draw them."""
    leave_out = escape(_("Leave out {label}"))
    return mark_safe("".join(choice_item(choice, leave_out) for choice in choices))  # noqa: S308  escaped below


def choice_item(choice, leave_out):
    label = escape(choice.label)
    current = ' aria-current="true"' if choice.selected else ""
    exclude = (
        f'<a class="exclude" href="{escape(choice.exclude)}" aria-label="{leave_out.format(label=label)}">−</a>'
        if choice.exclude and not choice.selected
        else ""
    )
    return (
        f'<li class="{"narrower" if choice.broader else ""}" data-value="{escape(choice.value)}"'
        f' data-count="{choice.count}"><a href="{escape(choice.toggle)}"{current}><span>{label}</span>'
        f' <span class="count">{choice.count}</span></a>{exclude}</li>'
    )
