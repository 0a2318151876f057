"""The fixed mix of queries: of every kind, from words in a third of all statements to words in none.

How common the words are follows what readers ask: of the 72 judged queries (benchmarks/relevance), half find at most
3 per cent of the bundled archive, three in four 5, nine in ten 8, and the last 13 to 23 per cent.
"""

from benchmarks.archive import vocabulary

# Rank in the vocabulary; in 31, 12, 5, 2.5, 1 and 0.1 per cent of the statements.
RANKS = {"everywhere": 0, "common": 60, "frequent": 190, "known": 400, "rare": 1085, "rarest": 11_000}
PAIRS = [("everywhere", "common"), ("common", "known"), ("frequent", "rare"), ("known", "rarest")]
FILTERS = [
    {},
    {"country": ["UA"]},
    {"theme": ["theme-3-4"], "year": ["2006", "2007"]},
    {"forum": ["forum-1"], "country": ["JP", "US"], "theme": ["group-2"]},
]


def mix():
    """[(kind, words, filters, more parameters)], at least 90."""
    made: list[tuple[str, str, dict, dict]] = [("filters only", "", filters, {}) for filters in FILTERS]
    made += [
        ("filters only", "", {"theme": ["group-1", "group-4"]}, {}),
        ("filters only", "", {"language": ["uk"]}, {}),
        ("filters only", "", {"speaker": ["person-3"]}, {}),
        ("filters only", "", {"organisation": ["institute-2"], "theme": ["group-7"]}, {}),
        ("filters only", "", {}, {"sort": "oldest", "page": "7"}),
    ]
    word = {name: vocabulary()[rank] for name, rank in RANKS.items()}
    for name in RANKS:
        made += [(f"{name} word", word[name], filters, {}) for filters in FILTERS]
        made.append((f"{name} word", word[name], {}, {"sort": "newest"}))
    for pair in ([word[name] for name in names] for names in PAIRS):
        words = " ".join(pair)
        made += [("two words", words, filters, {}) for filters in FILTERS[:3]]
        made += [("phrase", f'"{words}"', filters, {}) for filters in FILTERS[:2]]
        made.append(("or", " OR ".join(pair), {}, {}))
        made += [("not", f"{pair[0]} -{pair[1]}", filters, {}) for filters in FILTERS[:2]]
        made.append(("near", f"{pair[0]} NEAR/8 {pair[1]}", {}, {}))
    for start in ("defen", "semicon", "pilgrim", "bra"):
        made += [("prefix", f"{start}*", filters, {}) for filters in FILTERS[:2]]
    made += [
        ("field", f"{word['common']} year:2010", {}, {}),
        ("field", f"after:2015 {word['frequent']}", {}, {}),
        ("field", "theme:theme-1-1", {}, {}),
        ("field", "speaker:person-5", {}, {}),
        ("ukrainian", "Києві", {}, {}),
        ("ukrainian", "санкцій допомоги", {}, {}),
        ("japanese", "防空", {}, {}),
        ("japanese", "日本政府", {"country": ["UA"]}, {}),
        ("stop words", '"in the"', {}, {}),
        ("brackets", f"({word['known']} OR {word['rare']}) -{word['common']}", {}, {}),
        ("later page", word["frequent"], {}, {"page": "3"}),
        ("misspelt", "reconstrucshun", {}, {}),
        ("nothing", "qqqqzzzz", {}, {}),
    ]
    return made
