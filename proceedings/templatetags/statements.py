"""Pieces of a statement as HTML: a page has forty, and a template takes three times as long to draw them."""

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from proceedings.choices import Attribution
from proceedings.search.marks import text_fragment
from proceedings.templatetags.archive import lang, theme_links

register = template.Library()


@register.simple_tag
def said_by(appearance):
    if appearance is None:
        return format_html('<span class="who unknown">{}</span>', _("Speaker not named in the source"))
    if appearance.speaker is None:
        return format_html('<span class="who">{}</span>', appearance.name_as_printed)
    return format_html('<a class="who" href="{}">{}</a>', appearance.speaker.get_absolute_url(), appearance.speaker)


@register.simple_tag
def text_of(statement):
    """Its words as a reader is shown them, marked where a search found them."""
    words = statement.words
    return format_html(
        '<{0} class="text"{1}>{2}</{0}>',
        "blockquote" if statement.attribution == Attribution.VERBATIM else "div",
        lang(words.language),
        linebreaks_filter(getattr(statement, "marked_text", "") or words),
    )


@register.simple_tag
def foot_of(statement, show_panel=False):
    """How it is attributed, its themes, the takeaways that rest on it, its panel if that is asked for, its address."""
    found = text_fragment(getattr(statement, "marked_text", ""))
    parts = [
        attribution(statement),
        themes(statement.accepted_themes),
        supports(statement.takeaways_shown),
        where(statement, found) if show_panel else "",
        permalink(statement, found),
    ]
    return mark_safe("\n".join(filter(None, parts)))  # noqa: S308  each is escaped below


def attribution(statement):
    paraphrase = _(", not a quotation") if statement.attribution == Attribution.PARAPHRASE else ""
    return format_html(
        '<span class="attribution attribution-{}">{}{}</span>',
        statement.attribution,
        statement.get_attribution_display(),
        paraphrase,
    )


def themes(accepted):
    links = theme_links(accepted)
    return format_html('<ul class="themes" aria-label="{}">{}</ul>', _("Themes"), links) if links else ""


def supports(takeaways):
    named = ((each.get_absolute_url(), name_of(each)) for each in takeaways)
    links = format_html_join(", ", '<a href="{}">{}</a>', named)
    return format_html('<span class="supports">{} {}</span>', _("Supports"), links) if links else ""


def name_of(takeaway):
    words = _("takeaway %(position)s") if takeaway.panel else _("forum takeaway %(position)s")
    return words % {"position": takeaway.position}


def where(statement, found):
    panel = statement.panel
    return format_html(
        '<span class="where"><a href="{}{}">{}</a>, <a href="{}">{}</a></span>',
        statement.place_url,
        found,
        panel,
        panel.edition.get_absolute_url(),
        panel.edition,
    )


def permalink(statement, found):
    marked = f"#{statement.anchor}{found}" if getattr(statement, "marked_text", "") else ""
    return format_html(
        '<a class="permalink" data-cite="{}" href="{}{}" aria-label="{}">#{}</a>',
        statement.get_cite_url(),
        statement.get_absolute_url(),
        marked,
        _("Statement number %(number)s") % {"number": statement.number},
        statement.number,
    )
