"""The editors' desk. Django looks for its registrations here."""

from proceedings.admin import site  # noqa: F401
