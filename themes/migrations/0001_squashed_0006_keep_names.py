"""The tables before the first release. Functions and triggers are in `themes/sql`."""

import django.db.models.deletion
import pghistory.utils
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("themes", "0001_initial"),
        ("themes", "0002_history"),
        ("themes", "0003_definitions_in_other_languages"),
        ("themes", "0004_history_keeps_up"),
        ("themes", "0005_names_for_readers"),
        ("themes", "0006_keep_names"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order within its group", verbose_name="position"
                    ),
                ),
                ("names_shown", models.JSONField(default=dict, editable=False)),
                (
                    "broader",
                    models.ForeignKey(
                        blank=True,
                        help_text="The group it belongs to; a group has none",
                        limit_choices_to={"broader": None},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="narrower",
                        to="themes.theme",
                        verbose_name="broader",
                    ),
                ),
            ],
            options={
                "verbose_name": "theme",
                "verbose_name_plural": "themes",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ThemeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order within its group", verbose_name="position"
                    ),
                ),
                (
                    "broader",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="The group it belongs to; a group has none",
                        limit_choices_to={"broader": None},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="themes.theme",
                        verbose_name="broader",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="themes.theme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThemeName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "translator",
                    models.CharField(
                        blank=True, help_text="Who translated it", max_length=200, verbose_name="translator"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="themes.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "theme name",
                "verbose_name_plural": "theme names",
                "ordering": ["-language", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ThemeNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "translator",
                    models.CharField(
                        blank=True, help_text="Who translated it", max_length=200, verbose_name="translator"
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="themes.themename",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="themes.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThemeTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                ("term", models.CharField(max_length=200, verbose_name="term")),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="themes.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "theme term",
                "verbose_name_plural": "theme terms",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ThemeTermEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                ("term", models.CharField(max_length=200, verbose_name="term")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="themes.themeterm",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="themes.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="theme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("broader", None), models.Q(("broader", models.F("id")), _negated=True), _connector="OR"
                ),
                name="theme_not_its_own_broader",
                violation_error_message="A theme is not its own group.",
            ),
        ),
        migrations.AddConstraint(
            model_name="themename",
            constraint=models.UniqueConstraint(fields=("theme", "language"), name="themename_one_per_language"),
        ),
        migrations.AddConstraint(
            model_name="themename",
            constraint=models.CheckConstraint(
                condition=models.Q(("language", "en"), _negated=True),
                name="themename_of_another_language",
                violation_error_message="The English name is the theme's own.",
            ),
        ),
        migrations.AddConstraint(
            model_name="themeterm",
            constraint=models.UniqueConstraint(fields=("theme", "language", "term"), name="themeterm_once"),
        ),
    ]
