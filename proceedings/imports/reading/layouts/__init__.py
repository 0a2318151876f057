"""How a text prints who speaks, one module a layout; each places every line of a body, in a ReadingState.

A layout is guessed (see guess.py) or declared by an editor, for the whole text or from one line to another.
"""

from enum import StrEnum


class Layout(StrEnum):
    PROSE = "prose"  # a report tells who said what
    TURNS = "turns"  # LABEL: words
    NAME_LINES = "name-lines"  # a name on its own line, the words below
    SPEECH = "speech"  # one person's words from the first line to the last
    NOBODY = "nobody"  # nobody's words


VERBATIM = {Layout.TURNS, Layout.SPEECH}  # the words themselves stand in the text
