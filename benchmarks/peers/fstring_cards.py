"""Statement cards as f-strings drew them before, every value escaped by hand: the peer of `benchmarks.cards`."""

from html import escape

from django.utils.html import linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from proceedings.choices import Attribution
from proceedings.i18n.countries import language_name
from proceedings.i18n.translations import is_readers, wording


def cards(statements, show_panel=False):
    return lines(card(statement, show_panel) for statement in statements)


def lines(pieces):
    return mark_safe("\n".join(filter(None, pieces)))


def card(statement, show_panel):
    return lines(
        [
            f'<article class="statement" id="{statement.anchor}" data-statement="{statement.number}">',
            f"<header>\n{speaker(statement.appearance)}\n</header>",
            text_of(statement),
            origin(statement.words),
            figures(statement),
            note(wording(statement, "note")) if statement.note else "",
            f"<footer>{foot(statement, show_panel)}</footer>",
            "</article>",
        ]
    )


def lang(language):
    return "" if is_readers(language) else f' lang="{escape(language)}"'


def speaker(appearance):
    return lines([said_by(appearance), post(appearance.capacity) if appearance else ""])


def said_by(appearance):
    if appearance is None:
        return f'<span class="who unknown">{escape(_("Speaker not named in the source"))}</span>'
    name = escape(appearance.name)
    if appearance.speaker is None:
        return f'<span class="who">{name}</span>'
    return f'<a class="who" href="{appearance.speaker.get_absolute_url()}">{name}</a>'


def post(words):
    return f'<span class="post"{lang(words.language)}>{escape(words)}</span>' if words else ""


def text_of(statement):
    words = statement.words
    element = "blockquote" if statement.attribution == Attribution.VERBATIM else "div"
    return f'<{element} class="text"{lang(words.language)}>{linebreaks(escape(words))}</{element}>'


def origin(words):
    if not words.original:
        return ""
    original = words.original
    said = _("Translated by %(translator)s; the original, in %(language)s")
    summary = escape(said) % {"translator": escape(words.translator), "language": language_name(original.language)}
    body = f"<div{lang(original.language)}>{linebreaks(escape(original))}</div>"
    return f'<details class="original">\n<summary>{summary}</summary>\n{body}\n</details>'


def note(words):
    return f'<p class="note"{lang(words.language)}>{escape(words)}</p>' if words else ""


def figures(statement):
    cited = [
        f"<li><b>{escape(figure.amount)}</b> <span{lang(statement.language)}>{escape(figure.subject)}</span></li>"
        for figure in statement.figures_cited
    ]
    label = escape(_("Figures cited"))
    return lines([f'<ul class="figures" aria-label="{label}">', *cited, "</ul>"]) if cited else ""


def foot(statement, show_panel):
    return lines(
        [
            attribution(statement),
            themes(statement.accepted_themes),
            supports(statement.takeaways_shown),
            where(statement) if show_panel else "",
            permalink(statement),
        ]
    )


def attribution(statement):
    kind = Attribution(statement.attribution)
    paraphrase = _(", not a quotation") if kind == Attribution.PARAPHRASE else ""
    return f'<span class="attribution attribution-{kind}">{escape(f"{kind.label}{paraphrase}")}</span>'


def themes(accepted):
    links = "".join(f'<li><a href="{each.get_absolute_url()}">{escape(str(each))}</a></li>' for each in accepted)
    return f'<ul class="themes" aria-label="{escape(_("Themes"))}">{links}</ul>' if accepted else ""


def supports(takeaways):
    links = ", ".join(f'<a href="{each.get_absolute_url()}">{escape(takeaway(each))}</a>' for each in takeaways)
    return f'<span class="supports">{escape(_("Supports"))} {links}</span>' if links else ""


def takeaway(it):
    words = _("takeaway %(position)s") if it.panel_id else _("forum takeaway %(position)s")
    return words % {"position": it.position}


def where(statement):
    panel, edition = statement.panel, statement.panel.edition
    return (
        f'<span class="where"><a href="{statement.place_url}">{escape(str(panel))}</a>,'
        f' <a href="{edition.get_absolute_url()}">{escape(str(edition))}</a></span>'
    )


def permalink(statement):
    label = _("Statement number %(number)s") % {"number": statement.number}
    return (
        f'<a class="permalink" data-cite="{statement.get_cite_url()}" href="{statement.get_absolute_url()}"'
        f' aria-label="{escape(label)}">#{statement.number}</a>'
    )
