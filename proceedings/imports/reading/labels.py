"""Lines that say what follows them, and lines that are no part of a report at all.

“Key Takeaways:”, “Moderator: NAME”, “The discussion focused on:”, time slots, footers, cues for who goes on speaking.
"""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from dataclasses import dataclass

from proceedings.imports.reading.lexicon import any_of, words
from proceedings.imports.reading.lines import Line

TAKEAWAYS, SPEECHES, ROSTER, TOPICS, MODERATOR, EVENT = (
    "takeaways",
    "speeches",
    "roster",
    "topics",
    "moderator",
    "event",
)

# First match wins: “key points from speakers” are speeches, “key points” alone are takeaways.
LABELS = (SPEECHES, TAKEAWAYS, MODERATOR, ROSTER, TOPICS, EVENT)
LABEL_PATTERNS = [(kind, re.compile(any_of(f"label_of_{kind}"), re.IGNORECASE)) for kind in LABELS]
# A clause that ends with a colon and announces what kind of list follows.
ANNOUNCED = [(kind, re.compile(any_of(f"announcement_of_{kind}"), re.IGNORECASE)) for kind in (ROSTER, TOPICS)]
COLLECTIVE = re.compile(any_of("everybody"), re.IGNORECASE)
COLLECTIVE_JA = re.compile(rf"(?:その後|続いて|最後に|また|さらに)?[、,]?{any_of('everybody_in_japanese')}")
PROCEDURE = re.compile(any_of("procedure"), re.IGNORECASE)
MAX_PROCEDURE_LENGTH = 160  # characters
FOOTER = re.compile(rf"(?:please )?{any_of('footers')}", re.IGNORECASE)
FOOTER_INSIDE = re.compile(
    r"\b(?:newsletter|click here|by (?:this|the) link|can be (?:found|viewed|watched|downloaded)[^.]{0,30} (?:here|at the link|by))\b"
    r"|за посиланням|(?:available|watch)[^.]{0,60}\bhere\b[.:]?$",
    re.IGNORECASE,
)
CAPTION = re.compile(r"photos?(?: by| credit|:)|фото(?::| з| –)|\(?写真", re.IGNORECASE)
ADDRESS = re.compile(r"^\W*(?:[\w /]{0,20}:?\s*)?(?:https?://|www\.)\S+\W*$", re.IGNORECASE)
DECORATION = re.compile(r"[\W_]+")
CLOCK = r"\d{1,2}[:.：]\d{2}(?![.\d]|:\d)"  # of the day; 10:13:39 is of a recording
SLOT = re.compile(
    rf"(?:{CLOCK}\s*(?:[–—~〜-]\s*{CLOCK})?|\d{{4}}\s?[-–]\s?\d{{4}})\s*(?:am|pm|CET|EET|JST|GMT|MT|h)?[\s|.,:;–—-]*",
    re.IGNORECASE,
)
BREAK = re.compile(any_of("breaks"), re.IGNORECASE)
MODERATED_BY = re.compile(
    r"\b(?:moderated|chaired|facilitated|presided over) by\s+|^(?:Веде|Ведуть|Головує|Головував|Головувала)\s(?:засідання\s)?|\b[Мм]одерува(?:в|ла|ли)\s+(?:\S+\s+){0,3}?(?=[А-ЯІЇЄҐ])|\b[Мм]одератор(?:ом|кою|ка)?\s+(?:\S+\s+){0,3}?(?:став |стала |виступи(?:в|ла) |була? |[–—-]\s)"
)
PRONOUNS = [(pronoun, re.compile(any_of(f"pronoun_{pronoun}"), re.IGNORECASE)) for pronoun in ("she", "he")]
ROLE = re.compile(
    r"(?:[^.!?]{0,60}?,\s|[^.!?,]{0,40}?\baccording to )?(?:The|the|Пан|Пані)\s+(?P<role>[a-zA-Z-]+(?: [a-z-]+)??)(?P<of> of [A-Z]\w+)?\s+(?=(?:also |then |further |[a-z]+ly )?[a-z]+(?:ed|s|d|t|e)?\b)|"
    r"(?P<uk>Професор(?:ка)?|Посол|Експерт(?:ка)?|Аналітик(?:иня)?|Міністр(?:ка)?|Дипломат(?:ка)?|Директор(?:ка)?)\s+(?=[а-яіїєґ])"
)
GENERIC_ROLES = words("roles")


@dataclass(frozen=True)
class Label:
    kind: str
    rest: str = ""
    in_a_clause: bool = False  # “The discussion focused on:”, not “Topics:”


def label_of(line: Line) -> Label | None:
    """The label a line is, with what follows its colon on the same line."""
    head = line.head.strip("【】[]<>■□◆◇|*= ")
    before, colon, after = (
        (part.strip(" 【】") for part in re.split(r"(:)", head, maxsplit=1)) if ":" in head else (head, "", "")
    )
    if len(before) > 140 or before.endswith((".", "。", ";")):
        return None
    for kind, pattern in LABEL_PATTERNS:
        if pattern.fullmatch(before):
            return Label(kind, after) if colon or stands_alone(kind, line) else None
    return announced(before, colon, after)


def stands_alone(kind: str, line: Line) -> bool:
    """Without a colon a label is the whole of a short line."""
    return kind != EVENT and len(line.head) <= 80


def announced(before: str, colon: str, after: str) -> Label | None:
    if not colon or after or len(before) < 12:
        return None
    return next((Label(kind, in_a_clause=True) for kind, pattern in ANNOUNCED if pattern.search(before)), None)


def is_footer(line: Line) -> bool:
    """Links, invitations to subscribe, captions: nothing of these is the report's own text."""
    if ADDRESS.match(line.head) or DECORATION.fullmatch(line.head):
        return True
    return len(line.text) < 220 and bool(FOOTER.match(line.head) or FOOTER_INSIDE.search(line.head))


def pronoun_of(head: str) -> str:
    """'she', 'he' or '': the pronoun that the beginning of a paragraph hangs on."""
    opening = head[:120]
    return next((pronoun for pronoun, pattern in PRONOUNS if pattern.match(opening)), "")


def role_of(head: str) -> str:
    """The office a paragraph's subject is called by: “The Ambassador stated”."""
    found = ROLE.match(head)
    return ((found["role"] or found["uk"]) if found else "").casefold()


def role_elsewhere(head: str) -> bool:
    """“The minister of Latvia said”: an office with its country is told from outside."""
    found = ROLE.match(head)
    return bool(found and found["of"])


def is_collective(head: str) -> bool:
    """Does the paragraph speak for everybody, or about the event?"""
    return bool(COLLECTIVE.match(head) or COLLECTIVE_JA.match(head))


def is_procedure(head: str) -> bool:
    """“The sitting was suspended.”, “Оголошується перерва.”: a short line of the record, or somebody's ruling."""
    return len(head) <= MAX_PROCEDURE_LENGTH and bool(PROCEDURE.match(head))


def is_caption(line: Line) -> bool:
    """A caption, a bare link or an ornament stands inside the text and ends nothing."""
    return bool(ADDRESS.match(line.head) or DECORATION.fullmatch(line.head) or CAPTION.match(line.head))
