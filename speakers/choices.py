from django.db.models import TextChoices


class NameKind(TextChoices):
    """What a further name is."""

    USUAL = "usual", "Usual name in that language"
    VARIANT = "variant", "Variant seen in a source"
    MISPRINT = "misprint", "Misprint seen in a source"
