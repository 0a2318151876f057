-- Whether what `takeaway` says now could be read: its edition is public, or was until it was withdrawn, and
-- the takeaway has said the same since then.
CREATE OR REPLACE FUNCTION takeaway_was_public(takeaway proceedings_takeaway)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(edition.published_at <= statement_timestamp(), false) OR EXISTS (
        SELECT FROM (
            SELECT max(withdrawn_at) AS withdrawn_at FROM proceedings_release WHERE edition_id = edition.id
        ) last
        WHERE last.withdrawn_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM proceedings_takeawayevent event
            WHERE event.pgh_obj_id = takeaway.id AND event.pgh_created_at > last.withdrawn_at AND (
                event.pgh_label = 'insert'
                OR (event.text, event.language) IS DISTINCT FROM (takeaway.text, takeaway.language)
            )
        )
    )
    FROM proceedings_forumedition edition WHERE edition.id = takeaway.edition_id
$$;
