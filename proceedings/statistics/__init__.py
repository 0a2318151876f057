"""The published record counted: by speaker, theme and edition, and compared."""
