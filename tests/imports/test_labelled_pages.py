"""The measure of reading on labelled pages: by publisher, line by line, wrong and silent apart, since a day."""

import subprocess
import sys
from datetime import date

import pytest

from benchmarks.labelled_pages import Fault, best_declared, f1, fault_lines, figures_of, is_same, pages_in
from tests.site_files import ROOT

TEXT = """Evening of the Lock Forum

Greta Holm, Director of the Lock Trust, said that the gates are old.

Aron Vass, Professor at the University of Győr, noted that gates rust.

Questions from the audience followed.
"""
LABELS = """
publisher: {publisher}
added: {added}
people:
  - {{name_as_printed: Greta Holm, part: speaker}}
  - {{name_as_printed: Ida Roth, part: speaker}}
lines: {lines}
"""


@pytest.fixture
def page(tmp_path):
    """A function: the page whose lines are labelled so."""

    def labelled(lines, name="page", publisher="Lock Trust", added="2026-11-25"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        labels = LABELS.format(publisher=publisher, added=added, lines=lines)
        (tmp_path / f"{name}.yaml").write_text(labels, encoding="utf-8")
        return next(each for each in pages_in(tmp_path) if each.name == name)

    return labelled


def test_every_line_is_right_wrong_missed_or_false(page):
    figures, faults = figures_of(page("{3: Greta Holm, 5: Ida Roth, 7: Ida Roth}"))
    assert (figures["said"], figures["right"]) == (3, 1)
    assert faults == [
        Fault(5, "wrong", "Aron Vass", "Ida Roth", is_silent=True),
        Fault(7, "missed", "", "Ida Roth", is_silent=True),
    ]
    assert figures_of(page("{3: Greta Holm}"))[1] == [Fault(5, "false", "Aron Vass", "", is_silent=True)]


def test_a_line_in_doubt_may_be_missed_and_one_that_nobody_can_tell_is_not_counted(page):
    figures, faults = figures_of(page("{3: .?, 5: Aron Vass|Greta Holm, 7: Ida Roth?}"))
    assert (figures["said"], figures["right"], faults) == (0, 0, [])


def test_the_measure_is_of_lines_rightly_given(page):
    figures, _faults = figures_of(page("{3: Greta Holm, 5: Ida Roth, 7: Ida Roth}"))
    assert f1(figures) == pytest.approx(2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3))


def test_a_name_is_the_same_in_another_order_and_with_a_title():
    assert is_same("Prof. Greta Holm", "Holm Greta")
    assert is_same("小川 みさき", "小川みさき")
    assert not is_same("Greta Holm", "Greta Roth")
    assert not is_same("Holm", "Greta Holm")


def test_a_declared_layout_counts_where_it_reads_the_page_better(page):
    labelled = page("{3: Greta Holm, 5: Greta Holm, 7: Greta Holm}")
    alone = type(labelled)(**{**vars(labelled), "speakers": ("Greta Holm",)})
    assert best_declared(alone)[0]["right"] == 3


def test_pages_of_before_a_day_are_left_out(page, tmp_path):
    page("{}", "old", added="2026-11-01")
    page("{}", "new", added="2026-11-25")
    assert [each.name for each in pages_in(tmp_path, since=date(2026, 11, 2))] == ["new"]


def test_a_fault_is_told_without_a_word_of_the_page(page):
    labelled = page("{3: Greta Holm, 5: Aron Vass, 7: Ida Roth}")
    assert list(fault_lines(labelled, figures_of(labelled)[1])) == ["page:7: missed, silent: nobody for Ida Roth"]


def test_the_table_has_a_row_for_each_publisher(page, tmp_path):
    page("{3: Greta Holm, 5: Aron Vass}", "one")
    page("{3: Greta Holm, 5: Ida Roth}", "two", publisher="Tide Trust")
    command = [sys.executable, "-m", "benchmarks.import_accuracy", str(tmp_path), "--since", "2026-11-25"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    rows = [line.rsplit(maxsplit=12)[0].split() for line in done.stdout.splitlines()[1:]]
    assert rows == [["Lock", "Trust"], ["Tide", "Trust"], ["all"]]
