"""One canonical CSL-JSON record per statement, panel, takeaway and edition. Every citation derives from it.

A record holds only what the archive knows: a day that is not known is left out, never guessed. Words stand as the
title of a statement only where they are the speaker's own; a paraphrase is cited by its number and is called one.
What is cited in the reader's language is the translation where there is one, and says so, with who made it.
Field names are those of CSL-JSON 1.0.2, https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.
"""

from functools import singledispatch
from itertools import takewhile

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proceedings.choices import Attribution
from proceedings.i18n.countries import country_name, language_name
from proceedings.i18n.translations import is_prefetched, wording
from proceedings.models import Appearance, ForumEdition, Panel, Statement, Takeaway

ARCHIVE = _("Forum archive")
TITLE_LENGTH = 120  # characters of a quotation that stands as a title
ATTRIBUTION = {
    Attribution.VERBATIM: _("The speaker’s own words."),
    Attribution.EDITED: _("The speaker’s words, edited for reading; not a verbatim quotation."),
    Attribution.PARAPHRASE: _("A paraphrase in the archive’s words, not a quotation."),
    Attribution.UNATTRIBUTED: _("The source does not say who said it; not a quotation."),
}
IN_TITLE = {
    Attribution.EDITED: _("edited"),
    Attribution.PARAPHRASE: _("paraphrase"),
    Attribution.UNATTRIBUTED: _("speaker not named"),
}


@singledispatch
def record(thing, absolute):
    """The CSL-JSON record of a statement, panel, takeaway or edition; `absolute` makes a whole address of a path."""
    raise TypeError(f"{type(thing).__name__} is not something the archive cites")


@record.register
def of_statement(statement: Statement, absolute):
    panel = statement.panel
    return known(
        {
            "id": f"s{statement.number}",
            "type": "speech",
            "title": title_of(statement),
            "author": [name_of(statement.appearance)] if statement.appearance else [],
            "container-title": heading(panel),
            **occasion(panel.edition),
            "issued": date_parts(panel.edition, panel),
            "publisher": str(ARCHIVE),
            **in_language_of(statement.words),
            "abstract": statement.words,
            "note": sentences(
                ATTRIBUTION[Attribution(statement.attribution)],
                translated(statement.words),
                reported_in(statement.source),
            ),
            "URL": absolute(statement.get_cite_url()),
        }
    )


@record.register
def of_panel(panel: Panel, absolute):
    """Cited as the work of those who sat on it."""
    return known(
        {
            "id": panel.path.replace("/", "-"),
            "type": "speech",
            "title": heading(panel),
            "author": [name_of(appearance) for appearance in sitting_on(panel)],
            "genre": panel.get_kind_display(),
            **occasion(panel.edition),
            "issued": date_parts(panel.edition, panel),
            "publisher": str(ARCHIVE),
            **titled(panel),
            "abstract": wording(panel, "summary"),
            "URL": absolute(panel.get_absolute_url()),
        }
    )


@record.register
def of_edition(edition: ForumEdition, absolute):
    return known(
        {
            "id": edition.path.replace("/", "-"),
            "type": "webpage",
            "title": f"{wording(edition, 'title')} ({edition})",
            "author": [{"literal": str(edition.forum.organiser or edition.forum)}],
            "container-title": str(ARCHIVE),
            "event-place": place(edition),
            "issued": date_parts(edition),
            **titled(edition),
            "abstract": wording(edition, "summary"),
            "URL": absolute(edition.get_absolute_url()),
        }
    )


@record.register
def of_takeaway(takeaway: Takeaway, absolute):
    """By its number, not by its words: those are the archive's."""
    edition, panel, source = takeaway.edition, takeaway.panel, takeaway.source
    words = wording(takeaway, "text")
    author = (source and source.publisher) or str(edition.forum.organiser or edition.forum)
    return known(
        {
            "id": f"{(panel or edition).path.replace('/', '-')}-{takeaway.anchor}",
            "type": "webpage",
            "title": gettext("Takeaway {number}: {title} ({edition})").format(
                number=takeaway.position, title=heading(panel) if panel else wording(edition, "title"), edition=edition
            ),
            "author": [{"literal": author}],
            "container-title": str(ARCHIVE),
            "event-place": place(edition),
            "issued": date_parts(edition, panel),
            **in_language_of(words),
            "abstract": words,
            "note": sentences(gettext("Stated in the archive’s words."), translated(words), reported_in(source)),
            "URL": absolute(takeaway.get_absolute_url()),
        }
    )


def sitting_on(panel):
    """Its appearances, asked of the database once however many citations are made."""
    if not is_prefetched(panel, "appearances"):
        prefetch_related_objects([panel], Prefetch("appearances", Appearance.objects.on_their_panel()))
    return panel.appearances.all()


def in_language_of(words):
    """The language of what is cited and, of a translation, who made it."""
    return {
        "language": words.language,
        "translator": [{"literal": words.translator}] if words.original and words.translator else [],
    }


def titled(thing):
    """The same of what is cited by its title, with the original title of a translated one."""
    title = wording(thing, "title")
    return {**in_language_of(title), "original-title": title.original, "note": translated(title)}


def translated(words):
    """That these words are a translation, and whose; blank of an original, and of what a source prints so."""
    if not words.original or not words.translator:
        return ""
    return gettext("Translated by {translator}; the original is in {language}.").format(
        translator=words.translator, language=language_name(words.original.language)
    )


def sentences(*texts):
    return " ".join(filter(None, map(str, texts)))


def known(fields):
    return {name: value for name, value in fields.items() if value}


def title_of(statement):
    """The words where they are the speaker's own, cut at a word; else the number, and what the text is."""
    manner = manner_of(statement)
    if manner:
        return gettext("Statement {number} ({manner})").format(number=statement.number, manner=manner)
    return shortened(statement.text, TITLE_LENGTH).rstrip(".")


def manner_of(statement):
    """How the text as shown differs from the speaker's own words: `paraphrase, translation`; blank of these."""
    manner = IN_TITLE.get(statement.attribution, "")
    return ", ".join(filter(None, [str(manner), gettext("translation") if statement.words.original else ""]))


def shortened(text, length):
    """`text` on one line, in at most `length` characters: cut behind a word where there are spaces."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    behind_word = cut.rpartition(" ")[0] if " " in cut[length // 2 :] else cut
    return behind_word.rstrip(" ,;:–—") + "…"


def heading(panel):
    """What a panel is called: as printed or as translated from that, never made up."""
    return wording(panel, "title") or panel.label_as_printed or panel.get_kind_display()


def occasion(edition):
    return {"event-title": f"{edition}: {wording(edition, 'title')}", "event-place": place(edition)}


def place(edition):
    return ", ".join(filter(None, [wording(edition, "city"), edition.country and country_name(edition.country)]))


def name_of(appearance):
    """A CSL name: family and given of a known speaker, the words as printed of one not yet identified."""
    if appearance.speaker is None:
        return {"literal": appearance.name_as_printed}
    name, family = appearance.speaker.name, appearance.speaker.family_name
    given = name.removesuffix(family) if name.endswith(family) else name.removeprefix(family)
    if not family or given == name or not given.strip():
        return {"literal": name}
    return {"family": family, "given": given.strip()}


def date_parts(edition, panel=None):
    """CSL date: the day if it is known, else the month or the year that all days of the edition share."""
    first, last = edition.opens_on, edition.closes_on or edition.opens_on
    if panel and panel.held_on:
        first = last = panel.held_on
    if first is None:
        return {"date-parts": [[edition.year]]}
    pairs = zip(first.timetuple()[:3], last.timetuple()[:3], strict=True)
    shared = [one for one, _other in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    return {"date-parts": [shared or [edition.year]]}


def reported_in(source):
    """Where the archive read it, as a sentence."""
    if source is None:
        return ""
    published = source.published_on and source.published_on.isoformat()
    described = ", ".join(filter(None, [source.title, source.publisher, published, source.url]))
    return gettext("Source: {source}.").format(source=described)
