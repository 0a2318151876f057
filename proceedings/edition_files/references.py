"""References within a file: whether every name used is there, and nothing is given twice.

Rules that one row can break are the models' own and are asked of them when the file is loaded.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import process

from proceedings.choices import Attribution
from proceedings.edition_files.schema import Appearance, EditionFile, SynonymsFile, ThemesFile


def problems(
    content: EditionFile | ThemesFile | SynonymsFile, themes: Collection[str]
) -> Iterator[tuple[list[str | int], str]]:
    """Pairs (path of the field, what is wrong with it); `themes` are the slugs of all themes known."""
    if isinstance(content, EditionFile):
        yield from unknown(themes_used(content), themes, "theme")
        yield from unknown(organisations_used(content), content.organisations, "organisation of this file")
        yield from unknown(speakers_used(content), content.speakers, "speaker of this file")
        yield from unknown(sources_used(content), content.sources, "source of this file")
        yield from unknown(evidence_used(content), statements_of(content), "statement of this file (panel/statement)")
        yield from unknown(repeats_used(content), range(1, len(content.takeaways) + 1), "takeaway of the edition")
        yield from given_twice(content)
        for index, panel in enumerate(content.panels):
            yield from wrong_speakers(panel, ["panels", index])
    elif isinstance(content, ThemesFile):
        yield from themes_given_twice(content)
    else:
        yield from synonyms_given_twice(content)


def unknown(used, known, what):
    for path, name in used:
        if name is not None and name not in known:  # a None is blank, or a fault reported already
            yield path, f"“{name}” is no {what}{nearest(name, known)}"


def nearest(word: str, known: Iterable) -> str:
    """`; did you mean “…”?`, or nothing where no known value is near."""
    found = process.extractOne(str(word), [str(value) for value in known], score_cutoff=60)
    return f"; did you mean “{found[0]}”?" if found else ""


def organisations_used(content):
    yield ["forum", "organiser"], content.forum.organiser
    for slug, speaker in content.speakers.items():
        for index, affiliation in enumerate(speaker.affiliations):
            yield ["speakers", slug, "affiliations", index, "organisation"], affiliation.organisation
    for path, appearance in appearances(content):
        yield [*path, "organisation"], appearance.organisation


def speakers_used(content):
    for path, appearance in appearances(content):
        yield [*path, "speaker"], appearance.speaker


def appearances(content):
    for panel_index, panel in enumerate(content.panels):
        for index, appearance in enumerate(panel.speakers):
            yield ["panels", panel_index, "speakers", index], appearance


def statements(content):
    for panel_index, panel in enumerate(content.panels):
        for index, statement in enumerate(panel.statements):
            yield ["panels", panel_index, "statements", index], statement


def takeaways(content):
    for index, takeaway in enumerate(content.takeaways):
        yield ["takeaways", index], takeaway
    for panel_index, panel in enumerate(content.panels):
        for index, takeaway in enumerate(panel.takeaways):
            yield ["panels", panel_index, "takeaways", index], takeaway


def sources_used(content):
    for path, record in [*statements(content), *takeaways(content)]:
        yield [*path, "source"], record.source
    for path, statement in statements(content):
        for index, source in enumerate(statement.also_in):
            yield [*path, "also_in", index], source


def evidence_used(content):
    for path, takeaway in takeaways(content):
        for index, name in enumerate(takeaway.evidence):
            yield [*path, "evidence", index], name


def themes_used(content):
    for path, record in [*statements(content), *takeaways(content)]:
        for index, assignment in enumerate(record.themes):
            yield [*path, "themes", index], assignment.theme


def repeats_used(content):
    for path, takeaway in takeaways(content):
        yield [*path, "repeats"], takeaway.repeats


def statements_of(content):
    return {f"{panel.slug}/{statement.slug}" for panel in content.panels for statement in panel.statements}


def given_twice(content):
    yield from repeated([(["panels", i, "slug"], panel.slug) for i, panel in enumerate(content.panels)])
    yield from repeated([([*path, "number"], s.number) for path, s in statements(content) if s.number])
    for index, panel in enumerate(content.panels):
        path = ["panels", index, "statements"]
        yield from repeated([([*path, i, "slug"], s.slug) for i, s in enumerate(panel.statements)])
    for path, record in [*statements(content), *takeaways(content)]:
        yield from repeated([([*path, "themes", i], a.theme) for i, a in enumerate(record.themes)])
    for path, named in named_records(content):
        yield from repeated([([*path, "names", i], (n.name, n.language)) for i, n in enumerate(named.names)])
    for slug, speaker in content.speakers.items():
        path = ["speakers", slug, "affiliations"]
        yield from repeated([([*path, i], (a.post, a.organisation)) for i, a in enumerate(speaker.affiliations)])


def named_records(content):
    for section in ("organisations", "speakers"):
        for slug, record in getattr(content, section).items():
            yield [section, slug], record


def repeated(values):
    seen = set()
    for path, value in values:
        name = value[0] if isinstance(value, tuple) else value
        if name is None:  # a fault reported already
            continue
        if value in seen:
            yield path, f"“{name}” is given twice"
        seen.add(value)


def wrong_speakers(panel, path):
    keys = appearance_keys(panel.speakers)
    yield from repeated([([*path, "speakers", i], key) for i, key in enumerate(keys)])
    for index, statement in enumerate(panel.statements):
        place = [*path, "statements", index, "by"]
        if statement.attribution is None:  # a fault reported already
            continue
        if statement.attribution == Attribution.UNATTRIBUTED:
            if statement.by:
                yield place, "is given, but the statement is unattributed"
        elif not statement.by:
            yield place, f"is missing; only an unattributed statement has nobody, this one is “{statement.attribution}”"
        elif statement.by not in keys:
            yield place, f"“{statement.by}” is nobody on this panel{nearest(statement.by, keys)}"


def appearance_keys(panel_speakers: list[Appearance]) -> list[str]:
    """The keys by which statements of the panel refer to its appearances, in order.

    The speaker's slug, or the name as printed of somebody not identified; with the part in brackets where
    one person has several: `michito-tsuruoka (moderator)`.
    """
    names = [appearance.speaker or appearance.name_as_printed for appearance in panel_speakers]
    times = Counter(names)
    return [
        f"{name} ({appearance.part})" if times[name] > 1 else name
        for name, appearance in zip(names, panel_speakers, strict=True)
    ]


def themes_given_twice(content):
    upper = [(["themes", slug], slug) for slug in content.themes]
    lower = [(["themes", group, "themes", s], s) for group, theme in content.themes.items() for s in theme.themes]
    yield from repeated(upper + lower)
    for group, theme in content.themes.items():
        for slug, narrower in theme.themes.items():
            if narrower.themes:
                yield ["themes", group, "themes", slug, "themes"], "is a third level; themes have two"


def synonyms_given_twice(content):
    for index, each in enumerate(content.sets):
        terms = [(["sets", index, "terms", i], term) for i, term in enumerate(each.terms)]
        narrower = [(["sets", index, "narrower", i], term) for i, term in enumerate(each.narrower)]
        yield from repeated(terms + narrower)
