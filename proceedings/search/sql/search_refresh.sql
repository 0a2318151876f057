-- Bring rows, groups and counts of these statements in line with the record. Statements written together reach the
-- index together: their lexemes wait in `search_pending_lexemes` until the end of the SQL statement that writes them,
-- and go into the search rows with the rest of the row.
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

    INSERT INTO search_row (statement_id, version, words, group_id, themes, day, place, facts, vector)
    SELECT source.statement_id, coalesce(pending.version, existing.version), coalesce(pending.words, existing.words),
           search_group.id, source.themes, source.day, source.place, search_row_facts(source),
           coalesce(pending.vector, ts_filter(existing.vector, '{a}')) || search_field_lexemes(source)
    FROM search_source source
    JOIN search_group ON search_group.panel_id = source.panel_id
        AND search_group.appearance_id IS NOT DISTINCT FROM source.appearance_id
        AND search_group.language = source.language
    LEFT JOIN search_pending_lexemes pending ON pending.statement_id = source.statement_id
    LEFT JOIN search_row existing ON existing.statement_id = source.statement_id
    WHERE source.statement_id = ANY(changed)
    ON CONFLICT (statement_id) DO UPDATE SET
        version = excluded.version, words = excluded.words, group_id = excluded.group_id, themes = excluded.themes,
        day = excluded.day, place = excluded.place, facts = excluded.facts, vector = excluded.vector
    WHERE (search_row.version, search_row.words, search_row.group_id, search_row.themes, search_row.day,
           search_row.place, search_row.facts, search_row.vector)
        IS DISTINCT FROM (excluded.version, excluded.words, excluded.group_id, excluded.themes, excluded.day,
                          excluded.place, excluded.facts, excluded.vector);

    INSERT INTO search_word (word)
    SELECT DISTINCT substr(lexeme, 2) FROM search_pending_lexemes, unnest(vector)
    WHERE statement_id = ANY(changed) AND lexeme ~ '^=\D{3,60}$'
    ON CONFLICT DO NOTHING;
    DELETE FROM search_pending_lexemes WHERE statement_id = ANY(changed);

    touched := touched || ARRAY(SELECT DISTINCT group_id FROM search_row WHERE statement_id = ANY(changed));
    PERFORM search_recount(touched);
END
$$;
