"""YAML text → a checked file, with every problem at once: file, line, field, what is wrong, nearest known value."""

import builtins
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_origin

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from proceedings.edition_files import references
from proceedings.edition_files.references import nearest
from proceedings.edition_files.schema import (
    EDITION_FORMAT,
    SYNONYMS_FORMAT,
    THEMES_FORMAT,
    EditionFile,
    SynonymsFile,
    ThemesFile,
    expanded,
)

SCHEMAS: dict[str, type[EditionFile | ThemesFile | SynonymsFile]] = {
    EDITION_FORMAT: EditionFile,
    THEMES_FORMAT: ThemesFile,
    SYNONYMS_FORMAT: SynonymsFile,
}
MAX_BYTES = 20_000_000
FieldPath = list[str | int]  # panels, 2, statements, 0, by


@dataclass(frozen=True)
class FileProblem:
    file: str
    line: int  # from 1
    field: str  # panels.2.statements.0.by, or blank for the whole file
    message: str

    def __str__(self):
        place = ", ".join(filter(None, [f"{self.file}, line {self.line}", self.field]))
        return f"{place}: {self.message}"


class UnusableFiles(Exception):
    """Files that cannot be loaded; `problems` says why, in the order of the files."""

    def __init__(self, problems):
        self.problems = sorted(problems, key=lambda problem: (problem.file, problem.line))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class CheckedFile:
    """A file as read; one that `read` gives has no problems."""

    name: str
    data: CommentedMap
    content: EditionFile | ThemesFile | SynonymsFile
    problems: list[FileProblem] = field(default_factory=list)

    def problem(self, path: FieldPath, message: str) -> FileProblem:
        """A problem of the field at `path`, with its line."""
        return FileProblem(self.name, line_of(self.data, path), ".".join(map(str, path)), message)


def read(paths: Iterable[Path], *, known_themes: Iterable[str] = ()) -> list[CheckedFile]:
    """The files at `paths` as CheckedFiles, in that order; `known_themes` are slugs besides those of the files.

    Raises UnusableFiles with the problems of all files.
    """
    files, found = [], []
    for path in paths:
        try:
            files.append(parse(text_of(path, str(path)), str(path)))
        except UnusableFiles as unusable:
            found += unusable.problems
    themes = {*known_themes, *(slug for file in files for slug in themes_in(file.content))}
    for file in files:
        found += file.problems
        found += [file.problem(path, message) for path, message in references.problems(file.content, themes)]
    if found:
        raise UnusableFiles(found)
    return files


def themes_in(content):
    """Slugs of the themes that a themes file gives, without its groups."""
    if not isinstance(content, ThemesFile):
        return []
    return [slug for group in content.themes.values() for slug in group.themes]


def text_of(path, name):
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnusableFiles([FileProblem(name, 1, "", f"is larger than {MAX_BYTES // 1_000_000} MB")])
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnusableFiles([FileProblem(name, 1, "", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise UnusableFiles([FileProblem(name, line, "", "is not UTF-8 text")]) from error


def parse(text, name):
    """`text` checked against its schema; where it does not fit, what can be salvaged, with the problems."""
    data = mapping(text, name)
    schema = SCHEMAS.get(str(data.get("format")))
    if schema is None:
        known = ", ".join(SCHEMAS)
        raise UnusableFiles(
            [FileProblem(name, line_of(data, ["format"]), "format", f"is none of the known formats: {known}")]
        )
    try:
        return CheckedFile(name, data, schema.model_validate(data))
    except ValidationError as error:
        problems = [problem_of(details, data, name, schema) for details in error.errors()]
        return CheckedFile(name, data, salvage(schema, data), problems)


def mapping(text, name):
    try:
        data = YAML().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = " ".join(filter(None, [error.problem, error.context])).strip() or "is not YAML"
        raise UnusableFiles([FileProblem(name, mark.line + 1 if mark else 1, "", message)]) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise UnusableFiles([FileProblem(name, 1, "", f"is not YAML: {str(error).splitlines()[0]}")]) from error
    if not isinstance(data, CommentedMap):
        raise UnusableFiles([FileProblem(name, 1, "", "is empty or not a mapping; it begins with `format: edition/1`")])
    return data


def salvage(schema, data):
    """`data` as a record of `schema` without its faulty parts, so that its references can be checked all the same."""
    values = {}
    for name, field_info in schema.model_fields.items():
        try:
            values[name] = salvage_part(field_info, data[name])
        except (KeyError, TypeError, ValueError):  # missing or faulty: reported already
            values[name] = without_value(field_info)
    return schema.model_construct(**values)


def without_value(field_info):
    if not field_info.is_required():
        return field_info.get_default()
    inner = record_in(field_info.annotation)
    return salvage(inner, {}) if inner is field_info.annotation else None


def salvage_part(field_info, value):
    inner = record_in(field_info.annotation)
    match get_origin(field_info.annotation), value:
        case builtins.list, CommentedSeq() if inner:
            return [salvage(inner, expanded(each)) for each in value]
        case builtins.dict, CommentedMap() if inner:
            return {key: salvage(inner, each) for key, each in value.items()}
        case None, CommentedMap() if inner:
            return salvage(inner, value)
        case _:
            return TypeAdapter(field_info.rebuild_annotation()).validate_python(value)


def problem_of(details, data, name, schema):
    path = [part for part in details["loc"] if part != "[key]"]
    return FileProblem(name, line_of(data, path), ".".join(map(str, path)), message_of(details, schema))


def message_of(details, schema):
    message = details["msg"].removeprefix("Value error, ")
    match details["type"]:
        case "extra_forbidden":
            known = known_fields(schema, details["loc"])
            return "is not a field" + nearest(str(details["loc"][-1]), known)
        case "enum" | "literal_error":
            known = details["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
            return f"“{details['input']}” is none of: {', '.join(known)}" + nearest(str(details["input"]), known)
        case "missing":
            return "is missing"
        case "string_pattern_mismatch":
            return f"“{details['input']}” does not fit the pattern {details['ctx']['pattern']}"
        case _:
            return message[:1].lower() + message[1:]


def known_fields(schema, location):
    """The fields of the mapping that `location` is in."""
    for part in location[:-1]:
        if isinstance(part, str) and part in getattr(schema, "model_fields", {}):
            schema = record_in(schema.model_fields[part].annotation) or schema
    return list(schema.model_fields)


def record_in(annotation):
    """The record type somewhere inside an annotation such as `list[Annotated[Panel, …]]`."""
    if hasattr(annotation, "model_fields"):
        return annotation
    return next(filter(None, map(record_in, getattr(annotation, "__args__", ()))), None)


def line_of(data, path):
    """The line, from 1, on which the field at `path` is, or the nearest field around it that has a line."""
    line = 0
    for part in path:
        try:
            line = data.lc.key(part)[0] if isinstance(data, CommentedMap) else data.lc.item(part)[0]
            data = data[part]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
        if not isinstance(data, CommentedMap | CommentedSeq):
            break
    return line + 1
