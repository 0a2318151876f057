"""Who a printed name is: certain, or asked about, and never guessed."""

import pytest

from speakers.choices import NameKind
from speakers.matching import KnownOrganisations, KnownSpeakers
from speakers.models import Affiliation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(world):
    world.yurii = make.make_speaker(slug="yurii-bondar", name="Yurii Bondar", family_name="Bondar", country="UA")
    world.yurii.names.create(name="Юрій Бондар", language="uk", kind=NameKind.USUAL)
    tidal = make.make_organisation(slug="tidal", name="University of Harbour")
    tidal.names.create(name="Портовий університет", language="uk")
    Affiliation.objects.create(speaker=world.yurii, organisation=tidal, post="Head of the Department of Tides")
    make.make_speaker(name="Kōichi Ohno", family_name="Ohno", country="JP")
    return world


def matched(printed, **beside):
    match = KnownSpeakers().match(printed, **beside)
    return match.record.name if match.record else [candidate.record.name for candidate in match.candidates]


@pytest.mark.parametrize(
    ("printed", "beside", "expected"),
    [
        ("Yurii Bondar", {}, "Yurii Bondar"),
        ("Prof. Yurii  BONDAR", {}, "Yurii Bondar"),
        ("Юрій Бондар", {}, "Yurii Bondar"),
        ("森千代", {}, "Chiyo Mori"),
        ("Yuriy Bondar", {}, ["Yurii Bondar"]),
        ("Yuriy Bondar", {"organisation": "Harbour University"}, "Yurii Bondar"),
        ("Bondar Yuriy", {"post": "Head of the Department of Tides"}, "Yurii Bondar"),
        ("Yuriy Bondar", {"post": "Head"}, ["Yurii Bondar"]),
        ("Yuriy Bondar", {"country": "UA"}, "Yurii Bondar"),
        ("Yuriy Bondar", {"country": "JP", "organisation": "Harbour University"}, ["Yurii Bondar"]),
        ("Ohno Koichi", {"country": "JP"}, "Kōichi Ohno"),
        ("Bondar", {"organisation": "University of Harbour"}, ["Yurii Bondar"]),
        ("Yurii", {"organisation": "University of Harbour", "post": "Head of the Department of Tides"}, []),
        ("Petro Vasylenko", {"post": "Head of the Department of Tides", "organisation": "University of Harbour"}, []),
        ("Yurii Bandura", {"organisation": "University of Harbour"}, []),
        ("", {}, []),
        ("—", {}, []),
    ],
)
def test_a_printed_name_is_known_or_asked_about(people, printed, beside, expected):
    assert matched(printed, **beside) == expected


def test_two_people_of_one_name_are_asked_about(people):
    make.make_speaker(name="Yurii Bondar", family_name="Bondar", country="PL")
    assert matched("Yurii Bondar") == ["Yurii Bondar", "Yurii Bondar"]
    assert matched("Yurii Bondar", country="UA") == "Yurii Bondar"


def test_a_confirmed_name_is_certain_next_time(people):
    assert matched("Yuriy Bondar") == ["Yurii Bondar"]
    people.yurii.names.create(name="Yuriy Bondar", language="en")
    assert matched("Yuriy Bondar") == "Yurii Bondar"


def test_at_most_three_are_asked_about_nearest_first(people):
    for given in ("Yura", "Yurko", "Yulii", "Yurij"):
        make.make_speaker(name=f"{given} Bondar", family_name="Bondar")
    found = matched("Yurii Bondaar")
    assert (len(found), found[0]) == (3, "Yurii Bondar")


def test_everybody_is_read_with_five_queries(people, django_assert_num_queries):
    with django_assert_num_queries(5):
        known = KnownSpeakers()
    with django_assert_num_queries(0):
        known.match("Yuriy Bondar", organisation="Harbour University", post="Head of the Department of Tides")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("University of Harbour", "University of Harbour"),
        ("Harbour University", "University of Harbour"),
        ("Портовий університет", "University of Harbour"),
        ("Harbour University of Music", ["University of Harbour"]),
        ("School of Painting", []),
        ("University of Harbours", ["University of Harbour"]),
        ("", []),
    ],
)
def test_an_organisation_is_known_by_its_words_in_any_order(people, printed, expected):
    match = KnownOrganisations().match(printed)
    found = match.record.name if match.record else [candidate.record.name for candidate in match.candidates]
    assert found == expected
