from pathlib import Path

import django.contrib.postgres.search
from django.db import migrations, models

TRANSLATIONS = Path(__file__).with_name("translations.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_history"),
        ("proceedings", "0010_translations_searched_and_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="TranslationRow",
            fields=[
                ("translation_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("statement_id", models.BigIntegerField(db_index=True)),
                ("version", models.SmallIntegerField()),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={"db_table": "search_translation"},
        ),
        migrations.RunSQL(TRANSLATIONS.read_text(), migrations.RunSQL.noop),
    ]
