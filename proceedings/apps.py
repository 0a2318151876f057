from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from django_extras.migration_checks import check_squashed_migrations
from django_extras.sql_files import apply_after_migrate


class ProceedingsConfig(AppConfig):
    name = "proceedings"
    verbose_name = _("Proceedings")

    def ready(self):
        register(check_squashed_migrations, Tags.database)
        post_migrate.connect(apply_after_migrate, sender=self)
