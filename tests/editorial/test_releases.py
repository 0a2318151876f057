"""Publishing is a release, and what was public stays readable when it is corrected. Drafts never leak."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from proceedings.edition_files.dumping import edition_file
from proceedings.edition_files.writing import yaml_text
from proceedings.editorial.publishing import publish, withdraw
from proceedings.models import Appearance, Correction, ForumEdition, Release, Statement
from tests import make
from tests.admin.desk import act
from tests.pages import Page

EDITION, PANEL = "/forums/river-forum/2024/", "/forums/river-forum/2024/floods/"


def releases(edition):
    return [(each.number, each.withdrawn_at is None, each.about) for each in edition.releases.all()]


def rewritten(statement, *texts):
    for text in texts:
        statement.text = text
        statement.save()


def earlier_texts(statement):
    return [(each.version, each.text) for each in Correction.objects.filter(number=statement.number)]


# --- releases ---------------------------------------------------------------------------------------------


def test_each_publication_is_a_release_with_a_number_a_date_and_a_line(world, clerk, client):
    publish(world.draft, by=clerk)
    withdraw(world.draft, by=clerk)
    publish(world.draft, by=clerk, about="Two names were mended.")
    assert releases(world.draft) == [(1, False, ""), (2, True, "Two names were mended.")]
    told = Page(client.get("/forums/river-forum/2025/")).main
    day = f"{timezone.now():%-d %B %Y}"
    assert f"{day} – {day} (withdrawn) {day}: Two names were mended." in told


def test_an_edition_that_a_file_published_counts_as_released_once(world, clerk):
    withdraw(world.edition, by=clerk)
    publish(world.edition, by=clerk, about="Again.")
    assert releases(world.edition) == [(1, False, ""), (2, True, "Again.")]
    assert world.edition.releases.first().published_at == world.edition.published_at


def test_an_edition_is_published_at_its_moment_and_not_before(world, clerk, client):
    publish(world.draft, by=clerk, at=timezone.now() + timedelta(hours=1), about="In an hour.")
    assert client.get("/forums/river-forum/2025/").status_code == 404
    ForumEdition.objects.filter(pk=world.draft.pk).update(published_at=timezone.now())
    assert client.get("/forums/river-forum/2025/").status_code == 200


def test_a_publication_to_come_can_be_moved_made_now_or_taken_back(world, clerk):
    tomorrow = timezone.now() + timedelta(days=1)
    publish(world.draft, by=clerk, at=tomorrow, about="First.")
    publish(world.draft, by=clerk, at=tomorrow + timedelta(days=1))
    assert releases(world.draft) == [(1, True, "First.")]
    withdraw(world.draft, by=clerk)
    assert (releases(world.draft), ForumEdition.objects.get(pk=world.draft.pk).published_at) == ([], None)
    publish(world.draft, by=clerk, at=tomorrow)
    publish(world.draft, by=clerk)
    assert releases(world.draft) == [(1, True, "")]


def test_a_moment_that_is_past_is_refused(world, clerk):
    with pytest.raises(ValidationError, match="This moment is past"):
        publish(world.draft, by=clerk, at=timezone.now() - timedelta(minutes=1))


def test_a_publisher_gives_the_moment_and_the_line_on_the_desk(world, client, publisher):
    client.force_login(publisher)
    page = reverse("desk:release", args=[world.draft.pk])
    change = reverse("admin:proceedings_forumedition_change", args=[world.draft.pk])
    assert "Publish later" in client.get(change).content.decode()
    assert act(client, world.draft, "release").redirect_chain == [(page, 302)]
    client.post(page, {"at": "2999-01-02T03:04", "about": "At last."})
    planned = Release.objects.get(edition=world.draft)
    assert (planned.number, f"{planned.published_at:%Y-%m-%d %H:%M}", planned.about) == (
        1,
        "2999-01-02 03:04",
        "At last.",
    )
    assert 'value="2999-01-02T03:04"' in client.get(page).content.decode()
    client.post(page, {"_cancel": ""})
    assert not Release.objects.exists()
    assert "This moment is past" in client.post(page, {"at": "2001-01-01T00:00"}).content.decode()
    client.post(page, {"at": "", "about": "Now."})
    client.post(page, {"about": "Now, and mended."})
    assert releases(world.draft) == [(1, True, "Now, and mended.")]


# --- corrections ------------------------------------------------------------------------------------------


def test_a_correction_stands_on_the_panel_the_edition_and_the_statement_with_the_earlier_text(world, client):
    rewritten(world.sirens, "Kruk asked for bells in every village before higher dykes are built.")
    for path in (PANEL, EDITION):
        page = client.get(path).content.decode()
        assert "Kruk asked for <del>sirens</del><ins>bells</ins> in every village" in page
        assert f'href="/s/{world.sirens.number}/versions/1/"' in page
    assert f"/s/{world.sirens.number}/versions/1/" in Page(client.get(PANEL + "kruk-1/")).links
    earlier = client.get(f"/s/{world.sirens.number}/versions/1/").content.decode()
    assert "Kruk asked for sirens in every village before higher dykes are built." in earlier
    assert "Borys Kruk" in earlier
    assert '<meta name="robots" content="noindex">' in earlier


def test_every_text_that_was_public_keeps_its_address_and_the_last_leads_to_the_statement(world, client):
    first = world.dykes.text
    rewritten(world.dykes, "Marsh wants dykes.", "Marsh wants walls.")
    assert earlier_texts(world.dykes) == [(1, first), (2, "Marsh wants dykes.")]
    address = f"/s/{world.dykes.number}/versions"
    assert "Marsh wants dykes." in client.get(f"{address}/2/").content.decode()
    assert client.get(f"{address}/3/").url == f"/s/{world.dykes.number}/"
    assert client.get(f"{address}/4/").status_code == 404
    assert client.get(f"{address}/0/").status_code == 404
    assert client.get(f"/s/{world.sensors.number}/versions/1/").url == f"/s/{world.sensors.number}/"


def test_who_said_it_and_how_near_it_is_are_corrected_too(world, client):
    moderator = make.make_appearance(panel=world.panel, speaker=world.dan, position=9)
    Statement.objects.filter(pk=world.sensors.pk).update(appearance=moderator, attribution="paraphrase")
    text = Page(client.get(PANEL)).main
    assert "Speaker: Chiyo Mori Dan Secret" in text
    assert "Attribution: Verbatim Paraphrase" in text


def test_what_readers_do_not_read_is_no_correction(world):
    Statement.objects.filter(pk=world.dykes.pk).update(position=7, note="Read twice.")
    assert earlier_texts(world.dykes) == []


def test_a_statement_that_was_removed_stays_readable_where_it_stood(world, client):
    number = world.dykes.number
    world.dykes.delete()
    assert "The statement was removed." in client.get(PANEL).content.decode()
    assert "Marsh wants higher dykes" in client.get(f"/s/{number}/versions/1/").content.decode()
    assert client.get(f"/s/{number}/").status_code == 404


def test_a_panel_that_was_removed_leaves_its_corrections_with_the_edition_and_an_edition_leaves_none(world, client):
    number = world.dykes.number
    world.panel.delete()
    assert f"/s/{number}/versions/1/" in client.get(EDITION).content.decode()
    assert client.get(f"/s/{number}/versions/1/").status_code == 200
    world.edition.delete()
    assert not Correction.objects.exists()


# --- drafts -----------------------------------------------------------------------------------------------


def test_texts_of_a_draft_are_never_kept(world, clerk):
    rewritten(world.secret, "Secret plans to buy the glacier.")
    publish(world.draft, by=clerk)
    assert earlier_texts(world.secret) == []


def test_of_what_was_rewritten_while_withdrawn_only_what_was_public_is_kept(world, clerk, client):
    public = world.dykes.text
    rewritten(world.dykes, "Marsh wants walls.")
    withdraw(world.edition, by=clerk)
    rewritten(world.dykes, "Between us: nothing.", "Marsh wants tall walls.")
    assert client.get(f"/s/{world.dykes.number}/versions/1/").status_code == 404
    publish(world.edition, by=clerk)
    assert earlier_texts(world.dykes) == [(1, public), (2, "Marsh wants walls.")]
    assert "Between us" not in client.get(PANEL).content.decode()


def test_what_was_added_while_withdrawn_and_changed_before_publication_is_not_kept(world, clerk):
    withdraw(world.edition, by=clerk)
    added = make.make_statement(panel=world.panel, speaker=world.ada, text="Not for readers.")
    rewritten(added, "For readers.")
    publish(world.edition, by=clerk)
    assert earlier_texts(added) == []


def test_a_statement_changed_and_changed_back_while_withdrawn_is_not_in_the_log(world, clerk, client):
    public = world.dykes.text
    withdraw(world.edition, by=clerk)
    rewritten(world.dykes, "Something else.", public)
    publish(world.edition, by=clerk)
    assert 'id="corrections"' not in client.get(PANEL).content.decode()


def test_what_is_changed_before_the_moment_of_publication_is_not_kept(world, clerk):
    publish(world.draft, by=clerk, at=timezone.now() + timedelta(hours=1))
    rewritten(world.secret, "Secret plans to buy the glacier.")
    assert earlier_texts(world.secret) == []


def test_a_corrected_statement_moved_to_a_draft_tells_nothing_of_what_it_says_there(world, client):
    rewritten(world.sensors, "Sensors warned us.")
    appearance = Appearance.objects.filter(panel=world.droughts).first()
    world.sensors.panel, world.sensors.appearance = world.droughts, appearance
    rewritten(world.sensors, "Hush.")
    told = client.get(EDITION).content.decode() + client.get(f"/s/{world.sensors.number}/versions/1/").content.decode()
    assert "Hush." not in told
    assert "Sensors in the river bed warned us nine hours ahead." in told


def test_corrections_take_as_many_queries_for_three_as_for_one(world, client, django_assert_num_queries):
    for text in ("One.", "Two.", "Three."):
        rewritten(world.dykes, text)
        rewritten(world.sirens, text)
        with django_assert_num_queries(19):
            client.get(PANEL)


# --- edition files ----------------------------------------------------------------------------------------


def test_releases_and_earlier_texts_outlive_a_new_database(world, clerk, client, tmp_path):
    number = world.dykes.number
    withdraw(world.edition, by=clerk)
    publish(world.edition, by=clerk, about="Again.")
    rewritten(world.sirens, "Kruk asked for bells.")
    world.dykes.delete()
    world.edition.refresh_from_db()
    before = edition_file(world.edition)
    world.edition.delete()
    file = tmp_path / "2024.yaml"
    file.write_text(yaml_text(before))
    call_command("load_edition", file, verbosity=0)
    loaded = ForumEdition.objects.get(slug="2024")
    assert edition_file(loaded) == before
    assert releases(loaded) == [(1, False, ""), (2, True, "Again.")]
    assert "Marsh wants higher dykes" in client.get(f"/s/{number}/versions/1/").content.decode()
    assert make.make_statement(panel=loaded.panels.first(), speaker=world.ada).number > number


def test_a_correction_of_a_panel_that_the_file_lacks_is_a_problem(world, tmp_path):
    rewritten(world.sirens, "Kruk asked for bells.")
    file = tmp_path / "2024.yaml"
    file.write_text(yaml_text(edition_file(world.edition)).replace("    panel: floods", "    panel: sluices"))
    with pytest.raises(CommandError, match="sluices is no panel of this file"):
        call_command("load_edition", file, verbosity=0)
