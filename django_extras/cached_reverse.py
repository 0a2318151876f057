"""Addresses of pages, resolved once in each language: Django's `reverse` takes its time, a page has hundreds."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def cached_reverse(name, *args):
    """As `reverse(name, args=args)`."""
    return reversed_in(get_script_prefix(), get_language(), name, args)


@lru_cache(maxsize=20_000)  # some 8 MB
def reversed_in(prefix, language, name, args):
    """`prefix` and `language` are part of the key: the answer depends on them."""
    return reverse(name, args=args)
