"""What a link to a page shows elsewhere: title, description, card. The same words for OpenGraph, oEmbed, feeds."""

from dataclasses import dataclass
from functools import singledispatch

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proceedings.choices import Attribution
from proceedings.i18n.translations import wording
from proceedings.models import Forum, ForumEdition, Panel, Statement
from proceedings.outputs.citations import ARCHIVE, heading, place, shortened
from proceedings.outputs.preview_images import PreviewCard
from speakers.models import Organisation, Speaker
from themes.models import Theme

DESCRIPTION_LENGTH = 200
ABOUT = _("Who said what at international forums: about which theme, at which edition, in which capacity.")


@dataclass(frozen=True)
class Preview:
    title: str
    description: str | Promise = ABOUT
    kicker: str = ""
    words: str = ""  # large on the card; the title where there are none
    foot: str = ""
    card_path: str = ""  # of a card of its own; the archive's where there is none
    kind: str = "website"  # og:type

    @property
    def card(self) -> PreviewCard:
        return PreviewCard(self.kicker, self.words or self.title, self.foot, str(ARCHIVE))

    @property
    def image(self) -> str:
        return self.card_path or reverse("card")


@singledispatch
def preview(thing) -> Preview:
    """Of a statement, panel, edition, forum, speaker, organisation or theme; of anything else, the archive's own."""
    return Preview(str(ARCHIVE), words=gettext("Who said what, at which forum, and as whom"))


@preview.register
def of_statement(statement: Statement):
    appearance, panel = statement.appearance, statement.panel
    name = appearance.name if appearance else gettext("Speaker not named")
    manner = [] if statement.attribution == Attribution.VERBATIM else [statement.get_attribution_display()]
    manner += [gettext("translation")] if statement.words.original else []
    return Preview(
        title=f"{name} – {heading(panel)} ({panel.edition})",
        description=": ".join([*manner, shortened(quoted(statement), DESCRIPTION_LENGTH)]),
        kicker=" · ".join([*manner, str(panel.edition), heading(panel)]),  # what is cut is at the end
        words=quoted(statement),
        foot=", ".join(filter(None, [name, appearance.capacity if appearance else ""])),
        card_path=reverse("statement-card", args=[statement.number]),
        kind="article",
    )


def quoted(statement):
    """The text, in quotation marks only where the words are the speaker's own."""
    is_quotation = statement.attribution == Attribution.VERBATIM and not statement.words.original
    return gettext("“{words}”").format(words=statement.text) if is_quotation else statement.words


@preview.register
def of_panel(panel: Panel):
    edition = panel.edition
    return Preview(
        title=f"{heading(panel)} ({edition})",
        description=shortened(wording(panel, "summary"), DESCRIPTION_LENGTH)
        or gettext("{panel} of {edition}").format(panel=panel.get_kind_display(), edition=edition),
        kicker=f"{edition} · {panel.get_kind_display()}",
        words=heading(panel),
        foot=wording(edition, "title"),
        card_path=reverse("panel-card", args=[edition.forum.slug, edition.slug, panel.slug]),
        kind="article",
    )


@preview.register
def of_edition(edition: ForumEdition):
    return Preview(
        title=f"{wording(edition, 'title')} ({edition})",
        description=shortened(wording(edition, "summary"), DESCRIPTION_LENGTH) or ABOUT,
        kicker=str(edition),
        words=wording(edition, "title"),
        foot=place(edition),
        card_path=reverse("edition-card", args=[edition.forum.slug, edition.slug]),
        kind="article",
    )


@preview.register
def of_forum(forum: Forum):
    return Preview(str(forum), shortened(wording(forum, "description"), DESCRIPTION_LENGTH) or ABOUT)


@preview.register
def of_speaker(speaker: Speaker):
    said = gettext("What {speaker} said at forums, with the posts held at the time.").format(speaker=speaker)
    return Preview(str(speaker), said, kind="profile")


@preview.register
def of_organisation(organisation: Organisation):
    said = gettext("Who spoke for {organisation} at forums, and what they said.").format(organisation=organisation)
    return Preview(str(organisation), said)


@preview.register
def of_theme(theme: Theme):
    return Preview(str(theme), shortened(wording(theme, "definition"), DESCRIPTION_LENGTH) or ABOUT)
