-- After: search_source, search_group_facts
-- All that a search counts of a statement, packed into one value, so that a single `string_agg` brings them all; it is
-- read by `proceedings/search/match_columns.py`. -1, which nothing else is, begins a statement; then the facts of its
-- group, its key, of which 31 bits go into each number, its day, its place on the programme, its themes. In this order
-- a list can be taken apart without lengths.
CREATE OR REPLACE FUNCTION search_row_facts(source search_source) RETURNS bytea
LANGUAGE sql STABLE AS $$
    SELECT int4send(-1)
        || search_group_facts(source.speaker_id, source.organisation_id, source.country, source.forum_id,
                              source.edition_id, source.panel_id, source.year, source.language)
        || int4send((source.statement_id >> 31)::int) || int4send((source.statement_id & 2147483647)::int)
        || int4send(source.day) || int4send(source.place)
        || coalesce((SELECT string_agg(int4send(theme), '') FROM unnest(source.themes) theme), '')
$$;
