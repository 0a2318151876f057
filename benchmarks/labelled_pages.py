"""How labelled pages are read, line by line: right, wrong, missed or false, and which of the faults are silent.

A page is NAME.txt and its labels NAME.yaml:

    publisher: Lock Trust        # without it, the host of look_up.url
    added: 2026-11-25            # the day on which it joined the labelled pages
    people:
      - {name_as_printed: Greta Holm, part: speaker}
      - {name_as_printed: HOLM, part: speaker-alias}   # another spelling of hers: either is right
    lines: {9: Greta Holm, 11: Greta Holm?, 13: Greta Holm|Aron Vass, 15: .?}

Whoever stands beside a line said it. With `?` the line may be missed, and so may one of several voices (`A|B`, unless
one is an alias); `.?` is not counted; a line without a label is nobody's words. A fault is silent where no question
stands on its line.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from ruamel.yaml import YAML

from proceedings.imports.reading.files import read
from proceedings.imports.reading.layouts import Layout
from proceedings.imports.reading.parse import Declaration, parse
from proceedings.imports.reading.report import Passage, Report

NOT_COUNTED = ".?"
TITLES = re.compile(r"prof|professor|dr|mr|ms|mrs|sir|dame|lord|major|general|lieutenant|ret|phd|he|h|e|д|р")
WRONG, MISSED, FALSE, LOST = "wrong", "missed", "false", "lost"


@dataclass(frozen=True)
class LabelledPage:
    """`lines` is who said each line of the text, by its number from 1; `added` None is unknown."""

    name: str
    publisher: str
    added: date | None
    text: str
    lines: dict[int, str]
    speakers: tuple[str, ...]
    aliases: frozenset[str]


@dataclass(frozen=True)
class Fault:
    """A line that is `kind`; blank is nobody."""

    line: int
    kind: str
    given: str
    meant: str
    is_silent: bool


def pages_in(labels: Path, texts: Path | None = None, since: date | None = None) -> Iterator[LabelledPage]:
    """The labelled pages of a folder by name, those added on `since` or later; `texts` where they lie elsewhere."""
    for path in sorted(labels.glob("*.yaml")):
        text = (texts or labels) / f"{path.stem}.txt"
        if text.exists():
            page = _page(path, text)
            if since is None or (page.added is not None and page.added >= since):
                yield page


def _page(path: Path, text: Path) -> LabelledPage:
    printed = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    people = printed.get("people") or []
    host = urlsplit((printed.get("look_up") or {}).get("url", "")).hostname or "unknown"
    return LabelledPage(
        path.stem,
        printed.get("publisher") or host.removeprefix("www.").rstrip("."),
        printed.get("added"),
        read(text.read_bytes(), text.name).text,
        printed.get("lines") or {},
        tuple(each["name_as_printed"] for each in people if each["part"] == "speaker"),
        frozenset(each["name_as_printed"] for each in people if each["part"].endswith("alias")),
    )


def figures_of(page: LabelledPage, declared: Declaration | None = None) -> tuple[Counter, list[Fault]]:
    """How often each thing happened, and every fault in the order of the lines."""
    report = parse(page.text, [declared] if declared else [])
    owners, placed, asked = owners_of(report), placed_by(report), {question.line for question in report.questions}
    figures, faults = Counter(pages=1), []
    for number, text in enumerate(page.text.split("\n"), 1):
        meant = page.lines.get(number, "")
        if not text.strip() or meant == NOT_COUNTED:
            continue
        given = owners.get(number, "")
        kind = LOST if number not in placed else _kind(page, given, meant)
        figures["said"] += bool(meant) and not _may_be_missed(page, meant)
        figures["right"] += bool(given and meant) and not kind and not _may_be_missed(page, meant)
        if kind:
            faults.append(Fault(number, kind, given, meant, number not in asked))
            figures[kind] += 1
            figures[f"{kind} silently"] += number not in asked
    return figures, faults


def best_declared(page: LabelledPage) -> tuple[Counter, list[Fault]]:
    """The figures of whichever layout reads the page best: what an editor gets who declares it."""
    tried = [figures_of(page, declared) for declared in [None, *_declarations(page)]]
    return max(tried, key=lambda each: each[0]["right"] - each[0][WRONG] - each[0][FALSE])


def _declarations(page: LabelledPage) -> Iterator[Declaration]:
    yield from (Declaration(layout) for layout in (Layout.TURNS, Layout.NAME_LINES, Layout.NOBODY))
    said = [number for number, who in page.lines.items() if who != NOT_COUNTED]
    if len(page.speakers) == 1 and said:
        yield Declaration(Layout.SPEECH, page.speakers[0], min(said), max(said))


def owners_of(report: Report) -> dict[int, str]:
    """Line → whose words it is given as."""
    blocks = [block for section in report.sections for block in section.speakers]
    return {
        number: block.name_as_printed for block in blocks for passage in block.paragraphs for number in _lines(passage)
    }


def placed_by(report: Report) -> set[int]:
    """Every line that stands somewhere in the report."""
    passages = [*(each.passage for each in report.fields), *report.unplaced]
    for section in report.sections:
        said = (passage for block in section.speakers for passage in block.paragraphs)
        passages += [*section.takeaways, *section.unattributed, *said]
    return {number for passage in passages for number in _lines(passage)}


def _lines(passage: Passage) -> range:
    return range(passage.line, passage.line + passage.text.count("\n") + 1)


def _kind(page: LabelledPage, given: str, meant: str) -> str:
    """The fault, or ''."""
    if not meant:
        return FALSE if given else ""
    if not given:
        return "" if _may_be_missed(page, meant) else MISSED
    return "" if any(is_same(given, name) for name in meant.rstrip("?").split("|")) else WRONG


def _may_be_missed(page: LabelledPage, meant: str) -> bool:
    names = meant.rstrip("?").split("|")
    return meant.endswith("?") or (len(names) > 1 and not page.aliases.intersection(names))


def is_same(one: str, other: str) -> bool:
    """One person's name, whatever its titles, its order and its second names."""
    first, second = _words(one), _words(other)
    shares_most = min(len(first), len(second)) > 1 and (first <= second or second <= first)
    return first == second or shares_most or "".join(re.findall(r"\w", one)) == "".join(re.findall(r"\w", other))


def _words(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", name.casefold())
    return frozenset(word for word in words if not TITLES.fullmatch(word)) or frozenset(words)


def f1(figures: Counter) -> float:
    """Of the lines that somebody said."""
    given = figures["right"] + figures[WRONG] + figures[FALSE]
    return 2 * figures["right"] / (given + figures["said"]) if given + figures["said"] else 1.0


def table(by_publisher: dict[str, Counter]) -> Iterator[str]:
    """A row for each publisher, and their sum; a fault of which some are silent is “wrong (silent)”."""
    width = max(map(len, [*by_publisher, "publisher"]))
    kinds = [WRONG, MISSED, FALSE, LOST]
    yield f"{'publisher':{width}}  {'pages':>5} {'said':>5} {'right':>5} {'F1':>6}" + "".join(
        f"{f'{kind} (silent)':>17}" for kind in kinds
    )
    rows = [*sorted(by_publisher.items()), ("all", sum(by_publisher.values(), Counter()))]
    for publisher, figures in rows:
        counts = "".join(f"{f'{figures[kind]} ({figures[f"{kind} silently"]})':>17}" for kind in kinds)
        sums = "".join(f" {figures[what]:>5}" for what in ("pages", "said", "right"))
        yield f"{publisher:{width}} {sums} {f1(figures):>6.3f}{counts}"


def fault_lines(page: LabelledPage, faults: list[Fault]) -> Iterator[str]:
    """Each fault by page and line, in words of the labels: no text of the page."""
    for each in faults:
        asked = "silent" if each.is_silent else "asked"
        yield f"{page.name}:{each.line}: {each.kind}, {asked}: {each.given or 'nobody'} for {each.meant or 'nobody'}"
