"""Citations as files: of one thing, or of all that a search finds. Published editions only."""

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from proceedings.models import ForumEdition, Panel, Statement, Takeaway
from proceedings.outputs import citations
from proceedings.outputs.citation_formats import FORMATS
from proceedings.views.search import file_of_all


class FormatConverter:
    """The last part of a citation's address: `bib`, `ris` or `csl.json`."""

    regex = r"bib|ris|csl\.json"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


@require_safe
def statement(request, number, format):
    statement = get_object_or_404(Statement.objects.published().for_display(), number=number)
    return citation_file(request, [statement], format, name=f"s{number}")


@require_safe
def panel(request, forum, edition, panel, format):
    panels = Panel.objects.published().select_related("edition__forum")
    panel = get_object_or_404(panels, edition__forum__slug=forum, edition__slug=edition, slug=panel)
    return citation_file(request, [panel], format, name=panel.slug)


@require_safe
def edition(request, forum, edition, format):
    editions = ForumEdition.objects.published().select_related("forum__organiser")
    edition = get_object_or_404(editions, forum__slug=forum, slug=edition)
    return citation_file(request, [edition], format, name=f"{forum}-{edition.slug}")


@require_safe
def takeaways(request, forum, edition, format, panel=None):
    """Of one panel; without one, of the whole edition."""
    if panel:
        get_object_or_404(Panel.objects.published(), edition__forum__slug=forum, edition__slug=edition, slug=panel)
    else:
        get_object_or_404(ForumEdition.objects.published(), forum__slug=forum, slug=edition)
    takeaways = Takeaway.objects.published().for_citing()
    takeaways = takeaways.filter(edition__forum__slug=forum, edition__slug=edition, panel__slug=panel)
    return citation_file(request, takeaways, format, name=f"{panel or forum + '-' + edition}-takeaways")


@require_safe
def search(request, format):
    """All that is found."""
    return file_of_all(request, lambda found: citation_file(request, found.in_chunks(), format, name="statements"))


def citation_file(request, things, format, *, name):
    kind = FORMATS[format]
    records = (citations.record(thing, request.build_absolute_uri) for thing in things)
    response = StreamingHttpResponse(kind.written(records), content_type=f"{kind.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    return response
