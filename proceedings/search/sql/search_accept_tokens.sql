-- A statement's lexemes are made in Python and come in its column `tokens`: version of the normaliser, digest of the
-- text, number of words, lexemes. A text without its own is refused.
CREATE OR REPLACE FUNCTION search_accept_tokens() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    parts text[] := regexp_match(NEW.tokens, '^(\d+) ([0-9a-f]{32}) (\d+) (.*)$', 's');
BEGIN
    IF NEW.tokens IS NULL AND TG_OP = 'UPDATE' AND NEW.text = OLD.text AND NEW.language = OLD.language THEN
        RETURN NEW;
    END IF;
    IF parts IS NULL OR parts[2] <> md5(NEW.language || ' ' || NEW.text) THEN
        RAISE EXCEPTION 'the text of statement % came without its own search tokens', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_has_its_tokens',
                  HINT = 'Write statements with save() or bulk_create(), which make them.';
    END IF;
    INSERT INTO search_pending_lexemes (statement_id, version, words, vector)
    VALUES (NEW.id, parts[1]::smallint, parts[3]::int, parts[4]::tsvector)
    ON CONFLICT (statement_id) DO UPDATE
        SET version = excluded.version, words = excluded.words, vector = excluded.vector;
    NEW.tokens := NULL;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER search_accept_tokens BEFORE INSERT OR UPDATE ON proceedings_statement
FOR EACH ROW EXECUTE FUNCTION search_accept_tokens();
