"""Decisions kept, a change at a time: whoever saves says on which version they rest, and nobody overwrites another.

The history of a review is `[{"version", "save", "editor", "before", "undone"}]`, oldest first: `version` is the one
that the change made, `save` a name by which a change sent twice is known, `before` {field: value, None = not decided}.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext

from proceedings.imports.review.decisions import Decisions
from proceedings.models import ReportReview

MAX_CHANGES = 200  # that are kept


@dataclass(frozen=True)
class Conflict:
    """A field that somebody else has changed since, with both values."""

    name: str
    mine: str
    theirs: str
    editor: str


@dataclass
class SaveResult:
    record: ReportReview
    conflicts: list[Conflict] = field(default_factory=list)


@transaction.atomic
def save_decisions(
    record, posted: Mapping[str, str], *, version: int, editor, shown: Iterable[str] = (), save: str = ""
):
    """Keep what is `posted` by a page of that `version`; what another editor has changed since is a Conflict.

    A change that arrives twice under one `save` is kept once.
    """
    record = ReportReview.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if record.edition_id or (save and any(change["save"] == save for change in record.history)):
        return SaveResult(record)
    before = Decisions(record.decisions)
    mine = before.after(posted, shown)
    conflicts = conflicts_of(record, before, mine, version, editor)
    save_change(record, mine.restored({each.name: before.values.get(each.name) for each in conflicts}), editor, save)
    return SaveResult(record, conflicts)


def conflicts_of(record, before: Decisions, mine: Decisions, version: int, editor) -> list[Conflict]:
    """What `mine` would change of what was saved after `version`."""
    by_others = changed_since(record, version)
    wanted = mine.changes_from(before)
    return [
        Conflict(name, mine.values.get(name, ""), before.values.get(name, ""), by_others[name])
        for name in wanted
        if name in by_others
    ]


def changed_since(record, version: int) -> dict[str, str]:
    """{field: who changed it} since that version; all fields, where the history does not reach back so far."""
    if version >= record.version:
        return {}
    changes = [change for change in record.history if change["version"] > version]
    if not changes or changes[0]["version"] > version + 1:
        somebody = str(record.editor or gettext("Somebody"))
        return dict.fromkeys(record.decisions, somebody)
    return {name: change["editor"] for change in changes for name in change["before"]}


def save_change(record, decisions: Decisions, editor, save: str = "", undoes: int | None = None) -> None:
    """The record with these decisions, a version further; nothing where nothing changes."""
    before = decisions.changes_from(Decisions(record.decisions))
    if not before:
        return
    record.decisions, record.editor, record.version = decisions.values, editor, record.version + 1
    change = {"version": record.version, "save": save, "editor": str(editor), "before": before, "undone": False}
    if undoes:
        change |= {"undone": True, "undoes": undoes}
    record.history = [*record.history, change][-MAX_CHANGES:]
    record.save(update_fields=["decisions", "editor", "version", "history", "updated_at"])


def last_change(record, editor) -> dict | None:
    """What this editor can take back next."""
    mine = (change for change in reversed(record.history) if change["editor"] == str(editor))
    return next((change for change in mine if not change["undone"]), None)


@transaction.atomic
def undo(record, editor) -> set[str]:
    """Take back the last change of this editor; once more takes back the one before. Gives the names of its fields.

    What somebody else has changed since stays as they left it.
    """
    record = ReportReview.objects.select_for_update(of=("self",)).get(pk=record.pk)
    change = last_change(record, editor)
    if change is None or record.edition_id:
        return set()
    by_others = {name for name, by in changed_since(record, change["version"]).items() if by != str(editor)}
    before = {name: value for name, value in change["before"].items() if name not in by_others}
    change["undone"] = True
    save_change(record, Decisions(record.decisions).restored(before), editor, undoes=change["version"])
    record.save(update_fields=["history"])
    return set(before)


@transaction.atomic
def save_choice(record, choice: dict, editor, *, keeps_people: bool = False, **facts):
    """Keep how the report is to be read, and `facts` of its source; decisions that rest on another reading go."""
    record = ReportReview.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if record.edition_id:
        return record
    if choice != record.layout and not keeps_people:
        save_change(record, Decisions(record.decisions).of_the_words(), editor)
    for name, value in {"layout": choice, **facts}.items():
        setattr(record, name, value)
    record.save()
    return record
