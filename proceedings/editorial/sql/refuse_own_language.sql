-- The error of `translation_of_another_language` and `original_of_another_language`, named as a constraint's would be.
CREATE OR REPLACE FUNCTION refuse_own_language(constraint_name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '"%": a translation is into another language than the original''s', constraint_name
        USING ERRCODE = 'check_violation', CONSTRAINT = constraint_name;
END
$$;
