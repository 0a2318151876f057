"""What of an edition readers of each language cannot read yet, and where an editor enters it."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from django_extras.admin_rows import RowFormSet, Rows
from proceedings.editorial.checklist import SHOWN, address, label
from proceedings.i18n.translations import digest, original_of
from proceedings.models import (
    Appearance,
    AppearanceTranslation,
    EditionTranslation,
    ForumEdition,
    ForumTranslation,
    Panel,
    PanelTranslation,
    Statement,
    StatementTranslation,
    Takeaway,
    TakeawayTranslation,
)

# --- what is missing --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """Of one kind of words in one language: how many there could be, how many lack, the first of these."""

    total: int
    lacking: int
    places: tuple  # of (label, address)

    @property
    def done(self):
        return self.total - self.lacking

    @property
    def others(self):
        return self.lacking - len(self.places)


def table(edition):
    """Rows (what, a Cell for each language of readers) of `edition`; as many queries for 3 statements as for 300."""
    return [
        (what, [cell(things, field, language) for language, _name in settings.LANGUAGES])
        for what, things, field in kinds(edition)
        if things.exists()
    ]


def kinds(edition):
    """Of each kind of words: what it is called, the records that have some, the field of their translation."""
    editions, panels = ForumEdition.objects.filter(pk=edition.pk), Panel.objects.filter(edition=edition)
    posts = Appearance.objects.filter(Q(post_as_printed__gt="") | Q(affiliation__post__gt=""), panel__edition=edition)
    yield _("Title of the edition"), editions, "title"
    yield _("Summary of the edition"), editions.exclude(summary=""), "summary"
    yield _("Titles of panels"), panels.exclude(title=""), "title"
    yield _("Summaries of panels"), panels.exclude(summary=""), "summary"
    yield _("Posts"), posts.select_related("speaker").by_panel(), "post"
    yield _("Takeaways"), Takeaway.objects.filter(edition=edition), "text"
    yield _("Statements"), Statement.objects.filter(panel__edition=edition).in_order(), "text"


def cell(things, field, language):
    lacking = without(things, field, language)
    places = tuple((label_of(each), address(each, "translations")) for each in lacking[:SHOWN])
    return Cell(things.count(), lacking.count(), places)


def without(things, field, language):
    """Those of `things` that have neither an original nor a translation in `language`, nor a source's own title."""
    lacking = things.exclude(language=language).exclude(has(things.model.translations, field, language))
    return lacking.exclude(has(things.model.other_titles, field, language)) if field == "title" else lacking


def has(related, field, language):
    kind = related.rel.related_model
    rows = kind.objects.filter(**{original_of(kind).name: OuterRef("pk"), "language": language})
    return Exists(rows.exclude(**{field: ""}))


def label_of(record):
    return label(record) if hasattr(record, "text") else getattr(record, "name", None) or str(record)


# --- where it is entered ----------------------------------------------------------------------------------


STILL_RIGHT = _("The original was corrected after it was translated. Tick if the translation says what it says now.")


class TextTranslationForm(forms.ModelForm):
    """Where the original was corrected since, an editor may say that the translation is still right."""

    is_still_right = forms.BooleanField(label=_("still right"), required=False, widget=forms.HiddenInput)

    def ask_whether_still_right(self):
        field = self.fields["is_still_right"]
        field.widget, field.help_text = forms.CheckboxInput(), STILL_RIGHT

    def save(self, commit=True):
        if self.cleaned_data.get("is_still_right"):
            self.instance.of_text = digest(self.instance.original.text)
        return super().save(commit)


class TranslationRows(RowFormSet):
    """A translation knows the record as it is in the form, which may be new or have another language now."""

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # Django's own, unknown to its stubs
        setattr(form.instance, self.fk.name, self.instance)
        if form.instance.pk and isinstance(form, TextTranslationForm) and form.instance.is_of_earlier_text:
            form.ask_whether_still_right()
        return form


class TranslationInline(Rows, admin.StackedInline):
    formset = TranslationRows
    verbose_name, verbose_name_plural = _("translation"), _("translations")


class ForumTranslations(TranslationInline):
    model = ForumTranslation
    fields = [("language", "translator"), "name", "description"]


class EditionTranslations(TranslationInline):
    model = EditionTranslation
    fields = [("language", "translator"), "title", "summary", "note", ("city", "venue")]


class PanelTranslations(TranslationInline):
    model = PanelTranslation
    fields = [("language", "translator"), "title", "summary", "note"]


class AppearanceTranslations(TranslationInline):
    model = AppearanceTranslation
    fields = [("language", "translator"), ("post", "organisation"), "note"]


class TextTranslations(TranslationInline):
    form = TextTranslationForm

    def get_fields(self, request, obj=None):
        asked = ["is_still_right"] if self.has_change_permission(request, obj) else []
        return [("language", "translator"), "text", *asked, "note"]


class StatementTranslations(TextTranslations):
    model = StatementTranslation


class TakeawayTranslations(TextTranslations):
    model = TakeawayTranslation
