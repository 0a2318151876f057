"""The interface in each language: by the address alone."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils.translation import ngettext, override

from proceedings.choices import Qualifier
from proceedings.editorial import renaming
from proceedings.models import Figure
from proceedings.templatetags.languages import grouped
from proceedings.views.page_cache import page_store
from speakers.choices import NameKind
from tests import untranslated
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
    page_store.clear()
    texts = {client.get(f"{prefix}/speakers/").content for prefix in PREFIXES.values()}
    again = {client.get(f"{prefix}/speakers/").content for prefix in PREFIXES.values()}
    assert len(texts) == 3
    assert again == texts


def test_a_renamed_page_leads_on_in_every_language(world, client, admin_user):
    renaming.rename(world.ada, "ada-swamp", by=admin_user)
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


# --- every page -----------------------------------------------------------------------------------------------

BEYOND_THE_SITEMAP = [
    "/forums/river-forum/matrix/", "/forums/river-forum/2024/matrix/?rows=countries",
    "/forums/river-forum/2024/changes/", "/search/?q=dykes&theme=flood-defence",
    "/search/?q=dykes&view=kwic",
    "/search/?q=dykes&view=speakers", "/search/?q=dykes&view=editions&q2=sirens", "/search/?q=zeppelin&sort=odd&year=x",
    '/search/?q="dykes OR (NEAR&speaker=no-one', "/themes/ice/", "/s/{}/embed/",
]  # fmt: skip


@pytest.fixture
def public_pages(world, client):
    """Paths of every public page, at its bare address."""
    listed = re.findall(r"<loc>http://testserver(/[^<]*)</loc>", client.get("/sitemap.xml").content.decode())
    beyond = [path.format(world.sirens.number) for path in BEYOND_THE_SITEMAP]
    return [*(path for path in listed if not path.startswith(("/uk/", "/ja/"))), *beyond]


@pytest.mark.parametrize(("language", "prefix"), PREFIXES.items())
def test_every_public_page_is_there_in_each_language(public_pages, client, language, prefix):
    english = untranslated.english() if prefix else (set(), [])
    left = {}
    for path in public_pages:
        response = client.get(prefix + path)
        assert Page(response).all("html")[0].get("lang") == language, path
        left[path] = untranslated.left(response, language, english)
    assert {path: pieces for path, pieces in left.items() if pieces} == {}


def test_the_walk_finds_what_is_not_translated(world, client):
    found = untranslated.left(client.get("/speakers/"), "en", untranslated.english())
    assert {"Speakers", "3 people who sat on a panel, by family name", "Forum archive"} <= set(found)


def test_each_page_names_itself_in_every_language_and_all_agree(public_pages, client):
    for path in public_pages:
        if not path.endswith("/embed/"):
            named = [alternates(client.get(prefix + path)) for prefix in PREFIXES.values()]
            canonical = path.partition("?")[0]
            expected = {code: f"http://testserver{prefix}{canonical}" for code, prefix in PREFIXES.items()}
            assert named == [expected | {"x-default": expected["en"]}] * 3, path


def alternates(response):
    links = Page(response).all("link", rel="alternate")
    return {each.get("hreflang"): each.get("href") for each in links if each.get("hreflang")}


@pytest.mark.parametrize(("language", "prefix"), PREFIXES.items())
def test_the_switch_stays_on_the_page_and_keeps_what_was_chosen(world, client, language, prefix):
    page = Page(client.get(f"{prefix}/search/?q=dykes&theme=flood-defence&page=1"))
    offered = [each for each in page.all("a") if each.get("hreflang")]
    assert [(each.get("lang"), each.get("href"), each.text) for each in offered] == [
        ("en", "/search/?q=dykes&theme=flood-defence&page=1", "English"),
        ("uk", "/uk/search/?q=dykes&theme=flood-defence&page=1", "Українська"),
        ("ja", "/ja/search/?q=dykes&theme=flood-defence&page=1", "日本語"),
    ]
    assert [each.get("hreflang") for each in offered if each.get("aria-current")] == [language]


@pytest.mark.parametrize(("language", "prefix"), PREFIXES.items())
def test_each_language_has_a_page_of_its_own_in_the_index_of_crawlers(world, client, language, prefix):
    page = Page(client.get(f"{prefix}/speakers/?utm=x"))
    [canonical] = [each.get("href") for each in page.all("link", rel="canonical")]
    assert canonical == f"http://testserver{prefix}/speakers/"


def test_the_sitemap_names_each_page_in_every_language(world, client):
    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").content)
    named = {}
    for url in sitemap:
        location, *others = [each for each in url if each.tag in LINKS]
        named[location.text] = {each.get("hreflang"): each.get("href") for each in others}
    root = "http://testserver"
    for prefix in PREFIXES.values():
        assert named[f"{root}{prefix}/speakers/ada-marsh/"] == {
            **{code: f"{root}{each}/speakers/ada-marsh/" for code, each in PREFIXES.items()},
            "x-default": f"{root}/speakers/ada-marsh/",
        }


LINKS = ["{http://www.sitemaps.org/schemas/sitemap/0.9}loc", "{http://www.w3.org/1999/xhtml}link"]


# --- errors, feeds, days, numbers, names ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prefix", "heading", "home"),
    [
        ("", "There is no such page", "/"),
        ("/uk", "Такої сторінки немає", "/uk/"),
        ("/ja", "そのようなページはありません", "/ja/"),
    ],
)
def test_a_page_that_is_not_there_says_so_in_its_language(world, client, prefix, heading, home):
    page = Page(client.get(f"{prefix}/speakers/nobody/"), 404)
    assert (page.heading, home in page.links) == (heading, True)


@pytest.mark.parametrize(("language", "home"), [("en", "/"), ("uk", "/uk/"), ("ja", "/ja/")])
def test_a_page_that_failed_says_so_in_its_language(language, home):
    with override(language):
        html = render_to_string("500.html")
    assert f'<html lang="{language}">' in html
    assert f'<a href="{home}">' in html


@pytest.mark.parametrize(("prefix", "day"), [("", "6 May 2024"), ("/uk", "6 травня 2024 р."), ("/ja", "2024年5月6日")])
def test_days_are_written_as_in_the_language(world, client, prefix, day):
    assert Page(client.get(f"{prefix}{FLOODS}kruk-1/")).texts("dd")[1] == day


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", ["1,234", "over USD 15 billion", "90–95%"]), ("uk", ["1\xa0234", "понад 15 млрд USD", "90–95%"]),
     ("ja", ["1,234", "150億 USD超", "90–95%"])],
)  # fmt: skip
def test_numbers_and_amounts_are_written_as_in_the_language(language, shown):
    over = Figure(quantity=Decimal("15000000000"), unit="USD", qualifier=Qualifier.OVER)
    share = Figure(quantity=Decimal(90), quantity_to=Decimal(95), unit="%")
    with override(language):
        assert [grouped(1234), over.amount, share.amount] == shown


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 панель"), (2, "2 панелі"), (5, "5 панелей"), (21, "21 панель")],
)
def test_ukrainian_counts_in_three_forms(count, words):
    with override("uk"):
        assert ngettext("%(count)s panel", "%(count)s panels", count) % {"count": count} == words


def test_a_person_has_the_name_of_the_readers_script_with_the_latin_one_once_beside_it(world, client):
    names = {
        prefix: Page(client.get(f"{prefix}/speakers/")).texts("ul", class_="people")[0] for prefix in ["/uk", "/ja"]
    }
    assert names["/uk"].startswith("Борис Крук Borys Kruk Україна · 1 висловлювання на 1 заході Ada Marsh Director")
    assert names["/ja"].startswith("森千代 Chiyo Mori Professor, Delta University (2024) 日本 · 発言1件")
    assert "Борис Крук" in Page(client.get("/uk" + FLOODS)).main
    assert Page(client.get("/ja/speakers/chiyo-mori/")).heading == "森千代 Chiyo Mori"


def test_names_are_those_of_the_record_at_once(world, client):
    world.ada.names.create(name="Ада Марш", language="uk", kind=NameKind.USUAL)
    world.ada.save()  # with what it had in memory before
    assert "Ада Марш" in Page(client.get("/uk/speakers/ada-marsh/")).heading
    world.ada.names.all().delete()
    assert Page(client.get("/uk/speakers/ada-marsh/")).heading == "Ada Marsh"


def test_a_theme_has_its_name_in_the_readers_language(world, client):
    world.floods.names.create(name="Захист від повеней", language="uk")
    assert Page(client.get("/uk/themes/flood-defence/")).heading == "Захист від повеней"
    assert "Захист від повеней" in Page(client.get("/uk/search/?q=dykes")).texts("div", class_="facets")[0]
    assert Page(client.get("/themes/flood-defence/")).heading == "Flood defence"


def test_the_data_at_the_bare_address_are_in_english(world, client):
    client.get("/uk/speakers/")
    facets = client.get("/search.json?q=dykes").json()["facets"]
    assert [each["label"] for each in facets["country"]] == ["Lithuania", "Ukraine"]


def test_feeds_speak_the_language_of_their_address(world, client):
    assert "<title>Архів форумів: нові заходи</title>" in client.get("/uk/feeds/editions.atom").content.decode()
    assert "<title>Forum archive: new editions</title>" in client.get("/feeds/editions.atom").content.decode()


@pytest.mark.parametrize(
    ("prefix", "in_order"),
    [
        ("", ["Borys Kruk", "Ada Marsh", "Chiyo Mori"]),
        ("/uk", ["Ада Єва", "Борис Крук", "Chiyo Mori"]),
        ("/ja", ["ボリス・クルック", "沼田あだ", "森千代"]),
    ],
)
def test_speakers_are_in_the_order_of_the_language(world, client, prefix, in_order):
    world.ada.names.create(name="Ада Єва", language="uk", kind=NameKind.USUAL)
    world.ada.names.create(name="沼田あだ", language="ja", kind=NameKind.USUAL, reading="ぬまた あだ")
    world.borys.names.create(name="ボリス・クルック", language="ja", kind=NameKind.USUAL)
    assert listed(client.get(f"{prefix}/speakers/")) == in_order


def test_organisations_are_in_the_order_of_the_language(world, client):
    world.institute.names.create(name="水研究所", language="ja", kind=NameKind.USUAL, reading="みずけんきゅうじょ")
    world.university.names.create(name="三角州大学", language="ja", kind=NameKind.USUAL, reading="さんかくすだいがく")
    assert listed(client.get("/ja/organisations/")) == ["三角州大学", "水研究所"]


def listed(response):
    """The names in a page's list, which are its only links."""
    return [each.text for each in Page(response).all("a") if each.within("class") == "people"]
