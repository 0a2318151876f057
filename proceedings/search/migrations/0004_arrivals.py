from pathlib import Path

import django.contrib.postgres.search
from django.db import migrations, models

HERE = Path(__file__).parent


class Migration(migrations.Migration):
    dependencies = [("search", "0003_groups_by_key")]

    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("statement_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("version", models.SmallIntegerField()),
                ("words", models.IntegerField()),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={"db_table": "search_arrival"},
        ),
        # Nothing in it outlives its transaction, so there is nothing to log and nothing to keep after a crash.
        migrations.RunSQL("ALTER TABLE search_arrival SET UNLOGGED", migrations.RunSQL.noop),
        migrations.RunSQL((HERE / "arrivals.sql").read_text(), migrations.RunSQL.noop),
    ]
