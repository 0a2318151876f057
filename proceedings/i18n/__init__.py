"""What stands in which language: translations of the record, languages of the site, names of countries."""
