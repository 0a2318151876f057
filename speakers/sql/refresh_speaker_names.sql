-- A name that changes has `fill_speaker_names` run for its speaker.
CREATE OR REPLACE FUNCTION refresh_speaker_names() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE speakers_speaker SET names_shown = names_shown WHERE id IN (OLD.speaker_id, NEW.speaker_id);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER refresh_speaker_names AFTER INSERT OR UPDATE OR DELETE ON speakers_speakername
FOR EACH ROW EXECUTE FUNCTION refresh_speaker_names();
