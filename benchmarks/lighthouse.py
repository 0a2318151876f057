"""What Lighthouse says of each kind of page: `uv run -m benchmarks.lighthouse http://127.0.0.1:8000`.

The site must be running, with files as a server has them (`manage.py collectstatic`, then `manage.py demo`). Needs
npm's `lighthouse` (its program on the PATH, or its path in LIGHTHOUSE) and Chromium. Lighthouse imitates a slow
telephone on the machine it runs on: let nothing else run beside it. Results of a search are closed to crawlers, as
there is no end of them, which it counts against them under "seo".
"""

import json
import os
import shutil
import subprocess
import sys

CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
CHROME_FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
PAGES = {
    "home": "/",
    "panel": "/forums/ukraine-japan/2026/reality-check/",
    "statement": "/forums/ukraine-japan/2026/opening/zhovkva-1/",
    "speaker": "/speakers/masashi-nakagome/",
    "theme": "/themes/dprk-russia/",
    "matrix": "/forums/ukraine-japan/matrix/",
    "search": "/search/",
    "results": "/search/?q=air+defence",
}


def scores(address):
    """Per cent in each category, then what did not pass."""
    command = [
        os.environ.get("LIGHTHOUSE", "lighthouse"), address, "--quiet", "--no-enable-error-reporting", "--output=json",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROME_FLAGS}",
    ]  # fmt: skip
    environment = {"CHROME_PATH": shutil.which("chromium") or "", **os.environ}
    report = json.loads(answer_of(command, environment))
    failed = [
        audit["id"]
        for audit in report["audits"].values()
        if audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] != "informative"
    ]
    return [round(100 * report["categories"][name]["score"]) for name in CATEGORIES], failed


def answer_of(command, environment, tries=3):
    """What it prints; Chromium does not always start in the time that Lighthouse gives it."""
    for _ in range(tries):
        run = subprocess.run(command, env=environment, capture_output=True)
        if run.returncode == 0:
            return run.stdout
    sys.exit(run.stderr.decode())


def main(site):
    print(f"| Page | {' | '.join(CATEGORIES)} | Not passed |\n|---|---|---|---|---|---|")
    for name, address in PAGES.items():
        points, failed = scores(site.rstrip("/") + address)
        print(f"| {name} | {' | '.join(map(str, points))} | {', '.join(failed)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
