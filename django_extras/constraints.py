"""Constraints between a row and its parents, which Django's own, of one row or one table, cannot express."""

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import BaseConstraint


class SameParent(BaseConstraint):
    """What the foreign key `field` leads to has the same `parent` as the row: a statement's appearance is its panel's.

    `parent` is a foreign key of both models. A composite foreign key keeps the rule, and like Django's own keys it is
    checked when the transaction ends. Nothing is asked of a row where one of the two keys is null. Forms show a
    violation at `field`.
    """

    def __init__(self, *, field, parent, **options):
        super().__init__(**options)
        self.field, self.parent = field, parent

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """Raises ValidationError at `field`, whatever else is excluded: what is not on the form has its value too."""
        if self.field in (exclude or ()):
            return
        related, own_parent = getattr(instance, self.field), self.parent_key(instance)
        if related and own_parent and getattr(related, related._meta.get_field(self.parent).attname) != own_parent:
            raise ValidationError({self.field: self.get_violation_error_message()})

    def parent_key(self, instance):
        return getattr(instance, instance._meta.get_field(self.parent).attname)

    def create_sql(self, model, schema_editor):
        """The key that the foreign key refers to comes first: `id` alone is unique, but PostgreSQL wants both."""
        related = model._meta.get_field(self.field).related_model
        own, others = self.columns(model, self.field, schema_editor), self.columns(related, "id", schema_editor)
        return (
            f"ALTER TABLE {table(related, schema_editor)} ADD CONSTRAINT {self.key(schema_editor)} UNIQUE ({others});"
            f"ALTER TABLE {table(model, schema_editor)} ADD CONSTRAINT {schema_editor.quote_name(self.name)}"
            f" FOREIGN KEY ({own}) REFERENCES {table(related, schema_editor)} ({others})"
            f" DEFERRABLE INITIALLY DEFERRED"
        )

    def constraint_sql(self, model, schema_editor):
        """Nothing within CREATE TABLE: the other table may come later."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def remove_sql(self, model, schema_editor):
        related = model._meta.get_field(self.field).related_model
        return (
            f"ALTER TABLE {table(model, schema_editor)} DROP CONSTRAINT {schema_editor.quote_name(self.name)};"
            f"ALTER TABLE {table(related, schema_editor)} DROP CONSTRAINT {self.key(schema_editor)}"
        )

    def key(self, schema_editor):
        return schema_editor.quote_name(f"{self.name}_key")

    def columns(self, model, field, schema_editor):
        names = (model._meta.get_field(name).column for name in (field, self.parent))
        return ", ".join(schema_editor.quote_name(name) for name in names)

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field, "parent": self.parent}

    def __eq__(self, other):
        return self.deconstruct() == other.deconstruct() if isinstance(other, SameParent) else NotImplemented

    __hash__ = BaseConstraint.__hash__  # by identity, as of other constraints


class SameParentThrough(SameParent):
    """The same where the row has its parent through another: a statement its edition through its panel.

    No key can keep that; a trigger of the constraint's name does, which is written as SQL elsewhere.
    """

    def __init__(self, *, through, **options):
        super().__init__(**options)
        self.through = through

    def parent_key(self, instance):
        between = instance._meta.get_field(self.through)
        if getattr(instance, between.attname) is None:
            return None
        return super().parent_key(getattr(instance, self.through))

    def create_sql(self, model, schema_editor):
        return None

    def constraint_sql(self, model, schema_editor):
        return None

    def remove_sql(self, model, schema_editor):
        return None

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "through": self.through}


def table(model, schema_editor):
    return schema_editor.quote_name(model._meta.db_table)
