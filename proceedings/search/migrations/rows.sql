-- The search rows, kept right by the database in the transaction that changes the record.
--
-- A statement's lexemes are made in Python and come in its column `tokens`; `search_take_tokens` puts them into
-- the row. Everything else of a row and its group follows from the record: `search_source` says how, and
-- `search_refresh` brings rows, groups and counts in line with it for the statements that a change touches.

-- What of the record the search knows about each statement.
CREATE VIEW search_source AS
SELECT
    statement.id AS statement_id,
    statement.panel_id,
    statement.appearance_id,
    statement.language,
    panel.edition_id,
    edition.forum_id,
    appearance.speaker_id,
    affiliation.organisation_id,
    nullif(speaker.country, '') AS country,
    left(edition.slug, 4)::int AS year,
    coalesce(to_char(edition.opens_on, 'YYYYMMDD')::int, left(edition.slug, 4)::int * 10000) AS day,
    panel.position::int * 100000 + statement.position AS place,
    ARRAY(
        SELECT DISTINCT known.id::int
        FROM proceedings_statementtheme placed
        JOIN themes_theme theme ON theme.id = placed.theme_id
        CROSS JOIN LATERAL (VALUES (theme.id), (theme.broader_id)) known (id)
        WHERE placed.statement_id = statement.id AND placed.decision = 'accepted' AND known.id IS NOT NULL
        ORDER BY 1
    ) AS themes
FROM proceedings_statement statement
JOIN proceedings_panel panel ON panel.id = statement.panel_id
JOIN proceedings_forumedition edition ON edition.id = panel.edition_id
LEFT JOIN proceedings_appearance appearance ON appearance.id = statement.appearance_id
LEFT JOIN speakers_affiliation affiliation ON affiliation.id = appearance.affiliation_id
LEFT JOIN speakers_speaker speaker ON speaker.id = appearance.speaker_id;

-- The lexemes by which a query over fields finds a row. Far from the text, so that nearness is the text's.
CREATE FUNCTION search_field_lexemes(source search_source) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT coalesce(string_agg(format('%L:%s', lexeme, place), ' ')::tsvector, '')
    FROM (
        SELECT '#t' || theme AS lexeme, '16380B' AS place FROM unnest(source.themes) theme
        UNION ALL
        SELECT lexeme, place FROM (VALUES
            ('#s' || source.speaker_id, '16380C'),
            ('#o' || source.organisation_id, '16380D'),
            ('#p' || source.panel_id, '16380D'),
            ('#e' || source.edition_id, '16380D'),
            ('#f' || source.forum_id, '16380D'),
            ('#c' || source.country, '16380D'),
            ('#y' || source.year, '16380D'),
            ('#l' || source.language, '16380D')
        ) field (lexeme, place)
        WHERE lexeme IS NOT NULL
    ) all_fields
$$;

CREATE FUNCTION search_take_tokens() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    parts text[] := regexp_match(NEW.tokens, '^(\d+) ([0-9a-f]{32}) (\d+) (.*)$', 's');
BEGIN
    IF NEW.tokens IS NULL AND TG_OP = 'UPDATE' AND NEW.text = OLD.text AND NEW.language = OLD.language THEN
        RETURN NEW;
    END IF;
    IF parts IS NULL OR parts[2] <> md5(NEW.language || ' ' || NEW.text) THEN
        RAISE EXCEPTION 'the text of statement % came without its own search tokens', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_has_its_tokens',
                  HINT = 'Write statements with save() or bulk_create(), which make them.';
    END IF;
    INSERT INTO search_row (statement_id, version, words, vector, themes)
    VALUES (NEW.id, parts[1]::smallint, parts[3]::int, parts[4]::tsvector, '{}')
    ON CONFLICT (statement_id) DO UPDATE
        SET version = excluded.version, words = excluded.words, vector = excluded.vector;
    INSERT INTO search_word (word)
    SELECT substr(lexeme, 2) FROM unnest(parts[4]::tsvector) WHERE lexeme ~ '^=\D{3,60}$'
    ON CONFLICT DO NOTHING;
    NEW.tokens := NULL;
    RETURN NEW;
END
$$;

CREATE TRIGGER search_take_tokens BEFORE INSERT OR UPDATE ON proceedings_statement
FOR EACH ROW EXECUTE FUNCTION search_take_tokens();

-- Bring rows, groups and counts of these statements in line with the record.
CREATE FUNCTION search_refresh(changed bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    touched int[] := ARRAY(
        SELECT DISTINCT group_id FROM search_row WHERE statement_id = ANY(changed) AND group_id IS NOT NULL
    );
BEGIN
    INSERT INTO search_group (panel_id, appearance_id, language, edition_id, forum_id, speaker_id,
                              organisation_id, country, year, statements, words)
    SELECT DISTINCT panel_id, appearance_id, language, edition_id, forum_id, speaker_id, organisation_id, country,
           year, 0, 0
    FROM search_source WHERE statement_id = ANY(changed)
    ON CONFLICT (panel_id, appearance_id, language) DO UPDATE SET
        edition_id = excluded.edition_id, forum_id = excluded.forum_id, speaker_id = excluded.speaker_id,
        organisation_id = excluded.organisation_id, country = excluded.country, year = excluded.year;

    UPDATE search_row SET
        group_id = found.group_id, themes = found.themes, day = found.day, place = found.place,
        vector = ts_filter(search_row.vector, '{a}') || found.lexemes
    FROM (
        SELECT source.statement_id, search_group.id AS group_id, source.themes, source.day, source.place,
               search_field_lexemes(source) AS lexemes
        FROM search_source source
        JOIN search_group ON search_group.panel_id = source.panel_id
            AND search_group.appearance_id IS NOT DISTINCT FROM source.appearance_id
            AND search_group.language = source.language
        WHERE source.statement_id = ANY(changed)
    ) found
    WHERE search_row.statement_id = found.statement_id;

    touched := touched || ARRAY(SELECT DISTINCT group_id FROM search_row WHERE statement_id = ANY(changed));
    PERFORM search_recount(touched);
END
$$;

CREATE FUNCTION search_recount(touched int[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_group_theme WHERE group_id = ANY(touched);
    INSERT INTO search_group_theme (group_id, theme_id, statements)
    SELECT group_id, theme, count(*)
    FROM search_row CROSS JOIN unnest(themes) theme
    WHERE group_id = ANY(touched) GROUP BY group_id, theme;
    UPDATE search_group SET (statements, words) = (
        SELECT count(*), coalesce(sum(search_row.words), 0) FROM search_row WHERE group_id = search_group.id
    )
    WHERE id = ANY(touched);
    DELETE FROM search_group WHERE id = ANY(touched) AND statements = 0;
END
$$;

-- Everything anew, but for the lexemes of the texts.
CREATE FUNCTION search_rebuild() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_row WHERE statement_id NOT IN (SELECT id FROM proceedings_statement);
    DELETE FROM search_group_theme;
    DELETE FROM search_group;
    PERFORM search_refresh(ARRAY(SELECT id FROM proceedings_statement));
END
$$;

-- --- which statements a change touches ------------------------------------------------------------------

CREATE FUNCTION search_statements_written() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(SELECT id FROM changed));
    RETURN NULL;
END
$$;

CREATE FUNCTION search_statements_deleted() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    touched int[];
BEGIN
    WITH gone AS (DELETE FROM search_row WHERE statement_id IN (SELECT id FROM changed) RETURNING group_id)
    SELECT array_agg(DISTINCT group_id) INTO touched FROM gone;
    PERFORM search_recount(touched);
    RETURN NULL;
END
$$;

CREATE TRIGGER search_inserted AFTER INSERT ON proceedings_statement
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_statements_written();
CREATE TRIGGER search_updated AFTER UPDATE ON proceedings_statement
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_statements_written();
CREATE TRIGGER search_deleted AFTER DELETE ON proceedings_statement
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_statements_deleted();

CREATE FUNCTION search_themes_placed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(SELECT DISTINCT statement_id FROM changed));
    RETURN NULL;
END
$$;

CREATE TRIGGER search_inserted AFTER INSERT ON proceedings_statementtheme
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_placed();
CREATE TRIGGER search_updated AFTER UPDATE ON proceedings_statementtheme
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_placed();
CREATE TRIGGER search_deleted AFTER DELETE ON proceedings_statementtheme
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_themes_placed();

-- Tables above the statement: only what the search knows of them matters, so publishing touches nothing.
CREATE FUNCTION search_appearances_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT statement.id FROM proceedings_statement statement
        JOIN changed ON changed.id = statement.appearance_id JOIN before ON before.id = changed.id
        WHERE (changed.speaker_id, changed.affiliation_id) IS DISTINCT FROM (before.speaker_id, before.affiliation_id)
    ));
    RETURN NULL;
END
$$;
CREATE TRIGGER search_updated AFTER UPDATE ON proceedings_appearance
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_appearances_updated();

CREATE FUNCTION search_affiliations_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT statement.id FROM proceedings_statement statement
        JOIN proceedings_appearance appearance ON appearance.id = statement.appearance_id
        JOIN changed ON changed.id = appearance.affiliation_id JOIN before ON before.id = changed.id
        WHERE changed.organisation_id IS DISTINCT FROM before.organisation_id
    ));
    RETURN NULL;
END
$$;
CREATE TRIGGER search_updated AFTER UPDATE ON speakers_affiliation
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_affiliations_updated();

CREATE FUNCTION search_speakers_updated() RETURNS trigger
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
CREATE TRIGGER search_updated AFTER UPDATE ON speakers_speaker
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_speakers_updated();

CREATE FUNCTION search_panels_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT statement.id FROM proceedings_statement statement
        JOIN changed ON changed.id = statement.panel_id JOIN before ON before.id = changed.id
        WHERE (changed.edition_id, changed.position) IS DISTINCT FROM (before.edition_id, before.position)
    ));
    RETURN NULL;
END
$$;
CREATE TRIGGER search_updated AFTER UPDATE ON proceedings_panel
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_panels_updated();

CREATE FUNCTION search_editions_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT statement.id FROM proceedings_statement statement
        JOIN proceedings_panel panel ON panel.id = statement.panel_id
        JOIN changed ON changed.id = panel.edition_id JOIN before ON before.id = changed.id
        WHERE (changed.forum_id, changed.slug, changed.opens_on)
            IS DISTINCT FROM (before.forum_id, before.slug, before.opens_on)
    ));
    RETURN NULL;
END
$$;
CREATE TRIGGER search_updated AFTER UPDATE ON proceedings_forumedition
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_editions_updated();

CREATE FUNCTION search_themes_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_refresh(ARRAY(
        SELECT placed.statement_id FROM proceedings_statementtheme placed
        JOIN changed ON changed.id = placed.theme_id JOIN before ON before.id = changed.id
        WHERE changed.broader_id IS DISTINCT FROM before.broader_id
    ));
    RETURN NULL;
END
$$;
CREATE TRIGGER search_updated AFTER UPDATE ON themes_theme
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_themes_updated();

-- --- the names that readers use --------------------------------------------------------------------------

-- A value never given before, so that what a process read in a transaction rolled back is not taken for later.
CREATE SEQUENCE search_stamp_value;
INSERT INTO search_stamp (value) VALUES (nextval('search_stamp_value'));

CREATE FUNCTION search_stamp() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE search_stamp SET value = nextval('search_stamp_value');
    IF NOT FOUND THEN
        INSERT INTO search_stamp (value) VALUES (nextval('search_stamp_value'));
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
        'search_synonymset', 'search_synonym'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER search_stamp AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
             FOR EACH STATEMENT EXECUTE FUNCTION search_stamp()', named
        );
    END LOOP;
END
$$;
