"""Who may open what: every address of the desk, as everybody in docs/roles.md."""

import pghistory
import pytest
from django.contrib import admin
from django.urls import reverse

from proceedings.editorial.history import changes_of, latest_acts
from proceedings.models import Forum, ForumEdition, ReportReview
from tests.admin.desk import RECORD, a_record, address
from tests.river_report import TEXT
from themes.models import Theme

pytestmark = pytest.mark.django_db

LOG_IN, OPEN, REFUSED = 302, 200, 403
ACCOUNTS = [model for model in admin.site._registry if model not in RECORD]
CANNOT_DELETE = {"forum", "forumedition", "organisation", "speaker", "theme"}


@pytest.fixture
def pages(world):
    """{address: name of the row of docs/roles.md}."""
    review = ReportReview.objects.create(forum=world.forum, text=TEXT)
    found = {"/admin/": "desk", reverse("admin:report_review_add"): "review"}
    found[reverse("admin:report_review", args=[review.pk])] = "review"
    with pghistory.context(act="A change"):
        Theme.objects.filter(pk=world.floods.pk).update(name="Dykes")
    found[reverse("desk:acts")] = found[reverse("desk:act", args=[latest_acts()[0].key])] = "history"
    found[reverse("desk:merge-choose", args=["speaker", world.ada.pk])] = "delete from under others"
    found[reverse("desk:merge", args=["organisation", world.institute.pk, world.bureau.pk])] = (
        "delete from under others"
    )
    found[reverse("desk:release", args=[world.draft.pk])] = "publish"
    for kind, record in [("forumedition", world.edition), ("speaker", world.ada), ("theme", world.floods)]:
        found[reverse("desk:rename", args=[kind, record.pk])] = "publish"
    for model in RECORD:
        record = a_record(model, world)
        found[address("changelist", model)] = found[address("add", model)] = "record"
        for page in ("change", "history"):
            found[address(page, model, record.pk)] = "record"
        found[address("delete", model, record.pk)] = (
            "delete from under others" if model._meta.model_name in CANNOT_DELETE else "delete"
        )
    for model in ACCOUNTS:
        found[address("changelist", model)] = found[address("add", model)] = "accounts"
    found[world.draft.get_absolute_url()] = "draft"
    return found


EVERYBODY = {
    "anonymous": {"draft": 404},
    "staff": {"desk": OPEN, "draft": 404},
    "editor": {"desk": OPEN, "review": OPEN, "record": OPEN, "history": OPEN, "delete": OPEN, "draft": OPEN},
    "publisher": {
        "desk": OPEN, "review": OPEN, "record": OPEN, "history": OPEN, "delete": OPEN, "publish": OPEN,
        "delete from under others": OPEN, "draft": OPEN,
    },
}  # fmt: skip


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_address_opens_for_those_of_the_table_only(client, request, django_user_model, pages, who):
    if who == "staff":
        client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    elif who != "anonymous":
        client.force_login(request.getfixturevalue(who))
    otherwise = LOG_IN if who == "anonymous" else REFUSED
    found = {path: client.get(path).status_code for path in pages}
    assert found == {path: EVERYBODY[who].get(kind, otherwise) for path, kind in pages.items()}


@pytest.mark.parametrize("who", ["anonymous", "staff"])
def test_nobody_else_begins_saves_or_drafts_a_review(client, django_user_model, world, who):
    if who == "staff":
        client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    review = ReportReview.objects.create(forum=world.forum, text=TEXT)
    before = list(ReportReview.objects.values()), ForumEdition.objects.count()
    client.post(reverse("admin:report_review_add"), {"forum": world.forum.pk, "text": "Another report."})
    for button in ("_save", "_autosave", "_draft"):
        client.post(reverse("admin:report_review", args=[review.pk]), {"version": "1", button: "1"})
    assert (list(ReportReview.objects.values()), ForumEdition.objects.count()) == before


def test_only_publishers_publish(client, editor, world):
    client.force_login(editor)
    chosen = {"action": "publish", "_selected_action": world.draft.pk}
    client.post(address("changelist", ForumEdition), chosen, follow=True)
    assert ForumEdition.objects.get(pk=world.draft.pk).is_draft
    assert Forum.objects.filter(pk=world.forum.pk).exists()


@pytest.mark.parametrize("who", ["anonymous", "staff"])
def test_nobody_else_restores_or_takes_back(client, django_user_model, world, who):
    if who == "staff":
        client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    with pghistory.context(act="A change"):
        Theme.objects.filter(pk=world.floods.pk).update(name="Dykes")
    client.post(reverse("desk:act", args=[latest_acts()[0].key]))
    client.post(reverse("desk:restore", args=["themeevent", changes_of(world.floods)[0].event.pk]))
    assert Theme.objects.get(pk=world.floods.pk).name == "Dykes"
