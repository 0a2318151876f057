"""Functions, triggers and views of the database: one current text each, applied after every `migrate`.

Each is a file named as the function or view, in a folder of `settings.SQL_FOLDERS`, and replaces what is there. A file
whose first line is `-- After: NAME, NAME` needs those before it. `retired.sql` of a folder drops what is no more.
"""

from graphlib import TopologicalSorter
from pathlib import Path

import pgtrigger
from django.conf import settings
from django.db import connections, transaction

from django_extras.migration_checks import waiting_migrations

NEEDS = "-- After: "
RETIRED = "retired"


def apply_after_migrate(using: str, plan: list | None = None, **kwargs) -> None:
    """Bring functions and triggers to the text of this version, once the tables are all there.

    Short of the last migration tables may lack what a function reads: then everything is left as it is.
    `flush` sends the same signal, without a plan, and changes none of it.
    """
    if plan is None or waiting_migrations(connections[using]):
        return
    bring_up_to_date(using)


def bring_up_to_date(using: str) -> None:
    """Make every function, trigger and view what it is in this version, whatever is there."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        install_registered_triggers(using)
        for path in in_order():
            cursor.execute(path.read_text(encoding="utf-8"))


def install_registered_triggers(using: str) -> None:
    """Those of django-pgtrigger, which the history is kept by; only what differs, as each locks its table."""
    for model, trigger in pgtrigger.registered():
        if trigger.get_installation_status(model, database=using)[0] != pgtrigger.core.INSTALLED:
            trigger.install(model, database=using)
    pgtrigger.prune(database=using)


def in_order() -> list[Path]:
    """All files: what is retired first, then each behind what it needs."""
    found = sorted(path for folder in settings.SQL_FOLDERS for path in folder.glob("*.sql"))
    retired = [path for path in found if path.stem == RETIRED]
    files = {path.stem: path for path in found if path.stem != RETIRED}
    needs = {name: needed_by(path) for name, path in files.items()}
    return retired + [files[name] for name in TopologicalSorter(needs).static_order()]


def needed_by(path: Path) -> list[str]:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.removeprefix(NEEDS).split(", ") if first.startswith(NEEDS) else []
