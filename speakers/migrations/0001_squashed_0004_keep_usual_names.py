"""The tables before the first release. Functions and triggers are in `speakers/sql`."""

import django.db.models.deletion
import pghistory.utils
from django.db import migrations, models

import speakers.fields


class Migration(migrations.Migration):
    replaces = [
        ("speakers", "0001_initial"),
        ("speakers", "0002_history"),
        ("speakers", "0003_names_for_readers"),
        ("speakers", "0004_keep_usual_names"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_key", speakers.fields.SortKeyField()),
                ("names_shown", speakers.fields.KeptByTriggerField()),
                ("sort_keys", speakers.fields.KeptByTriggerField()),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 alpha-2; blank if unknown", max_length=2, verbose_name="country"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What readers should know about this record; shown to them",
                        verbose_name="note",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"),
                        name="organisation_country_code",
                        violation_error_message="Write the country as two capital letters (ISO 3166), or leave it blank if unknown.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("post", models.CharField(blank=True, max_length=500, verbose_name="post")),
                ("first_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="first year")),
                ("last_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="last year")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="speakers.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "affiliation",
                "verbose_name_plural": "affiliations",
                "ordering": [models.OrderBy(models.F("first_year"), nulls_first=True), "pk"],
            },
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="slug")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 alpha-2; blank if unknown", max_length=2, verbose_name="country"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What readers should know about this record; shown to them",
                        verbose_name="note",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="speakers.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(default="en", help_text="BCP 47, e.g. uk", max_length=20, verbose_name="language"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("usual", "Usual name in that language"),
                            ("variant", "Variant seen in a source"),
                            ("misprint", "Misprint seen in a source"),
                        ],
                        default="variant",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, help_text="Where it was seen", max_length=300, verbose_name="source"),
                ),
                ("source_url", models.URLField(blank=True, max_length=1000, verbose_name="source url")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "reading",
                    models.CharField(
                        blank=True,
                        help_text="Of a Japanese name: in kana, family name first. Lists in Japanese are sorted by it.",
                        max_length=300,
                        verbose_name="reading",
                    ),
                ),
                ("sort_key", speakers.fields.SortKeyField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="speakers.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation name",
                "verbose_name_plural": "organisation names",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(default="en", help_text="BCP 47, e.g. uk", max_length=20, verbose_name="language"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("usual", "Usual name in that language"),
                            ("variant", "Variant seen in a source"),
                            ("misprint", "Misprint seen in a source"),
                        ],
                        default="variant",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, help_text="Where it was seen", max_length=300, verbose_name="source"),
                ),
                ("source_url", models.URLField(blank=True, max_length=1000, verbose_name="source url")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "reading",
                    models.CharField(
                        blank=True,
                        help_text="Of a Japanese name: in kana, family name first. Lists in Japanese are sorted by it.",
                        max_length=300,
                        verbose_name="reading",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="speakers.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="speakers.organisationname",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_key", speakers.fields.SortKeyField()),
                ("names_shown", speakers.fields.KeptByTriggerField()),
                ("sort_keys", speakers.fields.KeptByTriggerField()),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="slug")),
                (
                    "name",
                    models.CharField(
                        help_text="In Latin letters, given name first", max_length=300, verbose_name="name"
                    ),
                ),
                (
                    "family_name",
                    models.CharField(help_text="By which lists are sorted", max_length=200, verbose_name="family name"),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="The person's own, not the employer's: ISO 3166 alpha-2; blank if unknown",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What readers should know about this record; shown to them",
                        verbose_name="note",
                    ),
                ),
            ],
            options={
                "verbose_name": "speaker",
                "verbose_name_plural": "speakers",
                "ordering": ["family_name", "name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"),
                        name="speaker_country_code",
                        violation_error_message="Write the country as two capital letters (ISO 3166), or leave it blank if unknown.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AffiliationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("post", models.CharField(blank=True, max_length=500, verbose_name="post")),
                ("first_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="first year")),
                ("last_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="last year")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="speakers.affiliation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="speakers.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="speakers.speaker",
                        verbose_name="speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="affiliation",
            name="speaker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="affiliations",
                to="speakers.speaker",
                verbose_name="speaker",
            ),
        ),
        migrations.CreateModel(
            name="SpeakerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="slug")),
                (
                    "name",
                    models.CharField(
                        help_text="In Latin letters, given name first", max_length=300, verbose_name="name"
                    ),
                ),
                (
                    "family_name",
                    models.CharField(help_text="By which lists are sorted", max_length=200, verbose_name="family name"),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="The person's own, not the employer's: ISO 3166 alpha-2; blank if unknown",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What readers should know about this record; shown to them",
                        verbose_name="note",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="speakers.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SpeakerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(default="en", help_text="BCP 47, e.g. uk", max_length=20, verbose_name="language"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("usual", "Usual name in that language"),
                            ("variant", "Variant seen in a source"),
                            ("misprint", "Misprint seen in a source"),
                        ],
                        default="variant",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, help_text="Where it was seen", max_length=300, verbose_name="source"),
                ),
                ("source_url", models.URLField(blank=True, max_length=1000, verbose_name="source url")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "reading",
                    models.CharField(
                        blank=True,
                        help_text="Of a Japanese name: in kana, family name first. Lists in Japanese are sorted by it.",
                        max_length=300,
                        verbose_name="reading",
                    ),
                ),
                ("sort_key", speakers.fields.SortKeyField()),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="speakers.speaker",
                        verbose_name="speaker",
                    ),
                ),
            ],
            options={
                "verbose_name": "speaker name",
                "verbose_name_plural": "speaker names",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SpeakerNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(default="en", help_text="BCP 47, e.g. uk", max_length=20, verbose_name="language"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("usual", "Usual name in that language"),
                            ("variant", "Variant seen in a source"),
                            ("misprint", "Misprint seen in a source"),
                        ],
                        default="variant",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, help_text="Where it was seen", max_length=300, verbose_name="source"),
                ),
                ("source_url", models.URLField(blank=True, max_length=1000, verbose_name="source url")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "reading",
                    models.CharField(
                        blank=True,
                        help_text="Of a Japanese name: in kana, family name first. Lists in Japanese are sorted by it.",
                        max_length=300,
                        verbose_name="reading",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="speakers.speakername",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="speakers.speaker",
                        verbose_name="speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="organisationname",
            constraint=models.UniqueConstraint(
                fields=("organisation", "name", "language"), name="organisationname_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationname",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "usual")),
                fields=("organisation", "language"),
                name="organisationname_one_usual_per_language",
                violation_error_message="There is a usual name in this language already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.UniqueConstraint(
                fields=("speaker", "organisation", "post"), name="affiliation_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("post", ""), _negated=True), ("organisation__isnull", False), _connector="OR"
                ),
                name="affiliation_says_something",
                violation_error_message="Give the post, the organisation, or both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_year__gte", models.F("first_year")),
                    ("first_year", None),
                    ("last_year", None),
                    _connector="OR",
                ),
                name="affiliation_years_in_order",
                violation_error_message="The last year is before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="speakername",
            constraint=models.UniqueConstraint(fields=("speaker", "name", "language"), name="speakername_once"),
        ),
        migrations.AddConstraint(
            model_name="speakername",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "usual")),
                fields=("speaker", "language"),
                name="speakername_one_usual_per_language",
                violation_error_message="There is a usual name in this language already.",
            ),
        ),
    ]
