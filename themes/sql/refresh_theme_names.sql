-- A name that changes has `fill_theme_names` run for its theme.
CREATE OR REPLACE FUNCTION refresh_theme_names() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE themes_theme SET names_shown = names_shown WHERE id IN (OLD.theme_id, NEW.theme_id);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER refresh_theme_names AFTER INSERT OR UPDATE OR DELETE ON themes_themename
FOR EACH ROW EXECUTE FUNCTION refresh_theme_names();
