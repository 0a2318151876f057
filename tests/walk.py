"""All that the public reaches: by the names of config/urls.py, then by every link and alternate."""

from collections import Counter, deque
from itertools import product
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import get_resolver, resolve, reverse
from django.utils.translation import get_language_from_path, override

from proceedings.i18n.languages import bare_path
from tests.pages import Page

MAX_SEARCHES = 10  # of each form of the search; further ones differ in their filters only
REDIRECTS = (301, 302)


def named_addresses(values):
    """Every named address in English, with each of `values[part]` for each of its parts.

    Raises KeyError where an address has a part that `values` does not know: say there what stands for it.
    """
    with override(settings.LANGUAGE_CODE):  # not that of the page read last; the others are reached by links
        return list(each_named_address(values))


def each_named_address(values):
    names = get_resolver().reverse_dict
    for name in [name for name in names if isinstance(name, str)]:
        for possibilities, *_ in names.getlist(name):
            for _, parts in possibilities:
                for chosen in product(*(values[part] for part in parts)):
                    yield reverse(name, kwargs=dict(zip(parts, chosen, strict=True)))


def surfaces(client, addresses):
    """`{address: what it answers}` of `addresses` and of all that they lead to on this site."""
    waiting, found = deque(addresses), {}
    searches: Counter[str] = Counter()
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        if address in found or bare_path(path).startswith(("/admin/", "/static/")):
            continue
        searches[path] += "?" in address
        if searches[path] > MAX_SEARCHES:
            continue
        answer = client.get(address)
        assert answer.status_code in (200, 400, 404, *REDIRECTS), address
        found[address] = content(answer)
        waiting += [urljoin(address, each).partition("#")[0] for each in leads_to(answer)]
    return found


def content(answer):
    return answer.url if answer.status_code in REDIRECTS else b"".join(answer).decode(errors="replace")


def leads_to(answer):
    if answer.status_code in REDIRECTS:
        return [answer.url]
    if not is_page(answer):
        return []
    page = Page(answer)
    addresses = [*page.links, *(each.get("href") for each in page.all("link"))]
    return [each.removeprefix("http://testserver") for each in addresses if is_ours(each)]


def is_page(answer):
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def is_ours(address):
    return urlsplit(address).scheme in ("", "http") and urlsplit(address).netloc in ("", "testserver")


def language_of(path):
    return get_language_from_path(path) or settings.LANGUAGE_CODE


def one_of_each_kind(client, start="/"):
    """Addresses of HTML pages in the language of `start`, one for each name of config/urls.py that links lead to."""
    waiting, kinds = deque([start]), {}
    while waiting:
        path = urlsplit(waiting.popleft()).path
        if language_of(path) != language_of(start) or bare_path(path).startswith(("/admin/", "/static/")):
            continue
        with override(language_of(start)):
            kind = resolve(path).url_name
        if kind not in kinds:
            answer = client.get(path)
            kinds[kind] = path if is_page(answer) else None
            waiting += [urljoin(path, each) for each in leads_to(answer)]
    return [path for path in kinds.values() if path]
