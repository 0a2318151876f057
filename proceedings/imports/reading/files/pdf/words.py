"""The words of a PDF with their places, as JSON: `python -I pdf_words.py MAX_PAGES MAX_CHARACTERS < FILE`.

A process of its own, with a limit of memory and of time: PDFium is native code, and a page of a few kilobytes may
unpack to gigabytes. Prints {"pages": [{"width", "height", "words": [[text, left, right, baseline, size, is_glued], …],
"slanted": text}, …]} in points from the lower left corner, words in the order in which the page was written; or
{"refused": "password" | "pages" | "characters" | "damaged"}.
"""

import ctypes
import json
import math
import sys

import pypdfium2
from pypdfium2 import raw

MAX_MEMORY = 1024**3  # bytes
MAX_TIME = 40  # seconds
HYPHENS = {0x02: "-", 0xFFFE: "-"}  # how PDFium gives a hyphen at the end of a line
SPACES = {0x20, 0x0D, 0x0A, 0xA0}
MAX_GAP = 0.25  # of the size, within a word
MAX_OVERLAP = 0.6  # of the size: letters of a ligature have one place
RAISED = 0.15  # of the size: another line, or a number above the line
SLANTED = 0.05  # radians


def limit_memory_and_time():
    try:
        import resource
    except ImportError:  # Windows has none; there the time limit of whoever started this process is what holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_TIME, MAX_TIME))


def read(data, most_pages, most_characters):
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        return {"refused": "password" if is_locked else "damaged"}
    if len(document) > most_pages:
        return {"refused": "pages"}
    pages = []
    for page in document:
        words = page_of(page)
        pages.append(words)
        most_characters -= sum(len(word[0]) for word in words["words"])
        if most_characters < 0:
            return {"refused": "characters"}
        page.close()
    return {"pages": pages}


def page_of(page):
    textpage = page.get_textpage()
    slanted: list[str] = []
    words: list[list] = []
    is_apart = True
    for code, left, right, baseline, size, angle in characters(textpage):
        character = HYPHENS.get(code) or (chr(code) if code else "")
        if not character or character.isspace():
            is_apart = True
        elif angle > SLANTED:
            slanted.append(character)
        elif not is_apart and words and goes_on(words[-1], left, baseline, size):
            words[-1][0] += character
            words[-1][2], words[-1][4] = right, max(size, words[-1][4])
        else:
            words.append([character, left, right, baseline, size, not is_apart and is_near(words, left)])
        is_apart &= not character or character.isspace()
    width, height = page.get_size()
    return {"width": width, "height": height, "words": words, "slanted": "".join(slanted)}


def characters(textpage):
    """(code point, left, right, baseline, size, angle) of each, in points; a space that is nowhere printed as well."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    bottom = size = angle = None
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in SPACES:
            yield code, 0, 0, 0, 0, 0
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        if (box.bottom, box.top - box.bottom) != (bottom, size):  # else on the line of the one before, and as large
            bottom, size = box.bottom, box.top - box.bottom
            raw.FPDFText_GetCharOrigin(textpage, index, x, y)
            angle = abs(math.remainder(raw.FPDFText_GetCharAngle(textpage, index), 2 * math.pi))
        yield code, box.left, box.right, y.value, size, angle


def goes_on(word, left, baseline, size):
    """Whatever its size: small capitals, and a ligature, which PDFium gives as letters of a smaller size."""
    right, line, height = word[2:5]
    is_near = -MAX_OVERLAP * height <= left - right <= MAX_GAP * height
    return is_near and abs(baseline - line) <= RAISED * min(height, size)


def is_near(words, left):
    """Without a space: a number raised above the line stands so behind its word."""
    return bool(words) and abs(left - words[-1][2]) <= MAX_GAP * words[-1][4]


if __name__ == "__main__":
    limit_memory_and_time()
    most_pages, most_characters = map(int, sys.argv[1:])
    json.dump(read(sys.stdin.buffer.read(), most_pages, most_characters), sys.stdout)
