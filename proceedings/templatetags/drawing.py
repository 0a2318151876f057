"""From Django's templates to the macros of Jinja2: `{% draw "statements.cards" page show_panel=True %}`."""

from django import template

from django_extras.macros import macros

register = template.Library()


@register.simple_tag
def draw(macro, *args, **kwargs):
    """What the macro of `templates/macros/` gives: of `file.macro`."""
    file, _dot, name = macro.partition(".")
    return getattr(macros(file), name)(*args, **kwargs)
