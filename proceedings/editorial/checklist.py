"""What an editor should look at before an edition is published: what forbids it, and what readers will miss.

Only two things forbid it: nothing to read, and a “paraphrase” that is the source's own words.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from proceedings.choices import Attribution
from proceedings.models import (
    Appearance,
    Figure,
    OpenQuestion,
    Panel,
    Statement,
    StatementTranslation,
    Takeaway,
    TakeawayTranslation,
)
from proceedings.text.own_words import repeats, runs
from themes.choices import Decision

SHOWN = 5  # places of one finding


@dataclass(frozen=True)
class Finding:
    """One thing about an edition, with the records it is about and where each is mended."""

    about: str
    places: tuple  # of (label, address)
    blocks: bool = False

    @property
    def shown(self):
        return self.places[:SHOWN]

    @property
    def others(self):
        return len(self.places[SHOWN:])


def findings(edition):
    """Everything found, blockers first. Takes as many queries for 3 statements as for 300."""
    statements = statements_of(edition)
    found = [*blockers(edition, statements), *warnings(edition, statements)]
    return [each for each in found if each]


def blockers(edition, statements):
    """What forbids to publish `edition` with these `statements`, each a Finding."""
    if not Panel.objects.filter(edition=edition).exists():
        yield Finding(gettext("This edition has no panel yet: there is nothing to publish."), (), blocks=True)
    copied = [
        (label(statement), address(statement, "text"))
        for statement in statements
        if statement.attribution == Attribution.PARAPHRASE and repeats(statement.text, passage_of(statement))
    ]
    if copied:
        yield Finding(
            ngettext(
                "{count} statement marked “paraphrase” in the source's own words: "
                "reword, or mark as edited or verbatim what may be shown as it is.",
                "{count} statements marked “paraphrase” in the source's own words: "
                "reword, or mark as edited or verbatim what may be shown as it is.",
                len(copied),
            ).format(count=len(copied)),
            tuple(copied),
            blocks=True,
        )


def warnings(edition, statements):
    yield about_questions(edition)
    yield from about_speakers(edition)
    yield from about_statements(statements)
    yield about_dates(edition)
    yield from about_takeaways(edition)
    yield about_figures(edition)
    yield about_translations(edition)


def about_questions(edition):
    """What the import could not decide, and nobody has since."""
    open_ones = OpenQuestion.objects.filter(edition=edition, is_settled=False)
    found = [(Truncator(each.about).words(8), address(edition, "open_questions")) for each in open_ones]
    return finding(
        ngettext("{count} open question of the import", "{count} open questions of the import", len(found)), found
    )


def about_speakers(edition):
    unknown = Appearance.objects.filter(panel__edition=edition, speaker=None).select_related("panel")
    found = [(each.name_as_printed, address(each.panel, "appearances")) for each in unknown]
    yield finding(ngettext("{count} speaker not identified", "{count} speakers not identified", len(found)), found)


def about_statements(statements):
    nobodys = places(statements, has_nobody, "appearance")
    yield finding(ngettext(
        "{count} statement that nobody is said to have made", "{count} statements that nobody is said to have made",
        len(nobodys),
    ), nobodys)  # fmt: skip
    copied = places(statements, is_copied_from_nobody, "text")
    yield finding(ngettext(
        "{count} unattributed statement in the source's own words",
        "{count} unattributed statements in the source's own words", len(copied),
    ), copied)  # fmt: skip
    bare = places(statements, has_no_theme, "theme_assignments")
    yield finding(ngettext("{count} statement without a theme", "{count} statements without a theme", len(bare)), bare)
    undecided = places(statements, is_open, "theme_assignments")
    yield finding(ngettext(
        "{count} statement with themes to decide about", "{count} statements with themes to decide about",
        len(undecided),
    ), undecided)  # fmt: skip
    twice = [(both(*pair), address(pair[1], "text")) for pair in duplicates(statements)]
    yield finding(ngettext(
        "{count} statement that says the same as another", "{count} statements that say the same as another",
        len(twice),
    ), twice)  # fmt: skip


def both(first, second):
    return gettext("{first} and {second}").format(first=first.number, second=second.number)


def has_nobody(statement):
    return statement.appearance_id is None


def is_copied_from_nobody(statement):
    """Nobody's words cannot be marked as quoted: they are reworded, or readers see the source's."""
    return statement.attribution == Attribution.UNATTRIBUTED and repeats(statement.text, passage_of(statement))


def has_no_theme(statement):
    return not any(each.decision == Decision.ACCEPTED for each in statement.theme_assignments.all())


def is_open(statement):
    return any(each.decision == Decision.SUGGESTED for each in statement.theme_assignments.all())


def about_dates(edition):
    panels = Panel.objects.filter(edition=edition, held_on=None) if edition.opens_on is None else ()
    found = [(str(panel), address(panel, "held_on")) for panel in panels]
    return finding(ngettext("{count} panel without a date", "{count} panels without a date", len(found)), found)


def about_takeaways(edition):
    takeaways = list(Takeaway.objects.filter(edition=edition).select_related("source").prefetch_related("evidence"))
    bare = [each for each in takeaways if not each.evidence.all()]
    copied = [each for each in takeaways if each.source and repeats(each.text, each.source.text)]
    yield finding(
        ngettext("{count} takeaway without evidence", "{count} takeaways without evidence", len(bare)),
        [(label(each), address(each, "evidence")) for each in bare],
    )
    yield finding(
        ngettext(
            "{count} takeaway in the source's own words", "{count} takeaways in the source's own words", len(copied)
        ),
        [(label(each), address(each, "text")) for each in copied],
    )


def about_figures(edition):
    """Figures that quote words which their statement no longer has."""
    figures = Figure.objects.filter(~Q(as_printed=""), statement__panel__edition=edition).select_related(
        "statement__source"
    )
    other = [each for each in figures if not quotes(each)]
    return finding(ngettext(
        "{count} figure that differs from its statement", "{count} figures that differ from their statements",
        len(other),
    ), [(each.as_printed, address(each.statement, "figures")) for each in other])  # fmt: skip


def about_translations(edition):
    """Those of a text that was corrected after it was translated."""
    of_statements = StatementTranslation.objects.filter(statement__panel__edition=edition).select_related("statement")
    of_takeaways = TakeawayTranslation.objects.filter(takeaway__edition=edition).select_related("takeaway")
    earlier = [each for each in [*of_statements, *of_takeaways] if each.is_of_earlier_text]
    found = [(f"{label(each.original)} ({each.language})", address(each.original, "translations")) for each in earlier]
    return finding(ngettext(
        "{count} translation of an earlier text", "{count} translations of an earlier text", len(found)
    ), found)  # fmt: skip


def quotes(figure):
    statement = figure.statement
    return figure.as_printed in statement.text or figure.as_printed in passage_of(statement)


# --- the words of a source --------------------------------------------------------------------------------


def passage_of(statement):
    """The words of the source that a statement rests on; empty where none are named."""
    if statement.source is None or statement.source_start is None:
        return ""
    return statement.source.text[statement.source_start : statement.source_end]


def duplicates(statements):
    """Pairs that share a run of words."""
    first: dict = {}
    pairs = {}
    for statement in statements:
        for run in runs(statement.text):
            other = first.setdefault(run, statement)
            if other is not statement:
                pairs[other.pk, statement.pk] = (other, statement)
    return list(pairs.values())


# --- rows and addresses -----------------------------------------------------------------------------------


def statements_of(edition):
    """In order, each with its source and themes."""
    statements = list(Statement.objects.filter(panel__edition=edition).in_order().prefetch_related("theme_assignments"))
    sources = edition.sources.in_bulk()  # each text is read once, and not with every statement
    for statement in statements:
        if statement.source_id:
            statement.source = sources.get(statement.source_id)
    return statements


def places(statements, is_so, field):
    return [(label(statement), address(statement, field)) for statement in statements if is_so(statement)]


def finding(about, found):
    return Finding(about.format(count=len(found)), tuple(found)) if found else None


def label(record):
    number = getattr(record, "number", None)
    words = Truncator(record.text).words(6)
    return f"{number}: {words}" if number else words


def address(record, field):
    """Where the field is on the desk."""
    kind = record._meta.model_name
    return reverse(f"admin:proceedings_{kind}_change", args=[record.pk]) + f"#{ANCHORS.get(field, f'id_{field}')}"


ANCHORS = {
    "appearances": "appearances-group",
    "figures": "figures-group",
    "open_questions": "open_questions-group",
    "theme_assignments": "theme_assignments-group",
    "translations": "translations-group",
}
