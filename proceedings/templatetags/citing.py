import re

from django import template

from proceedings.outputs.page_heads import Citation, Head

register = template.Library()
FURTHER_PAGE = re.compile(r"[2-9]|[1-9][0-9]{1,8}")


@register.simple_tag(takes_context=True)
def head_of(context, thing):
    """What the page's head says about `thing`, which may be missing."""
    return Head(thing, context["request"].build_absolute_uri)


@register.simple_tag(takes_context=True)
def citation_of(context, thing):
    return Citation(thing, context["request"].build_absolute_uri)


@register.simple_tag(takes_context=True)
def canonical(context):
    """The address of this page without what only narrows or sorts it; a further page of a list is its own."""
    request = context["request"]
    page = request.GET.get("page", "")
    further = f"?page={page}" if FURTHER_PAGE.fullmatch(page) else ""
    return request.build_absolute_uri(request.path) + further
