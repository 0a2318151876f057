"""What the forms and lists of the record have in common."""

from collections.abc import Callable

from django.contrib import admin

from proceedings.admin.forms import (
    PositionedForm,
    goes_last,
    last_place,
)
from proceedings.models import (
    ForumEdition,
)
from speakers.admin import FixedSlugAdmin


class PositionedAdmin(FixedSlugAdmin):
    """A record with a position among its `siblings`; left blank, it goes last."""

    form = PositionedForm
    siblings: Callable  # the records among which one has its place

    def save_model(self, request, obj, form, change):
        if goes_last(form):
            obj.position = last_place(self.siblings(obj))
        super().save_model(request, obj, form, change)


class EditionFilter(admin.RelatedFieldListFilter):
    """Editions are called by their forum, which is read with them."""

    def field_choices(self, field, request, model_admin):
        return [(edition.pk, str(edition)) for edition in ForumEdition.objects.select_related("forum")]
