"""The interface in each language: by the address alone."""

import pytest
from django.core.cache import cache

from proceedings import publishing
from tests.pages import Page

FLOODS = "/forums/river-forum/2024/floods/"
PREFIXES = {"en": "", "uk": "/uk", "ja": "/ja"}


@pytest.mark.parametrize(("language", "prefix"), PREFIXES.items())
def test_the_address_alone_decides_the_language(world, client, language, prefix):
    asked_otherwise = {"Accept-Language": "ja, uk;q=0.9, en;q=0.8"}
    client.cookies["django_language"] = "uk"
    answer = client.get(prefix + FLOODS, headers=asked_otherwise)
    assert (answer.status_code, answer["Content-Language"]) == (200, language)
    assert "Accept-Language" not in answer["Vary"]


@pytest.mark.parametrize("address", ["/s/{}/", "/robots.txt", "/sitemap.xml", "/llms.txt", "/healthz", "/readyz"])
def test_what_stands_for_all_languages_has_no_prefix(world, client, address):
    address = address.format(world.sirens.number)
    assert client.get(address).status_code in (200, 302)
    assert client.get(f"/uk{address}").status_code == 404


@pytest.mark.parametrize("language", ["en", "uk-UA", "de", "uk/ja"])
def test_there_is_no_other_prefix(world, client, language):
    assert client.get(f"/{language}{FLOODS}").status_code == 404


def test_the_languages_of_a_page_are_kept_apart(groups_after_the_flush, transactional_db, client):
    cache.clear()
    texts = {client.get(f"{prefix}/speakers/").content for prefix in PREFIXES.values()}
    again = {client.get(f"{prefix}/speakers/").content for prefix in PREFIXES.values()}
    assert len(texts) == 3
    assert again == texts


def test_a_renamed_page_leads_on_in_every_language(world, client, admin_user):
    publishing.rename(world.ada, "ada-swamp", by=admin_user)
    for prefix in PREFIXES.values():
        answer = client.get(f"{prefix}/speakers/ada-marsh/")
        assert (answer.status_code, answer.url) == (301, f"{prefix}/speakers/ada-swamp/")


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_the_desk_is_there_in_every_language(admin_client, prefix):
    assert admin_client.get(f"{prefix}/admin/proceedings/forumedition/").status_code == 200


def test_a_statement_is_embedded_by_its_address_in_any_language(world, client):
    for prefix in PREFIXES.values():
        page = f"http://testserver{prefix}{FLOODS}kruk-1/"
        assert client.get("/oembed", {"url": page}).json()["title"].startswith("Borys Kruk")
    assert Page(client.get("/uk" + FLOODS)).statements
