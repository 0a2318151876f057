"""Many statements are changed at once: what will change is shown first, then all of it happens, or none."""

import pytest
from django.urls import reverse

from proceedings.choices import Attribution, Part
from proceedings.editorial import history
from proceedings.models import Appearance, Statement, StatementTheme
from tests import make
from tests.pages import Page

LIST = reverse("admin:proceedings_statement_changelist")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def ask(client, action, statements, button, **values):
    chosen = {"action": action, "_selected_action": [each.pk for each in statements], button: "", **values}
    return client.post(LIST, chosen, follow=True)


def told(client, action, statements, button="_apply", **values):
    return Page(ask(client, action, statements, button, **values)).words


def order(panel):
    return list(panel.statements.in_order().values_list("slug", "position"))


def test_what_will_change_is_shown_first_and_nothing_is_changed_yet(desk, world):
    statements = [world.dykes, world.sensors]
    assert "2 statements were chosen" in told(desk, "tag", statements, button="x")
    page = Page(ask(desk, "tag", statements, "_preview", theme=world.warning.pk, decision="accepted"))
    assert page.texts("td")[-2:] == ["–", "Early warning: Accepted"]
    assert not StatementTheme.objects.filter(statement=world.dykes, theme=world.warning).exists()


def test_a_theme_is_given_with_who_gave_it(desk, world):
    statements = [world.dykes, world.sensors]
    assert "1 statement was changed." in told(desk, "tag", statements, theme=world.warning.pk, decision="accepted")
    row = StatementTheme.objects.get(statement=world.dykes, theme=world.warning)
    assert (row.decision, row.method, row.decided_by) == ("accepted", "editor", "editors")
    assert "2 statements were changed." in told(desk, "tag", statements, theme=world.warning.pk, decision="rejected")
    decisions = StatementTheme.objects.filter(statement__in=statements, theme=world.warning).values_list("decision")
    assert set(decisions) == {("rejected",)}


def test_the_speaker_is_set_and_the_panel_page_says_so(desk, world, client):
    appearance = world.panel.appearances.get(speaker=world.chiyo)
    told(desk, "set_speaker", [world.dykes, world.sirens, world.sensors], appearance=appearance.pk)
    assert set(Statement.objects.filter(panel=world.panel).values_list("appearance", flat=True)) == {appearance.pk}


def test_nobody_and_somebody_take_the_attribution_along(desk, world):
    told(desk, "set_speaker", [world.dykes], appearance="")
    world.dykes.refresh_from_db()
    assert (world.dykes.appearance, world.dykes.attribution) == (None, Attribution.UNATTRIBUTED)
    appearance = world.panel.appearances.get(speaker=world.ada)
    refused = told(desk, "set_speaker", [world.dykes], appearance=appearance.pk)
    assert f"Statement {world.dykes.number}: nobody is said to have made it." in refused
    told(desk, "set_speaker", [world.dykes], appearance=appearance.pk, attribution="edited")
    world.dykes.refresh_from_db()
    assert (world.dykes.appearance, world.dykes.attribution) == (appearance, Attribution.EDITED)


@pytest.mark.parametrize("action", ["set_speaker", "renumber"])
def test_what_is_a_matter_of_one_panel_is_refused_for_two(desk, world, action):
    appearance = world.panel.appearances.get(speaker=world.ada)
    refused = told(desk, action, [world.dykes, world.welcome], appearance=appearance.pk, place=1)
    assert "Choose statements of one panel: these are of 2." in refused


def test_statements_move_with_their_speaker_and_every_old_address_leads_on(desk, world, client):
    told(desk, "move", [world.dykes], panel=world.opening.pk)
    world.dykes.refresh_from_db()
    assert (world.dykes.panel, world.dykes.slug) == (world.opening, "marsh-2")  # marsh-1 is taken there
    assert world.dykes.appearance == world.opening.appearances.get(speaker=world.ada)
    desk.logout()
    for language in ("", "/uk"):
        answer = client.get(f"{language}/forums/river-forum/2024/floods/marsh-1/")
        assert (answer.status_code, answer.url) == (301, f"{language}/forums/river-forum/2024/opening/marsh-2/")
    assert client.get(f"/s/{world.dykes.number}/").url == "/forums/river-forum/2024/opening/marsh-2/"
    assert world.opening in {each.panel for each in client.get("/search/?q=dykes").context["page"]}


def test_who_is_not_on_the_other_panel_cannot_be_moved_there_and_nobody_is(desk, world):
    refused = told(desk, "move", [world.dykes, world.sensors], panel=world.opening.pk)
    assert f"Statement {world.sensors.number}: Chiyo Mori is not on “Opening”. Enter who was there first." in refused
    assert Statement.objects.get(pk=world.dykes.pk).panel == world.panel


def test_of_two_parts_the_same_is_taken(desk, world):
    make.make_appearance(panel=world.opening, speaker=world.ada, part=Part.SPEAKER)
    told(desk, "move", [world.dykes], panel=world.opening.pk)
    assert Appearance.objects.get(statements=world.dykes).part == Part.SPEAKER


def test_statements_get_places_in_a_row_and_keep_number_and_address(desk, world):
    before = set(world.panel.statements.values_list("slug", "number"))
    told(desk, "renumber", [world.sirens, world.sensors], place=1)
    assert order(world.panel) == [("kruk-1", 1), ("mori-1", 2), ("marsh-1", 3)]
    told(desk, "renumber", [world.sirens], place=9)
    assert order(world.panel) == [("mori-1", 1), ("marsh-1", 2), ("kruk-1", 3)]
    assert set(world.panel.statements.values_list("slug", "number")) == before
    assert "Nothing will change." in told(desk, "renumber", [world.sensors], button="_preview", place=1)


def test_a_change_to_many_is_one_act_and_is_taken_back_as_one(desk, world):
    before = order(world.panel)
    told(desk, "renumber", [world.sensors], place=1)
    assert history.latest_acts()[0].about == "Set the place on the panel"
    history.take_back(history.latest_acts()[0].key)
    assert order(world.panel) == before


def test_staff_in_no_group_changes_nothing(client, django_user_model, world):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    before = order(world.panel)
    chosen = {"action": "renumber", "_selected_action": [world.sensors.pk], "_apply": "", "place": 1}
    assert client.post(LIST, chosen).status_code == 403
    assert order(world.panel) == before
