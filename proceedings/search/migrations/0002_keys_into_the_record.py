import django.db.models.deletion
from django.db import migrations, models


def key(model, **options):
    options = {"related_name": "+", "db_constraint": False, "db_index": False, **options}
    return models.ForeignKey(model, django.db.models.deletion.DO_NOTHING, **options)


KEYS = {
    ("Group", "panel"): key("proceedings.panel"),
    ("Group", "appearance"): key("proceedings.appearance", null=True),
    ("Group", "edition"): key("proceedings.forumedition"),
    ("Group", "forum"): key("proceedings.forum"),
    ("Group", "speaker"): key("speakers.speaker", null=True),
    ("Group", "organisation"): key("speakers.organisation", null=True),
    ("GroupTheme", "group"): key("search.group", related_name="themes"),
    ("GroupTheme", "theme"): key("themes.theme"),
    ("Row", "group"): key("search.group", null=True),
}


class Migration(migrations.Migration):
    """The columns stay as they are; Django learns that they are keys, so that counts can be joined to names."""

    dependencies = [("search", "0001_rows"), ("proceedings", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint("Group", "search_group_once"),
                migrations.RemoveIndex("GroupTheme", "search_group_theme_theme"),
                migrations.RemoveIndex("Row", "search_row_group"),
                *(migrations.RemoveField(model, f"{name}_id") for model, name in KEYS),
                *(migrations.AddField(model, name, field) for (model, name), field in KEYS.items()),
                migrations.AddConstraint(
                    "Group",
                    models.UniqueConstraint(
                        fields=("panel", "appearance", "language"), name="search_group_once", nulls_distinct=False
                    ),
                ),
                migrations.AddIndex("GroupTheme", models.Index(fields=["theme"], name="search_group_theme_theme")),
                migrations.AddIndex("Row", models.Index(fields=["group"], name="search_row_group")),
            ]
        )
    ]
