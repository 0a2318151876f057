"""The record in other formats: citations, exports, schema.org, heads of pages, link previews."""
