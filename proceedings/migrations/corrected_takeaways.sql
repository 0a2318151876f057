-- What the public could read of a takeaway is kept when it is corrected or removed, as corrections.sql does for statements.

-- Whether what `takeaway` says now could be read: its edition is public, or was until it was withdrawn, and
-- the takeaway has said the same since then.
CREATE FUNCTION takeaway_was_shown(takeaway proceedings_takeaway)
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

-- A takeaway has no number until it needs an address of its own. Then it gets the next one of the statements', so that
-- `/s/<number>/` means one thing; a form that knows of none yet does not take it away.
CREATE FUNCTION keep_what_was_concluded() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    its_number integer := OLD.number;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.number := coalesce(NEW.number, OLD.number);
        IF (OLD.text, OLD.language) IS NOT DISTINCT FROM (NEW.text, NEW.language) THEN
            RETURN NEW;
        END IF;
        its_number := NEW.number;
    END IF;
    IF takeaway_was_shown(OLD) IS NOT TRUE THEN
        RETURN NEW;
    END IF;
    IF its_number IS NULL THEN
        its_number := nextval('proceedings_statement_number');
    END IF;
    IF TG_OP = 'UPDATE' THEN
        NEW.number := its_number;
    END IF;
    INSERT INTO proceedings_correction
        (edition_id, panel_id, number, version, position, text, language, attribution, said_by, is_removal, corrected_at)
    VALUES (
        OLD.edition_id, OLD.panel_id, its_number,
        (SELECT coalesce(max(version), 0) + 1 FROM proceedings_correction WHERE number = its_number),
        OLD.position, OLD.text, OLD.language, '', '', TG_OP = 'DELETE', clock_timestamp()
    );
    RETURN NEW;
END
$$;

CREATE TRIGGER keep_what_was_concluded BEFORE UPDATE ON proceedings_takeaway
FOR EACH ROW EXECUTE FUNCTION keep_what_was_concluded();

CREATE TRIGGER keep_what_was_removed AFTER DELETE ON proceedings_takeaway
FOR EACH ROW EXECUTE FUNCTION keep_what_was_concluded();
