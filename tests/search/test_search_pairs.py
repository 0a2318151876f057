"""The pairs of search_pairs.yaml, on the normaliser and the query language alone, without a database."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from proceedings.search.query_language import And, Exact, Near, Not, Or, Phrase, Prefix, Word, parse
from proceedings.text.lexemes import occurrences, readings, tokens, vector
from proceedings.text.lexemes.words import MAX_LEXEME_LENGTH

PAIRS = YAML(typ="safe").load(Path(__file__).with_name("search_pairs.yaml"))


def found(term, text_tokens, **neighbours):
    """Where a term of the query stands."""
    kind = {Exact: {"exact": True}, Prefix: {"prefix": True}}.get(type(term), neighbours)
    if isinstance(term, Phrase) and term.is_prefix:
        kind = {"prefix": True}
    return occurrences(text_tokens, readings(term.text, **kind))


def matches(node, text_tokens):
    inside = partial(matches, text_tokens=text_tokens)
    match node:
        case And(items):
            return all_match(items, text_tokens)
        case Or(items):
            return any(map(inside, items))
        case Not(item):
            return not inside(item)
        case Near(left, right, distance):
            return any(
                abs(a.position - b.position) <= distance
                for a in found(left, text_tokens)
                for b in found(right, text_tokens)
            )
    return bool(found(node, text_tokens))


def all_match(items, text_tokens):
    """Every item; a word may also stand in the text as one word with its neighbour in the query."""
    words = ["", *(item.text if isinstance(item, Word) else "" for item in items), ""]
    return all(
        bool(found(item, text_tokens, before=words[at], after=words[at + 2]))
        if isinstance(item, Word)
        else matches(item, text_tokens)
        for at, item in enumerate(items)
    )


def name_of(pair):
    return f"{pair['query']} in {pair['text']}: {pair['why']}"


@pytest.mark.parametrize("pair", PAIRS, ids=name_of)
def test_pair(pair):
    is_found = matches(parse(pair["query"]).tree, tokens(pair["text"], pair["language"]))
    assert is_found == (pair["match"] == "yes")


def test_pairs_are_many_and_said_once():
    said = [(pair["text"], pair["query"]) for pair in PAIRS]
    assert len(set(said)) == len(said) >= 150
    assert {pair["match"] for pair in PAIRS} == {"yes", "no"}
    assert {"en", "uk", "ja"} <= {pair["language"] for pair in PAIRS}


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("The DPRK–Russia pact", "DPRK-Russia", ["DPRK–Russia"]),
        ("“air\u00a0de\u00adfence”", '"air defense"', ["air\u00a0de\u00adfence"]),
        ("U.S. aid for us", "US", ["U.S."]),
        ("Ko\u0304ichi’s ﬁrst F‑16s", "Kōichi", ["Ko\u0304ichi’s"]),
        ("Ko\u0304ichi’s ﬁrst F‑16s", "first", ["ﬁrst"]),
        ("Ko\u0304ichi’s ﬁrst F‑16s", "F16", ["F‑16s"]),
        ("a cease fire, a ceasefire", "cease-fire", ["cease fire", "ceasefire"]),
        ("у Києві, з Києва", "Київ", ["Києві", "Києва"]),
        ("米国の核、核兵器、反核", "核", ["核", "核", "核"]),
        ("日本の防空ｼｽﾃﾑを", "防空システム", ["防空ｼｽﾃﾑ"]),
        ("ﾄﾞﾛｰﾝ", "ドローン", ["ﾄﾞﾛｰﾝ"]),
    ],
)
def test_marks_stand_on_the_words_as_written(text, query, marked):
    assert [text[place.start : place.end] for place in found(parse(query).tree, tokens(text))] == marked


def test_a_vector_is_what_postgres_reads():
    assert vector("U.S. air-base", weight="A", after=10) == (
        "'us':11A '=US':11A 'air':12A '=air':12A 'base':13A '=base':13A 'airbas':12A,13A '=airbase':12A,13A"
    )


def test_a_stop_word_is_told_from_a_word():
    def are_stop_words(phrase):
        return [slot.is_stop_word for slot in readings(phrase)[0]]

    assert are_stop_words("the US will") == [True, False, True]
    assert are_stop_words("gas dam bus") == [False, False, False]  # not "as", "am", "us" behind a sign
    assert are_stop_words("це не війна") == [True, True, False]


TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="Uu.Ss-–'’ʼ13,0 \u00a0\u00ad\u200b\u0301іїґКйЄёы防空ドﾄﾞー・=核ΩحE\n%_\\\x00ß㎞½™ﬁ"),
)


@given(TEXTS, st.sampled_from(["en", "uk", "ja", "ru", "xx"]))
@example("İ", "en")
@example("\u0301", "en")
@example("a" * 5000, "en")
@settings(max_examples=400, deadline=None)
def test_any_text_has_tokens_that_lie_within_it(text, language):
    text_tokens = tokens(text, language)
    for token in text_tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert token.lexemes and all(0 < len(lexeme) <= MAX_LEXEME_LENGTH + 1 for lexeme in token.lexemes)
    assert [token.position for token in text_tokens if token.position < 1] == []
    assert not set("'\\\x00 ") & {sign for token in text_tokens for lexeme in token.lexemes for sign in lexeme}


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_a_text_is_found_by_itself(text):
    asked = readings(text)
    assert bool(asked) == bool(tokens(text))
    if asked:
        assert occurrences(tokens(text), asked)
