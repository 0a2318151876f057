"""Pages of the public record: kept as rendered for as long as nothing was written, and asked for again cheaply.

The stamp that a page is kept under is PostgreSQL's own snapshot, the list of transactions whose work a query sees:
two equal snapshots see the same rows. So nothing needs to tell what it changed, nothing can be forgotten, and the
first visitor after an edit gets the page anew. https://www.postgresql.org/docs/18/functions-info.html
"""

import gzip
import hashlib
import re
import time
from dataclasses import dataclass
from functools import cache, wraps
from threading import Lock

from django.conf import settings
from django.core.cache import cache as kept_pages
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from proceedings.models import ForumEdition

last_stamp = 0, None  # when it was asked for, and the stamp
ONE_THREAD = Lock()
SECONDS_STALE = 30  # a browser may show its own copy at once, and ask meanwhile whether there is a newer one
ACCEPTS_GZIP = re.compile(r"\bgzip\b")


@dataclass(frozen=True)
class Page:
    """A page as rendered, for whoever is not logged in."""

    stamp: tuple | None
    headers: dict
    body: bytes
    compressed: bytes
    etag: str
    changed_at: int  # seconds since 1970

    def answer(self, request):
        """This page, or “not modified”."""
        is_compressed = ACCEPTS_GZIP.search(request.headers.get("Accept-Encoding", ""))
        response = HttpResponse(self.compressed if is_compressed else self.body, headers=self.headers)
        if is_compressed:
            response["Content-Encoding"] = "gzip"
        return get_conditional_response(request, self.etag, self.changed_at, response)


def public_page(view):
    """`view` for GET and HEAD, its pages kept for visitors and never for anybody logged in.

    Only whole answers of status 200 are kept; what a view streams, redirects or refuses passes through.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        if is_logged_in(request):
            return for_this_person_only(view(request, *args, **kwargs))
        address, stamp = key(request), database_stamp()
        before = kept_pages.get(address) if stamp else None
        if before and before.stamp == stamp:
            return before.answer(request)
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or response.streaming or response.cookies:
            return response
        page = rendered(response, stamp, before)
        if stamp:
            kept_pages.set(address, page, timeout=None)
        return page.answer(request)

    return require_safe(answer)


def for_this_person_only(response):
    patch_cache_control(response, private=True, no_store=True)
    return response


def rendered(response, stamp, before):
    """`response` as a Page; the same words as `before` are no change."""
    body = response.content
    etag = f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    is_same = before and before.etag == etag
    changed_at = before.changed_at if is_same else int(timezone.now().timestamp())
    compressed = before.compressed if is_same else gzip.compress(body, mtime=0)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed_at)
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    patch_cache_control(response, public=True, max_age=0, stale_while_revalidate=SECONDS_STALE)
    return Page(stamp, dict(response.items()), body, compressed, etag, changed_at)


def is_logged_in(request):
    """Without the cookie nobody is, and no session need be looked for."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def key(request):
    """The whole address, since a page prints its own."""
    address = f"{request.scheme}://{request.get_host()}{request.path}?{request.META.get('QUERY_STRING', '')}"
    return hashlib.blake2b(address.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def database_stamp():
    """What changes with every write, when an edition's hour of publication comes, and with the day citations name.

    Asked of the database at most once in `settings.SECONDS_A_STAMP_HOLDS` by each process, since the question costs
    more than all else. None within a transaction, which may have written what its snapshot does not tell.
    """
    global last_stamp
    if connection.in_atomic_block:
        return None
    with ONE_THREAD:  # the others wait for its answer
        asked_at, stamp = last_stamp
        now = time.monotonic()
        if stamp is None or now - asked_at >= settings.SECONDS_A_STAMP_HOLDS:
            stamp = fresh_stamp()
            last_stamp = now, stamp  # as of before the question, so that it never holds longer than it may
        return stamp


def fresh_stamp():
    with connection.cursor() as cursor:
        cursor.execute(*stamp_query())
        return (*cursor.fetchone(), timezone.localdate())


@cache
def stamp_query():
    published, parameters = ForumEdition.objects.published().order_by().values("pk").query.sql_with_params()
    return f"SELECT pg_current_snapshot()::text, (SELECT count(*) FROM ({published}) AS published)", parameters  # noqa: S608
