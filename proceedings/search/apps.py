from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "proceedings.search"
    verbose_name = "Search"
