"""How long the desk takes over a long report, page by page: `uv run python -m benchmarks.review [TEXT …]`.

On the archive of this checkout (`uv run manage.py demo` once), in one process; nothing stays of it. Each text is given
to the desk at a fifth of its length and at all of it. A page may take LIMIT seconds of processor time, and grow no
faster than its text. What was read of a report is kept, so that most pages do not read it again.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SHORT, LONG = 1_000_000, 5_000_000  # bytes
LIMIT, GROWTH = 3.0, 8.0  # seconds; times, of five times the length
UNMEASURED = 0.1  # seconds; below, a ratio says nothing
SPEECHES = 300
PIECES = ("1\n", "• a\n", "“", "the ", "渡辺", "1 May 2020 ", "USD 15 billion ")


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("texts", nargs="*", metavar="TEXT", help=", ".join(TEXTS))
    slow = [page for name in arguments.parse_args().texts or TEXTS for page in measure(name, TEXTS[name])]
    if slow:
        raise SystemExit("Too slow: " + ", ".join(slow))


def measure(name: str, made: Callable[[int], str]) -> Iterator[str]:
    """Prints the seconds of every page, and gives those that are too slow."""
    short, long = (seconds_of_pages(made(size)) for size in (SHORT, LONG))
    print(f"\n| {name} | {SHORT / 1e6:.0f} MB, s | {LONG / 1e6:.0f} MB, s | ratio |\n|---|---|---|---|")
    for page, seconds in long.items():
        ratio = seconds / max(short[page], UNMEASURED)
        print(f"| {page} | {short[page]:.2f} | {seconds:.2f} | {ratio:.1f} |", flush=True)
        if seconds > LIMIT or ratio > GROWTH:
            yield f"{name}, {page}"


def seconds_of_pages(text: str) -> dict[str, float]:
    """{page: seconds}, as an editor meets them."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from proceedings.models import Forum, ReportReview

    with desk() as client:
        seconds = {}

        def visit(page, act, *args, **kwargs):
            started = time.process_time()
            response = act(*args, **kwargs)
            seconds[page] = time.process_time() - started
            assert response.status_code in {200, 302, 409}, (page, response.status_code)
            return response

        new = "/admin/proceedings/forumedition/from-report/"
        file = SimpleUploadedFile("report.txt", text.encode())
        visit("given", client.post, new, {"forum": Forum.objects.latest("pk").pk, "file": file})
        review = ReportReview.objects.latest("pk").get_absolute_url()
        for step in ("layout", "people", "words"):
            visit(step, client.get, f"{review}{step}/")
        visit("review", client.get, review)
        visit("its last page", client.get, f"{review}?page=9999")
        saved = visit("a change saved", client.post, review, {"title": "Dykes", "version": "1", "_autosave": "1"})
        visit("a field saved", client.post, review, {"to-0": "t", "version": saved.json()["version"], "_autosave": "1"})
        visit("the draft", client.post, review, {"version": "9", "_draft": "1"})
    return seconds


@contextmanager
def desk():
    """A browser of somebody who may do everything; whatever is written is taken back."""
    from django.contrib.auth import get_user_model
    from django.db import transaction
    from django.test import Client

    with transaction.atomic():
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(get_user_model().objects.create_superuser("benchmark"))
        yield client
        transaction.set_rollback(True)


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece.encode()))


def speeches(size: int) -> str:
    """A record of SPEECHES speeches by two people, whatever its length."""
    sentence = "We mended a dyke in the spring of that year, and it held. "
    speech = sentence * (size // SPEECHES // len(sentence))
    return "".join(f"{('ANNA WEBER', 'KENJI SATO')[number % 2]}: {speech}\n\n" for number in range(SPEECHES))


def people(size: int) -> str:
    """Everybody says one sentence, and is introduced."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = (f"Anna B{x}{y}{z}l" for x in letters for y in letters for z in letters)
    lines = [f"{name}, Director of the Tide Centre, said that ropes age." for name in names]
    return "\n\n".join(lines[: size // len(lines[0])])


TEXTS = {
    "300 speeches": speeches,
    "short turns": repeated("ANNA WEBER: We count pumps.\n\nKENJI SATO: They are nine.\n\n"),
    "paragraphs": repeated("A dyke was mended in the spring, and it held until the thaw of that year.\n\n"),
    "people": people,
    **{repr(piece): repeated(piece) for piece in PIECES},
}


if __name__ == "__main__":
    main()
