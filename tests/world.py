"""One small world that most tests share.

The River Forum held two editions. That of 2024, published, had two panels: `opening` (Ada Marsh of the Water
Institute welcomed; Borys Kruk moderated) and `floods` (Ada Marsh, Borys Kruk and Chiyo Mori spoke). That of 2025
is a draft with one panel, `droughts`, on which Ada Marsh and Dan Secret spoke; Dan is nowhere else, and neither
is his Hidden Bureau. Themes: group `water` with `flood-defence` and `early-warning`; `ice` is used only in the draft.
"""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from proceedings.choices import Attribution, PanelKind, Part, Qualifier
from speakers.choices import NameKind
from tests import make


def build():
    world = SimpleNamespace()
    organisations(world)
    people(world)
    themes(world)
    published_edition(world)
    draft_edition(world)
    return world


def organisations(world):
    world.institute = make.make_organisation(slug="water-institute", name="Water Institute", country="LT")
    world.university = make.make_organisation(slug="delta-university", name="Delta University", country="JP")
    world.bureau = make.make_organisation(slug="hidden-bureau", name="Hidden Bureau", country="IS")


def people(world):
    world.ada = make.make_speaker(slug="ada-marsh", name="Ada Marsh", family_name="Marsh", country="LT")
    world.borys = make.make_speaker(slug="borys-kruk", name="Borys Kruk", family_name="Kruk", country="UA")
    world.borys.names.create(name="Борис Крук", language="uk", kind=NameKind.USUAL)
    world.chiyo = make.make_speaker(slug="chiyo-mori", name="Chiyo Mori", family_name="Mori", country="JP")
    world.chiyo.names.create(name="森千代", language="ja", kind=NameKind.USUAL)
    world.dan = make.make_speaker(slug="dan-secret", name="Dan Secret", family_name="Secret", country="IS")


def themes(world):
    world.water = make.make_theme(slug="water", name="Water")
    world.water.broader = None
    world.water.save()
    world.floods = make.make_theme(group=world.water, slug="flood-defence", name="Flood defence")
    world.warning = make.make_theme(group=world.water, slug="early-warning", name="Early warning")
    world.ice = make.make_theme(group=world.water, slug="ice", name="Ice")


def published_edition(world):
    world.forum = make.make_forum(slug="river-forum", name="River Forum", organiser=world.institute)
    world.edition = make.make_edition(
        forum=world.forum,
        slug="2024",
        ordinal=1,
        title="Living with water",
        opens_on=date(2024, 5, 6),
        published_at=datetime(2024, 6, 1, tzinfo=UTC),
    )
    world.report = make.make_source(
        edition=world.edition, slug="report", title="Report of the forum", publisher="Water Institute",
        url="https://water.example/report", published_on=date(2024, 5, 20), text="Not for readers.",
    )  # fmt: skip
    opening(world)
    floods(world)


def opening(world):
    world.opening = make.make_panel(
        edition=world.edition, slug="opening", title="Opening", kind=PanelKind.OPENING, position=1
    )
    ada = make.make_appearance(
        panel=world.opening, speaker=world.ada, organisation=world.institute, post="Director", part=Part.WELCOME
    )
    make.make_appearance(panel=world.opening, speaker=world.borys, part=Part.MODERATOR)
    world.welcome = make.make_statement(
        appearance=ada, slug="marsh-1", text="Ada Marsh opened the forum beside the river.", source=world.report
    )


def floods(world):
    world.panel = make.make_panel(edition=world.edition, slug="floods", title="After the floods", position=2)
    ada = make.make_appearance(
        panel=world.panel, speaker=world.ada, organisation=world.institute, post="Director", position=1,
        post_as_printed="Director of the Water Institute",
    )  # fmt: skip
    borys = make.make_appearance(panel=world.panel, speaker=world.borys, post="Mayor of Lysets", position=2)
    chiyo = make.make_appearance(
        panel=world.panel, speaker=world.chiyo, organisation=world.university, post="Professor", position=3
    )
    world.dykes = make.make_statement(
        appearance=ada, slug="marsh-1", source=world.report, themes=[world.floods],
        text="Marsh wants higher dykes along the delta. They would cost over EUR 3 billion.",
    )  # fmt: skip
    make.make_figure(
        statement=world.dykes, subject="Cost of higher dykes", quantity=3_000_000_000, unit="EUR",
        qualifier=Qualifier.OVER, as_printed="EUR 3 billion",
    )  # fmt: skip
    world.sirens = make.make_statement(
        appearance=borys, slug="kruk-1", source=world.report, themes=[world.floods, world.warning],
        text="Kruk asked for sirens in every village before higher dykes are built.",
    )  # fmt: skip
    world.sensors = make.make_statement(
        appearance=chiyo, slug="mori-1", themes=[world.warning], attribution=Attribution.VERBATIM,
        text="Sensors in the river bed warned us nine hours ahead.",
    )  # fmt: skip
    world.takeaway = make.make_takeaway(
        edition=world.edition, panel=world.panel, position=1, text="Warning comes before walls.",
        evidence=[world.sirens, world.sensors],
    )  # fmt: skip


def draft_edition(world):
    world.draft = make.make_edition(
        forum=world.forum, slug="2025", ordinal=2, title="Unannounced droughts", published=False,
        opens_on=date(2025, 5, 5),
    )  # fmt: skip
    world.droughts = make.make_panel(edition=world.draft, slug="droughts", title="Quiet droughts")
    ada = make.make_appearance(panel=world.droughts, speaker=world.ada, post="Minister in waiting")
    dan = make.make_appearance(panel=world.droughts, speaker=world.dan, organisation=world.bureau, post="Head")
    world.rumour = make.make_statement(
        appearance=ada, slug="marsh-1", themes=[world.floods], text="Marsh will embargo the glacier dykes."
    )
    world.secret = make.make_statement(
        appearance=dan, slug="secret-1", themes=[world.ice], text="Secret plans to sell the glacier."
    )
    make.make_figure(statement=world.secret, subject="Price of a glacier", quantity=77, unit="glaciers")
    make.make_takeaway(
        edition=world.draft, panel=world.droughts, position=1, text="Glacier for sale.", evidence=[world.secret]
    )
