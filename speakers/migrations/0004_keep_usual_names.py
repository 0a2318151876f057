"""The database keeps, beside each person and organisation, the usual names in other languages and their sort keys."""

from django.db import migrations

from speakers import names

# Whoever writes the record, with whatever it had in memory, gets what the names say; a name that changes writes it.
KEEP = """
CREATE FUNCTION speakers_keep_{owner}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT coalesce(jsonb_object_agg(language, name), '{{}}'), coalesce(jsonb_object_agg(language, sort_key), '{{}}')
    INTO NEW.names_shown, NEW.sort_keys
    FROM speakers_{owner}name WHERE {owner}_id = NEW.id AND kind = 'usual' AND language <> 'en';
    RETURN NEW;
END $$;
CREATE TRIGGER keep_usual_names BEFORE INSERT OR UPDATE ON speakers_{owner}
FOR EACH ROW EXECUTE FUNCTION speakers_keep_{owner}();

CREATE FUNCTION speakers_{owner}name_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE speakers_{owner} SET names_shown = names_shown WHERE id IN (OLD.{owner}_id, NEW.{owner}_id);
    RETURN NULL;
END $$;
CREATE TRIGGER keep_usual_names AFTER INSERT OR UPDATE OR DELETE ON speakers_{owner}name
FOR EACH ROW EXECUTE FUNCTION speakers_{owner}name_changed();
"""
LEAVE = """
DROP TRIGGER keep_usual_names ON speakers_{owner};
DROP TRIGGER keep_usual_names ON speakers_{owner}name;
DROP FUNCTION speakers_keep_{owner}();
DROP FUNCTION speakers_{owner}name_changed();
"""


def write_keys(apps, schema_editor):
    """Of what was entered before there were any."""
    for speaker in apps.get_model("speakers", "Speaker").objects.all():
        own = names.sort_key(speaker.name, family=speaker.family_name)
        for name in speaker.names.all():
            family = names.family_name_in(name.name, speaker.family_name)
            write(name, names.sort_key(name.name, family=family, language=name.language, romanised=own))
        write(speaker, own)
    for organisation in apps.get_model("speakers", "Organisation").objects.all():
        for name in organisation.names.all():
            write(name, names.sort_key(name.name, language=name.language))
        write(organisation, names.sort_key(organisation.name.removeprefix("The ")))


def write(row, key):
    type(row).objects.filter(pk=row.pk).update(sort_key=key)


class Migration(migrations.Migration):
    dependencies = [("speakers", "0003_names_for_readers")]

    operations = [
        *(
            migrations.RunSQL(KEEP.format(owner=owner), LEAVE.format(owner=owner))
            for owner in ["speaker", "organisation"]
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
    ]
