"""Plain text and Markdown."""

import re

import charset_normalizer

from proceedings.imports.reading.files.source_text import Lines, Unreadable, lines_of_text
from proceedings.imports.reading.files.transcripts import timed
from proceedings.imports.reading.messages import gettext

BYTE_ORDER_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
OLD_ENCODINGS = [
    "cp1251", "cp1252", "koi8_u", "shift_jis", "cp932", "euc_jp", "iso2022_jp", "cp1250", "utf_16_le", "utf_16_be",
]  # fmt: skip
OTHER_FORMATS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\([^()\n]*\)")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1")
QUOTED = re.compile(r"^>\s?", re.MULTILINE)


def read_text(data: bytes) -> Lines:
    return timed(lines_of_text(plain(data)))


def read_markdown(data: bytes) -> Lines:
    """Markdown as its own text: links as their words, images and comments left out, headings and bullets kept."""
    text = without_comments(plain(data))
    text = LINK.sub(lambda link: "" if link[1] else link[2], text)
    text = EMPHASIS.sub(r"\2", text)
    return lines_of_text(QUOTED.sub("", text))


def without_comments(text: str) -> str:
    """A comment that is never closed is text; looking for its end once for all keeps a million of them quick."""
    last = text.rfind("-->")
    return text if last < 0 else COMMENT.sub("", text[: last + 3]) + text[last + 3 :]


def plain(data: bytes) -> str:
    if data.startswith(OTHER_FORMATS):
        raise Unreadable(gettext("The file is not what its name says: it is no plain text."))
    return decoded(data)


def decoded(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, or in the encoding its letters speak for."""
    for encoding, mark in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return guess_encoding(data)


def guess_encoding(data: bytes) -> str:
    if b"\x00" in data:
        raise Unreadable(gettext("The file holds NUL characters, so it is not text."))
    best = charset_normalizer.from_bytes(data[:200_000], cp_isolation=OLD_ENCODINGS).best()
    text = data.decode(best.encoding, errors="replace") if best else ""
    if best is None or text.count("\ufffd") > len(text) / 200 or is_garbled(text):
        raise Unreadable(gettext("The file's encoding is not known; save it as UTF-8 and try again."))
    return text


def is_garbled(text: str) -> bool:
    """More signs than letters: a wrong guess."""
    letters = sum(character.isalpha() or character.isspace() for character in text[:20_000])
    return letters < 0.6 * len(text[:20_000])
