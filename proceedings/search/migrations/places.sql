-- What the facets may ask of a statement, packed into one value: numbers of four bytes, the highest first, 0 for what
-- is not known; the language in 20. Who reads it is `proceedings/search/matches.py`.
CREATE FUNCTION search_place(speaker bigint, organisation bigint, country text, forum bigint, edition bigint,
                             panel bigint, year int, language text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT int4send(coalesce(speaker, 0)::int) || int4send(coalesce(organisation, 0)::int)
        || int4send(coalesce(ascii(country) * 256 + ascii(substr(country, 2)), 0))
        || int4send(forum::int) || int4send(edition::int) || int4send(panel::int) || int4send(year)
        || substr(convert_to(rpad(language, 20), 'UTF8'), 1, 20)
$$;
