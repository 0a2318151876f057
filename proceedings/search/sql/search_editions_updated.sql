-- Only what `search_source` reads matters; any other change touches no row.
CREATE OR REPLACE FUNCTION search_editions_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT statement.id FROM proceedings_statement statement
        JOIN proceedings_panel panel ON panel.id = statement.panel_id
        JOIN changed ON changed.id = panel.edition_id JOIN before ON before.id = changed.id
        WHERE (changed.forum_id, changed.slug, changed.opens_on)
            IS DISTINCT FROM (before.forum_id, before.slug, before.opens_on)
    ));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_updated AFTER UPDATE ON proceedings_forumedition
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_editions_updated();
