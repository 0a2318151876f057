"""How fast the search is, and what it costs, on a synthetic archive beside Datasette and Xapian on the same rows.

    uv run --with datasette python -m benchmarks.search --statements 100000

The archive has a database of its own, `search_benchmark_<statements>`, on the server that the settings name, and
is kept for the next run (`--fresh` makes it anew). Datasette is measured where it can be imported, Xapian where
Debian's python3-xapian is installed. Every query is asked once to warm up, then `--rounds` times in turn by all.
"""

import argparse
import sys
import time
from functools import cache
from itertools import count
from pathlib import Path

from django.db import connection

from benchmarks.database import progress, tell, use_database
from benchmarks.search_costs import build, print_costs
from benchmarks.search_pages import print_pages
from benchmarks.timing import percentile

SIZES = [10_000, 100_000, 1_000_000]
PEER_ROUNDS = 1
VISITS = count(1)


def main():
    options = arguments()
    use_database(f"search_benchmark_{options.statements}", options.fresh)
    from benchmarks.archive import Size

    size = Size(options.statements)
    seconds = build(size)
    if options.profile:
        return profile(options.profile)
    if options.pages:
        return print_pages()
    measured = measure(size, options)
    print_times(measured)
    print_kinds(measured)
    print_costs(seconds)
    print_pages()
    return None


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, choices=SIZES, default=SIZES[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--fresh", action="store_true", help="make the archive anew")
    parser.add_argument("--alone", action="store_true", help="without Datasette and Xapian")
    parser.add_argument("--pages", action="store_true", help="only the pages")
    parser.add_argument("--profile", metavar="WORDS", help="only say where the time of one search goes")
    return parser.parse_args()


# --- measuring --------------------------------------------------------------------------------------------


def measure(size, options):
    """{who: {(number, kind): [seconds]}}, all asked the same in turn."""
    from benchmarks import peers
    from benchmarks.queries import mix

    queries = mix()
    measured: dict[str, dict] = {}
    with peers.started(size, wanted=not options.alone) as others:
        for turn in range(options.rounds + 1):
            for number, asked in enumerate(queries):
                for who, seconds in answers(asked, others if turn <= PEER_ROUNDS else {}):
                    if turn:
                        measured.setdefault(who, {}).setdefault((number, asked[0]), []).append(seconds)
                progress(f"round {turn} of {options.rounds},")((number + 1) / len(queries))
    return measured


def answers(asked, others):
    """(who, seconds) of one query for everybody who answers."""
    kind, words, filters, more = asked
    function, shown = by_function(words, filters, more)
    yield "search function", function
    yield "with its 20 statements", shown
    yield "page", by_page(words, filters, more)
    for name, peer in others.items():
        seconds = peer.ask(kind, words, filters)
        if seconds is not None:
            yield name, seconds


def by_function(words, filters, more):
    """Seconds until total, the first 20 values of each facet and the keys of the page are there, as from the peers,
    and until its 20 statements are read and marked.
    """
    from proceedings.search.criteria import Criteria, Sort
    from proceedings.search.engine import SearchResults, SearchTimeout, time_limit
    from proceedings.search.facets import FACETS

    criteria = Criteria(
        words, {name: tuple(values) for name, values in filters.items()}, Sort(more.get("sort", "relevance"))
    )
    start = 20 * (int(more.get("page", 1)) - 1)
    found = SearchResults(criteria)
    counted = None
    began = time.perf_counter()
    try:
        with time_limit():
            total, _ = found.total, [found.facet(name, 20) for name in FACETS]
            keys = found.keys_from(start, min(20, max(total - start, 0))) if total else []
            counted = time.perf_counter() - began
            found.load(keys)
    except SearchTimeout:
        tell(f"\nstopped by the time limit: {words} {filters}\n")
    spent = time.perf_counter() - began
    return counted or spent, spent


@cache
def visitor():
    """One for all visits: each new one would set up the middleware, which looks through all static files."""
    from django.test import Client

    return Client()


def by_page(words, filters, more):
    visits = {"visit": next(VISITS)}  # a page of its own, that is not kept from the time before
    began = time.perf_counter()
    response = visitor().get("/search/", {"q": words, **filters, **more, **visits})
    seconds = time.perf_counter() - began
    if response.status_code not in (200, 503):  # 503: stopped by the time limit
        raise SystemExit(f"/search/ answered {response.status_code} to {words} {filters}")
    return seconds


# --- printing ---------------------------------------------------------------------------------------------


def milliseconds(times):
    """Milliseconds of each query: the middle one of its rounds."""
    return [1000 * percentile(seconds, 0.5) for seconds in times.values()]


def print_times(measured):
    ours = measured["search function"]
    print("\n| milliseconds | queries | p50 | p95 | slowest | p50 / ours | p95 / ours |\n|---|---|---|---|---|---|---|")
    for who, times in with_django(measured).items():
        spent = milliseconds(times)
        same = milliseconds({key: ours[key] for key in times})
        ratios = [percentile(spent, share) / percentile(same, share) for share in (0.5, 0.95)]
        print(
            f"| {who} | {len(spent)} | {percentile(spent, 0.5):.1f} | {percentile(spent, 0.95):.1f} | {max(spent):.1f} "
            f"| {ratios[0]:.1f} | {ratios[1]:.1f} |"
        )


def with_django(measured):
    """With what the page takes beyond the search function, where no suggestion was needed."""
    around = {
        key: [page - own for page, own in zip(seconds, measured["search function"][key], strict=True)]
        for key, seconds in measured["page"].items()
        if key[1] not in ("misspelt", "nothing")
    }
    return {**measured, "page around the function": around}


def print_kinds(measured):
    print("\n| kind of query | function p50 | slowest | page p50 | slowest |\n|---|---|---|---|---|")
    for kind in dict.fromkeys(kind for _, kind in measured["page"]):
        function, page = (
            milliseconds({key: times for key, times in measured[who].items() if key[1] == kind})
            for who in ("search function", "page")
        )
        print(
            f"| {kind} | {percentile(function, 0.5):.1f} | {max(function):.1f} "
            f"| {percentile(page, 0.5):.1f} | {max(page):.1f} |"
        )


def profile(words):
    """Queries of one search page with their times, and where Python spends its own."""
    import cProfile
    import pstats

    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    def ask():
        return Client().get("/search/", {"q": words, "visit": next(VISITS)})

    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    for each in captured.captured_queries:
        print(each["time"], " ".join(each["sql"].split())[:200])
    profiler = cProfile.Profile()
    profiler.runcall(ask)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    main()
