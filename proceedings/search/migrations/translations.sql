-- A statement is found by its translations too, and counts once: their lexemes stand in its one row, each translation
-- behind the text with a gap between, so that no phrase runs from one into the next. They have weight B, the text's A.

CREATE FUNCTION search_take_translated_tokens() RETURNS trigger
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

CREATE TRIGGER search_take_tokens BEFORE INSERT OR UPDATE ON proceedings_statementtranslation
FOR EACH ROW EXECUTE FUNCTION search_take_translated_tokens();

CREATE FUNCTION search_translations_written() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(SELECT DISTINCT statement_id FROM changed));
    RETURN NULL;
END
$$;

CREATE FUNCTION search_translations_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(SELECT statement_id FROM changed UNION SELECT statement_id FROM before));
    RETURN NULL;
END
$$;

CREATE FUNCTION search_translations_deleted() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_translation WHERE translation_id IN (SELECT id FROM changed);
    PERFORM search_refresh(ARRAY(SELECT DISTINCT statement_id FROM changed));
    RETURN NULL;
END
$$;

CREATE TRIGGER search_inserted AFTER INSERT ON proceedings_statementtranslation
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_translations_written();
CREATE TRIGGER search_updated AFTER UPDATE ON proceedings_statementtranslation
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_translations_updated();
CREATE TRIGGER search_deleted AFTER DELETE ON proceedings_statementtranslation
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_translations_deleted();

CREATE AGGREGATE search_one_behind_the_other(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');

-- As before, behind the translations.
CREATE OR REPLACE FUNCTION search_field_lexemes(source search_source) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT (
        SELECT search_one_behind_the_other('''#gap'':50B'::tsvector || vector ORDER BY translation_id)
        FROM search_translation WHERE search_translation.statement_id = source.statement_id
    ) || (
        SELECT coalesce(string_agg(format('%L:%s', lexeme, place), ' ')::tsvector, '')
        FROM (
            SELECT '#t' || theme AS lexeme, '16380B' AS place FROM unnest(source.themes) theme
            UNION ALL
            SELECT lexeme, place FROM (VALUES
                ('#s' || source.speaker_id, '16380C'),
                ('#o' || source.organisation_id, '16380D'),
                ('#p' || source.panel_id, '16380D'),
                ('#e' || source.edition_id, '16380D'),
                ('#f' || source.forum_id, '16380D'),
                ('#c' || source.country, '16380D'),
                ('#y' || source.year, '16380D'),
                ('#l' || source.language, '16380D')
            ) field (lexeme, place)
            WHERE lexeme IS NOT NULL
        ) all_fields
    )
$$;

-- What readers call forums, editions and panels in other languages.
DO $$
DECLARE
    named text;
BEGIN
    FOREACH named IN ARRAY ARRAY[
        'proceedings_forumtranslation', 'proceedings_editiontranslation', 'proceedings_paneltranslation',
        'proceedings_editiontitle', 'proceedings_paneltitle'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER search_stamp AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
             FOR EACH STATEMENT EXECUTE FUNCTION search_stamp()', named
        );
    END LOOP;
END
$$;
