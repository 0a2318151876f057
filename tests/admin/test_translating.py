"""What editors see of translations on the desk, and enter there."""

import pytest

from proceedings.admin import translations as translating
from proceedings.models import Statement
from tests import make
from tests.forms import add_row, form_of
from tests.translations import translate

pytestmark = pytest.mark.django_db


def missing(edition):
    """{what: {language: [labels]}}, of what lacks something."""
    codes = ["en", "uk", "ja"]
    found = {
        str(what): {
            code: [label for label, _ in cell.places] for code, cell in zip(codes, cells, strict=True) if cell.lacking
        }
        for what, cells in translating.table(edition)
    }
    return {what: cells for what, cells in found.items() if cells}


def test_the_table_says_what_lacks_in_which_language(world):
    translate(world)
    world.opening.translations.create(language="uk", title="Відкриття")
    table = missing(world.edition)
    assert table["Title of the edition"] == {"ja": ["River Forum 2024"]}
    assert table["Titles of panels"] == {"ja": ["Opening", "After the floods"]}
    assert table["Posts"] == {
        "uk": ["Ada Marsh", "Chiyo Mori"],
        "ja": ["Ada Marsh", "Ada Marsh", "Borys Kruk", "Chiyo Mori"],
    }
    assert [label.partition(":")[0] for label in table["Statements"]["uk"]] == [
        str(world.welcome.number), str(world.sensors.number)
    ]  # fmt: skip
    assert table["Takeaways"] == {"ja": ["Warning comes before walls."]}


def test_an_original_in_another_language_lacks_english(world):
    world.welcome.language = "uk"
    world.welcome.save()
    assert [label.partition(":")[0] for label in missing(world.edition)["Statements"]["en"]] == [
        str(world.welcome.number)
    ]


def test_the_table_takes_as_many_queries_for_more_statements(
    world, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(60) as few:
        translating.table(world.edition)
    for _ in range(3):
        make.make_statement(panel=world.panel, speaker=world.ada)
    with django_assert_num_queries(len(few)):
        translating.table(world.edition)


def test_the_desk_leads_from_the_table_to_the_field(world, admin_client):
    translate(world)
    page = admin_client.get(f"/admin/proceedings/forumedition/{world.edition.pk}/change/").content.decode()
    address = f"/admin/proceedings/statement/{world.welcome.pk}/change/#translations-group"
    assert address in page
    assert 'id="translations-group"' in admin_client.get(address).content.decode()


def test_an_editor_enters_a_translation_and_nothing_else_changes(world, admin_client):
    address = f"/admin/proceedings/statement/{world.dykes.pk}/change/"
    form = form_of(admin_client.get(address))
    add_row(form, "translations", language="uk", translator="Оля", text="Вищі дамби.")
    assert admin_client.post(address, form).status_code == 302
    after = Statement.objects.get(pk=world.dykes.pk)
    (entered,) = after.translations.all()
    assert (entered.language, entered.translator, entered.text) == ("uk", "Оля", "Вищі дамби.")
    assert (after.number, after.slug, after.text) == (world.dykes.number, world.dykes.slug, world.dykes.text)


@pytest.mark.parametrize(("own", "into"), [("en", "en"), ("uk", "uk")])
def test_a_translation_into_the_language_that_the_form_gives_the_original_is_refused(world, admin_client, own, into):
    address = f"/admin/proceedings/statement/{world.dykes.pk}/change/"
    form = form_of(admin_client.get(address)) | {"language": [own]}
    add_row(form, "translations", language=into, text="Вищі дамби.")
    answer = admin_client.post(address, form)
    assert answer.status_code == 200
    assert "This is the language of the original" in answer.content.decode()
    assert Statement.objects.get(pk=world.dykes.pk).language == "en"
