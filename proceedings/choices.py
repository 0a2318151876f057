"""The fixed vocabularies of the record, each value as it stands in the database and in edition files."""

from django.db.models import TextChoices


class PanelKind(TextChoices):
    OPENING = "opening"
    KEYNOTE = "keynote"
    PANEL = "panel"
    HIGHLIGHTS = "highlights", "Highlights"  # points of the day that the source gives to no panel
    CLOSING = "closing"


class Part(TextChoices):
    """What somebody did on a panel."""

    SPEAKER = "speaker"
    KEYNOTE = "keynote", "Keynote speaker"
    WELCOME = "welcome", "Welcoming remarks"
    MODERATOR = "moderator"
    DISCUSSANT = "discussant"


class Attendance(TextChoices):
    UNKNOWN = "", "Not stated"
    IN_PERSON = "in-person", "In person"
    ONLINE = "online"
    RECORDED = "recorded", "By recording"


class Attribution(TextChoices):
    """How near a statement's text is to what was said."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    PARAPHRASE = "paraphrase"
    UNATTRIBUTED = "unattributed"


class Qualifier(TextChoices):
    NONE = "", "As stated"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at-least", "At least"
    UP_TO = "up-to", "Up to"
    UNDER = "under"
