"""What stands before somebody's words on their line: a name, a post, a time, in any of the marks that records use.

“Anna Weber (Port of Riga): …”, “MR. KEEL of New York. …”, “ЗАХАРУК В.В. …”, “○議長(松平君) …”, “>> ANNA: …”,
“The Minister for Roads (Mr. Weber): …”, “[01:12:30] Anna Weber: …”. Whether somebody speaks there, the text decides
as a whole (see turn_evidence.py): a label that comes again is one, a `Word:` that stands there once is a doubt.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django_extras.scripts import KANJI, KATAKANA
from proceedings.imports.reading.label_parts import FRAMES, MAX_NAME_WORDS, parts_of
from proceedings.imports.reading.persons import Person
from proceedings.imports.reading.times import TIME_FIRST, TIME_LAST, seconds_of
from proceedings.imports.reading.word_lists import TITLE

COLON, STOP, DASH, HONOUR, ARROWS, FRAME, SPACE, ALONE = (
    "colon",
    "stop",
    "dash",
    "honour",
    "arrows",
    "frame",
    "space",
    "alone",
)

MAX_LABEL = 180  # characters, with a post and its house
ARROW = re.compile(r">{2,3}\s*")
# ○議長(松平恒雄君) …, ○松平恒雄君 …, ○松平委員長 …: the house's own mark of honour, or an office, closes the label.
OFFICE = (
    r"(?:副|前)?(?:委員長|議長|会長|座長|部長|課長|局長|室長|次長|係長|所長|市長|町長|村長|区長|知事|教育長|参事|主幹"
    r"|主査|教授|大臣)"
)
HONOURED = re.compile(
    r"(?:(?P<post>[^\s　()（）:：。、]{2,24})"
    rf"[(（](?P<holder>[^\s()（）:：。、][^()（）:：。、]{{0,14}}?)(?:君|(?P<rank>{OFFICE}))[)）]"
    r"|(?P<name>[^\s　()（）:：。、][^()（）:：。、　]{0,12}?)"
    rf"(?:君|さん|委員|議員|(?P<office>{OFFICE})))[\s　]+(?=\S)"
)
BETWEEN_DASH = re.compile(r"\s[–—|-]{1,2}\s+(?=\S)")
LEADING_DASH = re.compile(r"[–—-]\s+")
BEFORE_SPACE = re.compile(rf"([{KANJI}{KATAKANA}]{{1,8}})　(?=\S)")
MAX_FRAMED = 70  # characters
BEFORE_WORDS = re.compile(r"(?:\*\*|__)?\s{0,8}")  # “**Anna:** …”
COLONS = re.compile(r"[:：]")
CLOSING = {"(": ")", "[": "]", "（": "）", "<": ">", "{": "}", "〔": "〕"}
INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}\Z")
CAPITALS = re.compile(r"[A-ZА-ЯІЇЄҐÀ-ÖØ-Þ]{3}|[A-ZА-ЯІЇЄҐÀ-ÖØ-Þ]{2}[.’'-]?\Z")


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


@lru_cache(maxsize=4096)
def turn_label(text: str) -> TurnLabel | None:
    """The label that `text`, a line without its bullet, begins with, by its form alone."""
    time = TIME_FIRST.match(text)
    start = time.end() if time else 0
    starts_at = seconds_of(time[1]) if time else None
    if arrows := ARROW.match(text, start):
        return after_arrows(text, arrows.end(), starts_at)
    for read in (honoured, before_colon, framed, before_stop, before_dash, before_space, beside_time):
        if label := read(text, start, starts_at):
            return label
    return None


def after_arrows(text: str, start: int, starts_at: float | None) -> TurnLabel:
    label = before_colon(text, start, starts_at)
    return with_mark(ARROWS, label) if label else TurnLabel(ARROWS, "", start, starts_at=starts_at)


def with_mark(mark: str, label: TurnLabel) -> TurnLabel:
    return TurnLabel(mark, label.name, label.end, label.post, label.note, label.honorific, label.starts_at)


def honoured(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    found = HONOURED.match(text, start)
    if not found:
        return None
    post = "".join(filter(None, (found["post"], found["rank"], found["office"])))
    return TurnLabel(HONOUR, found["holder"] or found["name"], found.end(), post, starts_at=starts_at)


def before_colon(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    window = text[: start + MAX_LABEL]
    for found in COLONS.finditer(window, start):
        if is_part_of_a_time_or_address(text, found.start()) or not is_closed(window[start : found.start()]):
            continue
        before_words = BEFORE_WORDS.match(text, found.end())
        end = before_words.end() if before_words else found.end()
        return read_label(COLON, window[start : found.start()], end, starts_at)
    return None


def is_part_of_a_time_or_address(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return after == "/" or (after.isdigit() and text[at - 1 : at].isdigit())


def is_closed(label: str) -> bool:
    """Every bracket that opens in it closes in it."""
    return all(label.count(opening) == label.count(closing) for opening, closing in CLOSING.items())


def before_stop(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
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
            stop = start + len(text[start:position].rstrip())
            printed = text[start:stop] if INITIALS.match(bare) else text[start : stop - 1]
            dash = LEADING_DASH.match(text, position)  # “КОВАЛЬ О.М. – Дякую”
            end = dash.end() if dash else position
            return read_label(STOP, printed, end, starts_at) if is_a_sentence(text[end : end + 40]) else None
        if bare.endswith((",", ";", "!", "?")):
            return None
    return None


def is_a_sentence(words: str) -> bool:
    """Behind a label in capitals there is something else than more capitals."""
    return any(letter.islower() for letter in words) and not words[:1].islower()


def before_dash(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    found = BETWEEN_DASH.search(text, start, start + MAX_LABEL)
    return read_label(DASH, text[start : found.start()], found.end(), starts_at) if found else None


def framed(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    """“[Anna Weber] …”, 【田中】…, “<anna> …”"""
    end = text.find(FRAMES[text[start]], start, start + MAX_FRAMED) if text[start : start + 1] in FRAMES else -1
    words = end + 1 + len(text[end + 1 : end + 9]) - len(text[end + 1 : end + 9].lstrip(" 　:：")) if end > 0 else 0
    return read_label(FRAME, text[start + 1 : end], words, starts_at) if 0 < words < len(text) else None


def before_space(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    """田中　はい、そうです。"""
    found = BEFORE_SPACE.match(text, start)
    return read_label(SPACE, found[1], found.end(), starts_at) if found else None


def beside_time(text: str, start: int, starts_at: float | None) -> TurnLabel | None:
    """“Anna Weber   0:05”, the words below."""
    found = TIME_LAST.search(text[-40:]) if len(text) <= 120 else None
    if not found:
        return None
    name = text[start : len(text) - len(text[-40:]) + found.start()]
    return read_label(ALONE, name, len(text), seconds_of(found[1]))


@lru_cache(maxsize=4096)
def name_line(text: str) -> TurnLabel | None:
    """A line that is a name, with a post or a time beside it at most."""
    time = TIME_FIRST.match(text)
    start, starts_at = (time.end(), seconds_of(time[1])) if time else (0, None)
    return read_label(ALONE, text[start:].rstrip(" :："), len(text), starts_at)


def read_label(mark: str, printed: str, end: int, starts_at: float | None) -> TurnLabel | None:
    parts = parts_of(printed, keeps_titles=mark == STOP)
    if parts is None:
        return None
    seconds = parts.starts_at if parts.starts_at is not None else starts_at
    return TurnLabel(mark, parts.name, end, parts.post, parts.note, parts.honorific, seconds)
