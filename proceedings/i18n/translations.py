"""The same words in several languages: how a translation is kept, and which of them a reader is shown.

An original is in the language of its record; there is one translation of it at most for each other language. A
translation names who made it. It names nobody only where a source itself prints the words in that language.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import md5

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from themes.models import Theme

ARCHIVE_LANGUAGE = "en"  # of what has no language of its own: forums, themes, names of organisations
OWN_LANGUAGE = _("This is the language of the original: a translation is into another one.")


class Translation(models.Model):
    language = models.CharField(_("language"), max_length=20, help_text=_("Such as uk or ja"))
    translator = models.CharField(
        _("translator"),
        max_length=200,
        blank=True,
        help_text=_("Who translated it; blank only where a source itself prints it in this language"),
    )

    class Meta:
        abstract = True
        ordering = ["-language", "pk"]

    def __str__(self):
        return self.language

    def clean(self):
        if main_part(self.language) == main_part(self.original.language):
            raise ValidationError({"language": OWN_LANGUAGE})

    @property
    def original(self):
        """The record that is translated."""
        return getattr(self, original_of(type(self)).name)


class TextTranslation(Translation):
    """Of a text that may be corrected after it was translated; then the translation is one of an earlier text."""

    # A digest of it, given by the database when the words are written: see migrations/translated_texts.sql.
    of_text = models.CharField(max_length=32, blank=True, editable=False)

    class Meta(Translation.Meta):
        abstract = True

    @property
    def is_of_earlier_text(self):
        return self.is_of_earlier_than(self.original.text)

    def is_of_earlier_than(self, text):
        """What a source prints in both languages is not translated, and stays right."""
        return bool(self.translator) and self.is_of_other_than(text)

    def is_of_other_than(self, text):
        """Blank stands for the text as it is: the row was not read again since it was written."""
        return self.of_text not in ("", digest(text))


def digest(text):
    """As PostgreSQL's md5()."""
    return md5(text.encode(), usedforsecurity=False).hexdigest()


def original_of(model):
    """The field of a kind of translation that refers to what is translated."""
    return next(field for field in model._meta.fields if field.is_relation)


def translation_constraints(original, texts):
    """One translation per language, and none without words. A trigger holds that its language is another one."""
    kind = f"{original}translation"
    return [
        models.UniqueConstraint(fields=[original, "language"], name=f"{kind}_once_per_language"),
        models.CheckConstraint(
            condition=~Q(**dict.fromkeys(texts, "")),
            name=f"{kind}_says_something",
            violation_error_message=_("Translate something, or remove the row."),
        ),
    ]


def refuse_own_language(thing):
    """Raises ValidationError where `thing` is given the language of one of its translations."""
    if thing.pk and thing.translations.filter(language=thing.language).exists():
        raise ValidationError({"language": _("There is a translation into this language: remove that first.")})


# --- what a reader is shown -------------------------------------------------------------------------------


class Wording(str):
    """Words that know their language; `original` is what was translated, None where they are the original."""

    language: str
    original: "Wording | None"
    translator: str  # blank: a source's own words
    is_of_earlier_text: bool  # the original was corrected since it was translated

    def __new__(cls, words, language, original=None, translator="", *, is_of_earlier_text=False):
        wording = super().__new__(cls, words)
        wording.language, wording.original, wording.translator = language, original, translator
        wording.is_of_earlier_text = is_of_earlier_text
        return wording

    @property
    def translated_by(self):
        """The translator, as named in the language of the translation."""
        return Wording(self.translator, self.language)

    @property
    def is_foreign(self):
        """Whether the reader asked for another language."""
        return bool(self) and not is_readers(self.language)


def wording(thing, field: str) -> Wording:
    """The words of `field` in the reader's language, or the original where there are none in it."""
    original = Wording(getattr(thing, field), thing.language)
    if is_readers(thing.language):
        return original
    return in_readers_language(thing, field, original) or original


def in_readers_language(thing, field, original):
    """A source's own words come before a translation."""
    if field == "title":
        for other in related_rows(thing, "other_titles"):
            if is_readers(other.language):
                return Wording(other.title, other.language, original)
    return of_translation(readers_translation(thing), field, original)


def of_translation(translation, field, original):
    words = translation and getattr(translation, field)
    if not words:
        return None
    is_earlier = field == "text" and translation.is_of_earlier_than(original)
    return Wording(words, translation.language, original, translation.translator, is_of_earlier_text=is_earlier)


def in_every_language(thing, field: str) -> Iterator[Wording]:
    """The words of `field`: in the reader's language, in the original, then in each other language there is."""
    readers = wording(thing, field)
    original = readers.original or readers
    yield readers
    if readers.original:
        yield original
    for translation in related_rows(thing, "translations"):
        if words := of_translation(translation, field, original):
            yield words


def readers_translation(thing):
    """The translation into the reader's language; None where there is none, and none is needed."""
    if is_readers(thing.language):
        return None
    related = "names" if isinstance(thing, Theme) else "translations"
    return next((each for each in related_rows(thing, related) if is_readers(each.language)), None)


def related_rows(thing, related: str) -> models.QuerySet:
    """`thing`'s related rows, read in one query for it and all its peers."""
    if not is_prefetched(thing, related):
        prefetch_related_objects(peers_of(thing), related)
    return getattr(thing, related).all()


def is_prefetched(thing, related: str) -> bool:
    """Whether these rows of `thing` were read already."""
    return related in getattr(thing, "_prefetched_objects_cache", {})


class PeerManager(models.Manager):
    """Its rows know their peers, those that the same query read: what they lack is read for all of them at once."""

    def get_queryset(self):
        return super().get_queryset().fetch_mode(models.FETCH_PEERS)


def peers_of(thing):
    """`thing` and the rows that the same query read, as far as they are still in use."""
    return [peer for reference in thing._state.peers if (peer := reference())] or [thing]


def peer_keys(thing):
    return {peer.pk for peer in peers_of(thing)}


def distribute(thing, name: str, pairs: Iterable[tuple]) -> list:
    """Of the `pairs` (key, piece), set on `thing` and each of its peers the pieces of its key, as the list `name`.

    Gives the list of `thing`.
    """
    pieces: dict[int, list] = defaultdict(list)
    for key, piece in pairs:
        pieces[key].append(piece)
    for peer in peers_of(thing):
        setattr(peer, name, pieces[peer.pk])
    return pieces[thing.pk]


def is_readers(language: str) -> bool:
    """Whether it is the reader's language, or a kind of it."""
    return main_part(language) == main_part(get_language() or ARCHIVE_LANGUAGE)


def main_part(language):
    """`en-GB` → `en`"""
    return language.partition("-")[0].lower()
