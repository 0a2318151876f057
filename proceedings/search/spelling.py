"""The nearest spelling among the archive's own words, for a query that finds nothing."""

from dataclasses import replace

from django.db import connection
from rapidfuzz.distance import OSA

from proceedings.search.engine import SearchResults
from proceedings.search.name_suggestions import KINDS
from proceedings.search.query_language import FIELDS, And, Node, Word
from proceedings.text.lexemes import readings

CANDIDATES = 5
MAX_WORDS = 12  # that are corrected, from the first on: each takes queries of its own


def suggest_spelling(found: SearchResults, tree: Node) -> tuple[str, SearchResults] | None:
    """(query, results) with the misspelt words corrected; None where there are none, or that finds nothing either."""
    items = tree.items if isinstance(tree, And) else (tree,)
    corrected = [correct(item, found) if isinstance(item, Word) else item for item in items[:MAX_WORDS]]
    corrected += items[MAX_WORDS:]
    if corrected == list(items):
        return None
    query = " ".join(map(str, corrected))
    better = SearchResults(replace(found.criteria, words=query))
    return (query, better) if better.total else None


def correct(word, found):
    """The word of the lexicon one or two letters away that the public archive has; `word` itself where it is known."""
    if len(word.text) < 4 or is_known(word, found):
        return word
    within = 1 if len(word.text) < 7 else 2
    close = [each for each in similar_words(word.text.lower()) if OSA.distance(each, word.text.lower()) <= within]
    close.sort(key=lambda each: OSA.distance(each, word.text.lower()))
    for candidate in close:
        if readings(candidate) and SearchResults(replace(found.criteria, words=candidate, values={})).total:
            return Word(candidate)
    return word


def is_known(word, found):
    """Whether it is a word of a text, of a name or of the query language."""
    if word.text.lower() in FIELDS or found.name_index.matching(KINDS, readings(word.text)):
        return True
    return SearchResults(replace(found.criteria, words=str(word), values={})).total > 0


def similar_words(word):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM search_word WHERE word %% %s ORDER BY similarity(word, %s) DESC, word LIMIT %s",
            [word, word, CANDIDATES],
        )
        return [word for (word,) in cursor.fetchall()]
