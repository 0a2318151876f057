"""What a page tells machines about the thing it shows, in its head and its "Cite" panel."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from django_extras.macros import macros
from proceedings.models import ForumEdition, Panel, Statement
from proceedings.outputs import citation_formats, citations, schema_org
from proceedings.outputs.citation_formats import FORMATS
from proceedings.outputs.link_previews import preview
from speakers.models import Speaker
from themes.models import Theme


@dataclass(frozen=True)
class Alternate:
    """Another form of the page: a `<link rel="alternate">`, or a link to a file."""

    media_type: str
    address: str
    label: str


class Head:
    """Of a page that shows `thing`; everything is worked out when the template asks for it."""

    def __init__(self, thing, absolute):
        self.thing, self.absolute = thing, absolute

    def preview(self):
        return preview(self.thing)

    def image(self):
        return self.absolute(self.preview().image)

    def alternates(self):
        """The citation's files, the feed, the calendar: what there is of this thing."""
        return [*citation_files(self.thing), *others(self.thing)]

    def oembed(self):
        if not isinstance(self.thing, Statement):
            return None
        return f"{self.absolute(reverse('oembed'))}?url={self.absolute(self.thing.get_cite_url())}"

    def linked_data(self):
        return schema_org.document(self.thing, self.absolute)

    def meta(self):
        """Highwire's and Dublin Core's elements; none for what is not cited."""
        if not citation_files(self.thing):
            return []
        record = citations.record(self.thing, self.absolute)
        return [*citation_formats.highwire(record), *citation_formats.dublin_core(record)]


class Citation:
    """What the "Cite" panel of `thing` offers."""

    def __init__(self, thing, absolute):
        self.thing, self.absolute = thing, absolute
        self.record = citations.record(thing, absolute)

    def texts(self):
        return citation_formats.texts(self.record, timezone.localdate())

    def coins(self):
        return citation_formats.coins(self.record)

    def files(self):
        return citation_files(self.thing)

    def takeaway_files(self):
        return takeaway_files(self.thing)

    def address(self):
        return self.record["URL"]

    def quotation(self):
        return quotation(self.thing, self.absolute) if isinstance(self.thing, Statement) else None


@singledispatch
def citation_files(thing):
    """The citation of `thing` in each format, as Alternates; none of what is not cited."""
    return []


@citation_files.register
def of_statement(statement: Statement):
    return in_each_format("statement-citation", statement.number)


@citation_files.register
def of_panel(panel: Panel):
    return in_each_format("panel-citation", *panel.path.split("/"))


@citation_files.register
def of_edition(edition: ForumEdition):
    return in_each_format("edition-citation", *edition.path.split("/"))


def takeaway_files(thing):
    """The citations of the takeaways of a panel or an edition."""
    names = {Panel: "panel-takeaway-citations", ForumEdition: "edition-takeaway-citations"}
    name = names.get(type(thing))
    return in_each_format(name, *thing.path.split("/")) if name and thing.has_takeaways else []


def in_each_format(name, *args):
    return [
        Alternate(kind.media_type, reverse(name, args=[*args, format]), kind.label) for format, kind in FORMATS.items()
    ]


@singledispatch
def others(thing):
    return []


@others.register
def feed_of_speaker(speaker: Speaker):
    return [feed("speaker-feed", speaker)]


@others.register
def feed_of_theme(theme: Theme):
    return [feed("theme-feed", theme)]


def feed(name, thing):
    return Alternate(
        "application/atom+xml", reverse(name, args=[thing.slug]), gettext("Statements: {subject}").format(subject=thing)
    )


@others.register
def calendar_of_edition(edition: ForumEdition):
    if edition.opens_on is None:
        return []
    return [Alternate("text/calendar", reverse("edition-calendar", args=edition.path.split("/")), gettext("Calendar"))]


@dataclass(frozen=True)
class Quotation:
    """To paste elsewhere: as HTML and as plain text."""

    html: str
    text: str


def quotation(statement, absolute):
    """The words with who said them where, and the permanent address; what is no verbatim quotation is called so."""
    address = absolute(statement.get_cite_url())
    manner = citations.manner_of(statement)
    if manner:
        words = gettext("{words} [{manner}, not a quotation]").format(words=statement.words, manner=manner)
    else:
        words = gettext("“{words}”").format(words=statement.text)
    by = citations.sentences(credit(statement) + ".", citations.translated(statement.words)).rstrip(".")
    language = statement.words.language if statement.words.original else ""
    html = macros("statements").quotation(words, language, by, address)
    return Quotation(html, f"{words}\n— {by}. {address}")


def credit(statement):
    """Who, as whom, where and when, as far as it is known."""
    appearance, panel = statement.appearance, statement.panel
    who = [appearance.name, appearance.capacity] if appearance else [gettext("Speaker not named")]
    where = [citations.heading(panel), str(panel.edition), day(citations.date_parts(panel.edition, panel))]
    return ", ".join(filter(None, [*who, *where]))


def day(issued):
    [parts] = issued["date-parts"]
    form = ["Y", "YEAR_MONTH_FORMAT", "DATE_FORMAT"][len(parts) - 1]
    return date_format(date(*[*parts, 1, 1][:3]), form)
