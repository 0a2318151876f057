"""The two groups of the desk. Editors enter and mend the record; Publishers also publish, withdraw and delete."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RECORD = ["proceedings", "speakers", "themes", "search"]
KEPT_BY_THE_DATABASE = ["group", "grouptheme", "row", "word", "stamp"]  # of the search
OPEN_TO_WHOEVER_ADDS_EDITIONS = ["reportreview"]  # asked for by the desk itself, with no permission of its own
# What others stand on: taking it away is not a mending.
NOT_FOR_EDITORS_TO_DELETE = {"forum", "forumedition", "organisation", "speaker", "theme"}


def permissions_of(apps, app_label):
    """All permissions of the app. On an empty database Django makes them only after the last migration."""
    app = apps.get_app_config(app_label)
    models_module = getattr(app, "models_module", None)
    app.models_module = True  # without it, create_permissions takes the historical app for one without models
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = models_module
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label=app_label)
    return permissions.exclude(content_type__model__in=KEPT_BY_THE_DATABASE + OPEN_TO_WHOEVER_ADDS_EDITIONS)


def for_editors(permission):
    act, model = permission.codename.split("_", 1)
    return act != "publish" and not (act == "delete" and model in NOT_FOR_EDITORS_TO_DELETE)


def make_groups(apps, schema_editor):
    permissions = [permission for label in RECORD for permission in permissions_of(apps, label)]
    groups = apps.get_model("auth", "Group").objects
    publishers, _ = groups.get_or_create(name="Publishers")
    publishers.permissions.add(*permissions)
    editors, _ = groups.get_or_create(name="Editors")
    editors.permissions.add(*filter(for_editors, permissions))


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("proceedings", "0001_initial"),
        ("search", "0001_rows"),
        ("speakers", "0001_initial"),
        ("themes", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
