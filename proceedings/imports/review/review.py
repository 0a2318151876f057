"""A report under review: what was read, the decisions about it (see decisions.py), and the proposal with them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from proceedings.choices import Attribution, PanelKind, Part
from proceedings.imports.reading.figures import figures_in
from proceedings.imports.reading.parse import parse
from proceedings.imports.review.decisions import LONGEST, added, shortened
from proceedings.imports.review.points import Point, Suggestion, arranged
from proceedings.imports.review.proposal import Known, ProposedAppearance, ProposedPanel, propose, said
from proceedings.imports.review.theme_suggestions import Terms
from speakers.matching import is_whole
from themes.choices import Decision

NEW, WHOLE_EDITION, HEADING, UNPLACED, NO_PANEL = "new", "t", "heading", "unplaced", ""
KNOWN_BY_THEIR_OWN_FIELD = {"title", "published_on"}


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
        self.known = Known()
        self.proposal = propose(self.report, text, self.known)
        self.speakers = {speaker.slug: speaker for speaker in self.known.speakers.people.values()}
        self.points = arranged(list(self.read_points()), text, decisions)
        self.questions = []
        self.apply()

    def chosen(self, name, allowed, proposed):
        """The decision of that name, if it is one that the page offers."""
        value = self.decisions.get(name, proposed)
        return value if value in allowed else proposed

    # --- what the page shows ------------------------------------------------------------------------------

    def read_points(self):
        """Every passage once, at the place where the report has it."""
        for panel in self.proposal.panels:
            for appearance in panel.appearances:
                yield from (Point(each.passage, each.text, appearance.key) for each in appearance.statements)
            yield from (Point(each.passage, each.text, f"u-{panel.key}") for each in panel.unattributed)
            yield from (Point(each.passage, each.text, f"t-{panel.key}") for each in panel.takeaways)
        yield from (Point(each.passage, each.text, WHOLE_EDITION) for each in self.proposal.takeaways)
        aside = [each.passage for each in self.report.fields if each.what not in KNOWN_BY_THEIR_OWN_FIELD]
        yield from (Point(passage, passage.wording, HEADING) for passage in aside)
        yield from (Point(passage, passage.wording, UNPLACED) for passage in self.proposal.unplaced)

    def panel_names(self):
        """{key: what the panel is called}"""
        names = {}
        for number, panel in enumerate(self.proposal.panels, 1):
            names[panel.key] = panel.title or _("panel {number}").format(number=number)
        return names

    @cached_property
    def destinations(self):
        """Where a passage can go, with a label: everybody at every panel, takeaways, nobody."""
        found, names = {}, self.panel_names()
        for panel in self.proposal.panels:
            where = names[panel.key]
            found |= {each.key: f"{each.name_as_printed} – {where}" for each in panel.appearances}
            found[f"u-{panel.key}"] = _("Nobody named – {where}").format(where=where)
            found[f"t-{panel.key}"] = _("Takeaway – {where}").format(where=where)
        found[WHOLE_EDITION] = _("Takeaway of the whole edition")
        return found | {HEADING: _("A heading, or not said"), UNPLACED: _("Not placed")}

    def destinations_near(self, panel):
        """Of a long report: the people of this panel, and of each panel what is nobody's."""
        people = {each.key for each in self.proposal.appearances() if panel is None or each.panel != panel.key}
        return {key: label for key, label in self.destinations.items() if key not in people}

    def at(self, place):
        """The points that go there, in the order of the source."""
        return self.by_place.get(place, [])

    @property
    def aside(self):
        return {"headings": self.at(HEADING), "unplaced": self.at(UNPLACED)}

    @property
    def open_questions(self):
        return [question for question in self.questions if not question.is_settled]

    @property
    def asked_speakers(self):
        """Whom an editor has not yet identified, nor said that they stay so."""
        return [each for each in self.proposal.appearances() if not each.is_answered]

    @property
    def asked_organisations(self):
        """Those whose organisation nearly is a known one."""
        return [each for each in self.proposal.appearances() if not each.employer_is_answered]

    # --- the decisions ------------------------------------------------------------------------------------

    def apply(self):
        self.facts()
        self.arrange_panels()
        for appearance in self.proposal.appearances():
            self.identify(appearance)
            self.employ(appearance)
        self.place_points()
        self.suggest()
        self.fill()
        self.ask()

    def facts(self):
        proposal = self.proposal
        proposal.title = shortened(self.decisions, "title", proposal.title)
        ordinal = self.decisions.get("ordinal", "")
        if "ordinal" in self.decisions:
            proposal.ordinal = int(ordinal) if re.fullmatch(r"[1-9]\d{0,3}", ordinal) else None
        if "held_on" in self.decisions:
            proposal.held_on = day(self.decisions["held_on"])
            proposal.year = proposal.held_on.year if proposal.held_on else proposal.year
        self.words = self.chosen("words", {Attribution.PARAPHRASE, Attribution.EDITED}, Attribution.PARAPHRASE)
        self.themes = self.chosen("themes", set(Decision), Decision.SUGGESTED)
        self.figures = self.chosen("figures", {Decision.ACCEPTED, Decision.REJECTED}, Decision.REJECTED)

    def arrange_panels(self):
        """Panels and people as added, renamed, moved and put in order."""
        panels = self.proposal.panels
        panels += [
            ProposedPanel(f"n{number}", PanelKind.PANEL, title) for number, title in added(self.decisions, "panel")
        ]
        for panel in panels:
            panel.title = shortened(self.decisions, f"title-{panel.key}", panel.title)
            panel.kind = self.chosen(f"kind-{panel.key}", {*PanelKind, NO_PANEL}, panel.kind)
            for number, name in added(self.decisions, f"person-{panel.key}"):
                panel.appearances.append(self.known.appearance(f"{panel.key}-n{number}", name[: LONGEST["name"]]))
        self.move_people({panel.key: panel for panel in panels})
        for number, panel in enumerate(panels, 1):
            panel.place = place_of(self.decisions.get(f"place-{panel.key}", ""), number)
        panels.sort(key=lambda panel: panel.place)

    def move_people(self, panels):
        for panel in panels.values():
            for appearance in list(panel.appearances):
                appearance.panel = self.chosen(f"at-{appearance.key}", panels, panel.key)
        everybody = self.proposal.appearances()
        for panel in panels.values():
            panel.appearances = [each for each in everybody if each.panel == panel.key]

    def identify(self, appearance: ProposedAppearance):
        """Who it is: as decided, else whoever is certain, else a new record where nobody is near."""
        self.name(appearance)
        offered = {record.slug: record for record in appearance.match.offered}
        proposed = NEW if not offered and is_whole(appearance.name_as_printed) else ""
        proposed = appearance.match.record.slug if appearance.match.record else proposed
        choice = self.chosen(f"speaker-{appearance.key}", {*offered, NEW, ""}, proposed)
        appearance.is_answered = f"speaker-{appearance.key}" in self.decisions or bool(choice)
        other = self.speakers.get(self.decisions.get(f"other-{appearance.key}", "").strip())
        appearance.speaker, appearance.is_new = other or offered.get(choice), choice == NEW and not other
        appearance.part = self.chosen(f"part-{appearance.key}", set(Part), appearance.part)

    def name(self, appearance: ProposedAppearance):
        """Name, post and organisation as mended; whoever is called otherwise may be somebody else."""
        before = appearance.printed
        wanted = [shortened(self.decisions, f"{what}-{appearance.key}", printed) for what, printed in before.items()]
        appearance.name_as_printed = wanted[0] or appearance.name_as_printed
        appearance.post_as_printed, appearance.organisation_as_printed = wanted[1:]
        if appearance.printed != before:
            self.known.match_again(appearance)

    def employ(self, appearance: ProposedAppearance):
        """Which organisation is printed: as decided, else the certain one, else a new record where none is near."""
        if not appearance.organisation_as_printed:
            return
        match = appearance.organisation
        offered = {record.slug: record for record in match.offered}
        proposed = match.record.slug if match.record else ("" if offered else NEW)
        choice = self.chosen(f"employer-{appearance.key}", {*offered, NEW, ""}, proposed)
        appearance.employer_is_answered = f"employer-{appearance.key}" in self.decisions or bool(choice)
        appearance.employer, appearance.employer_is_new = offered.get(choice), choice == NEW

    def place_points(self):
        destinations = self.destinations
        self.by_place = {}
        for point in self.points:
            point.to = self.chosen(f"to-{point.start}", destinations, point.to)
            self.by_place.setdefault(point.to, []).append(point)

    def suggest(self):
        terms = Terms()
        offered = {"", *Decision}
        for point in self.points:
            if point.to in {HEADING, UNPLACED}:
                continue
            for named in terms.named_in(point.passage.wording, self.proposal.language):
                name = f"theme-{point.start}-{named.theme.slug}"
                decision = self.chosen(name, offered, "")
                point.themes.append(Suggestion(name, str(named.theme), named.evidence, decision, named))
            for found in figures_in(point.passage.wording) if is_said(point) else ():
                name = f"figure-{point.start}-{found.start}"
                decision = self.chosen(name, offered, "")
                point.figures.append(Suggestion(name, found.subject, found.as_printed, decision, found))

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
        """The report's questions; settled ones stay on the list, and are not asked again of the edition."""
        on_page = {point.start for point in self.points}
        for number, question in enumerate(self.report.questions):
            is_settled = bool(self.decisions.get(f"settled-{number}"))
            anchor = f"p-{question.passage.start}" if question.passage.start in on_page else f"line-{question.line}"
            self.questions.append(Asked(number, question.about, question.line, anchor, is_settled))
        settled = {question.number for question in self.questions if question.is_settled}
        asked = enumerate(self.report.questions)
        self.proposal.questions = [question for number, question in asked if number not in settled]


def is_said(point):
    """By somebody or nobody: no takeaway."""
    return not point.to.startswith("t")


def place_of(printed, number):
    """Where a panel stands: as typed, else where the report has it."""
    return (int(printed) if re.fullmatch(r"\d{1,3}", printed) else number, number)


def day(printed):
    try:
        return date.fromisoformat(printed)
    except ValueError:
        return None
