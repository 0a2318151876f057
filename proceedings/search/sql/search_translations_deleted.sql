CREATE OR REPLACE FUNCTION search_translations_deleted() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_translation WHERE translation_id IN (SELECT id FROM changed);
    PERFORM search_refresh(ARRAY(SELECT DISTINCT statement_id FROM changed));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_deleted AFTER DELETE ON proceedings_statementtranslation
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_translations_deleted();
