"""Nothing found: the nearest spelling among the archive's own words."""

from dataclasses import replace

from django.db import connection
from rapidfuzz.distance import OSA

from proceedings.search.engine import Found
from proceedings.search.name_suggestions import KINDS
from proceedings.search.query_language import FIELDS, And, Word
from proceedings.text.lexemes import readings

CANDIDATES = 5
MOST_WORDS = 12  # that are looked up: of a longer query no reader expects to have every word put right


def suggestion(found: Found, tree):
    """(query, Found) with the misspelt words put right, or None. Only what finds something is suggested."""
    items = tree.items if isinstance(tree, And) else (tree,)
    put_right = [nearest(item, found) if isinstance(item, Word) else item for item in items[:MOST_WORDS]]
    put_right += items[MOST_WORDS:]
    if put_right == list(items):
        return None
    query = " ".join(map(str, put_right))
    better = Found(replace(found.criteria, words=query))
    return (query, better) if better.total else None


def nearest(word, found):
    """The word of the lexicon one or two letters away that the public archive has; `word` itself where it is known."""
    if len(word.text) < 4 or is_known(word, found):
        return word
    within = 1 if len(word.text) < 7 else 2
    close = [each for each in similar_words(word.text.lower()) if OSA.distance(each, word.text.lower()) <= within]
    close.sort(key=lambda each: OSA.distance(each, word.text.lower()))
    for candidate in close:
        if readings(candidate) and Found(replace(found.criteria, words=candidate, values={})).total:
            return Word(candidate)
    return word


def is_known(word, found):
    """A word of a text, of a name that stands in no text, or of the query language is not misspelt."""
    if word.text.lower() in FIELDS or found.name_index.matching(KINDS, readings(word.text)):
        return True
    return Found(replace(found.criteria, words=str(word), values={})).total > 0


def similar_words(word):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM search_word WHERE word %% %s ORDER BY similarity(word, %s) DESC, word LIMIT %s",
            [word, word, CANDIDATES],
        )
        return [word for (word,) in cursor.fetchall()]
