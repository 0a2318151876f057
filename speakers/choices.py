from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NameKind(TextChoices):
    """What a further name is."""

    USUAL = "usual", _("Usual name in that language")
    VARIANT = "variant", _("Variant seen in a source")
    MISPRINT = "misprint", _("Misprint seen in a source")
