"""What the writers of all kinds of file share: rows are made or changed, and their models' objections collected."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.db.models.expressions import DatabaseDefault

from proceedings.edition_files.reading import CheckedFile, FileProblem
from proceedings.edition_files.schema import EditionFile, SynonymsFile, ThemesFile


class FileWriter:
    """Makes and changes rows of one file and collects what the models refuse."""

    content: EditionFile | ThemesFile | SynonymsFile

    def __init__(self, file: CheckedFile, *, remove: bool):
        self.file, self.content, self.remove = file, file.content, remove
        self.problems: list[FileProblem] = []

    def write(self) -> str:
        """Write all rows of the file; a sentence that says what it holds."""
        raise NotImplementedError

    def problem(self, path, message):
        self.problems.append(self.file.problem(path, message))

    def upsert(self, path, model, lookup, **fields):
        """The row that `lookup` finds, or a new one, saved with `fields`; None where its model refuses them."""
        row = model._default_manager.filter(**lookup).first() or model(**lookup)
        return self.save_fields(path, row, **fields)

    def save_fields(self, path, row, **fields):
        """`row`, new or not, saved with `fields`; None where its model refuses them."""
        changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
        if row.pk and not changed:
            return row
        for name, value in changed.items():
            setattr(row, name, value)
        try:
            save_checked(row)
        except ValidationError as error:
            self.add_refusals(path, error)
            return None
        return row

    def add_refusals(self, path, error):
        for field, messages in error.message_dict.items():
            place = path if field == NON_FIELD_ERRORS else [*path, field]
            for message in messages:
                self.problem(place, message)

    def remove_missing(self, kept, all_rows, path, describe):
        """Remove those of `all_rows` that are not `kept`; without `remove`, each of them is a problem."""
        if None in kept:  # a fault reported already: the file holds more than was kept
            return
        keys = {row.pk for row in kept}
        for row in all_rows:
            if row.pk in keys:
                continue
            if self.remove:
                row.delete()
            else:
                self.problem(path, f"lacks {describe(row)}, which the archive holds; --remove would remove it")

    def translations(self, path, row, records):
        """Those of the file. A file may leave translations out: what it lacks is no problem, and goes with `remove`."""
        kept = self.upsert_translations(path, row, records)
        if self.remove:
            self.remove_missing(kept, row.translations.all(), path, str)

    def upsert_translations(self, path, row, records):
        kind = row.translations
        return [
            self.upsert(
                [*path, "translations", language],
                kind.model,
                {kind.field.name: row, "language": language},
                **record.model_dump(exclude=set() if getattr(record, "of_text", "") else {"of_text"}),
            )
            for language, record in records.items()
        ]


def save_checked(row):
    """Save `row` if its model and its table's constraints allow it. Raises ValidationError.

    The constraints are checked by saving, and one by one only where that fails: each then takes a query.
    """
    row.clean_fields(exclude=[*given_by_database(row), *(each.name for each in row._meta.fields if each.is_relation)])
    row.clean()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        row.full_clean(exclude=given_by_database(row))
        raise ValidationError({NON_FIELD_ERRORS: str(error).splitlines()[0]}) from error


def given_by_database(row):
    """Fields that the database fills when the row is saved: to check a number is to take one."""
    return [name for name, value in vars(row).items() if isinstance(value, DatabaseDefault)]


def delete_each(rows):
    """Delete `rows` one by one: where there are none, nothing is written."""
    for row in rows:
        row.delete()


def set_if_other(manager, rows):
    if {row.pk for row in manager.all()} != {row.pk for row in rows}:
        manager.set(rows)
