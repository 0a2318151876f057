"""The query string → Criteria, with the problems of what could not be used as given."""

import re
from dataclasses import dataclass

import django_filters
from django import forms
from django.utils.translation import gettext
from rapidfuzz import process

from proceedings.i18n.countries import ENGLISH
from proceedings.models import Statement
from proceedings.search.criteria import Criteria, Sort
from proceedings.search.facets import FACETS, NOUNS, facet_values_of
from proceedings.search.name_index import current_name_index

MAX_CHARACTERS = 500
MAX_VALUES = 50  # of one facet
UNSEARCHABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True)
class ParameterProblem:
    """A parameter that could not be used as given, and what was done instead."""

    parameter: str
    value: str
    message: str


class ValuesField(forms.Field):
    """A parameter that may be repeated: its values, without blanks and repetitions."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        given = [searchable(each) for each in value or []]
        return tuple(dict.fromkeys(filter(None, given)))


class WordsField(forms.CharField):
    def clean(self, value):
        return searchable(value or "")


def searchable(text: str) -> str:
    """`text` without control characters and what else PostgreSQL refuses."""
    return UNSEARCHABLE.sub(" ", text).strip()


class ValuesFilter(django_filters.Filter):
    field_class = ValuesField


class WordsFilter(django_filters.Filter):
    field_class = WordsField


class StatementFilter(django_filters.FilterSet):
    """The parameters of `/search/`. The engine does the filtering, so that counts and results share it."""

    q = WordsFilter()
    theme, speaker, organisation, country = ValuesFilter(), ValuesFilter(), ValuesFilter(), ValuesFilter()
    forum, edition, panel, year, language = (
        ValuesFilter(),
        ValuesFilter(),
        ValuesFilter(),
        ValuesFilter(),
        ValuesFilter(),
    )
    sort = WordsFilter()

    class Meta:
        model = Statement
        fields: list[str] = []

    def read(self) -> tuple[Criteria, list[ParameterProblem]]:
        """A value that the archive does not know is kept: it finds nothing, and is reported."""
        self.form.is_valid()  # every field cleans whatever it is given
        given = self.form.cleaned_data
        problems: list[ParameterProblem] = []
        criteria = Criteria(
            words=self.words(given["q"], problems),
            values={name: self.chosen(name, given[name], problems) for name in FACETS},
            sort=self.order(given["sort"], problems),
        )
        return criteria, problems

    def words(self, words, problems):
        if len(words) <= MAX_CHARACTERS:
            return words
        problems.append(
            ParameterProblem(
                "q", words, gettext("Only the first {most} characters were searched for.").format(most=MAX_CHARACTERS)
            )
        )
        return words[:MAX_CHARACTERS]

    def chosen(self, name, values, problems):
        if len(values) > MAX_VALUES:
            problems.append(
                ParameterProblem(
                    name,
                    "",
                    gettext("Only the first {most} values of “{name}” were taken.").format(most=MAX_VALUES, name=name),
                )
            )
            values = values[:MAX_VALUES]
        problems += [unknown(name, value) for value in values if not is_valid_value(name, value)]
        return values

    def order(self, sort, problems):
        if sort in [*Sort, ""]:
            return Sort(sort or Sort.RELEVANCE)
        problems.append(
            ParameterProblem(
                "sort",
                sort,
                gettext("There is no order “{sort}”; it can be {sorts}.").format(sort=sort, sorts=", ".join(Sort)),
            )
        )
        return Sort.RELEVANCE


def unknown(name, value):
    """The problem of an unknown value, with the nearest known one where the archive has a list of them."""
    found = process.extractOne(value, list(known_values(name)), score_cutoff=70)
    if found:
        message = gettext("The archive knows no {name} “{value}”; did you mean “{nearest}”?")
        return ParameterProblem(name, value, message.format(name=NOUNS[name], value=value, nearest=found[0]))
    return ParameterProblem(
        name, value, gettext("The archive knows no {name} “{value}”.").format(name=NOUNS[name], value=value)
    )


def known_values(name):
    """Every value of a facet in the public archive, and every country; none for years and languages."""
    return facet_values_of(current_name_index()).by_value.get(name, {})


def is_valid_value(name, value):
    if name == "year":
        return re.fullmatch(r"\d{4}", value, re.ASCII)
    if name == "language":
        return value.split("-")[0] in ENGLISH.languages
    return value in known_values(name)
