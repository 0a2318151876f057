"""Which characters a script has, as ranges to stand between the brackets of a pattern."""

import re

KANJI = "々〆〇ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
KATAKANA = "ァ-ヴー"
JAPANESE = rf"\u3041-\u30fa\u30fc-\u30ff{KANJI}"  # without “・”, which other scripts have as a bullet
UNSPACED = rf"\u3001-\u30ff\uff01-\uff60{KANJI}"  # written without spaces: Japanese with its marks, wide Latin letters

_JAPANESE = re.compile(f"[{JAPANESE}]")


def is_japanese(text: str) -> bool:
    """Whether any of it is written in kana or kanji."""
    return bool(_JAPANESE.search(text))
