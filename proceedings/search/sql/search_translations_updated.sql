CREATE OR REPLACE FUNCTION search_translations_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(SELECT statement_id FROM changed UNION SELECT statement_id FROM before));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_updated AFTER UPDATE ON proceedings_statementtranslation
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_translations_updated();
