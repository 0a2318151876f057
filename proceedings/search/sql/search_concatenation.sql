-- Vectors one behind the other.
CREATE OR REPLACE AGGREGATE search_concatenation(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');
