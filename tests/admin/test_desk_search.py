"""Search on the desk: statements, speakers, and what fields can be given."""

import pytest

from proceedings.models import (
    Appearance,
    Statement,
    StatementTheme,
    Takeaway,
)
from speakers.models import Affiliation, Speaker
from tests.admin.desk import (
    address,
    entered,
)
from tests.forms import form_of
from themes.models import Theme


def listed(client, model, words):
    page = client.get(address("changelist", model), {"q": words})
    return set(page.context["cl"].result_list)


def test_statements_are_searched_as_on_the_site_with_drafts(client, editor, world):
    client.force_login(editor)
    assert listed(client, Statement, "dykes -village") == {world.dykes, world.rumour}
    assert listed(client, Statement, str(world.sensors.number)) == {world.sensors}
    assert listed(client, Statement, '"(nothing') == set()


@pytest.mark.parametrize("words", ["Крук", "kruk", "borys-kruk"])
def test_speakers_are_found_by_their_names_in_every_script(client, editor, world, words):
    client.force_login(editor)
    assert listed(client, Speaker, words) == {world.borys}
    assert listed(client, Appearance, words) == set(world.borys.appearances.all())
    assert listed(client, Affiliation, words) == set(world.borys.affiliations.all())


def offered(client, model, field, words):
    asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}
    return [each["text"] for each in client.get("/admin/autocomplete/", {**asked, "term": words}).json()["results"]]


def test_an_autocomplete_field_offers_what_can_be_chosen(client, editor, world):
    client.force_login(editor)
    assert offered(client, StatementTheme, "theme", "water") == []
    assert offered(client, Theme, "broader", "water") == ["Water"]
    assert offered(client, StatementTheme, "theme", "flood") == ["Flood defence"]
    assert offered(client, Appearance, "affiliation", "Mori") == ["Chiyo Mori: Professor, Delta University"]
    assert offered(client, Takeaway.evidence.through, "statement", "glacier dykes\0") == [str(world.rumour)]


def test_whoever_decides_about_a_theme_is_named_with_it(client, editor, world):
    client.force_login(editor)
    suggested = StatementTheme.objects.create(statement=world.dykes, theme=world.ice, decision="suggested")
    fields = form_of(client.get(address("change", Statement, world.dykes.pk)))
    entered(client, Statement, {**fields, "theme_assignments-1-decision": "rejected"}, world.dykes.pk)
    suggested.refresh_from_db()
    assert (suggested.decision, suggested.decided_by) == ("rejected", "editors")
    assert [each.decided_by for each in world.dykes.theme_assignments.filter(theme=world.floods)] == [""]
