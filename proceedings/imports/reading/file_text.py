"""Readers of files by their former names."""

from proceedings.imports.reading.files import LARGEST, READERS, SourceText, Unreadable, read

__all__ = ["LARGEST", "READERS", "Source", "Unreadable", "read"]

Source = SourceText
