"""A report as the edition it could become: panels, who appeared as whom, what they said. Nothing is written here.

A section that gives only takeaways is of the whole edition. Every other section becomes a panel; a passage of
the report stands in one place only, so that an editor moves it by taking it from one list to another.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext

from django_extras.scripts import JAPANESE
from proceedings.choices import Attendance, Attribution, PanelKind, Part
from proceedings.i18n.countries import code_of
from proceedings.imports.reading.dates import dates_in
from proceedings.imports.reading.figures import FoundFigure
from proceedings.imports.reading.report import Passage, Question, Report, Section, SpeakerBlock
from proceedings.imports.review.decisions import Fields
from speakers import names
from speakers.matching import NOBODY, KnownOrganisations, KnownSpeakers, Match
from speakers.models import Organisation, Speaker
from themes.choices import Decision

QUOTED = re.compile(r"[“„«「『\"][^“”„«»「」『』\"]+[”“»」』\"][.,;]?")


@dataclass
class ProposedStatement:
    passage: Passage
    text: str
    attribution: str = Attribution.PARAPHRASE
    decisions: dict = field(default_factory=dict)  # theme slug → accepted or rejected
    figures: list[FoundFigure] = field(default_factory=list)  # those accepted


@dataclass
class ProposedAppearance:
    """`key` names it within the proposal: section and place, e.g. `3-1`. `speaker` None = not identified."""

    key: str
    name_as_printed: str
    post_as_printed: str = ""
    organisation_as_printed: str = ""
    part: str = Part.SPEAKER
    attendance: str = Attendance.UNKNOWN
    match: Match[Speaker] = NOBODY
    organisation: Match[Organisation] = NOBODY
    panel: str = ""  # the key of the panel it was moved to
    employer: Organisation | None = None  # the record of the organisation printed; certain, or as decided
    employer_is_new: bool = False
    employer_is_answered: bool = True
    speaker: Speaker | None = None
    is_new: bool = False  # a record is to be made for them
    is_answered: bool = True  # False: an editor is still to say who it is
    identity: str = ""  # the key of the first appearance of the same person
    family_name: str = ""  # of a new record; blank = as the name is read
    country: str = ""  # the person's own, ISO 3166 alpha-2; blank = unknown
    statements: list[ProposedStatement] = field(default_factory=list)

    @property
    def printed(self):
        """What stands in the report, by what the desk calls it."""
        return {
            "name": self.name_as_printed,
            "post": self.post_as_printed,
            "organisation": self.organisation_as_printed,
        }


@dataclass
class ProposedPanel:
    key: str
    kind: str  # blank = an editor takes it for none
    title: str
    appearances: list[ProposedAppearance] = field(default_factory=list)
    unattributed: list[ProposedStatement] = field(default_factory=list)
    takeaways: list[ProposedStatement] = field(default_factory=list)
    place: tuple[int, int] = (0, 0)

    @property
    def fields(self):
        return Fields(self.key)

    @property
    def is_kept(self):
        """What was said keeps its panel, whatever an editor takes it for."""
        return bool(self.kind) or not self.is_bare

    @property
    def is_bare(self):
        return not (self.appearances or self.unattributed or self.takeaways)

    @property
    def is_empty(self):
        return self.is_bare and not self.title


@dataclass
class Proposal:
    title: str
    language: str
    ordinal: int | None = None
    published_on: date | None = None
    held_on: date | None = None
    year: int | None = None  # as printed; None = unknown
    panels: list[ProposedPanel] = field(default_factory=list)
    takeaways: list[ProposedStatement] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    publisher: str = ""
    url: str = ""  # where it was published
    themes: str = Decision.SUGGESTED  # what is decided about themes, where not about one of a passage

    def appearances(self):
        return [appearance for panel in self.panels for appearance in panel.appearances]

    def statements(self):
        """With the appearance each belongs to, None for what nobody is said to have said."""
        for panel in self.panels:
            for appearance in panel.appearances:
                yield from ((statement, appearance) for statement in appearance.statements)
            yield from ((statement, None) for statement in panel.unattributed)


class KnownRecords:
    """The speakers and organisations that the archive knows, read once for a whole report."""

    def __init__(self):
        self.speakers, self.organisations = KnownSpeakers(), KnownOrganisations()

    def match(self, block: SpeakerBlock) -> Match[Speaker]:
        return self.match_printed(
            block.name_as_printed, block.post_as_printed, block.organisation_as_printed, code_of(block.country)
        )

    def match_printed(self, name: str, post: str | None, organisation: str | None, country: str) -> Match[Speaker]:
        return self.speakers.match(name, post=post, organisation=organisation, country=country)

    def appearance(self, key: str, name: str) -> ProposedAppearance:
        """Of somebody whom the report does not introduce, and an editor does."""
        return propose_appearance(key, SpeakerBlock(name), Part.SPEAKER, self)

    def match_again(self, appearance: ProposedAppearance):
        """After another name, post or organisation was given."""
        printed = appearance.printed
        appearance.match = self.match_printed(
            printed["name"], printed["post"], printed["organisation"], appearance.country
        )
        appearance.organisation = self.organisations.match(appearance.organisation_as_printed)
        appearance.speaker, appearance.employer = appearance.match.record, appearance.organisation.record

    def slug_of(self, block: SpeakerBlock) -> str | None:
        """For `as_json`: a certain match only."""
        record = self.match(block).record
        return record.slug if record else None


def propose(report: Report, text: str, known: KnownRecords) -> Proposal:
    """What `report`, read from `text`, says of its edition, everybody matched who is certain."""
    proposal = Proposal(
        title=report.title or "",
        language=language_of(text),
        ordinal=report.ordinal,
        published_on=report.published_on,
        held_on=report.held_on,
        year=year_of(report),
        unplaced=list(report.unplaced),
        questions=list(report.questions),
    )
    for number, section in enumerate(report.sections, 1):
        panel = propose_panel(str(number), section, known)
        if section.kind == "takeaways":
            proposal.takeaways += panel.takeaways
            panel.takeaways = []
            panel.title = panel.title if panel.appearances or panel.unattributed else ""
        if not panel.is_empty:
            proposal.panels.append(panel)
    tell_apart(proposal.appearances(), {})
    return proposal


def tell_apart(people: Iterable[ProposedAppearance], decided: Mapping[str, str]) -> None:
    """Each with the key of the first appearance of the same person: of one name and capacity, or as decided.

    `decided` is {key: key of the one they are the same as, blank for nobody before them}.
    """
    first: dict[str, list[ProposedAppearance]] = defaultdict(list)
    by_key: dict[str, ProposedAppearance] = {}
    for person in people:
        namesakes = first[names.fold(person.name_as_printed)]
        same = next((each for each in namesakes if is_same_capacity(each, person)), None)
        if person.key in decided:
            same = by_key.get(decided[person.key])
        person.identity = same.identity if same else person.key
        if same is None:
            namesakes.append(person)
        by_key[person.key] = person


def is_same_capacity(one: ProposedAppearance, other: ProposedAppearance) -> bool:
    """Neither post nor organisation speaks against it; where one has none, nothing does."""
    return all(
        not mine or not theirs or names.fold(mine) == names.fold(theirs)
        for mine, theirs in (
            (one.post_as_printed, other.post_as_printed),
            (one.organisation_as_printed, other.organisation_as_printed),
        )
    )


def year_of(report: Report) -> int | None:
    """Of the event, of the publication, or of a day that may be either."""
    printed = (day for field in report.fields if field.what == "date" for day, _match in dates_in(field.passage.text))
    return next((day.year for day in (report.held_on, report.published_on, *printed) if day), None)


def propose_panel(key: str, section: Section, known: KnownRecords) -> ProposedPanel:
    moderators = [SpeakerBlock(name) for name in section.moderators]
    people = [(block, Part.MODERATOR) for block in moderators]
    people += [(block, part_of(section)) for block in section.speakers]
    return ProposedPanel(
        key,
        kind_of(section),
        section.title or "",
        [propose_appearance(f"{key}-{place}", block, part, known) for place, (block, part) in enumerate(people, 1)],
        [ProposedStatement(passage, passage.wording, Attribution.UNATTRIBUTED) for passage in section.unattributed],
        [ProposedStatement(passage, passage.wording) for passage in section.takeaways],
    )


def kind_of(section: Section) -> str:
    """Points that a report gives to no panel and to nobody are highlights of the day."""
    if section.kind == "keynote":
        return PanelKind.KEYNOTE
    points_only = not section.speakers and not section.moderators and not section.title
    return PanelKind.HIGHLIGHTS if points_only or section.kind == "takeaways" else PanelKind.PANEL


def part_of(section: Section) -> Part:
    """A keynote section with one speaker has its keynote speaker; among several the report does not say who it is."""
    return Part.KEYNOTE if section.kind == "keynote" and len(section.speakers) == 1 else Part.SPEAKER


def propose_appearance(key: str, block: SpeakerBlock, part: str, known: KnownRecords) -> ProposedAppearance:
    match = known.match(block)
    organisation = known.organisations.match(block.organisation_as_printed)
    return ProposedAppearance(
        key,
        block.name_as_printed,
        block.post_as_printed or "",
        block.organisation_as_printed or "",
        part,
        attendance_of(block.modality),
        match,
        organisation,
        employer=organisation.record,
        speaker=match.record,
        statements=[propose_statement(passage) for passage in block.paragraphs],
    )


def attendance_of(printed: str) -> str:
    if not printed:
        return Attendance.UNKNOWN
    return Attendance.IN_PERSON if printed.casefold() == "in person" else Attendance.ONLINE


def propose_statement(passage: Passage) -> ProposedStatement:
    """A passage is the report's account of what somebody said, unless it is a record of it, or one quotation."""
    is_verbatim = passage.is_verbatim or QUOTED.fullmatch(passage.wording.strip())
    return ProposedStatement(passage, passage.wording, Attribution.VERBATIM if is_verbatim else Attribution.PARAPHRASE)


def language_of(text: str) -> str:
    """By the script most letters are in: `ja`, `uk` or `en`."""
    sample = text[:20_000]
    latin = len(re.findall(r"[A-Za-z]", sample))
    cyrillic = len(re.findall(r"[\u0400-\u04ff]", sample))
    japanese = 2 * len(re.findall(f"[{JAPANESE}]", sample))  # a character says more than a letter
    return max([(latin, "en"), (cyrillic, "uk"), (japanese, "ja")], key=lambda counted: counted[0])[1]


def questions(proposal: Proposal) -> list[Question]:
    """What the report leaves open, and who nearly is somebody known, in the order of the lines."""
    asked = [
        Question(
            gettext("Is {name} {nearest}?").format(name=appearance.name_as_printed, nearest=nearest_names(appearance)),
            appearance.statements[0].passage,
        )
        for appearance in proposal.appearances()
        if appearance.match.candidates and not appearance.speaker and not appearance.is_new and appearance.statements
    ]
    return sorted([*proposal.questions, *asked], key=lambda question: question.line)


def nearest_names(appearance: ProposedAppearance) -> str:
    return gettext(" or ").join(str(candidate.record) for candidate in appearance.match.candidates)
