"""Addresses and numbers outlive edits, re-imports and renaming. What is promised stands in docs/addresses.md."""

from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from proceedings.edition_files.dumping import edition_file
from proceedings.edition_files.loading import load
from proceedings.edition_files.writing import yaml_text
from proceedings.editorial import publishing, renaming
from proceedings.editorial.public_paths import addresses
from proceedings.models import Statement
from tests import make
from tests.edition_files.test_edition_files import read_text
from tests.pages import Page
from tests.translations import translate
from themes.models import Theme

SHOW_STATEMENTS = ("/s/", "/forums/river-forum/2024/", "/speakers/", "/themes/")
FORMATS = ["bib", "ris", "csl.json"]


def every_address(world, client):
    """All that is public: pages, and every other form of them."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    pages = [str(url[0].text).removeprefix("http://testserver") for url in root]
    things = [world.forum, world.edition, world.opening, world.panel, world.ada, world.borys, world.floods]
    statements = [world.welcome, world.dykes, world.sirens, world.sensors]
    forms = [path for thing in things for path in addresses(thing)]
    by_number = [f"/s/{each.number}{form}" for each in statements
                 for form in ["/", "/embed/", "/card.png", *(f".{format}" for format in FORMATS)]]  # fmt: skip
    return {path for path in {*pages, *forms, *by_number} if client.get(path).status_code == 200}


def numbers_at(client, path):
    """The numbers of the statements that the page at `path` shows, in today's order."""
    page = Page(client.get(path, follow=True))
    return sorted(int(each.get("data-statement")) for each in page.all("article") if each.get("data-statement"))


@pytest.fixture
def reimport(tmp_path):
    """Dump the edition, change the file, load it."""

    def again(edition, change=str):
        edition.refresh_from_db()
        known = Theme.objects.within_groups().values_list("slug", flat=True)
        load(read_text(tmp_path, change(yaml_text(edition_file(edition))), known_themes=known))

    return again


def rename_everything(world, by):
    """New slugs for one record of each kind, and a second one for the panel."""
    renaming.rename(world.sensors, "mori-sensors", by=by)
    renaming.rename(world.panel, "behind-the-floods", by=by)
    renaming.rename(world.borys, "borys-kruk-of-lysets", by=by)
    renaming.rename(world.floods, "dykes", by=by)
    renaming.rename(world.institute, "institute-of-water", by=by)
    renaming.rename(world.edition, "2024-spring", by=by)
    renaming.rename(world.forum, "rivers", by=by)
    renaming.rename(world.panel, "floods-once-more", by=by)


def test_every_old_address_leads_on_through_edits_translations_merging_reimports_and_renaming(
    world, client, admin_user, reimport
):
    twin = make.make_speaker(slug="boris-kruk", name="Boris Kruk", family_name="Kruk")
    make.make_statement(panel=world.opening, speaker=twin, slug="kruk-1", text="Kruk thanked all.")
    old = every_address(world, client)
    assert len(old) > 70
    pages = [path for path in old if path.endswith("/") and path.startswith(SHOW_STATEMENTS)]
    shown = {path: numbers_at(client, path) for path in pages}
    shown |= {f"/uk{path}": numbers_at(client, f"/uk{path}") for path in pages if not path.startswith("/s/")}

    world.sirens.text, world.sirens.position = "Kruk asked for a siren in each village.", 99
    world.sirens.save()
    first = make.make_statement(panel=world.panel, speaker=world.chiyo, slug="mori-2", position=0, text="Mori began.")
    translate(world)
    reimport(world.edition, lambda text: text.replace("After the floods", "Behind the floods"))
    world.dykes.translations.filter(language="uk").delete()
    world.sirens.translations.all().delete()
    world.sirens.language = "uk"
    world.sirens.save()
    world.sirens.translations.create(language="en", text="Kruk asked for a siren in each village.")
    publishing.merge_records(world.borys, twin, by=admin_user)
    for language in ["", "/uk"]:
        both = [f"{language}/speakers/{slug}/" for slug in ("borys-kruk", "boris-kruk")]
        shown |= dict.fromkeys(both, sorted(number for path in both for number in shown[path]))
    rename_everything(world, by=admin_user)
    reimport(world.edition)

    for path in sorted(old):
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, path
        assert len(answer.redirect_chain) <= 2, path
    for path in shown:
        assert [number for number in numbers_at(client, path) if number != first.number] == shown[path], path
    with override("en"):
        last = Statement.objects.get(number=world.sensors.number).get_absolute_url()
    assert last == "/forums/rivers/2024-spring/floods-once-more/mori-sensors/"


def test_an_old_address_is_followed_by_oembed_too(world, client, admin_user):
    renaming.rename(world.panel, "behind-the-floods", by=admin_user)
    answer = client.get("/oembed", {"url": "http://testserver/forums/river-forum/2024/floods/mori-1/"})
    assert answer.json()["thumbnail_url"] == f"http://testserver/s/{world.sensors.number}/card.png"


def test_renaming_back_leaves_no_circle(world, client, admin_user):
    renaming.rename(world.panel, "behind-the-floods", by=admin_user)
    renaming.rename(world.panel, "floods", by=admin_user)
    assert client.get("/forums/river-forum/2024/floods/").status_code == 200
    back = client.get("/forums/river-forum/2024/behind-the-floods/mori-1/", follow=True)
    assert back.redirect_chain == [("/forums/river-forum/2024/floods/mori-1/", 301)]


@pytest.mark.parametrize("slug", ["opening", "matrix", "two words", ""])
def test_a_slug_that_cannot_be_taken_changes_nothing(world, client, admin_user, slug):
    with pytest.raises(ValidationError):
        renaming.rename(world.panel, slug, by=admin_user)
    assert client.get("/forums/river-forum/2024/floods/").status_code == 200


def test_a_renamed_draft_does_not_tell_its_new_slug(world, client, admin_user):
    renaming.rename(world.droughts, "still-quiet", by=admin_user)
    renaming.rename(world.secret, "secret-deal", by=admin_user)
    renaming.rename(world.forum, "rivers", by=admin_user)
    for path in ["/forums/river-forum/2025/", "/forums/river-forum/2025/droughts/", "/forums/rivers/2025/droughts/"]:
        assert (client.get(path).status_code, client.get(path).headers.get("Location")) == (404, None)


def test_a_number_is_never_given_again(world):
    number = world.secret.number
    world.secret.delete()
    assert make.make_statement(panel=world.panel, speaker=world.ada).number > number
