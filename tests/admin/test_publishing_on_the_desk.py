"""Who may publish, delete and manage what on the desk."""

import pytest
from django.contrib.auth.models import Group

from proceedings.models import (
    Appearance,
    ForumEdition,
    Panel,
    SourceDocument,
    Statement,
    Takeaway,
)
from proceedings.search.models import SynonymSet
from speakers.models import Affiliation
from tests import make
from tests.admin.desk import (
    APPS,
    RECORD,
    a_record,
    act,
    address,
    messages_of,
)
from tests.groups import make_groups_again


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
