"""What visitors may send: nobody gets a page that was made for another, and the pages kept never take all memory."""

import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import pytest
from django.db import connection
from django.http import HttpResponse, HttpResponseNotFound, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from proceedings.views.page_cache import Page, PageCacheMiddleware, PageStore, bytes_of, page_store, public_page
from speakers.models import Speaker
from tests import world as small_world

PAGE = "/forums/river-forum/2024/floods/"


@pytest.fixture
def world(groups_after_the_flush, transactional_db, settings):
    """Committed, for within a transaction nothing is kept; nothing is written until a test asks for `a_write`."""
    settings.PAGE_CACHE_STAMP_SECONDS = 0
    page_store.clear()
    world = small_world.build()
    Client().get(PAGE)
    page_store.clear()
    settings.PAGE_CACHE_STAMP_SECONDS = 600
    yield world
    page_store.clear()


def is_kept(address, **asked):
    """Whether the page comes without a query."""
    with CaptureQueriesContext(connection) as captured:
        Client().get(address, **asked)
    return len(captured) == 0


# --- the address ----------------------------------------------------------------------------------------------


def test_each_host_has_its_own_page(world, client, settings):
    settings.ALLOWED_HOSTS = ["archive.example", "mirror.example"]
    for host in ["archive.example", "mirror.example"] * 2:
        text = client.get(PAGE, headers={"Host": host}).content.decode()
        assert re.findall(r"http://(\w+\.example)/forums/", text) == [host] * text.count(f"{host}/forums/")
        assert f'rel="canonical" href="http://{host}{PAGE}"' in text


def test_each_spelling_of_a_host_has_its_own_page(world, client):
    for host in ["testserver", "TestServer", "testserver:80", "testserver:8000", "testserver."] * 2:
        assert (
            f'rel="canonical" href="http://{host}{PAGE}"' in client.get(PAGE, headers={"Host": host}).content.decode()
        )


def test_a_host_that_is_not_ours_is_refused_whatever_is_kept(world, client, settings):
    settings.ALLOWED_HOSTS = ["archive.example"]
    client.get(PAGE, headers={"Host": "archive.example"})
    for host in ["evil.example", "archive.example@evil.example", "archive.example/..", "archive.example:80:80", ""]:
        answer = client.get(PAGE, headers={"Host": host})
        assert answer.status_code == HTTPStatus.BAD_REQUEST, host
    assert len(page_store.pages) == 1


def test_a_host_told_by_a_forwarding_header_changes_nothing(world, client):
    told = {"X-Forwarded-Host": "evil.example", "X-Host": "evil.example", "Forwarded": "host=evil.example"}
    client.get(PAGE, headers=told)
    assert "evil.example" not in client.get(PAGE).content.decode()


def test_http_and_https_are_kept_apart(world, client):
    for scheme in ["http", "https"] * 2:
        asked = {"Host": "testserver", "X-Forwarded-Proto": scheme}
        text = client.get(PAGE, headers=asked).content.decode()
        assert f'rel="canonical" href="{scheme}://testserver{PAGE}"' in text


def test_plain_http_leads_to_https_whatever_is_kept(world, settings):
    settings.SECURE_SSL_REDIRECT = True
    client = Client()
    for _ in range(2):
        assert client.get(PAGE, headers={"X-Forwarded-Proto": "https"}).status_code == HTTPStatus.OK
        answer = client.get(PAGE)
        assert (answer.status_code, answer["Location"]) == (HTTPStatus.MOVED_PERMANENTLY, f"https://testserver{PAGE}")


def test_a_script_name_told_by_a_header_leaves_other_addresses_alone(world, client):
    """Gunicorn takes it from a proxy that it trusts, which may have it from anybody."""
    assert client.get("/speakers/", SCRIPT_NAME="/uk")["Content-Language"] == "en"
    assert client.get("/uk/speakers/")["Content-Language"] == "uk"


def test_a_question_mark_in_a_path_is_no_query(world, client):
    assert client.get("/speakers/?page=1").status_code == HTTPStatus.OK
    assert client.get("/speakers/%3Fpage=1").status_code == HTTPStatus.NOT_FOUND


def test_languages_are_kept_apart_and_say_so(world, client):
    for prefix, language in [("", "en"), ("/uk", "uk"), ("/ja", "ja")] * 2:
        answer = client.get(prefix + PAGE, headers={"Accept-Language": "ja"})
        assert answer["Content-Language"] == language
        assert f'<html lang="{language}"' in answer.content.decode()


def test_a_page_that_is_not_there_is_asked_for_each_time(world, client):
    for _ in range(2):
        assert client.get("/speakers/nobody/").status_code == HTTPStatus.NOT_FOUND
    assert not page_store.pages


# --- the method -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["head", "get"])
def test_head_and_get_share_a_page(world, client, first):
    getattr(client, first)(PAGE)
    head, whole = client.head(PAGE), client.get(PAGE)
    assert head.headers == whole.headers
    assert head.content == b""
    assert len(whole.content) == int(whole["Content-Length"])


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_refused_whatever_is_kept(world, client, method):
    client.get(PAGE)
    assert getattr(client, method)(PAGE).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_a_part_asked_for_is_answered_with_the_whole(world, client):
    whole = client.get(PAGE)
    part = client.get(PAGE, headers={"Range": "bytes=0-9", "If-Range": whole["ETag"]})
    assert (part.status_code, part.content) == (HTTPStatus.OK, whole.content)


# --- the headers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "is_compressed"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("br, gzip", True),
        ("br,gzip;q=0.5", True),
        ("gzip ; q=1.0, identity;q=0", True),
        ("deflate, gzip;q=0.001, br", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("br, gzip ;Q=0", False),
        ("pack200-gzip", False),
        ("gzipped", False),
        ("*;q=0", False),
        ("br", False),
        ("", False),
    ],
)
def test_a_page_travels_compressed_to_who_takes_it_so(world, client, accepted, is_compressed):
    plain = client.get(PAGE).content
    answer = client.get(PAGE, headers={"Accept-Encoding": accepted})
    assert answer.get("Content-Encoding") == ("gzip" if is_compressed else None)
    assert (gzip.decompress(answer.content) if is_compressed else answer.content) == plain
    assert int(answer["Content-Length"]) == len(answer.content)


def test_a_kept_page_has_the_headers_of_one_just_made(world, client):
    made, kept = client.get(PAGE), client.get(PAGE)
    assert kept.headers == made.headers
    assert set(kept.headers) == {
        *("Content-Type", "Content-Length", "Content-Language", "Vary", "ETag", "Last-Modified", "Cache-Control"),
        *("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"),
        *("Referrer-Policy", "Cross-Origin-Opener-Policy"),
    }


def test_who_has_the_page_is_told_what_still_holds(world, client):
    whole = client.get(PAGE)
    answer = client.get(PAGE, headers={"If-None-Match": f'"other", {whole["ETag"]}', "Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.content) == (HTTPStatus.NOT_MODIFIED, b"")
    lasting = ["ETag", "Last-Modified", "Cache-Control", "Vary", "Content-Security-Policy", "X-Frame-Options"]
    assert {name: answer[name] for name in lasting} == {name: whole[name] for name in lasting}


# --- cookies --------------------------------------------------------------------------------------------------


def test_cookies_that_log_nobody_in_change_nothing(world, client):
    text = client.get(PAGE).content
    for cookie in ["", ";;=", "theme=dark", "csrftoken=x", "messages=x", "xsessionid=1", "sessionid"]:
        answer = client.get(PAGE, headers={"Cookie": cookie})
        assert answer.content == text, cookie
        assert answer["Cache-Control"].startswith("public"), cookie
        assert not answer.cookies, cookie


def test_who_brings_a_session_that_is_over_is_rid_of_it(world, client):
    text = client.get(PAGE).content
    answer = client.get(PAGE, headers={"Cookie": "sessionid=made-up"})
    assert (answer.content, answer["Cache-Control"]) == (text, "private, no-store")
    assert answer.cookies["sessionid"]["max-age"] == 0


def test_no_cookie_of_a_session_finds_a_kept_page(world):
    Client().get(PAGE)
    assert is_kept(PAGE, headers={"Cookie": "theme=dark"})
    for cookie in ["sessionid=made-up", "theme=dark; sessionid=made-up", 'sessionid="made-up"', "sessionid="]:
        assert not is_kept(PAGE, headers={"Cookie": cookie}), cookie


def test_who_logs_out_gets_the_visitors_page_again(world, client, admin_client):
    visitors = client.get("/").content
    assert admin_client.get("/").content != visitors
    admin_client.logout()
    assert admin_client.get("/").content == visitors


def test_an_editor_sees_a_draft_and_leaves_no_trace_of_it(world, client, admin_client):
    draft = world.draft.get_absolute_url()
    for _ in range(2):
        assert admin_client.get(draft).status_code == HTTPStatus.OK
        assert client.get(draft).status_code == HTTPStatus.NOT_FOUND


# --- what a view answers --------------------------------------------------------------------------------------


@pytest.fixture
def answered(rf):
    """What `view` answers to the first and to the second visitor."""

    def both(view):
        site = PageCacheMiddleware(public_page(view))
        return [site(rf.get("/")) for _ in range(2)]

    return both


def with_a_cookie(request):
    answer = HttpResponse("Yours alone.")
    answer.set_cookie("name", "value")
    return answer


def refused(request):
    return HttpResponseNotFound("No.")


def streamed(request):
    return StreamingHttpResponse(["a", "b"])


@pytest.mark.parametrize("view", [with_a_cookie, refused, streamed])
def test_what_is_no_whole_page_for_everybody_is_not_kept(world, answered, view):
    assert not any("ETag" in answer for answer in answered(view))
    assert not page_store.pages


def test_what_is_written_while_a_page_is_made_is_in_the_next(world, answered, settings):
    settings.PAGE_CACHE_STAMP_SECONDS = 0

    def view(request):
        name = Speaker.objects.get(pk=world.ada.pk).name
        Speaker.objects.filter(pk=world.ada.pk).update(name="Ada Swamp")
        return HttpResponse(name)

    assert [answer.content.decode() for answer in answered(view)] == ["Ada Marsh", "Ada Swamp"]


def test_an_answer_of_its_own_for_each(world, answered):
    first, second = answered(lambda _: HttpResponse("A page."))
    first["X-Mine"] = "1"
    first.set_cookie("mine", "1")
    assert "X-Mine" not in second
    assert not second.cookies


def test_what_is_no_page_asks_the_database_nothing(world):
    assert is_kept("/healthz")


# --- memory ---------------------------------------------------------------------------------------------------


def test_pages_nobody_asks_for_make_room(world, client, settings):
    client.get(PAGE)
    settings.PAGE_CACHE_BYTES = 4 * page_store.size
    for number in range(12):
        client.get(f"{PAGE}?n={number}{'x' * 2000}")
        assert client.get(PAGE).status_code == HTTPStatus.OK
        assert page_store.size <= settings.PAGE_CACHE_BYTES
    assert 1 < len(page_store.pages) < 5
    assert is_kept(PAGE)
    assert not is_kept(f"{PAGE}?n=0{'x' * 2000}")


def test_a_page_larger_than_all_room_is_answered_and_not_kept(world, client, settings):
    settings.PAGE_CACHE_BYTES = 1_000
    for _ in range(2):
        assert client.get(PAGE).status_code == HTTPStatus.OK
    assert (len(page_store.pages), page_store.size) == (0, 0)


def test_what_is_kept_is_counted_rightly_by_many_threads(settings):
    settings.PAGE_CACHE_BYTES = 100_000
    store = PageStore()

    def use(number):
        address = ("http", "testserver", "", f"/{number % 37}", "")
        page = Page(("stamp",), "etag", 0, plain=(b"x" * (number % 997), {}), compressed=(b"", {}))
        store.get(address)
        store.put(address, page)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(20_000)))
    assert store.size == sum(bytes_of(*each) for each in store.pages.items())
    assert 0 < store.size <= settings.PAGE_CACHE_BYTES
