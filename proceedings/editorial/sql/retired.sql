-- What earlier releases had under another name, with the triggers that called it; read before the other files.
-- A line may go when no archive of that release is left to upgrade.
DROP FUNCTION IF EXISTS keep_what_was_shown CASCADE;
DROP FUNCTION IF EXISTS keep_what_was_concluded CASCADE;
DROP FUNCTION IF EXISTS statement_was_shown CASCADE;
DROP FUNCTION IF EXISTS takeaway_was_shown CASCADE;
