"""Which characters a text of the archive may hold: one rule for the forms of the desk and for edition files."""

import re
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

# What neither YAML nor PostgreSQL holds: control characters but tab and line feed, and lone surrogates.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def refuse_unprintable(text: str) -> None:
    """Raises ValidationError that names the first control character."""
    if found := UNPRINTABLE.search(text):
        sentence = gettext("This text holds a control character (%(character)s), which nobody sees: delete it.")
        raise ValidationError(sentence % {"character": f"U+{ord(found[0]):04X}"})


class PlainText(forms.CharField):
    """Text with line ends as it was given to the archive; browsers send every one as two characters."""

    def to_python(self, value):
        text = super().to_python(value)
        return text and text.replace("\r\n", "\n")


class PlainFields(BaseModelAdmin):
    """For an admin or an inline: every text of its forms is printable."""

    formfield_overrides: ClassVar[dict[type[models.Field], dict[str, Any]]] = {
        models.TextField: {"form_class": PlainText}
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.CharField):
            field.validators.append(refuse_unprintable)
        return field
