"""Whatever is put into an address, the answer is a page, and what was put in is never run."""

import json
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pages import Page

PARTS = {
    "/forums/{}/": 1,
    "/forums/{}/{}/": 2,
    "/forums/{}/{}/{}/": 3,
    "/forums/{}/{}/{}/{}/": 4,
    "/s/{}/": 1,
    "/speakers/{}/": 1,
    "/organisations/{}/": 1,
    "/themes/{}/": 1,
    "/{}/": 1,
    "/{}": 1,
}
PAGED = ["/speakers/", "/organisations/", "/speakers/ada-marsh/", "/organisations/water-institute/", "/themes/water/"]
NAMES = [
    "q", "forum", "edition", "panel", "speaker", "organisation", "country", "theme", "year", "language", "sort", "page",
    "format", "unknown",
]  # fmt: skip
INJECTION = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
NASTY = [
    INJECTION, "\x00", "a\x00b", "%00", "%", "%%%", "\ud7ff", "\ufffe", "\ue000", "\ue001\ue000", "\u202e", "\ufeff",
    "🌊" * 20,
    "0", "-1", "1" * 400, "9" * 5000, "2147483648", "9223372036854775808", "1e309", "NaN", "٣", "x" * 5000,
    "'; DROP TABLE proceedings_statement; --", "' OR 1=1 --", "{{ 7*7 }}", "{% debug %}", "${7*7}", "../../etc/passwd",
    "..", ".", "//evil.example/", "\\", "\r\nSet-Cookie: a=b", "|", "&", "!", "((((((((", "a" * 300 + "*", ":*", "<->",
    "NEAR", "OR", "AND NOT", '"', '""', "-", "--", "theme:", "speaker:ada-marsh", "(theme:water OR", "year:9999999999",
    "before:2024-99-99", "a NEAR b", "ada-marsh", "river-forum/2024", "/", "//", "a/b/c/d", "UA", "ua", "en", "uk-UA",
    "x-y",
    " ", "\t", "\n", "ı", "İ", "ß", "ﬁ", "日本", "Київ",
]  # fmt: skip

nasty = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
parameters = st.lists(st.tuples(st.sampled_from(NAMES), nasty), max_size=8)


def encoded(text):
    return quote(text, safe="", errors="surrogatepass")


def query(pairs):
    return urlencode(pairs, errors="surrogatepass")


def check(answer):
    """An answer of a site that is well: a page (or data) that holds nothing it was given unescaped."""
    assert answer.status_code in (200, 301, 302, 400, 404), answer.request["PATH_INFO"]
    body = b"".join(answer).decode()
    kind = answer.get("Content-Type", "")
    if kind.startswith("text/html") and body:
        assert "<script>alert" not in body
        assert "<img src=x" not in body
        Page(Answer(answer.status_code, body), answer.status_code)
    if kind.startswith("application/json"):
        json.loads(body)
    assert "a=b" not in str(answer.cookies)


class Answer:
    """What `Page` reads of a response whose body was read already."""

    def __init__(self, status_code, body):
        self.status_code, self.content = status_code, body.encode()


@given(address=st.sampled_from(sorted(PARTS)), parts=st.lists(nasty, min_size=4, max_size=4))
def test_any_part_of_an_address_gets_a_page(world, client, address, parts):
    check(client.get(address.format(*map(encoded, parts))))


@pytest.mark.parametrize("address", PARTS)
def test_each_nasty_part_gets_a_page(world, client, address):
    for piece in NASTY:
        check(client.get(address.format(*[encoded(piece)] * PARTS[address])))


@pytest.mark.parametrize("address", ["/search/", "/search.json", "/search.csv"])
@settings(max_examples=25)
@given(pairs=parameters)
def test_any_parameters_of_the_search_get_an_answer(world, client, address, pairs):
    check(client.get(f"{address}?{query(pairs)}"))


@pytest.mark.parametrize("address", ["/search/", "/search.json", "/search.csv"])
def test_each_nasty_value_of_each_parameter_gets_an_answer(world, client, address):
    for piece in NASTY:
        check(client.get(f"{address}?{query([('q', piece), ('page', piece)])}"))
        check(client.get(f"{address}?{query([(name, value) for name in NAMES for value in (piece, 'x', piece)])}"))


@given(address=st.sampled_from(PAGED), page=nasty)
def test_any_page_of_a_list_gets_a_page(world, client, address, page):
    check(client.get(f"{address}?{query([('page', page)])}"))


@settings(max_examples=25)
@given(raw=st.binary(max_size=30))
def test_any_bytes_get_an_answer(world, client, raw):
    percent = "".join(f"%{byte:02x}" for byte in raw)
    check(client.get(f"/search/?q={percent}&theme={percent}&page={percent}"))
    check(client.get(f"/speakers/{percent}/"))


def test_a_parameter_given_very_often_gets_an_answer(world, client):
    check(client.get(f"/search/?{query([(name, str(number)) for name in NAMES for number in range(60)])}"))


@pytest.mark.parametrize("address", ["/", "/search/", "/forums/river-forum/2024/floods/", "/nothing/"])
def test_what_is_put_in_is_shown_as_text(world, client, address):
    check(client.get(f"{address}?{query([(name, INJECTION) for name in NAMES])}"))
    assert INJECTION in Page(client.get(f"/search/?{query([('theme', INJECTION)])}")).main
