"""How time and memory grow with the length of a text, whatever it consists of: `uv run -m benchmarks.growth`.

Each piece is repeated to a text of SHORT and to one of LONG bytes, five times as long; what counts is the ratio of the
two times in one process, as the machine's speed drifts. Linear is 5; more than LIMIT fails. No rows are read.

    reading    a report (`parse`), of the pieces that its patterns know
    files      a file of each format that is text (`read`)
    layouts    300 speeches, in seconds and MB: the limits are 2 and 300
    queries    what is typed into the search box (`parse` of the query language), from 5,000 to 50,000 characters
"""

import argparse
import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import product

SHORT, LONG, LIMIT = 1_000_000, 5_000_000, 8.0
SHORT_QUERY, LONG_QUERY, QUERY_LIMIT = 5_000, 50_000, 30.0
BYTES_A_LINE = 125  # of the sizes above, where a text is measured in lines
UNMEASURED = 0.1  # seconds; below, a ratio says nothing

LINES = [
    "1",
    "a b",
    "“a",
    "Ann B",
    "• a",
    "Panel 1",
    "",
    "x " * 20,
    "ANN BELL: yes",
    "Ann Bell (Tide Centre): yes",
    "3:05",
]
PIECES = [
    "1", "1,", "1.", ".", "…", "-", "—", ": ", "**", "[](", "[a](b) ", "<!--", "<b>", "(", "[", "“", "“x” ", "&amp;",
    "\t", "a, B c ", "Anna Bell, ", "1 May 2020 ", "USD 15 billion ", "24.02.2022 ", "渡辺", "○", "君 ", "the ", "A",
    "“x,” said Anna Bell ", "Mr. Bell said. ", ">> ANN: ",
]  # fmt: skip
MARKUP = [
    "<b>",
    "<!--",
    "<p>a",
    "<div>",
    "<table><tr><td>",
    "<a href=",
    "&",
    "&#1;",
    "**",
    "[](",
    "[a](b) ",
    "# a\n",
    "> ",
    "|a",
]
TIMES = ["00:00:01.000 --> 00:00:02.000\na\n\n", "1\n00:00:01,000 --> 00:00:02,000\na\n\n", "<v Ann>a\n\n", "-->"]
QUERY_PIECES = ["(", '"', "“a", "「", "a*", "-", "-(", "a OR ", "*.", "speaker:", 'theme:"', "防", "1 000 ", "''"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    failures = [failure for part in arguments.parse_args().parts or PARTS for failure in PARTS[part]()]
    if failures:
        raise SystemExit("Grows faster than its length: " + ", ".join(failures))


def growth_of_reading() -> Iterator[str]:
    from proceedings.imports.reading.parse import parse

    for piece in PIECES:
        yield from growth(f"one line of {piece!r}", parse, partial(repeated, piece))
    for line in LINES:
        yield from growth(f"lines of {line!r}", parse, partial(lines_of, line))
    yield from growth("short turns", parse, short_turns)
    yield from growth("a crowd of namesakes", parse, namesakes)


def growth_of_files() -> Iterator[str]:
    for kinds, pieces in {("html", "md", "txt"): MARKUP, ("vtt", "srt", "txt"): TIMES}.items():
        for kind, piece in product(kinds, pieces):
            yield from growth(f".{kind} of {piece!r}", partial(read_or_refuse, f"a.{kind}"), partial(repeated, piece))


def read_or_refuse(filename: str, text: str):
    from proceedings.imports.reading.files import Unreadable, read

    start = "WEBVTT\n\n" if filename.endswith("vtt") else ""
    with suppress(Unreadable):
        read((start + text).encode(), filename)


def limits_of_layouts() -> Iterator[str]:
    from proceedings.imports.reading.parse import parse

    speech = "\n\n".join(f"Paragraph {n} of a speech, which is neither long nor short, ends here." for n in range(12))
    text = "Record of the sitting\n\n" + "\n\n".join(
        f"{('ANNA WEBER', 'KENJI SATO')[n % 2]}: {speech}" for n in range(300)
    )
    seconds = seconds_of(parse, text)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"300 speeches of {len(text):,} characters: {seconds:.2f} s (limit 2), {memory:.0f} MB at most (limit 300)")
    if seconds > 2 or memory > 300:
        yield "300 speeches"


def growth_of_queries() -> Iterator[str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from proceedings.search.query_language import parse

    for piece in QUERY_PIECES:
        short, long = (
            min(seconds_of(parse, repeated(piece, length)) for _ in range(3)) for length in (SHORT_QUERY, LONG_QUERY)
        )
        yield from verdict(f"query of {piece!r}", short, long, QUERY_LIMIT)


def growth(name: str, act: Callable, made: Callable[[int], object]) -> Iterator[str]:
    short, long = (seconds_of(act, made(size)) for size in (SHORT, LONG))
    yield from verdict(name, short, long, LIMIT)


def verdict(name: str, short: float, long: float, limit: float) -> Iterator[str]:
    ratio = long / max(short, UNMEASURED)
    print(f"{name:<48} {short:6.2f} s  {long:6.2f} s  ratio {ratio:5.1f}", flush=True)
    if ratio > limit:
        yield name


def seconds_of(act: Callable, what) -> float:
    """Processor time, which other processes do not add to."""
    started = time.process_time()
    act(what)
    return time.process_time() - started


def repeated(piece: str, size: int) -> str:
    """A text of `size` bytes."""
    return piece * (size // len(piece.encode()))


def lines_of(line: str, size: int) -> str:
    """8,000 and 40,000 lines: the reader takes 50,000 at most, and a longer text would seem to grow slowly."""
    return f"{line}\n" * (size // BYTES_A_LINE)


def short_turns(size: int) -> str:
    turns = (
        f"ANNA WEBER: We count {n} pumps.\n\nKENJI SATO: They were {n}.\n" for n in range(size // BYTES_A_LINE // 4)
    )
    return "\n".join(turns)


def namesakes(size: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = (f"Anna B{x}{y}{z}l" for x in letters for y in letters for z in letters)
    lines = [f"{name}, Director of the Tide Centre, said that ropes age." for name in names]
    return "\n".join(lines[: size // 400])


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "layouts": limits_of_layouts,  # first, as memory is measured at its highest
    "reading": growth_of_reading,
    "files": growth_of_files,
    "queries": growth_of_queries,
}

if __name__ == "__main__":
    main()
