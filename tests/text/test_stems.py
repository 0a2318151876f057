import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from proceedings.text import english

WORDS = ["relational", "conditional", "operators", "feudalism", "hopefulness", "formality", "sensitivity"]


@pytest.fixture
def threads_that_take_turns_all_the_time():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_get_each_word_its_own_stem(threads_that_take_turns_all_the_time):
    stem = english.stem.__wrapped__
    right = [stem(word) for word in WORDS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(stem, WORDS * 2_000)) == right * 2_000
