"""A tree of the query language → the text of a tsquery, with the way it was read.

Lexemes are ready-made (see `proceedings.text.lexemes`), so the text is cast to tsquery and not parsed by a text-search
configuration. All that keeps a reader's word from being an operator is that it is quoted, in one place here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext
from rapidfuzz import process

from proceedings.search.facets import NOUNS
from proceedings.search.name_index import NameIndex
from proceedings.search.query_language import And, Exact, FieldTerm, Near, Node, Not, Note, Or, Phrase, Prefix, Word
from proceedings.text.lexemes import Slot, readings

NOTHING = "'#nothing'"  # a lexeme that no row has
NAMES_THAT_FIND = ["theme", "speaker"]  # a word in one of these names finds what is under it
FIRST_YEAR, LAST_YEAR = 1800, 2200


@dataclass(frozen=True)
class QueryPart:
    """A part of the query as it was read: what was typed, what else it finds, the query without it."""

    text: str
    also: tuple[str, ...]
    without: str


@dataclass
class CompiledQuery:
    """What the engine needs (`tsquery`, blank = everything) and what the page shows."""

    tsquery: str = ""
    boost: str = ""  # finds nothing by itself, but ranks higher: panels with the words in their title
    marks: list[tuple[Slot, ...]] = field(default_factory=list)  # readings to be marked in texts
    notes: list[Note] = field(default_factory=list)
    parts: list[QueryPart] = field(default_factory=list)


def compile_query(tree: Node, name_index: NameIndex, notes: Iterable[Note] = ()) -> CompiledQuery:
    """`notes` are those of the parser, to which its own are added."""
    compiler = Compiler(name_index)
    compiler.done.notes = list(notes)
    done = compiler.done
    done.tsquery = compiler.query(tree) or ""
    done.boost = " | ".join(dict.fromkeys(compiler.boosts))
    done.parts = list(parts(tree, compiler.terms))
    return done


def parts(tree, terms):
    """The query part by part; words that were read as one term are one part."""
    items, at = top_items(tree), 0
    while at < len(items):
        words, also = terms.get(id(items[at]), (1, within(items[at], terms)))
        piece, rest = items[at : at + words], (*items[:at], *items[at + words :])
        yield QueryPart(" ".join(map(str, piece)), tuple(also), str(And(rest)) if rest else "")
        at += words


def within(node, terms):
    """What else the words within an OR find."""
    inside = getattr(node, "items", ())
    found = [term for item in inside for term in terms.get(id(item), (1, within(item, terms)))[1]]
    return tuple(dict.fromkeys(found))


def top_items(tree):
    return tree.items if isinstance(tree, And) else (tree,)


class Compiler:
    """Walks over a tree once. Methods give `None` for a part that narrows nothing, such as a stop word beside words."""

    def __init__(self, name_index):
        self.name_index = name_index
        self.done = CompiledQuery()
        self.boosts = []
        self.terms = {}  # id of a word → how many words from it on are a term, and its synonyms
        self.is_excluding = False

    def query(self, node):
        match node:
            case And(items):
                return self.all_of(items)
            case Or(items):
                return any_of(self.query(item) for item in items)
            case Not(item):
                return self.excluded(item)
            case Near():
                return self.near(node)
            case FieldTerm():
                return self.field(node)
            case Word(text):
                return self.word(node, readings(text))
            case Phrase():
                return self.phrase(node.words, prefix=node.is_prefix)
            case Exact(text):
                return self.text(readings(text, exact=True))
            case Prefix(text):
                return self.text(readings(text, prefix=True))

    def excluded(self, item):
        """What is excluded is looked for in texts only, without synonyms: a minus should take little away."""
        before, self.is_excluding = self.is_excluding, True
        query = self.query(item)
        self.is_excluding = before
        return f"!({query})" if query else None

    # --- words ------------------------------------------------------------------------------------------

    def all_of(self, items):
        """Every item; words side by side that are a term with synonyms are read as that term too."""
        queries, at = [], 0
        while at < len(items):
            words, also = self.term_at(items, at)
            query = all_of(self.item(items, each) for each in range(at, at + words))
            if also:
                self.terms[id(items[at])] = words, also
                query = any_of([query, *(self.phrase(term) for term in also)])
            queries.append(query)
            at += words
        narrowing = all_of(queries)
        return narrowing or all_of(self.text(readings(item.text)) for item in items if isinstance(item, Word))

    def term_at(self, items, at):
        """How many words from `at` on are a term with synonyms, and these; (1, []) where none is."""
        run = 0
        while at + run < len(items) and isinstance(items[at + run], Word):
            run += 1
        if not self.is_excluding:
            for words in range(min(run, self.name_index.max_term_length), 0, -1):
                also = self.name_index.synonyms_of(" ".join(item.text for item in items[at : at + words]))
                if also:
                    return words, also
        return 1, []

    def item(self, items, at):
        """An item of several; a word may also stand in the text as one word with its neighbour."""
        item = items[at]
        if not isinstance(item, Word):
            return self.query(item)
        before, after = (
            items[beside].text if 0 <= beside < len(items) and isinstance(items[beside], Word) else ""
            for beside in (at - 1, at + 1)
        )
        asked = readings(item.text, before=before, after=after)
        is_empty = all(slot.is_stop_word for reading in asked for slot in reading)
        return None if is_empty and len(items) > 1 else self.names_or_text(asked)

    def word(self, node, asked):
        """A word by itself, with its synonyms."""
        also = [] if self.is_excluding else self.name_index.synonyms_of(node.text)
        if also:
            self.terms[id(node)] = 1, also
        return any_of([self.names_or_text(asked), *(self.phrase(term) for term in also)])

    def names_or_text(self, asked):
        if self.is_excluding or all(slot.is_stop_word for reading in asked for slot in reading):
            return self.text(asked)
        named = self.name_index.matching(NAMES_THAT_FIND, asked)
        self.boosts += [quoted(panel.lexeme) for panel in self.name_index.matching(["panel"], asked)]
        return any_of([self.text(asked), *(quoted(entry.lexeme) for entry in named)])

    def phrase(self, text, *, prefix=False):
        asked = readings(text, prefix=prefix)
        named = [] if self.is_excluding else self.name_index.matching(["theme"], asked)
        return any_of([self.text(asked), *(quoted(entry.lexeme) for entry in named)])

    def text(self, asked):
        """One of the readings, in the text."""
        if not self.is_excluding:
            self.done.marks += asked
        return any_of(" <-> ".join(map(slot_query, reading)) for reading in asked)

    def near(self, node):
        left, right = self.side(node.left), self.side(node.right)
        pairs = [(a, b) for one in left for other in right for a, b in ((one, other), (other, one))]
        near = any_of(f"({a}) <{n}> ({b})" for a, b in pairs for n in range(1, node.distance + 1))
        return all_of([any_of(left), any_of(right), near])  # the index finds both; nearness is then seen in fewer rows

    def side(self, term):
        is_prefix = isinstance(term, Prefix) or (isinstance(term, Phrase) and term.is_prefix)
        asked = readings(term.text, exact=isinstance(term, Exact), prefix=is_prefix)
        if not self.is_excluding:
            self.done.marks += asked
        return [" <-> ".join(map(slot_query, reading)) for reading in asked]

    # --- fields -----------------------------------------------------------------------------------------

    def field(self, node):
        if node.name in ("year", "before", "after"):
            return self.time(node)
        entries = self.name_index.find(node.name, node.value)
        if entries:
            return any_of(quoted(entry.lexeme) for entry in entries)
        self.unknown(
            node,
            gettext("The archive knows no {name} “{value}”; it is searched as words.").format(
                name=NOUNS[node.name], value=node.value
            ),
        )
        return self.text(readings(node.value))

    def time(self, node):
        """`before:` and `after:` leave the year itself out."""
        if not (node.value.isdecimal() and FIRST_YEAR <= int(node.value) <= LAST_YEAR):
            self.unknown(node, gettext("“{value}” is no year; it is searched as words.").format(value=node.value))
            return self.text(readings(node.value))
        year = int(node.value)
        years = sorted({int(entry.value.rpartition("/")[2][:4]) for entry in self.name_index.entries["edition"]})
        fit = {"year": year.__eq__, "before": year.__gt__, "after": year.__lt__}[node.name]
        return any_of(quoted(f"#y{each}") for each in years if fit(each)) or NOTHING

    def unknown(self, node, message):
        labels = [entry.label for entry in self.name_index.entries.get(node.name, ())]
        nearest = process.extractOne(node.value, labels, score_cutoff=75)
        self.done.notes.append(Note(message, node.start, node.end, nearest[0] if nearest else ""))


def all_of(queries):
    return joined(" & ", queries)


def any_of(queries):
    return joined(" | ", queries)


def joined(operator, queries):
    queries = list(dict.fromkeys(filter(None, queries)))
    return f"({operator.join(queries)})" if len(queries) > 1 else next(iter(queries), None)


def slot_query(slot):
    ending = ":*" if slot.is_prefix else ""
    return any_of(quoted(lexeme) + ending for lexeme in slot.lexemes)


def quoted(lexeme):
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
