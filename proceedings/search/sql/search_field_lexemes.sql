-- After: search_source, search_concatenation
-- What a row's vector holds beside the lexemes of the text: those of its translations, each behind a gap, so that no
-- phrase runs from one into the next; then the lexemes by which a query over fields finds the row, far from every
-- text, so that nearness is the text's.
CREATE OR REPLACE FUNCTION search_field_lexemes(source search_source) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT (
        SELECT search_concatenation('''#gap'':50B'::tsvector || vector ORDER BY translation_id)
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
