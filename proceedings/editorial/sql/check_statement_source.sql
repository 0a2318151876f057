-- A statement's source is its edition's: checked when the transaction ends, for statements that were written and for
-- panels and sources that were moved to another edition. The statement's own check locks its panel and its source, so
-- that neither is moved meanwhile by a transaction that does not see the statement yet.
CREATE OR REPLACE FUNCTION check_statement_source() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    misplaced integer;  -- the number of a statement
BEGIN
    IF TG_TABLE_NAME = 'proceedings_statement' THEN
        SELECT CASE WHEN panel.edition_id <> source.edition_id THEN statement.number END INTO misplaced
        FROM proceedings_statement statement
        JOIN proceedings_panel panel ON panel.id = statement.panel_id
        JOIN proceedings_sourcedocument source ON source.id = statement.source_id
        WHERE statement.id = NEW.id
        FOR SHARE OF panel, source;
    ELSIF TG_TABLE_NAME = 'proceedings_panel' THEN
        SELECT statement.number INTO misplaced
        FROM proceedings_panel panel
        JOIN proceedings_statement statement ON statement.panel_id = panel.id
        JOIN proceedings_sourcedocument source ON source.id = statement.source_id
        WHERE panel.id = NEW.id AND panel.edition_id <> source.edition_id
        ORDER BY statement.number LIMIT 1;
    ELSE
        SELECT statement.number INTO misplaced
        FROM proceedings_sourcedocument source
        JOIN proceedings_statement statement ON statement.source_id = source.id
        JOIN proceedings_panel panel ON panel.id = statement.panel_id
        WHERE source.id = NEW.id AND panel.edition_id <> source.edition_id
        ORDER BY statement.number LIMIT 1;
    END IF;
    IF misplaced IS NOT NULL THEN
        RAISE EXCEPTION '"statement_source_of_its_edition": the source of statement % is another edition''s', misplaced
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'statement_source_of_its_edition';
    END IF;
    RETURN NULL;
END
$$;

-- PostgreSQL cannot replace a constraint trigger.
DROP TRIGGER IF EXISTS statement_source_of_its_edition ON proceedings_statement;
CREATE CONSTRAINT TRIGGER statement_source_of_its_edition
AFTER INSERT OR UPDATE OF source_id, panel_id ON proceedings_statement DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.source_id IS NOT NULL) EXECUTE FUNCTION check_statement_source();

DROP TRIGGER IF EXISTS statement_source_of_its_edition ON proceedings_panel;
CREATE CONSTRAINT TRIGGER statement_source_of_its_edition
AFTER UPDATE OF edition_id ON proceedings_panel DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.edition_id <> OLD.edition_id) EXECUTE FUNCTION check_statement_source();

DROP TRIGGER IF EXISTS statement_source_of_its_edition ON proceedings_sourcedocument;
CREATE CONSTRAINT TRIGGER statement_source_of_its_edition
AFTER UPDATE OF edition_id ON proceedings_sourcedocument DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.edition_id <> OLD.edition_id) EXECUTE FUNCTION check_statement_source();
