"""Rows for a test: each function makes one, with what is not given chosen plainly."""

from datetime import UTC, datetime
from itertools import count

from proceedings.choices import Attribution
from proceedings.models import (
    Appearance,
    Figure,
    Forum,
    ForumEdition,
    Panel,
    SourceDocument,
    Statement,
    StatementTheme,
    Takeaway,
)
from speakers.models import Affiliation, Organisation, Speaker
from themes.models import Theme

PUBLISHED = datetime(2026, 1, 1, tzinfo=UTC)
serial = count(1)


def make_forum(**fields):
    return Forum.objects.create(**{"slug": f"forum-{next(serial)}", "name": "A forum", **fields})


def make_edition(*, forum=None, published=True, **fields):
    number = next(serial)
    defaults = {
        "slug": f"2025-{number}",
        "title": f"Edition {number}",
        "published_at": PUBLISHED if published else None,
    }
    return ForumEdition.objects.create(forum=forum or make_forum(), **{**defaults, **fields})


def make_panel(*, edition=None, **fields):
    number = next(serial)
    defaults = {"slug": f"panel-{number}", "title": f"Panel {number}", "position": number}
    return Panel.objects.create(edition=edition or make_edition(), **{**defaults, **fields})


def make_organisation(**fields):
    number = next(serial)
    return Organisation.objects.create(**{"slug": f"organisation-{number}", "name": f"Institute {number}", **fields})


def make_speaker(**fields):
    number = next(serial)
    defaults = {"slug": f"person-{number}", "name": f"Person {number}", "family_name": str(number)}
    return Speaker.objects.create(**{**defaults, **fields})


def make_appearance(*, panel=None, speaker=None, organisation=None, post="", unidentified="", **fields):
    """An appearance of `speaker`, or of somebody `unidentified`, who is known by the name as printed only."""
    if unidentified:
        return Appearance.objects.create(panel=panel or make_panel(), name_as_printed=unidentified, **fields)
    speaker = speaker or make_speaker()
    affiliation = None
    if organisation or post:
        affiliation, _ = Affiliation.objects.get_or_create(speaker=speaker, organisation=organisation, post=post)
    return Appearance.objects.create(
        **{"panel": panel or make_panel(), "speaker": speaker, "affiliation": affiliation, **fields}
    )


def make_statement(*, panel=None, speaker=None, appearance=None, themes=(), **fields):
    """A statement of `speaker` (their first appearance on the panel, made if need be), under `themes`."""
    number = next(serial)
    if appearance is None:
        panel = panel or make_panel()
        speaker = speaker or make_speaker()
        appearance = panel.appearances.filter(speaker=speaker).first() or make_appearance(panel=panel, speaker=speaker)
    defaults = {"slug": f"said-{number}", "text": f"Point {number}.", "attribution": Attribution.PARAPHRASE}
    statement = Statement.objects.create(
        **{"panel": appearance.panel, "appearance": appearance, "position": number, **defaults, **fields}
    )
    for theme in themes:
        StatementTheme.objects.create(statement=statement, theme=theme)
    return statement


def make_unattributed(*, panel=None, **fields):
    """A statement of which the source does not say who made it."""
    number = next(serial)
    defaults = {"slug": f"said-{number}", "position": number, "text": f"Point {number}."}
    return Statement.objects.create(
        **{"panel": panel or make_panel(), "attribution": Attribution.UNATTRIBUTED, **defaults, **fields}
    )


def make_theme(*, group=None, **fields):
    number = next(serial)
    group = group or Theme.objects.get_or_create(slug="group", defaults={"name": "Group"})[0]
    return Theme.objects.create(**{"slug": f"theme-{number}", "name": f"Theme {number}", "broader": group, **fields})


def make_takeaway(*, edition=None, evidence=(), **fields):
    takeaway = Takeaway.objects.create(
        **{"edition": edition or make_edition(), "position": next(serial), "text": "A conclusion.", **fields}
    )
    takeaway.evidence.set(evidence)
    return takeaway


def make_source(*, edition=None, **fields):
    number = next(serial)
    defaults = {"slug": f"source-{number}", "title": f"Source {number}"}
    return SourceDocument.objects.create(edition=edition or make_edition(), **{**defaults, **fields})


def make_figure(*, statement, **fields):
    return Figure.objects.create(
        statement=statement, **{"subject": "Aid given", "quantity": 5, "unit": "USD", **fields}
    )
