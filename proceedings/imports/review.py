"""What an editor decides about a proposal, as the review's page sends it, and the proposal with it.

Decisions are {name of the page's field: value}, and hold only what the page offers:
`speaker-<appearance>` slug, `new` or blank · `other-<appearance>` slug of anybody else ·
`part-`, `post-`, `organisation-<appearance>` ·
`to-<passage>` an appearance, or what DESTINATIONS names · `text-<passage>` · `theme-<passage>-<slug>` ·
`figure-<passage>-<start>` · `settled-<question>` · `title`, `ordinal`, `held_on` · `words`, `themes`, `figures`
for all at once. An appearance is named by its key, a passage by its first character, a question by its number.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from proceedings.choices import Attribution, Part
from proceedings.imports.figures import Found, figures_in
from proceedings.imports.parse import parse
from proceedings.imports.proposal import Known, ProposedAppearance, propose, said
from proceedings.imports.report import Passage
from proceedings.imports.themes import Named, Terms
from proceedings.models import LONGEST_STATEMENT
from speakers.matching import is_whole
from themes.choices import Decision

MOST_PASSAGES = 600  # on one page
NAME = re.compile(
    r"(?:speaker|other|part|post|organisation)-\d+-\d+|(?:to|text)-\d+|theme-\d+-[\w-]+|figure-\d+-\d+|settled-\d+"
    r"|title|ordinal|held_on|words|themes|figures"
)
NEW, WHOLE_EDITION, HEADING, UNPLACED = "new", "t", "heading", "unplaced"
NOT_SAID = {HEADING: "A heading, or not said", UNPLACED: "Not placed"}
KNOWN_BY_THEIR_OWN_FIELD = {"title", "published_on"}
LONGEST = {"post": 500, "organisation": 300, "title": 500}


def decisions_of(posted):
    """Of what a page sent, what can be a decision."""
    kept = {name: value for name, value in posted.items() if NAME.fullmatch(name)}
    return {name: tidy(value)[:LONGEST_STATEMENT] for name, value in kept.items()}


def tidy(value):
    """Line ends as in the archive, and none of the characters that Postgres refuses."""
    return value.replace("\r\n", "\n").replace("\x00", "")


@dataclass(frozen=True)
class Suggestion:
    """A theme or figure found in a passage; `decision` blank = as decided for all."""

    name: str  # of the page's field
    label: str
    words: str
    decision: str
    found: Named | Found


@dataclass
class Point:
    """A passage on the page: where it goes, its wording, what is suggested about it."""

    passage: Passage
    text: str
    to: str
    themes: list[Suggestion] = field(default_factory=list)
    figures: list[Suggestion] = field(default_factory=list)

    @property
    def start(self):
        return self.passage.start


@dataclass
class Asked:
    number: int
    about: str
    line: int
    anchor: str
    is_settled: bool


class Review:
    """A report with the decisions about it: `points` to show, `proposal` to make the draft from."""

    def __init__(self, text: str, decisions: dict):
        self.text, self.decisions = text, decisions
        self.report = parse(text)
        known = Known()
        self.proposal = propose(self.report, text, known)
        self.speakers = {speaker.slug: speaker for speaker in known.speakers.people.values()}
        self.points = list(self.read_points())
        self.questions = []
        self.is_too_long = len(self.points) > MOST_PASSAGES
        if not self.is_too_long:
            self.apply()

    def chosen(self, name, allowed, proposed):
        """The decision of that name, if it is one that the page offers."""
        value = self.decisions.get(name, proposed)
        return value if value in allowed else proposed

    # --- what the page shows ------------------------------------------------------------------------------

    def read_points(self):
        """Every passage once, in the order of the source, at the place where the report has it."""
        for panel in self.proposal.panels:
            for appearance in panel.appearances:
                yield from (Point(each.passage, each.text, appearance.key) for each in appearance.statements)
            yield from (Point(each.passage, each.text, f"u-{panel.key}") for each in panel.unattributed)
            yield from (Point(each.passage, each.text, f"t-{panel.key}") for each in panel.takeaways)
        yield from (Point(each.passage, each.text, WHOLE_EDITION) for each in self.proposal.takeaways)
        aside = [each.passage for each in self.report.fields if each.what not in KNOWN_BY_THEIR_OWN_FIELD]
        yield from (Point(passage, passage.wording, HEADING) for passage in aside)
        yield from (Point(passage, passage.wording, UNPLACED) for passage in self.proposal.unplaced)

    @property
    def destinations(self):
        """Where a passage can go, with a label: everybody at every panel, takeaways, nobody."""
        found = {}
        for number, panel in enumerate(self.proposal.panels, 1):
            where = panel.title or f"panel {number}"
            found |= {each.key: f"{each.name_as_printed} – {where}" for each in panel.appearances}
            found[f"u-{panel.key}"] = f"Nobody named – {where}"
            found[f"t-{panel.key}"] = f"Takeaway – {where}"
        return found | {WHOLE_EDITION: "Takeaway of the whole edition"} | NOT_SAID

    def at(self, place):
        """The points that go there, in the order of the source."""
        return sorted((each for each in self.points if each.to == place), key=lambda each: each.passage.start)

    @property
    def aside(self):
        return {"headings": self.at(HEADING), "unplaced": self.at(UNPLACED)}

    @property
    def open_questions(self):
        return [question for question in self.questions if not question.is_settled]

    # --- the decisions ------------------------------------------------------------------------------------

    def apply(self):
        self.facts()
        for appearance in self.proposal.appearances():
            self.identify(appearance)
        self.place_points()
        self.suggest()
        self.fill()
        self.ask()

    def facts(self):
        proposal = self.proposal
        proposal.title = self.decisions.get("title", proposal.title).strip()[: LONGEST["title"]]
        ordinal = self.decisions.get("ordinal", "")
        if "ordinal" in self.decisions:
            proposal.ordinal = int(ordinal) if re.fullmatch(r"[1-9]\d{0,3}", ordinal) else None
        if "held_on" in self.decisions:
            proposal.held_on = day(self.decisions["held_on"])
            proposal.year = proposal.held_on.year if proposal.held_on else proposal.year
        self.words = self.chosen("words", {Attribution.PARAPHRASE, Attribution.EDITED}, Attribution.PARAPHRASE)
        self.themes = self.chosen("themes", set(Decision), Decision.SUGGESTED)
        self.figures = self.chosen("figures", {Decision.ACCEPTED, Decision.REJECTED}, Decision.REJECTED)

    def identify(self, appearance: ProposedAppearance):
        """Who it is: as decided, else whoever is certain, else a new record where nobody is near."""
        offered = {record.slug: record for record in appearance.match.offered}
        proposed = NEW if not offered and is_whole(appearance.name_as_printed) else ""
        proposed = appearance.match.record.slug if appearance.match.record else proposed
        choice = self.chosen(f"speaker-{appearance.key}", {*offered, NEW, ""}, proposed)
        appearance.is_answered = f"speaker-{appearance.key}" in self.decisions or bool(choice)
        other = self.speakers.get(self.decisions.get(f"other-{appearance.key}", "").strip())
        appearance.speaker, appearance.is_new = other or offered.get(choice), choice == NEW and not other
        appearance.part = self.chosen(f"part-{appearance.key}", set(Part), appearance.part)
        for what in ("post", "organisation"):
            printed = self.decisions.get(f"{what}-{appearance.key}", getattr(appearance, f"{what}_as_printed"))
            setattr(appearance, f"{what}_as_printed", printed.strip()[: LONGEST[what]])

    def place_points(self):
        destinations = self.destinations
        for point in self.points:
            point.to = self.chosen(f"to-{point.passage.start}", destinations, point.to)
            point.text = self.decisions.get(f"text-{point.passage.start}", point.text).strip() or point.passage.wording

    def suggest(self):
        terms = Terms()
        offered = {"", *Decision}
        for point in self.said():
            start = point.passage.start
            for named in terms.named_in(point.passage.wording, self.proposal.language):
                name = f"theme-{start}-{named.theme.slug}"
                decision = self.chosen(name, offered, "")
                point.themes.append(Suggestion(name, named.theme.name, named.evidence, decision, named))
            for found in figures_in(point.passage.wording):
                name = f"figure-{start}-{found.start}"
                decision = self.chosen(name, offered, "")
                point.figures.append(Suggestion(name, found.subject, found.as_printed, decision, found))

    def said(self):
        return [point for point in self.points if re.match(r"\d|u-", point.to)]

    def fill(self):
        """The proposal anew, from where the points go."""
        for panel in self.proposal.panels:
            for appearance in panel.appearances:
                appearance.statements = [self.statement(point) for point in self.at(appearance.key)]
            panel.unattributed = [self.statement(point) for point in self.at(f"u-{panel.key}")]
            panel.takeaways = [self.statement(point) for point in self.at(f"t-{panel.key}")]
        self.proposal.takeaways = [self.statement(point) for point in self.at(WHOLE_EDITION)]
        self.proposal.unplaced = [point.passage for point in self.at(UNPLACED)]

    def statement(self, point):
        statement = said(point.passage)
        statement.text = point.text
        if point.text != point.passage.wording:
            statement.attribution = Attribution.PARAPHRASE
        elif statement.attribution != Attribution.VERBATIM:
            statement.attribution = self.words
        statement.decisions = {each.found.theme.slug: each.decision or self.themes for each in point.themes}
        accepted = [each.found for each in point.figures if (each.decision or self.figures) == Decision.ACCEPTED]
        statement.figures = accepted
        return statement

    def ask(self):
        """The report's questions; settled ones stay on the list."""
        on_page = {point.passage.start for point in self.points}
        for number, question in enumerate(self.report.questions):
            is_settled = bool(self.decisions.get(f"settled-{number}"))
            anchor = f"p-{question.passage.start}" if question.passage.start in on_page else f"line-{question.line}"
            self.questions.append(Asked(number, question.about, question.line, anchor, is_settled))

    @property
    def asked_speakers(self):
        """Whom an editor has not yet identified, nor said that they stay so."""
        return [each for each in self.proposal.appearances() if not each.is_answered]


def day(printed):
    try:
        return date.fromisoformat(printed)
    except ValueError:
        return None
