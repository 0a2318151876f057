"""One change to many statements: what is asked for, what it would change, and the change in one transaction.

Every form gives `steps()`: what would become of each statement that is changed by it, or, raising ValidationError,
why it cannot be done. Nothing is written before all steps are known.
"""

from dataclasses import dataclass

import pghistory
from django import forms
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proceedings.choices import Attribution
from proceedings.editorial.public_paths import in_each_language
from proceedings.editorial.publishing import retire_address
from proceedings.models import Appearance, Panel, Statement, StatementTheme
from proceedings.models.slugs import statement_slug
from themes.choices import Decision, Method
from themes.models import Theme

NOBODY = _("nobody")


@dataclass(frozen=True)
class Step:
    """What becomes of one statement: in words, and as values of its fields."""

    statement: Statement
    before: str
    after: str
    values: dict


@transaction.atomic
def apply(form, *, by):
    """Make the change that the valid `form` describes; give back its steps. Old addresses lead to the new ones.

    Raises ValidationError, and changes nothing, where the record does not allow it.
    """
    with pghistory.context(act=str(form.title)):
        steps = form.steps()
        for step in steps:
            form.take(step, by)
        LogEntry.objects.log_actions(by.pk, [step.statement for step in steps], CHANGE, f"{form.title}.")
    return steps


class BulkForm(forms.Form):
    """A change to `statements`, a list in the order of the programme."""

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        self.statements = statements

    def take(self, step, by):
        statement = step.statement
        old = in_each_language(statement)
        for field, value in step.values.items():
            setattr(statement, field, value)
        try:
            statement.full_clean()
        except ValidationError as error:
            raise refusal(statement, " ".join(error.messages)) from error
        statement.save()
        for address, new in zip(old, in_each_language(statement), strict=True):
            if address != new:
                retire_address(address, new)

    def one_panel(self):
        """The panel of all; raises ValidationError where there are several."""
        panels = {statement.panel for statement in self.statements}
        if len(panels) > 1:
            raise ValidationError(
                gettext("Choose statements of one panel: these are of %(count)s.") % {"count": len(panels)}
            )
        return panels.pop()


def refusal(statement, why):
    return ValidationError(gettext("Statement %(number)s: %(why)s") % {"number": statement.number, "why": why})


def choose_among(field, records):
    """Let `field` offer these records."""
    field.queryset = records


# --- themes -----------------------------------------------------------------------------------------------


class TagForm(BulkForm):
    title = _("Give a theme")
    theme = forms.ModelChoiceField(Theme.objects.within_groups(), label=_("theme"))
    decision = forms.ChoiceField(
        label=_("decision"),
        choices=[(each.value, each.label) for each in (Decision.ACCEPTED, Decision.REJECTED)],
        initial=Decision.ACCEPTED,
    )

    def steps(self):
        theme, decision = self.cleaned_data["theme"], Decision(self.cleaned_data["decision"])
        rows = StatementTheme.objects.filter(theme=theme, statement__in=self.statements)
        known = {row.statement_id: Decision(row.decision) for row in rows}
        return [
            Step(each, described(theme, known.get(each.pk)), described(theme, decision), {})
            for each in self.statements
            if known.get(each.pk) != decision
        ]

    def take(self, step, by):
        decided = {"decision": self.cleaned_data["decision"], "decided_by": by.username, "decided_at": timezone.now()}
        StatementTheme.objects.update_or_create(
            statement=step.statement,
            theme=self.cleaned_data["theme"],
            defaults=decided,
            create_defaults={**decided, "method": Method.EDITOR},
        )


def described(theme, decision):
    return f"{theme}: {decision.label}" if decision else "–"


# --- who said it ------------------------------------------------------------------------------------------


class SpeakerForm(BulkForm):
    title = _("Set the speaker")
    appearance = forms.ModelChoiceField(
        Appearance.objects.none(), label=_("speaker"), required=False, empty_label=NOBODY
    )
    attribution = forms.ChoiceField(
        label=_("attribution"),
        required=False,
        choices=[("", _("as it is")), *(each for each in Attribution.choices if each[0] != "unattributed")],
        help_text=_("Needed for statements that nobody is said to have made"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        panels = {statement.panel_id for statement in self.statements}
        appearances = Appearance.objects.filter(panel__in=panels).select_related("speaker", "panel")
        choose_among(self.fields["appearance"], appearances)

    def steps(self):
        self.one_panel()
        appearance = self.cleaned_data["appearance"]
        return [
            Step(each, name_of(each.appearance), name_of(appearance), self.values_of(each, appearance))
            for each in self.statements
            if each.appearance != appearance
        ]

    def values_of(self, statement, appearance):
        attribution = self.cleaned_data["attribution"] or statement.attribution
        if appearance is None:
            attribution = Attribution.UNATTRIBUTED
        elif attribution == Attribution.UNATTRIBUTED:
            raise refusal(
                statement, gettext("nobody is said to have made it. Say how near the text is to what was said.")
            )
        return {"appearance": appearance, "attribution": attribution}


def name_of(appearance):
    return f"{appearance.name} ({appearance.get_part_display()})" if appearance else str(NOBODY)


# --- panel and position ---------------------------------------------------------------------------------


class MoveForm(BulkForm):
    title = _("Move to another panel")
    panel = forms.ModelChoiceField(Panel.objects.none(), label=_("panel"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        editions = {statement.panel.edition_id for statement in self.statements}
        choose_among(self.fields["panel"], Panel.objects.filter(edition__in=editions).select_related("edition__forum"))

    def steps(self):
        """They go last there, in their present order; each keeps its slug where nothing else has it."""
        panel = self.cleaned_data["panel"]
        there = {appearance_key(each): each for each in panel.appearances.select_related("speaker")}
        taken = set(panel.statements.values_list("slug", flat=True))
        last = max(panel.statements.values_list("position", flat=True), default=0)
        steps: list[Step] = []
        for each in self.statements:
            if each.panel == panel:
                continue
            appearance = self.appearance_at(panel, there, each)
            slug = statement_slug(appearance, taken) if each.slug in taken else each.slug
            taken.add(slug)
            values = {"panel": panel, "appearance": appearance, "slug": slug, "position": last + len(steps) + 1}
            steps.append(Step(each, f"{each.panel}, {each.slug}", f"{panel}, {slug}", values))
        return steps

    def appearance_at(self, panel, there, statement):
        """The same person's appearance at `panel`, in the same part where there are several."""
        if statement.panel.edition_id != panel.edition_id:
            raise refusal(statement, gettext("it is of another edition than “%(panel)s”.") % {"panel": panel})
        if statement.appearance is None:
            return None
        who, part = appearance_key(statement.appearance)
        others = [appearance for (person, _part), appearance in there.items() if person == who]
        if (who, part) not in there and len(others) != 1:
            why = gettext("%(name)s is not on “%(panel)s”. Enter who was there first.")
            raise refusal(statement, why % {"name": statement.appearance.name, "panel": panel})
        return there.get((who, part)) or others[0]


def appearance_key(appearance):
    return appearance.speaker_id or appearance.name_as_printed, appearance.part


class RenumberForm(BulkForm):
    title = _("Set the place on the panel")
    place = forms.IntegerField(
        label=_("place"),
        min_value=1,
        initial=1,
        help_text=_("Of the first of them; the others follow, and the panel's are counted from 1"),
    )

    def steps(self):
        """Every statement of the panel whose place changes. Numbers and addresses stay as they are."""
        panel = self.one_panel()
        chosen = {statement.pk for statement in self.statements}
        others = list(panel.statements.exclude(pk__in=chosen).in_order().select_related("panel__edition__forum"))
        before = self.cleaned_data["place"] - 1
        in_order = [*others[:before], *self.statements, *others[before:]]
        return [
            Step(each, str(each.position), str(position), {"position": position})
            for position, each in enumerate(in_order, 1)
            if each.position != position
        ]
