"""What a link to a page shows elsewhere: title, description, card. The same words for OpenGraph, oEmbed, feeds."""

from dataclasses import dataclass
from functools import singledispatch

from django.urls import reverse

from proceedings.cards import Card
from proceedings.choices import Attribution
from proceedings.citations import ARCHIVE, heading, place, shortened
from proceedings.models import Forum, ForumEdition, Panel, Statement
from speakers.models import Organisation, Speaker
from themes.models import Theme

DESCRIPTION_LENGTH = 200
ABOUT = "Who said what at international forums: about which theme, at which edition, in which capacity."


@dataclass(frozen=True)
class Preview:
    title: str
    description: str = ABOUT
    kicker: str = ""
    words: str = ""  # large on the card; the title where there are none
    foot: str = ""
    card_path: str = ""  # of a card of its own; the archive's where there is none
    kind: str = "website"  # og:type

    @property
    def card(self):
        return Card(self.kicker, self.words or self.title, self.foot, ARCHIVE)

    @property
    def image(self):
        return self.card_path or reverse("card")


@singledispatch
def preview(thing):
    """Of a statement, panel, edition, forum, speaker, organisation or theme; of anything else, the archive's own."""
    return Preview(ARCHIVE, words="Who said what, at which forum, and as whom")


@preview.register
def of_statement(statement: Statement):
    appearance, panel = statement.appearance, statement.panel
    name = appearance.name if appearance else "Speaker not named"
    manner = "" if statement.attribution == Attribution.VERBATIM else f"{statement.get_attribution_display()}: "
    return Preview(
        title=f"{name} – {heading(panel)} ({panel.edition})",
        description=manner + shortened(quoted(statement), DESCRIPTION_LENGTH),
        kicker=f"{panel.edition} · {heading(panel)}",
        words=quoted(statement),
        foot=", ".join(filter(None, [name, appearance and appearance.capacity]))
        + (f" · {statement.get_attribution_display().lower()}" if manner and appearance else ""),
        card_path=reverse("statement-card", args=[statement.number]),
        kind="article",
    )


def quoted(statement):
    """The text, in quotation marks only where the words are the speaker's own."""
    return f"“{statement.text}”" if statement.attribution == Attribution.VERBATIM else statement.text


@preview.register
def of_panel(panel: Panel):
    edition = panel.edition
    return Preview(
        title=f"{heading(panel)} ({edition})",
        description=shortened(panel.summary, DESCRIPTION_LENGTH) or f"{panel.get_kind_display()} of {edition}",
        kicker=f"{edition} · {panel.get_kind_display()}",
        words=heading(panel),
        foot=edition.title,
        card_path=reverse("panel-card", args=[edition.forum.slug, edition.slug, panel.slug]),
        kind="article",
    )


@preview.register
def of_edition(edition: ForumEdition):
    return Preview(
        title=f"{edition.title} ({edition})",
        description=shortened(edition.summary, DESCRIPTION_LENGTH) or ABOUT,
        kicker=str(edition),
        words=edition.title,
        foot=place(edition),
        card_path=reverse("edition-card", args=[edition.forum.slug, edition.slug]),
        kind="article",
    )


@preview.register
def of_forum(forum: Forum):
    return Preview(forum.name, shortened(forum.description, DESCRIPTION_LENGTH) or ABOUT)


@preview.register
def of_speaker(speaker: Speaker):
    said = f"What {speaker.name} said at forums, with the posts held at the time."
    return Preview(speaker.name, said, kind="profile")


@preview.register
def of_organisation(organisation: Organisation):
    return Preview(organisation.name, f"Who spoke for {organisation.name} at forums, and what they said.")


@preview.register
def of_theme(theme: Theme):
    return Preview(theme.name, shortened(theme.definition, DESCRIPTION_LENGTH) or ABOUT)
