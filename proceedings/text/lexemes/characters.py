"""Characters in the plain form in which they are compared."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from speakers.names import PLAIN_LETTERS

MARKS = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\uff9e\uff9f"
UNCHANGED = "\x00-\x7f\u0400-\u0482\u048a-\u052f\u3001\u3002\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff"
CLUSTER = re.compile(rf"[^{UNCHANGED}][{MARKS}]*|[{UNCHANGED}][{MARKS}]+|[`髙]")
SAME_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("’ʼ‘‛′`´ʹʻˈ＇ꞌ", "'"),
        **dict.fromkeys("‐‑‒–−﹣－⁃˗", "-"),
        **dict.fromkeys("—―⸺⸻™®©", " "),
        **dict.fromkeys("•‣·∙", " "),
        "髙": "高",
        "﨑": "崎",
        "𠮷": "吉",  # printers' forms of one character, and of one family name
    }
)
LATIN_OR_GREEK = re.compile(r"[a-zA-Z\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]")
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]")  # the sign of a note; CO₂ is CO2


@lru_cache(maxsize=1 << 14)
def plain_cluster(cluster):
    """A character with its marks, in the form that is compared; may be empty, or longer."""
    if unicodedata.category(cluster[0]) in ("Cf", "Mn", "Me"):  # zero-width, direction, stray marks
        return ""
    cluster = cluster.translate(SAME_CHARACTERS)
    if SUPERSCRIPT.match(cluster):
        return " "
    compatible = unicodedata.normalize("NFKC", cluster)
    return "".join(map(without_marks, compatible)).translate(SAME_CHARACTERS)


def without_marks(character):
    """Accents go from Latin and Greek; in й, ї and ガ the mark makes another letter."""
    if character in PLAIN_LETTERS:
        return PLAIN_LETTERS[character]
    decomposed = unicodedata.normalize("NFD", character)
    if LATIN_OR_GREEK.match(decomposed):
        return decomposed[0]
    return "" if unicodedata.combining(character) else character


def plain(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text in plain characters, and two sequences: where each character starts and ends in the original."""
    if not CLUSTER.search(text):
        return text, range(len(text)), range(1, len(text) + 1)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    copied = 0
    for cluster in [*CLUSTER.finditer(text), None]:
        start, end = cluster.span() if cluster else (len(text), len(text))
        replacement = plain_cluster(cluster.group()) if cluster else ""
        pieces += (text[copied:start], replacement)
        starts += (*range(copied, start), *([start] * len(replacement)))
        ends += (*range(copied + 1, start + 1), *([end] * len(replacement)))
        copied = end
    return "".join(pieces), starts, ends


CYRILLIC = re.compile(r"[\u0400-\u052f]")
LATIN = re.compile(r"[A-Za-z]")
TO_LATIN = str.maketrans("аеіоросхуАВЕІКМНОРСТХУ", "aeiopocxyABEIKMHOPCTXY")
TO_CYRILLIC = str.maketrans("aeiopcxyABEIKMHOPCTXY", "аеіорсхуАВЕІКМНОРСТХУ")


def in_one_script(word: str) -> str:
    """A word without look-alike letters of another script: a Cyrillic о inside "forum", a Latin i inside "мир"."""
    if not (CYRILLIC.search(word) and LATIN.search(word)):
        return word
    latin, cyrillic = word.translate(TO_LATIN), word.translate(TO_CYRILLIC)
    return latin if not CYRILLIC.search(latin) else cyrillic if not LATIN.search(cyrillic) else word
