"""What an editor decides about a proposal, as the review's page sends it: {name of the page's field: value}.

Of somebody, named by the key of the appearance (`3-1`; added: `3-n1`): `name-`, `part-`, `post-`, `organisation-` ·
`speaker-` slug, `new` or blank · `other-` slug of anybody else · `employer-` slug, `new`, blank · `at-` another panel.
Of a passage, named by its first character: `to-` an appearance, or what DESTINATIONS names · `text-` its wording, in
which a blank line divides it · `cut-` where it is divided · `join-` where the passage begins that it is joined to ·
`theme-<passage>-<slug>` · `figure-<passage>-<start>`.
Of a panel, named by its key (added: `n1`): `title-`, `kind-`, `place-` in the order, `person-` to add.
Of all: `settled-<question>` · `title`, `ordinal`, `held_on` · `panel` to add · `words`, `themes`, `figures` for all.
"""

import re

from proceedings.models import MAX_STATEMENT_LENGTH

PANEL = r"n?\d+"
PERSON = rf"{PANEL}-n?\d+"
BLANK_LINE = re.compile(r"\n\s*\n")
NAME = re.compile(
    rf"(?:name|speaker|other|part|post|organisation|employer|at)-{PERSON}|(?:title|kind|place)-{PANEL}|person-{PANEL}(?:-\d+)?"
    r"|(?:to|text|cut|join)-\d+|theme-\d+-[\w-]+|figure-\d+-\d+|settled-\d+|panel(?:-\d+)?"
    r"|title|ordinal|held_on|words|themes|figures"
)
ADDED = re.compile(rf"panel|person-{PANEL}")
MOST_ADDED = 200  # panels, and people of a panel
LONGEST = {"name": 300, "post": 500, "organisation": 300, "title": 500}


def decisions_of(posted, before=None, shown=()):
    """What is decided once a page has sent `posted`; it may show a part of the report, so the rest stays as `before`.

    `shown` names its boxes, of which a browser sends only those ticked.
    A panel or person typed into a field for new ones is kept under the next free number.
    """
    before = before or {}
    posted = dict.fromkeys(shown, "") | posted
    sent = {name: tidy(value)[:MAX_STATEMENT_LENGTH] for name, value in posted.items() if NAME.fullmatch(name)}
    decisions = before | {name: value for name, value in sent.items() if not ADDED.fullmatch(name)}
    for name in filter(ADDED.fullmatch, sent):
        add(decisions, name, sent[name])
    for name in filter(re.compile(r"join-\d+").fullmatch, sent):
        join(decisions, name, before.get(name, ""))
    return decisions


def join(decisions, name, before):
    """Passages newly joined keep both wordings; those taken apart again have the report's."""
    start, now = name.removeprefix("join-"), decisions[name]
    if now and not before and f"text-{now}" in decisions:
        worded = [decisions[f"text-{now}"], decisions.pop(f"text-{start}", "")]
        decisions[f"text-{now}"] = " ".join(filter(None, map(str.strip, worded)))
    elif before and not now:
        decisions.pop(f"text-{before}", None)


def add(decisions, name, value):
    number = next(number for number in range(1, MOST_ADDED + 2) if f"{name}-{number}" not in decisions)
    if value.strip() and number <= MOST_ADDED:
        decisions[f"{name}-{number}"] = value.strip()


def added(decisions, name):
    """[(number, value)] of what was added under that name, in order."""
    numbers = range(1, MOST_ADDED + 1)
    return [(number, decisions[f"{name}-{number}"]) for number in numbers if f"{name}-{number}" in decisions]


def tidy(value):
    """Line ends as in the archive, and none of the characters that Postgres refuses."""
    return value.replace("\r\n", "\n").replace("\x00", "")


def shortened(decisions, name, printed):
    """The decision about a text, else what is printed, no longer than the record has room for."""
    return decisions.get(name, printed).strip()[: LONGEST[name.partition("-")[0]]]
