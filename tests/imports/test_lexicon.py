"""The words that reports are read by: every entry is a list of patterns, and is used."""

import re

import pytest

from proceedings.imports.reading import lexicon
from tests.site_files import ROOT

READING = ROOT / "proceedings" / "imports" / "reading"


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_every_entry_is_a_list_of_different_patterns(language):
    for key, found in lexicon.entries(language).items():
        assert found and len(set(found)) == len(found), key
        assert all(each and re.compile(each) for each in found), key


def test_every_entry_is_asked_for_somewhere():
    code = "\n".join(path.read_text(encoding="utf-8") for path in READING.rglob("*.py"))
    asked = {key for key in every_key() if re.search(rf"""["']{key}["']""", code)}
    by_kind = {key for key in every_key() if re.match("label_of_|announcement_of_|pronoun_", key)}
    assert every_key() == asked | by_kind


def every_key():
    return {key for language in lexicon.LANGUAGES for key in lexicon.entries(language)}


def test_an_entry_that_nobody_has_is_an_error():
    with pytest.raises(KeyError, match="no_such_words"):
        lexicon.any_of("no_such_words")
