-- What the public could read of a takeaway is kept when it is corrected or removed, as `log_statement_correction` does
-- for statements. A takeaway has no number until it needs an address of its own. Then it gets the next one of the
-- statements', so that `/s/<number>/` means one thing; a form that knows of none yet does not take it away.
CREATE OR REPLACE FUNCTION log_takeaway_correction() RETURNS trigger
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
    IF takeaway_was_public(OLD) IS NOT TRUE THEN
        RETURN NEW;
    END IF;
    IF its_number IS NULL THEN
        its_number := nextval('proceedings_statement_number');
    END IF;
    IF TG_OP = 'UPDATE' THEN
        NEW.number := its_number;
    END IF;
    INSERT INTO proceedings_correction (
        edition_id, panel_id, number, version, position, text, language, attribution, said_by, is_removal, corrected_at
    )
    VALUES (
        OLD.edition_id, OLD.panel_id, its_number,
        (SELECT coalesce(max(version), 0) + 1 FROM proceedings_correction WHERE number = its_number),
        OLD.position, OLD.text, OLD.language, '', '', TG_OP = 'DELETE', clock_timestamp()
    );
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER log_takeaway_correction BEFORE UPDATE ON proceedings_takeaway
FOR EACH ROW EXECUTE FUNCTION log_takeaway_correction();

CREATE OR REPLACE TRIGGER log_takeaway_removal AFTER DELETE ON proceedings_takeaway
FOR EACH ROW EXECUTE FUNCTION log_takeaway_correction();
