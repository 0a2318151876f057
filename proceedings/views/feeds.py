"""Atom: new editions; statements by a speaker, on a theme, or of any search. Published editions only.

A statement came into the archive when its edition was published, so that is its date. An entry's id is a tag URI
(RFC 4151): it stays when the site's address or the statement's own changes.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from proceedings.i18n.languages import is_english
from proceedings.i18n.translations import wording
from proceedings.models import ForumEdition, Statement
from proceedings.outputs.link_previews import preview, quoted
from proceedings.search.criteria import Sort
from proceedings.search.engine import SearchResults
from proceedings.statistics import counts
from proceedings.views.search import file_of_all
from proceedings.views.search_facets import LABELS
from themes.models import Theme

LENGTH = 50
NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)  # Atom wants a moment even of a feed without entries


def tag(what):
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{what}"


def feed_tag(what):
    """A feed in another language is another feed; its entries are the same."""
    return tag(what if is_english() else f"{get_language()}/{what}")


class Atom(Atom1Feed):
    def latest_post_date(self):
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)


class ArchiveFeed(Feed):
    """Made anew for every request, which it remembers: addresses are made whole with the host that was asked."""

    feed_type = Atom
    found: Callable  # the thing that a feed is about, by the parts of its address
    page: Callable[..., str]

    @classmethod
    def as_view(cls):
        return require_safe(lambda request, **named: cls()(request, **named))

    def get_object(self, request, **named):
        self.request = request
        return self.found(**named)

    def absolute(self, path):
        return self.request.build_absolute_uri(path)

    def link(self, thing):
        return self.absolute(self.page(thing))

    def feed_url(self):
        return self.request.build_absolute_uri()


class EditionsFeed(ArchiveFeed):
    title = _("Forum archive: new editions")
    subtitle = _("Editions of forums as they are published in the archive.")

    def found(self):
        return None

    def feed_guid(self, thing):
        return feed_tag("feeds/editions")

    def page(self, thing):
        return reverse("forums")

    def items(self):
        return ForumEdition.objects.published().select_related("forum").order_by("-published_at", "-pk")[:LENGTH]

    def item_title(self, edition):
        return preview(edition).title

    def item_description(self, edition):
        return wording(edition, "summary") or wording(edition, "title")

    def item_link(self, edition):
        return self.absolute(edition.get_absolute_url())

    def item_guid(self, edition):
        return tag(f"forums/{edition.path}")

    def item_pubdate(self, edition):
        return edition.published_at

    item_updateddate = item_pubdate


class StatementsFeed(ArchiveFeed):
    """The statements last published, the newest edition's first."""

    statements: Callable  # those about the thing

    def title(self, thing):
        return gettext("Forum archive: {subject}").format(subject=thing)

    def page(self, thing):
        return thing.get_absolute_url()

    def items(self, thing):
        statements = self.statements(thing).for_display()
        return statements.order_by("-panel__edition__published_at", *statements.latest_first().query.order_by)[:LENGTH]

    def item_title(self, statement):
        return preview(statement).title

    def item_description(self, statement):
        """The text; what is no verbatim quotation says so, and a translation that it is one."""
        notes = [statement.get_attribution_display().lower(), statement.words.original and gettext("translation")]
        return f"{quoted(statement)} ({', '.join(filter(None, notes))})"

    def item_link(self, statement):
        return self.absolute(statement.get_cite_url())

    def item_guid(self, statement):
        return tag(f"s/{statement.number}")

    def item_author_name(self, statement):
        return statement.appearance.name if statement.appearance else gettext("Speaker not named")

    def item_categories(self, statement):
        return [str(theme) for theme in statement.accepted_themes]

    def item_pubdate(self, statement):
        return statement.panel.edition.published_at

    item_updateddate = item_pubdate


class SpeakerFeed(StatementsFeed):
    def found(self, slug):
        return get_object_or_404(counts.published_speakers(), slug=slug)

    def statements(self, speaker):
        return Statement.objects.published().by_any_of([speaker])

    def feed_guid(self, speaker):
        return feed_tag(f"speakers/{speaker.slug}")


class ThemeFeed(StatementsFeed):
    def found(self, slug):
        return get_object_or_404(Theme, slug=slug)

    def statements(self, theme):
        return Statement.objects.published().about_any_of([theme])

    def feed_guid(self, theme):
        return feed_tag(f"themes/{theme.slug}")


class SearchFeed(StatementsFeed):
    """What a search finds, the newest edition's first, whatever order it asks for."""

    def found(self, found):
        return found

    def title(self, found):
        return gettext("Forum archive: {subject}").format(subject=in_words(found.criteria))

    def page(self, found):
        return f"{reverse('search')}?{self.request.GET.urlencode(safe='/')}"

    def items(self, found):
        return SearchResults(replace(found.criteria, sort=Sort.NEWEST))[:LENGTH]

    def feed_guid(self, found):
        return feed_tag(f"search?{self.request.GET.urlencode(safe='/')}")


def in_words(criteria):
    """`“sirens”, theme early-warning`: what was asked, to be read."""
    any_of = gettext(" or ")
    words = [gettext("“{words}”").format(words=criteria.words)] if criteria.words else []
    chosen = [f"{LABELS[name].lower()} {any_of.join(values)}" for name, values in criteria.values.items() if values]
    return ", ".join([*words, *chosen]) or gettext("all statements")


@require_safe
def search_feed(request):
    return file_of_all(request, lambda found: SearchFeed()(request, found=found))
