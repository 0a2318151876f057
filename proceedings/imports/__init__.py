"""A published report → a draft edition: reading, review, draft."""
