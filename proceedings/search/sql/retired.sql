-- What earlier releases had under another name, with the triggers that called it; read before the other files.
-- A line may go when no archive of that release is left to upgrade.
DROP FUNCTION IF EXISTS search_take_tokens CASCADE;
DROP FUNCTION IF EXISTS search_take_translated_tokens CASCADE;
DROP FUNCTION IF EXISTS search_stamp CASCADE;
DROP FUNCTION IF EXISTS search_facts CASCADE;
DROP AGGREGATE IF EXISTS search_one_behind_the_other(tsvector);
