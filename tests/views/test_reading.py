import re

from proceedings.choices import Attribution
from proceedings.text.highlights import MARK_END, MARK_START, text_fragment
from tests import make
from tests.reading_pages import links, words


def html(response):
    return response.content.decode()


def test_a_takeaway_and_its_statements_lead_to_each_other(world, client):
    page = client.get("/forums/river-forum/2024/floods/")
    hrefs = [link.href for link in links(page)]
    assert f"/forums/river-forum/2024/floods/#s-{world.sirens.number}" in hrefs
    assert "/forums/river-forum/2024/floods/#t-1" in hrefs
    assert f'id="s-{world.sirens.number}"' in html(page)
    assert 'id="t-1"' in html(page)


def test_a_paraphrase_is_never_shown_as_a_quotation(world, client):
    page = html(client.get("/forums/river-forum/2024/floods/"))
    quoted = re.findall(r"<blockquote[^>]*>\s*<p>([^<]+)", page)
    assert quoted == ["Sensors in the river bed warned us nine hours ahead."]
    assert page.count("Paraphrase, not a quotation") == 2
    assert page.count(">Verbatim<") == 1


def test_the_outline_names_each_turn_once(world, client):
    make.make_statement(panel=world.panel, speaker=world.chiyo, text="A second point.", attribution=Attribution.EDITED)
    outline = words(client.get("/forums/river-forum/2024/floods/")).partition("On this page ")[2]
    assert outline.startswith("Who spoke Takeaways Statements Ada Marsh Borys Kruk Chiyo Mori Sources River Forum 2024")


def test_a_panel_leads_to_its_neighbours(world, client):
    first, last = client.get("/forums/river-forum/2024/opening/"), client.get("/forums/river-forum/2024/floods/")
    assert beside(first) == {"next": "/forums/river-forum/2024/floods/"}
    assert beside(last) == {"prev": "/forums/river-forum/2024/opening/"}


def beside(response):
    relations = {link.attributes.get("rel"): link.href for link in links(response)}
    return {relation: href for relation, href in relations.items() if relation in ["prev", "next"]}


def test_a_panel_ends_with_the_sources_it_rests_on(world, client):
    page = words(client.get("/forums/river-forum/2024/floods/"))
    assert world.report.title in page.partition(" Sources ")[2]
    assert "Sources" not in words(client.get("/forums/river-forum/2025/droughts/"))


def with_marks(text):
    return text.replace("[", MARK_START).replace("]", MARK_END)


def test_what_was_found_is_marked_where_its_link_leads():
    found = with_marks("Higher [air-defence] & [dykes & dams], [dykes & dams].")
    assert text_fragment(found) == ":~:text=Higher-,air%2Ddefence,-%26&text=%26-,dykes%20%26%20dams"


def test_beside_what_was_found_stand_whole_words_or_none():
    assert text_fragment(with_marks("支援を[続ける]計画")) == ":~:text=%E7%B6%9A%E3%81%91%E3%82%8B"
    assert text_fragment(with_marks("First.\n[Dykes]-and dams")) == ":~:text=Dykes"
    assert text_fragment(with_marks("[Dykes] hold")) == ":~:text=Dykes,-hold"
    assert text_fragment(with_marks("[High] [dykes] hold")) == ":~:text=High%20dykes,-hold"


def test_nothing_found_is_no_fragment():
    assert text_fragment("Plain.") == text_fragment(None) == ""


def test_a_page_that_is_not_there_helps(world, client):
    response = client.get("/forums/river-forum/1999/")
    assert response.status_code == 404
    assert 'action="/search/"' in html(response)
    assert {"/forums/", "/speakers/", "/themes/"} <= {link.href for link in links(response)}
