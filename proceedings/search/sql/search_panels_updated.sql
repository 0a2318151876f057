-- Only what `search_source` reads matters; any other change touches no row.
CREATE OR REPLACE FUNCTION search_panels_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT statement.id FROM proceedings_statement statement
        JOIN changed ON changed.id = statement.panel_id JOIN before ON before.id = changed.id
        WHERE (changed.edition_id, changed.position) IS DISTINCT FROM (before.edition_id, before.position)
    ));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_updated AFTER UPDATE ON proceedings_panel
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_panels_updated();
