"""What a reader asks, as the rows that answer it: query language, filters, facets, order."""
