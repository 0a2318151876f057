"""The image is built of what `.dockerignore` lets through, by the Dockerfile's own steps, without the tests' packages.

No container engine is needed: the steps run in an empty folder, with the Python that runs the tests.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site_files import ROOT, copy_site

UV = shutil.which("uv")
OF_THIS_PROCESS = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEBUG", "WORKERS", "VIRTUAL_ENV")


def build_steps():
    """The commands of the Dockerfile's first stage, but for the one that installs uv."""
    dockerfile = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    first_stage = dockerfile.split("\nFROM ")[1]
    return [step for step in re.findall(r"^RUN (.+)$", first_stage, re.MULTILINE) if not step.startswith("pip ")]


def run(step, folder):
    environment = {name: value for name, value in os.environ.items() if name not in OF_THIS_PROCESS}
    return subprocess.run(["sh", "-c", step], cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


def with_packages_at_hand(step):
    """What the tests' own environment was installed from is kept by uv: no index is asked."""
    return step.replace("--no-cache", f"--offline --python {sys.executable}")


@pytest.mark.skipif(UV is None, reason="uv, which the image is built with, is not on the path")
def test_the_image_is_built_from_what_it_is_given(tmp_path):
    copy_site(tmp_path)
    for step in map(with_packages_at_hand, build_steps()):
        done = run(step, tmp_path)
        assert done.returncode == 0, f"{step}\n{done.stdout}{done.stderr}"
    assert (tmp_path / "static-collected/staticfiles.json").exists()
    assert not list(tmp_path.glob(".venv/lib/*/site-packages/pytest"))


def test_the_image_holds_no_list_of_packages_that_names_an_index():
    assert "rm -f uv.lock" in build_steps()[-1]


def test_every_module_that_the_site_imports_is_let_through(tmp_path):
    copy_site(tmp_path)
    folders = {path.name for path in tmp_path.iterdir() if any(path.glob("*.py"))}
    imported = {
        name
        for path in tmp_path.rglob("*.py")
        for name in re.findall(r"^(?:from|import) (\w+)", path.read_text(), re.MULTILINE)
        if (ROOT / name).is_dir() or (ROOT / f"{name}.py").exists()
    }
    assert imported <= folders, imported - folders
    assert Path(tmp_path, "manage.py").exists()
