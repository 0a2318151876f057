"""The fixed vocabularies of the record, each value as it stands in the database and in edition files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PanelKind(TextChoices):
    OPENING = "opening", _("Opening")
    KEYNOTE = "keynote", _("Keynote")
    PANEL = "panel", _("Panel")
    HIGHLIGHTS = "highlights", _("Highlights")  # points of the day that the source gives to no panel
    CLOSING = "closing", _("Closing")


class Part(TextChoices):
    """What somebody did on a panel."""

    SPEAKER = "speaker", _("Speaker")
    KEYNOTE = "keynote", _("Keynote speaker")
    WELCOME = "welcome", _("Welcoming remarks")
    MODERATOR = "moderator", _("Moderator")
    DISCUSSANT = "discussant", _("Discussant")


class Attendance(TextChoices):
    UNKNOWN = "", _("Not stated")
    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    RECORDED = "recorded", _("By recording")


class Attribution(TextChoices):
    """How near a statement's text is to what was said."""

    VERBATIM = "verbatim", _("Verbatim")
    EDITED = "edited", _("Edited")
    PARAPHRASE = "paraphrase", _("Paraphrase")
    UNATTRIBUTED = "unattributed", _("Unattributed")


class Qualifier(TextChoices):
    NONE = "", _("As stated")
    ABOUT = "about", _("About")
    OVER = "over", _("Over")
    AT_LEAST = "at-least", _("At least")
    UP_TO = "up-to", _("Up to")
    UNDER = "under", _("Under")
