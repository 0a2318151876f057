"""What a reading asks, in the editor's language; in English where it is read without the site (see benchmarks/)."""

from django.apps import apps
from django.utils import translation


def gettext(text: str) -> str:
    return translation.gettext(text) if apps.ready else text
