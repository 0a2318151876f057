"""The search, from the address to the words on the page."""

from datetime import date

import pytest

from tests import make
from tests.pages import Page


@pytest.fixture
def search(client):
    return lambda query="": Page(client.get(f"/search/?{query}"))


def numbers(*statements):
    return [statement.number for statement in statements]


def test_words_find_the_statements_that_have_them_all(world, search):
    page = search("q=higher+dykes+delta")
    assert page.statements == numbers(world.dykes)
    assert page.total == 1


def test_a_search_without_words_shows_everything_newest_edition_first(world, search):
    newer = make.make_statement(
        panel=make.make_panel(edition=make.make_edition(forum=world.forum, slug="2026")), text="Said later."
    )
    assert search().statements == numbers(newer, world.welcome, world.dykes, world.sirens, world.sensors)
    assert search().marks == []


def test_what_is_found_is_marked(world, search):
    page = search("q=dykes")
    assert sorted(page.statements) == numbers(world.dykes, world.sirens)
    assert page.marks == ["dykes", "dykes"]


def test_words_match_whatever_their_case_and_form(world, search):
    assert search("q=SENSOR").statements == search("q=sensors").statements == numbers(world.sensors)


def test_a_phrase_is_found_as_written(world, search):
    assert sorted(search('q="higher dykes"').statements) == numbers(world.dykes, world.sirens)
    assert search('q="dykes higher"').statements == []


def test_a_word_behind_a_minus_is_left_out(world, search):
    assert search("q=dykes+-sirens").statements == numbers(world.dykes)


def test_the_better_match_comes_first(world, search):
    panel = make.make_panel(edition=world.edition)
    long = make.make_statement(panel=panel, text="Ferries are mentioned once in a long statement " + "about it " * 40)
    short = make.make_statement(panel=panel, text="Ferries, ferries!")
    assert search("q=ferries").statements == numbers(short, long)


def test_results_can_be_sorted_by_time(world, search):
    older = make.make_statement(
        panel=make.make_panel(edition=make.make_edition(forum=world.forum, slug="2019")), text="Dykes dykes dykes."
    )
    assert search("q=dykes&sort=newest").statements == numbers(world.dykes, world.sirens, older)
    assert search("q=dykes&sort=oldest").statements == numbers(older, world.dykes, world.sirens)
    assert search("q=dykes&sort=relevance").statements[0] == older.number
    page = search("q=dykes&sort=oldest")
    assert page.texts("span", aria_current="true") == ["Statements", "Oldest"]
    assert page.link("Newest") == "?q=dykes&sort=newest"


def test_markup_in_a_statement_is_shown_not_run(world, search):
    make.make_statement(text="The <script>alert(1)</script> & the <b>dam</b> held.")
    page = search("q=dam+held")
    assert page.marks == ["dam", "held"]
    assert page.all("b") == []
    assert "<script>alert" not in page.html
    assert "The <script>alert(1)</script> & the <b>dam</b> held." in page.main


def test_the_characters_that_stand_for_marks_do_no_harm_in_a_statement(world, search):
    make.make_statement(text="A ferry \ue000 with \ue001\ue001 odd \ue000 characters.")
    page = search("q=ferry")
    assert page.marks[:1] == ["ferry"]
    assert page.texts("div", class_="text") == ["A ferry \ue000 with \ue001\ue001 odd \ue000 characters."]
    assert len(search().statements) == 5


def test_markup_typed_as_words_is_shown_not_run(world, search):
    page = search("q=<script>alert(1)</script>%22><img src=x>")
    assert page.all("img") == []
    assert "<script>alert" not in page.html
    (box,) = page.all("input", name="q")
    assert box.get("value") == '<script>alert(1)</script>"><img src=x>'


def test_the_search_box_keeps_the_words_the_filters_and_the_order(world, search):
    page = search("q=dykes&theme=flood-defence&sort=newest")
    fields = {each.get("name"): each.get("value") for each in page.all("input")}
    assert fields == {"q": "dykes", "theme": "flood-defence", "sort": "newest"}


@pytest.fixture
def long_list(world):
    appearance = make.make_appearance(panel=make.make_panel(edition=world.edition))
    return [make.make_statement(appearance=appearance, text=f"Gauge {number}.") for number in range(45)]


def test_results_come_in_pages_that_keep_the_search(long_list, search):
    first, second, third = (search(f"q=gauge&sort=oldest&page={number}") for number in (1, 2, 3))
    assert first.statements + second.statements + third.statements == numbers(*long_list)
    assert [len(page.statements) for page in (first, second, third)] == [20, 20, 5]
    assert second.texts("nav", class_="pagination") == ["← Previous Page 2 of 3 Next →"]
    assert second.link("Next →") == "?q=gauge&sort=oldest&page=3"
    assert [page.total for page in (first, second, third)] == [45, 45, 45]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("9", "There is no page 9; this is the last one."),
        ("0", "There is no page 0; this is the last one."),
        ("two", "“two” is not a page number; this is the first page."),
    ],
)
def test_a_page_that_is_not_there_is_told(long_list, search, client, number, told):
    page = search(f"q=gauge&page={number}")
    assert page.texts("ul", class_="problems") == [told]
    assert page.statements != []
    answer = client.get(f"/search.json?q=gauge&page={number}")
    assert answer.status_code == 400
    assert [problem["message"] for problem in answer.json()["problems"]] == [told]


def test_where_nothing_is_found_the_page_offers_what_to_drop_with_counts(world, search):
    page = search("q=sensors&theme=flood-defence&speaker=ada-marsh")
    assert (page.total, page.statements) == (0, [])
    offers = [each.text for each in page.all("li") if any(above.get("class") == "nothing" for above in each.above)]
    assert offers[:2] == ["Without the words: 1 statement", "Without the filters: 1 statement"]
    assert not offers[2].startswith("Without")  # without one of the filters there would be none
    assert page.link("Without the words") == "?theme=flood-defence&speaker=ada-marsh"


def test_where_no_word_is_known_the_page_says_so(world, search):
    page = search("q=zeppelin")
    assert page.total == 0
    assert "Nothing in the archive fits “zeppelin”." in page.main


@pytest.mark.parametrize(
    "words", ["the", "+", "((((", '"', "-", "-the", "%00", "%F0%9F%8C%8A", "  ", "'); DROP TABLE--"]
)
def test_nothing_that_is_typed_is_an_error(world, client, words):
    assert client.get(f"/search/?q={words}").status_code == 200
    assert client.get(f"/search.json?q={words}").status_code == 200


def test_words_beyond_the_limit_are_told(world, search):
    page = search("q=" + "dykes+" * 100)
    assert page.texts("ul", class_="problems") == [
        "Only the first 500 characters were searched for. Only the first 40 terms are searched."
    ]


def test_the_same_search_is_announced_as_data(world, search):
    alternates = search("q=dykes&theme=flood-defence").alternates
    assert alternates["application/json"] == "/search.json?q=dykes&theme=flood-defence"
    assert alternates["text/csv"] == "/search.csv?q=dykes&theme=flood-defence"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("relevance", [2020, 2022, 2021]), ("newest", [2022, 2021, 2020]), ("oldest", [2020, 2021, 2022])],
)
def test_results_come_from_as_many_days_as_it_takes(db, client, sort, expected):
    forum = make.make_forum()
    texts = {
        2020: "Otter, otter, otter.",
        2021: "An otter and many other animals of the river.",
        2022: "Otter and otter.",
    }
    for year, text in texts.items():
        edition = make.make_edition(forum=forum, slug=str(year), opens_on=date(year, 5, 1))
        make.make_statement(panel=make.make_panel(edition=edition), text=text)
    found = client.get(f"/search.json?q=otter&sort={sort}").json()["results"]
    assert [int(each["date"][:4]) for each in found] == expected
