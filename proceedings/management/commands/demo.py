import os
import secrets
import signal
import socket
import sys
import webbrowser
from threading import Timer

import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connection
from django.db.utils import InternalError, OperationalError
from gunicorn.app.base import BaseApplication

from django_extras.connections import close_connections
from proceedings.models import ForumEdition

BUNDLED = sorted((settings.BASE_DIR / "data").glob("*.yaml"))


class Command(BaseCommand):
    help = "Run the whole site on 127.0.0.1, on nothing but this checkout, with the bundled editions."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-browser", action="store_true", help="do not open the home page")

    def handle(self, *, port, no_browser, **options):
        check_port(port)
        for stop in (signal.SIGTERM, signal.SIGHUP):  # until gunicorn has its own, so that PostgreSQL is stopped too
            signal.signal(stop, signal.default_int_handler)
        try:
            password = self.prepare()
        except KeyboardInterrupt:
            sys.exit(130)
        address = f"http://127.0.0.1:{port}/"
        self.stdout.write(
            f"\n  The archive: {address}\n  Editors:     {address}admin/  as “editor”, password {password}\n"
            "\n  Ctrl-C stops it; what was entered is kept in .data/.\n"
        )
        self.stdout.flush()
        if sys.stdout.isatty() and not no_browser:
            Timer(1, webbrowser.open, [address]).start()
        Server(f"127.0.0.1:{port}").run()

    def prepare(self):
        """The database, filled at the first run. Gives the editor's password."""
        try:
            check_database()
            call_command("migrate", verbosity=0, skip_checks=False)
            call_command("check_search", "--if-older", stdout=self.stdout)
            if not ForumEdition.objects.exists():
                self.stdout.write(f"Loading {len(BUNDLED)} files of data/ …")
                self.stdout.flush()
                call_command("load_edition", *BUNDLED, stdout=self.stdout)
            password = password_of_editor()
        except (OperationalError, InternalError, OSError) as error:
            raise CommandError(f"{' '.join(str(error).split())}\n{advice(error)}") from error
        close_connections()  # a forked worker opens its own
        return password


def check_database():
    """One connection without the pool, which would try again and again and not say why it failed."""
    with connection.wrap_database_errors:
        psycopg.connect(**connection.get_connection_params()).close()


def check_port(port):
    if not 0 < port < 65536:
        raise CommandError(f"{port} is not a port; choose one from 1 to 65535, e.g. --port 8001.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}); choose another, e.g. --port {port % 65535 + 1}."
            ) from error


def password_of_editor():
    """Of the one account of the demonstration: chosen at the first run, then kept beside the database."""
    path = settings.DATA_DIR / "editor-password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9))
    password = path.read_text()
    editor, created = get_user_model().objects.get_or_create(username="editor", defaults={"is_staff": True})
    if created or not editor.check_password(password):
        editor.set_password(password)
        editor.save()
    editor.groups.set(Group.objects.filter(name__in=["Editors", "Publishers"]))
    return password


def advice(error):
    if "No space left" in str(error):
        return "Free some disk space, then start again."
    return (
        "If it was running well before, .data/postgres may be damaged: move the folder .data away and start again; "
        "the bundled editions are then loaded anew."
    )


class Server(BaseApplication):
    """gunicorn in this process, so that stopping the command stops everything."""

    def __init__(self, bind):
        self.bind = bind
        super().__init__()

    def load_config(self):
        self.cfg.set("bind", self.bind)
        self.cfg.set("workers", 2)
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("threads", settings.THREADS_PER_WORKER)
        self.cfg.set("proc_name", "forum-archive")
        self.cfg.set("loglevel", "warning")
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("when_ready", stop_with_the_terminal)

    def load(self):
        return get_internal_wsgi_application()


def stop_with_the_terminal(arbiter):
    """gunicorn takes a hang-up for “read your settings again”, and would go on unseen."""
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
