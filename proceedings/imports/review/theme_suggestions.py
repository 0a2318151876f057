"""Themes suggested by their terms: which themes a text names, and the words that show it.

It stands here and not in `themes/`, for words are compared as the search compares them (inflected, in any
script), and `themes` knows nothing of the search.
"""

from collections import defaultdict
from dataclasses import dataclass

from proceedings.text.lexemes import occurrences, readings, tokens
from themes.choices import Decision, Method
from themes.models import Theme

MAX_EVIDENCE = 500  # characters, as the record has it


@dataclass(frozen=True)
class NamedTheme:
    """A theme that a text names, in which words."""

    theme: Theme
    words: tuple[str, ...]

    @property
    def evidence(self):
        return "; ".join(self.words)[:MAX_EVIDENCE]


class ThemeTerms:
    """The names and terms of every theme, as they are looked for; read with three queries."""

    def __init__(self):
        self.readings = {}  # first lexeme → [(theme, reading)], so that a text is compared with few
        self.prefix_readings = []
        self.order = {}
        for place, theme in enumerate(Theme.objects.within_groups().prefetch_related("names", "terms")):
            self.order[theme] = place
            words = {theme.name, *(name.name for name in theme.names.all()), *(term.term for term in theme.terms.all())}
            for word in sorted(words):
                self.add(theme, word)

    def add(self, theme, word):
        for reading in readings(word):
            if all(slot.is_stop_word for slot in reading):
                continue
            if reading[0].is_prefix:
                self.prefix_readings.append((theme, reading))
            for lexeme in () if reading[0].is_prefix else reading[0].lexemes:
                self.readings.setdefault(lexeme, []).append((theme, reading))

    def named_in(self, text, language="en"):
        """The themes that `text` names, in the order of the themes."""
        found = tokens(text, language)
        lexemes = {lexeme for token in found for lexeme in token.lexemes}
        likely = {pair for lexeme in lexemes for pair in self.readings.get(lexeme, ())}
        likely |= {pair for pair in self.prefix_readings if begins_one_of(lexemes, pair[1][0])}
        words: defaultdict[Theme, dict[int, str]] = defaultdict(dict)
        for theme, reading in likely:
            for place in occurrences(found, [reading]):
                words[theme][place.start] = text[place.start : place.end]
        return [
            NamedTheme(theme, tuple(dict.fromkeys(words[theme][start] for start in sorted(words[theme]))))
            for theme in sorted(words, key=self.order.__getitem__)
        ]


def begins_one_of(lexemes, slot):
    return any(lexeme.startswith(slot.lexemes) for lexeme in lexemes)


def suggest_themes(records, decisions=None, otherwise=Decision.SUGGESTED):
    """Write what the terms show of statements, or of takeaways, as suggested; give the number of new suggestions.

    `decisions` says what an editor decided already: {record's key: {theme's slug: decision}}, and `otherwise` what of
    the rest. What is there stays as it is; so a rejection is never suggested again.
    """
    if not records:
        return 0
    assignments = type(records[0]).themes.through
    of = records[0]._meta.model_name
    terms, decisions = ThemeTerms(), decisions or {}
    kept = set(assignments.objects.filter(**{f"{of}__in": records}).values_list(f"{of}_id", "theme_id"))
    rows = [
        assignments(
            **{of: record},
            theme=named.theme,
            method=Method.TERM,
            evidence=named.evidence,
            decision=decisions.get(record.pk, {}).get(named.theme.slug, otherwise),
        )
        for record in records
        for named in terms.named_in(record.text, record.language)
        if (record.pk, named.theme.pk) not in kept
    ]
    return len(assignments.objects.bulk_create(rows))
