-- Everything anew, but for the lexemes of the texts.
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
