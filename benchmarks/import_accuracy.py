"""How well reports are read: precision and recall of speakers, and of who said which paragraph.

    uv run python -m benchmarks.import_accuracy [FOLDER …]

A folder holds pairs: a report (.txt .md .html .docx .pdf) and, of the same name, the expected JSON of
`import_report --json`. Without a folder, the pairs of the tests.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from proceedings.imports.reading.files import READERS, read
from proceedings.imports.reading.parse import parse
from proceedings.imports.reading.report import as_json

PAIRS_OF_THE_TESTS = Path(__file__).parents[1] / "tests" / "imports" / "reports"


@dataclass(frozen=True)
class Score:
    """Counts of one kind of thing: expected, found, and found rightly."""

    expected: int
    found: int
    right: int

    @property
    def precision(self):
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self):
        return self.right / self.expected if self.expected else 1.0

    def __add__(self, other):
        return Score(self.expected + other.expected, self.found + other.found, self.right + other.right)


NOTHING = Score(0, 0, 0)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    folders = arguments.parse_args().folders or [PAIRS_OF_THE_TESTS]
    pairs = [pair for folder in folders for pair in pairs_in(folder)]
    if not pairs:
        raise SystemExit("No pair of a report and its expected .json was found.")
    print("\n".join(table({report.name: scores_of(report, expected) for report, expected in pairs})))


def pairs_in(folder):
    """(report, expected) in order of their names."""
    for expected in sorted(folder.glob("*.json")):
        reports = (expected.with_suffix(f".{kind}") for kind in READERS)
        yield from ((report, expected) for report in reports if report.exists())


def scores_of(report, expected):
    """The scores of speakers and of paragraphs."""
    found = as_json(parse(read(report.read_bytes(), report.name).text))
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    return score(speakers(wanted), speakers(found)), score(paragraphs(wanted), paragraphs(found))


def speakers(report):
    """Everybody with post and organisation, once per section."""
    named = ("name_as_printed", "post_as_printed", "organisation_as_printed")
    return Counter(
        (place, *(speaker[name] for name in named))
        for place, section in enumerate(report["sections"])
        for speaker in section["speakers"]
    )


def paragraphs(report):
    """Every line that somebody said, with who."""
    return Counter(
        (paragraph["line"], speaker["name_as_printed"])
        for section in report["sections"]
        for speaker in section["speakers"]
        for paragraph in speaker["paragraphs"]
    )


def score(wanted, found):
    return Score(wanted.total(), found.total(), (wanted & found).total())


def table(scores):
    width = max(map(len, scores))
    yield f"{'':{width}}  {'speakers':^23}  {'paragraphs':^23}"
    yield f"{'report':{width}}  {'count':>7} {'prec.':>7} {'recall':>7}  {'count':>7} {'prec.':>7} {'recall':>7}"
    for name, (people, said) in scores.items():
        yield f"{name:{width}}  {cells(people)}  {cells(said)}"
    people = sum((people for people, _ in scores.values()), NOTHING)
    said = sum((said for _, said in scores.values()), NOTHING)
    yield f"{'all':{width}}  {cells(people)}  {cells(said)}"


def cells(score):
    return f"{score.expected:>7} {score.precision:>7.3f} {score.recall:>7.3f}"


if __name__ == "__main__":
    main()
