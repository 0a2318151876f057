-- Never a translation into the language of the original, when the translation is written. Arguments: the key to the
-- original, the original's table, the constraint's name.
CREATE OR REPLACE FUNCTION translation_of_another_language() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    own text;
BEGIN
    EXECUTE format('SELECT language FROM %I WHERE id = ($1).%I FOR SHARE', TG_ARGV[1], TG_ARGV[0]) INTO own USING NEW;
    IF own = NEW.language THEN
        PERFORM refuse_own_language(TG_ARGV[2]);
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER of_another_language BEFORE INSERT OR UPDATE ON proceedings_editiontranslation
FOR EACH ROW EXECUTE FUNCTION translation_of_another_language(
    'edition_id', 'proceedings_forumedition', 'editiontranslation_of_another_language'
);

CREATE OR REPLACE TRIGGER of_another_language BEFORE INSERT OR UPDATE ON proceedings_paneltranslation
FOR EACH ROW EXECUTE FUNCTION translation_of_another_language(
    'panel_id', 'proceedings_panel', 'paneltranslation_of_another_language'
);

CREATE OR REPLACE TRIGGER of_another_language BEFORE INSERT OR UPDATE ON proceedings_appearancetranslation
FOR EACH ROW EXECUTE FUNCTION translation_of_another_language(
    'appearance_id', 'proceedings_appearance', 'appearancetranslation_of_another_language'
);

CREATE OR REPLACE TRIGGER of_another_language BEFORE INSERT OR UPDATE ON proceedings_statementtranslation
FOR EACH ROW EXECUTE FUNCTION translation_of_another_language(
    'statement_id', 'proceedings_statement', 'statementtranslation_of_another_language'
);

CREATE OR REPLACE TRIGGER of_another_language BEFORE INSERT OR UPDATE ON proceedings_takeawaytranslation
FOR EACH ROW EXECUTE FUNCTION translation_of_another_language(
    'takeaway_id', 'proceedings_takeaway', 'takeawaytranslation_of_another_language'
);
