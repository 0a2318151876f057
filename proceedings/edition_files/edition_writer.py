"""A file of an edition → rows."""

from django.db import connection

from proceedings.edition_files.file_writer import FileWriter, delete_each, set_if_other
from proceedings.edition_files.references import appearance_keys
from proceedings.edition_files.schema import EditionFile
from proceedings.models import (
    Appearance,
    Correction,
    Figure,
    Forum,
    ForumEdition,
    Panel,
    Release,
    SourceDocument,
    Statement,
    StatementTheme,
    Takeaway,
    TakeawayTheme,
)
from speakers.models import Affiliation, Organisation, OrganisationName, Speaker, SpeakerName
from themes.models import Theme

PANEL_RELATIONS = {"slug", "other_titles", "translations", "speakers", "takeaways", "statements"}
STATEMENT_FIELDS = {
    "text", "language", "attribution", "source_start", "source_end", "starts_at", "ends_at", "note"
}  # fmt: skip


class EditionWriter(FileWriter):
    content: EditionFile

    def write(self) -> str:
        self.themes = Theme.objects.within_groups().in_bulk(field_name="slug")
        self.organisations = {
            slug: self.organisation(slug, record) for slug, record in self.content.organisations.items()
        }
        self.speakers = {slug: self.speaker(slug, record) for slug, record in self.content.speakers.items()}
        edition = self.edition()
        if edition and not self.problems:
            self.contents(edition)
        advance_number_sequence()
        return f"{self.file.name}: {summary(self.content)}"

    def organisation(self, slug, record):
        path = ["organisations", slug]
        row = self.upsert(
            path, Organisation, {"slug": slug}, name=record.name, country=record.country, note=record.note
        )
        self.names(path, record.names, OrganisationName, "organisation", row)
        return row

    def speaker(self, slug, record):
        path = ["speakers", slug]
        row = self.upsert(
            path,
            Speaker,
            {"slug": slug},
            name=record.name,
            family_name=record.family_name,
            country=record.country,
            note=record.note,
        )
        self.names(path, record.names, SpeakerName, "speaker", row)
        for index, affiliation in enumerate(record.affiliations):
            self.affiliation(
                [*path, "affiliations", index],
                row,
                affiliation,
                first_year=affiliation.first_year,
                last_year=affiliation.last_year,
                note=affiliation.note,
            )
        return row

    def names(self, path, names, model, owner, row):
        """Add what the file knows: a person stands in several files, and none takes a name away."""
        for index, name in enumerate(names if row else []):
            self.upsert(
                [*path, "names", index],
                model,
                {owner: row, "name": name.name, "language": name.language},
                kind=name.kind,
                reading=name.reading,
                source=name.source,
                source_url=name.source_url,
                note=name.note,
            )

    def affiliation(self, path, speaker, record, **fields):
        """The affiliation of `record`'s post and organisation; None where it names neither."""
        if speaker is None or not (record.post or record.organisation):
            return None
        organisation = self.organisations.get(record.organisation)
        lookup = {"speaker": speaker, "post": record.post, "organisation": organisation}
        if organisation is None:  # filter(organisation=None) is refused by Django; say isnull
            found = Affiliation.objects.filter(speaker=speaker, post=record.post, organisation__isnull=True).first()
            lookup = {"pk": found.pk} if found else lookup
        return self.upsert(path, Affiliation, lookup, **fields)

    def edition(self):
        record, forum = self.content.edition, self.content.forum
        forum_row = self.upsert(
            ["forum"],
            Forum,
            {"slug": forum.slug},
            name=forum.name,
            organiser=self.organisations.get(forum.organiser or ""),
            description=forum.description,
        )
        if forum_row is None:
            return None
        self.upsert_translations(["forum"], forum_row, forum.translations)  # the forum stands in other files too
        fields = record.model_dump(exclude={"slug", "other_titles", "translations"})
        edition = self.upsert(["edition"], ForumEdition, {"forum": forum_row, "slug": record.slug}, **fields)
        if edition:
            self.other_titles(["edition"], edition, record.other_titles)
            self.translations(["edition"], edition, record.translations)
        return edition

    def other_titles(self, path, row, titles):
        kept = [
            self.upsert(
                [*path, "other_titles", index],
                row.other_titles.model,
                {row.other_titles.field.name: row, "title": title.title, "language": title.language},
                note=title.note,
            )
            for index, title in enumerate(titles)
        ]
        self.remove_missing(kept, row.other_titles.all(), path, lambda title: f"the title “{title}”")

    def contents(self, edition):
        """All that hangs on the edition. Statements come before the takeaways that rest on them."""
        self.sources = {slug: self.source(edition, slug, record) for slug, record in self.content.sources.items()}
        self.statements: dict[tuple[str, str], Statement] = {}
        self.numbers = numbers_of_takeaways(self.content)
        panels = [self.panel(edition, index, panel) for index, panel in enumerate(self.content.panels)]
        self.evidence = {f"{panel}/{slug}": row for (panel, slug), row in self.statements.items()}
        self.edition_takeaways = [
            self.takeaway(["takeaways", index], edition, None, index, record)
            for index, record in enumerate(self.content.takeaways)
        ]
        self.remove_missing(
            self.edition_takeaways, edition.takeaways.filter(panel=None), ["takeaways"], describe_takeaway
        )
        for index, (row, panel) in enumerate(zip(panels, self.content.panels, strict=True)):
            self.panel_takeaways(["panels", index, "takeaways"], edition, row, panel)
        self.remove_missing(panels, edition.panels.all(), ["panels"], lambda panel: f"the panel {panel.slug}")
        self.public_history(edition, {panel.slug: panel for panel in filter(None, panels)})
        self.remove_missing(
            self.sources.values(), edition.sources.all(), ["sources"], lambda row: f"the source {row.slug}"
        )

    def public_history(self, edition, panels):
        """Releases and earlier texts: what the file does not hold stays, since readers may have cited it."""
        for index, release in enumerate(self.content.releases):
            lookup = {"edition": edition, "number": release.number}
            self.upsert(["releases", index], Release, lookup, **release.model_dump(exclude={"number"}))
        for index, correction in enumerate(self.content.corrections):
            self.correction(["corrections", index], edition, panels, correction)
        for both in Takeaway.objects.filter(number__in=Statement.objects.values("number")):
            self.problem(["takeaways"], f"{both.number} is the number of a takeaway and of a statement")

    def correction(self, path, edition, panels, record):
        if record.panel and record.panel not in panels:
            self.problem([*path, "panel"], f"{record.panel} is no panel of this file")
            return
        lookup = {"number": record.number, "version": record.version}
        row = Correction.objects.filter(**lookup).first() or Correction(edition=edition, **lookup)
        if row.edition != edition:
            self.problem([*path, "number"], f"{record.number} is a number of {row.edition}")
            return
        fields = record.model_dump(exclude={*lookup, "panel"})
        self.save_fields(path, row, panel=panels.get(record.panel), **fields)

    def source(self, edition, slug, record):
        return self.upsert(["sources", slug], SourceDocument, {"edition": edition, "slug": slug}, **record.model_dump())

    def panel(self, edition, index, record):
        path = ["panels", index]
        fields = record.model_dump(exclude=PANEL_RELATIONS)
        panel = self.upsert(path, Panel, {"edition": edition, "slug": record.slug}, position=index + 1, **fields)
        if panel is None:
            return None
        self.other_titles(path, panel, record.other_titles)
        self.translations(path, panel, record.translations)
        appearances = [self.appearance([*path, "speakers", i], panel, i, a) for i, a in enumerate(record.speakers)]
        by_key = dict(zip(appearance_keys(record.speakers), appearances, strict=True))
        statements = [
            self.statement([*path, "statements", i], panel, by_key, i, statement)
            for i, statement in enumerate(record.statements)
        ]
        self.remove_missing(
            statements, panel.statements.all(), path, lambda row: f"the statement {panel.slug}/{row.slug}"
        )
        self.remove_missing(appearances, panel.appearances.all(), path, lambda row: f"the appearance of {row.name}")
        return panel

    def appearance(self, path, panel, index, record):
        speaker = self.speakers.get(record.speaker)
        who = {"speaker": speaker} if speaker else {"speaker__isnull": True, "name_as_printed": record.name_as_printed}
        found = Appearance.objects.filter(panel=panel, part=record.part, **who).first()
        appearance = self.upsert(
            path,
            Appearance,
            {"pk": found.pk} if found else {"panel": panel, "part": record.part, "speaker": speaker},
            position=index + 1,
            affiliation=self.affiliation(path, speaker, record),
            **record.model_dump(exclude={"speaker", "part", "post", "organisation", "translations"}),
        )
        if appearance:
            self.translations(path, appearance, record.translations)
        return appearance

    def statement(self, path, panel, appearances, index, record):
        fields = record.model_dump(include=STATEMENT_FIELDS)
        if record.number:
            if not self.number_is_free(path, panel, record):
                return None
            fields["number"] = record.number
        statement = self.upsert(
            path,
            Statement,
            {"panel": panel, "slug": record.slug},
            position=index + 1,
            appearance=appearances.get(record.by),
            source=self.sources.get(record.source),
            **fields,
        )
        if statement is None:
            return None
        self.statements[panel.slug, record.slug] = statement
        self.translations(path, statement, record.translations)
        self.assign(path, record.themes, StatementTheme, "statement", statement)
        set_if_other(statement.also_in, [self.sources[slug] for slug in record.also_in])
        self.figures(path, statement, record.figures)
        return statement

    def number_is_free(self, path, panel, record):
        """A number is given once: it may be this statement's own, or nobody's."""
        here = Statement.objects.filter(panel=panel, slug=record.slug).first()
        if here and here.number != record.number:
            self.problem([*path, "number"], f"is {record.number}, but this statement has the number {here.number}")
            return False
        numbered = Statement.objects.filter(number=record.number)
        other = (numbered.exclude(pk=here.pk) if here else numbered).first()
        if other:
            self.problem([*path, "number"], f"{record.number} is the number of {other.panel.path}/{other.slug}")
        return not other

    def assign(self, path, assignments, model, owner, row):
        known = {assignment.theme_id: assignment for assignment in row.theme_assignments.all()}
        for index, assignment in enumerate(assignments):
            theme = self.themes[assignment.theme]
            placed = known.pop(theme.pk, None) or model(**{owner: row, "theme": theme})
            self.save_fields([*path, "themes", index], placed, **assignment.model_dump(exclude={"theme"}))
        delete_each(known.values())

    def figures(self, path, statement, figures):
        known = {figure.position: figure for figure in statement.figures.all()}
        for index, figure in enumerate(figures):
            cited = known.pop(index + 1, None) or Figure(statement=statement, position=index + 1)
            self.save_fields([*path, "figures", index], cited, **figure.model_dump())
        delete_each(known.values())

    def panel_takeaways(self, path, edition, panel, record):
        if panel is None:
            return
        kept = [self.takeaway([*path, i], edition, panel, i, takeaway) for i, takeaway in enumerate(record.takeaways)]
        self.remove_missing(kept, panel.takeaways.all(), path, describe_takeaway)

    def takeaway(self, path, edition, panel, index, record):
        takeaway = self.save_fields(
            path,
            self.existing_takeaway(edition, panel, index + 1, record.number) or Takeaway(edition=edition),
            panel=panel,
            position=index + 1,
            **({"number": record.number} if record.number else {}),  # a file without it takes none away
            source=self.sources.get(record.source),
            repeats=self.edition_takeaways[record.repeats - 1] if record.repeats and panel else None,
            **record.model_dump(include={"text", "language", "note"}),
        )
        if takeaway:
            self.translations(path, takeaway, record.translations)
            self.assign(path, record.themes, TakeawayTheme, "takeaway", takeaway)
            set_if_other(takeaway.evidence, list(filter(None, map(self.evidence.get, record.evidence))))
        return takeaway

    def existing_takeaway(self, edition, panel, position, number):
        """The one with this number, else the one at this place if the file has it nowhere else; None if neither is."""
        known = Takeaway.objects.filter(edition=edition).select_related("panel")
        place = {"panel": panel} if panel else {"panel__isnull": True}
        numbered = known.filter(number=number).first() if number else None
        return numbered or known.filter(position=position, **place).exclude(number__in=self.numbers).first()


def numbers_of_takeaways(content):
    lists = [content.takeaways, *(panel.takeaways for panel in content.panels)]
    return [takeaway.number for takeaways in lists for takeaway in takeaways if takeaway.number]


def describe_takeaway(takeaway):
    return f"takeaway {takeaway.position} (“{takeaway.text[:40]}…”)"


def advance_number_sequence():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval('proceedings_statement_number', greatest(max(number), last_value)::bigint)"
            " FROM (SELECT number FROM proceedings_statement UNION SELECT number FROM proceedings_takeaway"
            " UNION SELECT number FROM proceedings_correction) given,"
            " proceedings_statement_number GROUP BY last_value"
        )


def summary(content: EditionFile) -> str:
    statements = sum(len(panel.statements) for panel in content.panels)
    takeaways = len(content.takeaways) + sum(len(panel.takeaways) for panel in content.panels)
    return (
        f"{content.forum.slug}/{content.edition.slug}, {len(content.panels)} panels, "
        f"{len(content.speakers)} speakers, {statements} statements, {takeaways} takeaways"
    )
