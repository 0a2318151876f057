-- Which text of the original a translation was made of is noted when its words are written, whoever does it and how.
-- A writer who names another text than the row does knows better: an editor who finds it still right, a file, a
-- deletion taken back. Blank is for not given. Arguments: the key to the original, the original's table.
CREATE OR REPLACE FUNCTION note_translated_text() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.of_text = '' THEN
            NEW.of_text := OLD.of_text;
        END IF;
        IF NEW.text = OLD.text OR NEW.of_text <> OLD.of_text THEN
            RETURN NEW;
        END IF;
    ELSIF NEW.of_text <> '' THEN
        RETURN NEW;
    END IF;
    EXECUTE format('SELECT md5(text) FROM %I WHERE id = ($1).%I', TG_ARGV[1], TG_ARGV[0]) INTO NEW.of_text USING NEW;
    NEW.of_text := coalesce(NEW.of_text, '');  -- the key of nothing is refused when the transaction ends
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER note_translated_text BEFORE INSERT OR UPDATE ON proceedings_statementtranslation
FOR EACH ROW EXECUTE FUNCTION note_translated_text('statement_id', 'proceedings_statement');

CREATE OR REPLACE TRIGGER note_translated_text BEFORE INSERT OR UPDATE ON proceedings_takeawaytranslation
FOR EACH ROW EXECUTE FUNCTION note_translated_text('takeaway_id', 'proceedings_takeaway');
