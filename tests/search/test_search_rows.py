"""The search's rows follow the record, whichever way it is written, and a check finds where they do not."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from proceedings.choices import Attribution
from proceedings.editorial import publishing
from proceedings.models import Statement, StatementTheme
from proceedings.search.consistency import find_inconsistencies, rebuild
from proceedings.search.criteria import Criteria
from proceedings.search.engine import SearchResults
from proceedings.search.models import Group, GroupTheme, Row
from tests import make
from themes.choices import Decision


def found(words="", **values):
    return SearchResults(Criteria(words, {name: (value,) for name, value in values.items()})).total


@pytest.fixture
def agreed(world):
    """Asserts at the end of the test that the search agrees with the record."""
    yield world
    assert find_inconsistencies() == []


def test_a_new_statement_is_found(agreed):
    make.make_statement(appearance=agreed.welcome.appearance, text="Otters swim.")
    assert found("otter") == 1


def test_many_statements_at_once_are_found(agreed):
    Statement.objects.bulk_create(
        Statement(panel=agreed.panel, slug=f"new-{n}", text=f"Otter {n}.", attribution=Attribution.UNATTRIBUTED)
        for n in range(30)
    )
    assert found("otter") == 30


def test_another_text_is_found_by_its_own_words(agreed):
    agreed.sensors.text = "Otters swim."
    agreed.sensors.save()
    assert (found("otter"), found("sensors")) == (1, 0)


def test_another_language_is_another_group(agreed):
    agreed.sensors.language = "uk"
    agreed.sensors.save()
    assert (found(language="uk"), found(language="en")) == (1, 3)


def test_a_text_without_its_own_lexemes_is_refused(agreed):
    with pytest.raises(IntegrityError, match="came without its own search tokens"), transaction.atomic():
        Statement.objects.filter(pk=agreed.sensors.pk).update(text="Otters swim.")
    with pytest.raises(IntegrityError, match="came without its own search tokens"), transaction.atomic():
        Statement.objects.filter(pk=agreed.sensors.pk).update(language="uk")


def test_other_fields_may_be_written_alone(agreed):
    Statement.objects.filter(pk=agreed.sensors.pk).update(position=99, note="Seen")
    agreed.sensors.save(update_fields=["slug"])


def test_a_statement_of_somebody_else(agreed):
    Statement.objects.filter(pk=agreed.dykes.pk).update(appearance=agreed.sirens.appearance)
    assert (found(speaker="ada-marsh"), found(speaker="borys-kruk")) == (1, 2)


def test_a_statement_at_another_panel(agreed):
    agreed.welcome.appearance.panel = agreed.panel
    agreed.welcome.appearance.save()
    agreed.welcome.panel = agreed.panel
    agreed.welcome.slug = "moved"
    agreed.welcome.save()
    assert (found(panel="river-forum/2024/floods"), found(panel="river-forum/2024/opening")) == (4, 0)


def test_an_appearance_of_another_speaker(agreed):
    appearance = agreed.sensors.appearance
    appearance.speaker, appearance.affiliation = agreed.dan, None
    appearance.save()
    assert (found(speaker="dan-secret"), found(organisation="delta-university")) == (1, 0)


def test_a_post_at_another_organisation(agreed):
    affiliation = agreed.sensors.appearance.affiliation
    affiliation.organisation = agreed.institute
    affiliation.save()
    assert (found(organisation="water-institute"), found(organisation="delta-university")) == (3, 0)


def test_a_speaker_of_another_country(agreed):
    agreed.chiyo.country = "LT"
    agreed.chiyo.save()
    assert (found(country="LT"), found(country="JP")) == (3, 0)


def test_a_panel_at_another_edition(agreed):
    agreed.panel.edition = make.make_edition(forum=agreed.forum, slug="2020")
    agreed.panel.save()
    agreed.panel.statements.update(source=None, source_start=None, source_end=None)
    agreed.panel.takeaways.update(edition=agreed.panel.edition, source=None)
    assert (found(edition="river-forum/2020"), found(year="2020"), found(year="2024")) == (3, 3, 1)


def test_panels_in_another_order(agreed):
    agreed.opening.position = 7
    agreed.opening.save()


def test_an_edition_of_another_year_and_day(agreed):
    agreed.edition.slug, agreed.edition.opens_on = "2019", date(2019, 1, 2)
    agreed.edition.save()
    assert (found(year="2019"), found(year="2024")) == (4, 0)


def test_an_edition_of_another_forum(agreed):
    agreed.edition.forum = make.make_forum(slug="sea-forum")
    agreed.edition.save()
    assert (found(forum="sea-forum"), found(forum="river-forum")) == (4, 0)


def test_themes_placed_moved_and_taken_away(agreed):
    placed = StatementTheme.objects.create(statement=agreed.sensors, theme=agreed.ice)
    assert found(theme="ice") == 1
    StatementTheme.objects.filter(pk=placed.pk).update(theme=agreed.floods)
    assert (found(theme="ice"), found(theme="flood-defence")) == (0, 3)
    StatementTheme.objects.filter(pk=placed.pk).update(decision=Decision.REJECTED)
    assert found(theme="flood-defence") == 2
    placed.delete()


def test_a_theme_in_another_group(agreed):
    other = make.make_theme(slug="other", name="Other")
    other.broader = None
    other.save()
    agreed.warning.broader = other
    agreed.warning.save()
    assert (found(theme="other"), found(theme="water")) == (2, 2)


def test_what_is_deleted_leaves_nothing(agreed):
    agreed.takeaway.delete()
    agreed.sensors.delete()
    agreed.opening.delete()
    assert (found(), Row.objects.count(), Group.objects.count()) == (2, 4, 4)
    agreed.panel.delete()
    assert found() == 0


def test_publishing_writes_no_row(agreed, publisher):
    def written():
        with connection.cursor() as cursor:
            cursor.execute("SELECT statement_id, xmin::text FROM search_row ORDER BY 1")
            return cursor.fetchall()

    before = written()
    publishing.publish(agreed.draft, by=publisher)
    assert found("glacier") == 2
    publishing.withdraw(agreed.draft, by=publisher)
    assert found("glacier") == 0
    assert written() == before


BREAKS = {
    "UPDATE search_row SET vector = 'otter:1A' WHERE statement_id = %s": 2,
    "UPDATE search_row SET vector = vector || '''#t999'':16380B' WHERE statement_id = %s": 1,
    "UPDATE search_row SET version = 0 WHERE statement_id = %s": 1,
    "UPDATE search_row SET facts = NULL WHERE statement_id = %s": 1,
    "UPDATE search_row SET day = 20000101 WHERE statement_id = %s": 1,
    "UPDATE search_row SET themes = '{}' WHERE statement_id = %s": 2,
    "DELETE FROM search_row WHERE statement_id = %s": 3,
    "UPDATE search_row SET statement_id = 987654 WHERE statement_id = %s": 1,
    "UPDATE search_group SET statements = 9 WHERE id = (SELECT group_id FROM search_row WHERE statement_id = %s)": 1,
    "UPDATE search_group SET country = 'FR' WHERE id = (SELECT group_id FROM search_row WHERE statement_id = %s)": 1,
    "UPDATE search_group_theme SET statements = 9 "
    "WHERE group_id = (SELECT group_id FROM search_row WHERE statement_id = %s)": 2,
    "UPDATE search_edition_theme SET statements = 9 WHERE edition_id = "
    "(SELECT edition_id FROM search_group JOIN search_row ON search_group.id = group_id WHERE statement_id = %s)": 1,
}


@pytest.mark.parametrize(("sql", "count"), BREAKS.items())
def test_what_is_broken_by_hand_is_told_and_made_anew(world, sql, count):
    with connection.cursor() as cursor:
        cursor.execute(sql, [world.dykes.pk])
    assert len(find_inconsistencies()) == count
    rebuild()
    assert find_inconsistencies() == []
    assert (found("dykes"), found(speaker="ada-marsh"), found(theme="flood-defence")) == (2, 2, 2)


def test_the_command_tells_and_makes_anew(world, capsys):
    call_command("check_search")
    groups = groups_about(world.floods)
    GroupTheme.objects.filter(theme_id=world.floods.pk).delete()
    with pytest.raises(CommandError, match="does not agree"):
        call_command("check_search")
    call_command("check_search", "--rebuild")
    assert capsys.readouterr().out.splitlines() == [
        "The search agrees with the record.",
        f"groups that count their themes wrong: {len(groups)} ({', '.join(map(str, groups))})",
        "The search agrees with the record.",
    ]


def test_rows_that_an_earlier_version_made_are_made_anew_and_others_left(world, capsys):
    call_command("check_search", "--if-older")
    assert capsys.readouterr().out == ""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_row SET version = 1, vector = array_to_tsvector('{olderstem}')")
    assert found("dykes") == 0
    call_command("check_search", "--if-older")
    assert capsys.readouterr().out == "The search agrees with the record.\n"
    assert found("dykes") == 2


def test_every_position_has_its_place(world):
    panel = make.make_panel(edition=world.edition, position=32_767)
    last = make.make_statement(panel=panel, text="Dykes at last.", position=32_767)
    assert [*Row.objects.order_by("place").values_list("pk", flat=True)][-1] == last.pk
    assert found("dykes") == 3


def groups_about(theme):
    rows = Row.objects.filter(themes__contains=[theme.pk])
    return sorted(rows.values_list("group_id", flat=True))


def test_a_statement_is_found_in_the_transaction_that_writes_it_and_not_after_it_fails(world):
    with transaction.atomic():
        point = transaction.savepoint_create()
        make.make_statement(appearance=world.welcome.appearance, text="Otters swim.")
        assert found("otter") == 1
        transaction.savepoint_rollback(point)
    assert found("otter") == 0
    assert find_inconsistencies() == []


def test_what_is_published_later_is_not_counted_yet(world):
    world.edition.published_at = timezone.now() + timedelta(days=1)
    world.edition.save()
    assert found() == 0
