CREATE OR REPLACE FUNCTION search_translations_written() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(SELECT DISTINCT statement_id FROM changed));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_inserted AFTER INSERT ON proceedings_statementtranslation
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_translations_written();
