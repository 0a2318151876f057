"""Checked files → rows, in one transaction. What is there already and unchanged is left alone."""

from collections.abc import Iterable

from django.db import transaction

from proceedings.edition_files.edition_writer import EditionWriter
from proceedings.edition_files.file_writer import FileWriter
from proceedings.edition_files.reading import CheckedFile, UnusableFiles
from proceedings.edition_files.schema import EditionFile, SynonymsFile, ThemesFile
from proceedings.edition_files.vocabulary_writers import SynonymsWriter, ThemesWriter

WRITERS: dict[type, type[FileWriter]] = {
    EditionFile: EditionWriter,
    ThemesFile: ThemesWriter,
    SynonymsFile: SynonymsWriter,
}


@transaction.atomic
def load(files: Iterable[CheckedFile], *, remove: bool = False) -> list[str]:
    """Write files as `read` gives them, those of editions last; a sentence for each file that says what it holds.

    Raises UnusableFiles with the problems of all files together; nothing is written then. Records of an
    edition that its file no longer holds are such a problem, unless `remove`: then they are removed.
    """
    done, found = [], []
    for file in sorted(files, key=lambda file: isinstance(file.content, EditionFile)):
        writer = WRITERS[type(file.content)](file, remove=remove)
        done.append(writer.write())
        found += writer.problems
    if found:
        raise UnusableFiles(found)
    return done
