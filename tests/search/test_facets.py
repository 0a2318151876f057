"""Filters: what they find, how their values are counted, how a wrong one is told."""

from collections import Counter
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from proceedings.models import StatementTheme
from tests import make
from tests.pages import Page
from themes.choices import Decision
from themes.models import Theme


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


# --- Against a count by hand ----------------------------------------------------------------------------

SPEAKERS = {"s-one": "UA", "s-two": "JP", "s-three": ""}
PANELS = ["forum-a/2020/one", "forum-a/2021/one", "forum-b/2021/two"]
THEMES = {"t-one": "g-one", "t-two": "g-one", "t-three": "g-two"}
WORDS = ["dam", "ferry", "gauge"]

statements = st.lists(
    st.fixed_dictionaries(
        {
            "panel": st.sampled_from(PANELS),
            "speaker": st.sampled_from([*SPEAKERS, None]),
            "themes": st.sets(st.sampled_from(sorted(THEMES)), max_size=3),
            "words": st.lists(st.sampled_from(WORDS), max_size=5),
            "language": st.sampled_from(["en", "uk"]),
        }
    ),
    max_size=12,
)
some = st.sampled_from
two_words = st.tuples(some(WORDS), some(WORDS)).filter(lambda pair: pair[0] != pair[1])
parts = st.one_of(
    st.tuples(st.just("word"), some(WORDS)),
    st.tuples(st.just("prefix"), some(["da", "fer", "gauge", "x"])),
    st.tuples(st.just("phrase"), two_words),
    st.tuples(st.just("near"), two_words, st.integers(1, 3)),
    st.tuples(st.just("field"), some(["speaker"]), some(sorted(SPEAKERS))),
    st.tuples(st.just("field"), some(["theme"]), some([*THEMES, "g-one"])),
    st.tuples(st.just("field"), some(["year", "before", "after"]), some(["2020", "2021"])),
    st.tuples(st.just("field"), some(["country"]), some(["UA", "JP"])),
)
queries = st.recursive(
    parts,
    lambda within: st.one_of(
        st.tuples(st.just("and"), within, within),
        st.tuples(st.just("or"), within, within),
        st.tuples(st.just("not"), within),
    ),
    max_leaves=5,
)
criteria = st.fixed_dictionaries(
    {
        "q": st.none() | queries,
        "speaker": st.sets(some(sorted(SPEAKERS)), max_size=2),
        "theme": st.sets(some([*THEMES, "g-one", "g-two"]), max_size=2),
        "country": st.sets(some(["UA", "JP"]), max_size=2),
        "forum": st.sets(some(["forum-a", "forum-b"]), max_size=1),
        "edition": st.sets(some(["forum-a/2020", "forum-a/2021", "forum-b/2021"]), max_size=2),
        "panel": st.sets(some(PANELS), max_size=2),
        "year": st.sets(some(["2020", "2021"]), max_size=2),
        "language": st.sets(some(["en", "uk"]), max_size=1),
    }
)
FACETS = ["theme", "speaker", "country", "forum", "edition", "panel", "year", "language"]


@pytest.fixture
def small_archive(db):
    """Panels, speakers and themes by their names; statements are made and undone by each example."""
    forums = {slug: make.make_forum(slug=slug) for slug in ("forum-a", "forum-b")}
    groups = {slug: make.make_theme(slug=slug) for slug in ("g-one", "g-two")}
    Theme.objects.update(broader=None)
    editions = {}
    for path in ("forum-a/2020", "forum-a/2021", "forum-b/2021"):
        forum, slug = path.split("/")
        editions[path] = make.make_edition(forum=forums[forum], slug=slug)
    return {
        "themes": {slug: make.make_theme(slug=slug, group=groups[group]) for slug, group in THEMES.items()},
        "speakers": {slug: make.make_speaker(slug=slug, country=country) for slug, country in SPEAKERS.items()},
        "panels": {
            path: make.make_panel(edition=editions[path.rpartition("/")[0]], slug=path.rpartition("/")[2])
            for path in PANELS
        },
    }


def make_rows(archive, described):
    for each in described:
        common = {
            "panel": archive["panels"][each["panel"]],
            "text": f"Said: {' '.join(each['words'])}.",
            "language": each["language"],
        }
        if each["speaker"]:
            statement = make.make_statement(**common, speaker=archive["speakers"][each["speaker"]])
        else:
            statement = make.make_unattributed(**common)
        for theme in each["themes"]:
            StatementTheme.objects.create(statement=statement, theme=archive["themes"][theme])


def values(statement, facet):
    """What the described statement has of a facet."""
    forum, year, _ = statement["panel"].split("/")
    match facet:
        case "theme":
            return statement["themes"] | {THEMES[theme] for theme in statement["themes"]}
        case "country":
            return {SPEAKERS.get(statement["speaker"], "")} - {""}
        case "speaker":
            return {statement["speaker"]} - {None}
        case "language" | "panel":
            return {statement[facet]}
        case _:
            return {{"forum": forum, "edition": f"{forum}/{year}", "year": year}[facet]}


def written(query):
    """A query as a reader types it."""
    match query:
        case None:
            return ""
        case "word", word:
            return word
        case "prefix", start:
            return f"{start}*"
        case "phrase", (one, other):
            return f'"{one} {other}"'
        case "near", (one, other), distance:
            return f"({one} NEAR/{distance} {other})"
        case "field", name, value:
            return f"{name}:{value}"
        case "and", one, other:
            return f"({written(one)} {written(other)})"
        case "or", one, other:
            return f"({written(one)} OR {written(other)})"
        case "not", part:
            return f"-({written(part)})"


def says(statement, query):
    """Whether the described statement has what a query asks for, by the meaning of the query language alone."""
    match query:
        case None:
            return True
        case "and", one, other:
            return says(statement, one) and says(statement, other)
        case "or", one, other:
            return says(statement, one) or says(statement, other)
        case "not", part:
            return not says(statement, part)
        case "field", name, value:
            return has(statement, name, value)
    return has_words(statement["words"], query)


def has_words(words, query):
    match query:
        case "word", word:
            return word in words
        case "prefix", start:
            return any(word.startswith(start) for word in words)
        case "phrase", pair:
            return pair in pairwise(words)
        case "near", (one, other), distance:
            return any(
                {words[at], words[beside]} == {one, other}
                for at in range(len(words))
                for beside in range(at + 1, min(at + distance + 1, len(words)))
            )


def has(statement, name, value):
    if name not in ("before", "after"):
        return value in values(statement, name)
    own = statement["panel"].split("/")[1]
    return own < value if name == "before" else own > value


def fits(statement, wanted, but=None):
    return says(statement, wanted["q"]) and all(
        not wanted[facet] or wanted[facet] & values(statement, facet) for facet in FACETS if facet != but
    )


def counted(described, wanted, facet):
    found = [value for each in described if fits(each, wanted, but=facet) for value in values(each, facet)]
    return {**dict.fromkeys(wanted[facet], 0), **Counter(found)}


@given(described=statements, wanted=criteria)
def test_every_count_is_what_counting_by_hand_gives(small_archive, client, described, wanted):
    savepoint = transaction.savepoint_create()
    make_rows(small_archive, described)
    asked = {name: value for name, value in wanted.items() if value} | {"q": written(wanted["q"])}
    answer = client.get("/search.json", asked).json()
    assert answer["count"] == sum(fits(each, wanted) for each in described)
    for facet in FACETS:
        shown = {each["value"]: each["count"] for each in answer["facets"][facet]}
        assert shown == counted(described, wanted, facet)
        assert {each["value"] for each in answer["facets"][facet] if each["selected"]} == wanted[facet]
    transaction.savepoint_rollback(savepoint)
