"""How fast each kind of page is: `uv run -m benchmarks.pages`, on the data of this checkout.

Starts gunicorn with two workers on 127.0.0.1 and asks for each page over eight kept connections from a process
apart, in turns with a view that does nothing, and prints requests per second, the 95th percentile and the ratio
of the two rates. "Kept" is the page as visitors get it; "rendered" the same made anew each time, which is what a
page costs after an edit.
"""

import http.client
import os
import signal
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

PORT = 8977
CONNECTIONS = 8
SECONDS = 4
TURNS = 3
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


def ask(address, seconds, fresh=False):
    """Seconds that each answer took on one connection, until `seconds` are over; `fresh`: no two addresses alike."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    taken, until, number = [], time.perf_counter() + seconds, 0
    while (begun := time.perf_counter()) < until:
        number += 1
        query = f"{'&' if '?' in address else '?'}n={os.getpid()}-{id(taken)}-{number}" if fresh else ""
        connection.request("GET", address + query, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            sys.exit(f"{address} answered {answer.status}.")
        taken.append(time.perf_counter() - begun)
    return taken


def load(address, seconds=SECONDS, fresh=False):
    """(requests per second, 95th percentile in milliseconds) over all connections."""
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        runs = pool.map(ask, [address] * CONNECTIONS, [seconds] * CONNECTIONS, [fresh] * CONNECTIONS)
        taken = [each for run in runs for each in run]
    return len(taken) / seconds, statistics.quantiles(taken, n=20)[-1] * 1000


def measured(address):
    """(bare rate, rate, 95th percentile), each the median of its turns; then (rate, 95th percentile) rendered anew."""
    turns = [(load("/bare/")[0], *load(address)) for _ in range(TURNS)]
    return [statistics.median(column) for column in zip(*turns, strict=True)], load(address, fresh=True)


def report():
    load("/bare/", 2)
    print("| Page | Bare view, 1/s | Kept, 1/s | Ratio | p95, ms | Rendered anew, 1/s | p95, ms |")
    print("|---|---|---|---|---|---|---|")
    for name, address in PAGES.items():
        load(address, 1)
        (bare, rate, p95), (anew, p95_anew) = measured(address)
        cells = [
            name,
            f"{bare:.0f}",
            f"{rate:.0f}",
            f"{rate / bare:.2f}",
            f"{p95:.1f}",
            f"{anew:.0f}",
            f"{p95_anew:.0f}",
        ]
        print(f"| {' | '.join(cells)} |", flush=True)


def main():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.bare_settings"}
    command = [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{PORT}", "--workers", "2",
        "--worker-class", "gthread", "--threads", "4", "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=environment)
    try:
        wait_for_server()
        client = get_context("spawn").Process(target=report)
        client.start()
        client.join()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def wait_for_server():
    """Until both workers answer: one question after the other, each on a connection of its own."""
    answered, until = 0, time.monotonic() + 60
    while answered < 20:
        try:
            ask("/readyz", 0.01)
            answered += 1
        except (OSError, http.client.HTTPException):
            time.sleep(0.3)
        if time.monotonic() > until:
            sys.exit("The server did not start.")


if __name__ == "__main__":
    main()
