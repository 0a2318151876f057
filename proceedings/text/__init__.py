"""A text as the lexemes that the search compares, in three languages. No rows."""
