"""The query language: what is read, what is said about what cannot be, and that nothing breaks it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from proceedings.search.query_language import And, Exact, FieldTerm, Near, Not, Or, Phrase, Prefix, Word, parse

PIECES = r"""
OR AND NOT NEAR NEAR/5 NEAR/0 NEAR/999999 or near ( ) （ ） " “ ” „ « » 「 」 - -- − * a* defen* air defence
15 000 1 111 speaker: theme:"soft power" exact: exact:drones "air defence" Speaker:x foo:bar http://x.y 防空
Київ м’яка : , . _
' \ & | ! <-> U.S. ー ㎞ ß İ ＯＲ ＮＥＡＲ／５ ｔｈｅｍｅ：x ОR АБО
"a* ‹ › 《 》 」 –drones NEAR/x NEAR/9999999 || "defen*" exact:a* speaker:"a
OR, -OR NEAR/5, before:2024-02 year:2026 'x' a_b __init__ a*b *a
"""
SIGNS = ["\x00", "\u200b", "\u0301", "\n", "\u3000", "\ud800"]
TYPED = st.lists(st.sampled_from([*PIECES.split(), *SIGNS]))
QUERIES = st.one_of(st.text(), TYPED.map(" ".join), TYPED.map("".join))


def tree(query):
    return parse(query).tree


def said(query):
    return [(note.message, query[note.start : note.end]) for note in parse(query).notes]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("air defence", And((Word("air"), Word("defence")))),
        ('"air defence" drones', And((Phrase("air defence"), Word("drones")))),
        ("tanks OR drones", Or((Word("tanks"), Word("drones")))),
        ("a1 b1 OR c1", Or((And((Word("a1"), Word("b1"))), Word("c1")))),
        ("a1 (b1 OR c1)", And((Word("a1"), Or((Word("b1"), Word("c1")))))),
        ("a1 AND b1", And((Word("a1"), Word("b1")))),
        ("tanks -drones", And((Word("tanks"), Not(Word("drones"))))),
        ("tanks NOT drones", And((Word("tanks"), Not(Word("drones"))))),
        ('-"air base" -(a1 b1)', And((Not(Phrase("air base")), Not(And((Word("a1"), Word("b1"))))))),
        ("well-known - fact", And((Word("well-known"), Word("fact")))),
        ("defen*", Prefix("defen")),
        ("防*", Prefix("防")),
        ("Japan NEAR drones", Near(Word("Japan"), Word("drones"), 10)),
        ('"air base" NEAR/5 drone*', Near(Phrase("air base"), Prefix("drone"), 5)),
        ("exact:drones", Exact("drones")),
        ('exact:"the will"', Exact("the will")),
        ('speaker:"Olha Testenko"', FieldTerm("speaker", "Olha Testenko")),
        ("speaker:“Olha Testenko”", FieldTerm("speaker", "Olha Testenko")),
        ("Theme:soft-power", FieldTerm("theme", "soft-power")),
        ("edition:ukraine-japan/2026", FieldTerm("edition", "ukraine-japan/2026")),
        (
            "-theme:sanctions before:2024-05",
            And((Not(FieldTerm("theme", "sanctions")), FieldTerm("before", "2024-05"))),
        ),
        ("“soft power”", Phrase("soft power")),
        ("«м’яка сила»", Phrase("м’яка сила")),
        ("„м’яка сила“", Phrase("м’яка сила")),
        ("「法の支配」", Phrase("法の支配")),
        ("『法の支配』　日本", And((Phrase("法の支配"), Word("日本")))),
        ("（日本 OR 台湾）", Or((Word("日本"), Word("台湾")))),
        ("15 000 drones", And((Word("15 000"), Word("drones")))),
        ("U.S., aid!", And((Word("U.S"), Word("aid")))),
        ("", And(())),
        ('"air defen*"', Phrase("air defen*")),
        ("‹soft power›", Phrase("soft power")),
        ("《法の支配》", Phrase("法の支配")),
        ("tanks –drones", And((Word("tanks"), Not(Word("drones"))))),
        ("танки ОR дрони", Or((Word("танки"), Word("дрони")))),
        ("戦車　ＯＲ　船", Or((Word("戦車"), Word("船")))),
        ("戦車 ＮＥＡＲ／５ 船", Near(Word("戦車"), Word("船"), 5)),
        ("ｔｈｅｍｅ：soft-power", FieldTerm("theme", "soft-power")),
        ("organization:jica", FieldTerm("organisation", "jica")),
    ],
)
def test_a_query_is_read(query, expected):
    assert parse(query).tree == expected
    assert parse(query).notes == ()


@pytest.mark.parametrize(
    ("query", "expected", "message", "where"),
    [
        ("(a1 b1", And((Word("a1"), Word("b1"))), "This bracket is not closed.", "("),
        ("a1) b1", And((Word("a1"), Word("b1"))), "This closing bracket has no opening one.", ")"),
        ("a1 ()", Word("a1"), "There is nothing between these brackets.", "()"),
        ('a1 ""', Word("a1"), "There is nothing to search between these quotation marks.", '""'),
        (
            '"a1 b1',
            And((Word("a1"), Word("b1"))),
            "This quotation mark has no partner; its words are searched one by one.",
            '"',
        ),
        (
            "a1 OR",
            And((Word("a1"), Word("or"))),
            "OR needs something on both sides; it is searched as a word.",
            "OR",
        ),
        ("NOT", Word("not"), "NOT needs something after it; it is searched as a word.", "NOT"),
        (
            "a1 NEAR/3",
            And((Word("a1"), Word("near"))),
            "NEAR needs one word or phrase on each side; it is searched as a word.",
            "NEAR/3",
        ),
        ("a1 NEAR/900 b1", Near(Word("a1"), Word("b1"), 100), "NEAR reaches 100 words at most.", "NEAR/900"),
        ("colour:red", Word("colour:red"), "There is no such field; it is searched as words.", "colour:red"),
        (
            "speaker: x1",
            And((Word("speaker"), Word("x1"))),
            "After the colon a value is expected.",
            "speaker:",
        ),
        ("a*", Word("a"), "At least two letters are needed before an asterisk.", "a*"),
        ("?! -", And(()), "There is no word in this to search for.", "?! -"),
        ("🚀", And(()), "There is no word in this to search for.", "🚀"),
        ("a1 OR OR b1", Or((Word("a1"), Word("b1"))), "OR stands here twice and is read once.", "OR"),
        ("a1 NEAR/0 b1", Near(Word("a1"), Word("b1"), 1), "NEAR reaches one word at least.", "NEAR/0"),
        ("a1 NEAR/9999999 b1", Near(Word("a1"), Word("b1"), 100), "NEAR reaches 100 words at most.", "NEAR/9999999"),
        (
            "a1 NEAR/x b1",
            And((Word("a1"), Word("NEAR/x"), Word("b1"))),
            "Behind NEAR/ a number is expected; it is searched as words.",
            "NEAR/x",
        ),
        ("a1 | b1", And((Word("a1"), Word("b1"))), "“|” is not read; write OR instead.", "|"),
        ("!a1", Word("a1"), "“!” is not read; write - instead.", "!"),
        (
            "танки АБО дрони",
            And((Word("танки"), Word("АБО"), Word("дрони"))),
            "“АБО” is searched as a word; the operator is written OR.",
            "АБО",
        ),
        ("防空」", Word("防空"), "This quotation mark has no partner; its words are searched one by one.", "」"),
        (
            '"defen* system"',
            Phrase("defen system"),
            "Within quotation marks an asterisk is read behind the last word only.",
            '"defen* system"',
        ),
        (
            "exact:tank*",
            Exact("tank"),
            "An asterisk is read behind a word of its own only; here it is left out.",
            "exact:tank*",
        ),
        (
            'speaker:"olha testenko',
            And((FieldTerm("speaker", "olha"), Word("testenko"))),
            "This quotation mark has no partner; its words are searched one by one.",
            '"',
        ),
        ("*fense", Word("fense"), "An asterisk stands for the end of a word only.", "fense"),
    ],
)
def test_what_is_wrong_is_said_and_still_searched(query, expected, message, where):
    assert parse(query).tree == expected
    assert said(query) == [(message, where)]


def test_an_unknown_field_names_the_one_that_was_meant():
    assert parse("speeker:poita").notes[0].suggestion == "speaker"
    assert parse("a:poita").notes[0].suggestion == ""


def test_forty_terms_are_searched_and_the_rest_is_said():
    query = " ".join(f"word{n}" for n in range(50))
    assert len(tree(query).items) == 40
    assert said(query) == [("Only the first 40 terms are searched.", query[query.index("word40") :])]
    assert len(tree(f'"{query}"').text.split()) == 40


def test_parts_know_where_they_were_typed():
    query = 'tanks -theme:"soft power" (Japan NEAR drones)'
    tanks, excluded, near = tree(query).items
    assert [query[part.start : part.end] for part in (tanks, excluded, excluded.item, near)] == [
        "tanks",
        '-theme:"soft power"',
        'theme:"soft power"',
        "Japan NEAR drones",
    ]


@given(QUERIES)
@example('15 "000" 15, 000')
@example("-" * 50 + "a")
@example("NOT NOT NOT a OR NOT")
@example("((((((((((((a OR b))))))))))))")
@settings(max_examples=500, deadline=None)
def test_any_text_has_a_tree_that_its_canonical_query_gives_again(query):
    parsed = parse(query)
    assert tree(str(parsed.tree)) == parsed.tree
    assert all(0 <= note.start <= note.end <= len(query) for note in parsed.notes)


def test_no_more_is_said_than_can_be_read():
    assert len(parse(") " * 500).notes) == 20
