"""A database of the benchmarks' own, and what they print of their progress."""

import os
import sys
import time
from contextlib import contextmanager

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from django_extras.connections import close_connections


def use_database(name, fresh):
    """A database of the benchmark's own, with the tables in it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    default = settings.DATABASES["default"]
    django.setup()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        exists = cursor.fetchone()
        if exists and fresh:
            cursor.execute(f'DROP DATABASE "{name}"')
        if fresh or not exists:
            cursor.execute(f'CREATE DATABASE "{name}"')
    close_connections()
    default["NAME"] = connection.settings_dict["NAME"] = name
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)


def execute(sql, values=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def query(sql, values=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@contextmanager
def timed(seconds, step):
    began = time.perf_counter()
    yield
    seconds[step] = time.perf_counter() - began
    tell(f"{step}: {seconds[step]:.1f} s\n")


def progress(what):
    return lambda share: tell(f"\r{what} {share:4.0%} " + ("\n" if share == 1 else ""))


def tell(text):
    print(text, end="", file=sys.stderr, flush=True)
