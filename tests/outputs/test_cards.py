"""What is drawn in Python, without a template: whatever an editor wrote comes out as words, wherever it stands."""

from html import unescape

import pytest

from proceedings.choices import Attendance, Part
from proceedings.models import StatementTranslation
from speakers.choices import NameKind
from tests import make
from tests.reading_pages import words
from themes.models import Theme

HOSTILE = """<i x="'>&"""
ADDRESSES = [
    "/forums/forum/2020/",
    "/forums/forum/2020/panel/",
    "/forums/forum/2020/panel/said/",
    "/speakers/",
    "/speakers/person/",
    "/organisations/institute/",
    "/themes/",
    "/themes/theme/",
    "/themes/group/",
    "/search/",
    "/search/?q=dyke",
    "/s/{number}/embed/",
]


@pytest.fixture
def statement(db):
    """With every kind of name and text as hostile as can be, in two languages."""
    forum = make.make_forum(slug="forum", name=HOSTILE)
    edition = make.make_edition(forum=forum, slug="2020", title=HOSTILE)
    panel = make.make_panel(edition=edition, slug="panel", title=HOSTILE)
    institute = make.make_organisation(slug="institute", name=HOSTILE)
    speaker = make.make_speaker(slug="person", name=HOSTILE, family_name=HOSTILE)
    speaker.names.create(name=HOSTILE + "uk", language="uk", kind=NameKind.USUAL)
    group = Theme.objects.create(slug="group", name=HOSTILE)
    themes = [make.make_theme(group=group, slug=slug, name=HOSTILE + slug) for slug in ("theme", "other")]
    told = {"panel": panel, "post": HOSTILE, "attendance": Attendance.ONLINE}
    make.make_appearance(speaker=speaker, organisation=institute, part=Part.MODERATOR, **told)
    make.make_appearance(unidentified=HOSTILE, post_as_printed=HOSTILE, panel=panel)
    appearance = make.make_appearance(speaker=speaker, organisation=institute, **told)
    said = {"slug": "said", "text": f"Dyke {HOSTILE}\n\n{HOSTILE}", "note": HOSTILE}
    statement = make.make_statement(appearance=appearance, themes=themes, **said)
    make.make_figure(statement=statement, subject=HOSTILE, unit=HOSTILE)
    make.make_takeaway(edition=edition, panel=panel, text=HOSTILE, note=HOSTILE, evidence=[statement])
    StatementTranslation.objects.create(statement=statement, language="uk", text=HOSTILE, translator=HOSTILE)
    return statement


@pytest.mark.parametrize("language", ["", "/uk", "/ja"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_was_written_is_never_markup(statement, client, language, address):
    answer = client.get(language + address.format(number=statement.number))
    assert HOSTILE in unescape(words(answer))
    assert "<i x" not in answer.content.decode()
