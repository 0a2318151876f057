"""Does a person's name stand here, as printed? Latin and Cyrillic letters; for Japanese see japanese.py."""

import re
from dataclasses import dataclass

from django_extras.scripts import KANJI
from proceedings.imports.reading.word_lists import (
    ABSTRACT,
    AFTER_NAME,
    COUNTRIES_UK,
    HONORIFIC,
    NOT_NAMES,
    ORGANISATION_BEGINNINGS_UK,
    PARTICLES,
    POST_BEGINNINGS_UK,
    REPORTING,
    REPORTING_UK,
)

MAX_TOKENS = 5
INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}\Z")
ROMAN = re.compile(r"[IVXІХ]{2,}")  # “VI Forum”
INITIALLED = 3  # letters: more than an acronym has
HAN = re.compile(f"[{KANJI}]")
NICKNAME = re.compile(r"(?:[“\"«„‘'][^\W\d_][\w -]{0,20}[”\"»“’']|\((?P<name>[^\W\d_]{2,20})\)) (?=[^\W\d_])")
SUFFIX = re.compile(r",? (?:Jr|Sr)\b\.?| (?:II|III|IV)(?=[\s,:;)]|\Z)")
TOKEN = re.compile(
    r"(?:[^\W\d_]\.-?){1,3}"  # initials: J., J.-P.
    r"|[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*"
)


@dataclass(frozen=True)
class Person:
    """A name as printed, what honours it, and where in the text it ends (after PhD and the like)."""

    name: str
    honorific: str = ""
    end: int = 0

    @property
    def tokens(self) -> list[str]:
        return [folded(token) for token in re.findall(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*|\d+", self.name)]

    @property
    def is_whole(self) -> bool:
        """More than a family name alone."""
        return len(self.tokens) > 1 or (len(re.sub(r"[ 　]", "", self.name)) > 2 and bool(HAN.match(self.name)))


def person_at(text: str, *, fewest_tokens: int = 2) -> Person | None:
    """The person whose name begins `text`, or None."""
    honorific = HONORIFIC.match(text)
    start = honorific.end() if honorific else 0
    end = end_of_name(text, start, fewest_tokens)
    if end is None:
        return None
    after = AFTER_NAME.match(text, end)
    return Person(text[start:end], (honorific.group().strip() if honorific else ""), after.end() if after else end)


def is_a_word_of(vocabulary: frozenset[str], name: str) -> bool:
    """Does the text use a part of this “name” as a common word, or is it an idea by its ending?"""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", name)]
    return any(word in vocabulary or ABSTRACT.search(word) for word in words)


def folded(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'").replace("`", "'")


def end_of_name(text: str, start: int, fewest: int) -> int | None:
    end, count, position = start, 0, start
    while count < MAX_TOKENS and (token := TOKEN.match(text, after_nickname(text, position) if count else position)):
        word = token.group()
        if word.casefold() in PARTICLES and count:
            position = after_space(text, token.end())
            continue
        if not is_name_token(word):
            break
        end, count = token.end(), count + 1
        position = after_space(text, end)
        if position == end:
            break
    if count < fewest or not is_bounded(text, start, end):
        return None
    suffix = SUFFIX.match(text, end)
    return suffix.end() if suffix else end


def after_nickname(text: str, position: int) -> int:
    """Behind “Falcon” in Roman “Falcon” Brovin: what others call somebody stands inside the name."""
    nickname = NICKNAME.match(text, position)
    in_brackets = nickname is not None and text[position] == "("
    return nickname.end() if nickname and (not in_brackets or is_name_token(nickname["name"])) else position


def after_space(text: str, position: int) -> int:
    return position + 1 if text[position : position + 1] == " " else position


def is_name_token(word: str) -> bool:
    """Could this word be a part of a person's name?"""
    plain = re.sub(r"['’]s$", "", word).casefold().rstrip(".")
    if not word[0].isupper() or plain in NOT_NAMES or ROMAN.fullmatch(word) or word.endswith(("'s", "’s")):
        return False
    if "а" <= plain[0] <= "ї":
        return not is_ukrainian_common_word(plain)
    return plain not in REPORTING


def is_ukrainian_common_word(plain: str) -> bool:
    return bool(
        POST_BEGINNINGS_UK.match(plain)
        or ORGANISATION_BEGINNINGS_UK.match(plain)
        or COUNTRIES_UK.fullmatch(plain)
        or REPORTING_UK.fullmatch(plain)
    )


def is_bounded(text: str, start: int, end: int) -> bool:
    """A name is more than initials and capitals (NATO EU), and does not stop inside a word."""
    name = text[start:end]
    words = re.findall(r"[^\W\d_]{2,}", name)
    if not any(len(word) > 1 for word in words) or text[end : end + 1].isalnum():
        return False
    if any(INITIALS.match(token) for token in name.split()) and any(len(word) > INITIALLED for word in words):
        return True  # РОМЕНКО І.П.
    return any(len(word) > 1 and not word.isupper() for word in words) or all_long(words)


def all_long(words: list[str]) -> bool:
    return len(words) >= 2 and all(len(word) >= 4 for word in words)
