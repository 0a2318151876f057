-- The same when the original's language is changed. Arguments: the translation's key, its table, the constraint's name.
CREATE OR REPLACE FUNCTION original_of_another_language() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    is_taken boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %I = ($1).id AND language = ($1).language)',
                   TG_ARGV[1], TG_ARGV[0]) INTO is_taken USING NEW;
    IF is_taken THEN
        PERFORM refuse_own_language(TG_ARGV[2]);
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER of_another_language BEFORE UPDATE OF language ON proceedings_forumedition
FOR EACH ROW WHEN (OLD.language IS DISTINCT FROM NEW.language)
EXECUTE FUNCTION original_of_another_language(
    'edition_id', 'proceedings_editiontranslation', 'editiontranslation_of_another_language'
);

CREATE OR REPLACE TRIGGER of_another_language BEFORE UPDATE OF language ON proceedings_panel
FOR EACH ROW WHEN (OLD.language IS DISTINCT FROM NEW.language)
EXECUTE FUNCTION original_of_another_language(
    'panel_id', 'proceedings_paneltranslation', 'paneltranslation_of_another_language'
);

CREATE OR REPLACE TRIGGER of_another_language BEFORE UPDATE OF language ON proceedings_appearance
FOR EACH ROW WHEN (OLD.language IS DISTINCT FROM NEW.language)
EXECUTE FUNCTION original_of_another_language(
    'appearance_id', 'proceedings_appearancetranslation', 'appearancetranslation_of_another_language'
);

CREATE OR REPLACE TRIGGER of_another_language BEFORE UPDATE OF language ON proceedings_statement
FOR EACH ROW WHEN (OLD.language IS DISTINCT FROM NEW.language)
EXECUTE FUNCTION original_of_another_language(
    'statement_id', 'proceedings_statementtranslation', 'statementtranslation_of_another_language'
);

CREATE OR REPLACE TRIGGER of_another_language BEFORE UPDATE OF language ON proceedings_takeaway
FOR EACH ROW WHEN (OLD.language IS DISTINCT FROM NEW.language)
EXECUTE FUNCTION original_of_another_language(
    'takeaway_id', 'proceedings_takeawaytranslation', 'takeawaytranslation_of_another_language'
);
