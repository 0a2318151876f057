"""What only the forms refused, the database refuses: records that belong together are of one panel, edition or person."""

from django.core.management.base import CommandError
from django.db import migrations
from django.db.models import F

from django_extras.constraints import SameParent, SameParentThrough


def refuse_misplaced(apps, schema_editor):
    """Raises CommandError, before anything is written, where an existing archive breaks a rule."""
    found = {rule: sorted(where) for rule, where in misplaced(apps).items() if where}
    if found:
        raise CommandError(
            "Nothing was migrated: this archive has records that belong to different panels, editions or people. "
            "Correct them with the version that made them, then migrate again.\n"
            + "\n".join(f"- {rule}: {', '.join(map(str, where))}" for rule, where in found.items())
        )


def misplaced(apps):
    """{rule that is broken: where, as numbers of statements or as addresses on the site}."""
    statements = apps.get_model("proceedings", "Statement").objects
    takeaways = apps.get_model("proceedings", "Takeaway").objects.select_related("panel", "edition__forum")
    appearances = apps.get_model("proceedings", "Appearance").objects.select_related("panel__edition__forum", "speaker")
    at_other_panel = statements.exclude(appearance=None).exclude(appearance__panel=F("panel"))
    of_other_source = statements.exclude(source=None).exclude(source__edition=F("panel__edition"))
    return {
        "statements whose appearance is at another panel": list(at_other_panel.values_list("number", flat=True)),
        "statements whose source is another edition's": list(of_other_source.values_list("number", flat=True)),
        "takeaways whose panel is another edition's": [
            f"{path_of(takeaway.edition)} (takeaway {takeaway.position} of “{takeaway.panel.slug}”)"
            for takeaway in takeaways.exclude(panel=None).exclude(panel__edition=F("edition"))
        ],
        "appearances whose affiliation is another speaker's": [
            f"{path_of(appearance.panel.edition)}/{appearance.panel.slug} ({called(appearance)})"
            for appearance in appearances.exclude(affiliation=None).exclude(affiliation__speaker=F("speaker"))
        ],
    }


def path_of(edition):
    return f"{edition.forum.slug}/{edition.slug}"


def called(appearance):
    return appearance.speaker.name if appearance.speaker else appearance.name_as_printed


class Migration(migrations.Migration):
    dependencies = [("proceedings", "0016_statements_in_order"), ("speakers", "0004_keep_usual_names")]

    operations = [
        migrations.RunPython(refuse_misplaced, migrations.RunPython.noop),
        migrations.AddConstraint(
            "appearance",
            SameParent(
                field="affiliation",
                parent="speaker",
                name="appearance_affiliation_of_its_speaker",
                violation_error_message="This affiliation is another speaker's.",
            ),
        ),
        migrations.AddConstraint(
            "statement",
            SameParent(
                field="appearance",
                parent="panel",
                name="statement_appearance_of_its_panel",
                violation_error_message="This appearance is at another panel.",
            ),
        ),
        migrations.AddConstraint(
            "statement",
            SameParentThrough(
                field="source",
                parent="edition",
                through="panel",
                name="statement_source_of_its_edition",
                violation_error_message="This source is another edition's.",
            ),
        ),
        migrations.AddConstraint(
            "takeaway",
            SameParent(
                field="panel",
                parent="edition",
                name="takeaway_panel_of_its_edition",
                violation_error_message="This panel is another edition's.",
            ),
        ),
    ]
