"""What an edition file, a themes file and a synonyms file hold. Field names are the models' own."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    model_validator,
)
from pydantic_core import PydanticCustomError

from django_extras.printable_text import UNPRINTABLE
from proceedings import choices
from speakers.choices import NameKind
from themes.choices import Decision, Method

EDITION_FORMAT = "edition/1"
THEMES_FORMAT = "themes/1"
SYNONYMS_FORMAT = "synonyms/1"


def printable(text: str) -> str:
    if found := UNPRINTABLE.search(text):
        raise PydanticCustomError(
            "unprintable", "has the control character {character}", {"character": f"U+{ord(found[0]):04X}"}
        )
    return text


def filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "is blank")
    return text


def web_address(text: str) -> str:
    """The address as written; pydantic's own type would add a slash to it."""
    if text:
        TypeAdapter(HttpUrl).validate_python(text)
    return text


def number_as_text(value):
    """`slug: 2026` is a number to YAML and a name to its writer."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(number_as_text), AfterValidator(printable)]
Filled = Annotated[Text, AfterValidator(filled)]
Slug = Annotated[Text, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Country = Annotated[str, Field(pattern=r"^([A-Z]{2})?$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Address = Annotated[Text, AfterValidator(web_address)]
Moment = Annotated[AwareDatetime, Field(ge=datetime(1800, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC))]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
Digest = Annotated[str, Field(pattern=r"^([0-9a-f]{32})?$")]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Year = Annotated[int, Field(ge=1800, le=2200)]


class Record(BaseModel):
    """One mapping of the file. A key it does not know is a problem, never dropped."""

    model_config = ConfigDict(extra="forbid")


class Name(Record):
    """A further name of a speaker or an organisation."""

    name: Filled
    language: Language
    kind: NameKind = NameKind.VARIANT
    reading: Text = ""  # of a Japanese name, in kana
    source: Text = ""
    source_url: Address = ""
    note: Text = ""


class Organisation(Record):
    name: Filled
    country: Country = ""
    names: list[Name] = []
    note: Text = ""


class Affiliation(Record):
    """A post of a speaker; an appearance refers to it by post and organisation."""

    post: Text = ""
    organisation: Slug | None = None
    first_year: Year | None = None
    last_year: Year | None = None
    note: Text = ""


class Speaker(Record):
    name: Filled
    family_name: Filled
    country: Country = ""
    names: list[Name] = []
    affiliations: list[Affiliation] = []
    note: Text = ""


class ForumTranslation(Record):
    translator: Text = ""
    name: Text = ""
    description: Text = ""


class Forum(Record):
    slug: Slug
    name: Filled
    organiser: Slug | None = None
    description: Text = ""
    translations: dict[Language, ForumTranslation] = {}


class OtherTitle(Record):
    title: Filled
    language: Language = "en"
    note: Text = ""


class Source(Record):
    title: Filled
    publisher: Text = ""
    url: Address = ""
    language: Language = "en"
    published_on: date | None = None
    retrieved_at: Moment | None = None
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    note: Text = ""
    text: Text = ""


class ThemeAssignment(Record):
    """A theme of a statement or takeaway; a bare slug stands for one that an editor accepted."""

    theme: Slug
    method: Method = Method.EDITOR
    evidence: Text = ""
    decision: Decision = Decision.ACCEPTED
    decided_by: Text = ""
    decided_at: Moment | None = None


def expanded(value):
    return {"theme": value} if isinstance(value, str) else value


Themes = list[Annotated[ThemeAssignment, BeforeValidator(expanded)]]


class TextTranslation(Record):
    """Of a statement or a takeaway."""

    translator: Text = ""  # blank: a source prints it in this language
    text: Filled
    of_text: Digest = ""  # of the earlier original that was translated; blank: it is the one in the file
    note: Text = ""


class Takeaway(Record):
    number: Number | None = None  # of one that was corrected in public
    text: Filled
    language: Language = "en"
    translations: dict[Language, TextTranslation] = {}
    themes: Themes = []
    evidence: list[Text] = []  # PANEL/STATEMENT, by their slugs
    repeats: Annotated[int, Field(ge=1)] | None = None  # position of a takeaway of the whole edition
    source: Slug | None = None
    note: Text = ""


class Figure(Record):
    subject: Filled
    quantity: Decimal | None = None
    quantity_to: Decimal | None = None
    unit: Text = ""
    qualifier: choices.Qualifier = choices.Qualifier.NONE
    as_printed: Text = ""


class Statement(Record):
    slug: Slug
    number: Number | None = None
    by: Text = ""  # an appearance of the panel, see `appearance_key`; blank = unattributed
    text: Filled
    language: Language = "en"
    translations: dict[Language, TextTranslation] = {}
    attribution: choices.Attribution
    source: Slug | None = None
    source_start: Annotated[int, Field(ge=0)] | None = None
    source_end: Annotated[int, Field(ge=1)] | None = None
    starts_at: Seconds | None = None
    ends_at: Seconds | None = None
    also_in: list[Slug] = []
    themes: Themes = []
    figures: list[Figure] = []
    note: Text = ""


class AppearanceTranslation(Record):
    translator: Text = ""
    post: Text = ""
    organisation: Text = ""  # its usual name where left out
    note: Text = ""


class Appearance(Record):
    speaker: Slug | None = None
    part: choices.Part = choices.Part.SPEAKER
    post: Text = ""  # with `organisation`: the speaker's affiliation in which they appear
    organisation: Slug | None = None
    name_as_printed: Text = ""
    post_as_printed: Text = ""
    organisation_as_printed: Text = ""
    language: Language = "en"
    translations: dict[Language, AppearanceTranslation] = {}
    attendance: choices.Attendance = choices.Attendance.UNKNOWN
    note: Text = ""


class PanelTranslation(Record):
    translator: Text = ""
    title: Text = ""
    summary: Text = ""
    note: Text = ""


class Panel(Record):
    slug: Slug
    kind: choices.PanelKind = choices.PanelKind.PANEL
    label_as_printed: Text = ""
    title: Text = ""
    language: Language = "en"
    other_titles: list[OtherTitle] = []
    held_on: date | None = None
    summary: Text = ""
    note: Text = ""
    translations: dict[Language, PanelTranslation] = {}
    speakers: list[Appearance] = []
    takeaways: list[Takeaway] = []
    statements: list[Statement] = []


class EditionTranslation(Record):
    translator: Text = ""
    title: Text = ""
    summary: Text = ""
    note: Text = ""
    city: Text = ""
    venue: Text = ""


class Edition(Record):
    slug: Annotated[Slug, Field(pattern=r"^\d{4}")]
    ordinal: Annotated[int, Field(ge=1)] | None = None
    title: Filled
    language: Language = "en"
    other_titles: list[OtherTitle] = []
    city: Text = ""
    country: Country = ""
    venue: Text = ""
    opens_on: date | None = None
    closes_on: date | None = None
    summary: Text = ""
    note: Text = ""
    translations: dict[Language, EditionTranslation] = {}
    published_at: Moment | None = None


class Release(Record):
    """One publication of the edition."""

    number: Annotated[int, Field(ge=1, le=2**15 - 1)]
    published_at: Moment
    withdrawn_at: Moment | None = None
    about: Text = ""


class Correction(Record):
    """What a statement or a takeaway said in public before it was corrected or removed."""

    number: Number  # the statement's or the takeaway's
    version: Annotated[int, Field(ge=1, le=2**15 - 1)]
    position: Annotated[int, Field(ge=0, le=2**15 - 1)] | None = None  # the takeaway's then
    panel: Slug | None = None
    text: Filled
    language: Language = "en"
    attribution: choices.Attribution | Literal[""] = ""
    said_by: Text = ""
    is_removal: bool = False
    corrected_at: Moment

    @model_validator(mode="after")
    def says_how_near_a_statement_is(self):
        if (self.position is None) == (self.attribution == ""):
            raise PydanticCustomError("attribution", "has no attribution, or one and a takeaway’s position")
        return self


class EditionFile(Record):
    format: Literal["edition/1"]
    forum: Forum
    edition: Edition
    organisations: dict[Slug, Organisation] = {}
    speakers: dict[Slug, Speaker] = {}
    sources: dict[Slug, Source] = {}
    takeaways: list[Takeaway] = []
    panels: list[Panel] = []
    releases: list[Release] = []
    corrections: list[Correction] = []


class ThemeName(Record):
    """In another language than English; a bare name stands for one without definition and translator."""

    name: Filled
    definition: Text = ""
    translator: Text = ""


def expanded_name(value):
    return {"name": value} if isinstance(value, str | int) else value


class Theme(Record):
    name: Filled
    names: dict[Language, Annotated[ThemeName, BeforeValidator(expanded_name)]] = {}
    definition: Text = ""
    terms: dict[Language, list[Filled]] = {}
    themes: "dict[Slug, Theme]" = {}  # narrower


class ThemesFile(Record):
    format: Literal["themes/1"]
    themes: dict[Slug, Theme]


class SynonymSet(Record):
    """Terms that mean the same; the narrower ones are found by them and do not find them."""

    terms: Annotated[list[Filled], Field(min_length=1)]
    narrower: list[Filled] = []
    note: Text = ""


class SynonymsFile(Record):
    format: Literal["synonyms/1"]
    sets: list[SynonymSet]
