from django.db.models import TextChoices


class Method(TextChoices):
    """How a theme came to a text."""

    EDITOR = "editor"
    TERM = "term", "Term found in the text"


class Decision(TextChoices):
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
