"""Search results in other formats: JSON and CSV."""

import csv
from datetime import date
from decimal import Decimal
from itertools import chain

from django.http import StreamingHttpResponse

from django_extras.macros import macros
from proceedings.i18n.translations import related_rows
from proceedings.search.concordance import MAX_STATEMENTS_IN_FILE, find_lines

COLUMNS = [
    "number", "cite_url", "date", "forum", "edition", "panel", "speaker", "name_as_printed", "post_as_printed",
    "organisation", "country", "text", "attribution", "language", "themes", "source", "source_url",
]  # fmt: skip


def as_json(results, absolute):
    """The contract's `/search.json`; `absolute` makes a whole address of a path."""
    found, page = results["found"], results["page"]
    criteria = found.criteria
    return {
        "count": found.total,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "query": {
            "q": criteria.words,
            **{name: list(values) for name, values in criteria.values.items()},
            "sort": criteria.sort,
            **how_read(found.compiled),
        },
        "facets": {
            name: [facet_value(each, criteria.values.get(name, ())) for each in values]
            for name, values in found.facets.items()
        },
        "results": [result(statement, absolute) | {"translations": translations(statement)} for statement in page],
        "problems": [vars(problem) for problem in results["problems"]],
    }


def how_read(compiled):
    """The words part by part, with the synonyms that each finds besides, and what was wrong with them."""
    parts = [{"text": str(part.text), "also": list(part.also)} for part in compiled.parts if str(part.text)]
    return {"parts": parts, "notes": list(dict.fromkeys(str(note.message) for note in compiled.notes))}


def facet_value(counted, chosen):
    return {
        "value": counted.value, "label": counted.label, "count": counted.count, "selected": counted.value in chosen
    }  # fmt: skip


def result(statement, absolute):
    appearance, panel = statement.appearance, statement.panel
    speaker = appearance.speaker if appearance else None
    held = date_of(statement)
    return {
        "number": statement.number,
        "url": absolute(statement.get_absolute_url()),
        "cite_url": absolute(statement.get_cite_url()),
        "text": statement.text,
        "snippet": str(macros("words").marked(statement.marked_text)),
        "snippet_language": statement.words.language,
        "rests_on_translation": statement.rests_on_translation,
        "speaker": {"slug": speaker.slug, "name": speaker.name} if speaker else None,
        "name_as_printed": appearance.name_as_printed if appearance else "",
        "post_as_printed": appearance.post_as_printed if appearance else "",
        "organisation": appearance.organisation.slug if appearance and appearance.organisation else None,
        "panel": panel.path,
        "edition": panel.edition.path,
        "forum": panel.edition.forum.slug,
        "date": held.isoformat() if held else None,
        "themes": [theme.slug for theme in statement.accepted_themes],
        "attribution": statement.attribution,
        "language": statement.language,
    }


def translations(statement):
    return {
        each.language: {"text": each.text, "translator": each.translator}
        for each in related_rows(statement, "translations")
    }


def date_of(statement) -> date | None:
    """The day it was said, if the archive knows it."""
    return statement.panel.held_on or statement.panel.edition.opens_on


def as_csv(found, absolute):
    rows = (row(statement, absolute) for statement in found.in_chunks())
    return csv_file(chain([COLUMNS], rows), "statements.csv")


def lines_as_csv(found, absolute):
    """Every occurrence of what was searched, with the text left and right of it."""
    columns = ["number", "cite_url", "edition", "speaker", "left", "match", "right"]
    rows = (
        [
            *(line.statement.number, absolute(line.statement.get_cite_url()), line.statement.panel.edition.path),
            *(line.speaker, line.left, line.match, line.right),
        ]
        for line in find_lines(found, limit=MAX_STATEMENTS_IN_FILE)
    )
    return csv_file(chain([columns], rows), "lines.csv")


def csv_file(rows, filename):
    """Every row, streamed: UTF-8 with BOM, as Excel wants it, and no cell that a spreadsheet would run."""
    writer = csv.writer(Echo())
    written = (writer.writerow(map(as_cell, cells)) for cells in rows)
    response = StreamingHttpResponse(chain(["\ufeff"], written), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def as_cell(value):
    """A value as its cell: numbers plain, text never a formula, nothing for what is unknown."""
    if isinstance(value, int | Decimal):
        return f"{Decimal(value).normalize():f}"
    return "" if value is None else defused(str(value))


class Echo:
    """A file for the csv writer that hands back each line."""

    def write(self, line):
        return line


def row(statement, absolute):
    cells = result(statement, absolute)
    appearance, source = statement.appearance, statement.source
    cells |= {
        "speaker": appearance.name if appearance else "",
        "post_as_printed": appearance.post if appearance else "",
        "country": appearance.speaker.country if appearance and appearance.speaker else "",
        "themes": " ".join(cells["themes"]),
        "source": source.title if source else "",
        "source_url": source.url if source else "",
    }
    return [cells[name] for name in COLUMNS]


def defused(cell):
    """A cell that begins like a formula, made text; see OWASP, CSV injection."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) else cell
