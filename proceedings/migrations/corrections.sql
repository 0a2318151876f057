-- What the public could read of a statement is kept when it is corrected or removed, whoever does it and however.

-- Whether what `statement` says now could be read: its edition is public, or was until it was withdrawn, and
-- the statement has said the same since then.
CREATE FUNCTION statement_was_shown(statement proceedings_statement, edition proceedings_forumedition)
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

CREATE FUNCTION keep_what_was_shown() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    edition proceedings_forumedition;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.text, OLD.language, OLD.attribution, OLD.appearance_id)
        IS NOT DISTINCT FROM (NEW.text, NEW.language, NEW.attribution, NEW.appearance_id) THEN
        RETURN NULL;
    END IF;
    SELECT known.* INTO edition FROM proceedings_forumedition known
    JOIN proceedings_panel panel ON panel.edition_id = known.id WHERE panel.id = OLD.panel_id;
    IF NOT statement_was_shown(OLD, edition) THEN
        RETURN NULL;
    END IF;
    INSERT INTO proceedings_correction
        (edition_id, panel_id, number, version, text, language, attribution, said_by, is_removal, corrected_at)
    VALUES (
        edition.id, OLD.panel_id, OLD.number,
        (SELECT coalesce(max(version), 0) + 1 FROM proceedings_correction WHERE number = OLD.number),
        OLD.text, OLD.language, OLD.attribution,
        coalesce((
            SELECT coalesce(speaker.name, appearance.name_as_printed) FROM proceedings_appearance appearance
            LEFT JOIN speakers_speaker speaker ON speaker.id = appearance.speaker_id
            WHERE appearance.id = OLD.appearance_id
        ), ''),
        TG_OP = 'DELETE', clock_timestamp()
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER keep_what_was_shown AFTER UPDATE OR DELETE ON proceedings_statement
FOR EACH ROW EXECUTE FUNCTION keep_what_was_shown();

-- A panel or an edition that goes takes its statements along, and each of these leaves a row that names it.
CREATE FUNCTION forget_panel_of_corrections() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE proceedings_correction SET panel_id = NULL WHERE panel_id = OLD.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER forget_panel_of_corrections AFTER DELETE ON proceedings_panel
FOR EACH ROW EXECUTE FUNCTION forget_panel_of_corrections();

CREATE FUNCTION remove_corrections() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM proceedings_correction WHERE edition_id = OLD.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER remove_corrections AFTER DELETE ON proceedings_forumedition
FOR EACH ROW EXECUTE FUNCTION remove_corrections();
