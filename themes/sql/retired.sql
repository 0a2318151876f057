-- What earlier releases had under another name, with the triggers that called it; read before the other files.
-- A line may go when no archive of that release is left to upgrade.
DROP FUNCTION IF EXISTS themes_keep_names CASCADE;
DROP FUNCTION IF EXISTS themes_name_changed CASCADE;
