from pathlib import Path

from django.db import migrations, models

HERE = Path(__file__).parent


class Migration(migrations.Migration):
    dependencies = [("search", "0007_editions")]

    operations = [
        migrations.RunSQL((HERE / "places.sql").read_text(), migrations.RunSQL.noop),
        migrations.AddField(
            model_name="group",
            name="facts",
            field=models.GeneratedField(
                expression=models.Func(
                    *("speaker", "organisation", "country", "forum", "edition", "panel", "year", "language"),
                    function="search_place",
                ),
                output_field=models.BinaryField(),
                db_persist=True,
            ),
        ),
        migrations.AddField(model_name="row", name="facts", field=models.BinaryField(null=True)),
        migrations.RunSQL((HERE / "facts.sql").read_text(), migrations.RunSQL.noop),
    ]
