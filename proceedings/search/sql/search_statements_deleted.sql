CREATE OR REPLACE FUNCTION search_statements_deleted() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    touched int[];
BEGIN
    WITH gone AS (DELETE FROM search_row WHERE statement_id IN (SELECT id FROM changed) RETURNING group_id)
    SELECT array_agg(DISTINCT group_id) INTO touched FROM gone;
    PERFORM search_recount(touched);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_deleted AFTER DELETE ON proceedings_statement
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_statements_deleted();
