"""A corrected report of an edition: what it changes, and the edition with what of it an editor accepts.

A statement is known again by the words of the source that it rests on, though some of them changed, and keeps its
number, slug, themes, figures and evidence. What an editor worded stays as it is worded.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from rapidfuzz import fuzz

from proceedings.choices import Attribution
from proceedings.imports.draft import DraftWriter, already_imported, checksum, free_slug, numbered, shortened
from proceedings.imports.reading.parse import parse
from proceedings.imports.review.proposal import Proposal, ProposedAppearance, ProposedPanel, ProposedStatement
from proceedings.models import RESERVED_SLUGS, ForumEdition, Panel, SourceDocument, Statement, Takeaway
from proceedings.models.slugs import statement_slug
from speakers import names

MIN_SIMILARITY = 60  # of 100: alike enough to be a rewording, by the same person
MIN_SIMILARITY_OF_ANOTHERS = 85  # by another: then it is nearly the same
MAX_COMPARED = 400  # statements that are left when the same ones are paired
MIN_SHARE_OF_SAME = 0.5  # of an edition's statements stand in its corrected report word for word
CHANGED, ADDED, REMOVED, FACT = "changed", "added", "removed", "fact"
FACTS = ("title", "ordinal", "held_on", "published_on")


@dataclass
class Difference:
    """One line to accept or not: the record it is about (None = new) and what the corrected report says."""

    kind: str
    what: str  # statement, takeaway, or the name of a fact
    record: Statement | Takeaway | None = None
    proposed: ProposedStatement | None = None
    panel: ProposedPanel | None = None  # of the corrected report; None = of the whole edition
    person: ProposedAppearance | None = None
    before: str = ""
    after: str = ""
    before_who: str = ""
    after_who: str = ""

    @property
    def is_moved(self):
        """Given to somebody else."""
        return self.kind == CHANGED and names.fold(self.before_who) != names.fold(self.after_who)

    @property
    def key(self):
        at = self.record.pk if self.record else f"new{self.proposed.passage.start}" if self.proposed else ""
        return f"{self.kind}-{self.what}-{at}".rstrip("-")


@dataclass
class Comparison:
    edition: ForumEdition
    proposal: Proposal
    differences: list[Difference] = field(default_factory=list)
    same: list[tuple[Statement, ProposedStatement]] = field(default_factory=list)
    panels: dict[str, Panel] = field(default_factory=dict)  # of the corrected report → of the edition


@dataclass(frozen=True)
class PlacedStatement:
    """A proposed statement, with where and by whom."""

    proposed: ProposedStatement
    panel: ProposedPanel
    person: ProposedAppearance | None

    @property
    def words(self):
        return self.proposed.passage.wording

    @property
    def who(self):
        return self.person.name_as_printed if self.person else ""


def corrected_edition(forum, proposal, text):
    """The forum's edition of which this reads like a corrected report, or None."""
    if already_imported(forum, text):
        return None
    said = {each.words for each in placed_statements(proposal)}
    for edition in forum.editions.filter(sources__statements__isnull=False).distinct().latest_first():
        if proposal.year not in {None, edition.year} or proposal.ordinal not in {None, edition.ordinal}:
            continue
        passages = [passage_of(statement) for statement in imported_statements(edition)]
        if passages and sum(passage in said for passage in passages) >= MIN_SHARE_OF_SAME * len(passages):
            return edition
    return None


def compare(edition, proposal, text):
    """What the corrected report `text`, read as `proposal`, changes of `edition`."""
    found = Comparison(edition, proposal)
    old, new = imported_statements(edition), placed_statements(proposal)
    pairs = pair_statements(old, new)
    found.panels = matching_panels(edition, proposal, pairs)
    found.differences += facts_changed(edition, text)
    for statement, said in pairs:
        if difference := change_of(statement, said):
            found.differences.append(difference)
        else:
            found.same.append((statement, said.proposed))
    kept, taken = {statement.pk for statement, _said in pairs}, {id(said) for _statement, said in pairs}
    found.differences += [removal_of("statement", each, passage_of(each)) for each in old if each.pk not in kept]
    found.differences += [addition_of(each) for each in new if id(each) not in taken]
    found.differences += takeaways_changed(edition, proposal)
    return found


def placed_statements(proposal):
    return [
        PlacedStatement(statement, panel, person)
        for panel in proposal.panels
        for person, statements in [*((each, each.statements) for each in panel.appearances), (None, panel.unattributed)]
        for statement in statements
    ]


def imported_statements(edition):
    """Those that rest on a passage of a source, in order, each with its source and speaker."""
    statements = Statement.objects.filter(panel__edition=edition, source_start__isnull=False).in_order()
    return list(statements.select_related("source", "appearance__speaker", "panel"))


def passage_of(statement):
    """The source's words, with single spaces."""
    return " ".join(statement.source.text[statement.source_start : statement.source_end].split())


# --- who is whose -----------------------------------------------------------------------------------------


def pair_statements(old, new):
    """[(statement, said)]: the same words of the same person, then of anybody, then words that are alike."""
    pairs: list[tuple[Statement, PlacedStatement]] = []
    rest_old, rest_new = list(old), list(new)
    for key_of in (words_and_person_of, words_of):
        rest_old, rest_new = pair_equal(pairs, rest_old, rest_new, key_of)
    pairs += pair_similar(rest_old[:MAX_COMPARED], rest_new[:MAX_COMPARED])
    return sorted(pairs, key=lambda pair: pair[1].proposed.passage.start)


def words_and_person_of(statement_or_placed):
    return words_of(statement_or_placed), person_of(statement_or_placed)


def words_of(statement_or_placed):
    is_new = isinstance(statement_or_placed, PlacedStatement)
    return " ".join(statement_or_placed.words.split()) if is_new else passage_of(statement_or_placed)


def person_of(statement_or_placed):
    if isinstance(statement_or_placed, PlacedStatement):
        return names.fold(statement_or_placed.who)
    appearance = statement_or_placed.appearance
    return names.fold(appearance.name_as_printed or appearance.name) if appearance else ""


def pair_equal(pairs, old, new, key):
    """Pairs of equal key, in order; gives what is left of both."""
    waiting = defaultdict(list)
    for said in new:
        waiting[key(said)].append(said)
    left = []
    for statement in old:
        if same := waiting[key(statement)]:
            pairs.append((statement, same.pop(0)))
        else:
            left.append(statement)
    taken = {id(said) for _statement, said in pairs}
    return left, [said for said in new if id(said) not in taken]


def pair_similar(old, new):
    """The likeliest pairs first, each once; more alike must be what another person is given."""
    scored = []
    for statement in old:
        for said in new:
            score = fuzz.ratio(words_of(statement), words_of(said))
            if score >= (MIN_SIMILARITY if person_of(statement) == person_of(said) else MIN_SIMILARITY_OF_ANOTHERS):
                scored.append((score, statement, said))
    pairs: list[tuple[Statement, PlacedStatement]] = []
    taken: set[int] = set()
    for _score, statement, said in sorted(scored, key=lambda each: -each[0]):
        if not {statement.pk, id(said)} & taken:
            taken |= {statement.pk, id(said)}
            pairs.append((statement, said))
    return pairs


def matching_panels(edition, proposal, pairs):
    """{panel of the report: panel of the edition}: where most of its statements are, else of the same title."""
    known = list(edition.panels.all())
    by_title = {names.fold(panel.title): panel for panel in known}
    found = {}
    for panel in proposal.panels:
        homes = Counter(statement.panel for statement, said in pairs if said.panel is panel)
        home = homes.most_common(1)[0][0] if homes else by_title.get(names.fold(panel.title))
        if home:
            found[panel.key] = home
    return found


# --- differences ------------------------------------------------------------------------------------------


def change_of(statement, said):
    """The difference between a statement and what the report now has for it, or None."""
    before, after = passage_of(statement), words_of(said)
    same_person = person_of(statement) == person_of(said)
    if before == after and same_person:
        return None
    who = statement.appearance.name if statement.appearance else ""
    return Difference(
        CHANGED, "statement", statement, said.proposed, said.panel, said.person, before, after, who, said.who
    )


def removal_of(what, record, before):
    who = record.appearance.name if what == "statement" and record.appearance else ""
    return Difference(REMOVED, what, record, before=before, before_who=who)


def addition_of(said):
    return Difference(
        ADDED, "statement", None, said.proposed, said.panel, said.person, after=words_of(said), after_who=said.who
    )


def facts_changed(edition, text):
    """Where the report says of itself something else than the one before it."""
    source = latest_source(edition)
    before, after = parse(source.text), parse(text)
    return [
        Difference(FACT, fact, before=str(getattr(before, fact) or ""), after=str(getattr(after, fact)))
        for fact in FACTS
        if getattr(after, fact) and getattr(after, fact) != getattr(before, fact)
    ]


def latest_source(edition):
    """The text that the edition's statements rest on: the one read last."""
    return edition.sources.filter(statements__isnull=False).distinct().order_by("-pk").first()


def takeaways_changed(edition, proposal):
    """Takeaways have no passage: they are compared as they stand; one in an editor's words is left alone."""
    printed = " ".join(latest_source(edition).text.split())
    rows = [row for row in edition.takeaways.order_by("pk") if " ".join(row.text.split()) in printed]
    new = [(None, each) for each in proposal.takeaways]
    new += [(panel, each) for panel in proposal.panels for each in panel.takeaways]
    texts = Counter(row.text for row in rows)
    now = Counter(each.text for _panel, each in new)
    rows = [row for row in rows if not now[row.text]]
    new = [(panel, each) for panel, each in new if not texts[each.text] and " ".join(each.text.split()) not in printed]
    differences = []
    for panel, each in new:
        likely = max(rows, key=lambda row: fuzz.ratio(row.text, each.text), default=None)
        if likely and fuzz.ratio(likely.text, each.text) >= MIN_SIMILARITY:
            rows.remove(likely)
            differences.append(Difference(CHANGED, "takeaway", likely, each, panel, None, likely.text, each.text))
        else:
            differences.append(Difference(ADDED, "takeaway", None, each, panel, after=each.text))
    return differences + [removal_of("takeaway", row, row.text) for row in rows]


# --- acceptance -------------------------------------------------------------------------------------------


@transaction.atomic
def correct(comparison, *, accepted, text, filename=""):
    """Write the differences whose keys are `accepted`, and keep the corrected report as a further source.

    Statements that it has too, changed or not, rest on it from now on; what was not accepted stays as it is.
    A second time changes nothing.
    """
    edition = ForumEdition.objects.select_for_update().get(pk=comparison.edition.pk)
    if already_imported(edition.forum, text):
        return edition
    CorrectionWriter(comparison, edition, text, filename).write_accepted(accepted)
    return edition


class CorrectionWriter(DraftWriter):
    def __init__(self, comparison, edition, text, filename):
        super().__init__(comparison.proposal, edition.forum, text, filename)
        self.comparison, self.edition = comparison, edition
        self.statements, self.takeaways = [], []

    def write_accepted(self, accepted):
        self.source = self.write_source()
        for statement, proposed in self.comparison.same:
            self.set_passage(statement, proposed)
        writing = {CHANGED: self.change, ADDED: self.add, REMOVED: self.remove, FACT: self.correct_fact}
        for difference in self.comparison.differences:
            if difference.key in accepted:
                writing[difference.kind](difference)
        self.suggest()

    def write_source(self):
        taken = set(self.edition.sources.values_list("slug", flat=True))
        return SourceDocument.objects.create(
            edition=self.edition,
            slug=numbered("report", taken),
            title=shortened(self.proposal.title or self.filename, 500) or "Report",
            publisher=self.proposal.publisher,
            url=self.proposal.url,
            language=self.proposal.language,
            published_on=self.proposal.published_on,
            retrieved_at=timezone.now(),
            sha256=checksum(self.text),
            text=self.text,
        )

    def set_passage(self, statement, proposed):
        """The statement rests on the passage of the corrected report."""
        statement.source, statement.source_start = self.source, proposed.passage.start
        statement.source_end = proposed.passage.end
        statement.starts_at, statement.ends_at = proposed.passage.starts_at, proposed.passage.ends_at
        statement.save()

    def change(self, difference):
        record, proposed = difference.record, difference.proposed
        if difference.what == "takeaway":
            record.text, record.source = proposed.text, self.source
            record.save()
            return
        if " ".join(record.text.split()) == difference.before:
            record.text = proposed.text
        if person_of(record) != names.fold(difference.after_who):
            self.reassign(record, difference)
        self.set_passage(record, proposed)

    def reassign(self, statement, difference):
        """To whom the corrected report gives it, at the panel where it is."""
        statement.appearance = self.appearance_at(statement.panel, difference.person)
        was_nobodys = statement.attribution == Attribution.UNATTRIBUTED
        if statement.appearance is None:
            statement.attribution = Attribution.UNATTRIBUTED
        elif was_nobodys:
            statement.attribution = Attribution.PARAPHRASE

    def appearance_at(self, panel, person):
        if person is None:
            return None
        here = panel.appearances.select_related("speaker")
        by_name = {names.fold(each.name_as_printed or each.name): each for each in here}
        by_speaker = {each.speaker: each for each in here if each.speaker}
        known = by_name.get(names.fold(person.name_as_printed)) or by_speaker.get(person.speaker)
        return known or self.appearance(panel, person, dict.fromkeys(range(len(by_name))))

    def add(self, difference):
        if difference.what == "takeaway":
            panel = self.panel_for(difference.panel) if difference.panel else None
            position = Takeaway.objects.filter(edition=self.edition, panel=panel).count()
            self.write_takeaways(panel, [difference.proposed], position)
            return
        panel = self.panel_for(difference.panel)
        appearance = self.appearance_at(panel, difference.person)
        slug = statement_slug(appearance, set(panel.statements.values_list("slug", flat=True)))
        before = panel.statements.filter(source=self.source, source_start__lt=difference.proposed.passage.start)
        place = before.order_by("-source_start").values_list("position", flat=True).first() or 0
        row = self.statement(panel, place, slug, difference.proposed, appearance)
        row.save()
        self.write_figures([row], [difference.proposed])
        self.statements.append((row, difference.proposed))

    def panel_for(self, proposed):
        """The edition's panel; a new one stands last."""
        if proposed.key not in self.comparison.panels:
            taken = {*RESERVED_SLUGS, *self.edition.panels.values_list("slug", flat=True)}
            position = self.edition.panels.count() + 1
            self.comparison.panels[proposed.key] = self.panel_row(
                proposed, position, free_slug(proposed.title, f"panel-{position}", taken)
            )
        return self.comparison.panels[proposed.key]

    def remove(self, difference):
        difference.record.delete()

    def correct_fact(self, difference):
        """What the report says of the edition; of its own publication, the new source says it."""
        value = getattr(self.proposal, difference.what)
        if difference.what == "ordinal":
            value = value if self.free_ordinal() else self.edition.ordinal
        field_name = {"held_on": "opens_on"}.get(difference.what, difference.what)
        if field_name != "published_on":
            setattr(self.edition, field_name, shortened(value, 500) if field_name == "title" else value)
            self.edition.save(update_fields=[field_name])
