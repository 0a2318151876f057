"""What a page asks of the database does not grow with what it shows, and every paged order is total."""

from datetime import date

import pytest

from proceedings.choices import Part
from proceedings.models import Panel, Statement
from proceedings.statistics import counts
from speakers.choices import NameKind
from tests import make

FORUM, EDITION, PANEL = "/forums/forum/", "/forums/forum/2020/", "/forums/forum/2020/panel-1/"

# The literal number of queries of each page, whatever it shows.
QUERIES = {
    "/": 8,
    "/forums/": 2,
    FORUM: 7,
    EDITION: 16,
    PANEL: 17,
    "/forums/forum/2020/panel-1/said-1/": 8,
    "/s/{number}/": 1,
    "/speakers/": 4,
    "/speakers/person-1/": 16,
    "/organisations/": 2,
    "/organisations/institute-1/": 21,
    "/themes/": 3,
    "/themes/theme-1/": 25,
    "/themes/group/": 25,
    "/search/": 33,
    "/search/?q=point": 32,
    "/search.json?q=point": 29,
    "/search.csv?q=point": 28,
}


def archive(times):
    """An edition with `times` of everything: panels, each with `times` speakers, statements, takeaways and so on."""
    organiser = make.make_organisation(slug="institute-1", name="Institute")
    organiser.names.create(name="Інститут", language="uk", kind=NameKind.USUAL)
    forum = make.make_forum(slug="forum", organiser=organiser)
    themes = [make.make_theme(slug=f"theme-{number}") for number in range(1, times + 1)]
    for number in range(times):
        edition = make.make_edition(forum=forum, slug=f"{2020 + number}", opens_on=date(2020 + number, 5, 1))
        edition.other_titles.create(title=f"Another {number}")
        sources = [make.make_source(edition=edition) for _ in range(times)]
        for position in range(1, times + 1):
            panel = make.make_panel(edition=edition, slug=f"panel-{position}", position=position)
            panel.other_titles.create(title="Another")
            fill(panel, times, organiser, themes, sources)
        make.make_takeaway(edition=edition, evidence=Statement.objects.filter(panel__edition=edition))


def fill(panel, times, organiser, themes, sources):
    for number in range(1, times + 1):
        speaker, made = type(make.make_speaker()).objects.get_or_create(
            slug=f"person-{number}", defaults={"name": f"Person {number}", "family_name": f"{number}"}
        )
        if made:
            speaker.names.create(name=f"Особа {number}", language="uk", kind=NameKind.USUAL)
            speaker.affiliations.create(post="Another post")
        organisation = organiser if number == 1 else make.make_organisation()
        appearance = make.make_appearance(panel=panel, speaker=speaker, organisation=organisation, post="Director")
        make.make_appearance(panel=panel, speaker=speaker, part=Part.MODERATOR)
        statement = make.make_statement(
            appearance=appearance, slug=f"said-{number}", text=f"Point {number}.", themes=themes, source=sources[0]
        )
        statement.also_in.set(sources)
        for position in range(times):
            make.make_figure(statement=statement, position=position)
        takeaway = make.make_takeaway(edition=panel.edition, panel=panel, evidence=[statement], source=sources[0])
        for theme in themes:
            takeaway.theme_assignments.create(theme=theme)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("address", QUERIES)
def test_a_page_asks_as_much_for_three_of_everything_as_for_one(db, client, django_assert_num_queries, address, times):
    archive(times)
    number = Statement.objects.get(panel__edition__slug="2020", panel__slug="panel-1", slug="said-1").number
    with django_assert_num_queries(QUERIES[address]):
        answer = client.get(address.format(number=number))
        assert answer.status_code in (200, 302)
        b"".join(answer)


PAGED = {
    "speakers": counts.published_speakers,
    "organisations": counts.published_organisations,
    "statements, newest first": lambda: Statement.objects.published().latest_first(),
    "statements, oldest first": lambda: Statement.objects.published().oldest_first(),
    "statements of a panel": lambda: Panel(pk=1).statements.all(),
}


@pytest.mark.parametrize("name", PAGED)
def test_every_paged_order_is_total(name):
    assert PAGED[name]().totally_ordered
