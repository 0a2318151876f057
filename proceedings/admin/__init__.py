"""The editors' desk: forum → edition → panel → statement, each form with one level of rows.

Django looks for its registrations here.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from proceedings.admin import forums, panels, statements  # noqa: F401

admin.site.site_header = _("Forum archive")
admin.site.site_title = _("Forum archive")
admin.site.index_title = _("The editors’ desk")
