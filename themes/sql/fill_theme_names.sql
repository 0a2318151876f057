-- The names in other languages are kept beside each theme, whoever writes it and with whatever it had in memory.
CREATE OR REPLACE FUNCTION fill_theme_names() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT coalesce(jsonb_object_agg(language, name), '{}') INTO NEW.names_shown
    FROM themes_themename WHERE theme_id = NEW.id AND language <> 'en';
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER fill_theme_names BEFORE INSERT OR UPDATE ON themes_theme
FOR EACH ROW EXECUTE FUNCTION fill_theme_names();
