"""Pages of the public record: kept as rendered for as long as nothing was written, and asked for again cheaply.

The stamp that a page is kept under is PostgreSQL's own snapshot, the list of transactions whose work a query sees:
two equal snapshots see the same rows. So nothing needs to report what it changed, nothing can be forgotten, and the
first visitor after an edit gets the page anew. https://www.postgresql.org/docs/18/functions-info.html

`public_page` marks the views, `PageCacheMiddleware` is the middleware that keeps what they make and answers with it.
"""

import gzip
import hashlib
import re
import time
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache, wraps
from sys import getsizeof
from threading import Lock

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from proceedings.models import ForumEdition

last_stamp: tuple[float, tuple | None] = (0, None)  # when it was asked for, and the stamp
ONE_THREAD = Lock()
SECONDS_STALE = 30  # a browser may show its own copy at once, and ask meanwhile whether there is a newer one
COMPRESSION = 4  # of 9: a twentieth larger than the usual 6, in half the time
BYTES_BESIDE = 4_000  # what keeping a page takes beside its two bodies and its address: its headers, above all
ACCEPTS_GZIP = re.compile(r"(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))(?=[\s,;]|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """A page as rendered, for whoever is not logged in; each form is (body, headers)."""

    stamp: tuple | None
    etag: str
    changed_at: int  # seconds since 1970
    plain: tuple
    compressed: tuple

    def answer(self, request):
        """This page, or “not modified”."""
        accepts_gzip = ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        body, headers = self.compressed if accepts_gzip else self.plain
        return get_conditional_response(request, self.etag, self.changed_at, HttpResponse(body, headers=headers))


class PageStore:
    """Pages by address in this process's own memory, of which they take `settings.PAGE_CACHE_BYTES` at most.

    What nobody asked for the longest makes room. Pages are handed out as they are: a Page never changes.
    """

    def __init__(self):
        self.pages, self.size, self.lock = OrderedDict(), 0, Lock()

    def get(self, address):
        with self.lock:
            page = self.pages.get(address)
            if page:
                self.pages.move_to_end(address)
            return page

    def put(self, address, page):
        with self.lock:
            before = self.pages.pop(address, None)
            self.size += bytes_of(address, page) - (bytes_of(address, before) if before else 0)
            self.pages[address] = page
            while self.size > settings.PAGE_CACHE_BYTES:
                self.size -= bytes_of(*self.pages.popitem(last=False))

    def clear(self):
        with self.lock:
            self.pages.clear()
            self.size = 0


def bytes_of(address, page):
    bodies = len(page.plain[0]) + len(page.compressed[0])
    return bodies + sum(map(getsizeof, address)) + BYTES_BESIDE


page_store = PageStore()


def public_page(view):
    """`view` for GET and HEAD, its pages kept for visitors and never for anybody logged in.

    Only whole answers of status 200 are kept; what a view streams, redirects or refuses passes through.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        if is_logged_in(request):
            return for_this_person_only(view(request, *args, **kwargs))
        stamp = database_stamp()  # before the view reads: what is written meanwhile makes it anew
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not response.streaming:
            response.as_of = stamp
        return response

    return require_safe(answer)


class PageCacheMiddleware:
    """Middleware: answers a visitor with the page kept for the address, or keeps the one that is made.

    What stands above it in the settings is asked for kept pages too and may redirect, refuse and add headers; it sees
    nothing of a view but its page. What stands below is asked only when a page is made, and the headers that it adds
    are kept with the page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        page = kept_for(request)
        if page is None:
            response = self.get_response(request)
            if not hasattr(response, "as_of"):
                return response
            if response.cookies:
                return for_this_person_only(response)
            page = keep(request, response)
        return page.answer(request)


def kept_for(request):
    """The page to answer `request` with as things stand, if there is one; never one for whoever may be logged in."""
    if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    page = page_store.get(address_of(request))
    return page if page and page.stamp == database_stamp() else None


def keep(request, response):
    """`response` as a Page, kept unless it was made within a transaction."""
    page = rendered(response, page_store.get(address_of(request)))
    if page.stamp:
        page_store.put(address_of(request), page)
    return page


def for_this_person_only(response):
    patch_cache_control(response, private=True, no_store=True)
    return response


def rendered(response, before):
    """`response` as a Page; the same words as `before` are no change."""
    body = response.content
    etag = f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    is_same = before and before.etag == etag
    changed_at = before.changed_at if is_same else int(timezone.now().timestamp())
    compressed = before.compressed[0] if is_same else gzip.compress(body, compresslevel=COMPRESSION, mtime=0)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed_at)
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    patch_cache_control(response, public=True, max_age=0, stale_while_revalidate=SECONDS_STALE)
    headers = dict(response.items())
    return Page(
        response.as_of,
        etag,
        changed_at,
        plain=(body, headers | {"Content-Length": str(len(body))}),
        compressed=(compressed, headers | {"Content-Length": str(len(compressed)), "Content-Encoding": "gzip"}),
    )


def is_logged_in(request):
    """Without the cookie nobody is, and no session need be looked for."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def address_of(request):
    """The whole of it, since a page prints its own; the script's name apart, which a proxy may be made to tell."""
    script, query = request.META.get("SCRIPT_NAME", ""), request.META.get("QUERY_STRING", "")
    return request.scheme, request.get_host(), script, request.path_info, query


def database_stamp():
    """What changes with every write, when an edition's hour of publication comes, and with the day citations name.

    Asked of the database at most once in `settings.PAGE_CACHE_STAMP_SECONDS` by each process, since this query costs
    more than all else. None within a transaction, which may have written what its snapshot does not tell.
    """
    global last_stamp
    if connection.in_atomic_block:
        return None
    with ONE_THREAD:  # the others wait for its answer
        asked_at, stamp = last_stamp
        now = time.monotonic()
        if stamp is None or now - asked_at >= settings.PAGE_CACHE_STAMP_SECONDS:
            stamp = fresh_stamp()
            last_stamp = now, stamp  # as of before the query, so that it never holds longer than it may
        return stamp


def fresh_stamp():
    with connection.cursor() as cursor:
        cursor.execute(*stamp_query())
        return (*cursor.fetchone(), timezone.localdate())


@cache
def stamp_query():
    published, parameters = ForumEdition.objects.published().order_by().values("pk").query.sql_with_params()
    return f"SELECT pg_current_snapshot()::text, (SELECT count(*) FROM ({published}) AS published)", parameters  # noqa: S608
