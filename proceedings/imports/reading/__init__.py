"""The text of a published report → a Report. Imports no model: reading needs no database."""
