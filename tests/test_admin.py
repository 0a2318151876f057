"""The editors' desk: everything of the record can be entered by hand, quickly, by those who may."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from proceedings.models import (
    Appearance,
    Forum,
    ForumEdition,
    Panel,
    SourceDocument,
    Statement,
    StatementTheme,
    Takeaway,
)
from speakers.models import Affiliation, Organisation, Speaker
from tests import make
from tests.forms import add_row, form_of
from themes.models import Theme

RECORD = [model for model in admin.site._registry if model._meta.app_label in {"proceedings", "speakers", "themes"}]
PARTS = ["editiontitle", "paneltitle", "figure", "statementtheme", "takeawaytheme"]


def address(page, model, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def errors_of(response):
    """Every sentence of refusal on a form."""
    forms = [response.context["adminform"].form]
    formsets = [rows.formset for rows in response.context["inline_admin_formsets"]]
    forms += [form for formset in formsets for form in formset.forms]
    sentences = [error for form in forms for errors in form.errors.values() for error in errors]
    return sentences + [error for formset in formsets for error in formset.non_form_errors()]


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def save(client, model, fields, *args):
    """Press “Save and continue editing”; the page that follows."""
    page = "change" if args else "add"
    return client.post(address(page, model, *args), {**fields, "_continue": "1"}, follow=True)


def entered(client, model, fields, *args):
    """Save what nothing is wrong with; the record."""
    response = save(client, model, fields, *args)
    assert response.redirect_chain, errors_of(response)
    return response.context["original"]


def rows_of(world, count):
    """`count` more of everything that has rows on somebody's form."""
    for _ in range(count):
        speaker = make.make_speaker()
        speaker.names.create(name="Борис", language="uk")
        world.institute.names.create(name=f"Name {speaker.pk}")
        world.ada.names.create(name=f"Name {speaker.pk}")
        Affiliation.objects.create(speaker=world.ada, organisation=make.make_organisation())
        make.make_appearance(panel=world.panel, speaker=speaker, organisation=world.institute, post="Adviser")
        statement = make.make_statement(
            panel=world.panel, speaker=speaker, source=make.make_source(edition=world.edition)
        )
        theme = make.make_theme(group=world.water)
        world.floods.names.create(name="A name", language=f"x-{theme.pk}")
        world.floods.terms.create(term=f"term {theme.pk}")
        StatementTheme.objects.create(statement=world.dykes, theme=theme)
        world.takeaway.theme_assignments.create(theme=theme)
        world.takeaway.evidence.add(statement)
        world.dykes.also_in.add(statement.source)
        make.make_figure(statement=world.dykes)
        make.make_takeaway(edition=world.edition, panel=world.panel)
        make.make_takeaway(edition=world.edition)
        make.make_panel(edition=make.make_edition(forum=make.make_forum(organiser=make.make_organisation())))
        make.make_panel(edition=world.edition)
        world.panel.other_titles.create(title="Another title")
        world.edition.other_titles.create(title="Another title")


def a_record(model, world):
    records = {
        Affiliation: world.ada.affiliations.first(), Appearance: world.panel.appearances.first(), Forum: world.forum,
        ForumEdition: world.edition, Organisation: world.institute, Panel: world.panel, SourceDocument: world.report,
        Speaker: world.ada, Statement: world.dykes, Takeaway: world.takeaway, Theme: world.floods,
    }  # fmt: skip
    return records[model]


def count_queries(client, path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


# --- every page -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", RECORD)
def test_an_editor_opens_the_list_and_the_empty_form(client, editor, world, model):
    client.force_login(editor)
    assert client.get(address("changelist", model)).status_code == 200
    assert client.get(address("add", model)).status_code == 200


@pytest.mark.parametrize("model", RECORD)
def test_a_list_asks_as_many_questions_with_more_rows(client, editor, world, model):
    client.force_login(editor)
    rows_of(world, 1)
    client.get(address("changelist", model))
    with_one = count_queries(client, address("changelist", model))
    rows_of(world, 2)
    assert count_queries(client, address("changelist", model)) == with_one


@pytest.mark.parametrize("model", RECORD)
def test_a_form_asks_as_many_questions_with_more_rows(client, editor, world, model):
    client.force_login(editor)
    path = address("change", model, a_record(model, world).pk)
    rows_of(world, 1)
    client.get(path)
    with_one = count_queries(client, path)
    rows_of(world, 2)
    assert count_queries(client, path) == with_one


@pytest.mark.parametrize("model", RECORD)
def test_saving_a_form_as_it_is_changes_nothing(client, editor, world, model):
    client.force_login(editor)
    rows_of(world, 2)
    record = a_record(model, world)
    path = address("change", model, record.pk)
    before = everything()
    saved = client.post(path, form_of(client.get(path)))
    assert saved.status_code == 302, errors_of(saved)
    assert everything() == before


def everything():
    return {model: list(model.objects.order_by("pk").values()) for model in RECORD}


# --- an edition by hand -----------------------------------------------------------------------------------


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
    assert (found[0]["speaker"]["name"], found[0]["organisation"]) == ("Ōta Rin", "Hill School")
    assert panel.takeaways.get().evidence.get() == statement
    assert statement.figures.get().amount == "about 40 terraces"


def new(client, model, **values):
    """An empty form of the desk, filled with `values`."""
    return {**form_of(client.get(address("add", model))), **{name: [value] for name, value in values.items()}}


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


def act(client, record, action):
    """Choose an action on the record's form and press “Run”."""
    path = address("change", type(record), record.pk)
    return client.post(path, {"changeform-action": action, "_selected_action": record.pk}, follow=True)
