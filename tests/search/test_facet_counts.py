"""The counts of facets, and totals, against a count by hand over archives made at random."""

from collections import Counter
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from proceedings.models import StatementTheme
from tests import make
from themes.models import Theme

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
