"""The demonstration as a newcomer runs it: in a copy of the checkout, in processes of its own, on a free port.

The copy is not in pytest's own folder: the embedded PostgreSQL of root opens every folder above its data to
its user, and a socket's path is short.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest

from tests.site_files import copy_site

NAMES = ["DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEBUG", "WORKERS"]

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture
def checkout():
    """A copy of the checkout that was never run."""
    folder = Path(tempfile.mkdtemp(prefix="archive-"))
    copy_site(folder)
    yield folder
    end(processes_of(folder))
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def first_time():
    """A demonstration that ran once and was stopped: its `.data`, to be copied, and the forum's page it showed."""
    folder = Path(tempfile.mkdtemp(prefix="archive-"))
    copy_site(folder)
    with demo(folder) as (site, address):
        page = read(f"{address}/forums/ukraine-japan/")
        stop(site)
    yield folder / ".data", page
    shutil.rmtree(folder)


@pytest.fixture
def second_time(checkout, first_time):
    """A checkout whose demonstration ran before."""
    copy_data(first_time[0], checkout / ".data")
    return checkout


def copy_data(source, target):
    """With its owners: root's PostgreSQL belongs to a user of its own."""
    shutil.copytree(source, target, dirs_exist_ok=True)
    for copied in [target, *target.rglob("*")]:
        status = (source / copied.relative_to(target)).stat()
        os.chown(copied, status.st_uid, status.st_gid)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder, port):
    environment = {name: value for name, value in os.environ.items() if name not in NAMES}
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--no-browser", "--port", str(port)],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True, preexec_fn=as_from_a_terminal,
    )  # fmt: skip


def as_from_a_terminal():
    """Tests that a script runs behind it have Ctrl-C ignored, and so would what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def demo(folder):
    port = free_port()
    site = start(folder, port)
    try:
        yield site, f"http://127.0.0.1:{port}"
    finally:
        end([psutil.Process(site.pid), *processes_of(folder)] if site.poll() is None else processes_of(folder))
        site.communicate()


def refused(folder, port=None):
    """What is said by a demonstration that does not start."""
    site = start(folder, port or free_port())
    said, _ = site.communicate(timeout=90)
    assert site.returncode == 1, said
    assert "Traceback" not in said
    return said


def read(address):
    """The page, waited for while the site starts."""
    deadline = time.monotonic() + 90
    while True:
        try:
            with urlopen(address, timeout=30) as answer:
                return answer.read().decode()
        except URLError:
            assert time.monotonic() < deadline, "the site did not answer in time"
            time.sleep(0.1)


def stop(site):
    os.killpg(site.pid, signal.SIGINT)  # as Ctrl-C does: to every process of the terminal
    said, _ = site.communicate(timeout=60)
    assert (site.returncode, "Traceback" in said) == (0, False), said


def processes_of(folder):
    found = []
    for process in psutil.process_iter(["cwd", "cmdline"]):
        places = [process.info["cwd"] or "", *(process.info["cmdline"] or [])]
        if any(place.startswith(str(folder)) for place in places):
            found.append(process)
    return found


def end(processes):
    for process in processes:
        process.kill()
    psutil.wait_procs(processes, timeout=20)


def statement_count(address):
    return json.loads(read(f"{address}/search.json"))["count"]


def test_the_first_start_shows_the_six_editions(first_time):
    _, page = first_time
    for year in range(2021, 2027):
        assert f'href="/forums/ukraine-japan/{year}/"' in page


def test_ctrl_c_leaves_no_process_and_loses_nothing(second_time):
    with demo(second_time) as (site, address):
        count = statement_count(address)
        stop(site)
        assert processes_of(second_time) == []
    with demo(second_time) as (site, address):
        assert statement_count(address) == count > 100
        assert "Loading" not in site.stdout.readline()
        stop(site)


def test_closing_the_terminal_stops_it_too(second_time):
    with demo(second_time) as (site, address):
        read(f"{address}/healthz")
        os.killpg(site.pid, signal.SIGHUP)
        assert site.wait(timeout=60) == 0
        assert processes_of(second_time) == []


def test_ctrl_c_while_it_starts_says_nothing_more(checkout):
    with demo(checkout) as (site, _):
        line = site.stdout.readline()
        assert line.startswith("Loading ")
        os.killpg(site.pid, signal.SIGINT)
        said, _ = site.communicate(timeout=60)
        assert "Traceback" not in said
        assert site.returncode == 130
        assert processes_of(checkout) == []


def test_what_was_killed_starts_again(second_time):
    with demo(second_time) as (_, address):
        count = statement_count(address)
        end(processes_of(second_time))
    with demo(second_time) as (site, address):
        assert statement_count(address) == count
        stop(site)


def test_a_port_in_use_is_told(checkout):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert refused(checkout, port) == (
            f"CommandError: Port {port} cannot be used (Address already in use); "
            f"choose another, e.g. --port {port + 1}.\n"
        )
    assert not (checkout / ".data/postgres").exists()


def damage_control_file(data):
    (data / "postgres/global/pg_control").write_bytes(b"not a control file")


def damage_version(data):
    (data / "postgres/PG_VERSION").write_text("12\n")


def damage_users(data):
    (data / "postgres/.handle_pids.json").write_text("[12")


def damage_lock(data):
    (data / "postgres/postmaster.pid").write_text("half a line")


def lose_folder(data):
    shutil.rmtree(data / "postgres/base")


ADVICE = (
    "If it was running well before, .data/postgres may be damaged: move the folder .data away and start again; "
    "the bundled editions are then loaded anew.\n"
)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (damage_control_file, "could not read file"),
        (damage_version, "database files are incompatible with server"),
        (lose_folder, "is missing"),
    ],
)
def test_a_damaged_database_is_told_with_what_to_do(second_time, damage, reason):
    damage(second_time / ".data")
    said = refused(second_time)
    assert said.startswith("CommandError: ")
    assert reason in said
    assert said.endswith(ADVICE)
    assert len(said.splitlines()) == 2


@pytest.mark.parametrize("damage", [damage_users, damage_lock])
def test_leftovers_that_make_no_sense_are_cleared_away(second_time, damage):
    damage(second_time / ".data")
    with demo(second_time) as (site, address):
        assert read(f"{address}/healthz") == "ok"
        stop(site)


def test_a_file_in_place_of_the_folder_is_told(checkout):
    (checkout / ".data").write_text("in the way")
    data = checkout / ".data"
    assert refused(checkout) == (
        f"The site cannot start:\n  {data}/secret-key cannot be written (File exists); "
        f"free some disk space, or make {data} a folder that you may write.\n"
    )


@contextmanager
def mounted(folder, options):
    """A small file system of its own; only root has one."""
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]).returncode:
        pytest.skip("a file system can be mounted by root only")
    try:
        yield
    finally:
        end(processes_of(folder.parent))
        subprocess.run(["umount", folder], check=True)


def test_a_folder_that_cannot_be_written_is_told(checkout):
    data = checkout / ".data"
    with mounted(data, "ro,size=1m"):
        said = refused(checkout)
    assert said == (
        f"The site cannot start:\n  {data}/secret-key cannot be written (Read-only file system); "
        f"free some disk space, or make {data} a folder that you may write.\n"
    )


def test_a_disk_too_small_for_a_database_is_told(checkout):
    with mounted(checkout / ".data", "size=20m"):
        said = refused(checkout)
    assert said == (
        f"CommandError: The embedded PostgreSQL in {checkout}/.data/postgres does not start: [Errno 28] No space "
        "left on device\nFree some disk space, then start again.\n"
    )


def test_a_disk_that_is_full_now_is_told(checkout, first_time):
    data = checkout / ".data"
    with mounted(data, "size=400m"):
        copy_data(first_time[0], data)
        with pytest.raises(OSError, match="No space left"), (data / "filler").open("wb") as filler:
            while True:
                filler.write(b"x" * 1_000_000)
        said = refused(checkout)
    assert said.endswith("Free some disk space, then start again.\n")
