-- An edition that is deleted takes its log along, with what its statements just wrote into it.
CREATE OR REPLACE FUNCTION remove_corrections() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM proceedings_correction WHERE edition_id = OLD.id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER remove_corrections AFTER DELETE ON proceedings_forumedition
FOR EACH ROW EXECUTE FUNCTION remove_corrections();
