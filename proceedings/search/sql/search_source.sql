-- What of the record the search knows about each statement. Every position that panels and statements may have fits
-- into `place`.
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
