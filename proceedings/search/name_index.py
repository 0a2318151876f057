"""What readers may call by name: themes, speakers, organisations, forums, editions, panels, and the synonyms.

Read once per process and kept until a name changes in the database, which counts the versions of its names.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import islice, product

from django.conf import settings
from django.db import connection
from django.utils.translation import get_language, override

from proceedings.i18n.countries import ENGLISH, locale_of
from proceedings.i18n.translations import ARCHIVE_LANGUAGE
from proceedings.models import Appearance, Forum, ForumEdition, Panel
from proceedings.search.models import Synonym
from proceedings.text.lexemes import Reading, Token, occurrences, readings, tokens
from speakers.models import Organisation, Speaker
from speakers.names import fold, keys
from themes.models import Theme

MAX_STEM_COMBINATIONS = 16  # of one phrase
WORD = re.compile(r"\w+")


@dataclass(frozen=True, eq=False)  # each is itself: there are tens of thousands, looked up in sets
class NameEntry:
    """Somebody or something that has names; `lexeme` stands in the search rows of its statements."""

    kind: str  # theme, speaker, organisation, country, forum, edition, panel
    value: str  # as in the address
    label: str
    lexeme: str
    names: tuple[str, ...] = ()
    broader: str = ""  # of a theme: its group
    terms: tuple[str, ...] = ()  # of a theme: by which a field may call it too
    shown_names: dict[str, str] = field(default_factory=dict)  # by language, where it is another than the label

    @property
    def shown(self) -> str:
        """What it is called in the reader's language."""
        return self.shown_names.get(get_language(), self.label)

    @cached_property
    def tokens(self) -> list[list[Token]]:
        return [tokens(name) for name in self.names]

    def has_reading(self, asked):
        """Whether one of its names has one of the readings `asked` in it."""
        return any(occurrences(of_name, asked) for of_name in self.tokens)


@dataclass(frozen=True, eq=False)
class NameIndex:
    entries: dict[str, list[NameEntry]]  # by kind
    synonyms: dict[tuple[str, ...], list[str]]  # stems of a term → the terms that it finds
    published: tuple[int, ...]  # keys of the editions that the public may see
    by_lexeme: dict[str, list[NameEntry]] = field(default_factory=lambda: defaultdict(list))

    def matching(self, kinds: Collection[str], asked: Sequence[Reading]) -> list[NameEntry]:
        """Entries of `kinds` with one of the readings `asked` in one of their names."""
        first = {lexeme for reading in asked for lexeme in reading[0].lexemes}
        candidates = {entry: None for lexeme in first for entry in self.by_lexeme.get(lexeme, ())}
        return [entry for entry in candidates if entry.kind in kinds and entry.has_reading(asked)]

    def find(self, kind: str, name: str) -> list[NameEntry]:
        """Entries of a kind that `name` means: its value in the address, its whole name, else a part of it.

        The value may be spelled otherwise (air-defense), the name be a synonym's.
        """
        exact = self.by_value[kind].get(name.casefold())
        if exact:
            return exact
        whole = {entry: None for key in sorted(keys(name)) for entry in self.by_name[kind].get(key, ())}
        return list(whole) or self.matching([kind], readings(name)) or self.find_by_stems_or_synonyms(kind, name)

    def find_by_stems_or_synonyms(self, kind, name):
        """Entries whose value in the address has the same stems, or whose label means the same."""
        spelled = [entry for stems in stem_combinations(name) for entry in self.by_stems[kind].get(stems, ())]
        labels = map(str.casefold, self.synonyms_of(name))
        synonymous = [entry for label in labels for entry in self.by_value[kind].get(label, ())]
        return list(dict.fromkeys(spelled + synonymous))

    @cached_property
    def by_value(self):
        """Of each kind: value in the address, or label, without case → entries."""
        return self.index_by(lambda entry: {entry.value.casefold(), entry.label.casefold()})

    @cached_property
    def by_stems(self):
        """Of each kind: stems of the value in the address → entries."""
        return self.index_by(lambda entry: set(stem_combinations(entry.value)))

    @cached_property
    def by_name(self):
        """Of each kind: key of a whole name, or of a term → entries."""
        return self.index_by(lambda entry: {key for name in (*entry.names, *entry.terms) for key in keys(name)})

    def index_by(self, keys_of):
        index: dict[str, dict] = {kind: defaultdict(list) for kind in self.entries}
        for kind, entries in self.entries.items():
            for entry in entries:
                for key in keys_of(entry):
                    index[kind][key].append(entry)
        return index

    @cached_property
    def speakers_by_word(self):
        """Folded word of a name → speakers, for what is a letter off."""
        words: dict[str, dict[NameEntry, None]] = defaultdict(dict)
        for entry in self.entries["speaker"]:
            for word in (word for name in entry.names for word in fold(name).split() if len(word) > 3):
                words[word][entry] = None
        return words

    def synonyms_of(self, phrase: str) -> list[str]:
        """The other terms that a reader of `phrase` means as well, in the editors' order."""
        asked = set(stem_combinations(phrase))
        found = [term for stems in stem_combinations(phrase) for term in self.synonyms.get(stems, ())]
        return [term for term in dict.fromkeys(found) if asked.isdisjoint(stem_combinations(term))]

    @cached_property
    def max_term_length(self) -> int:
        """Words of the longest term that has synonyms, as a reader types them: a Japanese one is one."""
        terms = {term for others in self.synonyms.values() for term in others}
        return max((len(WORD.findall(term)) for term in terms), default=0)


def current_name_index() -> NameIndex:
    """The names as they are now, of what is published and of nothing else."""
    with connection.cursor() as cursor:
        cursor.execute(*version_query())
        version, published = cursor.fetchone()
    return build_name_index(version, tuple(published))


@cache
def version_query():
    """For the version of the names and the keys of what is published; put together once, as every search asks it."""
    published, parameters = ForumEdition.objects.published().order_by("pk").values("pk").query.sql_with_params()
    return f"SELECT (SELECT min(value) FROM search_names_version), ARRAY({published})", parameters  # noqa: S608


@lru_cache(maxsize=2)
@override(ARCHIVE_LANGUAGE)  # kept for readers of every language
def build_name_index(version: int, published: tuple[int, ...]) -> NameIndex:
    """All names in the editions `published`; another `version` of the names makes another index."""
    seen = Appearance.objects.filter(panel__edition__in=published)
    name_index = NameIndex(
        {
            "theme": theme_entries(),
            "speaker": named_entries(Speaker, "speaker", "#s", seen.values("speaker")),
            "organisation": named_entries(Organisation, "organisation", "#o", seen.values("affiliation__organisation")),
            "country": country_entries(),
            "forum": forum_entries(published),
            "edition": edition_entries(published),
            "panel": panel_entries(published),
        },
        synonyms_by_stems(),
        published,
    )
    for entry in (entry for of_kind in name_index.entries.values() for entry in of_kind):
        for lexeme in {lexeme for of_name in entry.tokens for token in of_name for lexeme in token.lexemes}:
            name_index.by_lexeme[lexeme].append(entry)
    return name_index


def theme_entries():
    """Each found by its value in the address too: DPRK-Russia."""
    rows = Theme.objects.select_related("broader").prefetch_related("names", "terms")
    return [
        NameEntry(
            *("theme", row.slug, row.name, f"#t{row.pk}", (*names_of(row), row.slug)),
            row.broader.slug if row.broader else "",
            tuple(term.term for term in row.terms.all()),
            row.names_shown,
        )
        for row in rows
    ]


def names_of(row):
    return (row.name, *(each.name for each in row.names.all()))


def named_entries(model, kind, prefix, seen):
    return [
        NameEntry(kind, row.slug, row.name, f"{prefix}{row.pk}", names_of(row), shown_names=row.names_shown)
        for row in model.objects.filter(pk__in=seen).prefetch_related("names")
    ]


def country_entries():
    return [
        NameEntry("country", code, name, f"#c{code}", names_of_country(code))
        for code, name in ENGLISH.territories.items()
        if len(code) == 2
    ]


def names_of_country(code):
    """In every language that readers can choose."""
    names = [locale_of(language).territories.get(code, "") for language in dict(settings.LANGUAGES)]
    return tuple(dict.fromkeys(filter(None, names)))


def forum_entries(published):
    rows = Forum.objects.filter(editions__in=published).distinct().prefetch_related("translations")
    return [
        NameEntry(
            "forum", row.slug, row.name, f"#f{row.pk}", names_of_forum(row), shown_names=in_each_language(row.__str__)
        )
        for row in rows
    ]


def names_of_forum(forum):
    return (forum.name, *(each.name for each in forum.translations.all() if each.name))


def in_each_language(label):
    """{language: what `label()` gives in it}, of all that readers can choose."""
    shown = {}
    for code in dict(settings.LANGUAGES):
        with override(code):
            shown[code] = str(label())
    return shown


def edition_entries(published):
    rows = ForumEdition.objects.filter(pk__in=published).select_related("forum")
    return [
        NameEntry(
            *("edition", row.path, str(row), f"#e{row.pk}", (str(row), row.slug, *titles_of(row))),
            shown_names=in_each_language(row.__str__),
        )
        for row in rows.prefetch_related("forum__translations", "other_titles", "translations")
    ]


def panel_entries(published):
    rows = Panel.objects.filter(edition__in=published).select_related("edition__forum").defer("summary", "note")
    return [panel_entry(row) for row in rows.prefetch_related("other_titles", "translations")]


def panel_entry(row):
    def label():
        return f"{row} ({row.edition.slug})"

    return NameEntry("panel", row.path, label(), f"#p{row.pk}", titles_of(row), shown_names=in_each_language(label))


def titles_of(row):
    """In every language."""
    others = [each.title for each in [*row.other_titles.all(), *row.translations.all()] if each.title]
    return tuple(dict.fromkeys([row.title, *others]))


def synonyms_by_stems():
    """{stems of a term: the other terms of its sets}, of the editors' sets and of the names of each theme."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for equal, narrower in [*editors_synonym_sets(), *theme_synonym_sets()]:
        for term in equal:
            others = [each for each in (*equal, *narrower) if each != term]
            for stems in stem_combinations(term):
                found[stems] += [each for each in others if each not in found[stems]]
    return dict(found)


def stem_combinations(phrase):
    """Ways to read a phrase, each as one stem per word: Києві may be Київ or кий."""
    for reading in readings(phrase):
        choices = [[lexeme for lexeme in slot.lexemes if lexeme[0] != "="] or slot.lexemes for slot in reading]
        yield from islice(product(*choices), MAX_STEM_COMBINATIONS)


def editors_synonym_sets():
    sets: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for synonym in Synonym.objects.all():
        sets[synonym.set_id][synonym.is_narrower].append(synonym.term)
    return list(sets.values())


def theme_synonym_sets():
    """A theme's name, its names in other languages and, of its terms, the first in each language."""
    for theme in Theme.objects.within_groups().prefetch_related("names", "terms"):
        first: dict[str, str] = {}
        for term in theme.terms.all():
            first.setdefault(term.language, term.term)
        yield [theme.name, *(name.name for name in theme.names.all()), *first.values()], []
