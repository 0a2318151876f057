-- What the public could read of a statement is kept when it is corrected or removed, whoever does it and however.
CREATE OR REPLACE FUNCTION log_statement_correction() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    edition proceedings_forumedition;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.text, OLD.language, OLD.attribution, OLD.appearance_id)
        IS NOT DISTINCT FROM (NEW.text, NEW.language, NEW.attribution, NEW.appearance_id) THEN
        RETURN NULL;
    END IF;
    SELECT its.* INTO edition FROM proceedings_forumedition its
    JOIN proceedings_panel panel ON panel.edition_id = its.id WHERE panel.id = OLD.panel_id;
    IF NOT statement_was_public(OLD, edition) THEN
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

CREATE OR REPLACE TRIGGER log_statement_correction AFTER UPDATE OR DELETE ON proceedings_statement
FOR EACH ROW EXECUTE FUNCTION log_statement_correction();
