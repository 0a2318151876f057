"""A text as read, in the shapes that tests compare."""

from proceedings.imports.reading.parse import parse


def said(text):
    """Who says which lines, in the order met: {name: [line, …]}."""
    speakers = [block for section in parse(text).sections for block in section.speakers]
    return {block.name_as_printed: [passage.line for passage in block.paragraphs] for block in speakers}


def unattributed(text):
    return [passage.line for section in parse(text).sections for passage in section.unattributed]


def questions(text):
    return [(question.line, question.about) for question in parse(text).questions]


def speakers(text):
    return [
        (block.name_as_printed, block.post_as_printed, block.organisation_as_printed)
        for section in parse(text).sections
        for block in section.speakers
    ]
