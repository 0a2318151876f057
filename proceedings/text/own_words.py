"""Whether a text is in its source's own words."""

import re

from django_extras.scripts import JAPANESE, is_japanese

SAME_WORDS = 14  # in a row: a paraphrase does not have them from its source
SAME_CHARACTERS = 28  # the same in Japanese


def repeats(text, passage):
    """Whether `text` has 14 words in a row (28 characters in Japanese) from `passage`."""
    return bool(runs(text) & runs(passage))


def runs(text):
    """Every run of words that is long enough to be known again."""
    length = SAME_CHARACTERS if is_japanese(text) else SAME_WORDS
    pattern = rf"[{JAPANESE}]|[^\W_]+" if is_japanese(text) else r"[^\W_]+"
    words = re.findall(pattern, text.casefold())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}
