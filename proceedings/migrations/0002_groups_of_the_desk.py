"""The two groups of the desk. Editors enter and mend the record; Publishers also publish, withdraw and delete."""

from django.contrib.auth.management import create_permissions
from django.db import migrations, models

# What both may view, add, change and delete.
WITHIN_AN_EDITION = {
    "proceedings": [
        "appearance", "appearancetranslation", "editiontitle", "editiontranslation", "figure", "forumtranslation",
        "panel", "paneltitle", "paneltranslation", "sourcedocument", "statement", "statementtheme",
        "statementtranslation", "takeaway", "takeawaytheme", "takeawaytranslation",
    ],
    "search": ["synonym", "synonymset"],
    "speakers": ["affiliation", "organisationname", "speakername"],
    "themes": ["themename", "themeterm"],
}  # fmt: skip
# What others stand on: taking it away is not a mending, so only Publishers do.
STOOD_ON = {"proceedings": ["forum", "forumedition"], "speakers": ["organisation", "speaker"], "themes": ["theme"]}


def make_groups(apps, schema_editor):
    for app_label in WITHIN_AN_EDITION:
        make_permissions(apps, app_label)
    editors = [
        *permissions(apps, WITHIN_AN_EDITION),
        *permissions(apps, STOOD_ON, ["view", "add", "change"]),
        # Asked by the import of a report: settled, but neither added nor deleted by hand.
        *permissions(apps, {"proceedings": ["openquestion"]}, ["view", "change"]),
    ]
    publishers = [
        *editors,
        *permissions(apps, STOOD_ON, ["delete"]),
        *permissions(apps, {"proceedings": ["forumedition"]}, ["publish"]),
        *permissions(apps, {"proceedings": ["release"]}),
    ]
    groups = apps.get_model("auth", "Group").objects
    groups.get_or_create(name="Editors")[0].permissions.add(*editors)
    groups.get_or_create(name="Publishers")[0].permissions.add(*publishers)


def make_permissions(apps, app_label):
    """All permissions of the app. On an empty database Django makes them only after the last migration."""
    app = apps.get_app_config(app_label)
    models_module = getattr(app, "models_module", None)
    app.models_module = True  # without it, create_permissions takes the historical app for one without models
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = models_module


def permissions(apps, names, acts=("view", "add", "change", "delete")):
    """Of these models, {app label: [name in lower case]}, to do these acts."""
    return apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label__in=names,
        codename__in=[f"{act}_{name}" for of_app in names.values() for name in of_app for act in acts],
    )


class Migration(migrations.Migration):
    replaces = [("proceedings", "0016_statements_in_order")]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("proceedings", "0001_squashed_0015_translated_texts"),
        ("search", "0001_squashed_0008_facts"),
        ("speakers", "0001_squashed_0004_keep_usual_names"),
        ("themes", "0001_squashed_0006_keep_names"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["panel", "position", "id"], name="statement_in_order"),
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
