"""Pages of the web: what is of the article is read, what surrounds it is set aside and told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.imports.reading.files import read

ARTICLE = "<h1>Ropes</h1><p>Ann Bell, Director of the Tide Trust, said that ropes age.</p>"


def lines_of(page):
    return [line for line in read(page.encode(), "a.html").text.split("\n") if line]


def set_aside(page):
    return {(each.what, each.text) for each in read(page.encode(), "a.html").furniture}


@pytest.mark.parametrize(
    ("furniture", "what"),
    [
        ("<nav>Home About</nav>", "navigation"),
        ("<footer>The Institute</footer>", "page foot"),
        ("<aside>Other news</aside>", "aside"),
        ('<div id="cookie-banner">We keep cookies</div>', "cookies"),
        ('<ol class="breadcrumb">Home Reports</ol>', "breadcrumbs"),
        ('<div class="share-buttons">Share this</div>', "share buttons"),
        ('<section class="related-posts"><a href="#">Knots</a></section>', "related pages"),
        ('<div role="navigation">Home</div>', "navigation"),
        ("<div hidden>Not shown</div>", "hidden text"),
        ("<figure><figcaption>The quay</figcaption></figure>", "caption"),
    ],
)
def test_furniture_is_neither_title_nor_words_but_told(furniture, what):
    page = f"<body>{furniture}{ARTICLE}</body>"
    assert lines_of(page) == ["# Ropes", "Ann Bell, Director of the Tide Trust, said that ropes age."]
    assert {kind for kind, _ in set_aside(page)} == {what}


def test_a_section_of_the_text_may_have_the_name_of_furniture():
    page = f'<body>{ARTICLE}<section id="social-policy"><p>Wages are low.</p></section></body>'
    assert lines_of(page)[-1] == "Wages are low."


def test_several_articles_on_a_page_are_all_read():
    page = "<body>" + "".join(f"<article><p>{name} said that ropes age.</p></article>" for name in "ABC") + "</body>"
    assert lines_of(page) == [f"{name} said that ropes age." for name in "ABC"]


def test_what_surrounds_the_one_article_is_told():
    page = f"<body><div>Latest news</div><article>{ARTICLE}</article></body>"
    assert set_aside(page) == {("beside the article", "Latest news")}


def test_a_form_around_the_page_is_no_furniture():
    assert lines_of(f"<body><form>{ARTICLE}</form></body>")[0] == "# Ropes"


def test_rows_of_a_table_stay_together():
    rows = "<tr><td>Ann Bell</td><td>Director</td></tr><tr><td>Ben Cox</td><td>Mayor</td></tr>"
    assert lines_of(f"<body><table>{rows}</table></body>") == ["Ann Bell Director", "Ben Cox Mayor"]
    words = f"<tr><td>Ann Bell</td><td><p>Ropes age.</p><p>Knots do not.</p></td></tr>{rows}"
    assert lines_of(f"<body><table>{words}</table></body>")[:3] == ["Ann Bell", "Ropes age.", "Knots do not."]


def test_how_a_name_is_read_stands_in_brackets():
    assert lines_of("<body><p><ruby>田中<rt>たなか</rt></ruby>氏は述べた。</p></body>") == [
        "田中（たなか）氏は述べた。"
    ]


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<p>", "<b></i>", "<table><tr><td>", "<article><a href=x>"])
def test_a_page_of_nothing_but_nested_tags_is_read_to_its_end(tag):
    assert read(f"<body>{tag * 30_000}the end</body>".encode(), "a.html").text.strip() == "the end"


WORDS = st.text("abcdefgh", min_size=1, max_size=6)
ELEMENTS: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        WORDS.map(lambda word: f" {word} "),
        st.tuples(st.sampled_from(["p", "div", "b", "li", "td", "span", "blockquote", "section"]), ELEMENTS).map(
            lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
        ),
        ELEMENTS.map(lambda inner: f"<table><tr><td>{inner}</td><td> x </td></tr></table>"),
        st.tuples(ELEMENTS, ELEMENTS).map("".join),
    )
)


@settings(deadline=None, max_examples=150)
@given(ELEMENTS)
def test_every_word_of_a_page_is_read_once(body):
    printed = sorted("".join(piece.partition(">")[2] if ">" in piece else piece for piece in body.split("<")).split())
    assert sorted(read(f"<body>{body}</body>".encode(), "a.html").text.replace("•", " ").split()) == printed
