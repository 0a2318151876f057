"""The paths by which the search's parameters name editions and panels, as the database writes them.

The same as the property `path` of an edition or a panel, for querysets.
"""

from django.db.models import TextField, Value
from django.db.models.functions import Concat


def joined(*parts):
    return Concat(*parts, output_field=TextField())


def edition_path(to_edition=""):
    """`ukraine-japan/2026`; `to_edition` leads from the queryset's model to the edition."""
    return joined(f"{to_edition}forum__slug", Value("/"), f"{to_edition}slug")


def panel_path(to_panel=""):
    """`ukraine-japan/2026/soft-power`."""
    return joined(edition_path(f"{to_panel}edition__"), Value("/"), f"{to_panel}slug")
