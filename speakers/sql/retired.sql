-- What earlier releases had under another name, with the triggers that called it; read before the other files.
-- A line may go when no archive of that release is left to upgrade.
DROP FUNCTION IF EXISTS speakers_keep_speaker CASCADE;
DROP FUNCTION IF EXISTS speakers_keep_organisation CASCADE;
DROP FUNCTION IF EXISTS speakers_speakername_changed CASCADE;
DROP FUNCTION IF EXISTS speakers_organisationname_changed CASCADE;
