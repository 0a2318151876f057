"""Charts as SVG, drawn here: numbers → markup. Colours come from the style sheet; the table beneath says the same."""

from django.utils.html import format_html, format_html_join

STEP, BAR, HEIGHT, LABELS = 72, 40, 120, 24  # in the drawing's own units: one column's place, its bar, the bars, text
ROW, NAME, WING = 26, 260, 150  # a row's height, the names' width, how far a bar reaches to either side


def columns(points, title, highest=0):
    """A column for each (label, count) of `points`, in their order; nothing where there are fewer than two.

    `highest` is the count that fills the height, where another chart beside it has a higher one.
    """
    if len(points) < 2:
        return ""
    highest = max(highest, *(count for _, count in points)) or 1
    drawn = [column(at, label, count, highest) for at, (label, count) in enumerate(points)]
    return drawing(title, spoken(points), STEP * len(points), HEIGHT + 2 * LABELS, drawn)


def column(at, label, count, highest):
    height = round(HEIGHT * count / highest)
    return format_html(
        '<rect class="chart-bar" x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="chart-count" x="{}" y="{}">{}</text><text class="chart-label" x="{}" y="{}">{}</text>',
        *(at * STEP + (STEP - BAR) // 2, LABELS + HEIGHT - height, BAR, height),
        *(at * STEP + STEP // 2, LABELS + HEIGHT - height - 6, count),
        *(at * STEP + STEP // 2, HEIGHT + 2 * LABELS - 6, label.rpartition(" ")[2]),
    )


def shifts(points, title):
    """A bar to the right or left for each (label, change) of `points`, from a line in the middle."""
    widest = max((abs(change) for _, change in points), default=0)
    if not widest:
        return ""
    drawn = [shift(at, label, change, widest) for at, (label, change) in enumerate(points)]
    return drawing(title, spoken(points), NAME + 2 * WING + 2 * STEP, ROW * len(points), drawn, "chart chart-wide")


def shift(at, label, change, widest):
    width = round(WING * abs(change) / widest)
    middle, below = NAME + STEP + WING, at * ROW
    left = middle if change > 0 else middle - width
    return format_html(
        '<text class="chart-name" x="{}" y="{}">{}</text>'
        '<rect class="chart-bar{}" x="{}" y="{}" width="{}" height="{}"/><text class="{}" x="{}" y="{}">{}</text>',
        *(NAME, below + ROW - 9, label),
        *("" if change > 0 else " chart-fall", left, below + 4, max(width, 1), ROW - 8),
        *("chart-right", left + width + 6) if change > 0 else ("chart-name", left - 6),
        *(below + ROW - 9, signed(change)),
    )


def signed(change):
    return f"{change:+.1f}".replace("-", "−")


def drawing(title, description, width, height, parts, classes="chart"):
    return format_html(
        '<svg class="{}" role="img" viewBox="0 0 {w} {h}" width="{w}" height="{h}" aria-label="{}: {}">{}</svg>',
        *(classes, title, description, format_html_join("", "{}", ((part,) for part in parts))),
        w=width,
        h=height,
    )


def spoken(points):
    """`2025: 8, 2026: 39`, for those who hear the chart."""
    return ", ".join(f"{label}: {number}" for label, number in points)
