-- Whether what `statement` says now could be read: its edition is public, or was until it was withdrawn, and
-- the statement has said the same since then.
CREATE OR REPLACE FUNCTION statement_was_public(statement proceedings_statement, edition proceedings_forumedition)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(edition.published_at <= statement_timestamp(), false) OR EXISTS (
        SELECT FROM (
            SELECT max(withdrawn_at) AS withdrawn_at FROM proceedings_release WHERE edition_id = edition.id
        ) last
        WHERE last.withdrawn_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM proceedings_statementevent event
            WHERE event.pgh_obj_id = statement.id AND event.pgh_created_at > last.withdrawn_at AND (
                event.pgh_label = 'insert'
                OR (event.text, event.language, event.attribution, event.appearance_id) IS DISTINCT FROM
                   (statement.text, statement.language, statement.attribution, statement.appearance_id)
            )
        )
    )
$$;
