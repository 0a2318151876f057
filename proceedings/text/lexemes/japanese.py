"""Japanese, which writes no spaces, as overlapping pairs of characters."""

import re

from proceedings.text.lexemes.compounds import Unit
from proceedings.text.lexemes.words import CJK, Lexemes

KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30fe]+")
JOINER = re.compile(r"[ \n・=]")  # between the parts of a name, and where a line was broken
# Words with another word in them: 京都, リビア, ギニア, 韓国, 人参; インド, ギニア. The pair that would find
# the other word is kept together with the character before it, or after it.
WITH_CHARACTER_BEFORE = frozenset({"東京都", "ボリビ", "ーギニ", "日韓国", "国人参"})
WITH_CHARACTER_AFTER = frozenset({"ンドネ", "ニアビ"})
MAX_WHOLE_WORD = 2  # katakana words this short are found as whole words only: キム is not in キムチ


def japanese_unit(run: str, in_query: bool) -> Unit:
    """Overlapping pairs of characters, and the last character alone."""
    places = [at for at, character in enumerate(run) if not JOINER.match(character)]
    characters = JOINER.sub("", run)
    if in_query:
        return Unit(query_pairs(run, characters, places))
    whole = {word.start(): word.group() for word in KATAKANA.finditer(run)}
    pairs = tuple(
        ((pair(characters, at), *short_word(whole.get(start))), start, places[at + 1] + 1)
        for at, start in enumerate(places[:-1])
    )
    last = places[-1]
    alone = ((characters[-1], *short_word(whole.get(last))), last, last + 1)
    return Unit(pairs, tail=alone) if pairs else Unit((alone,))


def pair(characters, at):
    """The two characters from `at` on, or the three that are kept together."""
    with_character_before = characters[at - 1 : at + 2]  # too short at the start
    with_character_after = characters[at : at + 3]
    if with_character_before in WITH_CHARACTER_BEFORE:
        return with_character_before
    return with_character_after if with_character_after in WITH_CHARACTER_AFTER else characters[at : at + 2]


def short_word(word):
    return ("=" + word,) if word and len(word) <= MAX_WHOLE_WORD else ()


def query_pairs(run, characters, places):
    """The places of a run in a query; a short katakana word is one, as written."""
    if len(run) <= MAX_WHOLE_WORD and KATAKANA.fullmatch(run):
        return ((("=" + run,), places[0], places[-1] + 1),)
    if len(characters) > 3 and characters[-1] == "ー":  # サーバー, サーバ
        characters = characters[:-1]
    if len(characters) == 1:
        return (((characters,), places[0], places[0] + 1),)
    return tuple(((pair(characters, at),), places[at], places[at + 1] + 1) for at in range(len(characters) - 1))


def is_japanese(lexemes: Lexemes) -> bool:
    return bool(re.match(rf"=?[{CJK}]", lexemes[0]))


def is_one_character(lexemes: Lexemes) -> bool:
    """Whether it is a single character, which is found as the beginning of pairs."""
    return len(lexemes[0]) == 1 and is_japanese(lexemes)
