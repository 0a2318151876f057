"""What machines read in the pages themselves: Zotero's fields, JSON-LD, OpenGraph, and the "Cite" panel."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest

from proceedings.choices import Attribution
from tests import make, schema_org

STATEMENT = "/forums/river-forum/2024/floods/{}/"
PAGES = [
    "/forums/river-forum/",
    "/forums/river-forum/2024/",
    "/forums/river-forum/2024/floods/",
    "/forums/river-forum/2024/floods/mori-1/",
    "/forums/river-forum/2024/floods/kruk-1/",
    "/speakers/ada-marsh/",
    "/themes/flood-defence/",
    "/themes/",
]


class Page(HTMLParser):
    """A page as Zotero, a crawler and a reader find it."""

    def __init__(self, response):
        super().__init__()
        assert response.status_code == 200
        self.metas, self.links, self.coins, self.linked_data, self.texts = [], [], [], [], {}
        self.current, self.in_linked_data = None, False
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "meta" and "content" in found:
            self.metas.append((found.get("name") or found.get("property"), found["content"]))
        if tag == "link":
            self.links.append((found["rel"], found.get("type"), found["href"]))
        if found.get("class") == "Z3988":
            self.coins.append(parse_qs(found["title"]))
        self.in_linked_data = tag == "script" and found.get("type") == "application/ld+json"
        if found.get("id", "").startswith("cite-"):
            self.current = found["id"]

    def handle_endtag(self, tag):
        self.current, self.in_linked_data = None, False

    def handle_data(self, data):
        if self.in_linked_data:
            self.linked_data.append(json.loads(data))
        if self.current:
            self.texts[self.current] = self.texts.get(self.current, "") + data

    def alternates(self):
        return {kind: address for rel, kind, address in self.links if rel == "alternate" and kind}

    def named(self, prefix):
        return [(name, content) for name, content in self.metas if name and name.startswith(prefix)]


@pytest.fixture
def page(client):
    return lambda address: Page(client.get(address))


# --- Reference managers ---------------------------------------------------------------------------------


def test_zotero_reads_a_statement_from_the_page(world, page):
    found = page(STATEMENT.format("kruk-1"))
    assert found.named("citation_") == [
        ("citation_title", f"Statement {world.sirens.number} (paraphrase)"),
        ("citation_author", "Kruk, Borys"),
        ("citation_publication_date", "2024/05/06"),
        ("citation_conference_title", "River Forum 2024: Living with water"),
        ("citation_publisher", "Forum archive"),
        ("citation_language", "en"),
        ("citation_public_url", f"http://testserver/s/{world.sirens.number}/"),
    ]
    assert found.named("DC.") == [
        ("DC.title", f"Statement {world.sirens.number} (paraphrase)"),
        ("DC.creator", "Kruk, Borys"),
        ("DC.date", "2024-05-06"),
        ("DC.type", "Text"),
        ("DC.publisher", "Forum archive"),
        ("DC.language", "en"),
        ("DC.identifier", f"http://testserver/s/{world.sirens.number}/"),
        (
            "DC.description",
            "A paraphrase in the archive’s words, not a quotation. "
            "Source: Report of the forum, Water Institute, 2024-05-20, https://water.example/report.",
        ),
    ]
    [coins] = found.coins
    assert coins == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["presentation"],
        "rft.title": [f"Statement {world.sirens.number} (paraphrase)"],
        "rft.aulast": ["Kruk"],
        "rft.aufirst": ["Borys"],
        "rft.au": ["Kruk, Borys"],
        "rft.date": ["2024-05-06"],
        "rft.source": ["River Forum 2024: Living with water"],
        "rft.language": ["en"],
        "rft.identifier": [f"http://testserver/s/{world.sirens.number}/"],
    }


@pytest.mark.parametrize("address", ["/forums/river-forum/2024/", "/forums/river-forum/2024/floods/", "{}"])
def test_what_is_cited_announces_its_files_and_they_are_there(world, page, client, address):
    alternates = page(address.format(STATEMENT.format("mori-1"))).alternates()
    for media_type in ["application/x-bibtex", "application/x-research-info-systems",
                       "application/vnd.citationstyles.csl+json"]:  # fmt: skip
        response = client.get(alternates[media_type])
        assert (response.status_code, response["Content-Type"]) == (200, f"{media_type}; charset=utf-8")


def test_a_list_of_results_links_to_itself_in_every_form(world, client):
    page = client.get("/search/?q=dykes&page=1").content.decode()
    for form in ["csv", "json", "bib", "ris", "csl.json", "atom"]:
        assert f'<a href="/search.{form}?q=dykes">' in page
        assert client.get(f"/search.{form}?q=dykes").status_code == 200


def test_a_search_announces_its_files_and_its_feed(world, page):
    alternates = page("/search/?q=dykes&sort=newest&page=1").alternates()
    assert alternates == {
        "application/atom+xml": "/search.atom?q=dykes&sort=newest",
        "application/json": "/search.json?q=dykes&sort=newest",
        "text/csv": "/search.csv?q=dykes&sort=newest",
        "application/x-bibtex": "/search.bib?q=dykes&sort=newest",
        "application/x-research-info-systems": "/search.ris?q=dykes&sort=newest",
        "application/vnd.citationstyles.csl+json": "/search.csl.json?q=dykes&sort=newest",
    }


def test_the_page_announces_how_it_is_embedded(world, client):
    page = client.get("/forums/river-forum/2024/floods/mori-1/").content.decode()
    address = f"http://testserver/oembed?url=http://testserver/s/{world.sensors.number}/"
    assert f'<link rel="alternate" type="application/json+oembed" href="{address}"' in page
    assert client.get(address).json()["title"] == "Chiyo Mori – After the floods (River Forum 2024)"


def test_pages_announce_their_feeds(world, client):
    for page, feed in [
        ("/speakers/ada-marsh/", "/speakers/ada-marsh/feed.atom"),
        ("/themes/early-warning/", "/themes/early-warning/feed.atom"),
        ("/search/?q=dykes&page=1", "/search.atom?q=dykes"),
        ("/", "/feeds/editions.atom"),
    ]:
        assert f'<link rel="alternate" type="application/atom+xml" href="{feed}"' in client.get(page).content.decode()


# --- The panel ------------------------------------------------------------------------------------------


def test_a_verbatim_statement_is_offered_as_a_quotation(world, page):
    address = f"http://testserver/s/{world.sensors.number}/"
    texts = page(STATEMENT.format("mori-1")).texts
    by = "Chiyo Mori, Professor, Delta University, After the floods, River Forum 2024, 6 May 2024"
    assert texts["cite-quotation"] == f"“{world.sensors.text}”\n— {by}. {address}"
    assert texts["cite-html"] == (
        f'<blockquote cite="{address}"><p>“{world.sensors.text}”</p></blockquote>\n'
        f'<p>— {by}. <a href="{address}">{address}</a></p>'
    )
    assert texts["cite-address"] == address


@pytest.mark.parametrize("attribution", [Attribution.PARAPHRASE, Attribution.EDITED])
def test_what_is_not_verbatim_says_so_wherever_it_is_pasted(world, page, attribution):
    world.sirens.attribution = attribution
    world.sirens.save()
    texts = page(STATEMENT.format("kruk-1")).texts
    for pasted in (texts["cite-quotation"], texts["cite-html"]):
        assert f"before higher dykes are built. [{attribution}, not a quotation]" in pasted
        assert "“" not in pasted


def test_what_is_pasted_as_html_is_escaped(world, page):
    world.sensors.text = "<script>alert('&')</script>"
    world.sensors.save()
    pasted = page(STATEMENT.format("mori-1")).texts["cite-html"]
    assert "<p>“&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;”</p>" in pasted


def test_the_four_styles_can_be_selected(world, page):
    texts = page("/forums/river-forum/2024/floods/").texts
    assert texts["cite-1"].startswith("Marsh, A., Kruk, B., & Mori, C. (2024, May 6). After the floods [Panel].")
    assert texts["cite-2"].startswith("Marsh, Ada, Borys Kruk, and Chiyo Mori. 2024. “After the floods.”")
    assert texts["cite-3"].startswith("Marsh, A., Kruk, B. and Mori, C. (2024) ‘After the floods’")
    assert texts["cite-4"].startswith("Marsh A., Kruk B., Mori C. After the floods. River Forum 2024")


def test_a_draft_is_neither_cited_nor_described(world, admin_client):
    for address in ["/forums/river-forum/2025/", "/forums/river-forum/2025/droughts/",
                    "/forums/river-forum/2025/droughts/secret-1/"]:  # fmt: skip
        found = Page(admin_client.get(address))
        assert (found.coins, found.linked_data, found.texts, found.named("citation_")) == ([], [], {}, [])
        assert set(found.alternates()) == {"application/atom+xml"}


# --- JSON-LD --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", PAGES)
def test_linked_data_uses_only_words_of_schema_org(world, page, address):
    [document] = page(address).linked_data
    assert document["@context"] == "https://schema.org"
    assert schema_org.problems(document) == []
    assert "droughts" not in json.dumps(document)


def test_the_check_of_the_vocabulary_finds_what_is_wrong():
    assert schema_org.problems({"@type": "Evnt"}) == [": there is no type Evnt"]
    assert schema_org.problems({"@type": "Event", "speaker": "Ada"}) == ["/Event.speaker: there is no such property"]
    wrong = {"@type": "Event", "location": {"@type": "Person", "name": "Ada"}}
    assert schema_org.problems(wrong) == ["/Event.location: Person is no {'Place'}"]


CHIYO_MORI = {
    "@type": "Person",
    "@id": "http://testserver/speakers/chiyo-mori/",
    "url": "http://testserver/speakers/chiyo-mori/",
    "name": "Chiyo Mori",
    "affiliation": {
        "@type": "OrganizationRole",
        "roleName": "Professor",
        "affiliation": {
            "@type": "Organization",
            "@id": "http://testserver/organisations/delta-university/",
            "url": "http://testserver/organisations/delta-university/",
            "name": "Delta University",
        },
    },
}


def test_a_verbatim_statement_is_a_quotation_by_whom_as_whom(world, page):
    [document] = page(STATEMENT.format("mori-1")).linked_data
    assert document == {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": f"http://testserver/s/{world.sensors.number}/",
        "url": f"http://testserver/s/{world.sensors.number}/",
        "text": world.sensors.text,
        "inLanguage": "en",
        "creator": CHIYO_MORI,
        "isPartOf": {"@type": "WebPage", "url": "http://testserver/forums/river-forum/2024/floods/"},
        "recordedAt": {
            "@type": "Event",
            "@id": "http://testserver/forums/river-forum/2024/floods/",
            "url": "http://testserver/forums/river-forum/2024/floods/",
            "name": "After the floods",
        },
        "about": [
            {
                "@type": "DefinedTerm",
                "@id": "http://testserver/themes/early-warning/",
                "url": "http://testserver/themes/early-warning/",
                "name": "Early warning",
                "termCode": "early-warning",
            }
        ],
    }


def test_a_paraphrase_is_no_quotation(world, page):
    [document] = page(STATEMENT.format("kruk-1")).linked_data
    assert document["@type"] == "Claim"
    assert document["claimInterpreter"] == {"@type": "Organization", "name": "Forum archive"}


def test_an_edition_is_an_event_of_a_series_with_its_panels(world, page):
    [document] = page("/forums/river-forum/2024/").linked_data
    assert (document["@type"], document["superEvent"]["@type"]) == ("Event", "EventSeries")
    assert (document["startDate"], document["endDate"]) == ("2024-05-06", "2024-05-06")
    assert document["organizer"]["name"] == "Water Institute"
    assert [panel["name"] for panel in document["subEvent"]] == ["Opening", "After the floods"]
    welcome, moderator = document["subEvent"][0]["performer"]
    assert (welcome["roleName"], welcome["performer"]["name"]) == ("Welcoming remarks", "Ada Marsh")
    assert (moderator["roleName"], moderator["performer"]["name"]) == ("Moderator", "Borys Kruk")


def test_a_day_that_is_not_known_is_not_in_linked_data(world, page):
    world.edition.opens_on = None
    world.edition.save()
    [document] = page("/forums/river-forum/2024/").linked_data
    assert "startDate" not in document and "endDate" not in document


def test_no_text_ends_the_script_that_holds_it(world, page, client):
    world.sensors.text = "</script><script>alert(1)</script> & <!-- 引用"
    world.sensors.save()
    [document] = page(STATEMENT.format("mori-1")).linked_data
    assert document["text"] == world.sensors.text
    assert "<script>alert" not in client.get(STATEMENT.format("mori-1")).content.decode()


# --- Previews and canonical addresses -------------------------------------------------------------------


def test_opengraph_of_a_paraphrase(world, page):
    number = world.sirens.number
    assert dict(page(STATEMENT.format("kruk-1")).named("og:")) == {
        "og:site_name": "Forum archive",
        "og:url": "http://testserver/forums/river-forum/2024/floods/kruk-1/",
        "og:type": "article",
        "og:title": "Borys Kruk – After the floods (River Forum 2024)",
        "og:description": f"Paraphrase: {world.sirens.text}",
        "og:image": f"http://testserver/s/{number}/card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Borys Kruk – After the floods (River Forum 2024)",
    }


@pytest.mark.parametrize("address", ["/", "/forums/", "/speakers/", "/organisations/water-institute/", *PAGES])
def test_every_page_has_one_canonical_address_and_a_card(world, page, client, address):
    found = page(address)
    assert [href for rel, _, href in found.links if rel == "canonical"] == [f"http://testserver{address}"]
    metas = dict(found.named("og:"))
    assert metas["og:title"] and metas["og:description"]
    assert client.get(metas["og:image"]).headers["Content-Type"] == "image/png"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [("/speakers/?page=2", "/speakers/?page=2"), ("/speakers/?page=1&utm_source=x", "/speakers/"),
     ("/speakers/?page=x", "/speakers/"), ("/search/?q=a", "/search/")],
)  # fmt: skip
def test_only_a_further_page_is_part_of_the_canonical_address(world, page, asked, canonical):
    assert [href for rel, _, href in page(asked).links if rel == "canonical"] == [f"http://testserver{canonical}"]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("", 11), ("heron/", 12), ("heron/said/", 7)],
)
def test_pages_ask_as_little_of_three_rows_as_of_one(world, client, django_assert_num_queries, address, queries, count):
    edition = make.make_edition(forum=world.forum, slug="2026")
    for number in range(count):
        panel = make.make_panel(edition=edition, slug="heron" if not number else f"heron-{number}")
        for index in range(count):
            speaker, employer = make.make_speaker(), make.make_organisation()
            appearance = make.make_appearance(panel=panel, speaker=speaker, organisation=employer)
            make.make_statement(appearance=appearance, slug="said" if not index else f"said-{index}")
    client.get("/")
    with django_assert_num_queries(queries):
        response = client.get(f"/forums/river-forum/2026/{address}")
    assert len(re.findall("application/ld", response.content.decode())) == 1
