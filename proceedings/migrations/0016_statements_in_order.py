from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proceedings", "0015_translated_texts")]

    operations = [
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["panel", "position", "id"], name="statement_in_order"),
        ),
    ]
