"""How a text reaches the search: with every write of a statement go its lexemes, made in Python.

The database takes them from the column into the search row and leaves it empty; a text without its own
lexemes is refused there (see `proceedings/search/sql/search_accept_tokens.sql`), so no row can be out of date.
"""

from hashlib import md5

from django.db import models

from proceedings.text.lexemes import VERSION, vector

TRANSLATED = "B"  # weight of a translation's lexemes; the text's is A


def serialised_lexemes(text, language, weight="A"):
    """One line for the database: version of the normaliser, digest of the text, number of words, lexemes as a tsvector.

    By the digest the database knows that the lexemes are of the text that it is given with them.
    """
    digest = md5(f"{language} {text}".encode(), usedforsecurity=False).hexdigest()
    return f"{VERSION} {digest} {len(text.split())} {vector(text, language, weight)}"


class LexemesField(models.TextField):
    """Written by every save and bulk_create of its row; always null when read."""

    def __init__(self, **options):
        super().__init__(**{**options, "null": True, "editable": False})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        del options["null"], options["editable"]
        return name, path, args, options

    def pre_save(self, row, add):
        return serialised_lexemes(row.text, row.language)


class TranslatedLexemesField(LexemesField):
    """Of a translation: its lexemes go into the row of its statement, with a weight of their own."""

    def pre_save(self, row, add):
        return serialised_lexemes(row.text, row.language, TRANSLATED)
