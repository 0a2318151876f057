"""The words that reports are read by, as data: a file per language, an entry per kind of word.

An entry is a list of alternatives of regular expressions, or the same in a row with spaces between. What is joined to
them (endings, what stands before and behind) is grammar, and stands in the module that uses the entry.
"""

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

LANGUAGES = ("en", "uk", "ja")


@cache
def entries(language: str) -> dict[str, list[str]]:
    text = Path(__file__).with_name(f"{language}.yaml").read_text(encoding="utf-8")
    return {key: each.split() if isinstance(each, str) else each for key, each in YAML(typ="safe").load(text).items()}


def alternatives(key: str) -> list[str]:
    """Those of every language. Raises KeyError where no language has the entry."""
    found = [each for language in LANGUAGES for each in entries(language).get(key, [])]
    if not found:
        raise KeyError(key)
    return found


def any_of(key: str) -> str:
    """A group of a pattern, of all alternatives."""
    return f"(?:{'|'.join(alternatives(key))})"


def words(key: str) -> frozenset[str]:
    return frozenset(alternatives(key))
