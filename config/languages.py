"""Which language a page is in: the one its address names, English where it names none."""

from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class LanguageOfTheAddress(LocaleMiddleware):
    """Django's, but for the answer: with English at bare addresses it asks no cookie and no Accept-Language header.

    So an address has one page for everybody, which caches may keep as one: nothing varies by the header.
    """

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
