"""For crawlers: every public page with the day that publishing last changed it, and where not to go."""

from functools import cached_property

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.requests import RequestSite
from django.db.models import F, Max, Q
from django.db.models.functions import Greatest
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from proceedings.i18n.languages import in_language
from proceedings.models import Forum, ForumEdition, Panel, Statement, StatementTheme
from proceedings.statistics import counts
from speakers.models import Organisation, Speaker
from themes.models import Theme

MAX_PAGES = 50_000 // len(settings.LANGUAGES)  # pages in one file: by the protocol, it holds 50,000 addresses


class Section(Sitemap):
    """Rows of one kind, each with `changed`: when the newest of its editions was published."""

    limit = MAX_PAGES

    def lastmod(self, row):
        return row.changed


class Lists(Sitemap):
    """Pages that list what there is: publishing any edition changes them."""

    def items(self):
        return ["home", "forums", "speakers", "organisations", "themes", "figures", "search", "feeds"]

    def location(self, name):
        return reverse(name)

    def lastmod(self, name):
        return self.newest

    @cached_property
    def newest(self):
        return ForumEdition.objects.published().aggregate(newest=Max("published_at"))["newest"]


class Forums(Section):
    def items(self):
        return newest(Forum.objects.published(), "editions").order_by("pk")


class Editions(Section):
    def items(self):
        editions = ForumEdition.objects.published().select_related("forum")
        return editions.annotate(changed=F("published_at")).order_by("pk")


class Panels(Section):
    def items(self):
        panels = Panel.objects.published().select_related("edition__forum")
        return panels.annotate(changed=F("edition__published_at")).order_by("pk")


class Statements(Section):
    def items(self):
        statements = Statement.objects.published().select_related("panel__edition__forum")
        statements = statements.defer("text")
        return statements.annotate(changed=F("panel__edition__published_at")).order_by("pk")


class Speakers(Section):
    def items(self):
        speakers = Speaker.objects.filter(pk__in=counts.published_speakers().values("pk"))
        return newest(speakers, "appearances__panel__edition").order_by("pk")


class Organisations(Section):
    def items(self):
        organisations = Organisation.objects.filter(pk__in=counts.published_organisations().values("pk"))
        return newest(organisations, "affiliations__appearances__panel__edition").order_by("pk")


class Themes(Section):
    """All, as their list shows; one that nothing was published on has no day. A group changes with its themes."""

    def items(self):
        paths = ["statementthemes", "narrower__statementthemes"]
        return Theme.objects.annotate(changed=Greatest(*map(newest_placed, paths))).order_by("pk")


def newest_placed(assignments):
    accepted = Q(**{f"{assignments}__in": StatementTheme.objects.accepted()})
    return newest_of(f"{assignments}__statement__panel__edition", accepted)


SECTIONS = {
    "lists": Lists,
    "forums": Forums,
    "editions": Editions,
    "panels": Panels,
    "statements": Statements,
    "speakers": Speakers,
    "organisations": Organisations,
    "themes": Themes,
}


def newest(rows, editions):
    """`rows` with `changed`, by the published ones of their `editions`."""
    return rows.annotate(changed=newest_of(editions))


def newest_of(editions, *conditions):
    public = Q(**{f"{editions}__in": ForumEdition.objects.published()})
    return Max(f"{editions}__published_at", filter=Q(public, *conditions))


@require_safe
def sitemap(request):
    """One file; where there are more addresses than one may hold, an index of one per section."""
    sections = [section() for section in SECTIONS.values()]
    if sum(section.paginator.count for section in sections) > MAX_PAGES:
        return index(request)
    return urlset(request, [address for section in sections for address in addresses(request, section)])


def index(request):
    files = [
        {"location": request.build_absolute_uri(f"{reverse('sitemap-section', args=[name])}?p={number}")}
        for name, section in SECTIONS.items()
        for number in section().paginator.page_range
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": files}, content_type="application/xml")


@require_safe
def sitemap_section(request, section):
    number = request.GET.get("p", "1")
    if section not in SECTIONS or not number.isdecimal() or int(number) not in SECTIONS[section]().paginator.page_range:
        raise Http404
    return urlset(request, addresses(request, SECTIONS[section](), int(number)))


def addresses(request, section, page=1):
    """A page of the section's addresses, each in every language, with those of the others."""
    for url in section.get_urls(page, site=RequestSite(request), protocol=request.scheme):
        host = request.build_absolute_uri("/")[:-1]
        path = url["location"].removeprefix(host)
        in_each = {code: host + in_language(code, path) for code, _name in settings.LANGUAGES}
        others = {**in_each, "x-default": url["location"]}
        alternates = [{"lang_code": code, "location": location} for code, location in others.items()]
        yield from ({**url, "location": location, "alternates": alternates} for location in in_each.values())


def urlset(request, addresses):
    return render(request, "sitemap.xml", {"urlset": addresses}, content_type="application/xml")


@require_safe
def robots(request):
    prefixes = [in_language(code, "/") for code, _name in settings.LANGUAGES]
    context = {"prefixes": prefixes, "sitemap": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "robots.txt", context, "text/plain")


@require_safe
def llms(request):
    """What the archive is and where its data are, in Markdown, https://llmstxt.org."""
    editions = ForumEdition.objects.published().select_related("forum").latest_first()
    context = {"editions": editions, "archive": counts.archive_totals(), "host": request.build_absolute_uri("/")[:-1]}
    return render(request, "llms.txt", context, content_type="text/plain; charset=utf-8")
