"""Rows → the content of a file, complete: what is loaded from it is what was dumped."""

from proceedings.edition_files import schema
from proceedings.edition_files.references import appearance_keys
from proceedings.models import ForumEdition
from proceedings.search.models import SynonymSet
from speakers.models import Organisation, Speaker
from themes.models import Theme


def edition_file(edition: ForumEdition) -> schema.EditionFile:
    """`edition` as a file, with every speaker and organisation it mentions."""
    panels = list(edition.panels.order_by("position", "pk"))
    speakers = Speaker.objects.filter(appearances__panel__edition=edition).order_by("slug").distinct()
    return schema.EditionFile(
        format=schema.EDITION_FORMAT,
        forum=forum(edition.forum),
        edition=record(
            schema.Edition,
            edition,
            other_titles=other_titles(edition),
            translations=translations(schema.EditionTranslation, edition),
        ),
        organisations={row.slug: named(schema.Organisation, row) for row in organisations(edition, speakers)},
        speakers={row.slug: speaker(row) for row in speakers.prefetch_related("names")},
        sources={row.slug: record(schema.Source, row) for row in edition.sources.all()},
        takeaways=takeaways(edition.takeaways.filter(panel=None)),
        panels=[panel(row) for row in panels],
        releases=[record(schema.Release, row) for row in edition.releases.all()],
        corrections=[
            record(schema.Correction, row, panel=slug_of(row.panel))
            for row in edition.corrections.select_related("panel")
        ],
    )


def themes_file() -> schema.ThemesFile:
    """All themes as a ThemesFile."""
    groups = Theme.objects.groups().prefetch_related("names", "terms", "narrower__names", "narrower__terms")
    return schema.ThemesFile(format=schema.THEMES_FORMAT, themes={group.slug: theme(group) for group in groups})


def synonyms_file() -> schema.SynonymsFile:
    """All sets of synonyms as a SynonymsFile."""
    sets = SynonymSet.objects.prefetch_related("terms")
    return schema.SynonymsFile(format=schema.SYNONYMS_FORMAT, sets=[synonyms(row) for row in sets])


def synonyms(row):
    terms = row.terms.all()
    return record(
        schema.SynonymSet,
        row,
        terms=[term.term for term in terms if not term.is_narrower],
        narrower=[term.term for term in terms if term.is_narrower],
    )


def theme(row):
    terms: dict[str, list[str]] = {}
    for term in row.terms.all():
        terms.setdefault(term.language, []).append(term.term)
    return schema.Theme(
        name=row.name,
        names={name.language: record(schema.ThemeName, name) for name in row.names.all()},
        definition=row.definition,
        terms=terms,
        themes={narrower.slug: theme(narrower) for narrower in row.narrower.all()},
    )


def record(model, row, **given):
    """A `model` (of the schema) with the fields of the same name of `row`, and those `given`."""
    fields = {name: getattr(row, name) for name in model.model_fields if name not in given and hasattr(row, name)}
    return model(**fields, **given)


def forum(row):
    return record(
        schema.Forum, row, organiser=slug_of(row.organiser), translations=translations(schema.ForumTranslation, row)
    )


def translations(model, row):
    return {each.language: record(model, each) for each in row.translations.all()}


def text_translations(row):
    return {
        each.language: record(
            schema.TextTranslation, each, of_text=each.of_text if each.is_of_other_than(row.text) else ""
        )
        for each in row.translations.all()
    }


def other_titles(row):
    return [record(schema.OtherTitle, title) for title in row.other_titles.all()]


def organisations(edition, speakers):
    """Those that the edition's forum, appearances and speakers refer to."""
    rows = Organisation.objects.filter(affiliations__speaker__in=speakers) | Organisation.objects.filter(
        forums_organised=edition.forum
    )
    return rows.order_by("slug").distinct().prefetch_related("names")


def named(model, row):
    return record(model, row, names=[record(schema.Name, name) for name in row.names.all()])


def speaker(row):
    affiliations = row.affiliations.order_by("pk").select_related("organisation")
    return record(
        schema.Speaker,
        row,
        names=[record(schema.Name, name) for name in row.names.all()],
        affiliations=[
            record(schema.Affiliation, affiliation, organisation=slug_of(affiliation.organisation))
            for affiliation in affiliations
        ],
    )


def slug_of(row):
    return row.slug if row else None


def panel(row):
    appearances = list(
        row.appearances.select_related("speaker", "affiliation__organisation").prefetch_related("translations")
    )
    speakers = [appearance(each) for each in appearances]
    keys = {each.pk: key for each, key in zip(appearances, appearance_keys(speakers), strict=True)}
    rows = row.statements.select_related("source").prefetch_related(
        "also_in", "figures", "theme_assignments__theme", "translations"
    )
    return record(
        schema.Panel,
        row,
        other_titles=other_titles(row),
        translations=translations(schema.PanelTranslation, row),
        speakers=speakers,
        takeaways=takeaways(row.takeaways.all()),
        statements=[statement(each, keys) for each in rows.order_by("position", "pk")],
    )


def appearance(row):
    return record(
        schema.Appearance,
        row,
        speaker=slug_of(row.speaker),
        post=row.affiliation.post if row.affiliation else "",
        organisation=slug_of(row.organisation),
        translations=translations(schema.AppearanceTranslation, row),
    )


def statement(row, keys):
    return record(
        schema.Statement,
        row,
        by=keys.get(row.appearance_id, ""),
        translations=text_translations(row),
        source=slug_of(row.source),
        also_in=[source.slug for source in row.also_in.all()],
        themes=assignments(row),
        figures=[record(schema.Figure, figure) for figure in row.figures.all()],
    )


def takeaways(rows):
    rows = rows.select_related("source", "repeats").prefetch_related(
        "evidence__panel", "theme_assignments__theme", "translations"
    )
    return [
        record(
            schema.Takeaway,
            row,
            translations=text_translations(row),
            themes=assignments(row),
            evidence=[f"{each.panel.slug}/{each.slug}" for each in in_programme_order(row.evidence.all())],
            repeats=row.repeats.position if row.repeats else None,
            source=slug_of(row.source),
        )
        for row in rows
    ]


def in_programme_order(statements):
    return sorted(statements, key=lambda each: (each.panel.position, each.panel_id, each.position, each.pk))


def assignments(row):
    return [
        record(schema.ThemeAssignment, assignment, theme=assignment.theme.slug)
        for assignment in row.theme_assignments.all()
    ]
