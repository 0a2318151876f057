from html import escape

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_extras.cached_reverse import cached_reverse
from proceedings.choices import Part
from proceedings.i18n.countries import country_name, language_name
from proceedings.i18n.translations import Wording, is_readers, wording
from proceedings.text import highlights as marks

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
def origin(words):
    """Where a translation is from, with the original one click away; of what is not translated, its language."""
    if words.original:
        return format_html(
            '<details class="original">\n<summary>{}</summary>\n<div{}>{}</div>\n</details>{}',
            translated_from(words),
            lang(words.original.language),
            linebreaks_filter(words.original),
            untranslated(_("Translated from an earlier text: the original has been corrected since."))
            if words.is_of_earlier_text
            else "",
        )
    if words.is_foreign:
        return untranslated(_("Not translated; in %(language)s") % {"language": language_name(words.language)})
    return ""


def translated_from(words):
    language = language_name(words.original.language)
    if not words.translator:
        return _("As a source prints it in this language; the original, in %(language)s") % {"language": language}
    translated = escape(_("Translated by %(translator)s; the original, in %(language)s"))
    return mark_safe(  # noqa: S308  escaped
        translated % {"translator": conditional_escape(in_language(words.translated_by)), "language": escape(language)}
    )


def untranslated(words):
    return format_html('<p class="untranslated">{}</p>', words)


@register.simple_tag
def note(words):
    return format_html('<p class="note"{}>{}</p>', lang(words.language), words) if words else ""


@register.simple_tag
def theme_links(themes):
    """A link to each theme as list items."""
    links = (f'<li><a href="{each.get_absolute_url()}">{escape(str(each))}</a></li>' for each in themes)
    return mark_safe("".join(links))  # noqa: S308  escaped


@register.simple_tag
def sat_on_panel(appearance):
    """Who, in which part, as whom. An edition's programme has two hundred."""
    small = [appearance.get_part_display().lower()] if appearance.part != Part.SPEAKER else []
    small += [appearance.get_attendance_display().lower()] if appearance.attendance else []
    parts = "".join(f' <small class="part">{escape(words)}</small>' for words in small)
    post = appearance.capacity
    capacity = f' <span class="post"{lang(post.language)}>{escape(post)}</span>' if post else ""
    return mark_safe(f"{person(appearance)}{parts}{capacity}")  # noqa: S308  escaped


def person(appearance):
    speaker = appearance.speaker
    if speaker is None:
        return format_html("{} <small>({})</small>", appearance.name_as_printed, _("not yet identified"))
    other = speaker.other_script
    native = f' <span class="native" lang="en">{escape(other)}</span>' if other else ""
    return f'<a href="{speaker.get_absolute_url()}">{escape(str(speaker))}</a>{native}'


@register.simple_tag
def listed(speaker):
    """Somebody among all speakers, with the latest post: a page lists a hundred."""
    name = f'<a href="{speaker.get_absolute_url()}">{escape(str(speaker))}</a>'
    beside = (
        f'<span class="native" lang="{escape(code)}">{escape(name)}</span>' for code, name in names_beside(speaker)
    )
    meta = f'<span class="meta">{escape(" ".join(extent(speaker)))}</span>'
    return mark_safe("\n".join([name, "".join(beside), *map(latest_post, speaker.public_appearances), meta]))  # noqa: S308  escaped


def latest_post(appearance):
    held = appearance.capacity
    year = escape(appearance.edition_slug)
    return f'<span class="post">{conditional_escape(in_language(held))} ({year})</span>' if held else ""


def names_beside(speaker):
    """(language, name) beside the one shown: its own, or else those in other scripts."""
    if other := speaker.other_script:
        return [("en", other)]
    return [(name.language, name.name) for name in speaker.usual_names]


def extent(speaker):
    """Where somebody is from, and how much they said."""
    if speaker.country:
        yield f"{country_name(speaker.country)} ·"
    statements, editions = speaker.statement_count, speaker.edition_count
    yield ngettext("%(count)s statement", "%(count)s statements", statements) % {"count": statements}
    yield ngettext("at %(count)s edition", "at %(count)s editions", editions) % {"count": editions}


@register.simple_tag
def counted_themes(themes, narrow=""):
    """Each theme as a list item, with its `statement_count` as a link to the search that lists them.

    `narrow` is what else that search asks for: `forum=ukraine-japan`. A page has two hundred.
    """
    search, more = f"{cached_reverse('search')}?theme=", f"&{narrow}" if narrow else ""
    counted = ((theme, str(theme), theme.statement_count) for theme in themes)
    items = (
        counted_item(theme.get_absolute_url(), name, count, f"{search}{theme.slug}{more}", about(name, count))
        for theme, name, count in counted
    )
    return mark_safe("".join(items))  # noqa: S308  escaped below


def counted_item(page, name, count, search, label):
    return (
        f'<li><a href="{page}">{escape(name)}</a>'
        f' <a class="count" href="{escape(search)}" data-count="{count}" aria-label="{escape(label)}">{count}</a></li>'
    )


def about(theme, count):
    words = ngettext("%(count)s statement about %(theme)s", "%(count)s statements about %(theme)s", count)
    return words % {"count": count, "theme": theme}


@register.simple_tag
def themes_together(theme, related):
    """The same for `related` Headings, which count the statements on both."""
    search = f"{cached_reverse('search')}?theme={theme.slug}&q=theme:"
    items = (
        counted_item(each.page, each.label, each.count, search + each.value, about_both(theme, each.label, each.count))
        for each in related
    )
    return mark_safe("".join(items))  # noqa: S308  escaped below


def about_both(theme, other, count):
    words = ngettext(
        "%(count)s statement about both %(theme)s and %(other)s",
        "%(count)s statements about both %(theme)s and %(other)s",
        count,
    )
    return words % {"count": count, "theme": theme, "other": other}


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
