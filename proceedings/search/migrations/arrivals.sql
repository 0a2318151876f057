-- Statements written together reach the index together: their lexemes wait in `search_arrival` until the end of the
-- SQL statement that writes them, and go into the search rows with the rest of the row. Before, each row went into
-- the index of vectors twice, which is what most of the time of an import was.

CREATE OR REPLACE FUNCTION search_take_tokens() RETURNS trigger
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
    INSERT INTO search_arrival (statement_id, version, words, vector)
    VALUES (NEW.id, parts[1]::smallint, parts[3]::int, parts[4]::tsvector)
    ON CONFLICT (statement_id) DO UPDATE
        SET version = excluded.version, words = excluded.words, vector = excluded.vector;
    NEW.tokens := NULL;
    RETURN NEW;
END
$$;

-- Bring rows, groups and counts of these statements in line with the record.
CREATE OR REPLACE FUNCTION search_refresh(changed bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    touched int[] := ARRAY(
        SELECT DISTINCT group_id FROM search_row WHERE statement_id = ANY(changed) AND group_id IS NOT NULL
    );
BEGIN
    INSERT INTO search_group (panel_id, appearance_id, language, edition_id, forum_id, speaker_id,
                              organisation_id, country, year, statements, words)
    SELECT DISTINCT panel_id, appearance_id, language, edition_id, forum_id, speaker_id, organisation_id, country,
           year, 0, 0
    FROM search_source WHERE statement_id = ANY(changed)
    ON CONFLICT (panel_id, appearance_id, language) DO UPDATE SET
        edition_id = excluded.edition_id, forum_id = excluded.forum_id, speaker_id = excluded.speaker_id,
        organisation_id = excluded.organisation_id, country = excluded.country, year = excluded.year;

    INSERT INTO search_row (statement_id, version, words, group_id, themes, day, place, vector)
    SELECT source.statement_id, coalesce(arrived.version, known.version), coalesce(arrived.words, known.words),
           search_group.id, source.themes, source.day, source.place,
           coalesce(arrived.vector, ts_filter(known.vector, '{a}')) || search_field_lexemes(source)
    FROM search_source source
    JOIN search_group ON search_group.panel_id = source.panel_id
        AND search_group.appearance_id IS NOT DISTINCT FROM source.appearance_id
        AND search_group.language = source.language
    LEFT JOIN search_arrival arrived ON arrived.statement_id = source.statement_id
    LEFT JOIN search_row known ON known.statement_id = source.statement_id
    WHERE source.statement_id = ANY(changed)
    ON CONFLICT (statement_id) DO UPDATE SET
        version = excluded.version, words = excluded.words, group_id = excluded.group_id, themes = excluded.themes,
        day = excluded.day, place = excluded.place, vector = excluded.vector
    WHERE (search_row.version, search_row.words, search_row.group_id, search_row.themes, search_row.day,
           search_row.place, search_row.vector)
        IS DISTINCT FROM (excluded.version, excluded.words, excluded.group_id, excluded.themes, excluded.day,
                          excluded.place, excluded.vector);

    INSERT INTO search_word (word)
    SELECT DISTINCT substr(lexeme, 2) FROM search_arrival, unnest(vector)
    WHERE statement_id = ANY(changed) AND lexeme ~ '^=\D{3,60}$'
    ON CONFLICT DO NOTHING;
    DELETE FROM search_arrival WHERE statement_id = ANY(changed);

    touched := touched || ARRAY(SELECT DISTINCT group_id FROM search_row WHERE statement_id = ANY(changed));
    PERFORM search_recount(touched);
END
$$;
