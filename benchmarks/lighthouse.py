"""What Lighthouse says of each kind of page: `uv run -m benchmarks.lighthouse http://127.0.0.1:8000`.

The site must be running. Needs npm's `lighthouse` (its program on the PATH, or its path in LIGHTHOUSE) and Chromium.
"""

import json
import os
import shutil
import subprocess
import sys

CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
PAGES = {
    "home": "/",
    "panel": "/forums/ukraine-japan/2026/reality-check/",
    "statement": "/forums/ukraine-japan/2026/opening/zhovkva-1/",
    "speaker": "/speakers/masashi-nakagome/",
    "theme": "/themes/dprk-russia/",
    "matrix": "/forums/ukraine-japan/matrix/",
    "search": "/search/?q=air+defence",
}


def scores(address):
    """Per cent in each category, then what did not pass."""
    command = [
        os.environ.get("LIGHTHOUSE", "lighthouse"), address, "--quiet", "--output=json",
        f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless --no-sandbox --disable-gpu",
    ]  # fmt: skip
    environment = {"CHROME_PATH": shutil.which("chromium") or "", **os.environ}
    told = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
    failed = [
        audit["id"]
        for audit in told["audits"].values()
        if audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] != "informative"
    ]
    return [round(100 * told["categories"][name]["score"]) for name in CATEGORIES], failed


def main(site):
    print(f"| Page | {' | '.join(CATEGORIES)} | Not passed |\n|---|---|---|---|---|---|")
    for name, address in PAGES.items():
        points, failed = scores(site.rstrip("/") + address)
        print(f"| {name} | {' | '.join(map(str, points))} | {', '.join(failed)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
