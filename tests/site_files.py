"""Where the checkout is, and what of it serves the site: by the list that the image is built from."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"  # beside the checkout where there is one; a test that needs it skips without it
NEVER = shutil.ignore_patterns("__pycache__")


def site_files():
    """Names at the top of the checkout that `.dockerignore` lets through."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    return [line.removeprefix("!") for line in lines if line.startswith("!")]


def copy_site(folder):
    """All that serves the site, and nothing else of the checkout, copied into `folder`."""
    for name in site_files():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=NEVER)
        else:
            shutil.copy(ROOT / name, folder / name)
