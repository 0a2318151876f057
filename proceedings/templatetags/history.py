from django import template

from proceedings.editorial import history

register = template.Library()


@register.simple_tag
def changes_of(record):
    """Every change of `record`, the newest first; none of a record that is not tracked."""
    return history.changes_of(record) if type(record) in history.event_models() else []
