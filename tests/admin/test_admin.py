"""The editors' desk: everything of the record can be entered by hand, quickly, by those who may."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from proceedings.editorial.new_edition import new_edition
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
from proceedings.search.models import SynonymSet
from speakers.models import Affiliation, Organisation, Speaker
from tests import make
from tests.forms import add_row, form_of
from tests.groups import make_groups_again
from themes.models import Theme

APPS = {"proceedings", "search", "speakers", "themes"}
RECORD = [model for model in admin.site._registry if model._meta.app_label in APPS]


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
        SynonymSet.objects.get_or_create(note="The first")[0].terms.create(term=f"term {speaker.pk}")
        SynonymSet.objects.create(note="Another set").terms.create(term="flood")
        world.panel.other_titles.create(title="Another title")
        world.edition.other_titles.create(title="Another title")


def a_record(model, world):
    records = {
        Affiliation: world.ada.affiliations.first(), Appearance: world.panel.appearances.first(), Forum: world.forum,
        ForumEdition: world.edition, Organisation: world.institute, Panel: world.panel, SourceDocument: world.report,
        Speaker: world.ada, Statement: world.dykes, SynonymSet: SynonymSet.objects.get_or_create(note="The first")[0],
        Takeaway: world.takeaway, Theme: world.floods,
    }  # fmt: skip
    return records[model]


def count_queries(client, path):
    client.get(path)  # what a process reads once
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
def test_a_list_and_a_form_ask_as_many_questions_with_more_rows(client, editor, world, model):
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
    assert (found[0]["speaker"]["name"], found[0]["organisation"]) == ("Ōta Rin", "hill-school")
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
    return client.post(path, {**form_of(client.get(path)), "CHANGE_FORM-action": action}, follow=True)


# --- who may what -----------------------------------------------------------------------------------------


def test_an_editor_finds_no_way_to_publish(client, editor, world):
    client.force_login(editor)
    page = client.get(address("change", ForumEdition, world.draft.pk))
    assert actions_on(page) == ["new_edition"]
    act(client, world.draft, "publish")
    assert ForumEdition.objects.get(pk=world.draft.pk).is_draft
    chosen = {"action": "publish", "_selected_action": world.draft.pk}
    client.post(address("changelist", ForumEdition), chosen, follow=True)
    assert ForumEdition.objects.get(pk=world.draft.pk).is_draft


def actions_on(page):
    return [value for value, _ in page.context["action_form"].fields["action"].choices if value]


def test_a_publisher_publishes_and_withdraws_on_the_form_and_in_the_list(client, publisher, world):
    client.force_login(publisher)
    assert messages_of(act(client, world.draft, "publish")) == ["River Forum 2025 is public."]
    assert client.get("/admin/proceedings/forumedition/?state=draft").context["cl"].result_count == 0
    chosen = {"action": "withdraw", "_selected_action": [world.edition.pk, world.draft.pk]}
    told = messages_of(client.post(address("changelist", ForumEdition), chosen, follow=True))
    assert told == ["River Forum 2025 is a draft.", "River Forum 2024 is a draft."]
    assert not ForumEdition.objects.published().exists()


def test_an_edition_without_panels_is_not_published_and_the_publisher_is_told_why(client, publisher, world):
    client.force_login(publisher)
    empty = make.make_edition(forum=world.forum, slug="2026", published=False)
    told = ["River Forum 2026: This edition has no panel yet: there is nothing to publish."]
    assert messages_of(act(client, empty, "publish")) == told
    assert ForumEdition.objects.get(pk=empty.pk).is_draft


def test_editors_delete_below_the_edition_and_nothing_that_others_stand_on(client, editor, world):
    client.force_login(editor)
    allowed = {model for model in RECORD if may_delete(client, model, a_record(model, world))}
    assert allowed == {Affiliation, Appearance, Panel, SourceDocument, Statement, SynonymSet, Takeaway}


def test_publishers_delete_everything_of_the_record(client, publisher, world):
    client.force_login(publisher)
    assert {model for model in RECORD if may_delete(client, model, a_record(model, world))} == set(RECORD)


def may_delete(client, model, record):
    return client.get(address("delete", model, record.pk)).status_code == 200


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_nobody_of_the_desk_manages_users_by_it(db, client, request, role):
    client.force_login(request.getfixturevalue(role))
    apps = [app["app_label"] for app in client.get("/admin/").context["app_list"]]
    assert sorted(apps) == sorted(APPS)


def test_a_draft_is_viewed_on_the_site_with_a_banner_before_it_is_public(client, editor, world):
    client.force_login(editor)
    for record in [world.draft, world.droughts, world.secret]:
        link = client.get(address("change", type(record), record.pk)).context["absolute_url"]
        assert "Only editors see this page" in client.get(link).content.decode()
    client.logout()
    assert client.get(link).status_code == 404


def test_the_groups_can_be_made_again(editor, publisher):
    before = {group.name: permissions_of(group) for group in Group.objects.all()}
    Group.objects.get(name="Editors").permissions.clear()
    make_groups_again()
    assert {group.name: permissions_of(group) for group in Group.objects.all()} == before
    assert set(before) == {"Editors", "Publishers"}
    assert before["Publishers"] - before["Editors"] == {
        "delete_forum", "delete_forumedition", "delete_organisation", "delete_speaker", "delete_theme",
        "publish_forumedition", "add_release", "change_release", "delete_release", "view_release",
    }  # fmt: skip


def permissions_of(group):
    return set(group.permissions.values_list("codename", flat=True))


# --- the skeleton -----------------------------------------------------------------------------------------


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


# --- a panel of many statements ---------------------------------------------------------------------------


def full_panel(count, speakers=5):
    panel = make.make_panel()
    appearances = [make.make_appearance(panel=panel, position=place) for place in range(1, speakers + 1)]
    for place in range(1, count + 1):
        make.make_statement(appearance=appearances[place % speakers], position=place)
    return panel


def test_a_panel_of_200_statements_opens_and_one_change_is_saved_with_few_questions(client, editor):
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


# --- what is left blank -----------------------------------------------------------------------------------


def add_statements(client, panel, *rows):
    fields = form_of(client.get(address("change", Panel, panel.pk)))
    for row in rows:
        add_row(fields, "statements", **{"language": "en", "attribution": "paraphrase", **row})
    return save(client, Panel, fields, panel.pk)


def test_slugs_left_blank_go_on_from_the_highest_of_that_name(client, editor, world):
    client.force_login(editor)
    ada, borys, _ = world.panel.appearances.all()
    ota = make.make_appearance(panel=world.panel, speaker=make.make_speaker(family_name="Ōta"))
    unknown = Appearance.objects.create(panel=world.panel, name_as_printed="Dr Nobody Known")
    kanji = Appearance.objects.create(panel=world.panel, name_as_printed="太田")
    make.make_statement(appearance=ada, slug="marsh-7")
    add_statements(
        client, world.panel,
        {"appearance": ada.pk, "text": "A"}, {"appearance": borys.pk, "text": "B", "slug": "kruk-4"},
        {"appearance": borys.pk, "text": "C"}, {"appearance": ota.pk, "text": "D"},
        {"attribution": "unattributed", "text": "E"}, {"appearance": unknown.pk, "text": "F"},
        {"appearance": kanji.pk, "text": "G"}, {"appearance": ada.pk, "text": "H"},
    )  # fmt: skip
    given = dict(Statement.objects.filter(panel=world.panel, text__in="ABCDEFGH").values_list("text", "slug"))
    assert given == {
        "A": "marsh-8", "B": "kruk-4", "C": "kruk-5", "D": "ota-1", "E": "statement-1", "F": "known-1",
        "G": "statement-2", "H": "marsh-9",
    }  # fmt: skip


def test_rows_without_a_place_go_last_and_those_with_one_where_they_are_told(client, editor, world):
    client.force_login(editor)
    panel = full_panel(2)
    ada = panel.appearances.first()
    add_statements(
        client, panel, {"appearance": ada.pk, "text": "Third"}, {"appearance": ada.pk, "text": "First", "position": "0"}
    )
    assert [statement.text for statement in panel.statements.all()][2:] == ["Third", "First"]


def test_a_statement_added_on_its_own_form_goes_last_with_a_slug(client, editor, world):
    client.force_login(editor)
    ada = world.panel.appearances.get(speaker=world.ada)
    values = {"panel": world.panel.pk, "appearance": ada.pk, "text": "One more thing.", "attribution": "edited"}
    fields = new(client, Statement, **{name: str(value) for name, value in values.items()})
    statement = entered(client, Statement, fields)
    assert statement.slug == "marsh-2"
    assert world.panel.statements.last() == statement


# --- what is refused --------------------------------------------------------------------------------------


def test_a_statement_is_not_given_to_somebody_of_another_panel(client, editor, world):
    client.force_login(editor)
    stranger = world.opening.appearances.first()
    refused = add_statements(client, world.panel, {"appearance": stranger.pk, "text": "Words to keep."})
    assert "This is nobody of this panel: choose among its appearances." in errors_of(refused)
    assert "Words to keep." in refused.content.decode()
    alone = new(
        client, Statement, panel=str(world.panel.pk), appearance=str(stranger.pk), text="X", attribution="edited"
    )
    assert errors_of(save(client, Statement, alone)) == ["This appearance is at another panel."]


def test_what_belongs_elsewhere_is_refused_at_its_field(client, editor, world):
    client.force_login(editor)
    for record, field, value, sentence in [
        (world.rumour, "source", world.report, "This source is another edition's."),
        (world.takeaway, "panel", world.droughts, "This panel is another edition's."),
        (
            world.dykes.appearance,
            "affiliation",
            world.borys.affiliations.get(),
            "This affiliation is another speaker's.",
        ),
    ]:
        fields = form_of(client.get(address("change", type(record), record.pk))) | {field: [str(value.pk)]}
        refused = save(client, type(record), fields, record.pk)
        assert refused.context["adminform"].form.errors == {field: [sentence]}


def test_a_slug_given_twice_is_told(client, editor, world):
    client.force_login(editor)
    ada = world.panel.appearances.first()
    row = {"appearance": ada.pk, "text": "X", "slug": "marsh-1"}
    assert errors_of(add_statements(client, world.panel, row)) == ["Statement with this Panel and Slug already exists."]
    row["slug"] = "fresh"
    assert errors_of(add_statements(client, world.panel, row, row)) == [
        "Please correct the duplicate values below.",
        "Please correct the duplicate data for slug.",
    ]


def test_two_usual_names_in_one_language_are_told(client, editor, world):
    client.force_login(editor)
    fields = form_of(client.get(address("change", Speaker, world.dan.pk)))
    add_row(fields, "names", name="Дан", language="uk", kind="usual")
    add_row(fields, "names", name="Данило", language="uk", kind="usual")
    told = ["Two names are given as the usual one in the same language."]
    assert errors_of(save(client, Speaker, fields, world.dan.pk)) == told


def test_a_term_given_twice_in_a_set_of_synonyms_is_told(client, editor):
    client.force_login(editor)
    fields = new(client, SynonymSet, note="Water")
    add_row(fields, "terms", term="levee")
    add_row(fields, "terms", term="levee")
    told = ["Please correct the duplicate values below.", "Please correct the duplicate data for term."]
    assert errors_of(save(client, SynonymSet, fields)) == told


def test_two_unidentified_people_of_one_name_are_told(client, editor, world):
    client.force_login(editor)
    fields = form_of(client.get(address("change", Panel, world.panel.pk)))
    for _ in range(2):
        add_row(fields, "appearances", name_as_printed="A guest", part="speaker")
    told = ["Two people without a speaker's record have the same name and part."]
    assert errors_of(save(client, Panel, fields, world.panel.pk)) == told


@pytest.mark.parametrize(
    ("model", "values", "told"),
    [
        (ForumEdition, {"slug": "spring"}, "Begin with the year, e.g. 2026."),
        (ForumEdition, {"country": "lt"}, "Write the country as two capital letters"),
        (ForumEdition, {"opens_on": "2026-05-04", "closes_on": "2026-05-03"}, "The last day is before the first"),
        (Panel, {"slug": "matrix"}, "“matrix” and “changes” are pages of their own."),
        (SourceDocument, {"sha256": "abc"}, "A SHA-256 sum is 64 of the characters 0-9 and a-f."),
        (Statement, {"appearance": ""}, "“Unattributed” is for a statement without a speaker, and only for that."),
        (Affiliation, {"post": ""}, "Give the post, the organisation, or both."),
    ],
)
def test_what_the_record_refuses_is_told_in_a_sentence(client, editor, world, model, values, told):
    client.force_login(editor)
    valid = {
        "forum": world.forum.pk, "edition": world.edition.pk, "panel": world.panel.pk, "speaker": world.dan.pk,
        "appearance": world.panel.appearances.first().pk, "slug": "2030", "title": "Title", "name": "Name",
        "text": "Text.", "attribution": "edited", "post": "Post",
    }  # fmt: skip
    fields = new(client, model, **{name: str(value) for name, value in (valid | values).items()})
    assert any(told in sentence for sentence in errors_of(save(client, model, fields)))


def test_somebody_with_statements_is_not_taken_off_the_panel(client, editor, world):
    client.force_login(editor)
    fields = form_of(client.get(address("change", Panel, world.panel.pk)))
    refused = save(client, Panel, {**fields, "appearances-0-DELETE": "on"}, world.panel.pk)
    assert any("would require deleting the following protected" in error for error in errors_of(refused))


# --- search -----------------------------------------------------------------------------------------------


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


# --- text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [Speaker, Theme, Statement, SynonymSet], ids=lambda model: model._meta.model_name)
def test_a_control_character_is_refused_in_every_text_with_a_sentence(client, editor, world, model):
    client.force_login(editor)
    record = a_record(model, world)
    field = {Speaker: "note", Theme: "definition", Statement: "text", SynonymSet: "note"}[model]
    fields = form_of(client.get(address("change", model, record.pk)))
    response = save(client, model, {**fields, field: "A bell\x07 rings."}, record.pk)
    assert "This text holds a control character (U+0007), which nobody sees: delete it." in errors_of(response)


def test_a_definition_keeps_its_lines_as_files_have_them(client, editor, world):
    client.force_login(editor)
    fields = form_of(client.get(address("change", Theme, world.floods.pk)))
    entered(client, Theme, {**fields, "definition": "One.\r\nTwo."}, world.floods.pk)
    assert Theme.objects.get(pk=world.floods.pk).definition == "One.\nTwo."
