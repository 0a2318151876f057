"""Statements as HTML: a page has sixty, and a template takes five times as long to draw them."""

from html import escape

from django import template
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from proceedings.choices import Attribution
from proceedings.i18n.countries import language_name
from proceedings.i18n.translations import wording
from proceedings.templatetags.archive import lang, note, origin, theme_links
from proceedings.text.highlights import text_fragment

register = template.Library()


def markup(pieces):
    """Each on a line of its own, without those that are empty; they come escaped."""
    return mark_safe("\n".join(filter(None, pieces)))  # noqa: S308  each is escaped below


@register.simple_tag
def cards(statements, show_panel=False, in_turn=False):
    return markup(card(statement, show_panel, in_turn) for statement in statements)


@register.simple_tag
def card(statement, show_panel=False, in_turn=False):
    """All that a list shows of it. In its speaker's turn it does not say again who that is."""
    return markup(
        [
            f'<article class="statement" id="{statement.anchor}" data-statement="{statement.number}">',
            "" if in_turn else f"<header>\n{speaker(statement.appearance)}\n</header>",
            text_of(statement),
            where_found(statement),
            origin(statement.words),
            figures(statement),
            note(wording(statement, "note")) if statement.note else "",
            f"<footer>{foot_of(statement, show_panel)}</footer>",
            "</article>",
        ]
    )


def speaker(appearance):
    return markup([said_by(appearance), post(appearance.capacity) if appearance else ""])


@register.simple_tag
def said_by(appearance):
    if appearance is None:
        unknown = escape(_("Speaker not named in the source"))
        return mark_safe(f'<span class="who unknown">{unknown}</span>')  # noqa: S308  escaped
    name = escape(appearance.name)
    if appearance.speaker is None:
        return mark_safe(f'<span class="who">{name}</span>')  # noqa: S308  escaped
    return mark_safe(f'<a class="who" href="{appearance.speaker.get_absolute_url()}">{name}</a>')  # noqa: S308  escaped


def post(words):
    return f'<span class="post"{lang(words.language)}>{escape(words)}</span>' if words else ""


def text_of(statement):
    """Its words as a reader is shown them, marked where a search found them."""
    words = statement.words
    element = "blockquote" if statement.attribution == Attribution.VERBATIM else "div"
    html = linebreaks(statement.marked_text or escape(words))
    return f'<{element} class="text"{lang(words.language)}>{html}</{element}>'


def where_found(statement):
    """That it is not in the text itself, where a search found it in the translation that is shown."""
    if not statement.rests_on_translation:
        return ""
    found = _("Found in the %(language)s translation") % {"language": language_name(statement.words.language)}
    return f'<p class="untranslated">{escape(found)}</p>'


def figures(statement):
    label = escape(_("Figures cited"))
    cited = [
        f"<li><b>{escape(figure.amount)}</b> <span{lang(statement.language)}>{escape(figure.subject)}</span></li>"
        for figure in statement.figures_cited
    ]
    return markup([f'<ul class="figures" aria-label="{label}">', *cited, "</ul>"]) if cited else ""


def foot_of(statement, show_panel):
    """How it is attributed, its themes, the takeaways that rest on it, its panel if that is asked for, its address."""
    found = escape(text_fragment(statement.marked_text))
    return markup(
        [
            attribution(statement),
            themes(statement.accepted_themes),
            supports(statement.takeaways_shown),
            where(statement, found) if show_panel else "",
            permalink(statement, found),
        ]
    )


def attribution(statement):
    kind = Attribution(statement.attribution)
    paraphrase = _(", not a quotation") if kind == Attribution.PARAPHRASE else ""
    return f'<span class="attribution attribution-{kind}">{escape(f"{kind.label}{paraphrase}")}</span>'


def themes(accepted):
    label = escape(_("Themes"))
    return f'<ul class="themes" aria-label="{label}">{theme_links(accepted)}</ul>' if accepted else ""


def supports(takeaways):
    label = escape(_("Supports"))
    links = ", ".join(f'<a href="{each.get_absolute_url()}">{escape(name_of(each))}</a>' for each in takeaways)
    return f'<span class="supports">{label} {links}</span>' if links else ""


def name_of(takeaway):
    words = _("takeaway %(position)s") if takeaway.panel else _("forum takeaway %(position)s")
    return words % {"position": takeaway.position}


def where(statement, found):
    panel, edition = statement.panel, statement.panel.edition
    return (
        f'<span class="where"><a href="{statement.place_url}{found}">{escape(str(panel))}</a>,'
        f' <a href="{edition.get_absolute_url()}">{escape(str(edition))}</a></span>'
    )


def permalink(statement, found):
    marked = f"#{statement.anchor}{found}" if statement.marked_text else ""
    label = _("Statement number %(number)s") % {"number": statement.number}
    return (
        f'<a class="permalink" data-cite="{statement.get_cite_url()}" href="{statement.get_absolute_url()}{marked}"'
        f' aria-label="{escape(label)}">#{statement.number}</a>'
    )
