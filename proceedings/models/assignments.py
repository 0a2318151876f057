"""Themes given to statements and takeaways."""

from django.db import models
from django.db.models import Q

from themes.choices import Decision
from themes.models import Theme


class AssignmentQuerySet(models.QuerySet):
    def accepted(self):
        """What readers see; suggestions and rejections are the editors'."""
        return self.filter(decision=Decision.ACCEPTED)

    def under_any_of(self, themes):
        """The accepted ones of the themes, and of the themes within them where they are groups."""
        return self.accepted().filter(Q(theme__in=themes) | Q(theme__broader__in=themes))

    def themes_by(self, path):
        """(key of what is at `path`, theme), each theme made once, with its names only: pages read hundreds."""
        fields, themes = ["id", "slug", "name", "names_shown"], {}
        given = self.order_by("pk").values_list(path, *(f"theme__{field}" for field in fields))
        for key, theme, *names in given:
            if theme not in themes:
                themes[theme] = Theme.from_db(self.db, fields, [theme, *names])
            yield key, themes[theme]
