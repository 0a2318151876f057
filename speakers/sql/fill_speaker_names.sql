-- The usual names in other languages and their sort keys are kept beside each speaker: whoever writes the record,
-- with whatever it had in memory, gets what the names say.
CREATE OR REPLACE FUNCTION fill_speaker_names() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT coalesce(jsonb_object_agg(language, name), '{}'), coalesce(jsonb_object_agg(language, sort_key), '{}')
    INTO NEW.names_shown, NEW.sort_keys
    FROM speakers_speakername WHERE speaker_id = NEW.id AND kind = 'usual' AND language <> 'en';
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER fill_speaker_names BEFORE INSERT OR UPDATE ON speakers_speaker
FOR EACH ROW EXECUTE FUNCTION fill_speaker_names();
