"""A takeaway that is corrected or removed after publication stays readable as it was. Drafts never leak."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from proceedings.edition_files.dumping import edition_file
from proceedings.edition_files.loading import load
from proceedings.edition_files.writing import yaml_text
from proceedings.editorial.history import restore
from proceedings.editorial.publishing import publish, withdraw
from proceedings.models import Correction, ForumEdition, Takeaway
from tests import make
from tests.edition_files.test_edition_files import read_text
from tests.editorial.test_releases import EDITION, PANEL, rewritten
from tests.pages import Page

FIRST = "Warning comes before walls."


def earlier_texts():
    return [(each.version, each.position, each.text) for each in Correction.objects.all()]


def number_of(takeaway):
    return Takeaway.objects.values_list("number", flat=True).get(pk=takeaway.pk)


def page(client, path):
    return client.get(path).content.decode()


def test_a_corrected_takeaway_stands_in_the_log_of_panel_and_edition_with_its_earlier_text(world, client):
    rewritten(world.takeaway, "Warning comes before dykes.")
    address = f"/s/{number_of(world.takeaway)}"
    for path in (PANEL, EDITION):
        assert "Warning comes before <del>walls</del><ins>dykes</ins>." in page(client, path)
        assert f'<a href="{address}/">Takeaway 1</a>' in page(client, path)
        assert f'href="{address}/versions/1/" aria-label="What takeaway 1 said in version 1"' in page(client, path)
    assert f"Takeaway 1, {world.panel} · earlier text" in Page(client.get(EDITION)).main
    assert client.get(f"{address}/").url == f"{PANEL}#t-1"
    earlier = Page(client.get(f"{address}/versions/1/"))
    assert "Takeaway 1, version 1" in earlier.main
    assert FIRST in earlier.main
    assert "Speaker not named" not in earlier.main
    assert "The takeaway as it is now" in earlier.main
    for path in (f"/uk{PANEL}", f"/uk{address}/versions/1/"):
        assert '<p class="difference" lang="en">' in page(client, path)


def test_a_takeaway_of_the_whole_edition_is_logged_on_the_editions_page_alone(world, client):
    whole = make.make_takeaway(edition=world.edition, position=2, text="Act early.")
    Takeaway.objects.filter(pk=whole.pk).update(text="Act earlier.", language="en-GB")
    assert "Takeaway 2" in page(client, EDITION)
    assert "Language: en en-GB" in Page(client.get(EDITION)).main
    assert 'id="corrections"' not in page(client, PANEL)
    assert client.get(f"/s/{number_of(whole)}/").url == f"{EDITION}#t-2"


def test_corrected_twice_it_keeps_both_texts_and_one_number(world, client):
    rewritten(world.takeaway, "Warn first.", "Warn early.")
    assert earlier_texts() == [(1, 1, FIRST), (2, 1, "Warn first.")]
    address = f"/s/{number_of(world.takeaway)}"
    assert "Warn first." in page(client, f"{address}/versions/2/")
    assert client.get(f"{address}/versions/3/").url == f"{address}/"
    assert client.get(f"{address}/versions/4/").status_code == 404


def test_its_number_is_one_that_no_statement_has_or_gets(world):
    rewritten(world.takeaway, "Warn first.")
    later = make.make_statement(panel=world.panel, speaker=world.ada)
    assert world.sensors.number < number_of(world.takeaway) < later.number


def test_a_removed_takeaway_stays_readable(world, client):
    world.takeaway.delete()
    (correction,) = Correction.objects.all()
    assert correction.is_removal
    assert "The takeaway was removed." in page(client, PANEL)
    assert FIRST in page(client, correction.get_absolute_url())
    assert client.get(f"/s/{correction.number}/").status_code == 404


def test_a_takeaway_corrected_and_then_removed_keeps_its_number(world):
    rewritten(world.takeaway, "Warn first.")
    number = number_of(world.takeaway)
    world.takeaway.delete()
    assert set(Correction.objects.values_list("number", flat=True)) == {number}
    assert earlier_texts() == [(1, 1, FIRST), (2, 1, "Warn first.")]


def test_a_panel_that_is_removed_leaves_its_takeaways_with_the_edition_and_an_edition_leaves_none(world, client):
    world.panel.delete()
    assert "The takeaway was removed." in page(client, EDITION)
    world.edition.delete()
    assert not Correction.objects.exists()


def test_changed_and_changed_back_it_is_logged_where_readers_could_see_it_and_not_where_they_could_not(
    world, clerk, client
):
    withdraw(world.edition, by=clerk)
    rewritten(world.takeaway, "Never mind.", FIRST)
    publish(world.edition, by=clerk)
    assert 'id="corrections"' not in page(client, PANEL)
    rewritten(world.takeaway, "Warn first.", FIRST)
    assert [text for _, _, text in earlier_texts()] == [FIRST, FIRST, "Warn first."]
    assert page(client, PANEL).count('<li>\n        <p class="meta"><time') == 2


def test_what_readers_do_not_read_as_its_text_is_no_correction(world):
    Takeaway.objects.filter(pk=world.takeaway.pk).update(position=7, note="Read twice.")
    assert (earlier_texts(), number_of(world.takeaway)) == ([], None)


def test_restoring_an_earlier_text_is_a_correction_and_takes_no_number_away(world):
    rewritten(world.takeaway, "Warn first.")
    number = number_of(world.takeaway)
    restore(type(world.takeaway).pgh_event_model.objects.filter(pgh_label="update").last())
    assert earlier_texts() == [(1, 1, FIRST), (2, 1, "Warn first.")]
    assert number_of(world.takeaway) == number


# --- drafts -----------------------------------------------------------------------------------------------


def test_a_draft_leaves_nothing(world, clerk):
    secret = world.draft.takeaways.get()
    rewritten(secret, "Glacier sold.")
    publish(world.draft, by=clerk, at=timezone.now() + timedelta(hours=1))
    rewritten(secret, "Glacier kept.")
    publish(world.draft, by=clerk)
    assert (earlier_texts(), number_of(secret)) == ([], None)


def test_of_what_was_rewritten_while_withdrawn_only_what_was_public_is_kept(world, clerk, client):
    withdraw(world.edition, by=clerk)
    rewritten(world.takeaway, "Between us: nothing.", "Warn first.")
    address = f"/s/{number_of(world.takeaway)}"
    assert [client.get(f"{address}/{end}").status_code for end in ("", "versions/1/")] == [404, 404]
    added = make.make_takeaway(edition=world.edition, panel=world.panel, position=2, text="Not for readers.")
    rewritten(added, "For readers.")
    publish(world.edition, by=clerk)
    assert earlier_texts() == [(1, 1, FIRST)]
    assert "Between us" not in page(client, PANEL)


def test_a_corrected_takeaway_moved_to_a_draft_tells_nothing_of_what_it_says_there(world, client):
    rewritten(world.takeaway, "Warn first.")
    world.takeaway.edition, world.takeaway.panel = world.draft, world.droughts
    rewritten(world.takeaway, "Hush.")
    number = number_of(world.takeaway)
    told = page(client, EDITION) + page(client, PANEL) + page(client, f"/s/{number}/versions/1/")
    assert "Hush." not in told
    assert FIRST in told
    assert client.get(f"/s/{number}/").status_code == 404


# --- pages and files --------------------------------------------------------------------------------------


def test_the_log_takes_as_many_queries_for_three_as_for_one(world, client, django_assert_num_queries):
    other = make.make_takeaway(edition=world.edition, panel=world.panel, position=2)
    for text in ("One.", "Two.", "Three."):
        rewritten(world.takeaway, text)
        rewritten(other, text)
        with django_assert_num_queries(19):
            client.get(PANEL)


def test_earlier_texts_and_numbers_outlive_a_new_database(world, tmp_path, client):
    rewritten(world.takeaway, "Warn first.")
    whole = make.make_takeaway(edition=world.edition, position=1, text="Act early.")
    whole.delete()
    number = number_of(world.takeaway)
    before = yaml_text(edition_file(world.edition))
    world.edition.delete()
    load(read_text(tmp_path, before))
    loaded = ForumEdition.objects.get(slug="2024")
    assert yaml_text(edition_file(loaded)) == before
    assert client.get(f"/s/{number}/").url == f"{PANEL}#t-1"
    assert FIRST in page(client, f"/s/{number}/versions/1/")
    later = make.make_statement(panel=loaded.panels.first(), speaker=world.ada)
    assert later.number > max(Correction.objects.values_list("number", flat=True))


def test_a_file_with_another_order_takes_the_corrected_takeaway_along_by_its_number(world, tmp_path):
    rewritten(world.takeaway, "Warn first.")
    content = edition_file(world.edition)
    floods = next(panel for panel in content.panels if panel.slug == "floods")
    floods.takeaways.insert(0, type(floods.takeaways[0])(text="Begin upstream."))
    load(read_text(tmp_path, yaml_text(content)))
    assert list(world.panel.takeaways.values_list("position", "text")) == [(1, "Begin upstream."), (2, "Warn first.")]
    assert earlier_texts() == [(1, 1, FIRST)]


def test_a_file_that_is_older_than_the_correction_takes_no_number_away(world, tmp_path):
    older = yaml_text(edition_file(world.edition))
    rewritten(world.takeaway, "Warn first.")
    number = number_of(world.takeaway)
    load(read_text(tmp_path, older))
    assert number_of(world.takeaway) == number
    assert earlier_texts() == [(1, 1, FIRST), (2, 1, "Warn first.")]


@pytest.mark.parametrize(
    ("found", "given", "problem"),
    [
        ("number: {number}\n", "number: {statement}\n", "is the number of a takeaway and of a statement"),
        ("    position: 1\n", "", "has no attribution, or one and a takeaway’s position"),
    ],
)
def test_a_file_that_mixes_up_takeaways_and_statements_is_a_problem(world, tmp_path, found, given, problem):
    rewritten(world.takeaway, "Warn first.")
    numbers = {"number": number_of(world.takeaway), "statement": world.dykes.number}
    text = yaml_text(edition_file(world.edition))
    file = tmp_path / "2024.yaml"
    file.write_text(text.replace(found.format(**numbers), given.format(**numbers)))
    with pytest.raises(CommandError, match=problem):
        call_command("load_edition", file, verbosity=0)
