"""One normaliser for text and query: both become lexemes here, and nowhere else.

Postgres gets ready-made vectors and queries (no text-search configuration), so that one place decides for
every language. A lexeme is a stem or lemma ("defenc", "київ"), a joined designator ("s300"), two Japanese
characters ("防空"), or the word as written behind "=" ("=defences"), for exact: and prefixes.
Lexemes are stored: whatever changes them raises VERSION, and the search rows are to be built again.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from proceedings.text import english, ukrainian
from speakers.names import PLAIN_LETTERS, romanise

VERSION = 2
_STOP_WORDS = english.STOP_WORDS | ukrainian.STOP_WORDS
MAX_WORDS_REWRITTEN = 6  # of a phrase: each may be written in another way
MAX_LEXEME_LENGTH = 200  # characters; Postgres takes 2046 bytes


class Token(NamedTuple):
    """One place in a text: all lexemes that stand there, and the characters of the original they come from.

    Positions count from 1. Several tokens can share one: "air-defence" stands as air, defenc and airdefenc.
    """

    lexemes: tuple[str, ...]
    start: int
    end: int
    position: int


class Slot(NamedTuple):
    """One place asked for: any of these lexemes, or (prefix) any lexeme that begins with one of them."""

    lexemes: tuple[str, ...]
    is_prefix: bool = False

    @property
    def is_stop_word(self):
        """Too common to narrow anything; beside other words it can be left out."""
        return not self.is_prefix and all(lexeme[0] == "=" and lexeme[1:] in _STOP_WORDS for lexeme in self.lexemes)


# --- characters -------------------------------------------------------------------------------------------

_MARKS = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\uff9e\uff9f"
_STABLE = "\x00-\x7f\u0400-\u0482\u048a-\u052f\u3001\u3002\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff"
_CLUSTER = re.compile(rf"[^{_STABLE}][{_MARKS}]*|[{_STABLE}][{_MARKS}]+|[`髙]")
_SAME = str.maketrans(
    {
        **dict.fromkeys("’ʼ‘‛′`´ʹʻˈ＇ꞌ", "'"),
        **dict.fromkeys("‐‑‒–−﹣－⁃˗", "-"),
        **dict.fromkeys("—―⸺⸻™®©", " "),
        **dict.fromkeys("•‣·∙", " "),
        "髙": "高",
        "﨑": "崎",
        "𠮷": "吉",  # printers' forms of one character, and of one family name
    }
)
_LATIN_OR_GREEK = re.compile(r"[a-zA-Z\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]")  # the sign of a note; CO₂ is CO2


@lru_cache(maxsize=1 << 14)
def _plain(cluster):
    """A character with its marks, in the form that is compared; may be empty, or longer."""
    if unicodedata.category(cluster[0]) in ("Cf", "Mn", "Me"):  # zero-width, direction, stray marks
        return ""
    cluster = cluster.translate(_SAME)
    if _SUPERSCRIPT.match(cluster):
        return " "
    compatible = unicodedata.normalize("NFKC", cluster)
    return "".join(map(_without_marks, compatible)).translate(_SAME)


def _without_marks(character):
    """Accents go from Latin and Greek; in й, ї and ガ the mark makes another letter."""
    if character in PLAIN_LETTERS:
        return PLAIN_LETTERS[character]
    decomposed = unicodedata.normalize("NFD", character)
    if _LATIN_OR_GREEK.match(decomposed):
        return decomposed[0]
    return "" if unicodedata.combining(character) else character


def plain(text):
    """The text in plain characters, and two sequences: where each of them starts and ends in the original."""
    if not _CLUSTER.search(text):
        return text, range(len(text)), range(1, len(text) + 1)
    pieces, starts, ends, copied = [], [], [], 0
    for cluster in [*_CLUSTER.finditer(text), None]:
        start, end = cluster.span() if cluster else (len(text), len(text))
        replacement = _plain(cluster.group()) if cluster else ""
        pieces += (text[copied:start], replacement)
        starts += (*range(copied, start), *([start] * len(replacement)))
        ends += (*range(copied + 1, start + 1), *([end] * len(replacement)))
        copied = end
    return "".join(pieces), starts, ends


# --- words ------------------------------------------------------------------------------------------------

_CJK = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_CHAR = rf"[^\W_{_CJK}]"  # a letter or digit of a script that writes spaces
_UPPER, _LOWER = "A-ZА-ЯЄІЇҐ", "a-zа-яєіїґ"
_ATOM = "|".join(
    (
        rf"(?:U\. S\.(?: A\.)?|Ph\. ?D(?!{_CHAR})\.?)(?:'s\b)?",
        rf"(?:[^\W\d_{_CJK}]\.){{1,9}}[^\W\d_{_CJK}](?!{_CHAR})\.?(?:'s\b)?",  # U.S., D.C.
        rf"(?:[{_UPPER}]{{1,4}}|[{_UPPER}][{_LOWER}][{_UPPER}]?)-?\d{{1,3}}[^\W\d_{_CJK}]{{0,2}}\d?(?!{_CHAR})",
        rf"\d{{1,3}}(?:[,' ]\d{{3}})+(?:\.\d+)?(?![,']?\d|{_CHAR})",  # 15,000
        rf"(?<!\d[.,])\d{{1,4}}(?:\.\d+|,\d\d?)(?![.,]?\d|{_CHAR})",  # 7.1, 7,1
        rf"{_CHAR}+(?:'{_CHAR}+)*",
    )
)
_UNIT = re.compile(rf"(?P<cjk>[{_CJK}]+(?:[ \n・=][{_CJK}]+)*)|(?:{_ATOM})(?:-(?:{_ATOM}))*")
_ATOMS = re.compile(_ATOM)
_DESIGNATOR = re.compile(r"([^\W\d_]{1,4})-?(\d{1,3}(?:[^\W\d_]{0,2}\d)?[^\W\d_]{0,2}?)s?$", re.IGNORECASE)
_LONG_DESIGNATOR = re.compile(r"([a-z]{3,4})(\d{1,3})$")  # mig29, which may stand as MiG 29
_TWO_CAPITALS = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]{2,})$")  # NordStream
_SHORT_WORD, _SHORT_NUMBER = re.compile(r"[^\W\d_]{1,4}$"), re.compile(r"\d{1,3}[^\W\d_]?$")
_DESIGNATOR_LETTERS = re.compile(rf"(?:[{_UPPER}]{{1,4}}|[{_UPPER}][{_LOWER}][{_UPPER}]?)$")
_LETTERS = re.compile(r"[^\W\d_]")
_UNITS_OF_MEASURE = frozenset(
    {"mm", "cm", "km", "kg", "kw", "kwh", "mw", "mwh", "gw", "gwh", "bn", "мм", "см", "км", "кг"}
)
_POSSESSIVE = re.compile(r"'s$", re.IGNORECASE)
_DECADE = re.compile(r"(?<=\d0)'(?=s$)")  # the 1990's
_ELISION = re.compile(r"^(?:[dl]|qu)'(?=[aeiouyh]\w{2})", re.IGNORECASE)  # d'Ivoire, but L'viv
_PLURAL_ACRONYM = re.compile(rf"[{_UPPER}][^\W_]{{0,4}}[{_UPPER}](?=s$)")  # NGOs, MoUs
_PLURAL_NUMBER = re.compile(r"(\d{0,2}[1-9])s$")  # Shahed-136s, but not the 90s
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z]")
_LOWER_LETTER = re.compile(rf"[{_LOWER}]")
_CAPITAL_WORD = re.compile(rf"[{_UPPER}]{{2,}}")
_TO_LATIN = str.maketrans("аеіоросхуАВЕІКМНОРСТХУ", "aeiopocxyABEIKMHOPCTXY")
_TO_CYRILLIC = str.maketrans("aeiopcxyABEIKMHOPCTXY", "аеіорсхуАВЕІКМНОРСТХУ")


def in_one_script(word):
    """Letters that only look right, put right: a Cyrillic о inside "forum", a Latin i inside "мир"."""
    if not (_CYRILLIC.search(word) and _LATIN.search(word)):
        return word
    latin, cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    return latin if not _CYRILLIC.search(latin) else cyrillic if not _LATIN.search(cyrillic) else word


def _clean(atom):
    """An atom as a word: no possessive, no elided article, one script, dots of an acronym left in."""
    word = _ELISION.sub("", _POSSESSIVE.sub("", _DECADE.sub("", atom)))
    return in_one_script(word[:MAX_LEXEME_LENGTH])


@lru_cache(maxsize=1 << 16)
def _lexemes(word, is_shouted=False, is_russian=False):
    """All lexemes of one cleaned word; capitals are no evidence of an acronym where all is shouted."""
    if word[0].isdecimal() and not _LETTERS.search(word):
        return (_number(word),)
    if designator := _DESIGNATOR.match(word):
        return (_designator(designator),)
    if _CYRILLIC.search(word):
        return _cyrillic(word, is_shouted, is_russian)
    word = word.replace("'", "")
    if plural := _PLURAL_NUMBER.fullmatch(word):
        return _with_exact((plural.group(1),), word)
    if not _LATIN.search(word):
        return _with_exact((word.lower(),), word.lower())
    return _latin(word, is_shouted)


def _number(digits):
    """15,000, 15 000 → 15000; 7,1 → 7.1."""
    if re.fullmatch(r"\d+,\d\d?", digits):
        return digits.replace(",", ".")
    return re.sub(r"[^\d.]", "", digits)


def _designator(match):
    """S-300, С-300, F-16s → s300, f16; Cyrillic letters by sound, for that is how they are taken over."""
    letters, number = (part.lower() for part in match.groups())
    return romanise(letters) + number


def _cyrillic(word, is_shouted, is_russian):
    lower = word.lower()
    exact = ukrainian.fold(lower)
    if word.isupper() and lower in ukrainian.ACRONYMS:
        return _acronym(exact, is_shouted)
    if lower in ukrainian.STOP_WORDS:
        return ("=" + exact,)
    if is_russian:
        return _with_exact((exact,), exact)
    return _with_exact((exact, *ukrainian.lemmas(lower)) if word.isupper() else ukrainian.lemmas(lower), exact)


def _latin(word, is_shouted):
    letters = word.replace(".", "").replace(" ", "")
    lower = letters.lower()
    if plural := _PLURAL_ACRONYM.match(letters):
        return _with_exact((plural.group().lower(), english.stem(lower)), lower)
    is_acronym = "." in word or (word.isupper() and lower not in english.WORDS_BEFORE_ACRONYMS)
    if lower not in english.STOP_WORDS:  # NATO is nato, ANTS both ants and ant
        return _with_exact((lower, english.stem(lower)) if is_acronym else (english.stem(lower),), lower)
    return _acronym(lower, is_shouted) if is_acronym else ("=" + lower,)


def _acronym(lower, is_shouted):
    """Of letters that are also a small word: US is not us, unless all is in capitals."""
    return (lower, "=" + lower.upper(), "=" + lower) if is_shouted else (lower, "=" + lower.upper())


def _with_exact(lexemes, exact):
    return tuple(dict.fromkeys(lexeme[:MAX_LEXEME_LENGTH] for lexeme in (*lexemes, "=" + exact)))


# --- compounds --------------------------------------------------------------------------------------------


class _Unit(NamedTuple):
    """Places side by side that are one thing in the text. Starts and ends count from the unit's own start."""

    places: tuple[tuple[tuple[str, ...], int, int], ...]  # lexemes, start, end
    joined: tuple[str, ...] = ()  # its lexemes when written as one word
    word: str = ""  # of a single place, for its neighbour to join
    is_opening: bool = False  # the word could be the left part of a compound in two words
    tail: tuple = ()  # one more place at the last position: a Japanese run's last character alone


@lru_cache(maxsize=1 << 16)
def joined(left, right):
    """The lexemes of two words as one, where they are also written so: cease fire, S 300, 155 mm; else ()."""
    if not (left and right):
        return ()
    if _is_designator_in_two(left, right) or (left.isdecimal() and right.lower() in _UNITS_OF_MEASURE):
        return _lexemes(left + right)
    if left.isascii() and left.isalpha() and right.isalpha() and english.are_compound(left.lower(), right.lower()):
        return _lexemes(left.lower() + right.lower())
    return ()


def _is_designator_in_two(left, right):
    if not (_SHORT_WORD.match(left) and _SHORT_NUMBER.match(right)):
        return False
    return left.lower() not in english.STOP_WORDS or (left.isupper() and left != "I")  # A 300, but not "in 2"


@lru_cache(maxsize=1 << 16)
def _spaced_unit(written, is_shouted, is_russian):
    """A unit of a script that writes spaces: a word, or several with hyphens between."""
    found = [(_clean(atom.group()), *atom.span()) for atom in _ATOMS.finditer(written)]
    places = tuple((_lexemes(word, is_shouted, is_russian), start, end) for word, start, end in found)
    if len(found) == 1:
        word = found[0][0]
        return _Unit(places, word=word, is_opening=_is_opening(word))
    if len(found) == 2 and _LETTERS.search(written):  # not 90-95
        left, right = (word.lower() for word, _, _ in found)
        return _Unit(places, joined=_lexemes(left + _PLURAL_NUMBER.sub(r"\1", right)))
    return _Unit(places)


def _is_opening(word):
    return word.isdecimal() or bool(_SHORT_WORD.match(word)) or english.opens_compound(word.lower())


# --- Japanese ---------------------------------------------------------------------------------------------

_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30fe]+")
_JOINER = re.compile(r"[ \n・=]")  # between the parts of a name, and where a line was broken
# Another word is in them: 京都, リビア, ギニア, 韓国, 人参; インド, ギニア. The pair that would say so is kept
# together with the character before it, or behind it.
_WITH_THE_ONE_BEFORE = frozenset({"東京都", "ボリビ", "ーギニ", "日韓国", "国人参"})
_WITH_THE_ONE_BEHIND = frozenset({"ンドネ", "ニアビ"})
_WHOLE_RUN = 2  # katakana words this short are found as whole words only: キム is not in キムチ


def _japanese_unit(run, in_query):
    """Overlapping pairs of characters, and the last character alone."""
    places = [at for at, character in enumerate(run) if not _JOINER.match(character)]
    characters = _JOINER.sub("", run)
    if in_query:
        return _Unit(_asked_pairs(run, characters, places))
    whole = {word.start(): word.group() for word in _KATAKANA.finditer(run)}
    pairs = tuple(
        ((_pair(characters, at), *_short_word(whole.get(start))), start, places[at + 1] + 1)
        for at, start in enumerate(places[:-1])
    )
    last = places[-1]
    alone = ((characters[-1], *_short_word(whole.get(last))), last, last + 1)
    return _Unit(pairs, tail=alone) if pairs else _Unit((alone,))


def _pair(characters, at):
    with_the_one_before = characters[at - 1 : at + 2]  # too short at the start
    with_the_one_behind = characters[at : at + 3]
    if with_the_one_before in _WITH_THE_ONE_BEFORE:
        return with_the_one_before
    return with_the_one_behind if with_the_one_behind in _WITH_THE_ONE_BEHIND else characters[at : at + 2]


def _short_word(word):
    return ("=" + word,) if word and len(word) <= _WHOLE_RUN else ()


def _asked_pairs(run, characters, places):
    if len(run) <= _WHOLE_RUN and _KATAKANA.fullmatch(run):
        return ((("=" + run,), places[0], places[-1] + 1),)
    if len(characters) > 3 and characters[-1] == "ー":  # サーバー, サーバ
        characters = characters[:-1]
    if len(characters) == 1:
        return (((characters,), places[0], places[0] + 1),)
    return tuple(((_pair(characters, at),), places[at], places[at + 1] + 1) for at in range(len(characters) - 1))


# --- what others call -------------------------------------------------------------------------------------


def _units(text, language, in_query):
    """The units of a plain text in order, each with its start."""
    is_shouted, is_russian = not in_query and _is_shouted(text), language == "ru"
    units = []
    for match in _UNIT.finditer(text):
        start = match.start()
        if match.lastgroup:
            unit = _japanese_unit(match.group(), in_query)
        else:
            written = match.group()
            read = _spaced_unit if len(written) <= MAX_LEXEME_LENGTH else _spaced_unit.__wrapped__  # not to keep
            unit = read(written, is_shouted, is_russian)
            if units and units[-1][1].is_opening and unit.word and text[start - 1] == " ":
                start, unit = _with_left_part(units, start, unit, in_query)
        units.append((start, unit))
    return units


def _is_shouted(text):
    """Whether capitals say nothing: in a heading all in capitals, but not in Japanese with one US."""
    return not _LOWER_LETTER.search(text) and len(_CAPITAL_WORD.findall(text)) > 2


def _with_left_part(units, start, unit, in_query):
    """The unit together with the one before (taken from the list) where the two are also one word."""
    left_start, left = units[-1]
    is_next = left_start + left.places[0][2] == start - 1
    if not is_next or (unit.word[0].isdecimal() and not in_query and not _is_joined_in_text(left.word)):
        return start, unit
    lexemes = joined(left.word, unit.word)
    if not lexemes:
        return start, unit
    units.pop()
    own, own_start, own_end = unit.places[0]
    by = start - left_start
    return left_start, _Unit((left.places[0], (own, own_start + by, own_end + by)), joined=lexemes)


def _is_joined_in_text(left):
    """S 300 and Su 35 are designators in a text; "top 10" is one only where a reader asks for "top10"."""
    return bool(_DESIGNATOR_LETTERS.match(left))


def tokens(text, language="en"):
    """The text's tokens in order of position; a token's start and end count characters of `text` as given.

    Words are read by their script: Latin as English, Cyrillic as Ukrainian (as written where `language` is
    "ru"), kana and kanji as pairs. `language` may be any code; unknown ones change nothing.
    """
    text_in_plain, starts, ends = plain(text)
    found = []
    position = 1
    for at, unit in _units(text_in_plain, language, in_query=False):
        first = position
        for lexemes, start, end in unit.places:
            found.append(Token(lexemes, starts[at + start], ends[at + end - 1], position))
            position += 1
        if unit.joined:
            start, end = starts[at], ends[at + unit.places[-1][2] - 1]
            found += (Token(unit.joined, start, end, first), Token(unit.joined, start, end, first + 1))
        if unit.tail:
            lexemes, start, end = unit.tail
            found.append(Token(lexemes, starts[at + start], ends[at + end - 1], position - 1))
    return found


@lru_cache(maxsize=1 << 12)  # a page asks for its query without this word, without that
def readings(text, *, exact=False, prefix=False, before="", after=""):
    """The ways a reader's word or phrase can stand in a text: each a tuple of Slots at consecutive positions.

    One is enough. Nothing to search in the text (only signs) gives no reading at all. `exact` asks for
    the words as written; `prefix` for words that begin with the last one. `before` and `after` are the words
    beside it in a query that wants all of them, with which it may be one word in the text: cease fire, S 300.
    """
    units = [unit for _, unit in _units(plain(text)[0], "", in_query=True)]
    apart = [place[0] for unit in units for place in unit.places]
    together = [lexemes for unit in units for lexemes in _as_one_word(unit)]
    beside = [[lexemes] for pair in ((before, text), (text, after)) if (lexemes := joined(*pair) or _closed(*pair))]
    if not (exact or prefix):
        beside += _otherwise_written(units)
    asked = [places for places in (apart, together, *beside) if places]
    return tuple(dict.fromkeys(_reading(places, exact=exact, prefix=prefix) for places in asked))


def _as_one_word(unit):
    return [unit.joined] if unit.joined else [place[0] for place in unit.places]


def _otherwise_written(units):
    """Ways to write the units that no list has: health care, airdefence, MiG 29; each as its places."""
    if len(units) > MAX_WORDS_REWRITTEN:
        return
    places = [[place[0] for place in unit.places] for unit in units]
    for at, unit in enumerate(units):
        for left, right in _parts(unit):
            yield _flat(places[:at], [[_lexemes(left), _lexemes(right)]], places[at + 1 :])
    for at, (left, right) in enumerate(pairwise(units)):
        if closed := _closed(left.word, right.word):
            yield _flat(places[:at], [[closed]], places[at + 2 :])


def _flat(*parts):
    return [place for part in parts for of_unit in part for place in of_unit]


def _parts(unit):
    """Two words that one may be written as."""
    two = _LONG_DESIGNATOR.match(unit.places[0][0][0]) or _TWO_CAPITALS.match(unit.word) if unit.word else None
    if two:
        return [two.groups()]
    return english.parts(unit.word.lower()) if unit.word.isascii() and unit.word.isalpha() else []


def _closed(left, right):
    """The lexemes of a reader's two words as one: man power, Shahed 136; () where they are too small for that."""
    if not (left.isascii() and left.isalpha() and english.can_be_part(left.lower())):
        return ()
    is_number = bool(_SHORT_NUMBER.match(right))
    is_word = right.isascii() and right.isalpha() and english.can_be_part(right.lower())
    return _lexemes(left.lower() + right.lower()) if is_number or is_word else ()


def _reading(places, *, exact, prefix):
    if prefix and _is_japanese(places[-1]):
        places = [*places[:-1], tuple(lexeme.removeprefix("=") for lexeme in places[-1])]  # ミサ* is not the word ミサ
    slots = [Slot(_asked(lexemes, exact), _is_one_character(lexemes)) for lexemes in places]
    if prefix and not _is_japanese(places[-1]):
        slots[-1] = Slot(_beginnings(places[-1]), is_prefix=True)
    return tuple(slots)


def _asked(lexemes, exact):
    """Of a word's lexemes those that a query asks for; a Cyrillic word also as written, for Russian texts."""
    written = tuple(lexeme for lexeme in lexemes if lexeme[0] == "=")
    if exact or len(written) == len(lexemes):
        return written or lexemes
    stems = tuple(lexeme for lexeme in lexemes if lexeme[0] != "=")
    return stems + written if _CYRILLIC.search(stems[0]) else stems


def _beginnings(lexemes):
    """Words as written; numbers and designators have no other form than their own."""
    written = tuple(lexeme for lexeme in lexemes if lexeme[0] == "=")
    return tuple("=" + other for word in written for other in english.beginnings(word[1:])) or lexemes


def _is_japanese(lexemes):
    return bool(re.match(rf"=?[{_CJK}]", lexemes[0]))


def _is_one_character(lexemes):
    """One kanji is the beginning of every pair it opens."""
    return len(lexemes[0]) == 1 and _is_japanese(lexemes)


class Occurrence(NamedTuple):
    """Where a reading stands: characters of the original, and the position of its first word."""

    start: int
    end: int
    position: int


def occurrences(found, asked):
    """Every place where one of the readings `asked` stands among the tokens `found`, in order of the text."""
    at_position = {}
    for token in found:
        at_position.setdefault(token.position, []).append(token)
    beginnings = _positions_of_first(at_position, asked)
    places = (_occurrence(at_position, position, reading) for position in beginnings for reading in asked)
    by_characters = {}  # a compound as one word stands at both its positions
    for place in sorted({place for place in places if place}):
        by_characters.setdefault((place.start, place.end), place)
    return list(by_characters.values())


def _positions_of_first(at_position, asked):
    """Where something can begin: most tokens of a text are not what is asked, and sets say so fast."""
    if any(reading[0].is_prefix for reading in asked):
        return list(at_position)
    first = {lexeme for reading in asked for lexeme in reading[0].lexemes}
    return [at for at, tokens in at_position.items() if any(not first.isdisjoint(each.lexemes) for each in tokens)]


def _occurrence(at_position, position, reading):
    matched = []
    for offset, slot in enumerate(reading):
        token = next((token for token in at_position.get(position + offset, ()) if fits(slot, token)), None)
        if token is None:
            return None
        matched.append(token)
    start = matched[0].start
    is_half_a_pair = len(reading) == 1 and _is_one_character(reading[0].lexemes)
    return Occurrence(start, start + 1 if is_half_a_pair else matched[-1].end, position)


def fits(slot, token):
    """Whether a token has one of the lexemes that a slot asks for."""
    if slot.is_prefix:
        return any(lexeme.startswith(slot.lexemes) for lexeme in token.lexemes)
    return any(lexeme in slot.lexemes for lexeme in token.lexemes)


def vector(text, language="en", weight="", after=0):
    """The text as Postgres's `tsvector` prints one, for a cast; `after` shifts the positions, to append."""
    places = {}
    for lexemes, _, _, position in tokens(text, language):
        place = f"{position + after}{weight}"
        for lexeme in lexemes:
            places.setdefault(lexeme, []).append(place)
    return " ".join([f"'{lexeme}':{','.join(at)}" for lexeme, at in places.items()])
