"""Take pictures of a running site with the bundled editions: `uv run docs/screenshots.py http://127.0.0.1:8000`.

As it stands the README's two. With `--every`, of each kind of page at the widths of a phone, a tablet and a desk, light
and dark, for looking at: those lie beside them and are not kept in the repository.
"""

import shutil
import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
README = {"home": "/", "panel": "/forums/ukraine-japan/2026/opening/"}
IN_OTHER_LANGUAGES = ["home", "panel", "search", "speakers"]
EVERY = {
    **README,
    "forum": "/forums/ukraine-japan/",
    "edition": "/forums/ukraine-japan/2026/",
    "statement": "/s/1001/",
    "speakers": "/speakers/",
    "speaker": "/speakers/masashi-nakagome/",
    "organisation": "/organisations/new-europe-center/",
    "themes": "/themes/",
    "theme": "/themes/dprk-russia/",
    "search": "/search/?q=generators",
    "matrix": "/forums/ukraine-japan/matrix/",
    "changes": "/forums/ukraine-japan/2026/changes/",
    "figures": "/figures/",
    "not-found": "/nowhere/",
}
EVERY |= {f"{name}-{code}": f"/{code}{EVERY[name]}" for code, name in product(["uk", "ja"], IN_OTHER_LANGUAGES)}
SCREENS = list(product([360, 768, 1440], ["light", "dark"]))


def take(address, *, every):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        picture(browser, address, README, "", width=1000, height=1000)
        for width, scheme in SCREENS if every else []:
            picture(browser, address, EVERY, f"-{width}-{scheme}", width=width, height=900, scheme=scheme)
        browser.close()


def picture(browser, address, pages, suffix, *, width, height, scheme="light"):
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    for name, path in pages.items():
        page.goto(address + path)
        page.screenshot(path=FOLDER / f"{name}{suffix}.png")
    page.close()


if __name__ == "__main__":
    take(sys.argv[1].rstrip("/"), every="--every" in sys.argv)
