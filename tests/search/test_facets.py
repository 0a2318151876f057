"""Filters: what they find, how their values are counted, how a wrong one is told."""

from urllib.parse import urlencode

import pytest

from tests import make
from tests.pages import Page
from themes.choices import Decision


@pytest.fixture
def search(client):
    return lambda query="": Page(client.get(f"/search/?{query}"))


def numbers(*statements):
    return [statement.number for statement in statements]


def test_each_value_of_each_facet_is_shown_with_its_count(world, search):
    assert search().facets == {
        "theme": {"water": 3, "early-warning": 2, "flood-defence": 2},
        "speaker": {"ada-marsh": 2, "borys-kruk": 1, "chiyo-mori": 1},
        "organisation": {"water-institute": 2, "delta-university": 1},
        "country": {"LT": 2, "JP": 1, "UA": 1},
        "forum": {"river-forum": 4},
        "edition": {"river-forum/2024": 4},
        "panel": {"river-forum/2024/floods": 3, "river-forum/2024/opening": 1},
        "year": {"2024": 4},
        "language": {"en": 4},
    }


FILTERS = {
    "theme=flood-defence": ["dykes", "sirens"],
    "theme=water": ["dykes", "sirens", "sensors"],
    "speaker=ada-marsh": ["welcome", "dykes"],
    "organisation=delta-university": ["sensors"],
    "country=UA": ["sirens"],
    "forum=river-forum": ["welcome", "dykes", "sirens", "sensors"],
    "edition=river-forum/2024": ["welcome", "dykes", "sirens", "sensors"],
    "panel=river-forum/2024/opening": ["welcome"],
    "year=2024": ["welcome", "dykes", "sirens", "sensors"],
    "language=en": ["welcome", "dykes", "sirens", "sensors"],
}


@pytest.mark.parametrize(("query", "found"), FILTERS.items())
def test_each_filter_keeps_what_has_its_value(world, search, query, found):
    page = search(query)
    assert page.statements == numbers(*(getattr(world, name) for name in found))
    assert page.total == len(found)


def test_values_of_one_facet_widen_and_facets_narrow_each_other(world, search):
    assert search("speaker=ada-marsh&speaker=chiyo-mori").statements == numbers(
        world.welcome, world.dykes, world.sensors
    )
    assert search("speaker=ada-marsh&speaker=chiyo-mori&theme=early-warning").statements == numbers(world.sensors)


def test_counts_leave_out_their_own_selection_and_keep_all_others(world, search):
    facets = search("theme=early-warning&speaker=chiyo-mori").facets
    assert facets["theme"] == {"water": 1, "early-warning": 1}
    assert facets["speaker"] == {"borys-kruk": 1, "chiyo-mori": 1}
    assert facets["country"] == {"JP": 1}


def test_counts_follow_the_words(world, search):
    assert search("q=dykes").facets["speaker"] == {"ada-marsh": 1, "borys-kruk": 1}


def test_words_and_filters_hold_together_for_results_and_themes(world, search):
    page = search("q=dykes&speaker=ada-marsh")
    assert page.statements == numbers(world.dykes)
    assert page.facets["theme"] == {"water": 1, "flood-defence": 1}


def test_a_chosen_value_without_a_statement_stays_with_a_count_of_nought(world, search):
    page = search("q=dykes&speaker=chiyo-mori")
    assert page.facets["speaker"] == {"ada-marsh": 1, "borys-kruk": 1, "chiyo-mori": 0}
    (chosen,) = page.all("li", data_value="chiyo-mori")
    current = [each.text for each in page.all("a", aria_current="true") if each.within("data-facet")]
    assert current[:1] == [chosen.text] == ["Chiyo Mori 0"]


def test_a_group_counts_a_statement_with_two_of_its_themes_once(world, search):
    page = search("speaker=borys-kruk")
    assert page.facets["theme"] == {"water": 1, "early-warning": 1, "flood-defence": 1}


def test_only_accepted_themes_count(world, search):
    world.sirens.theme_assignments.filter(theme=world.floods).update(decision=Decision.REJECTED)
    world.dykes.theme_assignments.update(decision=Decision.SUGGESTED)
    assert search().facets["theme"] == {"water": 2, "early-warning": 2}
    assert search("theme=flood-defence").statements == []


def test_statements_without_a_speaker_have_none_to_be_counted_under(world, search):
    unknown = make.make_unattributed(panel=world.panel, text="Somebody called for dykes.")
    page = search("q=dykes")
    assert unknown.number in page.statements
    assert page.facets["speaker"] == {"ada-marsh": 1, "borys-kruk": 1}


def test_a_value_leads_to_the_search_with_it_and_a_chosen_one_to_the_search_without(world, search):
    page = search("q=dykes&speaker=ada-marsh&page=1")
    values = [each for each in page.all("a") if each.within("data-facet") and each.get("class") != "exclude"]
    links = {each.within("data-value"): each.get("href") for each in values}
    assert links["borys-kruk"] == "?q=dykes&speaker=ada-marsh&speaker=borys-kruk"
    assert links["ada-marsh"] == "?q=dykes"


@pytest.mark.parametrize(
    "words", ["", "river", "dykes OR river", "dykes OR (river", "higher (dykes OR sirens", '"dykes OR river', "sensros"]
)
def test_leaving_a_value_out_takes_away_as_many_as_it_counts(world, search, words):
    page = search(urlencode({"q": words}))
    excluding = [each for each in page.all("a") if each.get("class") == "exclude"]
    left = {each: search(each.get("href").removeprefix("?")) for each in excluding}
    assert {each.within("data-facet") for each in excluding} >= {"theme", "speaker", "country", "edition", "year"}
    for each, after in left.items():
        assert after.total == page.total - int(each.within("data-count")), each.get("href")
        assert 'class="problems"' not in after.html or 'class="problems"' in page.html


def test_chips_name_what_is_chosen_and_remove_it(world, search):
    page = search("q=dykes&speaker=ada-marsh&theme=water")
    chips = {each.text: each.get("href") for each in page.all("a") if within_chips(each)}
    assert chips == {
        "Remove dykes ×": "?speaker=ada-marsh&theme=water",
        "Remove the filter Theme: Water ×": "?q=dykes&speaker=ada-marsh",
        "Remove the filter Speaker: Ada Marsh ×": "?q=dykes&theme=water",
        "Remove all filters": "/search/?q=dykes",
    }


def within_chips(element):
    return any(above.get("class") == "chips chosen" for above in element.above)


def test_values_are_named_in_words(world, search):
    values = [each for each in search().all("a") if each.within("data-facet") and each.get("class") != "exclude"]
    labels = {(each.within("data-facet"), each.within("data-value")): each.text for each in values}
    assert labels["country", "UA"] == "Ukraine 1"
    assert labels["language", "en"] == "English 4"
    assert labels["edition", "river-forum/2024"] == "River Forum 2024 4"
    assert labels["panel", "river-forum/2024/floods"] == "After the floods (2024) 3"


WRONG = {
    "theme=flood-defense": "The archive knows no theme “flood-defense”; did you mean “flood-defence”?",
    "speaker=ada-march": "The archive knows no speaker “ada-march”; did you mean “ada-marsh”?",
    "organisation=water-institut": (
        "The archive knows no organisation “water-institut”; did you mean “water-institute”?"
    ),
    "forum=rivers-forum": "The archive knows no forum “rivers-forum”; did you mean “river-forum”?",
    "edition=river-forum/2023": "The archive knows no edition “river-forum/2023”; did you mean “river-forum/2024”?",
    "edition=2024": "The archive knows no edition “2024”; did you mean “river-forum/2024”?",
    "panel=river-forum/2024/flood": (
        "The archive knows no panel “river-forum/2024/flood”; did you mean “river-forum/2024/floods”?"
    ),
    "country=XX": "The archive knows no country “XX”.",
    "year=MMXXIV": "The archive knows no year “MMXXIV”.",
    "language=klingonese": "The archive knows no language “klingonese”.",
    "sort=random": "There is no order “random”; it can be relevance, newest, oldest.",
}


@pytest.mark.parametrize(("query", "told"), WRONG.items())
def test_a_wrong_value_is_told_and_finds_nothing_by_itself(world, search, client, query, told):
    page = search(query)
    assert page.texts("ul", class_="problems") == [told]
    assert page.total == (4 if query.startswith("sort") else 0)
    answer = client.get(f"/search.json?{query}")
    assert answer.status_code == 400
    assert [problem["message"] for problem in answer.json()["problems"]] == [told]
    table = client.get(f"/search.csv?{query}")
    assert (table.status_code, table.content.decode()) == (400, told)


def test_a_wrong_value_beside_a_right_one_is_told_and_the_right_one_found(world, search):
    page = search("speaker=chiyo-mori&speaker=nobody-at-all")
    assert page.statements == numbers(world.sensors)
    assert page.texts("ul", class_="problems") == ["The archive knows no speaker “nobody-at-all”."]


def test_a_year_or_country_without_a_statement_is_no_mistake(world, search):
    for query in ("year=1999", "country=FR", "language=fi"):
        page = search(query)
        assert (page.total, page.texts("ul", class_="problems")) == (0, [])


def test_more_values_than_are_taken_are_told(world, search):
    page = search("&".join(f"year={year}" for year in range(1950, 2030)))
    assert page.texts("ul", class_="problems") == ["Only the first 50 values of “year” were taken."]


def test_a_value_of_a_long_facet_is_found_by_its_name(world, search):
    for number in range(40):
        speaker = make.make_speaker(slug=f"p-{number}", name=f"Żaneta {number:02}")
        make.make_statement(panel=world.panel, speaker=speaker)
    page = search("q=&in-speaker=zaneta+3&speaker=ada-marsh")
    values = [each for each in page.all("a") if any(above.get("class") == "others" for above in each.above)]
    assert [each.text for each in values if each.get("class") != "exclude"] == [f"Żaneta {n} 1" for n in range(30, 40)]
    assert {each.get("name"): each.get("value") for each in page.all("input") if each.within("class") == "find"} == {
        "q": "", "speaker": "ada-marsh", "in-speaker": "zaneta 3",
    }  # fmt: skip


def test_a_name_that_no_value_of_a_long_facet_has_is_told(world, search):
    for number in range(40):
        make.make_statement(panel=world.panel, speaker=make.make_speaker(slug=f"p-{number}", name=f"Ola {number}"))
    assert "None has “zz<b>” in its name." in search("in-speaker=zz%3Cb%3E").texts("details", class_="facet")[1]
    assert "None has" not in search("in-speaker=ola").html


def test_of_a_facet_too_long_for_the_page_the_first_are_shown_and_all_are_a_click_away(world, search):
    for number in range(70):
        speaker = make.make_speaker(slug=f"p-{number}", name=f"Żaneta {number:02}")
        make.make_statement(panel=world.panel, speaker=speaker)
    page = search("q=&speaker=p-60")
    assert len(page.facets["speaker"]) == 13
    assert page.facets["speaker"]["p-60"] == 1
    (whole,) = [each for each in page.all("a") if each.text == "Show all 73"]
    assert whole.get("href") == "?q=&speaker=p-60&all=speaker"
    assert len(search("q=&speaker=p-60&all=speaker").facets["speaker"]) == 73
