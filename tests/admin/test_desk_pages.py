"""Every list and every form of the desk opens, asks few queries, and saves without changing anything."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proceedings.models import (
    StatementTheme,
)
from proceedings.search.models import SynonymSet
from speakers.models import Affiliation
from tests import make
from tests.admin.desk import (
    RECORD,
    a_record,
    address,
    errors_of,
)
from tests.forms import form_of


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
        SynonymSet.objects.get_or_create(note="The first")[0].terms.create(term=f"term {speaker.pk}")
        SynonymSet.objects.create(note="Another set").terms.create(term="flood")
        world.panel.other_titles.create(title="Another title")
        world.edition.other_titles.create(title="Another title")


def count_queries(client, path):
    client.get(path)  # what a process reads once
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", RECORD)
def test_an_editor_opens_the_list_and_the_empty_form(client, editor, world, model):
    client.force_login(editor)
    assert client.get(address("changelist", model)).status_code == 200
    assert client.get(address("add", model)).status_code == 200


@pytest.mark.parametrize("model", RECORD)
def test_a_list_and_a_form_take_as_many_queries_with_more_rows(client, editor, world, model):
    client.force_login(editor)
    rows_of(world, 1)
    pages = [address("changelist", model), address("change", model, a_record(model, world).pk)]
    with_one = [count_queries(client, page) for page in pages]
    rows_of(world, 2)
    assert [count_queries(client, page) for page in pages] == with_one


@pytest.mark.parametrize("model", RECORD)
def test_saving_a_form_as_it_is_changes_nothing(client, editor, world, model):
    client.force_login(editor)
    rows_of(world, 2)
    record = a_record(model, world)
    path = address("change", model, record.pk)
    before = everything()
    saved = client.post(path, {**form_of(client.get(path)), "_save": "1"})
    assert saved.status_code == 302, errors_of(saved)
    assert everything() == before


def everything():
    return {model: list(model._default_manager.order_by("pk").values()) for model in RECORD}
