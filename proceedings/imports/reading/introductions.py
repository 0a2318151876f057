"""The shapes in which somebody is introduced, and what their parts look like: verbs of saying, posts, appositions."""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from dataclasses import dataclass
from enum import StrEnum

from proceedings.imports.reading.persons import Person, person_at
from proceedings.imports.reading.posts import (
    NO_POST,
    Post,
    has_organisation_word,
    has_post_word,
    is_post_word,
    read_post,
)
from proceedings.imports.reading.word_lists import MODERATING, NOT_SPEAKING, REPORTING, REPORTING_UK, SAYING


class Shape(StrEnum):
    OWN_LINE = "a name with a post, alone on its line"
    NAME_ONLY = "what may be a name, alone on its line"
    INLINE = "a name with a post, then a verb of saying"
    COLON = "a name with a post, a colon, the words"
    NAME_COLON = "what may be a name, a colon, the words"
    BARE = "a name and a verb of saying, no post"
    QUOTED = "a quotation, then who said it"
    CITED = "somebody referred to: according to …"
    PAIR = "several people at once"


@dataclass(frozen=True)
class Header:
    shape: Shape
    person: Person
    post: Post = NO_POST
    moderates: bool = False
    led_in: bool = False  # something stands before the name

    @property
    def has_post(self) -> bool:
        return bool(self.post.post or self.post.organisation)


ADVERB = r"(?:also|further|then|too|again|however,?|[a-z]+ly|himself|herself|separately,?|in turn,?|окремо|також|теж|зокрема,?)"


VERB_SOON = re.compile(rf",?\s+(?:{ADVERB}\s+){{0,2}}(?P<verb>[^\W\d_][\w’'-]*)")


LED_IN = re.compile(r"(?:^|[\s“\"«(])(?=[^\W\d_])")


NOT_AN_APPOSITION = re.compile(
    r"\s*(?:\w+(?:ing|ly)|too|in|on|at|for|by|with|from|during|after|before|when|while|who|which|as|like|both|together|again|also|then|however|and|but|or|то|і|й|та"
    r"|у|в|на|під|за|до|з|із|зі|після|який|яка|\w+(?:ючи|ячи|вши))\b",
    re.IGNORECASE,
)


SENTENCE = re.compile(
    r"(?<!Prof\.)(?<!Amb\.)(?<!Gen\.)(?<!Hon\.)(?<!Col\.)(?<!роф\.)(?<=[a-zа-яіїєґ0-9”\")»]{3}[.!?])\s+(?=[A-ZА-ЯІЇЄҐ“])"
)


SMALL_WORDS = {"with", "from", "online", "virtually", "remotely", "онлайн", "дистанційно"}


CLAUSE_WORDS = frozenset(
    ["read", "his", "her", "their", "which", "who", "that", "whose", "його", "її", "які", "який", "яка"]
)


WINDOW = 260


def is_reporting(word: str, *, loosely: bool = False) -> bool:
    """Is this a verb of saying? Loosely: any English past form that is not mere attendance."""
    word = word.casefold()
    if word in NOT_SPEAKING:
        return False
    return (
        word in REPORTING or bool(REPORTING_UK.fullmatch(word)) or (loosely and word.endswith("ed") and len(word) > 4)
    )


def verb_of_saying(text: str) -> str:
    """The verb of saying that stands at the beginning of `text`, adverbs aside; else ''."""
    found = VERB_SOON.match(text)
    return found["verb"] if found and is_reporting(found["verb"]) else ""


def verb_follows(text: str) -> bool:
    return bool(verb_of_saying(text))


def tells_of_words(text: str) -> bool:
    """Is somebody named here, and something said?"""
    said = any(word in SAYING or REPORTING_UK.fullmatch(word) for word in re.findall(r"[^\W\d_]+", text))
    starts = re.finditer(r"(?<!\S)(?=[^\W\d_])", text) if said else ()
    names = (person_at(text[start.start() :]) for start in starts)
    return any(names)


def first_sentence(text: str) -> str:
    return SENTENCE.split(text[: WINDOW * 2], maxsplit=1)[0]


def sentences_of(text: str) -> list[str]:
    return SENTENCE.split(text)


def is_apposition(printed: str) -> bool:
    """“captain of a tug”: short, in lower case, and nothing but a noun could begin so."""
    short = 1 <= len(printed.split()) <= 6 and printed.strip()[:1].islower()
    return short and not NOT_AN_APPOSITION.match(printed) and not is_a_clause(printed) and "," not in printed


def is_post(printed: str) -> bool:
    """Reads like a post or an organisation, and of this person's own time and house."""
    return printed.startswith("at ") or (
        not re.match(r"\s*(?:then|the late)\b", printed)
        and (has_post_word(printed) or (has_organisation_word(printed) and is_titled(printed)))
    )


def is_titled(printed: str) -> bool:
    """Every longer word in capitals: a name of something, not a clause."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", printed) if word not in SMALL_WORDS]
    return all(word[0].isupper() for word in words) or "«" in printed


def whole_name(printed: str) -> Person | None:
    """The person whose whole name this is and nothing else, if no post and no organisation is called so."""
    person = person_at(printed)
    if not person or person.end != len(printed) or not person.is_whole:
        return None
    return None if has_post_word(person.name) or has_organisation_word(person.name) else person


def named_with_post(text: str, *, loosely: bool = False) -> Header | None:
    """Loosely: after the name a calling will do, by whatever word it is called."""
    person = person_at(text)
    if not person:
        return None
    joint = re.match(r"\s*(?:,|[–—|/]|-(?=\s)|(?=\())\s*", text[person.end :])
    printed = text[person.end + joint.end() :] if joint and joint.end() else ""
    printed = text[person.end :].strip() if joint and not printed else printed
    if (
        not printed
        or is_a_clause(printed)
        or not (is_post(printed) or (loosely and is_apposition(printed.split(",")[0])))
    ):
        return None
    moderates = bool(
        MODERATING.search(printed) or re.search(r"\bmoderator\b|модератор|\bchair\)?$", printed, re.IGNORECASE)
    )
    return Header(Shape.OWN_LINE, person, read_post(without_brackets(without_role(printed))), moderates)


def without_brackets(printed: str) -> str:
    return printed[1:-1] if re.fullmatch(r"\([^()]+\)", printed) else printed


def without_role(printed: str) -> str:
    printed = re.sub(r",?\s*will moderate.*$", "", printed)
    return re.sub(r",?\s*\(?(?:moderator|модератор(?:ка)?)\)?$", "", printed, flags=re.IGNORECASE) or printed


def is_a_clause(printed: str) -> bool:
    """A sentence, then, not a post: it has a verb."""
    words = re.findall(r"(?<![-\w])[a-zа-яіїєґ][\w’'-]*", printed)
    return any(
        word in NOT_SPEAKING or word in CLAUSE_WORDS or word in SAYING or REPORTING_UK.fullmatch(word) for word in words
    )


def names_a_holder(printed: str) -> bool:
    """“Mayor Anna Weber and …”: no post alone."""
    words = [found for found in re.finditer(r"[^\W\d_]+(?=\s)", printed) if is_post_word(found.group())]
    return any(person_at(printed[found.end() + 1 :]) for found in words)
