"""How well the search ranks: nDCG@10 over judged queries, beside Postgres's own ts_rank and SQLite's bm25.

    uv run python -m benchmarks.relevance [--queries]

The bundled archive is loaded into a database of its own; what was judged is in `relevance/judgements.yaml`.
"""

import argparse
import math
import sqlite3
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from ruamel.yaml import YAML

from benchmarks.database import query as select
from benchmarks.database import use_database

DEPTH = 10
TS_RANK = """
    SELECT number FROM proceedings_statement, websearch_to_tsquery('english', %(words)s) asked
    WHERE to_tsvector('english', text) @@ asked
    ORDER BY ts_rank(to_tsvector('english', text), asked) DESC, number LIMIT 10
"""
BM25 = "SELECT rowid FROM statement WHERE statement MATCH ? ORDER BY rank, rowid LIMIT 10"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--queries", action="store_true", help="each query, with what was found besides what was judged"
    )
    options = parser.parse_args()
    use_database("search_relevance", fresh=False)
    load_the_bundled_archive()
    judged = YAML(typ="safe").load(Path(__file__).with_name("relevance") / "judgements.yaml")
    systems = {"this search": ours, "ts_rank": ts_rank, "bm25 (FTS5)": bm25()}
    scores: dict[str, list[float]] = {name: [] for name in systems}
    for each in judged:
        grades = {number: grade for grade in (1, 2, 3) for number in each.get(grade, ())}
        found = {name: system(each["query"]) for name, system in systems.items()}
        for name, numbers in found.items():
            scores[name].append(ndcg(numbers, grades))
        if options.queries:
            print(
                each["query"], *(f"{name} {scores[name][-1]:.2f}" for name in systems), found["this search"], sep=" | "
            )
    print_scores(scores)


def load_the_bundled_archive():
    from proceedings.models import Statement

    if not Statement.objects.exists():
        call_command("load_edition", *sorted((settings.BASE_DIR / "data").glob("*.yaml")), verbosity=0)


def ours(words):
    """Numbers of the first page."""
    from proceedings.search.criteria import Criteria
    from proceedings.search.engine import SearchResults

    found = SearchResults(Criteria(words))
    return [statement.number for statement in found.load(found.keys_from(0, DEPTH))]


def ts_rank(words):
    return [number for (number,) in select(TS_RANK, {"words": words})]


def bm25():
    from proceedings.models import Statement

    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE statement USING fts5(text, tokenize='porter unicode61')")
    index.executemany(
        "INSERT INTO statement (rowid, text) VALUES (?, ?)", Statement.objects.published().values_list("number", "text")
    )
    return lambda words: [number for (number,) in index.execute(BM25, [for_fts5(words)])]


def for_fts5(words):
    """Every word quoted, for FTS5 takes - and other signs for operators; a phrase as it stands."""
    return words if words.startswith('"') else " ".join(f'"{word}"' for word in words.split())


def ndcg(numbers, grades):
    """Of the order `numbers`: 1 where no order of the judged statements would be better."""
    best = sorted(grades.values(), reverse=True)
    return gain(grades.get(number, 0) for number in numbers) / gain(best)


def gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(list(grades)[:DEPTH]))


def print_scores(scores):
    print(
        f"\n| {len(scores['this search'])} queries | nDCG@{DEPTH} | perfect | nothing good found |\n|---|---|---|---|"
    )
    for name, of_queries in scores.items():
        perfect, none = sum(score > 0.999 for score in of_queries), sum(score == 0 for score in of_queries)
        print(f"| {name} | {sum(of_queries) / len(of_queries):.3f} | {perfect} | {none} |")


if __name__ == "__main__":
    main()
