"""A translation of a text that was corrected since says so, to readers and to editors, until it is seen to."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.utils.translation import override

from proceedings.edition_files.dumping import edition_file
from proceedings.edition_files.loading import load
from proceedings.edition_files.writing import yaml_text
from proceedings.editorial import checklist
from proceedings.editorial.history import restore
from proceedings.models import ForumEdition, Statement, StatementTranslation, Takeaway, TakeawayTranslation
from tests.edition_files.test_edition_files import read_text
from tests.forms import form_of
from tests.pages import Page
from tests.translations import BY

PANEL = "/uk/forums/river-forum/2024/floods/"
EARLIER = "Перекладено з попереднього тексту: оригінал відтоді виправлено."
pytestmark = pytest.mark.django_db


@pytest.fixture
def dykes(world):
    """A translation of `world.dykes`."""
    return world.dykes.translations.create(language="uk", translator=BY, text="Марш хоче вищих дамб.")


def corrected(record, text="Marsh wants walls."):
    record.text = text
    record.save()


def is_told(client, path=PANEL):
    return EARLIER in client.get(path).content.decode()


def warned(edition):
    with override("en"):  # a page in Ukrainian was read before
        found = checklist.findings(edition)
    return [(each.about, [label for label, _ in each.places]) for each in found if "earlier text" in each.about]


def test_readers_and_editors_are_told_when_the_original_was_corrected(world, dykes, client):
    assert (is_told(client), warned(world.edition)) == (False, [])
    corrected(world.dykes)
    assert is_told(client)
    assert is_told(client, f"{PANEL}marsh-1/")
    assert not is_told(client, PANEL.removeprefix("/uk"))
    label = f"{world.dykes.number}: Marsh wants walls. (uk)"
    assert warned(world.edition) == [("1 translation of an earlier text", [label])]


def test_so_they_are_of_a_takeaway(world, client):
    world.takeaway.translations.create(language="uk", translator=BY, text="Спершу попередження.")
    Takeaway.objects.filter(pk=world.takeaway.pk).update(note="Read twice.", position=2)
    assert not is_told(client)
    corrected(world.takeaway)
    assert is_told(client)
    assert [about for about, _ in warned(world.edition)] == ["1 translation of an earlier text"]


def test_the_original_changed_back_is_the_one_that_was_translated(world, dykes, client):
    first = world.dykes.text
    corrected(world.dykes)
    corrected(world.dykes, first)
    assert not is_told(client)


def test_new_words_are_of_the_text_as_it_is_and_another_translator_is_not(world, dykes, client):
    corrected(world.dykes)
    dykes.translator = "Оля"
    dykes.save()
    assert is_told(client)
    dykes.text = "Марш хоче стін."
    dykes.save()
    assert not is_told(client)


def test_words_that_a_source_prints_in_this_language_are_no_translation(world, client):
    world.dykes.translations.create(language="uk", text="Марш хоче вищих дамб.")
    corrected(world.dykes)
    assert (is_told(client), warned(world.edition)) == (False, [])


def test_a_search_says_so_too(world, dykes, client):
    corrected(world.dykes)
    assert EARLIER in Page(client.get("/uk/search/?q=дамб")).main


def test_an_editor_finds_it_still_right(world, dykes, admin_client):
    address = f"/admin/proceedings/statement/{world.dykes.pk}/change/"
    assert "The original was corrected after it was translated." not in admin_client.get(address).content.decode()
    corrected(world.dykes)
    page = admin_client.get(address)
    assert "The original was corrected after it was translated." in page.content.decode()
    form = form_of(page)
    admin_client.post(address, form)
    assert StatementTranslation.objects.get().is_of_earlier_text
    admin_client.post(address, form | {"translations-0-is_still_right": ["on"]})
    assert not StatementTranslation.objects.get().is_of_earlier_text


def test_original_and_translation_corrected_in_one_form_belong_together(world, dykes, admin_client):
    address = f"/admin/proceedings/statement/{world.dykes.pk}/change/"
    form = form_of(admin_client.get(address))
    admin_client.post(address, form | {"text": ["Marsh wants walls."], "translations-0-text": ["Марш хоче стін."]})
    assert Statement.objects.get(pk=world.dykes.pk).text == "Marsh wants walls."
    assert not StatementTranslation.objects.get().is_of_earlier_text
    admin_client.post(address, form | {"text": ["Marsh wants a wall."], "translations-0-text": ["Марш хоче стін."]})
    assert StatementTranslation.objects.get().is_of_earlier_text


def test_who_may_only_look_is_not_asked(world, dykes, client, clerk):
    corrected(world.dykes)
    clerk.user_permissions.set(Permission.objects.filter(codename__in=["view_statement", "view_statementtranslation"]))
    type(clerk).objects.update(is_staff=True)
    client.force_login(clerk)
    page = client.get(f"/admin/proceedings/statement/{world.dykes.pk}/change/").content.decode()
    assert "Марш хоче вищих дамб." in page
    assert "is_still_right" not in page
    assert "Still right" not in page


def test_words_restored_are_of_the_text_that_they_were_made_of(world, dykes):
    corrected(world.dykes)
    dykes.text = "Марш хоче стін."
    dykes.save()
    events = apps.get_model("proceedings", "StatementTranslationEvent")._default_manager
    restore(events.filter(pgh_label="update").last())
    assert StatementTranslation.objects.get().is_of_earlier_text


# --- edition files ----------------------------------------------------------------------------------------


def test_files_say_which_is_of_an_earlier_text_and_only_then(world, dykes, tmp_path):
    takeaway = world.takeaway.translations.create(language="uk", translator=BY, text="Спершу попередження.")
    assert "of_text" not in yaml_text(edition_file(world.edition))
    corrected(world.dykes)
    before = yaml_text(edition_file(world.edition))
    assert before.count("of_text") == 1
    world.edition.delete()
    load(read_text(tmp_path, before))
    assert yaml_text(edition_file(ForumEdition.objects.get(slug="2024"))) == before
    assert StatementTranslation.objects.get().is_of_earlier_text
    assert TakeawayTranslation.objects.get().is_of_earlier_text == takeaway.is_of_earlier_text


def test_a_file_that_corrects_the_original_alone_makes_the_translation_one_of_an_earlier_text(world, dykes, tmp_path):
    text = yaml_text(edition_file(world.edition))
    load(read_text(tmp_path, text))
    assert not StatementTranslation.objects.get().is_of_earlier_text
    mended = text.replace("Marsh wants higher dykes", "Marsh wants lower dykes")
    load(read_text(tmp_path, mended))
    assert StatementTranslation.objects.get().is_of_earlier_text
    load(read_text(tmp_path, mended.replace("Марш хоче вищих дамб.", "Марш хоче нижчих дамб.")))
    assert not StatementTranslation.objects.get().is_of_earlier_text
