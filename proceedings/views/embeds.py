"""Links to the archive shown elsewhere: cards, and statements embedded by oEmbed. Published editions only."""

from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.csp import CSP
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_path, override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from proceedings.models import ForumEdition, Panel, Statement
from proceedings.outputs import preview_images
from proceedings.outputs.citations import ARCHIVE
from proceedings.outputs.link_previews import preview

EMBED_WIDTH, EMBED_HEIGHT = 600, 320
FRAMED_ANYWHERE: dict[str, Any] = settings.SECURE_CSP | {"frame-ancestors": ["*"], "form-action": [CSP.NONE]}


@require_safe
def archive_card(request):
    return card(request, None)


@require_safe
def statement_card(request, number):
    return card(request, get_object_or_404(Statement.objects.published().for_display(), number=number))


@require_safe
def panel_card(request, forum, edition, panel):
    panels = Panel.objects.published().select_related("edition__forum")
    return card(request, get_object_or_404(panels, edition__forum__slug=forum, edition__slug=edition, slug=panel))


@require_safe
def edition_card(request, forum, edition):
    editions = ForumEdition.objects.published().select_related("forum")
    return card(request, get_object_or_404(editions, forum__slug=forum, slug=edition))


def card(request, thing):
    """Kept by browsers for a day; after that asked for again only if its words have changed."""
    words = preview(thing).card
    etag = f'"{sha256(repr(words).encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(preview_images.png(words), content_type="image/png", headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=24 * 3600)
    return response


@require_safe
@xframe_options_exempt
@csp_override(FRAMED_ANYWHERE)
def embed(request, number):
    """A statement by itself, for a frame on any site."""
    statement = get_object_or_404(Statement.objects.published().for_display(), number=number)
    return render(request, "proceedings/embed.html", {"statement": statement, "preview": preview(statement)})


@require_safe
def oembed(request):
    """https://oembed.com for the address of a statement, permanent or long; JSON only."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only JSON is answered.", status=501, content_type="text/plain")
    statement = statement_at(request, request.GET.get("url", ""))
    shown, absolute = preview(statement), request.build_absolute_uri
    frame = {
        "address": absolute(reverse("embed", args=[statement.number])),
        "title": shown.title,
        "width": size_within(request.GET.get("maxwidth"), EMBED_WIDTH),
        "height": size_within(request.GET.get("maxheight"), EMBED_HEIGHT),
    }
    return JsonResponse(
        {
            "type": "rich",
            "version": "1.0",
            "title": shown.title,
            "author_name": statement.appearance.name if statement.appearance else None,
            "provider_name": str(ARCHIVE),
            "provider_url": absolute("/"),
            "thumbnail_url": absolute(shown.image),
            "thumbnail_width": preview_images.WIDTH,
            "thumbnail_height": preview_images.HEIGHT,
            "width": frame["width"],
            "height": frame["height"],
            "html": render_to_string("proceedings/embed.html#frame", frame).strip(),
        },
        headers={"Access-Control-Allow-Origin": "*"},
    )


def statement_at(request, address):
    """The published statement whose page `address` is; 404 for any other address."""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}):
        raise Http404("Not an address of this archive.")
    path = redirected(urlsplit(address).path)
    try:
        with override(get_language_from_path(path)):
            page = resolve(path)
    except Resolver404:
        raise Http404("Not an address of this archive.") from None
    return get_object_or_404(Statement.objects.published().for_display(), **statement_lookup(page))


def redirected(path):
    """The path that a retired one leads to; any other as it is."""
    retired = Redirect.objects.filter(site=Site.objects.get_current(), old_path=path)
    return retired.values_list("new_path", flat=True).first() or path


def statement_lookup(page):
    """A resolved address as conditions on a statement."""
    values = page.kwargs
    if page.url_name == "cite":
        return {"number": values["number"]}
    if page.url_name == "statement":
        return {
            "slug": values["statement"],
            "panel__slug": values["panel"],
            "panel__edition__slug": values["edition"],
            "panel__edition__forum__slug": values["forum"],
        }
    raise Http404("Only statements can be embedded.")


def size_within(limit, usual):
    """`usual`, or `limit` where a smaller one is given."""
    return min(int(limit), usual) if limit and limit.isdecimal() else usual
