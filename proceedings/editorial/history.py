"""Who changed what, and how to take it back.

Triggers keep an event for every row that is added, changed or deleted, whoever does it and however: by a form, in bulk,
by an import. The event of a change holds the row as it was before; what it became is in the row's next event, or
in the record itself. What one request or one command changed has one key and is called an act.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import FETCH_PEERS, ForeignKey
from django.utils.text import Truncator
from django.utils.translation import gettext
from pghistory.models import Event

from django_extras.scripts import JAPANESE

INSERT, UPDATE, DELETE = "insert", "update", "delete"
NEVER_RESTORED = {"id", "slug", "number", "published_at"}  # a restored record stays where readers find it
MAX_WORDS_COMPARED = 4_000
NEVER_SHOWN = {"id", "of_text"}  # a key, and a digest
MAX_ACTS = 100
MAX_CHANGES = 100  # of one table
MAX_CHARACTERS_SHOWN = 2_000  # of texts that are too long to be compared
SIGNS = re.compile(rf"[{JAPANESE}]|\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Difference:
    """One field of a change, as words: of (“same”, “removed” or “added”, text)."""

    field: str
    pieces: tuple


@dataclass(frozen=True)
class Change:
    event: Any  # of a model that pghistory makes
    record: str  # what was changed
    is_of_row: bool  # a name, a figure …: a row within the record
    by: str
    differences: tuple

    @property
    def label(self):
        return {INSERT: gettext("Added"), UPDATE: gettext("Changed"), DELETE: gettext("Deleted")}[self.event.pgh_label]

    @property
    def can_be_restored(self):
        return self.event.pgh_label == UPDATE

    @property
    def model(self):
        return type(self.event)._meta.model_name

    @property
    def at(self):
        return self.event.pgh_created_at


# --- what is kept -----------------------------------------------------------------------------------------


@cache
def event_models():
    """{model: the model of its events}."""
    return {model.pgh_tracked_model: model for model in apps.get_models() if issubclass(model, Event)}


@cache
def rows_within(model):
    """Tracked models whose rows are entered with a record of `model`, each with the field that names it."""
    return [
        (row, field.name)
        for row in event_models()
        if row not in admin.site._registry
        for field in row._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is model
    ]


def fields_of(event):
    """Names of the row's own columns that the event holds."""
    held = {field.name for field in event._meta.concrete_fields}
    return [field.name for field in event.pgh_tracked_model._meta.concrete_fields if field.name in held]


def values_of(row, names):
    """{field: value as its column has it} of a row or an event; {} of none."""
    return {name: getattr(row, row._meta.get_field(name).attname) for name in names} if row else {}


# --- reading ----------------------------------------------------------------------------------------------


def changes_of(record):
    """Every Change of `record` and of the rows within it, the newest first."""
    model: Any = type(record)
    found = [(*each, False) for each in with_outcome(model, event_models()[model].objects.filter(pgh_obj_id=record.pk))]
    for row, field in rows_within(model):
        events = event_models()[row].objects.filter(**{field: record.pk})
        found += [(*each, True) for each in with_outcome(row, events)]
    return with_names(sorted(found, key=lambda each: (each[0].pgh_created_at, each[0].pgh_id), reverse=True))


def changes_in(act):
    """The Changes of the act with this key, table by table: the first of each, where it made very many."""
    found = []
    for model, events in event_models().items():
        of_act = events.objects.filter(pgh_context_id=act).order_by("pgh_id")[:MAX_CHANGES]
        found += [(*each, False) for each in with_outcome(model, of_act)]
    return with_names(found)


def with_outcome(model, events):
    """Each of `events` with what the row was after it (its next event, or the row) and the row as it is, if it is."""
    events = list(events)
    keys = {event.pgh_obj_id for event in events}
    following, latest = {}, dict[int, int]()
    for event in event_models()[model].objects.filter(pgh_obj_id__in=keys).order_by("pgh_id"):
        following[latest.get(event.pgh_obj_id)] = event
        latest[event.pgh_obj_id] = event.pgh_id
    rows = model._base_manager.fetch_mode(FETCH_PEERS).in_bulk(keys)
    found = [(event, rows.get(event.pgh_obj_id)) for event in events]
    return [(event, following.get(event.pgh_id) or row, row) for event, row in found]


def with_names(found):
    """(event, after, row, is_of_row) → Change, with the names of people and records instead of their keys."""
    names, users = Names(), users_of(event for event, *_ in found)
    return [
        Change(
            event,
            record_name(event, row),
            is_of_row,
            author(event.pgh_context, users),
            differences(event, after, names),
        )
        for event, after, row, is_of_row in found
    ]


class Names:
    """The record that a key in a column means; each is read once."""

    def __init__(self):
        self.known = {}

    def of(self, model, pk):
        if (model, pk) not in self.known:
            found = model._base_manager.filter(pk=pk).first()
            self.known[model, pk] = str(found) if found else f"{model._meta.verbose_name} {pk}"
        return self.known[model, pk]

    def of_value(self, field, value):
        if value is None or value == "":
            return ""
        if isinstance(field, ForeignKey):
            return self.of(field.related_model, value)
        return str(dict(field.flatchoices).get(value, value))


def record_name(event, row):
    """What was changed: its kind and name. A link between two records has none."""
    kind = event.pgh_tracked_model._meta
    return str(kind.verbose_name) if kind.proxy else f"{kind.verbose_name} {row or event.pgh_obj_id}"


def users_of(events):
    keys = {(event.pgh_context or {}).get("user") for event in events}
    return get_user_model()._default_manager.in_bulk([key for key in keys if key])


def author(context, users):
    """The log-in name behind an event, or the command that was run."""
    context = context or {}
    if user := context.get("user"):
        return users[user].get_username() if user in users else gettext("somebody whose account is gone")
    return context.get("command") or gettext("outside the desk")


def differences(event, after, names):
    """Of a change what differs; of a row added or deleted all that it held."""
    names_of_fields = fields_of(type(event))
    before = {} if event.pgh_label == INSERT else values_of(event, names_of_fields)
    values = {} if event.pgh_label == DELETE else values_of(after or event, names_of_fields)
    return tuple(
        Difference(str(field.verbose_name), pieces)
        for name in names_of_fields
        if name not in NEVER_SHOWN and before.get(name) != values.get(name)
        if (field := event.pgh_tracked_model._meta.get_field(name))
        if (pieces := compared(names.of_value(field, before.get(name)), names.of_value(field, values.get(name))))
    )


def compared(before, after):
    """The two texts as pieces, word by word; Japanese sign by sign. Long ones are set side by side."""
    old, new = SIGNS.findall(before), SIGNS.findall(after)
    if max(len(old), len(new)) > MAX_WORDS_COMPARED or not (old and new):
        sides = [("removed", before), ("added", after)]
        return tuple((kind, Truncator(text).chars(MAX_CHARACTERS_SHOWN)) for kind, text in sides if text)
    pieces = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(old[start:end])))
            continue
        for what, words in [("removed", old[start:end]), ("added", new[new_start:new_end])]:
            if words:
                pieces.append((what, "".join(words)))
    return tuple(pieces)


# --- acts -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Act:
    key: object
    at: datetime
    by: str
    about: str
    count: int


def latest_acts():
    """The newest acts, each with when, who, what it says of itself, and how many rows it changed."""
    found = defaultdict(list)
    for events in event_models().values():
        newest = events.objects.exclude(pgh_context_id=None).order_by("-pgh_id")
        for event in newest.only("pgh_id", "pgh_created_at", "pgh_context_id", "pgh_context")[:MAX_ACTS]:
            found[event.pgh_context_id].append(event)
    users = users_of(event for events in found.values() for event in events)
    acts = [
        Act(key, events[0].pgh_created_at, author(events[0].pgh_context, users), summary(events), len(events))
        for key, events in found.items()
    ]
    acts.sort(key=lambda act: act.at, reverse=True)
    return acts[:MAX_ACTS]


def summary(events):
    """What the act says of itself, else which kinds of record it changed."""
    said = next((said for event in events if (said := (event.pgh_context or {}).get("act"))), None)
    return said or ", ".join(sorted({str(event.pgh_tracked_model._meta.verbose_name) for event in events}))


# --- taking back ------------------------------------------------------------------------------------------


@transaction.atomic
def restore(event):
    """Give the record of `event`, the event of a change, the values that it had before; its address stays.

    Raises ValidationError where the record is gone, or no longer allows these values.
    """
    row = event.pgh_tracked_model._base_manager.select_for_update().filter(pk=event.pgh_obj_id).first()
    if row is None:
        raise ValidationError(gettext("This record was deleted since: take the deletion back first."))
    for name, value in values_of(event, fields_of(type(event))).items():
        if name not in NEVER_RESTORED:
            setattr(row, row._meta.get_field(name).attname, value)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def take_back(act):
    """Undo all that the act with this key changed, and nothing that was changed since.

    Raises ValidationError, and changes nothing, where a later change stands in the way, or an edition was
    published or withdrawn by it.
    """
    undone = undoings(act)
    if not undone:
        raise ValidationError(gettext("Nothing is known of such a change."))
    for each in undone:
        each.check()
    try:
        with transaction.atomic():
            for step in (Undoing.remove, Undoing.set_back, Undoing.put_back):
                for each in undone:
                    step(each)
            check_references()
    except IntegrityError as error:
        sentence = gettext("This cannot be taken back: what was entered since stands in the way (%(reason)s).")
        raise ValidationError(sentence % {"reason": str(error).splitlines()[0]}) from error


def check_references():
    """Now, and not when the transaction ends, so that a refusal is a sentence on the page."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def undoings(act):
    """An Undoing for each row that the act touched."""
    found = []
    for model, events in event_models().items():
        of_act = list(events.objects.filter(pgh_context_id=act).order_by("pgh_id"))
        keys = {event.pgh_obj_id for event in of_act}
        if not keys:
            continue
        first = {event.pgh_obj_id: event for event in reversed(of_act)}
        last = {event.pgh_obj_id: event for event in of_act}
        since = events.objects.filter(pgh_obj_id__in=keys, pgh_id__gt=of_act[0].pgh_id).exclude(pgh_context_id=act)
        later: dict = {}
        for event in since.order_by("pgh_id"):
            if event.pgh_id > last[event.pgh_obj_id].pgh_id:
                later.setdefault(event.pgh_obj_id, event)
        rows = model._base_manager.select_for_update().in_bulk(keys)
        found += [Undoing(model, pk, first[pk], last[pk], later.get(pk), rows.get(pk)) for pk in sorted(keys)]
    return found


class Undoing:
    """One row that an act touched: what it was before, what the act made of it, what it is now."""

    def __init__(self, model, pk, first, last, later, row):
        self.model, self.pk, self.later, self.row = model, pk, later, row
        self.fields = fields_of(type(first))
        self.before = {} if first.pgh_label == INSERT else values_of(first, self.fields)
        self.after = {} if last.pgh_label == DELETE else values_of(later or row, self.fields)

    @property
    def changed(self):
        return {name: value for name, value in self.before.items() if self.after and self.after[name] != value}

    @property
    def permission(self):
        verb = "delete" if not self.before else "add" if not self.after else "change"
        return f"{self.model._meta.app_label}.{verb}_{self.model._meta.model_name}"

    def check(self):
        """Raises ValidationError where something else happened to the row since."""
        now = values_of(self.row, self.fields)
        if "published_at" in self.changed:
            raise ValidationError(gettext("An edition was published or withdrawn by this: do so there."))
        is_other = any(not now or now[name] != self.after[name] for name in self.changed)
        is_more = not self.before and self.after and (self.later or not now)
        is_back = not self.after and self.before and now
        if is_other or is_more or is_back:
            self.refuse()

    def refuse(self):
        record = str(self.row) if self.row else f"{self.model._meta.verbose_name} {self.pk}"
        raise ValidationError(gettext("“%(record)s” was changed since: take that back first.") % {"record": record})

    def remove(self):
        if self.after and not self.before:
            rows = self.model._base_manager.filter(pk=self.pk)
            rows._raw_delete(rows.db)  # and nothing that refers to it: that would be an act of its own

    def set_back(self):
        if changed := self.changed:
            for name, value in changed.items():
                setattr(self.row, self.model._meta.get_field(name).attname, value)
            self.row.save()

    def put_back(self):
        if self.before and not self.after:
            columns = {self.model._meta.get_field(name).attname: value for name, value in self.before.items()}
            self.model(**columns).save(force_insert=True)


@transaction.atomic
def may_take_back(user, act):
    """Whether `user` could do by hand what taking the act back does. Links between records go with the records."""
    return all(user.has_perm(each.permission) for each in undoings(act) if not each.model._meta.proxy)


def event_named(model, pk):
    """The event that an address of the desk names; None where there is none."""
    known = {each._meta.model_name: each for each in event_models().values()}
    return known[model].objects.filter(pk=pk).first() if model in known else None
