"""The whole site, with the bundled archive, in a browser."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from django_extras.connections import close_connections

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome", "chrome"])), None)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
OF_THE_RECORD = ("proceedings_", "search_", "speakers_", "themes_")
PATIENCE = 30_000  # milliseconds
EDITOR = {"username": "editor", "password": "correct horse battery"}


def pytest_collection_modifyitems(items):
    """One worker has the browser, and a database."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.django_db)
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker):
    """The address of the running site, with an editor; what is entered stays until the last test here is done."""
    with django_db_blocker.unblock():
        call_command("load_edition", *sorted((settings.BASE_DIR / "data").glob("*.yaml")), verbosity=0)
        editor = get_user_model().objects.create_user(**EDITOR, is_staff=True)
        editor.groups.set(Group.objects.filter(name__in=["Editors", "Publishers"]))
        server = LiveServer("127.0.0.1")
        try:
            yield server.url
        finally:
            server.stop()
            end_other_sessions()
            empty_the_archive()
            close_connections()  # with it go the connections that were ended above


def end_other_sessions():
    """Those of the server's threads, which end in their own time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def empty_the_archive():
    tables = [name for name in connection.introspection.table_names() if name.startswith(OF_THE_RECORD)]
    get_user_model().objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")


@pytest.fixture(scope="package")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium is found on the PATH")
    # Playwright runs an event loop in this thread, which Django would otherwise take for one of ours.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visit(chromium, site):
    """`visit(width=…, scheme=…)`: a page of a fresh browser; what it complains of fails the test at its end.

    `expects` are words of complaints that the test itself brings about, such as being offline.
    """
    contexts, complaints = [], []

    def page(*, width=1280, scheme="light", expects=()):
        context = chromium.new_context(
            base_url=site, viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        opened = context.new_page()
        opened.on("console", lambda message: complaints.extend(errors(message, expects)))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("request", lambda request: complaints.extend(elsewhere(request.url, site)))
        return opened

    yield page
    for context in contexts:
        context.close()
    assert sorted(set(complaints)) == []


def errors(message, expects):
    if message.type != "error" or any(words in message.text for words in expects):
        return []
    return [f"{message.text} {message.location['url']}"]


def elsewhere(address, site):
    return [] if address.startswith((site, "data:", "blob:")) else [f"asks for {address}"]
