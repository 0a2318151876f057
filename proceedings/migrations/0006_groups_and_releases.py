"""Publishers mend releases. Nobody is given to write what the database keeps itself: history, corrections, arrivals."""

from importlib import import_module

from django.db import migrations
from django.db.models import Q

first = import_module("proceedings.migrations.0002_groups")

NOT_WRITTEN_BY_HAND = Q(content_type__model__endswith="event") | Q(
    content_type__model__in=[
        "arrival",
        "openquestion",  # 0011 says who has it
        "editiontheme",
        "translationrow",
        "correction",
        "takeawayevidence",
        "statementalsoin",
        "trackedredirect",
    ]
)


def settle_groups(apps, schema_editor):
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label__in=first.RECORD)
    of_releases = first.permissions_of(apps, "proceedings").filter(content_type__model="release")
    groups = {group.name: group for group in apps.get_model("auth", "Group").objects.all()}
    for group in groups.values():
        group.permissions.remove(*permissions.filter(NOT_WRITTEN_BY_HAND))
    if "Editors" in groups:
        groups["Editors"].permissions.remove(*of_releases)
    if "Publishers" in groups:
        groups["Publishers"].permissions.add(*of_releases)


class Migration(migrations.Migration):
    dependencies = [("proceedings", "0005_releases")]

    operations = [migrations.RunPython(settle_groups, migrations.RunPython.noop)]
