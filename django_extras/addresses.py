"""Addresses of pages, made once in each language: Django tries its patterns anew each time, a page has hundreds."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def address(name, *args):
    """As `reverse(name, args=args)`."""
    return remembered(get_script_prefix(), get_language(), name, args)


@lru_cache(maxsize=20_000)  # some 8 MB
def remembered(prefix, language, name, args):
    return reverse(name, args=args)
