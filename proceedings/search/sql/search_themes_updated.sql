-- Only what `search_source` reads matters; any other change touches no row.
CREATE OR REPLACE FUNCTION search_themes_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT placed.statement_id FROM proceedings_statementtheme placed
        JOIN changed ON changed.id = placed.theme_id JOIN before ON before.id = changed.id
        WHERE changed.broader_id IS DISTINCT FROM before.broader_id
    ));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_updated AFTER UPDATE ON themes_theme
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_themes_updated();
