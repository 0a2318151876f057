"""Never a translation into the language of the original, whichever of the two is written; editors may enter them."""

from importlib import import_module

from django.db import migrations

groups = import_module("proceedings.migrations.0002_groups")

TABLES = {  # of translations, and of what they translate
    "proceedings_editiontranslation": ("edition_id", "proceedings_forumedition"),
    "proceedings_paneltranslation": ("panel_id", "proceedings_panel"),
    "proceedings_appearancetranslation": ("appearance_id", "proceedings_appearance"),
    "proceedings_statementtranslation": ("statement_id", "proceedings_statement"),
    "proceedings_takeawaytranslation": ("takeaway_id", "proceedings_takeaway"),
}
FUNCTIONS = """
CREATE FUNCTION refuse_own_language(constraint_name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '"%": a translation is into another language than the original''s', constraint_name
        USING ERRCODE = 'check_violation', CONSTRAINT = constraint_name;
END
$$;
CREATE FUNCTION translation_of_another_language() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    own text;
BEGIN
    EXECUTE format('SELECT language FROM %I WHERE id = ($1).%I FOR SHARE', TG_ARGV[1], TG_ARGV[0]) INTO own USING NEW;
    IF own = NEW.language THEN
        PERFORM refuse_own_language(TG_ARGV[2]);
    END IF;
    RETURN NEW;
END
$$;
CREATE FUNCTION original_of_another_language() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    is_taken boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %I = ($1).id AND language = ($1).language)',
                   TG_ARGV[1], TG_ARGV[0]) INTO is_taken USING NEW;
    IF is_taken THEN
        PERFORM refuse_own_language(TG_ARGV[2]);
    END IF;
    RETURN NEW;
END
$$;
"""
NO_FUNCTIONS = """
DROP FUNCTION original_of_another_language();
DROP FUNCTION translation_of_another_language();
DROP FUNCTION refuse_own_language(text);
"""
TRIGGERS = """
CREATE TRIGGER of_another_language BEFORE INSERT OR UPDATE ON {translation}
FOR EACH ROW EXECUTE FUNCTION translation_of_another_language('{key}', '{original}', '{name}');
CREATE TRIGGER of_another_language BEFORE UPDATE OF language ON {original}
FOR EACH ROW WHEN (OLD.language IS DISTINCT FROM NEW.language)
EXECUTE FUNCTION original_of_another_language('{key}', '{translation}', '{name}');
"""
NO_TRIGGERS = """
DROP TRIGGER of_another_language ON {original};
DROP TRIGGER of_another_language ON {translation};
"""


def of_each_table(sql):
    return "".join(
        sql.format(
            translation=translation,
            key=key,
            original=original,
            name=f"{translation.removeprefix('proceedings_')}_of_another_language",
        )
        for translation, (key, original) in TABLES.items()
    )


def let_editors_translate(apps, schema_editor):
    permissions = groups.permissions_of(apps, "proceedings").filter(content_type__model__endswith="translation")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Publishers"]):
        group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [("proceedings", "0007_translations")]
    operations = [
        migrations.RunSQL(FUNCTIONS + of_each_table(TRIGGERS), of_each_table(NO_TRIGGERS) + NO_FUNCTIONS),
        migrations.RunPython(let_editors_translate, migrations.RunPython.noop),
    ]
