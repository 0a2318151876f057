"""Pictures of every kind of page, in docs/screenshots/: `uv run docs/take_screenshots.py ADDRESS [NAME…]`.

The site must be running, with the bundled editions (`manage.py demo`). At the widths of a phone, a tablet and a desk,
light and dark; with names, only those pages.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
CHROMIUM = "/usr/bin/chromium"
WIDTHS = [360, 768, 1440]
SCHEMES = ["light", "dark"]
PAGES = {
    "home": "/",
    "forum": "/forums/ukraine-japan/",
    "edition": "/forums/ukraine-japan/2026/",
    "panel": "/forums/ukraine-japan/2026/soft-power/",
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


def main(site, names):
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for scheme in SCHEMES:
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                for name in names or PAGES:
                    page.goto(site + PAGES.get(name, name))
                    page.screenshot(path=FOLDER / f"{name.strip('/').replace('/', '-')}-{width}-{scheme}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2:])
