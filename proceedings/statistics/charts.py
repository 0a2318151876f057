"""Charts as shapes with their places and sizes; `templates/macros/charts.jinja` draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP, BAR, HEIGHT, LABELS = 72, 40, 120, 24  # in the drawing's own units: one column's place, its bar, the bars, text
ROW, NAME, WING = 26, 260, 150  # a row's height, the names' width, how far a bar reaches to either side


@dataclass(frozen=True)
class Bar:
    classes: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Label:
    classes: str
    x: int
    y: int
    text: str | int


@dataclass(frozen=True)
class Chart:
    """`spoken` is for those who hear it: `2025: 8, 2026: 39`."""

    title: str
    spoken: str
    width: int
    height: int
    shapes: list[Bar | Label]
    classes: str = "chart"


def columns(points: Sequence[tuple[str, int]], title: str, highest: int = 0) -> Chart | None:
    """A column for each (label, count) of `points`, in their order; None where there are fewer than two.

    `highest` is the count that fills the height, where another chart beside it has a higher one.
    """
    if len(points) < 2:
        return None
    highest = max(highest, *(count for _label, count in points)) or 1
    shapes = [shape for at, (label, count) in enumerate(points) for shape in column(at, label, count, highest)]
    return Chart(title, spoken(points), STEP * len(points), HEIGHT + 2 * LABELS, shapes)


def column(at, label, count, highest):
    height = round(HEIGHT * count / highest)
    middle = at * STEP + STEP // 2
    yield Bar("chart-bar", at * STEP + (STEP - BAR) // 2, LABELS + HEIGHT - height, BAR, height)
    yield Label("chart-count", middle, LABELS + HEIGHT - height - 6, count)
    yield Label("chart-label", middle, HEIGHT + 2 * LABELS - 6, label.rpartition(" ")[2])


def shifts(points: Sequence[tuple[str, float]], title: str) -> Chart | None:
    """A bar to the right or left for each (label, change) of `points`, from a line in the middle; None if all are 0."""
    widest = max((abs(change) for _label, change in points), default=0)
    if not widest:
        return None
    shapes = [shape for at, (label, change) in enumerate(points) for shape in shift(at, label, change, widest)]
    return Chart(title, spoken(points), NAME + 2 * WING + 2 * STEP, ROW * len(points), shapes, "chart chart-wide")


def shift(at, label, change, widest):
    width = round(WING * abs(change) / widest)
    middle, below = NAME + STEP + WING, at * ROW
    left = middle if change > 0 else middle - width
    yield Label("chart-name", NAME, below + ROW - 9, label)
    yield Bar("chart-bar" if change > 0 else "chart-bar chart-fall", left, below + 4, max(width, 1), ROW - 8)
    classes, x = ("chart-right", left + width + 6) if change > 0 else ("chart-name", left - 6)
    yield Label(classes, x, below + ROW - 9, signed(change))


def signed(change):
    return f"{change:+.1f}".replace("-", "−")


def spoken(points):
    return ", ".join(f"{label}: {number}" for label, number in points)
