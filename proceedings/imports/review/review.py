"""A report under review, in steps: what was read, whom the archive knows, the proposal, the decisions applied to it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext

from proceedings.choices import Attribution, PanelKind, Part
from proceedings.imports.reading.figures import figures_in
from proceedings.imports.reading.layouts import Layout
from proceedings.imports.reading.report import Report
from proceedings.imports.review.decisions import Decisions, Fields
from proceedings.imports.review.proposal import (
    KnownRecords,
    Proposal,
    ProposedAppearance,
    ProposedPanel,
    ProposedStatement,
    propose,
    propose_statement,
    tell_apart,
)
from proceedings.imports.review.review_items import ReviewItem, ReviewQuestion, Suggestion, arrange
from proceedings.imports.review.theme_suggestions import ThemeTerms
from proceedings.models import MAX_STATEMENT_LENGTH
from proceedings.text.own_words import repeats
from speakers.matching import is_whole
from speakers.models import Speaker
from themes.choices import Decision

NEW, WHOLE_EDITION, HEADING, UNPLACED, NO_PANEL = "new", "t", "heading", "unplaced", ""
KNOWN_BY_THEIR_OWN_FIELD = {"title", "published_on"}


@dataclass
class Review:
    """A report with the decisions about it: `items` to show, in the order of the source, and where each goes.

    `proposal` has the panels and people as decided; `proposed_edition` fills in what they said.
    """

    text: str
    decisions: Decisions
    report: Report
    proposal: Proposal
    items: list[ReviewItem]
    speakers: dict[str, Speaker]  # everybody known, by slug
    questions: list[ReviewQuestion] = field(default_factory=list)

    @cached_property
    def panel_names(self):
        """{key: what the panel is called}"""
        panels = enumerate(self.proposal.panels, 1)
        return {panel.key: panel.title or gettext("panel {number}").format(number=number) for number, panel in panels}

    @cached_property
    def destinations(self):
        """Where a passage can go, with a label: everybody at every panel, takeaways, nobody."""
        found: dict[str, str] = {}
        for panel in self.proposal.panels:
            where = self.panel_names[panel.key]
            found |= {each.key: f"{each.name_as_printed} – {where}" for each in panel.appearances}
            found[f"u-{panel.key}"] = gettext("Nobody named – {where}").format(where=where)
            found[f"t-{panel.key}"] = gettext("Takeaway – {where}").format(where=where)
        found[WHOLE_EDITION] = gettext("Takeaway of the whole edition")
        return found | {HEADING: gettext("A heading, or not said"), UNPLACED: gettext("Not placed")}

    def destinations_near(self, panel):
        """Of a long report: the people of this panel, and of each panel what is nobody's."""
        people = {each.key for each in self.proposal.appearances() if panel is None or each.panel != panel.key}
        return {key: label for key, label in self.destinations.items() if key not in people}

    @cached_property
    def by_place(self):
        """{where: its passages in the order of the source}"""
        found = defaultdict(list)
        for item in self.items:
            found[item.to].append(item)
        return dict(found)

    def at(self, place):
        return self.by_place.get(place, [])

    @property
    def unplaced(self):
        return self.at(UNPLACED)

    @cached_property
    def open_questions(self):
        return [question for question in self.questions if not question.is_settled]

    @cached_property
    def asked_speakers(self):
        """Whom an editor has not yet identified, nor said that they stay so."""
        return [each for each in self.proposal.appearances() if not each.is_answered]

    @cached_property
    def asked_organisations(self):
        """Those whose organisation nearly is a known one."""
        return [each for each in self.proposal.appearances() if not each.employer_is_answered]

    @property
    def is_of_a_forum(self):
        """Whether anybody speaks in it, a panel has a title, or an editor declares it nobody's words."""
        layout = self.report.layout
        is_declared_nobodys = layout.used == Layout.NOBODY != layout.guessed
        return is_declared_nobodys or any(section.speakers or section.title for section in self.report.sections)

    @property
    def words(self):
        """What passages left in the report's words are marked as."""
        allowed = {Attribution.PARAPHRASE, Attribution.EDITED}
        return self.decisions.chosen("words", None, allowed, Attribution.PARAPHRASE)

    @property
    def themes(self):
        """What suggested themes are, where not decided one by one."""
        return self.decisions.chosen("themes", None, set(Decision), Decision.SUGGESTED)

    @property
    def figures(self):
        return self.decisions.chosen("figures", None, {Decision.ACCEPTED, Decision.REJECTED}, Decision.REJECTED)


def review_of(report: Report, text: str, decisions: Decisions) -> Review:
    """The review of `report`, read from `text`, with what is decided about it. Writes nothing."""
    known = KnownRecords()
    proposal = propose(report, text, known)
    items = arrange(list(items_read(report, proposal)), text, decisions)
    set_facts(proposal, decisions)
    removed = arrange_panels(proposal, decisions, known)
    speakers = {speaker.slug: speaker for speaker in known.speakers.people.values()}
    for person in proposal.appearances():
        identify_speaker(person, decisions, known, speakers)
        identify_organisation(person, decisions)
    tell_apart(proposal.appearances(), decisions.same_people())
    review = Review(text, decisions, report, proposal, items, speakers)
    place_items(review, removed)
    review.questions = questions_asked(review)
    return review


def proposed_edition(review: Review) -> Proposal:
    """The proposal, filled with where the passages go and with the questions that are open."""
    suggest_figures(review, review.items)
    proposal, themes = review.proposal, review.decisions.themes_of_passages()
    proposal.themes = review.themes
    for panel in proposal.panels:
        for person in panel.appearances:
            person.statements = [statement(review, item, themes) for item in review.at(person.key)]
        panel.unattributed = [statement(review, item, themes) for item in review.at(f"u-{panel.key}")]
        panel.takeaways = [statement(review, item, themes) for item in review.at(f"t-{panel.key}")]
    proposal.takeaways = [statement(review, item, themes) for item in review.at(WHOLE_EDITION)]
    proposal.unplaced = [item.passage for item in review.at(UNPLACED)]
    settled = {question.number for question in review.questions if question.is_settled}
    asked = enumerate(review.report.questions)
    proposal.questions = [question for number, question in asked if number not in settled]
    return proposal


def items_read(report: Report, proposal: Proposal) -> Iterable[ReviewItem]:
    """Every passage once, at the place where the report has it."""
    for panel in proposal.panels:
        for person in panel.appearances:
            yield from (ReviewItem(each.passage, each.text, person.key) for each in person.statements)
        yield from (ReviewItem(each.passage, each.text, f"u-{panel.key}") for each in panel.unattributed)
        yield from (ReviewItem(each.passage, each.text, f"t-{panel.key}") for each in panel.takeaways)
    yield from (ReviewItem(each.passage, each.text, WHOLE_EDITION) for each in proposal.takeaways)
    aside = [each.passage for each in report.fields if each.what not in KNOWN_BY_THEIR_OWN_FIELD]
    yield from (ReviewItem(passage, passage.wording, HEADING) for passage in aside)
    yield from (ReviewItem(passage, passage.wording, UNPLACED) for passage in proposal.unplaced)


# --- the decisions ----------------------------------------------------------------------------------------


def set_facts(proposal: Proposal, decisions: Decisions) -> None:
    proposal.title = decisions.written("title", None, proposal.title)
    proposal.ordinal = decisions.ordinal(proposal.ordinal)
    proposal.held_on = decisions.held_on(proposal.held_on)
    if decisions.has("held_on") and proposal.held_on:
        proposal.year = proposal.held_on.year


def arrange_panels(proposal: Proposal, decisions: Decisions, known: KnownRecords) -> dict[str, str]:
    """Panels and people as added, renamed, moved, removed and put in order; {person removed: their panel}."""
    panels = proposal.panels
    panels += [ProposedPanel(f"n{number}", PanelKind.PANEL, title) for number, title in decisions.added_panels()]
    for number, panel in enumerate(panels, 1):
        panel.title = decisions.written("title", panel.key, panel.title)
        panel.kind = decisions.chosen("kind", panel.key, {*PanelKind, NO_PANEL}, panel.kind)
        panel.place = decisions.place_of(panel.key, number)
        for place, name in decisions.added_people(panel.key):
            panel.appearances.append(known.appearance(f"{panel.key}-n{place}", name))
    removed = move_people(panels, decisions)
    panels.sort(key=lambda panel: panel.place)
    return removed


def move_people(panels: list[ProposedPanel], decisions: Decisions) -> dict[str, str]:
    here = defaultdict(list)
    removed = {}
    keys = {panel.key for panel in panels}
    for panel in panels:
        for person in panel.appearances:
            person.panel = decisions.chosen("at", person.key, keys, panel.key)
            if decisions.is_removed(person.key):
                removed[person.key] = person.panel
            else:
                here[person.panel].append(person)
    for panel in panels:
        panel.appearances = here[panel.key]
    return removed


def identify_speaker(
    person: ProposedAppearance, decisions: Decisions, known: KnownRecords, speakers: dict[str, Speaker]
) -> None:
    """Who it is: as decided, else whoever is certain, else a new record where nobody is near."""
    apply_description(person, decisions, known)
    offered = {record.slug: record for record in person.match.offered}
    proposed = NEW if not offered and is_whole(person.name_as_printed) else ""
    proposed = person.match.record.slug if person.match.record else proposed
    choice = decisions.chosen("speaker", person.key, {*offered, NEW, ""}, proposed)
    other = speakers.get(decisions.other_of(person.key))
    person.is_answered = decisions.has("speaker", person.key) or bool(choice or other)
    person.speaker, person.is_new = other or offered.get(choice), choice == NEW and not other
    person.part = decisions.chosen("part", person.key, set(Part), person.part)


def apply_description(person: ProposedAppearance, decisions: Decisions, known: KnownRecords) -> None:
    """Name, post, organisation and country as mended; whoever is described otherwise may be somebody else."""
    before = {**person.printed, "country": person.country}
    wanted = {what: decisions.written(what, person.key, printed) for what, printed in person.printed.items()}
    person.name_as_printed = wanted["name"] or person.name_as_printed
    person.post_as_printed, person.organisation_as_printed = wanted["post"], wanted["organisation"]
    person.family_name = decisions.written("family", person.key, person.family_name)
    if decisions.has("country", person.key):
        person.country = decisions.country_of(person.key)
    if {**person.printed, "country": person.country} != before:
        known.match_again(person)


def identify_organisation(person: ProposedAppearance, decisions: Decisions) -> None:
    """Which organisation is printed: as decided, else the certain one, else a new record where none is near."""
    if not person.organisation_as_printed:
        return
    match = person.organisation
    offered = {record.slug: record for record in match.offered}
    proposed = match.record.slug if match.record else ("" if offered else NEW)
    choice = decisions.chosen("employer", person.key, {*offered, NEW, ""}, proposed)
    person.employer_is_answered = decisions.has("employer", person.key) or bool(choice)
    person.employer, person.employer_is_new = offered.get(choice), choice == NEW


def place_items(review: Review, removed: dict[str, str]) -> None:
    """What a person said who is removed is nobody's at that panel."""
    for item in review.items:
        proposed = f"u-{removed[item.to]}" if item.to in removed else item.to
        item.to = review.decisions.owner_of(item.start, review.destinations, proposed)


def suggest_for_items(review: Review, items: list[ReviewItem]) -> None:
    """What themes and figures `items` seem to have, each with what is decided about it."""
    terms = ThemeTerms()
    for item in filter(is_of_the_record, items):
        named = terms.named_in(item.passage.wording, review.proposal.language)
        item.themes = [theme_suggestion(review.decisions, item.start, each) for each in named]
    suggest_figures(review, items)


def suggest_figures(review: Review, items: list[ReviewItem]) -> None:
    for item in filter(is_of_the_record, items):
        found = figures_in(item.passage.wording) if is_said(item) else ()
        item.figures = [figure_suggestion(review.decisions, item.start, each) for each in found]


def theme_suggestion(decisions: Decisions, start: int, named) -> Suggestion:
    key = f"{start}-{named.theme.slug}"
    decision = decisions.chosen("theme", key, {"", *Decision}, "")
    return Suggestion(Fields(key)["theme"], str(named.theme), named.evidence, decision, named)


def figure_suggestion(decisions: Decisions, start: int, found) -> Suggestion:
    key = f"{start}-{found.start}"
    decision = decisions.chosen("figure", key, {"", *Decision}, "")
    return Suggestion(Fields(key)["figure"], found.subject, found.as_printed, decision, found)


def statement(review: Review, item: ReviewItem, themes: dict[int, dict[str, str]]) -> ProposedStatement:
    accepted = [each.found for each in item.figures if (each.decision or review.figures) == Decision.ACCEPTED]
    decided = themes.get(item.start, {})
    return ProposedStatement(item.passage, item.text, attribution_of(item, review.words), decided, accepted)


def attribution_of(item: ReviewItem, words: str) -> str:
    """Mended words remain what they were marked as: only what is said otherwise is a paraphrase."""
    is_verbatim = propose_statement(item.passage).attribution == Attribution.VERBATIM
    if not item.is_reworded:
        return Attribution.VERBATIM if is_verbatim else words
    if repeats(item.text, item.passage.wording):
        return Attribution.EDITED if is_verbatim else words
    return Attribution.PARAPHRASE


def questions_asked(review: Review) -> list[ReviewQuestion]:
    """The report's questions, each also with its passage; settled ones stay on the list."""
    starts = [item.start for item in review.items]
    asked = []
    for number, question in enumerate(review.report.questions):
        item = item_at(review.items, starts, question.passage.start)
        anchor = f"p-{item.start}" if item else f"line-{question.line}"
        asked.append(ReviewQuestion(number, question.about, question.line, anchor, review.decisions.is_settled(number)))
        if item:
            item.questions.append(asked[-1])
    return asked


def item_at(items: list[ReviewItem], starts: list[int], place: int) -> ReviewItem | None:
    """The passage in which that character of the source is."""
    number = bisect_right(starts, place) - 1
    return items[number] if number >= 0 and place < items[number].passage.end else None


def is_of_the_record(item: ReviewItem) -> bool:
    """What is too long for a statement is to be divided first."""
    return item.to not in {HEADING, UNPLACED} and item.length <= MAX_STATEMENT_LENGTH


def is_said(item: ReviewItem) -> bool:
    """By somebody or nobody: no takeaway."""
    return not item.to.startswith("t")
