"""Datasette: a full-text table of the rows, and on each line of input a query, answered with seconds.

Its facets apply their own filter, each is given up after a second (its default is a fifth of that), and of several
themes it takes the first: it has less to do than we have.
"""

import asyncio
import json
import re
import sqlite3
import sys
import time
from pathlib import Path

from datasette.app import Datasette

FACETS = ["speaker", "organisation", "country", "forum", "edition", "panel", "year", "language"]
SETTINGS = {
    "sql_time_limit_ms": 60_000,
    "facet_time_limit_ms": 1000,  # what it has not counted by then it leaves out
    "suggest_facets": False,
    "default_facet_size": 20,
    "cache_size_kb": 200_000,
}


async def main(rows):
    place = Path(rows).with_name(f"{Path(rows).stem}-datasette.sqlite")
    if not place.exists():
        build(rows, place)
    datasette = Datasette([str(place)], settings=SETTINGS)
    address = f"/{place.stem}/statement.json"
    print("ready", flush=True)
    for line in sys.stdin:
        kind, words, filters = json.loads(line)
        began = time.perf_counter()
        response = await datasette.client.get(address, params=parameters(kind, words, filters))
        response.raise_for_status()
        print(time.perf_counter() - began, flush=True)


def build(rows, place):
    making = place.with_suffix(".part")
    making.write_bytes(Path(rows).read_bytes())
    with sqlite3.connect(making) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE statement_fts USING fts5(text, content=statement, tokenize='porter unicode61')"
        )
        connection.execute("INSERT INTO statement_fts (rowid, text) SELECT rowid, text FROM statement")
        for facet in FACETS:
            connection.execute(f"CREATE INDEX of_{facet} ON statement ({facet})")
    making.rename(place)


def parameters(kind, words, filters):
    given = [("_size", "20"), ("_facet_array", "theme"), *(("_facet", facet) for facet in FACETS)]
    if words:
        given += [("_search", fts5(words)), ("_searchmode", "raw")]
    for facet, values in filters.items():
        if facet == "theme":
            given.append(("theme__arraycontains", values[0]))
        else:
            given.append((f"{facet}__in", ",".join(values)))
    return given


def fts5(words):
    """Our query language as that of FTS5."""
    near = re.fullmatch(r"(\S+) NEAR/(\d+) (\S+)", words)
    if near:
        return f"NEAR({near[1]} {near[3]}, {near[2]})"
    return re.sub(r" -(\S+)", r" NOT \1", words)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
