"""How fast the search is, and what it costs, on a synthetic archive beside Datasette and Xapian on the same rows.

    uv run --with datasette python -m benchmarks.search --statements 100000

The archive has a database of its own, `search_benchmark_<statements>`, on the server that the settings name, and
is kept for the next run (`--fresh` makes it anew). Datasette is measured where it can be imported, Xapian where
Debian's python3-xapian is installed. Every query is asked once to warm up, then `--rounds` times in turn by all.
"""

import argparse
import os
import resource
import sys
import time
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from django_extras.connections import close_connections

SIZES = [10_000, 100_000, 1_000_000]
PEER_ROUNDS = 1
RARELY = 50  # repetitions of one statement's update
EDITION = 10_000  # statements written and published in one go
VISITS = count(1)


def main():
    options = arguments()
    use_database(f"search_benchmark_{options.statements}", options.fresh)
    from benchmarks.archive import Size

    size = Size(options.statements)
    build = built(size)
    if options.profile:
        return profile(options.profile)
    if options.pages:
        return print_pages()
    measured = measure(size, options)
    print_times(measured)
    print_kinds(measured)
    print_costs(build)
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


# --- building ---------------------------------------------------------------------------------------------


def built(size):
    """Seconds of each step, empty where the archive stands already."""
    from benchmarks import archive
    from proceedings.models import Statement

    if Statement.objects.count() == size.statements:
        return {}
    seconds: dict[str, float] = {}
    with timed(seconds, "people, panels, themes"):
        places = archive.make_record(size)
    indexes = without_indexes()
    with timed(seconds, "texts made, normalised, copied"):
        archive.load_statements(size, places, progress("loading"))
    execute("ANALYZE")  # else the rows are joined as if there were a handful
    with timed(seconds, "search_rebuild()"):
        execute("SELECT search_rebuild()")
    with timed(seconds, "indexes of search_row"):
        for sql in indexes:
            execute(sql)
    with timed(seconds, "VACUUM ANALYZE"):
        execute("VACUUM (FULL, ANALYZE) search_row")
        execute("VACUUM ANALYZE")
    return seconds


def without_indexes():
    """The GIN indexes of search_row are dropped; gives the statements that make them again."""
    rows = query("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'search_row' AND indexdef ~ 'gin'")
    for name, _ in rows:
        execute(f"DROP INDEX {name}")
    return [definition for _, definition in rows]


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


def execute(sql, values=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def query(sql, values=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


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


def percentile(values, share):
    values = sorted(values)
    return values[min(int(share * len(values)), len(values) - 1)]


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


def print_costs(build):
    print("\n| cost | |\n|---|---|")
    for step, seconds in build.items():
        print(f"| {step} | {seconds:.1f} s |")
    for name, size in query(
        """SELECT relname, pg_size_pretty(pg_relation_size(oid)) FROM pg_class
           WHERE relname ~ '^search_' AND relkind IN ('r', 'i') AND pg_relation_size(oid) > 100000 ORDER BY relname"""
    ):
        print(f"| size of {name} | {size} |")
    print(f"| lexemes out of line | {query(TOAST)[0][0]} |")
    print(f"| one statement's update | {1000 * one_update():.1f} ms |")
    written, published = whole_edition()
    print(f"| {EDITION:,} statements written in one go | {written:.1f} s |")
    print(f"| the same published | {1000 * published:.0f} ms |")
    print(f"| names read anew by a process | {1000 * names_read():.0f} ms |")
    print(f"| processes at the {os.cpu_count()} processors meanwhile | {os.getloadavg()[2]:.1f} |")
    print(f"| memory of the process | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB |")


TOAST = """SELECT pg_size_pretty(pg_total_relation_size(reltoastrelid)) FROM pg_class WHERE relname = 'search_row'"""


def one_update():
    from proceedings.models import Statement

    spent = []
    for statement in Statement.objects.order_by("number")[:RARELY]:
        statement.text += " Said again."
        began = time.perf_counter()
        statement.save()
        spent.append(time.perf_counter() - began)
    return percentile(spent, 0.5)


def whole_edition():
    """Seconds to write the statements of a draft, and to publish it; both are taken back."""
    import random

    from django.db import transaction
    from django.utils import timezone

    from benchmarks.archive import text_of
    from proceedings.choices import Attribution
    from proceedings.models import Forum, ForumEdition, Panel, Statement

    chance = random.Random(1)
    texts = [text_of(chance, "en") for _ in range(EDITION)]
    with transaction.atomic():
        edition = ForumEdition.objects.create(forum=Forum.objects.all()[0], slug="2099", title="Of the benchmark")
        panel = Panel.objects.create(edition=edition, slug="panel")
        began = time.perf_counter()
        Statement.objects.bulk_create(
            Statement(panel=panel, slug=f"said-{n}", text=text, attribution=Attribution.UNATTRIBUTED)
            for n, text in enumerate(texts)
        )
        written = time.perf_counter()
        edition.published_at = timezone.now()
        edition.save()
        published = time.perf_counter()
        transaction.set_rollback(True)
    return written - began, published - written


def names_read():
    from proceedings.search.name_index import build_name_index, current_name_index

    build_name_index.cache_clear()
    began = time.perf_counter()
    current_name_index()
    return time.perf_counter() - began


PAGES = """/ /forums/ /forums/forum-1/ /forums/forum-1/matrix/ {edition} {edition}matrix/ {edition}changes/ {panel}
{statement} /speakers/ /speakers/person-3/ /organisations/ /organisations/institute-3/ /themes/ /themes/theme-3-4/
/themes/group-2/ /figures/ /search/ /search/?view=speakers /search/?q=bridge&view=editions /search/?q=bridge&view=kwic
/search.json?q=bridge"""


def print_pages():
    """Every kind of page of the site, of one edition in the middle: made anew each time, and as it is kept."""
    from django.test import Client

    from proceedings.models import Statement

    statement = Statement.objects.published().order_by("number")[5]
    panel = statement.panel
    addresses = PAGES.format(
        edition=panel.edition.get_absolute_url(), panel=panel.get_absolute_url(), statement=statement.get_absolute_url()
    )
    print("\n| page | status | p50 ms made | p95 ms made | p95 ms kept | kB |\n|---|---|---|---|---|---|")
    client = Client()
    for address in addresses.split():
        sign = "&" if "?" in address else "?"
        made = [visit(client, f"{address}{sign}visit={number}") for number in range(11)][1:]
        kept = [visit(client, address) for _ in range(11)][1:]
        response = client.get(address)
        print(
            f"| {address} | {response.status_code} | {percentile(made, 0.5):.1f} | {percentile(made, 0.95):.1f} "
            f"| {percentile(kept, 0.95):.1f} | {len(response.content) / 1024:.0f} |"
        )


def visit(client, address):
    """Milliseconds."""
    began = time.perf_counter()
    client.get(address)
    return 1000 * (time.perf_counter() - began)


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
