"""The database keeps, beside each theme, its names in other languages."""

from django.db import migrations

KEEP = """
CREATE FUNCTION themes_keep_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT coalesce(jsonb_object_agg(language, name), '{}') INTO NEW.names_shown
    FROM themes_themename WHERE theme_id = NEW.id AND language <> 'en';
    RETURN NEW;
END $$;
CREATE TRIGGER keep_names BEFORE INSERT OR UPDATE ON themes_theme
FOR EACH ROW EXECUTE FUNCTION themes_keep_names();

CREATE FUNCTION themes_name_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE themes_theme SET names_shown = names_shown WHERE id IN (OLD.theme_id, NEW.theme_id);
    RETURN NULL;
END $$;
CREATE TRIGGER keep_names AFTER INSERT OR UPDATE OR DELETE ON themes_themename
FOR EACH ROW EXECUTE FUNCTION themes_name_changed();

UPDATE themes_theme SET names_shown = names_shown;
"""
LEAVE = """
DROP TRIGGER keep_names ON themes_theme;
DROP TRIGGER keep_names ON themes_themename;
DROP FUNCTION themes_keep_names();
DROP FUNCTION themes_name_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("themes", "0005_names_for_readers")]

    operations = [migrations.RunSQL(KEEP, LEAVE)]
