"""Limits of size that keep a room readable: modules of a folder, lines of a module, lines of a function."""

import ast
from functools import cache
from pathlib import Path

from django.conf import settings

MAX_MODULES, MAX_LINES, MAX_FUNCTION_LINES = 18, 400, 40
READING = "proceedings/imports/reading"  # a module for each thing that a report can hold


@cache
def modules():
    """Every module that people write, by its path within the repository; migrations are generated."""
    folders = [each for each in settings.BASE_DIR.iterdir() if each.is_dir() and not each.name.startswith(".")]
    paths = [path.relative_to(settings.BASE_DIR) for folder in folders for path in folder.rglob("*.py")]
    return [path for path in paths if "migrations" not in path.parts]


def source_of(path):
    return (settings.BASE_DIR / path).read_text(encoding="utf-8")


def functions_of(path):
    """(name, number of lines) of each function, inner ones too."""
    found = (node for node in ast.walk(ast.parse(source_of(path))) if isinstance(node, ast.FunctionDef))
    return [(node.name, (node.end_lineno or 0) - node.lineno + 1) for node in found]


def test_no_folder_has_more_modules_than_can_be_surveyed():
    folders = {path.parent for path in modules()} - {Path(READING)}
    counts = {str(folder): sum(path.parent == folder for path in modules()) for folder in folders}
    assert {folder: count for folder, count in counts.items() if count > MAX_MODULES} == {}


def test_no_module_is_too_long():
    assert [str(path) for path in modules() if len(source_of(path).splitlines()) > MAX_LINES] == []


def test_no_function_is_too_long():
    found = [(str(path), name, lines) for path in modules() for name, lines in functions_of(path)]
    assert [(path, name) for path, name, lines in found if lines > MAX_FUNCTION_LINES] == []
