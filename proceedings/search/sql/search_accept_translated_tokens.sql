-- As `search_accept_tokens` does for statements. A statement is found by its translations too, and counts once: their
-- lexemes go into its one row, with weight B where the text's have A.
CREATE OR REPLACE FUNCTION search_accept_translated_tokens() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    parts text[] := regexp_match(NEW.tokens, '^(\d+) ([0-9a-f]{32}) (\d+) (.*)$', 's');
BEGIN
    IF NEW.tokens IS NULL AND TG_OP = 'UPDATE' AND NEW.text = OLD.text AND NEW.language = OLD.language
        AND NEW.statement_id = OLD.statement_id THEN
        RETURN NEW;
    END IF;
    IF parts IS NULL OR parts[2] <> md5(NEW.language || ' ' || NEW.text) THEN
        RAISE EXCEPTION 'translation % came without its own search tokens', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'statementtranslation_has_its_tokens',
                  HINT = 'Write translations with save() or bulk_create(), which make them.';
    END IF;
    INSERT INTO search_translation (translation_id, statement_id, version, vector)
    VALUES (NEW.id, NEW.statement_id, parts[1]::smallint, parts[4]::tsvector)
    ON CONFLICT (translation_id) DO UPDATE
        SET statement_id = excluded.statement_id, version = excluded.version, vector = excluded.vector;
    INSERT INTO search_word (word)
    SELECT substr(lexeme, 2) FROM unnest(parts[4]::tsvector) WHERE lexeme ~ '^=\D{3,60}$'
    ON CONFLICT DO NOTHING;
    NEW.tokens := NULL;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER search_accept_tokens BEFORE INSERT OR UPDATE ON proceedings_statementtranslation
FOR EACH ROW EXECUTE FUNCTION search_accept_translated_tokens();
