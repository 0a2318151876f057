import pytest

from proceedings.choices import Qualifier
from proceedings.statistics.edition_comparison import EditionComparison
from tests import make
from tests.reading_pages import words


@pytest.fixture
def later(world):
    """2026: Chiyo returns in another post, Eva is new and has Ada's; ice is new, warning gone; dykes cost more."""
    world.later = make.make_edition(forum=world.forum, slug="2026", ordinal=3, title="Rivers meet the sea")
    panel = make.make_panel(edition=world.later, slug="harbours", title="Harbours")
    world.eva = make.make_speaker(slug="eva-tide", name="Eva Tide", family_name="Tide")
    eva = make.make_appearance(panel=panel, speaker=world.eva, organisation=world.institute, post="Director")
    chiyo = make.make_appearance(panel=panel, speaker=world.chiyo, organisation=world.university, post="Dean")
    dykes = make.make_statement(appearance=eva, themes=[world.floods], text="Dykes now cost EUR 4 billion.")
    make.make_figure(statement=dykes, subject="Cost of dykes", quantity=4_000_000_000, unit="EUR")
    make.make_statement(appearance=chiyo, themes=[world.ice], text="Ice closed the harbour in March.")
    return world


@pytest.fixture
def found(later):
    return EditionComparison(later.later, later.edition)


def test_themes_are_new_dropped_risen_or_fallen_by_share(found):
    assert [(change.label, change.kind, change.points) for change in found.themes] == [
        ("Ice", "new", 50.0),
        ("Flood defence", "steady", 0.0),
        ("Early warning", "dropped", -50.0),
    ]


def test_a_theme_is_measured_by_share_and_by_words(found):
    floods = next(change for change in found.themes if change.label == "Flood defence")
    assert (floods.then.count, floods.then.statements, floods.then.words) == (2, 4, 44)
    assert (floods.now.count, floods.now.statements, floods.now.words) == (1, 2, 12)
    assert floods.now.share == 50
    assert floods.now.density == pytest.approx(1000 / 12)


def test_risen_and_fallen_by_one_statement(later, found):
    make.make_statement(panel=later.later.panels.get(), speaker=later.eva, themes=[later.floods])
    assert [(change.label, change.kind) for change in found.themes][1] == ("Flood defence", "risen")
    backwards = EditionComparison(later.edition, later.later)
    assert ("Flood defence", "fallen") in [(change.label, change.kind) for change in backwards.themes]


def test_speakers_are_new_returning_or_absent(found):
    assert [each.speaker.name for each in found.new_speakers] == ["Eva Tide"]
    assert [(now.post, before.post) for now, before in found.returning_speakers] == [("Dean", "Professor")]
    assert [each.speaker.name for each in found.absent_speakers] == ["Ada Marsh", "Borys Kruk"]


def test_a_post_that_changed_hands_names_both(found):
    assert [(each.before.speaker.name, each.now.speaker.name) for each in found.handovers] == [
        ("Ada Marsh", "Eva Tide")
    ]


def test_an_ambassadors_rank_is_no_other_post(later):
    embassy = make.make_organisation(name="Embassy")
    for edition, post in [(later.edition, "Ambassador"), (later.later, "Ambassador Extraordinary and Plenipotentiary")]:
        make.make_appearance(panel=edition.panels.last(), organisation=embassy, post=post)
    assert len(EditionComparison(later.later, later.edition).handovers) == 2


def test_a_figure_that_moved_stands_with_what_it_was(found):
    amounts = [[figure.amount for figure in comparison.figures] for comparison in found.figures]
    assert amounts == [["over EUR 3 billion", "EUR 4 billion"]]


def test_figures_of_one_edition_only_did_not_move(later, found):
    make.make_figure(statement=later.sirens, subject="Sirens", quantity=1, unit="EUR", qualifier=Qualifier.ABOUT)
    assert [comparison.theme.name for comparison in found.figures] == ["Flood defence"]


def test_the_page_sets_an_edition_against_the_one_before(later, client):
    text = words(client.get("/forums/river-forum/2026/changes/"))
    assert "Themes at 2024 and at 2026" in text
    assert "Ice 0 0.0% 0.0 1 50.0% 83.3 new" in text
    assert "Director, Water Institute: Ada Marsh (2024) → Eva Tide" in text


def test_the_page_sets_an_edition_against_any_other(later, client):
    assert "Themes at 2026 and at 2024" in words(client.get("/forums/river-forum/2024/changes/?since=2026"))


@pytest.mark.parametrize("since", ["", "?since=2025", "?since=nonsense"])
def test_the_first_edition_has_nothing_before_it_nor_a_draft(later, client, since):
    text = words(client.get(f"/forums/river-forum/2024/changes/{since}"))
    assert "there is nothing to set it against but later ones" in text
    assert "2025" not in text.partition("http")[0]  # the printed address
