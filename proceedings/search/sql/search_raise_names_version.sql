-- The names that readers use changed: each process makes its own list of them anew. A value never given before, so that
-- what a process read in a transaction rolled back is not taken for later.
CREATE OR REPLACE FUNCTION search_raise_names_version() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE search_names_version SET value = nextval('search_names_version_value');
    IF NOT FOUND THEN
        INSERT INTO search_names_version (value) VALUES (nextval('search_names_version_value'));
    END IF;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    named text;
BEGIN
    FOREACH named IN ARRAY ARRAY[
        'speakers_speaker', 'speakers_speakername', 'speakers_organisation', 'speakers_organisationname',
        'themes_theme', 'themes_themename', 'themes_themeterm', 'proceedings_forum', 'proceedings_forumedition',
        'proceedings_panel', 'proceedings_appearance', 'speakers_affiliation',  -- who is on a published panel is known
        'proceedings_forumtranslation', 'proceedings_editiontranslation', 'proceedings_paneltranslation',
        'proceedings_editiontitle', 'proceedings_paneltitle', 'search_synonymset', 'search_synonym'
    ] LOOP
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER search_raise_names_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
             FOR EACH STATEMENT EXECUTE FUNCTION search_raise_names_version()', named
        );
    END LOOP;
END
$$;
