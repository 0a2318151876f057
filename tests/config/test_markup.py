"""HTML stands in templates, which escape by themselves: none of it is put together in Python."""

import ast
import re

import pytest

from tests.site_files import ROOT

FOLDERS = ["config", "django_extras", "proceedings", "speakers", "themes"]
MARKS_AS_SAFE = {"mark_safe", "SafeString", "SafeText", "Markup", "format_html", "format_html_join", "escape"}
ELEMENTS = (
    "a|article|b|blockquote|br|details|div|em|figure|h[1-6]|i|img|li|mark|meta|ol|p|rect|script|section|small|span"
    "|strong|style|summary|svg|table|td|text|th|tr|ul"
)
TAG = re.compile(rf"(?<![?P])</?({ELEMENTS})(?=[\s>/]|$)")  # not a group's name in an expression
ALLOWED = {
    "proceedings/imports/reading/files/html.py": "what it reads is HTML",
    "proceedings/outputs/citation_formats.py": "citeproc's own mark for words whose case it keeps",
}


def modules():
    return [
        path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts
    ]


def markup_in(source):
    """(line, what) of every call that declares text to be HTML, and of every tag in a string that is no docstring."""
    tree = ast.parse(source)
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) in MARKS_AS_SAFE:
            yield node.lineno, name_of(node)
        elif isinstance(node, ast.Constant) and (found := tag_in(node)) and id(node) not in described:
            yield node.lineno, found


def tag_in(constant):
    found = TAG.search(constant.value) if isinstance(constant.value, str) else None
    return found[0] if found else ""


def name_of(call):
    """Of a function's own name; `re.escape` is another thing."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    module = call.func.value if isinstance(call.func, ast.Attribute) else None
    return call.func.attr if isinstance(module, ast.Name) and module.id in ("html", "safestring", "markupsafe") else ""


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_html_is_put_together_in_python(path):
    found = [] if str(path.relative_to(ROOT)) in ALLOWED else list(markup_in(path.read_text()))
    assert found == []


def test_what_is_allowed_is_still_needed():
    assert [path for path in ALLOWED if not list(markup_in((ROOT / path).read_text()))] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""A <p> in a docstring."""', []),
        ('x = f"<li class={c}>"', ["<li"]),
        ("x = mark_safe(y)", ["mark_safe"]),
        ("x = html.escape(y)", ["escape"]),
        ("x = re.escape(y)", []),
        ('x = "a < b > c"', []),
        ('x = r"(?P<text>.)"', []),
    ],
)
def test_the_check_finds_what_it_should(source, found):
    assert [what for _line, what in markup_in(source)] == found
