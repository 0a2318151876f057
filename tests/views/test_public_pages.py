import gzip
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from proceedings.editorial import publishing
from proceedings.views.page_cache import page_store
from tests import make
from tests import world as small_world

PAGE = "/forums/river-forum/2024/floods/"


@pytest.fixture
def world(groups_after_the_flush, transactional_db):
    """As everywhere, but committed: within a transaction nothing is kept."""
    page_store.clear()
    yield small_world.build()
    page_store.clear()


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_a_page_that_is_kept_takes_one_query(world, client):
    client.get(PAGE)
    # Tests that run beside this one write to databases of the same server, which renders a page anew now and then.
    assert min(queries(client, PAGE) for _ in range(20)) == 1


def test_an_edit_is_seen_at_once(world, client):
    client.get(PAGE)
    world.dykes.text = "Marsh wants lower dykes."
    world.dykes.save()
    assert "Marsh wants lower dykes." in client.get(PAGE).content.decode()


def test_many_visitors_at_once_put_one_question_to_the_database(world, client, settings):
    settings.PAGE_CACHE_STAMP_SECONDS = 60
    client.get(PAGE)
    assert queries(client, PAGE) == 0


def test_an_edit_is_seen_as_soon_as_the_stamp_was_asked_for_again(world, client, settings):
    settings.PAGE_CACHE_STAMP_SECONDS = 0.02
    client.get(PAGE)
    world.dykes.text = "Marsh wants lower dykes."
    world.dykes.save()
    time.sleep(0.02)
    assert "Marsh wants lower dykes." in client.get(PAGE).content.decode()


def test_what_is_withdrawn_is_gone_at_once(world, client, admin_user):
    client.get(PAGE)
    publishing.withdraw(world.edition, by=admin_user)
    assert client.get(PAGE).status_code == 404


def test_what_is_published_by_the_clock_appears(world, client):
    world.draft.published_at = timezone.now() + timedelta(seconds=1)
    world.draft.save()
    assert "Unannounced droughts" not in client.get("/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(1.1)")  # nothing is written meanwhile
    assert "Unannounced droughts" in client.get("/").content.decode()


def test_who_has_the_page_is_told_that_it_stands(world, client):
    first = client.get(PAGE)
    assert client.get(PAGE, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(PAGE, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304


def test_an_edit_elsewhere_leaves_the_page_as_it_was(world, client):
    first = client.get(PAGE)
    world.ada.note = "Has moved."
    world.ada.save()
    again = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again["Last-Modified"]) == (304, first["Last-Modified"])


def test_an_edit_changes_the_tag(world, client):
    first = client.get(PAGE)
    world.panel.title = "Before the floods"
    world.panel.save()
    again = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_headers_for_visitors(world, client):
    response = client.get(PAGE)
    assert response["Cache-Control"] == "public, max-age=0, stale-while-revalidate=30"
    assert {each.strip() for each in response["Vary"].split(",")} == {"Accept-Encoding", "Cookie"}


def test_nothing_is_kept_for_who_is_logged_in(world, client, admin_client):
    client.get(PAGE)
    response = admin_client.get(PAGE)
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response
    assert "Editors’ desk" in response.content.decode()


def test_visitors_never_get_a_page_made_for_somebody(world, client, admin_client):
    admin_client.get("/")
    assert "Editors’ desk" not in client.get("/").content.decode()


def test_addresses_are_kept_apart(world, client):
    matrix = "/forums/river-forum/matrix/"
    assert "Lithuania" not in client.get(matrix).content.decode()
    assert "Lithuania" in client.get(matrix + "?rows=countries").content.decode()
    assert client.get(matrix + "?format=csv").streaming


def test_a_page_travels_compressed(world, client):
    plain = client.get(PAGE)
    packed = client.get(PAGE, headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_a_head_has_no_body(world, client):
    response = client.head(PAGE)
    assert response.status_code == 200
    assert response.content == b""


def test_a_panel_of_twenty_statements_is_light(world, client, settings):
    text = "The delta lost another hundred hectares to salt, and the pumps ran for # days without rest. " * 6
    for number in range(17):
        make.make_statement(panel=world.panel, themes=[world.floods], text=text.replace("#", str(number)))
    page = client.get(PAGE, headers={"Accept-Encoding": "gzip"}).content
    static = [Path(settings.BASE_DIR / "static" / name).read_bytes() for name in ["archive.css", "archive.js"]]
    assert len(page) + sum(len(gzip.compress(each)) for each in static) < 25_000
