"""The measure of reading: it counts what is wrong as wrong."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.import_accuracy import Score, pairs_in, paragraphs, score, scores_of, speakers
from tests.site_files import ROOT

REPORTS = Path(__file__).parent / "reports"


def test_every_shape_of_the_tests_is_read_without_a_fault():
    pairs = list(pairs_in(REPORTS))
    assert len(pairs) == len(list(REPORTS.glob("*.txt"))) > 10
    for report, expected in pairs:
        for each in scores_of(report, expected):
            assert (each.precision, each.recall) == (1.0, 1.0), report.name


def test_a_paragraph_in_the_wrong_mouth_costs_precision_and_recall():
    wanted = json.loads((REPORTS / "name_colon_list.json").read_text())
    found = json.loads((REPORTS / "name_colon_list.json").read_text())
    people = found["sections"][0]["speakers"]
    people[0]["paragraphs"] += people.pop()["paragraphs"]
    assert score(speakers(wanted), speakers(found)) == Score(3, 2, 2)
    moved = score(paragraphs(wanted), paragraphs(found))
    assert (moved, moved.precision, moved.recall) == (Score(3, 3, 2), 2 / 3, 2 / 3)


def test_the_table_is_printed_for_any_folder(tmp_path):
    for name in ("quotations.txt", "quotations.json"):
        (tmp_path / name).write_bytes((REPORTS / name).read_bytes())
    command = [sys.executable, "-m", "benchmarks.import_accuracy", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["speakers", "report", "quotations.txt", "all"]
