"""An edition entered by hand: wholly, from the skeleton of the last, or with 200 statements at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proceedings.editorial.new_edition import new_edition
from proceedings.models import (
    Appearance,
    Forum,
    ForumEdition,
    Panel,
    SourceDocument,
    Statement,
    Takeaway,
)
from speakers.models import Organisation, Speaker
from tests import make
from tests.admin.desk import (
    act,
    address,
    entered,
    full_panel,
    messages_of,
    new,
)
from tests.forms import add_row, form_of
from themes.models import Theme


def test_an_edition_is_entered_wholly_by_hand_and_published(client, publisher):
    client.post(
        "/admin/login/", {"username": "publishers", "password": "correct horse battery", "next": "/admin/"}, follow=True
    )
    organisation = entered(client, Organisation, new(client, Organisation, name="Hill School", slug="hill-school"))
    forum = entered(
        client, Forum, new(client, Forum, name="Hill Forum", slug="hill-forum", organiser=str(organisation.pk))
    )
    speaker = entered(client, Speaker, new_speaker(client, organisation))
    group = entered(client, Theme, new(client, Theme, name="Land", slug="land"))
    theme = entered(client, Theme, new(client, Theme, name="Terraces", slug="terraces", broader=str(group.pk)))
    edition = entered(client, ForumEdition, new_edition_form(client, forum))
    panel = edition.panels.get()
    source = edition.sources.get()
    enter_panel(client, panel, speaker, source)
    statement = panel.statements.get(slug="ota-1")
    enter_theme_and_figure(client, statement, theme)
    enter_takeaway(client, edition, panel, statement)

    assert client.get("/search.json?q=terraces").json()["count"] == 0
    act(client, edition, "publish")
    client.logout()
    found = client.get("/search.json?q=terraces").json()["results"]
    assert [result["url"].partition("/forums/")[2] for result in found] == ["hill-forum/2026/slopes/ota-1/"]
    assert [result["themes"] for result in found] == [["terraces"]]
    assert (found[0]["speaker"]["name"], found[0]["organisation"]) == ("Ōta Rin", "hill-school")
    assert panel.takeaways.get().evidence.get() == statement
    assert statement.figures.get().amount == "about 40 terraces"


def new_speaker(client, organisation):
    fields = new(client, Speaker, name="Ōta Rin", family_name="Ōta", slug="rin-ota", country="JP")
    add_row(fields, "names", name="太田 凛", language="ja", kind="usual")
    add_row(fields, "affiliations", post="Teacher", organisation=str(organisation.pk))
    return fields


def new_edition_form(client, forum):
    fields = new(client, ForumEdition, forum=str(forum.pk), slug="2026", title="First hill", opens_on="2026-05-04")
    add_row(fields, "panels", title="Slopes", slug="slopes", kind="panel", language="en", position="")
    add_row(fields, "sources", title="Notes", slug="notes", language="en")
    add_row(fields, "other_titles", title="Пагорб", language="uk")
    return fields


def enter_panel(client, panel, speaker, source):
    """First who sat on it, then what was said."""
    fields = form_of(client.get(address("change", Panel, panel.pk)))
    affiliation = speaker.affiliations.get()
    add_row(
        fields, "appearances", speaker=str(speaker.pk), affiliation=str(affiliation.pk), part="speaker", position=""
    )
    entered(client, Panel, fields, panel.pk)
    fields = form_of(client.get(address("change", Panel, panel.pk)))
    add_row(
        fields, "statements", appearance=str(panel.appearances.get().pk), attribution="paraphrase", language="en",
        text="Ōta showed how terraces\r\nhold the rain.", source=str(source.pk), slug="", position="",
    )  # fmt: skip
    entered(client, Panel, fields, panel.pk)


def enter_theme_and_figure(client, statement, theme):
    fields = form_of(client.get(address("change", Statement, statement.pk)))
    add_row(fields, "theme_assignments", theme=str(theme.pk), decision="accepted", method="editor")
    add_row(fields, "figures", subject="Terraces", quantity="40", unit="terraces", qualifier="about", position="")
    entered(client, Statement, fields, statement.pk)


def enter_takeaway(client, edition, panel, statement):
    values = {"edition": edition.pk, "panel": panel.pk, "evidence": statement.pk, "text": "Build terraces."}
    entered(client, Takeaway, new(client, Takeaway, **{name: str(value) for name, value in values.items()}))


@pytest.mark.parametrize("start", ["forum", "edition"])
def test_a_new_edition_takes_over_the_skeleton_of_the_last(client, editor, world, start):
    client.force_login(editor)
    response = act(client, getattr(world, start), "new_edition")
    edition = ForumEdition.objects.get(slug="2026")
    assert response.redirect_chain[-1][0] == address("change", ForumEdition, edition.pk)
    assert messages_of(response) == ["River Forum 2026 is a draft with the panels of the last edition."]
    assert (edition.forum, edition.ordinal, edition.is_draft, edition.opens_on) == (world.forum, 3, True, None)
    assert [(panel.slug, panel.title, panel.kind) for panel in edition.panels.all()] == [
        ("droughts", "Quiet droughts", "panel")
    ]
    assert not Statement.objects.filter(panel__edition=edition).exists()
    assert not Appearance.objects.filter(panel__edition=edition).exists()
    assert not edition.takeaways.exists()


def test_a_forum_without_an_edition_says_that_there_is_none_to_copy(client, editor):
    client.force_login(editor)
    forum = make.make_forum(name="Young Forum")
    told = ["Young Forum has no edition yet: add its first one by hand."]
    assert messages_of(act(client, forum, "new_edition")) == told


def test_an_edition_whose_number_is_unknown_is_followed_by_one_whose_number_is_unknown(world, editor):
    world.draft.ordinal = None
    world.draft.save()
    assert new_edition(world.forum, by=editor).ordinal is None
    assert new_edition(world.forum, by=editor).slug == "2027"


def test_a_panel_of_200_statements_opens_and_one_change_is_saved_with_few_queries(client, editor):
    client.force_login(editor)
    panel = full_panel(200)
    path = address("change", Panel, panel.pk)
    fields = form_of(client.get(path))
    fields["statements-199-text"] = ["The last word, mended."]
    with CaptureQueriesContext(connection) as queries:
        assert client.post(path, {**fields, "_save": "1"}).status_code == 302
    assert len(queries) < 50
    assert panel.statements.last().text == "The last word, mended."
    assert panel.statements.count() == 200


def test_200_statements_are_entered_at_once(client, editor):
    client.force_login(editor)
    panel = full_panel(0, speakers=2)
    first, second = panel.appearances.all()
    fields = form_of(client.get(address("change", Panel, panel.pk)))
    for place in range(200):
        appearance = [first, second][place % 2]
        add_row(
            fields, "statements", appearance=str(appearance.pk), attribution="edited", text=f"Point {place}.",
            language="en",
        )  # fmt: skip
    entered(client, Panel, fields, panel.pk)
    assert [statement.text for statement in panel.statements.all()] == [f"Point {place}." for place in range(200)]
    assert panel.statements.last().slug == f"{second.speaker.family_name}-100"


def test_mending_a_statement_keeps_its_number_slug_and_place(client, editor, world):
    client.force_login(editor)
    before = Statement.objects.filter(pk=world.dykes.pk).values("number", "slug", "position", "appearance").get()
    path = address("change", Panel, world.panel.pk)
    fields = form_of(client.get(path))
    fields |= {
        "statements-0-text": ["Dykes, and higher."],
        "statements-0-slug": ["another"],
        "statements-0-number": ["9"],
    }
    entered(client, Panel, fields, world.panel.pk)
    after = Statement.objects.filter(pk=world.dykes.pk)
    assert after.values("number", "slug", "position", "appearance").get() == before
    assert after.get().text == "Dykes, and higher."


def test_lines_and_ends_of_a_source_s_text_stay_as_they_were_read(client, editor, world):
    client.force_login(editor)
    world.report.text = "\n  Two lines\nas read. \n\n"
    world.report.save()
    fields = form_of(client.get(address("change", SourceDocument, world.report.pk)))
    entered(client, SourceDocument, {**fields, "title": "Another title"}, world.report.pk)
    source = SourceDocument.objects.get(pk=world.report.pk)
    assert (source.title, source.text) == ("Another title", "\n  Two lines\nas read. \n\n")
