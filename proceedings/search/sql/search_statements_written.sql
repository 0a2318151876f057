-- `changed` are the rows of the SQL statement.
CREATE OR REPLACE FUNCTION search_statements_written() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(SELECT id FROM changed));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_inserted AFTER INSERT ON proceedings_statement
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_statements_written();

CREATE OR REPLACE TRIGGER search_updated AFTER UPDATE ON proceedings_statement
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_statements_written();
