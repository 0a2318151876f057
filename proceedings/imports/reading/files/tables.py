"""A table's cells as lines, so that what stands in one row stays together."""

from itertools import chain

from proceedings.imports.reading.files.source_text import Lines, one_line

MAX_ENTRY_LENGTH = 120  # characters of a cell that is an entry of a list or programme; a longer one is a text
MAX_NAME_LENGTH = 200  # characters of a cell that names whose words stand beside it

Cell = list[str]  # its paragraphs
Row = list[Cell]


def add_table(lines: Lines, rows: list[Row]) -> None:
    """A row of entries is one line. Where the last cell is a text, each row begins with what stands before it."""
    rows = [row for row in (with_words(row) for row in rows) if row]
    speaks = any(len(row) > 1 and is_text(row[-1]) for row in rows)
    for row in rows:
        if speaks and len(row) > 1:
            add_words(lines, row)
        elif any(is_text(cell) for cell in row):
            for paragraph in chain.from_iterable(row):
                lines.add(paragraph)
        else:
            lines.add(" ".join(chain.from_iterable(row)))
        if speaks:
            lines.end_block()
    lines.end_block()


def with_words(row: Row) -> Row:
    cells = ([paragraph for paragraph in map(one_line, cell) if paragraph] for cell in row)
    return [cell for cell in cells if cell]


def is_text(cell: Cell) -> bool:
    return len(cell) > 1 or any(len(paragraph) > MAX_ENTRY_LENGTH for paragraph in cell)


def add_words(lines: Lines, row: Row) -> None:
    """Whose words, in a line above them: the layout of name lines."""
    *before, words = row
    lines.add(", ".join(chain.from_iterable(before)))
    for paragraph in words:
        lines.add(paragraph)
