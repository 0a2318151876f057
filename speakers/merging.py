"""Two records found to be one: every name is kept, and whatever referred to either refers to the one that stays.

What refers to a record is asked of Django's own knowledge of the models, so that this app need not know who does.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import UniqueConstraint
from django.utils.translation import gettext

from speakers.choices import NameKind
from speakers.models import Affiliation, Name

LANGUAGE_OF_RECORDS = "en"  # of the name by which a record is called


@transaction.atomic
def merge(kept, gone, **values):
    """Make `gone` part of `kept`, whose fields then have `values`, and give back `kept`.

    Raises ValidationError, and changes nothing, where both are the same record, or where the two are side by side
    in a place that has room for one: on the same panel in the same part.
    """
    if kept == gone:
        raise ValidationError(gettext("This is one record already."))
    locked = type(kept).objects.select_for_update().in_bulk([kept.pk, gone.pk])
    kept, gone = locked[kept.pk], locked[gone.pk]
    names = [kept.name, gone.name]
    move_references(kept, gone)
    gone.delete()
    for field, value in values.items():
        setattr(kept, field, value)
    kept.full_clean()
    kept.save()
    for name in names:
        keep_name(kept, name)
    return kept


def move_references(kept, gone):
    """All or, raising ValidationError, none."""
    refused = []
    for relation in references_to(type(gone)):
        model, field = relation.related_model, relation.field.name
        for row in model._base_manager.filter(**{field: gone.pk}):
            twin = twin_of(row, field, kept)
            if twin is None:
                move(row, field, kept)
            elif isinstance(row, Name | Affiliation):
                absorb(twin, row)
            else:
                refused.append(f"“{twin}”")
    if refused:
        places = ", ".join(refused)
        sentence = gettext("Both records stand in one place: %(places)s. Remove one of the two there, then merge.")
        raise ValidationError(sentence % {"places": places})


def references_to(model):
    return [
        field for field in model._meta.get_fields() if field.auto_created and not field.concrete and field.one_to_many
    ]


def twin_of(row, field, kept):
    """The row of `kept` beside which there is no room for `row` once it is `kept`'s, or None."""
    for constraint in row._meta.constraints:
        if not isinstance(constraint, UniqueConstraint) or constraint.condition or field not in constraint.fields:
            continue
        key = {name: getattr(row, row._meta.get_field(name).attname) for name in constraint.fields if name != field}
        key = {name if value is not None else f"{name}__isnull": value or value is None for name, value in key.items()}
        if twin := type(row)._base_manager.filter(**key, **{field: kept}).first():
            return twin
    return None


def move(row, field, kept):
    """A record has one usual name in a language: that of `kept` stays the usual one."""
    changed = {field: kept}
    if isinstance(row, Name) and has_usual_name(kept, row.language):
        changed["kind"] = NameKind.VARIANT if row.kind == NameKind.USUAL else row.kind
    type(row)._base_manager.filter(pk=row.pk).update(**changed)


def has_usual_name(record, language):
    return record.names.filter(language=language, kind=NameKind.USUAL).exists()


def absorb(kept, gone):
    """Two rows that say the same: what one leaves blank the other fills in."""
    for field in kept._meta.concrete_fields:
        if getattr(kept, field.attname) in (None, ""):
            setattr(kept, field.attname, getattr(gone, field.attname))
    kept.full_clean()
    kept.save()
    move_references(kept, gone)
    gone.delete()


def keep_name(record, name):
    """Among the further names, unless it is known already."""
    if name != record.name and not record.names.filter(name=name).exists():
        record.names.create(name=name, language=LANGUAGE_OF_RECORDS, kind=NameKind.VARIANT)
