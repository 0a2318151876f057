"""The search's own tables. Editors keep the synonyms; all others the database keeps, by the triggers of `sql/`."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proceedings.models import OfEditionQuerySet


@pghistory.track()
class SynonymSet(models.Model):
    """Terms that mean the same: who searches one finds the others. Quotes or `exact:` switch it off."""

    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("For editors: what it is about, where it is from")
    )

    class Meta:
        verbose_name, verbose_name_plural = _("synonym set"), _("synonym sets")
        ordering = ["pk"]

    def __str__(self):
        return " = ".join(term.term for term in self.terms.all()) or gettext("(empty)")


@pghistory.track()
class Synonym(models.Model):
    set = models.ForeignKey(SynonymSet, models.CASCADE, related_name="terms", verbose_name=_("set"))
    term = models.CharField(_("term"), max_length=200)
    is_narrower = models.BooleanField(
        _("is narrower"),
        default=False,
        help_text=_("Found by the other terms, but does not find them: air defence finds Patriot"),
    )

    class Meta:
        verbose_name, verbose_name_plural = _("synonym"), _("synonyms")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["set", "term"], name="synonym_once_per_set")]

    def __str__(self):
        return self.term


def key_into_the_record(model, **options):
    """For joins only: the triggers keep it right, and nothing looks it up."""
    options = {"related_name": "+", "db_constraint": False, "db_index": False, **options}
    return models.ForeignKey(model, models.DO_NOTHING, **options)


class Group(models.Model):
    """What a statement's panel, appearance and language determine, and how many statements share it.

    There are far fewer groups than statements: all facets but the theme are counted on groups, and so is
    whatever else the pages count by speaker, organisation, country, edition or forum.
    """

    id = models.AutoField(primary_key=True)
    panel = key_into_the_record("proceedings.Panel")
    appearance = key_into_the_record("proceedings.Appearance", null=True)
    language = models.CharField(max_length=20)
    edition = key_into_the_record("proceedings.ForumEdition")
    forum = key_into_the_record("proceedings.Forum")
    speaker = key_into_the_record("speakers.Speaker", null=True)
    organisation = key_into_the_record("speakers.Organisation", null=True)
    country = models.CharField(max_length=2, null=True)  # noqa: DJ001  unknown is no value of the facet
    year = models.IntegerField()
    statements = models.IntegerField(default=0)
    words = models.IntegerField(default=0)
    facts = models.GeneratedField(  # see `matches.py`
        expression=models.Func(
            *("speaker", "organisation", "country", "forum", "edition", "panel", "year", "language"),
            function="search_group_facts",
        ),
        output_field=models.BinaryField(),
        db_persist=True,
    )

    objects = OfEditionQuerySet.as_manager()

    class Meta:
        db_table = "search_group"
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "appearance", "language"], nulls_distinct=False, name="search_group_once"
            )
        ]
        indexes = [
            models.Index(fields=[key], name=f"search_group_{key}") for key in ("edition", "speaker", "organisation")
        ]


class GroupTheme(models.Model):
    """How many statements of a group are under a theme, or under any theme of a group of themes."""

    pk = models.CompositePrimaryKey("group_id", "theme_id")
    group = key_into_the_record(Group, related_name="themes")
    theme = key_into_the_record("themes.Theme")
    edition = key_into_the_record("proceedings.ForumEdition")
    statements = models.IntegerField()

    class Meta:
        db_table = "search_group_theme"
        indexes = [models.Index(fields=["theme"], name="search_group_theme_theme")]


class EditionTheme(models.Model):
    """The same for a whole edition: there are a hundred times fewer."""

    pk = models.CompositePrimaryKey("edition_id", "theme_id")
    edition = key_into_the_record("proceedings.ForumEdition")
    theme = key_into_the_record("themes.Theme")
    statements = models.IntegerField()

    objects = OfEditionQuerySet.as_manager()

    class Meta:
        db_table = "search_edition_theme"
        indexes = [models.Index(fields=["theme"], name="search_edition_theme_theme")]


class RowQuerySet(OfEditionQuerySet):
    path_to_edition = "group__edition"

    def under(self, theme):
        return self.filter(themes__contains=[theme.pk])

    def latest_first(self):
        """As `Statement.objects.latest_first()` by day: the newest edition first, and within it as on the programme."""
        return self.order_by("-day", "-group__edition", "place", "pk")

    def oldest_first(self):
        return self.order_by("day", "group__edition", "place", "pk")


class Row(models.Model):
    """One statement as the search sees it: narrow, so that many can be looked through.

    The vector holds the text's lexemes with weight A, those of its translations with B, and `#t7` (theme, B),
    `#s5` (speaker, C), `#o3`, `#p2`, `#e1`, `#f1`, `#cUA`, `#y2026` (D), so that a query over words and fields is
    one tsquery.
    """

    statement_id = models.BigIntegerField(primary_key=True)
    group = key_into_the_record(Group, null=True)
    themes = ArrayField(models.IntegerField(), default=list)  # with their groups
    day = models.IntegerField(null=True)  # of the edition: 20260204; 20260000 where only the year is known
    place = models.IntegerField(null=True)  # in the programme: panel, then statement
    version = models.SmallIntegerField()
    words = models.IntegerField()
    facts = models.BinaryField(null=True)  # all that is counted, see `matches.py`
    vector = SearchVectorField()

    objects = RowQuerySet.as_manager()

    class Meta:
        db_table = "search_row"
        indexes = [
            GinIndex(fields=["vector"], name="search_row_vector", fastupdate=False),
            models.Index(fields=["group"], name="search_row_group"),
            models.Index(models.F("day").desc(), "place", "statement_id", name="search_row_newest"),
            GinIndex(fields=["themes"], name="search_row_themes", fastupdate=False),
        ]


class PendingLexemes(models.Model):
    """Lexemes of a statement being written, on their way into its row; empty outside the SQL statement that writes."""

    statement_id = models.BigIntegerField(primary_key=True)
    version = models.SmallIntegerField()
    words = models.IntegerField()
    vector = SearchVectorField()

    class Meta:
        db_table = "search_pending_lexemes"


class TranslationRow(models.Model):
    """Lexemes of a translation of a statement, which stand in the statement's row behind those of its text."""

    translation_id = models.BigIntegerField(primary_key=True)
    statement_id = models.BigIntegerField(db_index=True)
    version = models.SmallIntegerField()
    vector = SearchVectorField()

    class Meta:
        db_table = "search_translation"


class Word(models.Model):
    """The archive's lexicon: every word as written, for "did you mean"."""

    word = models.CharField(primary_key=True, max_length=250)

    class Meta:
        db_table = "search_word"
        indexes = [GinIndex(fields=["word"], name="search_word_trigrams", opclasses=["gin_trgm_ops"])]


class NamesVersion(models.Model):
    """One row that changes with every name that a reader may use: how a process knows that its own list is old."""

    value = models.BigIntegerField(default=0)

    class Meta:
        db_table = "search_names_version"
