-- How many statements of an edition are under each theme: what a search without words, and the pages of themes, would
-- otherwise add up from the counts of all groups. Each change of those counts changes these by the difference.

UPDATE search_group_theme SET edition_id = search_group.edition_id
FROM search_group WHERE search_group.id = search_group_theme.group_id;

INSERT INTO search_edition_theme (edition_id, theme_id, statements)
SELECT edition_id, theme_id, sum(statements) FROM search_group_theme GROUP BY edition_id, theme_id;

CREATE FUNCTION search_themes_counted() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_edition_theme AS kept (edition_id, theme_id, statements)
    SELECT edition_id, theme_id, sum(statements * CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END)
    FROM changed GROUP BY edition_id, theme_id
    ORDER BY edition_id, theme_id  -- whoever locks several rows does so in this order
    ON CONFLICT (edition_id, theme_id) DO UPDATE SET statements = kept.statements + excluded.statements;
    DELETE FROM search_edition_theme WHERE statements = 0 AND edition_id IN (SELECT edition_id FROM changed);
    RETURN NULL;
END
$$;

CREATE TRIGGER search_counted AFTER INSERT ON search_group_theme
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_counted();
CREATE TRIGGER search_uncounted AFTER DELETE ON search_group_theme
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_counted();

-- As before, each count with its edition. Who counts for an edition waits for whoever does so already.
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

-- As before, in a time that does not grow with the square of the archive.
CREATE OR REPLACE FUNCTION search_rebuild() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_row WHERE NOT EXISTS (SELECT FROM proceedings_statement WHERE id = statement_id);
    DELETE FROM search_group_theme;
    DELETE FROM search_edition_theme;
    DELETE FROM search_group;
    PERFORM search_refresh(ARRAY(SELECT id FROM proceedings_statement));
END
$$;
