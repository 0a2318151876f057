"""A picture of 1200 × 630 for previews of links, drawn by the server: what was said or held, by whom, where.

Two fonts cover the archive's scripts: Noto Sans for Latin and Cyrillic, Noto Sans CJK for Japanese.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 80
BAND = 16  # coloured, along the left edge
WORDS_TOP, WORDS_BOTTOM = 150, 470
WORD_SIZES = [64, 54, 46, 40]  # the largest in which all words find room
LEADING = 1.35
PAPER, INK, QUIET, ACCENT = "#fdfcf9", "#1d2126", "#59606a", "#14506b"

LATIN = files("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf"
JAPANESE = files("noto_cjk_sans_jp_regular") / "NotoSansCJKjp-Regular.otf"
WIDE = "\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
NEVER_FIRST = "、。，．・：；？！）］｝」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜…"  # of a Japanese line
RUN = re.compile(f"[{WIDE}]+|[^{WIDE}]+")
PIECE = re.compile(rf"[{WIDE}][{NEVER_FIRST}]*|[^\s{WIDE}]+[{NEVER_FIRST}]*\s*|\s+")


@dataclass(frozen=True)
class PreviewCard:
    """What is written where: `kicker` above, `words` large, `foot` below, the archive's name under all."""

    kicker: str
    words: str
    foot: str
    archive: str


@dataclass(frozen=True)
class Face:
    size: int
    weight: int = 400

    @cached_property
    def latin(self):
        font = ImageFont.truetype(str(LATIN), self.size, layout_engine=ImageFont.Layout.BASIC)
        font.set_variation_by_axes([self.weight, 100])
        return font

    @cached_property
    def japanese(self):
        return ImageFont.truetype(str(JAPANESE), self.size, layout_engine=ImageFont.Layout.BASIC)

    def runs(self, text):
        """Parts of `text` with the font of their script."""
        for run in RUN.findall(text):
            yield run, self.japanese if re.match(f"[{WIDE}]", run) else self.latin

    def length(self, text):
        return sum(font.getlength(run) for run, font in self.runs(text))

    def write(self, canvas, position, text, colour):
        x, baseline = position
        for run, font in self.runs(text):
            canvas.text((x, baseline), run, font=font, fill=colour, anchor="ls")
            x += font.getlength(run)


@lru_cache(maxsize=256)
def png(card: PreviewCard) -> bytes:
    """The card as bytes; about 200 ms where it is not remembered."""
    image = Image.new("RGB", SIZE, PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle([0, 0, BAND, HEIGHT], fill=ACCENT)
    one_line(canvas, Face(30), 100, card.kicker, QUIET)
    words(canvas, card.words)
    one_line(canvas, Face(32, 600), 530, card.foot, INK)
    one_line(canvas, Face(26), 585, card.archive, ACCENT)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def one_line(canvas, face, baseline, text, colour):
    [line] = fitted(text, face, 1) or [""]
    face.write(canvas, (MARGIN, baseline), line, colour)


def words(canvas, text):
    """In the largest size in which all of it finds room; in the smallest, cut at a word."""
    for size in WORD_SIZES:
        face, step = Face(size, 500), size * LEADING
        room = int((WORDS_BOTTOM - WORDS_TOP) / step)
        if len(wrapped(text, face)) <= room:
            break
    for index, line in enumerate(fitted(text, face, room)):
        face.write(canvas, (MARGIN, WORDS_TOP + size + index * step), line, INK)


def fitted(text, face, room):
    """At most `room` lines; an ellipsis stands behind the last word that has place."""
    lines = wrapped(text, face)
    if len(lines) <= room:
        return lines
    pieces = PIECE.findall(lines[room - 1])
    while pieces and face.length("".join(pieces).rstrip() + "…") > WIDTH - 2 * MARGIN:
        pieces.pop()
    return [*lines[: room - 1], "".join(pieces).rstrip(" ,;:–—") + "…"]


def wrapped(text, face):
    """`text` in lines as wide as the card: broken at spaces, in Japanese between characters."""
    lines = [""]
    for piece in short_pieces(text, face):
        if face.length((lines[-1] + piece).rstrip()) > WIDTH - 2 * MARGIN:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]


def short_pieces(text, face):
    """What must stay on one line; a word longer than a line, letter by letter."""
    for piece in PIECE.findall(" ".join(text.split())):
        if face.length(piece) > WIDTH - 2 * MARGIN:
            yield from piece
        else:
            yield piece
