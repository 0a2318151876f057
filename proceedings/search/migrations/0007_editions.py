from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

EDITIONS = Path(__file__).with_name("editions.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("proceedings", "0013_words_of_the_history"),
        ("search", "0006_translations"),
        ("themes", "0006_keep_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="grouptheme",
            name="edition",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                default=0,  # until the SQL below
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="proceedings.forumedition",
            ),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="EditionTheme",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "edition_id", "theme_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.forumedition",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="themes.theme",
                    ),
                ),
                ("statements", models.IntegerField()),
            ],
            options={"db_table": "search_edition_theme"},
        ),
        migrations.AddIndex(
            model_name="editiontheme",
            index=models.Index(fields=["theme"], name="search_edition_theme_theme"),
        ),
        migrations.RunSQL(EDITIONS.read_text(), migrations.RunSQL.noop),
    ]
