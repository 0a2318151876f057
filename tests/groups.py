"""The two groups of the desk, as the migrations make them."""

from importlib import import_module

from django.apps import apps


def make_groups_again():
    import_module("proceedings.migrations.0002_groups").make_groups(apps, None)
    import_module("proceedings.migrations.0006_groups_and_releases").settle_groups(apps, None)
    import_module("proceedings.migrations.0011_open_questions").let_the_desk_settle(apps, None)
