-- How many statements of an edition are under each theme: what a search without words, and the pages of themes, would
-- otherwise add up from the counts of all groups. Each change of those counts changes these by the difference.
CREATE OR REPLACE FUNCTION search_themes_counted() RETURNS trigger
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

CREATE OR REPLACE TRIGGER search_counted AFTER INSERT ON search_group_theme
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_counted();

CREATE OR REPLACE TRIGGER search_uncounted AFTER DELETE ON search_group_theme
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_counted();
