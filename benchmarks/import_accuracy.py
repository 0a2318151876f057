"""How well reports are read: precision and recall of speakers, and of who said which paragraph.

    uv run python -m benchmarks.import_accuracy [FOLDER …] [--texts FOLDER] [--since DAY] [--declared] [--lines]

A folder holds pairs: a report (.txt .md .html .docx .pdf) and, of the same name, the expected JSON of
`import_report --json`. Without a folder, the pairs of the tests.

Or it holds labelled pages, NAME.txt with NAME.yaml (see labelled_pages.py; `--texts` where the texts lie elsewhere).
These are reported by publisher, line by line, wrong and silent apart. A reader is mended while looking at pages, so
pages once looked at say less and less of it: `--since 2026-11-25` counts only those added on that day or later.
`--declared` reads each page in the layout that suits it best, `--lines` names every faulty line.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import labelled_pages
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
    arguments.add_argument("--texts", type=Path, metavar="FOLDER", help="where the texts of labelled pages lie")
    arguments.add_argument("--since", type=date.fromisoformat, metavar="DAY", help="only pages added since this day")
    arguments.add_argument("--declared", action="store_true", help="in the layout that suits each page best")
    arguments.add_argument("--lines", action="store_true", help="name every faulty line of a labelled page")
    given = arguments.parse_args()
    folders = given.folders or [PAIRS_OF_THE_TESTS]
    pages = [page for folder in folders for page in labelled_pages.pages_in(folder, given.texts, given.since)]
    pairs = [pair for folder in folders for pair in pairs_in(folder)] if given.since is None else []
    if not (pairs or pages):
        raise SystemExit("Neither a pair of a report and its expected .json nor a labelled page was found.")
    if pages:
        print("\n".join(page_lines(pages, is_declared=given.declared, names_lines=given.lines)))
    if pairs:
        print("\n".join(table({report.name: scores_of(report, expected) for report, expected in pairs})))


def page_lines(pages, *, is_declared=False, names_lines=False):
    """The faulty lines, where they are asked for, and the table by publisher."""
    read = labelled_pages.best_declared if is_declared else labelled_pages.figures_of
    by_publisher: dict[str, Counter] = {}
    for page in pages:
        figures, faults = read(page)
        by_publisher[page.publisher] = by_publisher.get(page.publisher, Counter()) + figures
        if names_lines:
            yield from labelled_pages.fault_lines(page, faults)
    yield from labelled_pages.table(by_publisher)


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
