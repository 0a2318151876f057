"""What editors decide about a report, as the review's page sends it and as it is stored: {name of a field: value}.

Of somebody, named by the key of the appearance (`3-1`; added: `3-n1`): `name`, `part`, `post`, `organisation`,
`family`, `country` · `speaker` slug, `new` or blank · `other` slug of anybody else · `employer` slug, `new`, blank ·
`at` another panel · `same` the key of whom they are the same as · `gone` where they are removed.
Of a passage, named by its first character: `to` an appearance, or what `destinations` names · `text` its wording, in
which a blank line divides it · `cut` where it is divided · `join` where the passage begins that it is joined to ·
`theme-<passage>-<slug>` · `figure-<passage>-<start>`.
Of a panel, named by its key (added: `n1`): `title`, `kind`, `place` in the order, `person` to add.
Of all: `settled-<question>` · `title`, `ordinal`, `held_on` · `panel` to add · `words`, `themes`, `figures` for all.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from proceedings.models import MAX_STATEMENT_LENGTH
from themes.choices import Decision

PANEL = r"n?\d+"
PERSON = rf"{PANEL}-n?\d+"
BLANK_LINE = re.compile(r"\n\s*\n")
OF_A_PERSON = "name|speaker|other|part|post|organisation|employer|at|family|country|same|gone"
OF_THE_WORDS = re.compile(
    r"(?:to|text|cut|join)-\d+|theme-\d+-[\w-]+|figure-\d+-\d+|title|ordinal|held_on|words|themes|figures"
)
NAME = re.compile(
    rf"(?:{OF_A_PERSON})-{PERSON}|(?:title|kind|place)-{PANEL}|person-{PANEL}(?:-\d+)?|settled-\d+|panel(?:-\d+)?"
    rf"|{OF_THE_WORDS.pattern}"
)
ADDED = re.compile(rf"panel|person-{PANEL}")
JOINED = re.compile(r"join-(\d+)")
THEME = re.compile(r"theme-(\d+)-([\w-]+)")
MAX_ADDED = 200  # panels, and people of a panel
MAX_LENGTHS = {"name": 300, "post": 500, "organisation": 300, "title": 500, "family": 200}


class Fields(dict):
    """Names of the page's fields about one passage, person or panel: `fields.text` → `text-120`."""

    def __init__(self, key):
        super().__init__()
        self.key = key

    def __missing__(self, what):
        return f"{what}-{self.key}"


class Decisions:
    """`values` are what is stored; a method for whatever else is asked of them."""

    def __init__(self, values: Mapping[str, str] | None = None):
        self.values = dict(values or {})

    def get(self, what: str, key: object = None) -> str | None:
        """None where nothing is decided, which is not the same as a blank."""
        return self.values.get(what if key is None else Fields(key)[what])

    def has(self, what: str, key: object = None) -> bool:
        return self.get(what, key) is not None

    def chosen(self, what: str, key: object, allowed: Collection[str], proposed: str) -> str:
        """What is decided, if the page offers it."""
        value = self.get(what, key)
        return value if value is not None and value in allowed else proposed

    def written(self, what: str, key: object, printed: str) -> str:
        """The text decided, else as printed, no longer than the record has room for."""
        value = self.get(what, key)
        return (printed if value is None else value).strip()[: MAX_LENGTHS[what]]

    # --- a passage, by its first character ----------------------------------------------------------------

    def text_of(self, start: int) -> str:
        return self.get("text", start) or ""

    def owner_of(self, start: int, destinations: Collection[str], proposed: str) -> str:
        return self.chosen("to", start, destinations, proposed)

    def cuts_of(self, start: int, end: int) -> list[int]:
        """Where the passage from `start` to `end` is divided."""
        kept = re.findall(r"\d{1,9}", self.get("cut", start) or "")
        return [place for place in map(int, kept) if start < place < end]

    def is_joined(self, start: int) -> bool:
        return bool(self.get("join", start))

    def themes_of_passages(self) -> dict[int, dict[str, str]]:
        """{passage: {theme's slug: what is decided about it}}"""
        found: dict[int, dict[str, str]] = {}
        for name, decision in self.values.items():
            if (theme := THEME.fullmatch(name)) and decision in set(Decision):
                found.setdefault(int(theme[1]), {})[theme[2]] = decision
        return found

    # --- somebody, by the key of the appearance -----------------------------------------------------------

    def is_removed(self, person: str) -> bool:
        return bool(self.get("gone", person))

    def other_of(self, person: str) -> str:
        return (self.get("other", person) or "").strip()

    def country_of(self, person: str) -> str:
        value = (self.get("country", person) or "").strip().upper()
        return value if re.fullmatch("[A-Z]{2}", value) else ""

    def same_people(self) -> dict[str, str]:
        """{person: whom they are the same as, blank for nobody else}, as decided."""
        return {name.removeprefix("same-"): value for name, value in self.values.items() if name.startswith("same-")}

    # --- panels and the edition ---------------------------------------------------------------------------

    def place_of(self, panel: str, number: int) -> tuple[int, int]:
        """Where a panel is in the order: as typed, else where the report has it."""
        printed = self.get("place", panel) or ""
        return (int(printed) if re.fullmatch(r"\d{1,3}", printed) else number, number)

    def added_panels(self) -> list[tuple[int, str]]:
        return self.numbered("panel")

    def added_people(self, panel: str) -> list[tuple[int, str]]:
        return [(number, name[: MAX_LENGTHS["name"]]) for number, name in self.numbered(Fields(panel)["person"])]

    def numbered(self, name: str) -> list[tuple[int, str]]:
        """[(number, value)], in order."""
        numbers = range(1, MAX_ADDED + 1)
        return [(number, self.values[f"{name}-{number}"]) for number in numbers if f"{name}-{number}" in self.values]

    def ordinal(self, printed: int | None) -> int | None:
        value = self.get("ordinal")
        if value is None:
            return printed
        return int(value) if re.fullmatch(r"[1-9]\d{0,3}", value) else None

    def held_on(self, printed: date | None) -> date | None:
        value = self.get("held_on")
        return printed if value is None else day_of(value)

    def is_settled(self, question: int) -> bool:
        return bool(self.get("settled", question))

    # --- what is decided next -----------------------------------------------------------------------------

    def after(self, posted: Mapping[str, str], shown: Iterable[str] = ()) -> "Decisions":
        """These once a page has sent `posted`; it may send a part of the report, so the rest stays.

        `shown` names its boxes, of which a browser sends only those ticked.
        A panel or person typed into a field for new ones is kept under the next free number.
        """
        posted = dict.fromkeys(shown, "") | dict(posted)
        sent = {name: storable(name, value) for name, value in posted.items() if NAME.fullmatch(name)}
        decided = Decisions(self.values | {name: value for name, value in sent.items() if not ADDED.fullmatch(name)})
        for name in filter(ADDED.fullmatch, sent):
            decided.add_numbered(name, sent[name].strip())
        for joined in filter(None, map(JOINED.fullmatch, sent)):
            decided.join_wordings(joined[1], self)
        return decided

    def moved(self, starts: Iterable[int], to: str) -> "Decisions":
        """These once the passages that begin at `starts` go to `to`."""
        return Decisions(self.values | {Fields(start)["to"]: to for start in starts})

    def of_the_words(self) -> "Decisions":
        """Those that still say the same when the report is read in another layout."""
        return Decisions({name: value for name, value in self.values.items() if OF_THE_WORDS.fullmatch(name)})

    def changes_from(self, before: "Decisions") -> dict[str, str | None]:
        """{name: value before} of whatever is decided otherwise; None where nothing was decided."""
        names = before.values.keys() | self.values.keys()
        return {name: before.values.get(name) for name in names if before.values.get(name) != self.values.get(name)}

    def restored(self, before: Mapping[str, str | None]) -> "Decisions":
        """These with what `changes_from` gave put back."""
        values = {name: value for name, value in (self.values | dict(before)).items() if value is not None}
        return Decisions(values)

    def join_wordings(self, start: str, before: "Decisions") -> None:
        """Passages newly joined keep both wordings; those taken apart again have the report's."""
        then, now = before.get("join", start), self.get("join", start)
        if now and not then and self.has("text", now):
            worded = [self.values[Fields(now)["text"]], self.values.pop(Fields(start)["text"], "")]
            self.values[Fields(now)["text"]] = " ".join(filter(None, map(str.strip, worded)))
        elif then and not now:
            self.values.pop(Fields(then)["text"], None)

    def add_numbered(self, name: str, value: str) -> None:
        number = next(number for number in range(1, MAX_ADDED + 2) if f"{name}-{number}" not in self.values)
        if value and number <= MAX_ADDED:
            self.values[f"{name}-{number}"] = value


def storable(name: str, value: str) -> str:
    """Line ends as in the archive, and none of the characters that Postgres refuses.

    A wording is kept whole: one too long for a statement is still to be divided.
    """
    value = value.replace("\r\n", "\n").replace("\x00", "")
    return value if name.startswith("text-") else value[:MAX_STATEMENT_LENGTH]


def day_of(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed)
    except ValueError:
        return None
