-- Only what `search_source` reads matters; any other change touches no row.
CREATE OR REPLACE FUNCTION search_appearances_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT statement.id FROM proceedings_statement statement
        JOIN changed ON changed.id = statement.appearance_id JOIN before ON before.id = changed.id
        WHERE (changed.speaker_id, changed.affiliation_id) IS DISTINCT FROM (before.speaker_id, before.affiliation_id)
    ));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_updated AFTER UPDATE ON proceedings_appearance
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_appearances_updated();
