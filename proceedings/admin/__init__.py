from proceedings.admin import site  # noqa: F401  Django looks for the registrations here
