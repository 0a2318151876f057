"""The query string → Criteria, with what of it could not be taken as it stands."""

import re
from dataclasses import dataclass

import django_filters
from django import forms
from django.utils.translation import gettext as _
from rapidfuzz import process

from proceedings.i18n.countries import ENGLISH
from proceedings.models import Statement
from proceedings.search.criteria import Criteria, Sort
from proceedings.search.facets import FACETS, NOUNS, values_of
from proceedings.search.name_index import current_name_index

MOST_CHARACTERS = 500
MOST_VALUES = 50  # of one facet
UNSEARCHABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True)
class Problem:
    """Something in an address that could not be taken as it stands, and what was done about it."""

    parameter: str
    value: str
    message: str


class ListField(forms.Field):
    """A parameter that may be repeated: its values, without blanks and repetitions."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        given = [searchable(each) for each in value or []]
        return tuple(dict.fromkeys(filter(None, given)))


class WordsField(forms.CharField):
    def clean(self, value):
        return searchable(value or "")


def searchable(text):
    return UNSEARCHABLE.sub(" ", text).strip()


class AnyOf(django_filters.Filter):
    field_class = ListField


class Words(django_filters.Filter):
    field_class = WordsField


class StatementFilter(django_filters.FilterSet):
    """The parameters of `/search/`. The engine does the filtering, so that counts and results share it."""

    q = Words()
    theme, speaker, organisation, country = AnyOf(), AnyOf(), AnyOf(), AnyOf()
    forum, edition, panel, year, language = AnyOf(), AnyOf(), AnyOf(), AnyOf(), AnyOf()
    sort = Words()

    class Meta:
        model = Statement
        fields = []

    def read(self):
        """(Criteria, [Problem]). A value that the archive does not know stays: it finds nothing, and is told."""
        self.form.is_valid()  # every field cleans whatever it is given
        given = self.form.cleaned_data
        problems = []
        criteria = Criteria(
            words=self.words(given["q"], problems),
            values={name: self.chosen(name, given[name], problems) for name in FACETS},
            sort=self.order(given["sort"], problems),
        )
        return criteria, problems

    def words(self, words, problems):
        if len(words) <= MOST_CHARACTERS:
            return words
        problems.append(
            Problem("q", words, _("Only the first {most} characters were searched for.").format(most=MOST_CHARACTERS))
        )
        return words[:MOST_CHARACTERS]

    def chosen(self, name, values, problems):
        if len(values) > MOST_VALUES:
            problems.append(
                Problem(
                    name,
                    "",
                    _("Only the first {most} values of “{name}” were taken.").format(most=MOST_VALUES, name=name),
                )
            )
            values = values[:MOST_VALUES]
        problems += [unknown(name, value) for value in values if not makes_sense(name, value)]
        return values

    def order(self, sort, problems):
        if sort in [*Sort, ""]:
            return Sort(sort or Sort.RELEVANCE)
        problems.append(
            Problem(
                "sort",
                sort,
                _("There is no order “{sort}”; it can be {sorts}.").format(sort=sort, sorts=", ".join(Sort)),
            )
        )
        return Sort.RELEVANCE


def unknown(name, value):
    """What is told; with the nearest value there is, where the archive has a list of them."""
    found = process.extractOne(value, list(listed(name)), score_cutoff=70)
    if found:
        message = _("The archive knows no {name} “{value}”; did you mean “{nearest}”?")
        return Problem(name, value, message.format(name=NOUNS[name], value=value, nearest=found[0]))
    return Problem(name, value, _("The archive knows no {name} “{value}”.").format(name=NOUNS[name], value=value))


def listed(name):
    """Every value of a facet in the public archive, and every country; of years and languages there is no list."""
    return values_of(current_name_index()).by_value.get(name, {})


def makes_sense(name, value):
    if name == "year":
        return re.fullmatch(r"\d{4}", value, re.ASCII)
    if name == "language":
        return value.split("-")[0] in ENGLISH.languages
    return value in listed(name)
