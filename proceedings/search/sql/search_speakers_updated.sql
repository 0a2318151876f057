-- Only what `search_source` reads matters; any other change touches no row.
CREATE OR REPLACE FUNCTION search_speakers_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT statement.id FROM proceedings_statement statement
        JOIN proceedings_appearance appearance ON appearance.id = statement.appearance_id
        JOIN changed ON changed.id = appearance.speaker_id JOIN before ON before.id = changed.id
        WHERE changed.country <> before.country
    ));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER search_updated AFTER UPDATE ON speakers_speaker
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_speakers_updated();
