-- A name that changes has `fill_organisation_names` run for its organisation.
CREATE OR REPLACE FUNCTION refresh_organisation_names() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE speakers_organisation SET names_shown = names_shown WHERE id IN (OLD.organisation_id, NEW.organisation_id);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER refresh_organisation_names AFTER INSERT OR UPDATE OR DELETE ON speakers_organisationname
FOR EACH ROW EXECUTE FUNCTION refresh_organisation_names();
