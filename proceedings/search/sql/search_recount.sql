-- Count these groups anew. Who counts for an edition waits for whoever does so already.
CREATE OR REPLACE FUNCTION search_recount(touched int[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    editions bigint[] := ARRAY(
        SELECT edition_id FROM search_group WHERE id = ANY(touched)
        UNION SELECT edition_id FROM search_group_theme WHERE group_id = ANY(touched)
        ORDER BY 1
    );
BEGIN
    PERFORM pg_advisory_xact_lock('search_edition_theme'::regclass::int, edition::int) FROM unnest(editions) edition;
    DELETE FROM search_group_theme WHERE group_id = ANY(touched);
    INSERT INTO search_group_theme (group_id, theme_id, edition_id, statements)
    SELECT group_id, theme, edition_id, count(*)
    FROM search_row CROSS JOIN unnest(themes) theme JOIN search_group ON search_group.id = group_id
    WHERE group_id = ANY(touched) GROUP BY group_id, theme, edition_id;
    UPDATE search_group SET (statements, words) = (
        SELECT count(*), coalesce(sum(search_row.words), 0) FROM search_row WHERE group_id = search_group.id
    )
    WHERE id = ANY(touched);
    DELETE FROM search_group WHERE id = ANY(touched) AND statements = 0;
END
$$;
