"""Two records found to be one: nothing is lost, no address dies, and it can be undone."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from proceedings.choices import Part
from proceedings.editorial import history
from proceedings.editorial.publishing import merge_records
from proceedings.models import Appearance, Statement
from speakers.choices import NameKind
from speakers.merging import merge
from speakers.models import Affiliation, Organisation, Speaker
from tests import make
from tests.pages import Page


@pytest.fixture
def twin(world):
    """Ada Marsh once more, as another report had her: at the opening, with the same post and another one."""
    twin = make.make_speaker(slug="a-marsh", name="A. Marsh", family_name="Marsh", note="Seen in 2023.")
    twin.names.create(name="Ада Марш", language="uk", kind=NameKind.USUAL, source="A badge")
    same = Affiliation.objects.create(speaker=twin, organisation=world.institute, post="Director", first_year=2020)
    other = Affiliation.objects.create(speaker=twin, post="Harbour master")
    moderator = Appearance.objects.create(panel=world.panel, speaker=twin, part=Part.MODERATOR, affiliation=same)
    opening = Appearance.objects.create(panel=world.opening, speaker=twin, affiliation=other)
    make.make_statement(appearance=moderator, text="The twin asked about sluices.")
    make.make_statement(appearance=opening, text="The twin thanked the river.")
    return twin


def everything():
    return {model: list(model._base_manager.order_by("pk").values()) for model in history.event_models()}


def names_of(record):
    return sorted((each.name, each.language, each.kind) for each in record.names.all())


def test_whatever_referred_to_either_refers_to_the_one_that_stays(world, twin):
    said = set(Statement.objects.filter(appearance__speaker__in=[world.ada, twin]))
    merge(world.ada, twin)
    assert set(Statement.objects.filter(appearance__speaker=world.ada)) == said
    assert not Speaker.objects.filter(slug="a-marsh").exists()
    assert [(each.post, each.first_year) for each in world.ada.affiliations.all()] == [
        ("Minister in waiting", None), ("Harbour master", None), ("Director", 2020),
    ]  # fmt: skip
    assert (
        not Appearance.objects.exclude(affiliation=None)
        .exclude(affiliation__speaker=world.ada)
        .filter(speaker=world.ada)
    )


def test_every_name_of_both_is_kept_and_one_is_the_usual_one(world, twin):
    world.ada.names.create(name="Ада Марш-Ріка", language="uk", kind=NameKind.USUAL)
    world.ada.names.create(name="Ada M.", language="en")
    twin.names.create(name="Ada M.", language="en", source="A list")
    merge(world.ada, twin, name="A. Marsh")
    world.ada.refresh_from_db()
    assert world.ada.name == "A. Marsh"
    assert names_of(world.ada) == [
        ("Ada M.", "en", "variant"), ("Ada Marsh", "en", "variant"),
        ("Ада Марш", "uk", "variant"), ("Ада Марш-Ріка", "uk", "usual"),
    ]  # fmt: skip
    assert world.ada.names.get(name="Ada M.").source == "A list"


def test_organisations_are_merged_with_those_who_worked_there_and_what_they_organise(world):
    twin = make.make_organisation(slug="institute-of-water", name="Institute of Water")
    make.make_forum(organiser=twin)
    make.make_appearance(speaker=world.ada, organisation=twin, post="Director")
    make.make_appearance(speaker=world.chiyo, organisation=twin, post="Guest")
    merge(world.institute, twin)
    assert Affiliation.objects.filter(organisation=world.institute).count() == 2
    assert Appearance.objects.filter(affiliation__organisation=world.institute).count() == 4
    assert world.institute.forums_organised.count() == 2
    assert names_of(world.institute) == [("Institute of Water", "en", "variant")]


def test_two_on_the_same_panel_in_the_same_part_are_refused_with_the_place(world, twin):
    make.make_appearance(panel=world.panel, speaker=twin)
    before = everything()
    with pytest.raises(ValidationError, match="“Ada Marsh \\(speaker, After the floods\\)”"):
        merge(world.ada, twin)
    assert everything() == before


def test_a_record_is_not_merged_with_itself(world):
    with pytest.raises(ValidationError, match="one record already"):
        merge(world.ada, world.ada)


def test_old_addresses_lead_to_the_one_that_stays_in_every_language(world, twin, client, publisher):
    merge_records(world.ada, twin, by=publisher)
    for path in ("/speakers/{}/", "/speakers/{}/feed.atom", "/uk/speakers/{}/"):
        answer = client.get(path.format("a-marsh"))
        assert (answer.status_code, answer.url) == (301, path.format("ada-marsh"))
    assert client.get("/search/?q=sluices").context["page"].object_list


def test_the_address_of_somebody_whom_readers_do_not_know_leads_nowhere(world, client, publisher):
    merge_records(world.borys, world.dan, by=publisher)
    assert client.get("/speakers/dan-secret/").status_code == 404


def test_merging_is_undone_with_one_click(world, twin, client, publisher):
    before = everything()
    client.force_login(publisher)
    page = reverse("desk:merge", args=["speaker", world.ada.pk, twin.pk])
    assert (
        client.post(page, {"slug": "second", "name": "first", "country": "first", "note": "second"}).status_code == 302
    )
    assert Speaker.objects.filter(slug__in=["a-marsh", "ada-marsh"]).values_list("slug", "name", "country").get() == (
        "a-marsh", "Ada Marsh", "LT",
    )  # fmt: skip
    assert client.get("/speakers/ada-marsh/").url == "/speakers/a-marsh/"
    (act,) = [act for act in history.latest_acts() if act.about == "Merged Ada Marsh into A. Marsh"]
    client.post(reverse("desk:act", args=[act.key]))
    assert everything() == before
    assert client.get("/speakers/ada-marsh/").status_code == 200


def test_the_page_shows_both_side_by_side_with_a_choice_for_what_differs(world, twin, client, publisher):
    client.force_login(publisher)
    page = Page(client.get(reverse("desk:merge", args=["speaker", world.ada.pk, twin.pk])))
    radios = [(each.get("name"), each.get("value")) for each in page.all("input") if "checked" in each.attributes]
    assert radios == [("slug", "first"), ("name", "first"), ("country", "first"), ("note", "second")]
    assert "Appearances 3 2" in page.words


def test_both_notes_can_be_kept(world, twin, client, publisher):
    Speaker.objects.filter(pk=world.ada.pk).update(note="Known.")
    client.force_login(publisher)
    page = reverse("desk:merge", args=["speaker", world.ada.pk, twin.pk])
    client.post(page, {"slug": "first", "name": "first", "country": "first", "note": "both"})
    assert Speaker.objects.get(pk=world.ada.pk).note == "Known.\n\nSeen in 2023."


def test_a_refusal_is_a_sentence_on_the_page(world, twin, client, publisher):
    make.make_appearance(panel=world.panel, speaker=twin)
    client.force_login(publisher)
    page = reverse("desk:merge", args=["speaker", world.ada.pk, twin.pk])
    answer = client.post(page, {"slug": "first", "name": "first", "country": "first", "note": "first"})
    assert "Both records stand in one place: “Ada Marsh (speaker, After the floods)”." in Page(answer).words


def test_the_two_are_chosen_in_the_list_or_from_the_form_of_one(world, twin, client, publisher):
    client.force_login(publisher)
    chosen = {"action": "merge_both", "_selected_action": [world.ada.pk, twin.pk]}
    side_by_side = reverse("desk:merge", args=["speaker", world.ada.pk, twin.pk])
    assert client.post(reverse("admin:speakers_speaker_changelist"), chosen).url == side_by_side
    chosen["_selected_action"] = [world.ada.pk]
    answer = client.post(reverse("admin:speakers_speaker_changelist"), chosen, follow=True)
    assert "Choose the two records that are one." in answer.content.decode()
    choose = reverse("desk:merge-choose", args=["speaker", world.ada.pk])
    assert client.get(choose).status_code == 200
    assert client.get(choose, {"other": twin.pk}).url == side_by_side


def test_only_who_may_delete_a_record_may_merge_it(world, twin, client, editor):
    client.force_login(editor)
    assert client.post(reverse("desk:merge", args=["speaker", world.ada.pk, twin.pk])).status_code == 403
    assert Organisation.objects.count() == 3
