"""How a search was read, whom it names, what it offers instead of nothing, and its matches in other views."""

from datetime import date

import pytest
from django.db import connection

from proceedings.editorial import publishing
from proceedings.search.models import Synonym, SynonymSet
from proceedings.search.name_index import current_name_index
from speakers.choices import NameKind
from tests import make
from tests.pages import Page


@pytest.fixture
def search(client):
    return lambda query="": Page(client.get(f"/search/?{query}"))


@pytest.fixture
def synonyms(world):
    made = SynonymSet.objects.create()
    for term in ("dyke", "levee", "дамба"):
        Synonym.objects.create(set=made, term=term)
    Synonym.objects.create(set=made, term="sandbag", is_narrower=True)
    return made


def numbers(*statements):
    return sorted(statement.number for statement in statements)


def found(page):
    return sorted(page.statements)


# --- fields ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("speaker:marsh", ["welcome", "dykes"]),
        ("speaker:borys-kruk", ["sirens"]),
        ("speaker:Крук", ["sirens"]),
        ('speaker:"Mori Chiyo"', ["sensors"]),
        ("theme:flood-defence", ["dykes", "sirens"]),
        ("theme:water -theme:flood-defence", ["sensors"]),
        ("organisation:delta-university", ["sensors"]),
        ("country:Japan", ["sensors"]),
        ("country:Японія", ["sensors"]),
        ("country:日本", ["sensors"]),
        ("theme:flood-defense", ["dykes", "sirens"]),
        ('"every vill*"', ["sirens"]),
        ('"every sens*"', []),
        ("country:LT dykes", ["dykes"]),
        ("edition:2024 sensors", ["sensors"]),
        ("forum:river-forum river", ["welcome", "sensors"]),
        ("year:2024 sirens", ["sirens"]),
        ("after:2023 before:2025 sirens", ["sirens"]),
        ("before:2024", []),
        ("speaker:mori OR speaker:kruk", ["sirens", "sensors"]),
        ("(sirens OR sensors) -village", ["sensors"]),
        ("higher NEAR/2 delta", []),
        ("higher NEAR/4 delta", ["dykes"]),
        ("vill*", ["sirens"]),
        ("exact:dyke", []),
    ],
)
def test_the_query_language_reaches_the_record(world, search, query, expected):
    page = search(f"q={query.replace(' ', '+')}")
    assert found(page) == numbers(*(getattr(world, name) for name in expected))


def test_an_unknown_name_in_a_field_is_told_and_searched_as_words(world, search):
    page = search("q=speaker:sirens+village")
    assert "The archive knows no speaker “sirens”; it is searched as words." in page.html
    assert found(page) == numbers(world.sirens)


def test_what_is_wrong_with_a_query_is_told_and_it_is_searched_all_the_same(world, search):
    page = search("q=(sensors")
    assert "This bracket is not closed." in page.html
    assert found(page) == numbers(world.sensors)


def test_the_same_mistake_is_told_once(world, search):
    assert search("q=(((sensors").html.count("This bracket is not closed.") == 1


def test_a_draft_is_not_known_by_name_either(world, search, client, publisher):
    assert "knows no speaker “secret”" in search("q=speaker:secret").html
    assert "Dan Secret" not in search("q=speaker:sekret").html
    assert client.get("/search/?q=Secret").content.count(b"Dan Secret") == 0
    publishing.publish(world.draft, by=publisher)
    assert found(search("q=speaker:secret")) == numbers(world.secret)


# --- synonyms -------------------------------------------------------------------------------------------------


def test_a_word_finds_its_synonyms_and_the_page_says_so(world, synonyms, search):
    page = search("q=levee")
    assert found(page) == numbers(world.dykes, world.sirens)
    assert page.marks == ["dykes", "dykes"]
    assert "also: dyke, дамба, sandbag" in " ".join(page.html.split())


def test_the_page_says_what_else_the_words_within_an_or_find_and_names_no_word_twice(world, synonyms, search):
    Synonym.objects.create(set=synonyms, term="Levees")
    page = search("q=levee+OR+nowhere")
    assert found(page) == numbers(world.dykes, world.sirens)
    assert "also: dyke, дамба, sandbag" in " ".join(page.html.split())
    assert "also: Levees" not in page.html and "Levees," not in page.html


def test_a_theme_is_named_in_a_field_by_what_means_the_same(world, search, synonyms):
    Synonym.objects.create(set=synonyms, term="flood defence")
    assert found(search("q=theme:levee")) == found(search("q=theme:flood-defence"))


def test_a_long_japanese_term_makes_no_query_be_read_by_dozens_of_words(world, synonyms):
    before = current_name_index().max_term_length
    Synonym.objects.create(set=synonyms, term="欧州とインド太平洋の安全保障の不可分性")
    assert current_name_index().max_term_length == before


def test_synonyms_are_found_in_other_languages(world, synonyms, search):
    ukrainian = make.make_statement(panel=world.panel, text="Нові дамби вже будують.", language="uk")
    assert found(search("q=levees")) == found(search("q=дамби")) == numbers(world.dykes, world.sirens, ukrainian)


@pytest.mark.parametrize("query", ['"levee"', "exact:levee", "dykes+-levee"])
def test_quotes_exact_and_minus_switch_synonyms_off(world, synonyms, search, query):
    assert found(search(f"q={query}")) == (numbers(world.dykes, world.sirens) if "dykes" in query else [])


def test_a_narrower_term_is_found_and_does_not_find(world, synonyms, search):
    sandbags = make.make_statement(panel=world.panel, text="Sandbags were all we had.")
    assert found(search("q=levee")) == numbers(world.dykes, world.sirens, sandbags)
    assert found(search("q=sandbag")) == numbers(sandbags)


def test_a_theme_is_found_by_its_name_in_any_language(world, search):
    world.warning.names.create(language="ja", name="早期警戒")
    assert found(search("q=早期警戒")) == numbers(world.sirens, world.sensors)
    assert found(search("q=early+warning")) == numbers(world.sirens, world.sensors)


def test_a_theme_is_found_by_its_value_in_the_address_and_its_field_by_a_term(world, search):
    world.warning.name = "Alarms"
    world.warning.save()
    for term in ("flood wall", "levee board"):
        world.floods.terms.create(term=term, language="en")
    assert found(search("q=early-warning")) == numbers(world.sirens, world.sensors)
    assert found(search("q=theme:%22levee+board%22")) == numbers(world.dykes, world.sirens)


# --- names and spellings --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["kruk", "Крук", "Kruk+Borys", "Krukk"])
def test_somebody_named_stands_above_the_results_with_a_filter(world, search, words):
    page = search(f"q={words}")
    assert page.texts("ul", class_="name-cards") == ["Borys Kruk speaker only by this speaker"]
    assert "/search/?speaker=borys-kruk" in page.links


@pytest.mark.parametrize("words", ["Tanaka", "Танака", "Tanaca", "Tnaaka", "Tanakaa", "田中"])
def test_a_family_name_in_another_script_or_a_letter_off_names_its_speaker(world, search, words):
    tanaka = make.make_speaker(slug="koichi-tanaka", name="Koichi Tanaka", family_name="Tanaka")
    tanaka.names.create(name="田中浩一", language="ja", kind=NameKind.USUAL)
    make.make_appearance(panel=world.panel, speaker=tanaka, position=9)
    assert search(f"q={words}").texts("ul", class_="name-cards") == ["Koichi Tanaka speaker only by this speaker"]
    assert search("q=Tenake").texts("ul", class_="name-cards") == []


@pytest.mark.parametrize("query", ["the", '"after+the"', "…"])
def test_words_that_say_nothing_name_nobody(world, search, query):
    assert "After the floods" in search("q=floods").texts("ul", class_="name-cards")[0]
    assert search(f"q={query}").texts("ul", class_="name-cards") == []


def test_the_filter_of_a_name_keeps_the_other_filters(world, search):
    links = search("q=kruk&country=UA&page=1").links
    assert "/search/?country=UA&speaker=borys-kruk" in links


def test_a_letter_off_is_put_right_at_once_and_told(world, search):
    page = search("q=sensros")
    assert found(page) == numbers(world.sensors)
    assert "Nothing was found for “sensros”" in page.html
    assert found(search("q=sensros&as-typed=1")) == []


def test_a_word_of_a_name_is_not_taken_for_a_misspelling(world, search):
    make.make_statement(panel=world.panel, text="They had their reasons.")
    assert search("q=seasons").marks == ["reasons"]
    make.make_panel(edition=world.edition, slug="seasons", title="Two seasons of floods", position=3)
    assert search("q=seasons").marks == []


def test_nor_is_a_field_without_its_value(world, search):
    make.make_statement(panel=world.panel, text="Weaker dykes.")
    assert search("q=zpeaker").marks == ["Weaker"]
    page = search("q=speaker:")
    assert (page.marks, "After the colon a value is expected." in page.html) == ([], True)


def test_what_is_wrong_with_a_query_is_told_when_its_spelling_is_put_right_too(world, search):
    page = search("q=(sensros")
    assert found(page) == numbers(world.sensors)
    assert "This bracket is not closed." in page.html


def test_links_of_a_page_put_right_lead_to_what_it_shows(world, search, client):
    page = search("q=sensros&country=JP&view=editions")
    files = [link for link in page.links if link.startswith("/search.")]
    assert files[:2] == [f"/search.{each}?q=sensors&country=JP&view=editions" for each in ("csv", "json")]
    assert not [link for link in files if "sensros" in link]
    assert client.get(files[1]).json()["count"] == page.total == 1
    assert page.texts("tr")[0].startswith("Edition sensors per 1,000 words")


def test_data_tells_a_spelling_and_does_not_apply_it(world, client):
    answer = client.get("/search.json?q=sensros").json()
    assert answer["count"] == 0
    assert answer["suggestion"] == {"q": "sensors", "count": 1}


def test_nothing_found_offers_what_to_leave_out_with_its_count(world, search):
    page = search("q=sirens+delta")
    assert page.total == 0
    assert "Without “sirens”: 1 statement" in page.texts("div", class_="nothing")[0]
    assert "Without “delta”: 1 statement" in page.texts("div", class_="nothing")[0]


def test_a_joined_pair_that_stands_nowhere_is_offered_as_two_words(world, search):
    nothing = search("q=sirens–village").texts("div", class_="nothing")[0]
    assert "As single words: “sirens village”: 1 statement" in nothing
    assert "As single words" not in search("q=theme:flood-defence+delta+sirens").html


def test_filters_that_only_together_leave_nothing_are_offered_to_be_dropped_together(world, search):
    nothing = search("q=sirens&country=JP&organisation=water-institute").texts("div", class_="nothing")[0]
    assert "Without the filters: 1 statement" in nothing
    assert "Without the filter “" not in nothing
    assert "Without the filters" not in search("q=sirens&country=JP").html


def test_of_very_many_words_not_every_one_is_tried(world, search, django_assert_max_num_queries):
    with django_assert_max_num_queries(120):
        search("q=" + "+".join(f"levvee{n}" for n in range(40)))


# --- other views ----------------------------------------------------------------------------------------------


def test_every_occurrence_stands_in_its_line(world, search):
    page = search("q=dykes&view=kwic&lines=speaker")
    dykes, sirens = page.texts("tr")[1:]
    assert dykes == f"#{world.dykes.number} Ada Marsh, 2024 {world.dykes.text}"
    assert sirens == f"#{world.sirens.number} Borys Kruk, 2024 {world.sirens.text}"


def test_lines_in_the_order_of_the_results_are_all_on_one_of_the_pages(world, search):
    made = [make.make_statement(panel=world.panel, text=f"Otter {n} met otter {n + 1}.") for n in range(45)]
    pages = [search(f"q=otter&view=kwic&page={number}").texts("tr")[1:] for number in (1, 2)]
    assert [len(lines) for lines in pages] == [80, 10]
    numbered = [line.split()[0] for lines in pages for line in lines]
    assert sorted(numbered) == sorted(2 * [f"#{statement.number}" for statement in made])


def test_lines_can_be_had_as_a_table(world, client):
    lines = b"".join(client.get("/search.csv?q=dykes&view=kwic")).decode("utf-8-sig").splitlines()
    assert lines[0] == "number,cite_url,edition,speaker,left,match,right"
    assert len(lines) == 3


def test_lines_are_sorted_by_words_not_by_the_signs_between(world, search):
    for text in ("Otter zones.", "The otter, again.", "An otter “began”."):
        make.make_statement(panel=world.panel, text=text)
    lines = search("q=otter&view=kwic&lines=right").texts("tr")[1:]
    assert [line.split()[-1] for line in lines] == ["again.", "“began”.", "zones."]


@pytest.mark.parametrize("query", ["", "q=-dykes", "q=speaker:kruk"])
def test_a_search_without_words_has_no_lines_and_says_why(world, search, query):
    page = search(f"view=kwic&{query}")
    assert page.texts("tr")[1:] == ["Only words have a context, and this search has none that a text should have."]


def test_by_speaker_counts_who_says_it_most(world, search):
    page = search("q=dykes+OR+river&view=speakers")
    assert page.texts("tr")[1:] == [
        "Ada Marsh 2 6 May 2024 6 May 2024",
        "Borys Kruk 1 6 May 2024 6 May 2024",
        "Chiyo Mori 1 6 May 2024 6 May 2024",
    ]


def test_first_and_last_are_the_days_of_the_panels(world, search):
    world.panel.held_on = date(2024, 5, 7)
    world.panel.save()
    assert search("q=speaker:marsh&view=speakers").texts("tr")[1:] == ["Ada Marsh 2 6 May 2024 7 May 2024"]


def test_over_time_counts_matches_per_edition_beside_a_second_search(world, search):
    make.make_statement(
        panel=make.make_panel(edition=make.make_edition(forum=world.forum, slug="2019")), text="Ten words about dykes."
    )
    page = search("q=dykes&view=editions&q2=sensors")
    assert [row.split()[-5:] for row in page.texts("tr")[1:]] == [
        ["2019", "1", "250.0", "0", "0.0"],
        ["2024", "2", "45.5", "1", "22.7"],
    ]


def test_bars_of_two_searches_are_equal_where_their_counts_are(world, search):
    make.make_panel(edition=make.make_edition(forum=world.forum, slug="2019"))
    page = search("q=dykes&view=editions&q2=sensors")
    bars = [each.get("height") for each in page.all("rect")]
    assert bars == ["0", "120", "0", "60"]


def test_what_is_wrong_with_the_second_search_is_told(world, search):
    assert "(sensors: This bracket is not closed." in search("q=dykes&view=editions&q2=(sensors").html


def test_an_unknown_view_is_told(world, search):
    page = search("q=dykes&view=pie")
    assert "There is no view “pie”" in page.html
    assert found(page) == numbers(world.dykes, world.sirens)


# --- the database ---------------------------------------------------------------------------------------------


def test_a_search_that_takes_too_long_gets_a_sentence(world, client):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION slow(bigint) RETURNS bigint LANGUAGE sql VOLATILE AS"
            " 'SELECT pg_sleep(10); SELECT $1'"
        )
        cursor.execute("ALTER TABLE search_row RENAME TO search_row_table")
        cursor.execute(
            "CREATE VIEW search_row AS SELECT * FROM search_row_table WHERE slow(statement_id) = statement_id"
        )
    response = client.get("/search/?q=dykes")
    assert response.status_code == 503
    assert "would take longer than 3 seconds" in response.content.decode()


def test_a_name_changed_is_a_name_known_at_once(world, search):
    assert found(search("q=speaker:moritani")) == []
    world.chiyo.names.create(name="Chiyo Moritani", language="en", kind=NameKind.VARIANT)
    assert found(search("q=speaker:moritani")) == numbers(world.sensors)
