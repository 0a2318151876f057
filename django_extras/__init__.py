"""What Django lacks here and no app owns. Nothing here knows the archive."""
