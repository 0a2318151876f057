"""The tables before the first release. Functions and triggers are in `proceedings/editorial/sql`."""

import django.core.validators
import django.db.models.deletion
import pghistory.utils
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import proceedings.models
import proceedings.text.lexemes_field


class Migration(migrations.Migration):
    replaces = [
        ("proceedings", "0001_initial"),
        ("proceedings", "0002_groups"),
        ("proceedings", "0003_report_review"),
        ("proceedings", "0004_history"),
        ("proceedings", "0005_releases"),
        ("proceedings", "0006_groups_and_releases"),
        ("proceedings", "0007_translations"),
        ("proceedings", "0008_translations_of_another_language"),
        ("proceedings", "0009_history_keeps_up"),
        ("proceedings", "0010_translations_searched_and_kept"),
        ("proceedings", "0011_open_questions"),
        ("proceedings", "0012_corrected_reports"),
        ("proceedings", "0013_words_of_the_history"),
        ("proceedings", "0014_corrected_takeaways"),
        ("proceedings", "0015_translated_texts"),
    ]

    initial = True

    dependencies = [
        ("redirects", "0002_alter_redirect_new_path_help_text"),
        ("sites", "0002_alter_domain_unique"),
        ("speakers", "0001_squashed_0004_keep_usual_names"),
        ("themes", "0001_squashed_0006_keep_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(
            "CREATE SEQUENCE proceedings_statement_number AS integer",
            "DROP SEQUENCE proceedings_statement_number",
        ),
        migrations.CreateModel(
            name="EditionTitle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "verbose_name": "edition title",
                "verbose_name_plural": "edition titles",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EditionTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("city", models.CharField(blank=True, max_length=200, verbose_name="city")),
                ("venue", models.CharField(blank=True, max_length=300, verbose_name="venue")),
            ],
            options={
                "verbose_name": "edition translation",
                "verbose_name_plural": "edition translations",
                "ordering": ["-language", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("subject", models.CharField(help_text="What is counted", max_length=300, verbose_name="subject")),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=24, null=True, verbose_name="quantity"
                    ),
                ),
                (
                    "quantity_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Upper end of a range",
                        max_digits=24,
                        null=True,
                        verbose_name="quantity to",
                    ),
                ),
                (
                    "unit",
                    models.CharField(blank=True, help_text="USD, %, generators …", max_length=100, verbose_name="unit"),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As stated"),
                            ("about", "About"),
                            ("over", "Over"),
                            ("at-least", "At least"),
                            ("up-to", "Up to"),
                            ("under", "Under"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="qualifier",
                    ),
                ),
                ("as_printed", models.CharField(blank=True, max_length=200, verbose_name="as printed")),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["statement_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TrackedRedirect",
            fields=[],
            options={
                "verbose_name": "old address",
                "verbose_name_plural": "old addresses",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("redirects.redirect",),
        ),
        migrations.CreateModel(
            name="Appearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("speaker", "Speaker"),
                            ("keynote", "Keynote speaker"),
                            ("welcome", "Welcoming remarks"),
                            ("moderator", "Moderator"),
                            ("discussant", "Discussant"),
                        ],
                        default="speaker",
                        max_length=20,
                        verbose_name="part",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("name_as_printed", models.CharField(blank=True, max_length=300, verbose_name="name as printed")),
                ("post_as_printed", models.CharField(blank=True, max_length=500, verbose_name="post as printed")),
                (
                    "organisation_as_printed",
                    models.CharField(blank=True, max_length=300, verbose_name="organisation as printed"),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="Of post, organisation and note", max_length=20, verbose_name="language"
                    ),
                ),
                (
                    "attendance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not stated"),
                            ("in-person", "In person"),
                            ("online", "Online"),
                            ("recorded", "By recording"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="attendance",
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, help_text="What is uncertain; shown to readers", verbose_name="note"),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="speakers.affiliation",
                        verbose_name="affiliation",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        help_text="Blank = not yet identified",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="speakers.speaker",
                        verbose_name="speaker",
                    ),
                ),
            ],
            options={
                "verbose_name": "appearance",
                "verbose_name_plural": "appearances",
                "ordering": ["panel_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AppearanceTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=500, verbose_name="post")),
                (
                    "organisation",
                    models.CharField(
                        blank=True,
                        help_text="Blank = its usual name in this language, which stands in its own record",
                        max_length=300,
                        verbose_name="organisation",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "appearance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="proceedings.appearance",
                        verbose_name="appearance",
                    ),
                ),
            ],
            options={
                "verbose_name": "appearance translation",
                "verbose_name_plural": "appearance translations",
                "ordering": ["-language", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AppearanceTranslationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=500, verbose_name="post")),
                (
                    "organisation",
                    models.CharField(
                        blank=True,
                        help_text="Blank = its usual name in this language, which stands in its own record",
                        max_length=300,
                        verbose_name="organisation",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "appearance",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.appearance",
                        verbose_name="appearance",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.appearancetranslation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Forum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "organiser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forums_organised",
                        to="speakers.organisation",
                        verbose_name="organiser",
                    ),
                ),
            ],
            options={
                "verbose_name": "forum",
                "verbose_name_plural": "forums",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ForumEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ordinal",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="6 for the sixth; blank if unknown", null=True, verbose_name="ordinal"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Begins with the year, e.g. 2026",
                        max_length=100,
                        validators=[
                            django.core.validators.RegexValidator("^\\d{4}", "Begin with the year, e.g. 2026.")
                        ],
                        verbose_name="slug",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="Of title, summary and note", max_length=20, verbose_name="language"
                    ),
                ),
                ("city", models.CharField(blank=True, max_length=200, verbose_name="city")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 alpha-2; blank if unknown", max_length=2, verbose_name="country"
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=300, verbose_name="venue")),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="opens on")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="closes on")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What the archive could not find out; shown to readers",
                        verbose_name="note",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="published at"),
                ),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="proceedings.forum",
                        verbose_name="forum",
                    ),
                ),
            ],
            options={
                "verbose_name": "forum edition",
                "verbose_name_plural": "forum editions",
                "ordering": ["-slug", "-pk"],
                "permissions": [("publish_forumedition", "Can publish and withdraw editions")],
            },
        ),
        migrations.CreateModel(
            name="EditionTranslationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("city", models.CharField(blank=True, max_length=200, verbose_name="city")),
                ("venue", models.CharField(blank=True, max_length=300, verbose_name="venue")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.editiontranslation",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="editiontranslation",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="translations",
                to="proceedings.forumedition",
                verbose_name="edition",
            ),
        ),
        migrations.CreateModel(
            name="EditionTitleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.editiontitle",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="editiontitle",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="other_titles",
                to="proceedings.forumedition",
                verbose_name="edition",
            ),
        ),
        migrations.CreateModel(
            name="ForumEditionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                (
                    "ordinal",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="6 for the sixth; blank if unknown", null=True, verbose_name="ordinal"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        db_index=False,
                        help_text="Begins with the year, e.g. 2026",
                        max_length=100,
                        validators=[
                            django.core.validators.RegexValidator("^\\d{4}", "Begin with the year, e.g. 2026.")
                        ],
                        verbose_name="slug",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="Of title, summary and note", max_length=20, verbose_name="language"
                    ),
                ),
                ("city", models.CharField(blank=True, max_length=200, verbose_name="city")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 alpha-2; blank if unknown", max_length=2, verbose_name="country"
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=300, verbose_name="venue")),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="opens on")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="closes on")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What the archive could not find out; shown to readers",
                        verbose_name="note",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="published at"),
                ),
                (
                    "forum",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.forum",
                        verbose_name="forum",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.forumedition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ForumEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "organiser",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="speakers.organisation",
                        verbose_name="organiser",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.forum",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ForumTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="proceedings.forum",
                        verbose_name="forum",
                    ),
                ),
            ],
            options={
                "verbose_name": "forum translation",
                "verbose_name_plural": "forum translations",
                "ordering": ["-language", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ForumTranslationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "forum",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.forum",
                        verbose_name="forum",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.forumtranslation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Panel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=100, verbose_name="slug")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "Opening"),
                            ("keynote", "Keynote"),
                            ("panel", "Panel"),
                            ("highlights", "Highlights"),
                            ("closing", "Closing"),
                        ],
                        default="panel",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "label_as_printed",
                    models.CharField(
                        blank=True, help_text="e.g. Session 1", max_length=100, verbose_name="label as printed"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True, help_text="As printed; blank if not found", max_length=500, verbose_name="title"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="Of title, summary and note", max_length=20, verbose_name="language"
                    ),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What the archive could not find out; shown to readers",
                        verbose_name="note",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="panels",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "panel",
                "verbose_name_plural": "panels",
                "ordering": ["edition_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.PositiveIntegerField(help_text="The statement's or the takeaway's: none is given to both"),
                ),
                ("version", models.PositiveSmallIntegerField(help_text="1 is what was published first")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="The takeaway's then; null = of a statement", null=True
                    ),
                ),
                ("text", models.TextField()),
                ("language", models.CharField(max_length=20)),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verbatim", "Verbatim"),
                            ("edited", "Edited"),
                            ("paraphrase", "Paraphrase"),
                            ("unattributed", "Unattributed"),
                        ],
                        help_text="A takeaway has none",
                        max_length=20,
                    ),
                ),
                ("said_by", models.CharField(blank=True, max_length=300)),
                ("is_removal", models.BooleanField(default=False, help_text="Nothing followed: it was removed")),
                ("corrected_at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="proceedings.forumedition",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="corrections",
                        to="proceedings.panel",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
                "ordering": ["number", "version"],
            },
        ),
        migrations.CreateModel(
            name="AppearanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("speaker", "Speaker"),
                            ("keynote", "Keynote speaker"),
                            ("welcome", "Welcoming remarks"),
                            ("moderator", "Moderator"),
                            ("discussant", "Discussant"),
                        ],
                        default="speaker",
                        max_length=20,
                        verbose_name="part",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("name_as_printed", models.CharField(blank=True, max_length=300, verbose_name="name as printed")),
                ("post_as_printed", models.CharField(blank=True, max_length=500, verbose_name="post as printed")),
                (
                    "organisation_as_printed",
                    models.CharField(blank=True, max_length=300, verbose_name="organisation as printed"),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="Of post, organisation and note", max_length=20, verbose_name="language"
                    ),
                ),
                (
                    "attendance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not stated"),
                            ("in-person", "In person"),
                            ("online", "Online"),
                            ("recorded", "By recording"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="attendance",
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, help_text="What is uncertain; shown to readers", verbose_name="note"),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="speakers.affiliation",
                        verbose_name="affiliation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.appearance",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="Blank = not yet identified",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="speakers.speaker",
                        verbose_name="speaker",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="appearance",
            name="panel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="appearances",
                to="proceedings.panel",
                verbose_name="panel",
            ),
        ),
        migrations.CreateModel(
            name="PanelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="slug")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "Opening"),
                            ("keynote", "Keynote"),
                            ("panel", "Panel"),
                            ("highlights", "Highlights"),
                            ("closing", "Closing"),
                        ],
                        default="panel",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "label_as_printed",
                    models.CharField(
                        blank=True, help_text="e.g. Session 1", max_length=100, verbose_name="label as printed"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True, help_text="As printed; blank if not found", max_length=500, verbose_name="title"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="Of title, summary and note", max_length=20, verbose_name="language"
                    ),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What the archive could not find out; shown to readers",
                        verbose_name="note",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.panel",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PanelTitle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_titles",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
            ],
            options={
                "verbose_name": "panel title",
                "verbose_name_plural": "panel titles",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PanelTitleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "panel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.paneltitle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PanelTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
            ],
            options={
                "verbose_name": "panel translation",
                "verbose_name_plural": "panel translations",
                "ordering": ["-language", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PanelTranslationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "panel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.paneltranslation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("published_at", models.DateTimeField(help_text="May be to come", verbose_name="published at")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                (
                    "about",
                    models.CharField(
                        blank=True, help_text="One line, for readers", max_length=500, verbose_name="what changed"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="releases",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
                "ordering": ["edition_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="ReleaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("published_at", models.DateTimeField(help_text="May be to come", verbose_name="published at")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                (
                    "about",
                    models.CharField(
                        blank=True, help_text="One line, for readers", max_length=500, verbose_name="what changed"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.release",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filename", models.CharField(blank=True, max_length=300, verbose_name="filename")),
                ("text", models.TextField(verbose_name="text")),
                (
                    "decisions",
                    models.JSONField(
                        default=dict,
                        help_text="What editors changed of the proposal; see imports/review.py",
                        verbose_name="decisions",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Goes up with every save: a stale one is refused", verbose_name="version"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        help_text="The edition whose report this one corrects",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrected_reports",
                        to="proceedings.forumedition",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        help_text="Blank = open",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="report_reviews",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        help_text="Who saved it last",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="editor",
                    ),
                ),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report_reviews",
                        to="proceedings.forum",
                        verbose_name="forum",
                    ),
                ),
            ],
            options={
                "verbose_name": "report review",
                "verbose_name_plural": "report reviews",
                "ordering": ["-updated_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SourceDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=100, verbose_name="slug")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("publisher", models.CharField(blank=True, max_length=300, verbose_name="publisher")),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="url")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                ("retrieved_at", models.DateTimeField(blank=True, null=True, verbose_name="retrieved at")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="sha256")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="How much of it was read; shown to readers",
                        max_length=500,
                        verbose_name="note",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="For editors only, never shown to readers", verbose_name="text"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "source document",
                "verbose_name_plural": "source documents",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OpenQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(max_length=1000, verbose_name="question")),
                ("source_start", models.PositiveIntegerField(verbose_name="source start")),
                ("source_end", models.PositiveIntegerField(verbose_name="source end")),
                ("is_settled", models.BooleanField(default=False, verbose_name="settled")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_questions",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_questions",
                        to="proceedings.sourcedocument",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "open question",
                "verbose_name_plural": "open questions",
                "ordering": ["source_start", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SourceDocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="slug")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("publisher", models.CharField(blank=True, max_length=300, verbose_name="publisher")),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="url")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                ("retrieved_at", models.DateTimeField(blank=True, null=True, verbose_name="retrieved at")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="sha256")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="How much of it was read; shown to readers",
                        max_length=500,
                        verbose_name="note",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="For editors only, never shown to readers", verbose_name="text"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.sourcedocument",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, verbose_name="slug")),
                (
                    "number",
                    models.PositiveIntegerField(
                        db_default=proceedings.models.NextStatementNumber(),
                        editable=False,
                        unique=True,
                        verbose_name="number",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("text", models.TextField(verbose_name="text")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                (
                    "attribution",
                    models.CharField(
                        choices=[
                            ("verbatim", "Verbatim"),
                            ("edited", "Edited"),
                            ("paraphrase", "Paraphrase"),
                            ("unattributed", "Unattributed"),
                        ],
                        max_length=20,
                        verbose_name="attribution",
                    ),
                ),
                (
                    "source_start",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="First character in the source's text",
                        null=True,
                        verbose_name="source start",
                    ),
                ),
                (
                    "source_end",
                    models.PositiveIntegerField(
                        blank=True, help_text="Behind the last character", null=True, verbose_name="source end"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What readers should know; shown to them", verbose_name="note"
                    ),
                ),
                ("tokens", proceedings.text.lexemes_field.LexemesField()),
                (
                    "also_in",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Further sources that report it",
                        related_name="also_reported",
                        to="proceedings.sourcedocument",
                        verbose_name="also in",
                    ),
                ),
                (
                    "appearance",
                    models.ForeignKey(
                        blank=True,
                        help_text="Blank = unattributed",
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="statements",
                        to="proceedings.appearance",
                        verbose_name="appearance",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="statements",
                        to="proceedings.sourcedocument",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["panel_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("subject", models.CharField(help_text="What is counted", max_length=300, verbose_name="subject")),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=24, null=True, verbose_name="quantity"
                    ),
                ),
                (
                    "quantity_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Upper end of a range",
                        max_digits=24,
                        null=True,
                        verbose_name="quantity to",
                    ),
                ),
                (
                    "unit",
                    models.CharField(blank=True, help_text="USD, %, generators …", max_length=100, verbose_name="unit"),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As stated"),
                            ("about", "About"),
                            ("over", "Over"),
                            ("at-least", "At least"),
                            ("up-to", "Up to"),
                            ("under", "Under"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="qualifier",
                    ),
                ),
                ("as_printed", models.CharField(blank=True, max_length=200, verbose_name="as printed")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.figure",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.statement",
                        verbose_name="statement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="figure",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="figures",
                to="proceedings.statement",
                verbose_name="statement",
            ),
        ),
        migrations.CreateModel(
            name="StatementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                (
                    "number",
                    models.PositiveIntegerField(
                        db_default=proceedings.models.NextStatementNumber(), editable=False, verbose_name="number"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("text", models.TextField(verbose_name="text")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                (
                    "attribution",
                    models.CharField(
                        choices=[
                            ("verbatim", "Verbatim"),
                            ("edited", "Edited"),
                            ("paraphrase", "Paraphrase"),
                            ("unattributed", "Unattributed"),
                        ],
                        max_length=20,
                        verbose_name="attribution",
                    ),
                ),
                (
                    "source_start",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="First character in the source's text",
                        null=True,
                        verbose_name="source start",
                    ),
                ),
                (
                    "source_end",
                    models.PositiveIntegerField(
                        blank=True, help_text="Behind the last character", null=True, verbose_name="source end"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What readers should know; shown to them", verbose_name="note"
                    ),
                ),
                (
                    "appearance",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="Blank = unattributed",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.appearance",
                        verbose_name="appearance",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.statement",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.sourcedocument",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatementTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[("editor", "Editor"), ("term", "Term found in the text")],
                        default="editor",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        blank=True, help_text="The words it rests on", max_length=500, verbose_name="evidence"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[("suggested", "Suggested"), ("accepted", "Accepted"), ("rejected", "Rejected")],
                        default="accepted",
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decided_by",
                    models.CharField(
                        blank=True,
                        help_text="Log-in name of whoever decided",
                        max_length=150,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="theme_assignments",
                        to="proceedings.statement",
                        verbose_name="statement",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="themes.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement theme",
                "verbose_name_plural": "statement themes",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="statement",
            name="themes",
            field=models.ManyToManyField(
                related_name="statements",
                through="proceedings.StatementTheme",
                to="themes.theme",
                verbose_name="themes",
            ),
        ),
        migrations.CreateModel(
            name="StatementThemeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                (
                    "method",
                    models.CharField(
                        choices=[("editor", "Editor"), ("term", "Term found in the text")],
                        default="editor",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        blank=True, help_text="The words it rests on", max_length=500, verbose_name="evidence"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[("suggested", "Suggested"), ("accepted", "Accepted"), ("rejected", "Rejected")],
                        default="accepted",
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decided_by",
                    models.CharField(
                        blank=True,
                        help_text="Log-in name of whoever decided",
                        max_length=150,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.statementtheme",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.statement",
                        verbose_name="statement",
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
            name="StatementTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("of_text", models.CharField(blank=True, editable=False, max_length=32)),
                ("text", models.TextField(verbose_name="text")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("tokens", proceedings.text.lexemes_field.TranslatedLexemesField()),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="proceedings.statement",
                        verbose_name="statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement translation",
                "verbose_name_plural": "statement translations",
                "ordering": ["-language", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatementTranslationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("of_text", models.CharField(blank=True, editable=False, max_length=32)),
                ("text", models.TextField(verbose_name="text")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.statementtranslation",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.statement",
                        verbose_name="statement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Takeaway",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(editable=False, null=True, unique=True, verbose_name="number")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("text", models.TextField(verbose_name="text")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What readers should know; shown to them", verbose_name="note"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="takeaways",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True, related_name="takeaways", to="proceedings.statement", verbose_name="evidence"
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        blank=True,
                        help_text="Blank = of the whole edition",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="takeaways",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
                (
                    "repeats",
                    models.ForeignKey(
                        blank=True,
                        help_text="The takeaway of the whole edition that this one says again",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="repeated_by",
                        to="proceedings.takeaway",
                        verbose_name="repeats",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="takeaways",
                        to="proceedings.sourcedocument",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "takeaway",
                "verbose_name_plural": "takeaways",
                "ordering": ["edition_id", "panel_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TakeawayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveIntegerField(editable=False, null=True, verbose_name="number")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("text", models.TextField(verbose_name="text")),
                ("language", models.CharField(default="en", max_length=20, verbose_name="language")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What readers should know; shown to them", verbose_name="note"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.forumedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="Blank = of the whole edition",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.panel",
                        verbose_name="panel",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.takeaway",
                    ),
                ),
                (
                    "repeats",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="The takeaway of the whole edition that this one says again",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.takeaway",
                        verbose_name="repeats",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.sourcedocument",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TakeawayTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[("editor", "Editor"), ("term", "Term found in the text")],
                        default="editor",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        blank=True, help_text="The words it rests on", max_length=500, verbose_name="evidence"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[("suggested", "Suggested"), ("accepted", "Accepted"), ("rejected", "Rejected")],
                        default="accepted",
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decided_by",
                    models.CharField(
                        blank=True,
                        help_text="Log-in name of whoever decided",
                        max_length=150,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "takeaway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="theme_assignments",
                        to="proceedings.takeaway",
                        verbose_name="takeaway",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="themes.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "takeaway theme",
                "verbose_name_plural": "takeaway themes",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="takeaway",
            name="themes",
            field=models.ManyToManyField(
                related_name="takeaways", through="proceedings.TakeawayTheme", to="themes.theme", verbose_name="themes"
            ),
        ),
        migrations.CreateModel(
            name="TakeawayThemeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                (
                    "method",
                    models.CharField(
                        choices=[("editor", "Editor"), ("term", "Term found in the text")],
                        default="editor",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        blank=True, help_text="The words it rests on", max_length=500, verbose_name="evidence"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[("suggested", "Suggested"), ("accepted", "Accepted"), ("rejected", "Rejected")],
                        default="accepted",
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decided_by",
                    models.CharField(
                        blank=True,
                        help_text="Log-in name of whoever decided",
                        max_length=150,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.takeawaytheme",
                    ),
                ),
                (
                    "takeaway",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.takeaway",
                        verbose_name="takeaway",
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
            name="TakeawayTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("of_text", models.CharField(blank=True, editable=False, max_length=32)),
                ("text", models.TextField(verbose_name="text")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "takeaway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="proceedings.takeaway",
                        verbose_name="takeaway",
                    ),
                ),
            ],
            options={
                "verbose_name": "takeaway translation",
                "verbose_name_plural": "takeaway translations",
                "ordering": ["-language", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TakeawayTranslationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                ("language", models.CharField(help_text="Such as uk or ja", max_length=20, verbose_name="language")),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Who translated it; blank only where a source itself prints it in this language",
                        max_length=200,
                        verbose_name="translator",
                    ),
                ),
                ("of_text", models.CharField(blank=True, editable=False, max_length=32)),
                ("text", models.TextField(verbose_name="text")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.takeawaytranslation",
                    ),
                ),
                (
                    "takeaway",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.takeaway",
                        verbose_name="takeaway",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TakeawayEvidence",
            fields=[],
            options={
                "verbose_name": "evidence of a takeaway",
                "verbose_name_plural": "evidence of takeaways",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("proceedings.takeaway_evidence",),
        ),
        migrations.CreateModel(
            name="StatementAlsoIn",
            fields=[],
            options={
                "verbose_name": "further source of a statement",
                "verbose_name_plural": "further sources of statements",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("proceedings.statement_also_in",),
        ),
        migrations.CreateModel(
            name="TakeawayEvidenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.statement",
                    ),
                ),
                (
                    "takeaway",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.takeaway",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.takeawayevidence",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatementAlsoInEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.BigIntegerField()),
                (
                    "sourcedocument",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.sourcedocument",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.statement",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.statementalsoin",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RedirectEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                ("id", models.IntegerField()),
                (
                    "old_path",
                    models.CharField(
                        help_text="This should be an absolute path, excluding the domain name. Example: “/events/search/”.",
                        max_length=200,
                        verbose_name="redirect from",
                    ),
                ),
                (
                    "new_path",
                    models.CharField(
                        blank=True,
                        help_text="This can be either an absolute path (as above) or a full URL starting with a scheme such as “https://”.",
                        max_length=200,
                        verbose_name="redirect to",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sites.site",
                        verbose_name="site",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proceedings.trackedredirect",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="appearancetranslation",
            constraint=models.UniqueConstraint(
                fields=("appearance", "language"), name="appearancetranslation_once_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="appearancetranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("note", ""), ("organisation", ""), ("post", ""), _negated=True),
                name="appearancetranslation_says_something",
                violation_error_message="Translate something, or remove the row.",
            ),
        ),
        migrations.AddIndex(
            model_name="forumedition",
            index=models.Index(models.F("published_at"), name="forumedition_published"),
        ),
        migrations.AddConstraint(
            model_name="forumedition",
            constraint=models.UniqueConstraint(fields=("forum", "slug"), name="forumedition_slug_once_per_forum"),
        ),
        migrations.AddConstraint(
            model_name="forumedition",
            constraint=models.UniqueConstraint(fields=("forum", "ordinal"), name="forumedition_ordinal_once_per_forum"),
        ),
        migrations.AddConstraint(
            model_name="forumedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__regex", "^\\d{4}")),
                name="forumedition_slug_begins_with_year",
                violation_error_message="Begin the slug with the year, e.g. 2026.",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on")), ("closes_on", None), _connector="OR"),
                name="forumedition_dates_in_order",
                violation_error_message="The last day is before the first, or the first is missing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"),
                name="forumedition_country_code",
                violation_error_message="Write the country as two capital letters (ISO 3166), or leave it blank if unknown.",
            ),
        ),
        migrations.AddConstraint(
            model_name="editiontranslation",
            constraint=models.UniqueConstraint(
                fields=("edition", "language"), name="editiontranslation_once_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="editiontranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city", ""), ("note", ""), ("summary", ""), ("title", ""), ("venue", ""), _negated=True
                ),
                name="editiontranslation_says_something",
                violation_error_message="Translate something, or remove the row.",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumtranslation",
            constraint=models.UniqueConstraint(fields=("forum", "language"), name="forumtranslation_once_per_language"),
        ),
        migrations.AddConstraint(
            model_name="forumtranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("description", ""), ("name", ""), _negated=True),
                name="forumtranslation_says_something",
                violation_error_message="Translate something, or remove the row.",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumtranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("language", "en"), _negated=True),
                name="forumtranslation_of_another_language",
                violation_error_message="This is the language of the original: a translation is into another one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="panel",
            constraint=models.UniqueConstraint(fields=("edition", "slug"), name="panel_slug_once_per_edition"),
        ),
        migrations.AddConstraint(
            model_name="panel",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__in", ["matrix", "changes"]), _negated=True),
                name="panel_slug_not_reserved",
                violation_error_message="“matrix” and “changes” are pages of their own.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.UniqueConstraint(fields=("number", "version"), name="correction_version_once"),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("position", None), models.Q(("attribution", ""), ("said_by", "")), _connector="OR"),
                name="correction_of_takeaway_has_no_speaker",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("speaker__isnull", False), models.Q(("name_as_printed", ""), _negated=True), _connector="OR"
                ),
                name="appearance_is_somebody",
                violation_error_message="Choose the speaker, or write the name as printed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(("speaker__isnull", False), ("affiliation", None), _connector="OR"),
                name="appearance_affiliation_needs_speaker",
                violation_error_message="An affiliation belongs to an identified speaker.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(fields=("panel", "speaker", "part"), name="appearance_once_per_part"),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("speaker", None)),
                fields=("panel", "name_as_printed", "part"),
                name="appearance_unidentified_once_per_part",
                violation_error_message="Somebody of this name is on the panel already, in the same part.",
            ),
        ),
        migrations.AddConstraint(
            model_name="paneltranslation",
            constraint=models.UniqueConstraint(fields=("panel", "language"), name="paneltranslation_once_per_language"),
        ),
        migrations.AddConstraint(
            model_name="paneltranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("note", ""), ("summary", ""), ("title", ""), _negated=True),
                name="paneltranslation_says_something",
                violation_error_message="Translate something, or remove the row.",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(fields=("edition", "number"), name="release_number_once_per_edition"),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None), ("withdrawn_at__gte", models.F("published_at")), _connector="OR"
                ),
                name="release_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcedocument",
            constraint=models.UniqueConstraint(fields=("edition", "slug"), name="sourcedocument_slug_once_per_edition"),
        ),
        migrations.AddConstraint(
            model_name="sourcedocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256", ""), ("sha256__regex", "^[0-9a-f]{64}$"), _connector="OR"),
                name="sourcedocument_sha256",
                violation_error_message="A SHA-256 sum is 64 of the characters 0-9 and a-f.",
            ),
        ),
        migrations.AddConstraint(
            model_name="openquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_end__gte", models.F("source_start"))), name="openquestion_passage_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("quantity__isnull", False), models.Q(("as_printed", ""), _negated=True), _connector="OR"
                ),
                name="figure_says_how_much",
                violation_error_message="Give the quantity, or the words as printed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity_to", None), ("quantity_to__gt", models.F("quantity")), _connector="OR"),
                name="figure_range_in_order",
                violation_error_message="The upper end of a range is above its lower end.",
            ),
        ),
        migrations.AddIndex(
            model_name="statementtheme",
            index=models.Index(
                models.F("theme"),
                models.F("statement"),
                condition=models.Q(("decision", "accepted")),
                name="statementtheme_by_theme",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementtheme",
            constraint=models.UniqueConstraint(fields=("statement", "theme"), name="statementtheme_once"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(fields=("panel", "slug"), name="statement_slug_once_per_panel"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("appearance", None), ("attribution", "unattributed")),
                    models.Q(("appearance__isnull", False), models.Q(("attribution", "unattributed"), _negated=True)),
                    _connector="OR",
                ),
                name="statement_unattributed_without_speaker",
                violation_error_message="“Unattributed” is for a statement without a speaker, and only for that.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__length__lte", 50000)),
                name="statement_text_length",
                violation_error_message="A statement is one point: 50,000 characters at most.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source_end", None), ("source_start", None)),
                    models.Q(("source__isnull", False), ("source_start__lt", models.F("source_end"))),
                    _connector="OR",
                ),
                name="statement_source_passage",
                violation_error_message="A passage needs its source, a start and a later end.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementtranslation",
            constraint=models.UniqueConstraint(
                fields=("statement", "language"), name="statementtranslation_once_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="statementtranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="statementtranslation_says_something",
                violation_error_message="Translate something, or remove the row.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementtranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__length__lte", 50000)),
                name="statementtranslation_text_length",
                violation_error_message="A statement is one point: 50,000 characters at most.",
            ),
        ),
        migrations.AddConstraint(
            model_name="takeawaytheme",
            constraint=models.UniqueConstraint(fields=("takeaway", "theme"), name="takeawaytheme_once"),
        ),
        migrations.AddConstraint(
            model_name="takeaway",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("repeats", None), models.Q(("repeats", models.F("id")), _negated=True), _connector="OR"
                ),
                name="takeaway_does_not_repeat_itself",
                violation_error_message="A takeaway does not repeat itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="takeawaytranslation",
            constraint=models.UniqueConstraint(
                fields=("takeaway", "language"), name="takeawaytranslation_once_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="takeawaytranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="takeawaytranslation_says_something",
                violation_error_message="Translate something, or remove the row.",
            ),
        ),
    ]
