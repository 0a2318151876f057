"""A proposal → a draft edition: rows, in one transaction, all or none.

A statement made from a report holds the report's words until an editor rewords it, and is marked “paraphrase”:
what the archive is to show in its own words. `editorial.checklist` does not let such a statement be
published; an editor who may show the report's own words says so by marking it “edited”.
"""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext

from proceedings.choices import Attribution, PanelKind
from proceedings.imports.review.theme_suggestions import suggest_themes
from proceedings.models import (
    MAX_STATEMENT_LENGTH,
    RESERVED_SLUGS,
    Appearance,
    Figure,
    Forum,
    ForumEdition,
    OpenQuestion,
    Panel,
    SourceDocument,
    Statement,
    Takeaway,
)
from proceedings.models.slugs import statement_slug
from speakers import names
from speakers.matching import affiliation_as
from speakers.models import Affiliation, Organisation, Speaker

MAX_STATEMENTS = 5_000  # of one edition: more is no report of a forum
MAX_PANEL_SLUG = 60
SPOKEN = {Attribution.VERBATIM, Attribution.EDITED, Attribution.PARAPHRASE}


class Refused(Exception):
    """Why no draft was made, in one sentence for the editor."""


@dataclass(frozen=True)
class Draft:
    edition: ForumEdition
    is_new: bool  # False: this very report was imported before, and nothing was changed


def already_imported(forum, text):
    """The forum's edition that was made from this very text, or None."""
    return ForumEdition.objects.filter(forum=forum, sources__sha256=checksum(text)).order_by("pk").first()


def checksum(text):
    return sha256(text.encode()).hexdigest()


@transaction.atomic
def make_draft(proposal, *, forum, text, filename=""):
    """The draft edition of `forum` that `proposal`, read from `text`, describes. A second time changes nothing.

    Raises Refused where the report does not fit into the record; nothing is written then.
    """
    forum = Forum.objects.select_for_update().get(pk=forum.pk)  # two at once would take the same year
    if edition := already_imported(forum, text):
        return Draft(edition, is_new=False)
    check_limits(proposal)
    return Draft(DraftWriter(proposal, forum, text, filename).write(), is_new=True)


def check_limits(proposal):
    statements = list(proposal.statements())
    if not proposal.panels and not proposal.takeaways:
        raise Refused(
            gettext("No panel, nobody and nothing that was said was found in this text: there is no edition to make.")
        )
    if len(statements) > MAX_STATEMENTS:
        raise Refused(
            gettext("The text gives {count} statements; a report has {most} at most.").format(
                count=f"{len(statements):,}", most=f"{MAX_STATEMENTS:,}"
            )
        )
    for statement, _appearance in statements:
        if len(statement.text) > MAX_STATEMENT_LENGTH:
            line = statement.passage.line
            raise Refused(
                gettext("Line {line} is longer than a statement can be ({most} characters).").format(
                    line=line, most=f"{MAX_STATEMENT_LENGTH:,}"
                )
            )


class DraftWriter:
    def __init__(self, proposal, forum, text, filename):
        self.proposal, self.forum, self.text, self.filename = proposal, forum, text, filename
        self.newcomers, self.organisations = {}, {}  # by identity, and by folded name: whoever comes twice is one

    def write(self):
        self.edition = self.write_edition()
        self.source = self.write_source()
        self.statements = []
        slugs = {*RESERVED_SLUGS}
        self.takeaways = []
        kept = [panel for panel in self.proposal.panels if panel.is_kept]
        for position, panel in enumerate(kept, 1):
            slug = free_slug(panel.title, f"panel-{position}", slugs)
            slugs.add(slug)
            self.write_panel(panel, position, slug)
        self.write_takeaways(None, self.proposal.takeaways)
        self.suggest()
        self.write_questions()
        return self.edition

    def write_edition(self):
        slug = next_slug(self.forum, self.proposal)
        return ForumEdition.objects.create(
            forum=self.forum,
            slug=slug,
            ordinal=self.free_ordinal(),
            title=shortened(self.proposal.title, 500) or f"{self.forum} {slug}",
            language=self.proposal.language,
            opens_on=self.proposal.held_on,
        )

    def free_ordinal(self):
        """As printed, unless another edition has it: then an editor finds out which of the two is wrong."""
        taken = self.forum.editions.filter(ordinal=self.proposal.ordinal).exists()
        return None if taken else self.proposal.ordinal

    def write_source(self):
        return SourceDocument.objects.create(
            edition=self.edition,
            slug="report",
            title=shortened(self.proposal.title or self.filename, 500) or "Report",
            publisher=self.proposal.publisher,
            url=self.proposal.url,
            language=self.proposal.language,
            published_on=self.proposal.published_on,
            retrieved_at=timezone.now(),
            sha256=checksum(self.text),
            text=self.text,
        )

    def write_panel(self, proposed, position, slug):
        panel = self.panel_row(proposed, position, slug)
        said = []
        appearances: dict = {}
        for appearance in proposed.appearances:
            row = self.appearance(panel, appearance, appearances)
            said += [(statement, row) for statement in appearance.statements]
        said += [(statement, None) for statement in proposed.unattributed]
        self.write_statements(panel, sorted(said, key=lambda pair: pair[0].passage.start))
        self.write_takeaways(panel, proposed.takeaways)

    def panel_row(self, proposed, position, slug):
        return Panel.objects.create(
            edition=self.edition,
            slug=slug,
            position=position,
            kind=proposed.kind or PanelKind.PANEL,
            title=shortened(proposed.title, 500),
            language=self.proposal.language,
        )

    def appearance(self, panel, proposed, appearances):
        """The row of a person on the panel; a person who comes twice in the same part has one."""
        speaker = self.newcomer(proposed) if proposed.is_new else proposed.speaker
        who = (speaker or proposed.identity, proposed.part)
        if who in appearances:
            return appearances[who]
        if speaker and not proposed.is_new and speaker != proposed.match.record:
            remember_name(speaker, proposed.name_as_printed, self.proposal.language, self.forum)
        appearances[who] = Appearance.objects.create(
            panel=panel,
            speaker=speaker,
            part=proposed.part,
            position=len(appearances) + 1,
            affiliation=affiliation(speaker, proposed, self.employer(proposed)),
            attendance=proposed.attendance,
            name_as_printed=shortened(proposed.name_as_printed, 300),
            post_as_printed=shortened(proposed.post_as_printed, 500),
            organisation_as_printed=shortened(proposed.organisation_as_printed, 300),
        )
        return appearances[who]

    def employer(self, proposed):
        """The record of the organisation printed; a new one is made once, and a name once confirmed is kept."""
        printed = proposed.organisation_as_printed
        if proposed.employer_is_new and printed:
            name = names.fold(printed)
            if name not in self.organisations:
                self.organisations[name] = new_organisation(printed)
            return self.organisations[name]
        if proposed.employer and proposed.employer != proposed.organisation.record:
            remember_name(proposed.employer, printed, self.proposal.language, self.forum)
        return proposed.employer

    def newcomer(self, proposed):
        if proposed.identity not in self.newcomers:
            self.newcomers[proposed.identity] = new_speaker(proposed)
        return self.newcomers[proposed.identity]

    def write_statements(self, panel, said):
        slugs: set[str] = set()
        rows = []
        for position, (statement, appearance) in enumerate(said, 1):
            slug = statement_slug(appearance, slugs)
            slugs.add(slug)
            rows.append(self.statement(panel, position, slug, statement, appearance))
        Statement.objects.bulk_create(rows)
        self.write_figures(rows, [statement for statement, _appearance in said])
        self.statements += zip(rows, [statement for statement, _appearance in said], strict=True)

    def statement(self, panel, position, slug, proposed, appearance):
        attribution = proposed.attribution if proposed.attribution in SPOKEN else Attribution.PARAPHRASE
        return Statement(
            panel=panel,
            appearance=appearance,
            slug=slug,
            position=position,
            text=proposed.text,
            language=self.proposal.language,
            attribution=attribution if appearance else Attribution.UNATTRIBUTED,
            source=self.source,
            source_start=proposed.passage.start,
            source_end=proposed.passage.end,
            starts_at=proposed.passage.starts_at,
            ends_at=proposed.passage.ends_at,
        )

    def write_figures(self, rows, proposed):
        figures = [
            Figure(statement=row, position=position, **found.fields())
            for row, statement in zip(rows, proposed, strict=True)
            for position, found in enumerate(statement.figures, 1)
        ]
        Figure.objects.bulk_create(figures)

    def write_takeaways(self, panel, proposed, after=0):
        """Behind the first `after`."""
        rows = [
            Takeaway(
                edition=self.edition,
                panel=panel,
                position=position,
                text=takeaway.text,
                language=self.proposal.language,
                source=self.source,
            )
            for position, takeaway in enumerate(proposed, after + 1)
        ]
        self.takeaways += zip(Takeaway.objects.bulk_create(rows), proposed, strict=True)

    def suggest(self):
        for written in (self.statements, self.takeaways):
            rows = [row for row, _proposed in written]
            decisions = {row.pk: proposed.decisions for row, proposed in written}
            suggest_themes(rows, decisions, self.proposal.themes)

    def write_questions(self):
        OpenQuestion.objects.bulk_create(
            OpenQuestion(
                edition=self.edition,
                source=self.source,
                about=shortened(question.about, 1000),
                source_start=question.passage.start,
                source_end=question.passage.end,
            )
            for question in self.proposal.questions
        )


def new_speaker(proposed):
    """A record of somebody whom the archive did not know; the address is made of the name, once."""
    bare = names.honorifics(proposed.name_as_printed)[1]
    slug = names.slug_for(bare) or "speaker"
    taken = set(Speaker.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return Speaker.objects.create(
        slug=numbered(slug, taken),
        name=shortened(bare, 300),
        family_name=proposed.family_name or shortened(names.family_name(bare), 200),
        country=proposed.country,
    )


def new_organisation(printed):
    """A record of an organisation that the archive did not know; the address is made of the name, once."""
    slug = free_slug(printed, "organisation", set(Organisation.objects.values_list("slug", flat=True)))
    return Organisation.objects.create(slug=slug, name=shortened(printed, 300))


def remember_name(record, printed, language, forum):
    """Keep the name under which an editor, asked, found the speaker or organisation: it is certain next time."""
    bare = names.honorifics(printed)[1]
    known = {record.name, *record.names.values_list("name", flat=True)}
    if bare not in known and len(bare) <= 300:
        record.names.create(name=bare, language=language, source=f"Reports of the {forum}"[:300])


def affiliation(speaker, proposed, organisation):
    """The speaker's post at the time. One is added only at an organisation that is certain."""
    if speaker is None or not (organisation or proposed.post_as_printed):
        return None
    known = affiliation_as(speaker, proposed.post_as_printed, organisation)
    if known or organisation is None:
        return known
    post = shortened(proposed.post_as_printed, 500)
    return Affiliation.objects.get_or_create(speaker=speaker, organisation=organisation, post=post)[0]


def next_slug(forum, proposal):
    """The year, with a number behind it where the forum has an edition of that year.

    Where the report prints no year, it is the year after the last edition, else this one.
    """
    last = forum.editions.latest_first().first()
    year = proposal.year or (last.year + 1 if last else timezone.now().year)
    return numbered(str(year), set(forum.editions.values_list("slug", flat=True)))


def free_slug(title, fallback, taken):
    words = slugify(names.romanise(names.plain(title))).split("-")
    while len("-".join(words)) > MAX_PANEL_SLUG:
        words.pop()
    return numbered("-".join(words) or fallback, taken)


def numbered(slug, taken):
    """`slug`, else `slug-2`, `slug-3` …: the first that is not taken."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def shortened(printed, longest):
    """As printed; the record has no room for more, the source's text has it whole."""
    return printed if len(printed) <= longest else f"{printed[: longest - 1]}…"
