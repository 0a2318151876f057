"""The content of a file → YAML text: keys in the schema's order, defaults left out, long texts wrapped."""

import re
from decimal import Decimal
from enum import Enum
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from proceedings.edition_files.schema import Record, ThemeAssignment, ThemeName

WIDTH = 110
NEXT_LINE = "\x85"  # left bare, it would be read back as the end of a line


def yaml_text(content: Record) -> str:
    """A file of any kind as text that reads back to the same content."""
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(plain(content), stream)
    return without_trailing_spaces(stream.getvalue())


def without_trailing_spaces(text):
    """`text` without the space that ruamel.yaml leaves where it wraps a line, unless that space has a meaning."""
    tidy = re.sub(r" +$", "", text, flags=re.MULTILINE)
    return tidy if YAML(typ="safe").load(tidy) == YAML(typ="safe").load(text) else text


def plain(value):
    """Records as mappings without the fields that have their default; what has a short form, in it."""
    match value:
        case ThemeAssignment() if value == ThemeAssignment(theme=value.theme):
            return value.theme
        case ThemeName() if value == ThemeName(name=value.name):
            return value.name
        case Record():
            fields = type(value).model_fields
            return {
                name: plain(getattr(value, name))
                for name, field in fields.items()
                if field.is_required() or getattr(value, name) != field.get_default()
            }
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case list():
            return [plain(each) for each in value]
        case _:
            return scalar(value)


def scalar(value):
    """What YAML knows as a scalar: choices as their value, quantities as the shortest number that is the same."""
    if isinstance(value, Decimal):
        whole = value.to_integral_value()
        number = int(whole) if value == whole else float(value)
        return number if Decimal(str(number)) == value else str(value)
    if isinstance(value, str) and NEXT_LINE in value:
        return DoubleQuotedScalarString(value)
    return str(value) if isinstance(value, Enum) else value
