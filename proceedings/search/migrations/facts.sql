-- All that a search counts of a statement, packed into one value, so that a single `string_agg` brings them all.

-- As before, but every position that panels and statements may have fits: with 100,000 that of panel 21,475 did not.
CREATE OR REPLACE VIEW search_source AS
SELECT
    statement.id AS statement_id,
    statement.panel_id,
    statement.appearance_id,
    statement.language,
    panel.edition_id,
    edition.forum_id,
    appearance.speaker_id,
    affiliation.organisation_id,
    nullif(speaker.country, '') AS country,
    left(edition.slug, 4)::int AS year,
    coalesce(to_char(edition.opens_on, 'YYYYMMDD')::int, left(edition.slug, 4)::int * 10000) AS day,
    panel.position::int * 32768 + statement.position AS place,
    ARRAY(
        SELECT DISTINCT known.id::int
        FROM proceedings_statementtheme placed
        JOIN themes_theme theme ON theme.id = placed.theme_id
        CROSS JOIN LATERAL (VALUES (theme.id), (theme.broader_id)) known (id)
        WHERE placed.statement_id = statement.id AND placed.decision = 'accepted' AND known.id IS NOT NULL
        ORDER BY 1
    ) AS themes
FROM proceedings_statement statement
JOIN proceedings_panel panel ON panel.id = statement.panel_id
JOIN proceedings_forumedition edition ON edition.id = panel.edition_id
LEFT JOIN proceedings_appearance appearance ON appearance.id = statement.appearance_id
LEFT JOIN speakers_affiliation affiliation ON affiliation.id = appearance.affiliation_id
LEFT JOIN speakers_speaker speaker ON speaker.id = appearance.speaker_id;

-- -1, which nothing else is, begins a statement; its key, of which 31 bits go into each number, and where it stands
-- in time and on the programme; its themes. Said in this order a list can be taken apart without being told lengths.
CREATE FUNCTION search_facts(source search_source) RETURNS bytea
LANGUAGE sql STABLE AS $$
    SELECT int4send(-1)
        || search_place(source.speaker_id, source.organisation_id, source.country, source.forum_id,
                        source.edition_id, source.panel_id, source.year, source.language)
        || int4send((source.statement_id >> 31)::int) || int4send((source.statement_id & 2147483647)::int)
        || int4send(source.day) || int4send(source.place)
        || coalesce((SELECT string_agg(int4send(theme), '') FROM unnest(source.themes) theme), '')
$$;

CREATE FUNCTION search_facts_of(statement bigint) RETURNS bytea
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT search_facts(source) FROM search_source source WHERE source.statement_id = statement);
END
$$;

-- Written with the table, once: as an update every row would go into every index again.
ALTER TABLE search_row
    ALTER COLUMN facts TYPE bytea USING search_facts_of(statement_id),
    ALTER COLUMN place TYPE int USING place / 100000 * 32768 + place % 100000;
DROP FUNCTION search_facts_of(bigint);

-- As before, with the facts.
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
    SELECT source.statement_id, coalesce(arrived.version, known.version), coalesce(arrived.words, known.words),
           search_group.id, source.themes, source.day, source.place, search_facts(source),
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
        day = excluded.day, place = excluded.place, facts = excluded.facts, vector = excluded.vector
    WHERE (search_row.version, search_row.words, search_row.group_id, search_row.themes, search_row.day,
           search_row.place, search_row.facts, search_row.vector)
        IS DISTINCT FROM (excluded.version, excluded.words, excluded.group_id, excluded.themes, excluded.day,
                          excluded.place, excluded.facts, excluded.vector);

    INSERT INTO search_word (word)
    SELECT DISTINCT substr(lexeme, 2) FROM search_arrival, unnest(vector)
    WHERE statement_id = ANY(changed) AND lexeme ~ '^=\D{3,60}$'
    ON CONFLICT DO NOTHING;
    DELETE FROM search_arrival WHERE statement_id = ANY(changed);

    touched := touched || ARRAY(SELECT DISTINCT group_id FROM search_row WHERE statement_id = ANY(changed));
    PERFORM search_recount(touched);
END
$$;
