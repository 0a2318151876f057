"""How fast each kind of page is: `uv run -m benchmarks.pages [page …]`, on the data of this checkout.

Starts gunicorn with two workers on 127.0.0.1 and asks for each page over eight kept connections from a process
apart, in turns with a view that does nothing, and prints requests per second, the 95th percentile and the ratio
of the two rates. "Kept" is the page as visitors get it; "anew" the same made anew each time, which is what a page
costs after an edit.

The bare view is `benchmarks.bare.bare`: eight bytes, at an address of the same site, through all of the site's
middleware and the resolving of the address. It is what Django itself costs before anything is done.

The rates hold the server's and the client's own work, and whatever else the machine does meanwhile. So the
processor's time of one answer stands beside them: the application called without a server, bare and kept in turns.
"""

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

PORT = 8977
CONNECTIONS = 8
SECONDS = 1  # of a turn: short ones, so that what else the machine does falls upon both views
TURNS = 12
CALLS = 500
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
BARE = "/bare/"
PAGES = {
    "home": "/",
    "edition": "/forums/ukraine-japan/2026/",
    "panel": "/forums/ukraine-japan/2026/reality-check/",
    "statement": "/forums/ukraine-japan/2026/opening/zhovkva-1/",
    "speaker": "/speakers/masashi-nakagome/",
    "organisation": "/organisations/new-europe-center/",
    "theme": "/themes/dprk-russia/",
    "matrix": "/forums/ukraine-japan/matrix/",
    "changes": "/forums/ukraine-japan/2026/changes/",
    "figures": "/figures/",
    "search": "/search/?q=air+defence",
}
COLUMNS = [
    *("Page        ", "Bare view, 1/s", "Kept, 1/s", "Ratio", "p95, ms"),
    *("Bare, CPU µs", "Kept, CPU µs", "Ratio", "Anew, 1/s", "p95, ms"),
]


def ask(address, seconds, fresh=False):
    """Seconds that each answer took on one connection, until `seconds` are over; `fresh`: no two addresses alike."""
    taken: list[float] = []
    until, number = time.perf_counter() + seconds, 0
    with socket.create_connection(("127.0.0.1", PORT)) as connection:
        while (begun := time.perf_counter()) < until:
            number += 1
            query = f"{'&' if '?' in address else '?'}n={os.getpid()}-{id(taken)}-{number}" if fresh else ""
            read(connection, address + query)
            taken.append(time.perf_counter() - begun)
    return taken


def read(connection, address):
    """The whole answer, with as little work as can be: what the client does is in every rate."""
    connection.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = b""
    while b"\r\n\r\n" not in head:
        head += received(connection)
    head, _, body = head.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200 "):
        sys.exit(f"{address} answered {head.decode().splitlines()[0]}.")
    length = LENGTH.search(head)
    missing = int(length[1] if length else 0) - len(body)
    while missing > 0:
        missing -= len(received(connection))


def received(connection):
    some = connection.recv(2**18)
    if not some:
        raise ConnectionError
    return some


def load(address, seconds=SECONDS, fresh=False):
    """(requests per second, 95th percentile in milliseconds) over all connections."""
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        runs = pool.map(ask, [address] * CONNECTIONS, [seconds] * CONNECTIONS, [fresh] * CONNECTIONS)
        taken = [each for run in runs for each in run]
    return len(taken) / seconds, statistics.quantiles(taken, n=20)[-1] * 1000


def take_head(status, headers, exc_info=None, /):
    """What a server would send first; nobody listens."""
    return lambda body: None


def microseconds(address):
    """Of the processor, for one answer to `address` by the application in this process."""
    from django.test import RequestFactory

    from config.wsgi import application

    asked = RequestFactory().get(address, headers={"Host": "127.0.0.1", "Accept-Encoding": "gzip"}).environ
    begun = time.process_time()
    for _ in range(CALLS):
        application(dict(asked), take_head).close()
    return (time.process_time() - begun) / CALLS * 1e6


def row(name):
    """The cells of one page: each number the median of its turns, a ratio that of their ratios."""
    address = PAGES[name]
    loads, times = in_turns(load, address), in_turns(microseconds, address)
    bare, kept, p95, ratio = medians((bare, kept, p95, kept / bare) for (bare, _), (kept, p95) in loads)
    cpu_bare, cpu_kept, cpu_ratio = medians((bare, kept, bare / kept) for bare, kept in times)
    anew, p95_anew = load(address, seconds=4, fresh=True)
    by_rate = f"{bare:.0f}", f"{kept:.0f}", f"{ratio:.2f}", f"{p95:.1f}"
    by_time = f"{cpu_bare:.0f}", f"{cpu_kept:.0f}", f"{cpu_ratio:.2f}"
    return name, *by_rate, *by_time, f"{anew:.0f}", f"{p95_anew:.0f}"


def in_turns(measure, address):
    """Of the bare view and of the page at `address`, which was made before."""
    measure(address)
    return [(measure(BARE), measure(address)) for _ in range(TURNS)]


def medians(turns):
    return [statistics.median(column) for column in zip(*turns, strict=True)]


def report(names):
    load(BARE, 2)
    print(line(COLUMNS))
    print(line([":---", *("---:" for _ in COLUMNS[1:])]))
    for name in names:
        print(line(row(name)), flush=True)


def line(cells):
    """Of a table in Markdown that is straight as it stands: the page's name to the left, numbers to the right."""
    first, *numbers = zip(cells, COLUMNS, strict=True)
    padded = [first[0].ljust(len(first[1])), *(cell.rjust(len(column)) for cell, column in numbers)]
    return f"| {' | '.join(padded)} |"


def main():
    names = sys.argv[1:] or list(PAGES)
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.bare_settings"
    command = [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{PORT}", "--workers", "2",
        "--worker-class", "gthread", "--threads", "4", "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command)
    try:
        wait_for_server()
        client = get_context("spawn").Process(target=report, args=[names])
        client.start()
        client.join()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def wait_for_server():
    """Until both workers answer: one request after the other, each on a connection of its own."""
    answered, until = 0, time.monotonic() + 60
    while answered < 20:
        try:
            ask("/readyz", 0.01)
            answered += 1
        except OSError:
            time.sleep(0.3)
        if time.monotonic() > until:
            sys.exit("The server did not start.")


if __name__ == "__main__":
    main()
