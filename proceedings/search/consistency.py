"""Whether the search's own tables say what the record says. The record is read in ways of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from proceedings.models import Statement, StatementTranslation
from proceedings.search.models import Row, TranslationRow
from proceedings.text.lexemes import VERSION
from proceedings.text.lexemes_field import TRANSLATED, serialised_lexemes

CHUNK = 500  # statements
Progress = Callable[[int], object]  # called with the number of statements done

ROWS = """
    SELECT coalesce(source.statement_id, search_row.statement_id)
    FROM search_source source
    FULL JOIN search_row ON search_row.statement_id = source.statement_id
    LEFT JOIN search_group ON search_group.id = search_row.group_id
    WHERE search_row.statement_id IS NULL OR source.statement_id IS NULL
        OR (source.panel_id, source.appearance_id, source.language, source.edition_id, source.forum_id,
            source.speaker_id, source.organisation_id, source.country, source.year,
            source.day, source.place, source.themes)
        IS DISTINCT FROM
           (search_group.panel_id, search_group.appearance_id, search_group.language, search_group.edition_id,
            search_group.forum_id, search_group.speaker_id, search_group.organisation_id,
            search_group.country::text, search_group.year, search_row.day, search_row.place, search_row.themes)
        OR search_row.facts IS DISTINCT FROM search_row_facts(source)
        OR search_row.vector <> ts_filter(search_row.vector, '{a}') || search_field_lexemes(source)
    ORDER BY 1
"""
GROUPS = """
    SELECT search_group.id FROM search_group
    LEFT JOIN (SELECT group_id, count(*) AS statements, sum(words) AS words FROM search_row GROUP BY group_id) counted
        ON counted.group_id = search_group.id
    WHERE (search_group.statements, search_group.words) IS DISTINCT FROM (counted.statements, counted.words)
    ORDER BY 1
"""
THEMES = """
    SELECT coalesce(kept.group_id, counted.group_id)
    FROM search_group_theme kept
    FULL JOIN (
        SELECT group_id, theme AS theme_id, count(*) AS statements
        FROM search_row CROSS JOIN unnest(themes) theme GROUP BY group_id, theme
    ) counted USING (group_id, theme_id)
    LEFT JOIN search_group ON search_group.id = counted.group_id
    WHERE (kept.statements, kept.edition_id) IS DISTINCT FROM (counted.statements, search_group.edition_id)
    ORDER BY 1
"""
EDITIONS = """
    SELECT DISTINCT coalesce(kept.edition_id, counted.edition_id)
    FROM search_edition_theme kept
    FULL JOIN (
        SELECT edition_id, theme_id, sum(statements) AS statements FROM search_group_theme GROUP BY edition_id, theme_id
    ) counted USING (edition_id, theme_id)
    WHERE kept.statements IS DISTINCT FROM counted.statements
    ORDER BY 1
"""
LEXEMES = """
    SELECT statement_id FROM search_row
    JOIN unnest(%s::bigint[], %s::text[]) made (id, tokens) ON made.id = statement_id
    CROSS JOIN regexp_match(tokens, '^(\\d+) ([0-9a-f]{32}) (\\d+) (.*)$', 's') part
    WHERE (version, words) <> (part[1]::smallint, part[3]::int)
        OR ts_filter(vector, '{a}') <> part[4]::tsvector
"""
TRANSLATIONS = """
    SELECT coalesce(translation.statement_id, kept.statement_id)
    FROM proceedings_statementtranslation translation
    FULL JOIN search_translation kept ON kept.translation_id = translation.id
    WHERE translation.statement_id IS DISTINCT FROM kept.statement_id
    ORDER BY 1
"""
TRANSLATED_LEXEMES = """
    SELECT statement_id FROM search_translation
    JOIN unnest(%s::bigint[], %s::text[]) made (id, tokens) ON made.id = translation_id
    CROSS JOIN regexp_match(tokens, '^(\\d+) ([0-9a-f]{32}) (\\d+) (.*)$', 's') part
    WHERE version <> part[1]::smallint OR vector <> part[4]::tsvector
"""


@dataclass(frozen=True)
class Inconsistency:
    """Something that does not agree: what, and the keys of statements, groups or editions where."""

    what: str
    keys: list[int]

    def __str__(self):
        shown = ", ".join(map(str, self.keys[:10]))
        return f"{self.what}: {len(self.keys)} ({shown}{', …' if len(self.keys) > 10 else ''})"


def find_inconsistencies(progress: Progress = lambda done: None) -> list[Inconsistency]:
    """Everything in which the search's tables and the record do not agree; empty where all is right."""
    found = [
        Inconsistency("statements whose row or group is not as in the record", select_keys(ROWS)),
        Inconsistency("groups that count their statements or words wrong", select_keys(GROUPS)),
        Inconsistency("groups that count their themes wrong", select_keys(THEMES)),
        Inconsistency("editions that count their themes wrong", select_keys(EDITIONS)),
        Inconsistency("statements with other lexemes than their text", [*keys_with_other_lexemes(progress)]),
        Inconsistency("statements with translations that the search does not have", select_keys(TRANSLATIONS)),
        Inconsistency("statements with other lexemes than their translations", [*keys_with_other_translated_lexemes()]),
    ]
    return [each for each in found if each.keys]


def select_keys(sql, values=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [key for (key,) in cursor.fetchall()]


def keys_with_other_lexemes(progress):
    """Keys of the rows that the normaliser of today makes otherwise."""
    for done, chunk in in_chunks():
        tokens = [serialised_lexemes(each.text, each.language) for each in chunk]
        yield from select_keys(LEXEMES, [[each.pk for each in chunk], tokens])
        progress(done)


def keys_with_other_translated_lexemes():
    for _done, chunk in in_chunks(StatementTranslation.objects):
        tokens = [serialised_lexemes(each.text, each.language, TRANSLATED) for each in chunk]
        yield from select_keys(TRANSLATED_LEXEMES, [[each.pk for each in chunk], tokens])


def in_chunks(rows=Statement.objects):
    """(number of statements so far, the next CHUNK of them), in order of their keys."""
    last, done = 0, 0
    while chunk := list(rows.filter(pk__gt=last).order_by("pk").only("text", "language")[:CHUNK]):
        last, done = chunk[-1].pk, done + len(chunk)
        yield done, chunk


def has_old_lexemes() -> bool:
    """Whether another version of the normaliser made some of the rows: its lexemes are not those of queries."""
    return any(rows.objects.exclude(version=VERSION).exists() for rows in (Row, TranslationRow))


@transaction.atomic
def rebuild(progress: Progress = lambda done: None) -> None:
    """Make every row anew from its text, and everything else from the record. Until it is done, readers see the old."""
    for done, chunk in in_chunks():
        for statement in chunk:
            statement.tokens = serialised_lexemes(statement.text, statement.language)
        Statement.objects.bulk_update(chunk, ["tokens"])
        progress(done)
    for _done, chunk in in_chunks(StatementTranslation.objects):
        for translation in chunk:
            translation.tokens = serialised_lexemes(translation.text, translation.language, TRANSLATED)
        StatementTranslation.objects.bulk_update(chunk, ["tokens"])
    select_keys(
        "DELETE FROM search_translation WHERE translation_id NOT IN (SELECT id FROM proceedings_statementtranslation)"
        " RETURNING statement_id"
    )
    select_keys("SELECT search_rebuild()")
