"""How long 60 statement cards take to draw with Jinja2, beside f-strings: `uv run -m benchmarks.cards`.

On the archive of this checkout (`uv run manage.py demo` once). Both draw the same rows, all of them read before, by
turns in one process; what counts is the ratio of the medians, as the machine's speed drifts.
"""

import os
import statistics
import time

CARDS, ROUNDS = 60, 60


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from benchmarks.peers.fstring_cards import cards
    from django_extras.macros import macros
    from proceedings.models import Statement

    statements = list(Statement.objects.published().latest_first().for_display()[:CARDS])
    drawers = {"Jinja2": macros("statements").cards, "f-strings": cards}
    drawn = {name: str(draw(statements, show_panel=True)) for name, draw in drawers.items()}  # and reads all
    assert_alike(*drawn.values())
    taken: dict[str, list[float]] = {name: [] for name in drawers}
    for _round in range(ROUNDS):
        for name, draw in drawers.items():
            begun = time.perf_counter()
            draw(statements, show_panel=True)
            taken[name].append((time.perf_counter() - begun) * 1000)
    for name, each in taken.items():
        print(
            f"{name:<10} {len(statements)} cards: {min(each):.1f} ms at best, median {statistics.median(each):.1f} ms"
        )
    print(f"Ratio of the medians: {statistics.median(taken['Jinja2']) / statistics.median(taken['f-strings']):.2f}")


def assert_alike(one, other):
    """The same markup, but for how the two spell a quotation mark."""
    spelled = {"&#39;": "&#x27;", "&#34;": "&quot;"}
    for jinja, python in spelled.items():
        one = one.replace(jinja, python)
    if one != other:
        raise SystemExit("The two do not draw the same.")


if __name__ == "__main__":
    main()
