-- A panel that is deleted takes its statements along, and each of these leaves a row in the log that names the panel.
CREATE OR REPLACE FUNCTION forget_panel_of_corrections() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE proceedings_correction SET panel_id = NULL WHERE panel_id = OLD.id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER forget_panel_of_corrections AFTER DELETE ON proceedings_panel
FOR EACH ROW EXECUTE FUNCTION forget_panel_of_corrections();
