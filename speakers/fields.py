"""Columns that are kept beside names, so that pages and lists ask for nothing more."""

from django.db import models


class SortKeyField(models.TextField):
    """The row's `key_in_lists()`, written with every save and bulk_create; compared character by character."""

    def __init__(self, **options):
        super().__init__(**{"default": "", "editable": False, "db_collation": "C", **options})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        for option in ("default", "editable", "db_collation"):
            options.pop(option, None)
        return name, path, args, options

    def pre_save(self, row, add):
        key = row.key_in_lists()
        setattr(row, self.attname, key)
        return key


class KeptByTriggerField(models.JSONField):
    """{language: …} of the usual names of a record, which the database keeps: see `speakers/sql/`."""

    def __init__(self, **options):
        super().__init__(**{"default": dict, "editable": False, **options})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        for option in ("default", "editable"):
            options.pop(option, None)
        return name, path, args, options
