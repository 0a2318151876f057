"""Xapian: a database of the rows, and on each line of input a query, answered with seconds.

Runs on the Python of Debian, where python3-xapian is. Facets are counted with ValueCountMatchSpy over all
matches, each chosen one a second time without its own filter. A value slot holds one value, so the themes of a
statement have as many slots as the statement with most of them needs, and their counts are added up.
"""

import json
import sqlite3
import sys
import time
from collections import Counter
from pathlib import Path

import xapian

FACETS = ["speaker", "organisation", "country", "forum", "edition", "panel", "year", "language"]
FLAGS = (
    xapian.QueryParser.FLAG_BOOLEAN
    | xapian.QueryParser.FLAG_PHRASE
    | xapian.QueryParser.FLAG_LOVEHATE
    | xapian.QueryParser.FLAG_WILDCARD
)


def main(rows):
    place = Path(rows).with_suffix(".xapian")
    if not place.exists():
        build(rows, place)
    database = xapian.Database(str(place))
    print("ready", flush=True)
    for line in sys.stdin:
        _, words, filters = json.loads(line)
        began = time.perf_counter()
        search(database, words, filters)
        print(time.perf_counter() - began, flush=True)


def build(rows, place):
    making = place.with_suffix(".part")
    database = xapian.WritableDatabase(str(making), xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("en"))
    connection = sqlite3.connect(rows)
    connection.row_factory = sqlite3.Row
    last_slot = len(FACETS)
    for row in connection.execute("SELECT * FROM statement"):
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(row["text"])
        document.set_data(row["text"])
        for slot, facet in enumerate(FACETS):
            if row[facet]:
                document.add_value(slot, row[facet])
                document.add_boolean_term(term(facet, row[facet]))
        for slot, theme in enumerate(json.loads(row["theme"] or "[]"), start=len(FACETS)):
            document.add_value(slot, theme)
            document.add_boolean_term(term("theme", theme))
            last_slot = max(last_slot, slot)
        database.add_document(document)
    database.set_metadata("last slot", str(last_slot))
    database.commit()
    database.close()
    making.rename(place)


def term(facet, value):
    return f"X{facet.upper()}:{value}"[:240]


def search(database, words, filters):
    """(total, {facet: its 20 most frequent values with counts}, texts of the first 20)."""
    mset, counts = asked(database, words, filters, [*FACETS, "theme"])
    for facet in filters:
        without = {name: values for name, values in filters.items() if name != facet}
        counts |= asked(database, words, without, [facet])[1]
    return mset.get_matches_estimated(), counts, [match.document.get_data() for match in mset]


def asked(database, words, filters, facets):
    enquire = xapian.Enquire(database)
    enquire.set_query(query_of(database, words, filters))
    spies = {facet: [xapian.ValueCountMatchSpy(slot) for slot in slots(database, facet)] for facet in facets}
    for spy in (spy for of_facet in spies.values() for spy in of_facet):
        enquire.add_matchspy(spy)
    mset = enquire.get_mset(0, 20, database.get_doccount())
    return mset, {facet: most_frequent(of_facet) for facet, of_facet in spies.items()}


def slots(database, facet):
    if facet == "theme":
        return range(len(FACETS), int(database.get_metadata("last slot")) + 1)
    return [FACETS.index(facet)]


def most_frequent(spies):
    counts: Counter[str] = Counter()
    for spy in spies:
        counts.update(
            {value.term: value.termfreq for value in (spy.values() if len(spies) > 1 else spy.top_values(20))}
        )
    return counts.most_common(20)


def query_of(database, words, filters):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("en"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_AND)
    parser.set_database(database)
    query = parser.parse_query(words, FLAGS) if words else xapian.Query.MatchAll
    for facet, values in filters.items():
        any_of = xapian.Query(xapian.Query.OP_OR, [term(facet, value) for value in values])
        query = xapian.Query(xapian.Query.OP_FILTER, query, any_of)
    return query


if __name__ == "__main__":
    main(sys.argv[1])
