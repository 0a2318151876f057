"""Several people on one line: “Speakers: NAME, POST; NAME, POST”, “NAME, NAME and NAME”."""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from functools import lru_cache

from django_extras.scripts import is_japanese
from proceedings.imports.reading.headers import header_of
from proceedings.imports.reading.introductions import Header, Shape, whole_name
from proceedings.imports.reading.japanese import header_of_japanese
from proceedings.imports.reading.lines import Line
from proceedings.imports.reading.persons import Person, person_at
from proceedings.imports.reading.posts import Post, has_organisation_word, has_post_word, read_post

PARTICIPATION = re.compile(
    r"\s(?:(?:have |has )?(?:also )?(?:participated|took part|joined|spoke|were among)|as well as|взяли участь|виступили|долучилися)\b"
    r"|(?:participants|speakers|panell?ists|experts)[^.]{0,40}(?:included?|were|:)",
    re.IGNORECASE,
)
LISTING = re.compile(
    r"\b(?:participants|speakers|panell?ists|experts|discussants)\b[^.:;]{0,40}?(?:\bincluded?(?::|\s)|\bwere(?::|\s)|:)\s*(?=[A-ZА-ЯІЇЄҐ])"
    r"|\b(?:учасник\w+|спікер\w+|експерт\w+|доповідач\w+)\b[^.:;]{0,40}?(?:\bстали|\bбули)?:\s*(?=[А-ЯІЇЄҐ])",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(r",| [–—]")
SERIES = re.compile(r"[,;](?:\s(?:and|та|і|й)\s)?|\s(?:and|та|і|й)\s(?=[A-ZА-ЯІЇЄҐ])(?![^()]*\))")
ALONE = {Shape.OWN_LINE, Shape.NAME_ONLY}


def people_in(text: str) -> tuple[list[Header], str]:
    """The people listed in `text`, and the first piece that names nobody."""
    text = text.strip(" .:;")
    if not text:
        return [], ""
    for pieces in (
        bracketed(text),
        pieces_between(text, r";"),
        names_only(text),
        pieces_between(text, r"(?<=\))、"),
        series(text),
        [text],
    ):
        read = [listed_person(piece) or first_in_a_series(piece, pieces) for piece in pieces]
        headers = [header for header in read if header]
        if pieces and len(headers) == len(pieces):
            return headers, ""
    left = next((piece for piece in pieces_between(text, r";") if not listed_person(piece)), "")
    return [header for piece in pieces_between(text, r";") if (header := listed_person(piece))], left


def speakers_in(text: str) -> list[Header]:
    """Whom a sentence lists: “The speakers, among others, were: NAME, POST; NAME, POST.”"""
    found = LISTING.search(text)
    if not found:
        return []
    listed = re.split(r"(?<=[a-zа-яіїєґ)]{3}\.)\s", text[found.end() :], maxsplit=1)[0]
    return people_in(listed)[0]


def series(text: str) -> list[str]:
    """“NAME, POST, HOUSE, NAME, POST; POST, and NAME, POST” as a piece for each person.

    A name begins the next one; whatever stands behind it belongs to the post. Empty where the first piece is no name.
    """
    people: list[str] = []
    for piece in SERIES.split(text):
        if not (piece := piece.strip(" ,;.")):
            continue
        if is_a_name(piece) or (not people and looks_like_a_name(piece)):
            people.append(piece)
        elif people:
            people[-1] += f", {piece}"
        else:
            return []
    return people if len(people) > 1 else []


def looks_like_a_name(piece: str) -> bool:
    """Two to four words in capitals that name no post and no house: where a name must stand, Economy is one."""
    words = piece.split()
    is_capitalised = 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
    return is_capitalised and not (has_post_word(piece) or has_organisation_word(piece))


def first_in_a_series(piece: str, pieces: list[str]) -> Header | None:
    name, comma, printed = piece.partition(",")
    if not comma or len(pieces) < 2 or not looks_like_a_name(name):
        return None
    return Header(Shape.OWN_LINE, Person(name, end=len(name)), read_post(printed))


def is_a_name(piece: str) -> bool:
    """A whole name, perhaps with brackets behind, that no post and no house has."""
    return whole_name(re.sub(r"\s*\([^()]*\)$", "", piece)) is not None


def participants_in(text: str) -> list[Header]:
    """People a sentence names as having taken part, each with a post."""
    if "," not in text:
        return []
    sentence = next((part for part in re.split(r"(?<=[a-zа-я)]{3}\.)\s", text) if PARTICIPATION.search(part)), "")
    starts = [
        0,
        *[found.end() for found in re.finditer(r"(?:,\sand|,\sта|,|;|:|\sand|\sта|\sі)\s", sentence)],
    ]
    people = [(start, person_at(sentence[start:])) for start in starts]
    named = [(start, person) for start, person in people if person and sentence[start + person.end :].startswith(",")]
    ends = [start for start, person_alone in named[1:]] + [len(sentence)]
    printed = [sentence[start:end] for (start, _named), end in zip(named, ends, strict=False)]
    return [
        header
        for header in (
            person_alone(PARTICIPATION.split(piece)[0].rstrip(" ,;:.")) for piece in map(without_and, printed)
        )
        if header
    ]


def named_in_heading(heading: str) -> Header | None:
    """“Keynote address by NAME, POST”, “Lecture: “…” – NAME, POST”: who speaks under it."""
    for found in list(re.finditer(r"\sby\s|\s[–—|-]\s|:\s", heading))[-2:]:
        named = heading[found.end() :]
        person = person_at(named)
        header = listed_person(named) if person and person.honorific else person_alone(named)
        if header and header.shape is Shape.OWN_LINE:
            return header
    return None


def without_and(piece: str) -> str:
    return re.sub(r"[,;]?\s(?:and|та|і)?\s?$", "", piece)


def pieces_between(text: str, mark: str) -> list[str]:
    return [piece.strip(" ,.:") for piece in re.split(mark, text) if piece.strip(" ,.:")]


def bracketed(text: str) -> list[str]:
    """“NAME (POST), NAME (POST) and NAME (POST)”"""
    pieces = pieces_between(text, r"(?<=\))(?:,\s(?:and\s)?|\sand\s|,?\sта\s)")
    return pieces if len(pieces) > 1 and all(piece.endswith(")") for piece in pieces) else []


def names_only(text: str) -> list[str]:
    """Names and nothing else between commas."""
    pieces = pieces_between(text, r",|\sand\s|\s&\s|\sта\s|\sі\s|、")
    names = [person_at(piece) for piece in pieces]
    complete = all(name and name.end == len(piece) for name, piece in zip(names, pieces, strict=True))
    return pieces if len(pieces) > 1 and complete else []


@lru_cache(maxsize=256)  # one text is divided in several ways, which often give the same piece
def listed_person(piece: str) -> Header | None:
    """A person where people are listed: after the name and a comma anything short will do for a post."""
    piece = piece.strip(" ;,.")
    if header := person_alone(piece):
        return header
    person = person_at(piece)
    if not person or len(printed := piece[person.end :]) > 140:
        return None
    if brackets := re.fullmatch(r"\s*\(([^()]+)\)", printed):
        return Header(Shape.OWN_LINE, person, Post(None, brackets[1]))
    if not AFTER_NAME.match(printed):
        return None
    rest = printed.strip(" ,–—")
    is_house = rest[:1].isupper() and "," not in rest and not has_post_word(rest)
    return Header(Shape.OWN_LINE, person, Post(None, rest) if is_house else Post(rest or None, None))


def person_alone(piece: str) -> Header | None:
    line = Line(0, piece, 0)
    header = header_of_japanese(line) if is_japanese(piece) else header_of(line)
    return header if header and header.shape in ALONE else None
