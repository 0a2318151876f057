"""A label taken apart: “[Mr. Weber (Riga) (spoke in Latvian) 0:05]” is a name, a post, a note and a time."""

import re
from dataclasses import dataclass

from django_extras.scripts import KANJI, KATAKANA
from proceedings.imports.reading.introductions import is_a_clause, is_reporting
from proceedings.imports.reading.lines import readable
from proceedings.imports.reading.persons import Person, person_at
from proceedings.imports.reading.posts import has_organisation_word, has_post_word
from proceedings.imports.reading.times import TIME_LAST, seconds_of
from proceedings.imports.reading.word_lists import TITLE

MAX_NAME = 60  # characters
MAX_NAME_WORDS = 8
MAX_BRACKETS = 3
FRAMES = {"[": "]", "【": "】", "<": ">", "〈": "〉", "《": "》"}
BRACKETED = re.compile(r"\s*(?:\(([^()]{1,120})\)|\[([^][]{1,120})\]|（([^（）]{1,120})）|<([^<>]{1,120})>)\s*\Z")
BRACKETS_WITHIN = re.compile(r"\s?\(([^()]{2,80})\)\s?[,/|–—-]\s?(\S.{1,100})\Z")
BEFORE_POST = re.compile(r",|、|\s[–—|/-]{1,2}\s")
SUFFIX = re.compile(r"\s*(?:Jr|Sr|II|III|IV|Ph\.?D|MD|MP|MEP|QC|KC)\b")
# A stop within a label: it is a sentence, then, but for “Dr.” and “Hon.”.
INNER_STOP = re.compile(r"(?<=[^\W\d_]{4})[.!?…。]\s|[;。？?!]")
TO_WHOM = re.compile(r"(?:From\s)?(.{2,60}?)\s(?:to|To)\s(?:Everyone|everyone|All|all|Hosts|Me|Host and panelists)\Z")
HONOUR_JA = re.compile(rf"(?<=[{KANJI}{KATAKANA}])(?:氏|さん|様|君)\Z")
HOLDER_JA = re.compile(r"[^\s　]{1,14}(?:氏|さん|君)\Z")
LETTERS_AFTER = re.compile(r"\s(?:MP|MEP|MSP|QC|KC|MdB|TD|MLA|PhD|MD)\Z")


@dataclass(frozen=True)
class LabelParts:
    name: str
    post: str = ""
    note: str = ""
    honorific: str = ""
    starts_at: float | None = None


def parts_of(printed: str, *, keeps_titles: bool = False) -> LabelParts | None:
    """The parts of a label; None where it reads like a sentence. A title stays with a name in capitals."""
    printed, starts_at = without_time(unframed(readable(printed).strip(" *_")))
    if found := TO_WHOM.match(printed):
        printed = found[1]
    if within := brackets_within(printed):
        printed = f"{within[0]}, {within[1]}"
    name, inside, note = without_brackets(printed)
    name, post = without_post(name)
    if inside and is_a_holder(name, inside):
        name, post, inside = inside, f"{name}, {post}" if post else name, ""
    if len(name) == 1 and inside:
        name, inside = inside, ""  # A(村井): the letter is not who it is
    post = post.rstrip(".") or inside
    if not may_be_a_name(name) or has_a_stop(post) or is_a_clause(post):
        return None
    honorific, name = ("", name) if keeps_titles else honoured_name(name)
    name, post = post_beside(name, post)
    return LabelParts(name, post, note, honorific, starts_at)


def unframed(printed: str) -> str:
    """“[Anna Weber]” and 【田中】 without the frame."""
    closing = FRAMES.get(printed[:1])
    end = printed.find(closing) if closing else -1
    return f"{printed[1:end].strip()} {printed[end + 1 :].strip()}".strip() if end > 1 else printed


def without_time(printed: str) -> tuple[str, float | None]:
    time = TIME_LAST.search(f" {printed}")
    return (f" {printed}"[: time.start()].strip(), seconds_of(time[1])) if time else (printed, None)


def without_brackets(printed: str) -> tuple[str, str, str]:
    """The label, what the brackets behind it say of the person, and what they say of the moment."""
    said, note = "", ""
    for _number in range(MAX_BRACKETS):
        found = BRACKETED.search(printed[-130:])
        if not found or found.group() == printed:
            break
        inside = next(filter(None, found.groups())).strip()
        if inside[:1].islower() and not (has_post_word(inside) or has_organisation_word(inside)):
            note = inside
        else:
            said = f"{inside}, {said}" if said else inside
        printed = printed[: len(printed) - len(found.group())].strip()
    return printed, said, note


def brackets_within(printed: str) -> tuple[str, str] | None:
    """“Anna Weber (Port of Riga) / Chair”: the name, and post and house as one."""
    person = person_at(printed)
    found = BRACKETS_WITHIN.match(printed, person.end) if person else None
    return (printed[: found.start()], f"{found[2]}, {found[1]}") if found else None


def without_post(printed: str) -> tuple[str, str]:
    """“Anna Weber, Port of Riga”, “Anna Weber – Port of Riga”; “Henry Lowe, Jr.” has none."""
    for found in BEFORE_POST.finditer(printed):
        if found.start() and not SUFFIX.match(printed, found.end()):
            return printed[: found.start()].strip(), printed[found.end() :].strip()
    return printed, ""


def is_a_holder(post: str, inside: str) -> bool:
    """“The Minister for Roads (Mr. Weber)”: the post stands outside, the name in brackets."""
    if HOLDER_JA.fullmatch(inside) and has_post_word(post):
        return True
    titled = TITLE.match(inside) and inside[:1].isupper()
    person = person_at(inside)
    named = bool(titled) or (person is not None and person.end == len(inside))
    return named and (post.startswith(("The ", "the ")) or has_post_word(post)) and not person_at(post)


def may_be_a_name(name: str) -> bool:
    words = name.split()
    return (
        bool(words)
        and len(words) <= MAX_NAME_WORDS
        and len(name) <= MAX_NAME
        and (name[0].isalpha() or name[0] in "“\"'(")
        and not has_a_stop(name)
        and not any(mark in name for mark in "#/@=|")
        and not any(is_reporting(word) for word in words[1:] if word.islower())
    )


def has_a_stop(printed: str) -> bool:
    return bool(INNER_STOP.search(f"{TITLE.sub('', printed)} "))


def honoured_name(name: str) -> tuple[str, str]:
    """A title is taken off a whole name; “Mr. Weber” is all that the record calls him by."""
    if honoured := HONOUR_JA.search(name):
        return honoured.group(), name[: honoured.start()]
    person = person_at(name)
    if person and person.honorific and person.end == len(name) and len(person.tokens) > 1:
        return person.honorific, person.name
    return "", name


def post_beside(name: str, post: str) -> tuple[str, str]:
    """“Anna Weber MP”, “Minister Anna Weber”: a whole name, and the post with no mark between."""
    if found := LETTERS_AFTER.search(name):
        return name[: found.start()], post or found.group().strip()
    for found in re.finditer(r"\s", name):
        person = person_at(name[found.end() :])
        if person and found.end() + person.end == len(name) and has_post_word(name[: found.start()]):
            return as_called(person), post or name[: found.start()]
    return name, post


def as_called(person: Person) -> str:
    return f"{person.honorific} {person.name}".strip() if len(person.tokens) < 2 else person.name
