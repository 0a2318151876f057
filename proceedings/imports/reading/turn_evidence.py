"""Which labels of a text are people who speak: those that come again, look like the others, or name somebody.

What one line shows is never enough: “First:” and “Anna:” look alike. So the text is asked as a whole, and a label
of which it says nothing is a doubt.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from proceedings.imports.reading.labels import MODERATOR, ROSTER
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.people_lists import people_in
from proceedings.imports.reading.persons import folded, person_at
from proceedings.imports.reading.posts import has_post_word
from proceedings.imports.reading.turn_labels import (
    ALONE,
    ARROWS,
    COLON,
    DASH,
    HONOUR,
    MAX_LABEL,
    SPACE,
    STOP,
    TurnLabel,
    turn_label,
)
from proceedings.imports.reading.word_lists import NO_SPEAKER, TITLE

SPEAKS, DOUBT = "speaks", "doubt"
MIN_COUNT = 2  # times that a label comes again
MAX_DOUBTFUL_WORDS = 3
MIN_SHARE = 0.75
EXPLAINED = re.compile(r"[^:]{1,40}:\s[^:]{2,40}")
MAX_LISTED = 30  # names on one line
LEGEND = 3  # labels on one line: “Speaker 1: Anna, Speaker 2: Kenji, …” explains them
STROKES = re.compile(r"[_\u2013\u2014-]{4,}[.:]?\s+(?=\S)")  # “_______. Louder!”: an unknown voice
WORDS = re.compile(r"\S\s+\S|[぀-ヿ㐀-鿿]|[.!?…]\W*\Z")


@dataclass
class TurnEvidence:
    """The labels of a text by line number, each with what the text as a whole makes of it."""

    labels: dict[int, TurnLabel] = field(default_factory=dict)
    verdicts: dict[int, str] = field(default_factory=dict)
    mark: str = ""  # the one most turns carry
    names: set[frozenset[str]] = field(default_factory=set)
    openings: set[int] = field(default_factory=set)  # lines that hold the first half of a label only

    def turn_at(self, one: ClassifiedLine) -> TurnLabel | None:
        """The label with which somebody begins to speak here."""
        return self.label_at(one, SPEAKS)

    def doubt_at(self, one: ClassifiedLine) -> TurnLabel | None:
        """The label of which the text does not say whether somebody speaks."""
        return self.label_at(one, DOUBT)

    def label_at(self, one: ClassifiedLine, verdict: str) -> TurnLabel | None:
        number = one.line.number
        return self.labels[number] if self.verdicts.get(number) == verdict else None

    @property
    def turns(self) -> list[int]:
        """The lines where somebody begins to speak, counted anew each time."""
        return [number for number, verdict in self.verdicts.items() if verdict == SPEAKS]

    def repeated(self, turns: Iterable[int]) -> Counter:
        """How often each person speaks in `turns`, by the name in full, of those who speak again."""
        names = LabelNames.of(self)
        meant = [names.meant_by(self.labels[number])[0].name for number in turns if self.labels[number].name]
        return Counter({name: count for name, count in Counter(meant).items() if count >= MIN_COUNT})


def key_of_label(label: TurnLabel) -> frozenset[str]:
    """Whom a label calls: its words, whatever the title, the case and the dots."""
    return key_of_name(label.name)


@lru_cache(maxsize=4096)
def key_of_name(name: str) -> frozenset[str]:
    words = [folded(word) for word in re.findall(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*|\d+", name)]
    return frozenset(word for word in words if not TITLE.fullmatch(word)) or frozenset(words)


def turn_evidence(classified: list[ClassifiedLine], listed: Iterable[frozenset[str]] = ()) -> TurnEvidence:
    """`listed` are the names that stand in lists of people: “Anna:” is Anna Weber where no other Anna took part."""
    candidates = {one.line.number: found for one in classified if (found := candidate(one))}
    openings = broken_labels(classified, candidates)
    texts = {one.line.number: one.line.text for one in classified}
    counts = how_often(candidates, texts)
    evidence = TurnEvidence(candidates, openings=openings)
    saying = {number for number, label in candidates.items() if says_something(label, texts[number])}
    alone = held_by_one(listed)
    named = {number for number in saying if is_named(candidates[number]) or is_listed(candidates[number], alone)}
    marks: Counter[str] = Counter()
    for number, label in candidates.items():
        again = counts[key_of_label(label), label.mark]
        marks[label.mark] += (2 if again >= MIN_COUNT else 0) + (number in named)
    evidence.mark = max(marks, key=lambda mark: (marks[mark], mark != DASH), default="")
    strong = {
        number: label
        for number, label in candidates.items()
        if label.name
        and not is_nobody(label)
        and has_the_mark(label, evidence.mark)
        and (number in named or (number in saying and counts[key_of_label(label), label.mark] >= MIN_COUNT))
    }
    in_capitals = share_of(strong.values(), lambda label: label.is_in_capitals)
    evidence.names = {key_of_label(label) for label in strong.values() if has_the_case(label, in_capitals)}
    evidence.names |= listed_beside(classified, evidence.names) | initials_in(strong.values(), candidates.values())
    for number, label in candidates.items():
        evidence.verdicts[number] = verdict_on(evidence, label, number in strong, in_capitals)
    for number, label in unread(classified, evidence):
        evidence.labels[number], evidence.verdicts[number] = label, DOUBT
    return evidence


def unread(classified: list[ClassifiedLine], evidence: TurnEvidence) -> Iterator[tuple[int, TurnLabel]]:
    """Lines that begin like the turns, with a bullet or a row of strokes for a name, and say not who speaks."""
    lines = {one.line.number: one.line for one in classified}
    turns = evidence.turns
    bullets = Counter(lines[number].marker for number in turns)
    marked = bullets["bullet"] >= MIN_COUNT and bullets["bullet"] * 2 > bullets.total()
    for number, line in lines.items():
        if turns and (strokes := STROKES.match(line.text)):
            yield number, TurnLabel(STOP, "", strokes.end())
        elif marked and line.marker == "bullet" and not evidence.verdicts.get(number):
            yield number, evidence.labels.get(number) or TurnLabel(SPACE, "", 0)


def held_by_one(listed: Iterable[frozenset[str]]) -> set[str]:
    """The words that are in the name of one person only of those listed."""
    holders = Counter(word for key in set(listed) for word in key)
    return {word for word, count in holders.items() if count == 1}


def is_listed(label: TurnLabel, alone: set[str]) -> bool:
    key = key_of_label(label)
    return label.mark == COLON and len(key) == 1 and key <= alone


def how_often(candidates: dict[int, TurnLabel], texts: dict[int, str]) -> Counter:
    """On how many different lines a label stands; the same line once more is a title or a running head."""
    lines = {(key_of_label(label), label.mark, texts[number]) for number, label in candidates.items() if label.name}
    return Counter((key, mark) for key, mark, _text in lines)


def says_something(label: TurnLabel, text: str) -> bool:
    """“Github: #823” and “Place: Kyiv” say nothing; “Anna: Sure” does where Anna says more elsewhere."""
    words = text[label.end :]
    return not words.strip() or bool(WORDS.search(words))


def listed_beside(classified: list[ClassifiedLine], names: set[frozenset[str]]) -> set[frozenset[str]]:
    """Those of a line of names, “anna, kenji, olena”, of whom others speak."""
    found = set()
    for one in classified:
        text = one.line.text
        if not 1 <= text.count(",") <= MAX_LISTED or len(text) > 40 * MAX_LISTED or one.line.ends_a_sentence:
            continue
        keys = [key_of_label(TurnLabel("", piece, 0)) for piece in text.split(",")]
        if any(key in names for key in keys) and all(0 < len(key) <= MAX_DOUBTFUL_WORDS for key in keys):
            found.update(keys)
    return found


def initials_in(strong: Iterable[TurnLabel], candidates: Iterable[TurnLabel]) -> set[frozenset[str]]:
    """“AW” where an Anna Weber speaks."""
    initials = {initials_of(label) for label in strong} - {""}
    return {key_of_label(label) for label in candidates if label.name in initials}


def initials_of(label: TurnLabel) -> str:
    """“AW” of Anna Weber; '' of one word."""
    words = [word for word in label.name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in words) if len(words) > 1 else ""


def candidate(one: ClassifiedLine) -> TurnLabel | None:
    """The label of a line that says something behind it, and is no label of the event or of a list of people."""
    if one.footer or one.pause:
        return None
    label = turn_label(one.line.text)
    if label is None or is_a_legend(one.line.text):
        return None
    if one.label and (one.label.kind not in {MODERATOR, ROSTER} or not one.label.rest):
        return None
    words = one.line.text[label.end :].strip()
    if label.mark != COLON:
        return label
    people, left = people_in(words)
    return None if people and not left else label  # “Scribe: Anna Weber, Port of Riga”


def broken_labels(classified: list[ClassifiedLine], candidates: dict[int, TurnLabel]) -> set[int]:
    """“The Minister for Roads (Mr.” and “Weber): …” on the next line: the label is of the second line."""
    openings = set()
    for one, after in pairwise(classified):
        text = one.line.text
        if text.count("(") != text.count(")") + 1 or len(text) > MAX_LABEL:
            continue
        label = turn_label(f"{text} {after.line.text[:MAX_LABEL]}")
        if label and label.mark == COLON and label.end > len(text) + 1 and label.name:
            openings.add(one.line.number)
            candidates[after.line.number] = replace(label, end=label.end - len(text) - 1)
    return openings


def is_a_legend(text: str) -> bool:
    pieces = text[:600].split(", ")
    return len(pieces) >= LEGEND and all(EXPLAINED.fullmatch(piece) for piece in pieces[:-1])


def is_named(label: TurnLabel) -> bool:
    """Does the label name somebody by its form: a whole name, a title, an office, the house's own mark?"""
    if label.mark == HONOUR or label.honorific or TITLE.match(label.name):
        return True
    if label.mark == ARROWS:
        return bool(label.name)
    person = person_at(label.name)
    if person and person.end == len(label.name):
        return label.mark != DASH or bool(label.post)
    if label.mark in {COLON, STOP} and label.is_in_capitals and label.mark == STOP:
        return True
    return label.mark in {COLON, STOP} and len(label.name.split()) <= MAX_DOUBTFUL_WORDS and has_post_word(label.name)


def is_nobody(label: TurnLabel) -> bool:
    """“RESOLUTION: …”, “Github: …”: minutes have such lines between what people say."""
    return label.name.casefold() in NO_SPEAKER


def has_the_mark(label: TurnLabel, mark: str) -> bool:
    """Colons and arrows go together, and so does a time beside a name with anything."""
    alike = {COLON, ARROWS, ALONE}
    return label.mark == mark or {label.mark, mark} <= alike or label.mark in {HONOUR, ALONE}


def share_of(labels, has) -> float:
    labels = list(labels)
    return sum(map(has, labels)) / len(labels) if labels else 0.0


def has_the_case(label: TurnLabel, in_capitals: float) -> bool:
    """Where nearly all labels are in capitals, “Note:” is none of them; where nearly none is, “ACTION:”."""
    if label.mark in {HONOUR, ALONE} or label.name.isdigit():
        return True
    if in_capitals >= MIN_SHARE:
        return label.is_in_capitals or bool(TITLE.match(label.name)) or label.mark == ARROWS
    return in_capitals > 1 - MIN_SHARE or not label.is_in_capitals or len(label.name.split()) > 1


def verdict_on(evidence: TurnEvidence, label: TurnLabel, is_strong: bool, in_capitals: float) -> str:
    if (label.mark == ARROWS and not label.name) or is_nobody(label):
        return DOUBT
    if is_strong and has_the_case(label, in_capitals):
        return SPEAKS
    if key_of_label(label) in evidence.names:
        return SPEAKS
    words = label.name.split()
    is_like_one = all(word[0].isupper() for word in words) or len(words) == 1
    return DOUBT if label.mark in {COLON, ARROWS} and is_like_one and len(words) <= MAX_DOUBTFUL_WORDS else ""


@dataclass
class LabelNames:
    """Whom each label means: “MR. GREEN” is Michael J. Green where he is the only Green."""

    by_key: dict[frozenset[str], TurnLabel] = field(default_factory=dict)
    by_word: dict[str, set[frozenset[str]]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, evidence: TurnEvidence) -> "LabelNames":
        names = cls()
        for number in evidence.turns:
            label = evidence.labels[number]
            key = key_of_label(label)
            known = names.by_key.get(key)
            if known is None or (label.post and not known.post):
                names.by_key[key] = label if known is None else with_post(known, label)
            for word in key:
                names.by_word[word].add(key)
        return names

    def meant_by(self, label: TurnLabel) -> list[TurnLabel]:
        """The label itself, or those longer ones that have all of its words."""
        key = key_of_label(label)
        holders = [self.by_word.get(word, set()) for word in key]
        longer = [each for each in set.intersection(*holders) if key < each and len(each) <= 5] if holders else []
        whole = [self.by_key[each] for each in longer if is_a_whole_name(self.by_key[each])]
        if not whole and label.name.isupper() and len(label.name) in {2, 3}:
            whole = [each for each in self.by_key.values() if initials_of(each) == label.name]
        return whole if whole and len(key) == 1 else [self.by_key.get(key, label)]


def is_a_whole_name(label: TurnLabel) -> bool:
    person = person_at(label.name)
    return bool(person and person.end == len(label.name)) or (label.is_in_capitals and len(label.name.split()) > 1)


def with_post(known: TurnLabel, label: TurnLabel) -> TurnLabel:
    return TurnLabel(known.mark, known.name, known.end, label.post, known.note, known.honorific, known.starts_at)
