"""What stands before somebody's words on their line: a name, a post, a time, in any of the marks that records use.

“Anna Weber (Port of Riga): …”, “MR. KEEL of New York. …”, “ЗАХАРУК В.В. …”, “○議長(松平君) …”, “>> ANNA: …”,
“The Minister for Roads (Mr. Weber): …”, “[01:12:30] Anna Weber: …”. Whether somebody speaks there, the text decides
as a whole (see turn_evidence.py): a label that comes again is one, a `Word:` that stands there once is a doubt.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from proceedings.imports.reading.introductions import is_a_clause, is_reporting
from proceedings.imports.reading.lines import readable
from proceedings.imports.reading.persons import Person, person_at
from proceedings.imports.reading.posts import has_organisation_word, has_post_word
from proceedings.imports.reading.word_lists import TITLE

COLON, STOP, DASH, HONOUR, ARROWS, ALONE = "colon", "stop", "dash", "honour", "arrows", "alone"

MAX_LABEL = 180  # characters, with a post and its house
MAX_NAME_WORDS = 8
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
SPELT_TIME = r"(?:\d{1,2} hours? )?(?:\d{1,2} minutes? )?\d{1,2} seconds?|\d{1,2} minutes?"
TIME_FIRST = re.compile(rf"[\[(<（]?\s?({CLOCK})\s?[\])>）]?(?:\s*[–—|-])?\s+(?=[^\W\d_]|>>)")
TIME_LAST = re.compile(rf"\s+[\[(<（]?\s?({CLOCK}|{SPELT_TIME})\s?[\])>）]?:?$")
TIME_ALONE = re.compile(rf"[\[(<（]?\s?({CLOCK})\s?[\])>）]?\Z")
ARROW = re.compile(r">{2,3}\s*")
# ○議長(松平恒雄君) …, ○松平恒雄君 …: the house's own mark of honour closes the label.
HONOURED = re.compile(
    r"(?:(?P<post>[^\s　()（）:：。、]{2,24})[(（](?P<holder>[^\s()（）:：。、][^()（）:：。、]{0,14}?)君[)）]"
    r"|(?P<name>[^\s　()（）:：。、][^()（）:：。、　]{0,12}?)(?:君|さん|委員|議員))[\s　]+(?=\S)"
)
COLONS = re.compile(r"[:：]")
CLOSING = {"(": ")", "[": "]", "（": "）", "<": ">", "{": "}", "〔": "〕"}
BRACKETED = re.compile(r"\s*(?:\(([^()]{1,120})\)|\[([^][]{1,120})\]|（([^（）]{1,120})）|<([^<>]{1,120})>)\s*\Z")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}\Z")
CAPITALS = re.compile(r"[A-ZА-ЯІЇЄҐÀ-ÖØ-Þ]{3}|[A-ZА-ЯІЇЄҐÀ-ÖØ-Þ]{2}[.’'-]?\Z")
INNER_STOP = re.compile(r"(?<=[^\W\d_]{4})[.!?…。]\s|[;。？?!]")
BEFORE_POST = re.compile(r",|、|\s[–—|/-]{1,2}\s")
BRACKETS_WITHIN = re.compile(r"\s?\(([^()]{2,80})\)\s?[,/|–—-]\s?(\S.{1,100})\Z")
SUFFIX = re.compile(r"\s*(?:Jr|Sr|II|III|IV|Ph\.?D|MD|MP|MEP|QC|KC)\b")


@dataclass(frozen=True)
class TurnLabel:
    """`end` is where the words begin in the line; `name` is blank where nobody is named (“>> Please, who?”)."""

    mark: str
    name: str
    end: int
    post: str = ""
    note: str = ""
    honorific: str = ""
    starts_at: float | None = None

    @property
    def person(self) -> Person:
        return Person(self.name, self.honorific, self.end)

    @property
    def is_in_capitals(self) -> bool:
        return any(CAPITALS.search(word) for word in self.name.split())


def seconds_of(printed: str) -> float:
    """“1:12:30” and “0 minutes 42 seconds” as seconds."""
    if ":" not in printed:
        units = {"h": 3600, "m": 60, "s": 1}
        return float(sum(int(number) * units[unit] for number, unit in re.findall(r"(\d+) ([hms])", printed)))
    total = 0.0
    for part in printed.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def time_alone(text: str) -> float | None:
    """The seconds of a time that is all there is on a line."""
    found = TIME_ALONE.match(text)
    return seconds_of(found[1]) if found else None


@lru_cache(maxsize=4096)
def turn_label(text: str) -> TurnLabel | None:
    """The label that `text`, a line without its bullet, begins with, by its form alone."""
    time = TIME_FIRST.match(text)
    start = time.end() if time else 0
    starts_at = seconds_of(time[1]) if time else None
    if arrows := ARROW.match(text, start):
        return _after_arrows(text, arrows.end(), starts_at)
    for read in (_honoured, _before_colon, _before_stop, _before_dash, _beside_time):
        if label := read(text, start, starts_at):
            return label
    return None


def _after_arrows(text: str, start: int, starts_at: float | None) -> TurnLabel:
    label = _before_colon(text, start, starts_at)
    return _marked(ARROWS, label) if label else TurnLabel(ARROWS, "", start, starts_at=starts_at)


def _marked(mark: str, label: TurnLabel) -> TurnLabel:
    return TurnLabel(mark, label.name, label.end, label.post, label.note, label.honorific, label.starts_at)


def _honoured(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    found = HONOURED.match(text, start)
    if not found:
        return None
    return TurnLabel(HONOUR, found["holder"] or found["name"], found.end(), found["post"] or "", starts_at=starts_at)


def _before_colon(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    window = text[: start + MAX_LABEL]
    for found in COLONS.finditer(window, start):
        if _is_part_of_a_time_or_address(text, found.start()) or not _is_closed(window[start : found.start()]):
            continue
        end = found.end() + len(text[found.end() : found.end() + 8]) - len(text[found.end() : found.end() + 8].lstrip())
        return _read(COLON, window[start : found.start()], end, starts_at)
    return None


def _is_part_of_a_time_or_address(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return after == "/" or (after.isdigit() and text[at - 1 : at].isdigit())


def _is_closed(label: str) -> bool:
    """Every bracket that opens in it closes in it."""
    return all(label.count(opening) == label.count(closing) for opening, closing in CLOSING.items())


def _before_stop(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    """“The SPEAKER pro tempore. …”: a name in capitals, to the first full stop behind it."""
    if not CAPITALS.search(text[start : start + 70]):
        return None
    has_name, position = False, start
    for word in re.findall(r"\S+\s*", text[start : start + 110])[: MAX_NAME_WORDS + 4]:
        bare = word.rstrip()
        position += len(word)
        has_name = has_name or (bool(CAPITALS.search(bare.strip(".,"))) and not TITLE.fullmatch(bare))
        if bare.endswith((".", ".)")) and has_name and not TITLE.fullmatch(bare):
            if INITIALS.match(bare) and INITIALS.match(text[position : position + 6].split(" ")[0] or "-"):
                continue
            words = text[position : position + 40]
            stop = start + len(text[start:position].rstrip())
            printed = text[start:stop] if INITIALS.match(bare) else text[start : stop - 1]
            return _read(STOP, printed, position, starts_at) if _is_a_sentence(words) else None
        if bare.endswith((",", ";", "!", "?")):
            return None
    return None


def _is_a_sentence(words: str) -> bool:
    """Behind a label in capitals there is something else than more capitals."""
    return any(letter.islower() for letter in words) and not words[:1].islower()


def _before_dash(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    found = re.compile(r"\s[–—-]{1,2}\s+(?=\S)").search(text, start, start + 90)
    label = _read(DASH, text[start : found.start()], found.end(), starts_at) if found else None
    return label if label and text[found.end() : found.end() + 60].count(" ") > 2 else None


def _beside_time(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    """“Anna Weber   0:05”, the words below."""
    found = TIME_LAST.search(text[-40:]) if len(text) <= 120 else None
    if not found:
        return None
    name = text[start : len(text) - len(text[-40:]) + found.start()]
    return _read(ALONE, name, len(text), seconds_of(found[1]))


@lru_cache(maxsize=4096)
def name_line(text: str) -> TurnLabel | None:
    """A line that is a name, with a post or a time beside it at most."""
    time = TIME_FIRST.match(text)
    start, starts_at = (time.end(), seconds_of(time[1])) if time else (0, None)
    return _read(ALONE, text[start:].rstrip(" :："), len(text), starts_at)


def _read(mark: str, printed: str, end: int, starts_at: float | None) -> TurnLabel | None:
    """The parts of a label: time, brackets, post, name; None where it reads like a sentence."""
    printed = readable(printed).strip(" *_")
    if time := TIME_LAST.search(f" {printed}"):
        starts_at = seconds_of(time[1])
        printed = f" {printed}"[: time.start()].strip()
    if within := _brackets_within(printed):
        printed = f"{within[0]}, {within[1]}"
    name, inside = _without_brackets(printed)
    name, post = _without_post(name)
    if inside and _is_a_holder(name, inside):
        name, post, inside = inside, f"{name}, {post}" if post else name, ""
    if not _may_be_a_name(name) or INNER_STOP.search(f"{post} ") or is_a_clause(post):
        return None
    if len(name) == 1 and inside:
        name, inside = inside, ""  # A(村井): the letter is not who it is
    is_note = bool(inside) and inside[0].islower() and not (has_post_word(inside) or has_organisation_word(inside))
    honorific, name = ("", name) if mark == STOP else _honoured_name(name)
    return TurnLabel(
        mark, name, end, post or ("" if is_note else inside), inside if is_note else "", honorific, starts_at
    )


def _without_brackets(printed: str) -> tuple[str, str]:
    found = BRACKETED.search(printed[-130:])
    if not found:
        return printed, ""
    return printed[: len(printed) - len(found.group())].strip(), next(filter(None, found.groups())).strip()


def _brackets_within(printed: str) -> tuple[str, str] | None:
    """“Anna Weber (Port of Riga) / Chair”: the name, and post and house as one."""
    person = person_at(printed)
    found = BRACKETS_WITHIN.match(printed, person.end) if person else None
    return (printed[: person.end], f"{found[2]}, {found[1]}") if found else None


def _without_post(printed: str) -> tuple[str, str]:
    """“Anna Weber, Port of Riga”, “Anna Weber – Port of Riga”; “Henry Lowe, Jr.” has none."""
    for found in BEFORE_POST.finditer(printed):
        if found.start() and not SUFFIX.match(printed, found.end()):
            return printed[: found.start()].strip(), printed[found.end() :].strip()
    return printed, ""


def _is_a_holder(post: str, inside: str) -> bool:
    """“The Minister for Roads (Mr. Weber)”: the post stands outside, the name in brackets."""
    titled = TITLE.match(inside) and inside[:1].isupper()
    person = person_at(inside)
    named = bool(titled) or (person is not None and person.end == len(inside))
    return named and (post.startswith(("The ", "the ")) or has_post_word(post)) and not person_at(post)


def _may_be_a_name(name: str) -> bool:
    words = name.split()
    return (
        bool(words)
        and len(words) <= MAX_NAME_WORDS
        and len(name) <= 60
        and (name[0].isalpha() or name[0] in "“\"'(")
        and not INNER_STOP.search(f"{name} ")
        and not any(mark in name for mark in "#/@=|")
        and not any(is_reporting(word) for word in words[1:] if word.islower())
    )


def _honoured_name(name: str) -> tuple[str, str]:
    """A title is taken off a whole name; “Mr. Weber” is all that the record calls him by."""
    person = person_at(name)
    if person and person.honorific and person.end == len(name) and len(person.tokens) > 1:
        return person.honorific, person.name
    return "", name
