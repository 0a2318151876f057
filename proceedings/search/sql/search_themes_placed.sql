CREATE OR REPLACE FUNCTION search_themes_placed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(SELECT DISTINCT statement_id FROM changed));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_inserted AFTER INSERT ON proceedings_statementtheme
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_placed();

CREATE OR REPLACE TRIGGER search_updated AFTER UPDATE ON proceedings_statementtheme
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_placed();

CREATE OR REPLACE TRIGGER search_deleted AFTER DELETE ON proceedings_statementtheme
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_placed();
