"""Pieces that a page has by the hundred, drawn by Jinja2: it escapes by itself, and three times as fast as Django's."""

from typing import Any, cast

from django.template import engines
from django.template.backends.jinja2 import Jinja2


def macros(name: str) -> Any:
    """The macros of `templates/macros/<name>.jinja`. What one gives is escaped; Django's templates take it as it is.

    Raises TemplateDoesNotExist.
    """
    return cast(Jinja2, engines["jinja2"]).get_template(f"{name}.jinja").template.module
