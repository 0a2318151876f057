"""Every public address, literally, and what a reader finds there."""

import pytest
from django.contrib.auth.models import Permission

from proceedings.editorial.publishing import retire_address
from tests.pages import Page

FLOODS = "/forums/river-forum/2024/floods/"

HEADINGS = {
    "/": "Who said what, at which forum, and as whom",
    "/forums/": "Forums",
    "/forums/river-forum/": "River Forum",
    "/forums/river-forum/2024/": "Living with water",
    "/forums/river-forum/2024/opening/": "Opening",
    "/forums/river-forum/2024/floods/": "After the floods",
    "/speakers/": "Speakers",
    "/speakers/ada-marsh/": "Ada Marsh",
    "/organisations/": "Organisations",
    "/organisations/water-institute/": "Water Institute",
    "/themes/": "Themes",
    "/themes/water/": "Water",
    "/themes/flood-defence/": "Flood defence",
    "/search/": "Search statements",
}
STATEMENT = "/forums/river-forum/2024/floods/mori-1/"

OF_THE_DRAFT = {
    "/forums/river-forum/2025/": "Unannounced droughts",
    "/forums/river-forum/2025/droughts/": "Quiet droughts",
    "/forums/river-forum/2025/droughts/secret-1/": "Secret plans to sell the glacier.",
}
ONLY_IN_THE_DRAFT = ["/speakers/dan-secret/", "/organisations/hidden-bureau/"]


@pytest.fixture
def draft_reader(client, django_user_model):
    """A client logged in as somebody who may read drafts."""
    user = django_user_model.objects.create_user("reader")
    user.user_permissions.add(Permission.objects.get(codename="view_forumedition"))
    client.force_login(user)
    return client


@pytest.mark.parametrize(("address", "heading"), HEADINGS.items())
def test_each_address_shows_its_page(world, client, address, heading):
    assert Page(client.get(address)).heading == heading


@pytest.mark.parametrize("address", [*HEADINGS, STATEMENT])
def test_every_prefix_of_an_address_is_a_page(world, client, address):
    parts = address.strip("/").split("/")
    prefixes = ["/".join(["", *parts[:end], ""]) for end in range(1, len(parts))]
    assert {prefix: client.get(prefix).status_code for prefix in ["/", *prefixes]} == dict.fromkeys(
        ["/", *prefixes], 200
    )


def test_a_statement_has_a_page_and_a_permanent_address_that_leads_there(world, client):
    page = Page(client.get(STATEMENT))
    assert page.heading == f"Statement {world.sensors.number} by Chiyo Mori"
    assert page.statements == [world.sensors.number]
    assert page.link(f"http://testserver/s/{world.sensors.number}/") == f"/s/{world.sensors.number}/"
    answer = client.get(f"/s/{world.sensors.number}/")
    assert (answer.status_code, answer.url) == (302, STATEMENT)


def test_the_prefix_of_permanent_addresses_leads_to_the_search(client, db):
    assert client.get("/s/").url == "/search/"


@pytest.mark.parametrize("address", [*OF_THE_DRAFT, *ONLY_IN_THE_DRAFT])
def test_a_draft_is_not_found_by_the_public(world, client, address):
    assert Page(client.get(address), 404).heading == "There is no such page"


def test_the_permanent_address_of_a_draft_statement_is_not_found(world, client):
    assert client.get(f"/s/{world.secret.number}/").status_code == 404


@pytest.mark.parametrize(("address", "words"), OF_THE_DRAFT.items())
def test_who_reads_drafts_sees_one_under_a_banner(world, draft_reader, address, words):
    page = Page(draft_reader.get(address))
    assert page.texts("p", class_="draft-banner") == ["Draft. Only editors see this page; the public does not."]
    assert words in page.main


def test_the_permanent_address_of_a_draft_statement_leads_its_readers_there(world, draft_reader):
    assert draft_reader.get(f"/s/{world.secret.number}/").url == "/forums/river-forum/2025/droughts/secret-1/"


@pytest.mark.parametrize("address", [*HEADINGS, STATEMENT])
def test_what_is_published_has_no_draft_banner(world, draft_reader, address):
    assert Page(draft_reader.get(address)).all(class_="draft-banner") == []


def test_the_forum_lists_its_draft_to_who_may_read_it(world, draft_reader):
    cards = Page(draft_reader.get("/forums/river-forum/")).texts("p", class_="kicker")
    assert cards == ["River Forum 2025 · draft", "River Forum 2024"]


@pytest.mark.parametrize("address", [address for address in [*HEADINGS, STATEMENT] if address != "/"])
def test_an_address_without_its_last_slash_is_led_to_the_one_with_it(world, client, address):
    answer = client.get(address.removesuffix("/"))
    assert (answer.status_code, answer.url) == (301, address)


@pytest.mark.parametrize("address", [*HEADINGS, STATEMENT, "/search.json", "/search.csv", "/healthz", "/readyz"])
def test_pages_are_for_reading_only(world, client, address):
    assert client.head(address).status_code == 200
    answers = [getattr(client, method)(address).status_code for method in ("post", "put", "patch", "delete")]
    assert answers == [405, 405, 405, 405]


def test_a_page_that_is_not_there_helps_to_go_on(world, client):
    page = Page(client.get("/speakers/nobody-here/"), 404)
    assert page.main.startswith("There is no such page The address may have been mistyped")
    assert {"/search/", "/forums/", "/speakers/", "/themes/"} <= set(page.links)


def test_a_retired_address_leads_to_the_new_one(world, client):
    retire_address("/speakers/ada-swamp/", "/speakers/ada-marsh/")
    answer = client.get("/speakers/ada-swamp/")
    assert (answer.status_code, answer.url) == (301, "/speakers/ada-marsh/")


def test_the_process_says_that_it_answers_and_that_the_site_is_ready(client, db):
    answers = [client.get("/healthz"), client.get("/readyz")]
    assert [(each.status_code, each.content) for each in answers] == [(200, b"ok"), (200, b"ready")]


def test_the_home_page_tells_how_much_there_is_and_what_is_new(world, client):
    page = Page(client.get("/"))
    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True)) == {
        "editions": "1",
        "panels": "2",
        "speakers": "3",
        "statements": "4",
    }
    assert page.texts("label", for_="q") == ["Search 4 statements"]
    assert page.texts("h3") == ["Living with water"]
    assert "2 panels · 3 speakers · 4 statements" in page.main


def test_a_forum_tells_who_organises_it_and_lists_its_editions(world, client):
    page = Page(client.get("/forums/river-forum/"))
    assert page.link("Water Institute") == "/organisations/water-institute/"
    assert page.link("Living with water") == "/forums/river-forum/2024/"
    assert page.link("Flood defence") == "/themes/flood-defence/"


def test_an_edition_shows_programme_speakers_themes_and_sources(world, client):
    page = Page(client.get("/forums/river-forum/2024/"))
    assert page.texts("h2") == ["Programme", "Themes", "Sources"]
    assert page.texts("h3") == ["Opening", "After the floods"]
    assert page.texts("ul", class_="who-list") == [
        "Ada Marsh welcoming remarks Director, Water Institute Borys Kruk moderator",
        "Ada Marsh Director of the Water Institute Borys Kruk Mayor of Lysets Chiyo Mori Professor, Delta University",
    ]
    assert page.texts("ul", class_="chips") == ["Early warning 2 Flood defence 2"]
    assert page.texts("ul", class_="sources") == ["Report of the forum, Water Institute, 20 May 2024"]
    assert page.link("Report of the forum") == "https://water.example/report"


def test_a_panel_shows_who_sat_on_it_its_takeaways_and_statements(world, client):
    page = Page(client.get(FLOODS))
    assert page.texts("h2")[:3] == ["Who spoke, and as whom", "Takeaways", "Statements"]
    assert page.statements == [world.dykes.number, world.sirens.number, world.sensors.number]
    assert page.texts("li", class_="takeaway") == [
        f"Warning comes before walls. Rests on Borys Kruk #{world.sirens.number}, Chiyo Mori #{world.sensors.number}"
    ]
    first, second, third = page.texts("section", class_="turn")
    assert first == (
        "Ada Marsh Director of the Water Institute "
        "Marsh wants higher dykes along the delta. They would cost over EUR 3 billion. "
        f"over EUR 3 billion Cost of higher dykes Paraphrase, not a quotation Flood defence #{world.dykes.number}"
    )
    assert second.endswith(f"not a quotation Flood defence Early warning Supports takeaway 1 #{world.sirens.number}")
    assert third.endswith(f"Verbatim Early warning Supports takeaway 1 #{world.sensors.number}")


def test_a_statement_tells_its_day_its_attribution_and_its_source(world, client):
    page = Page(client.get("/forums/river-forum/2024/floods/kruk-1/"))
    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True)) == {
        "Said at": "After the floods, River Forum 2024",
        "Date": "6 May 2024",
        "Attribution": "A paraphrase in the archive’s words, not a quotation.",
        "Source": "Report of the forum, Water Institute, 20 May 2024",
        "Permanent address": f"http://testserver/s/{world.sirens.number}/",
    }
    assert page.texts("ol", class_="takeaways") == ["Warning comes before walls. After the floods, River Forum 2024"]


def test_a_speaker_has_names_posts_themes_and_statements(world, client):
    page = Page(client.get("/speakers/borys-kruk/"))
    assert page.main.startswith("Speakers Borys Kruk Ukraine Борис Крук")
    assert [each.get("lang") for each in page.all("span") if each.text == "Борис Крук"] == ["uk"]
    assert page.texts("ul", class_="posts") == [
        "2024 Post not given moderator at Opening 2024 Mayor of Lysets speaker at After the floods"
    ]
    assert page.texts("table") == [
        "Statements by theme and edition Theme River Forum 2024 All Early warning 1 1 Flood defence 1 1 All 1"
    ]
    assert page.statements == [world.sirens.number]


def test_speakers_are_listed_by_family_name_with_their_last_post(world, client):
    assert Page(client.get("/speakers/")).texts("ul", class_="people") == [
        "Borys Kruk Борис Крук Ukraine · 1 statement at 1 edition "
        "Ada Marsh Director, Water Institute (2024) Lithuania · 2 statements at 1 edition "
        "Chiyo Mori 森千代 Professor, Delta University (2024) Japan · 1 statement at 1 edition"
    ]


def test_organisations_are_listed_with_who_spoke_for_them(world, client):
    assert Page(client.get("/organisations/")).texts("ul", class_="people") == [
        "Delta University Japan · 1 speaker · 1 statement Water Institute Lithuania · 1 speaker · 2 statements"
    ]


def test_an_organisation_shows_who_spoke_for_it_and_which_forum_it_organises(world, client):
    page = Page(client.get("/organisations/water-institute/"))
    assert "Organises the River Forum." in page.main
    assert page.texts("ul", class_="posts") == [
        "2024 Ada Marsh, Director welcoming remarks at Opening "
        "2024 Ada Marsh, Director of the Water Institute speaker at After the floods"
    ]
    assert page.statements == [world.welcome.number, world.dykes.number]


def test_themes_are_listed_in_their_groups_with_counts(world, client):
    groups = Page(client.get("/themes/")).texts("section")
    assert groups == ["Group", "Water Flood defence 2 Early warning 2 Ice 0"]


def test_a_theme_shows_who_spoke_on_it_at_which_edition(world, client):
    page = Page(client.get("/themes/flood-defence/"))
    assert page.texts("table") == [
        "Statements by speaker and edition Speaker River Forum 2024 All Borys Kruk 1 1 Ada Marsh 1 1 All 2",
        "Figures cited, by unit, the largest first Amount Of what Said by Edition Statement "
        f"over EUR 3 billion Cost of higher dykes Ada Marsh River Forum 2024 #{world.dykes.number}",
    ]
    assert page.statements == [world.dykes.number, world.sirens.number]


def test_a_group_shows_the_statements_of_its_themes_once_each(world, client):
    page = Page(client.get("/themes/water/"))
    assert page.texts("ul", class_="chips") == ["Early warning 2 Flood defence 2"]
    assert page.statements == [world.dykes.number, world.sirens.number, world.sensors.number]
