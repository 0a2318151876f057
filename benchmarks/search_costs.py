"""What the search costs: building, storage, writing and publishing, memory."""

import os
import resource
import time

from benchmarks.database import execute, progress, query, timed
from benchmarks.timing import percentile

RARELY = 50  # repetitions of one statement's update
EDITION = 10_000  # statements written and published in one go


def build(size):
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


def print_costs(building):
    print("\n| cost | |\n|---|---|")
    for step, seconds in building.items():
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
