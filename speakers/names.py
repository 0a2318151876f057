"""Names of people and organisations as they are compared: folded, romanised, in any order. No database.

Romanisation of Ukrainian: Cabinet of Ministers resolution 55 of 27 January 2010. Names are shown as printed;
what is made here is for comparing and for addresses.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

# Letters that Unicode does not take apart into a letter and a mark.
PLAIN_LETTERS = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ħ": "h", "Ħ": "H",
}  # fmt: skip

# --- scripts ----------------------------------------------------------------------------------------------

_ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "'": "", "ё": "e", "ы": "y", "э": "e", "ъ": "",
}  # fmt: skip
_ROMAN_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_JAPANESE_SOUNDS = {"г": "g", "х": "h"}  # Нагасакі, Хірано: names that came into Ukrainian from Japanese
_CYRILLIC_WORD = re.compile(r"[\u0400-\u052f][\u0400-\u052f']*")
_JAPANESE = re.compile(r"[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SEPARATORS = re.compile(r"[\s・=.,、]+")


def romanise(text, sounds=()):
    """Ukrainian letters in Latin ones, capitals kept; `sounds` overrides single letters."""
    table = _ROMAN | dict(sounds)
    return _CYRILLIC_WORD.sub(lambda word: _romanised_word(word.group(), table), text)


def _romanised_word(word, table):
    lower = word.lower()
    if table["г"] == "h":
        lower = lower.replace("зг", "зgh")  # zh is ж
    letters = [_ROMAN_AT_START.get(lower[0]) or table.get(lower[0], lower[0])]
    letters += [table.get(letter, letter) for letter in lower[1:]]
    roman = "".join(letters)
    if len(word) > 1 and word.isupper():
        return roman.upper()
    return roman[:1].upper() + roman[1:] if word[0].isupper() else roman


def is_japanese(name):
    """Whether it is written in kana or kanji."""
    return bool(_JAPANESE.search(name))


@lru_cache(maxsize=1 << 14)
def plain(text):
    """Compatible characters, apostrophes and dashes of one kind, no marks on Latin letters, one space."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = re.sub("[’ʼ‘‛′`´ʹʻ]", "'", re.sub("[‐‑‒–−]", "-", text))
    text = "".join(PLAIN_LETTERS.get(character, character) for character in text)
    text = re.sub(r"(?<=[A-Za-z])[\u0300-\u036f]+", "", unicodedata.normalize("NFD", text))
    text = unicodedata.normalize("NFC", re.sub("\u0301", "", text))
    return " ".join(text.split())


# --- honorifics -------------------------------------------------------------------------------------------

_RANK = (
    r"(?:(?:lieutenant|lt|major|maj|brigadier|brig|vice|rear|air|chief|field)\.?[- ]+)?"
    r"(?:general|gen|colonel|col|admiral|adm|captain|capt|commander|cdr|commodore|marshal|sergeant|sgt)\b"
    r"(?:[- ](?:lieutenant|major|colonel)\b)?\.?"
    r"|(?:lieutenant|lt|major|maj|brigadier|brig)\b\.?"
)
_TITLES = re.compile(
    rf"""(?: \(\s*(?:ret(?:ired|'d)?|emeritus)\.?\s*\) | ret(?:ired|'d|\.)(?!\w)
    | h\.\s?e\.(?!\w) | he(?=\s+(?:mr|mrs|ms|dr|prof)\b)\.? | (?:his|her|their)\s+excellency\b | excellency\b
    | (?:the\s+)?(?:rt\.?\s+|right\s+)?hon(?:ou?rable|\.)?(?!\w)\.?
    | (?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|amb|sen|rep|rev|fr)\b\.?
    | (?:associate|assistant|visiting|emeritus|honou?rary)\s+prof(?:essor|\.)
    | professor\b | doctor\b | ambassador\b | senator\b | emeritus\b | {_RANK}
    | д-р\b\.? | доктор(?:ка)?\b | проф\b\.? | професор(?:ка)?\b | доц\. | доцент(?:ка)?\b
    | пан(?:і)?\b | п\.(?=\s)
    | (?:його|її)\s+(?:високо)?(?:поважність|превосходительство)\b | й\.\s?в\.\s?п\. | амбасадор(?:ка)?\b
    | (?:генерал|адмірал)(?:-(?:лейтенант|майор|полковник))?\b | (?:під)?полковник\b | посол\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTERS_AFTER = re.compile(
    r"(?:,\s*|\s+)(?:\(\s*ret(?:ired|'d)?\.?\s*\)|ret(?:\.|ired)"
    r"|ph\.?\s?d\.?|d\.?phil\.?|m\.?d\.|mba|ll\.?[mbd]\.?|[dm]\.?sc\.?|m\.?p\.?|mep|[kq]\.?c\.?|esq\.?"
    r"|[ockm]be|kcmg|cmg|[кд]\.\s?\w{1,3}\.\s?н\.|доктор\s+наук)$",
    re.IGNORECASE,
)
_JAPANESE_TITLE = re.compile(
    r"(?<=..)\s*(?:氏|さん|さま|様|先生|殿|閣下|博士|議員|大臣|総裁|所長|会長|(?:准|名誉|特任)?教授"
    r"|(?:元|前)?(?:駐\w{1,8})?(?:特命全権)?大使)$"
)


def honorifics(printed):
    """A printed name as (honorific, name), both in the printed characters; a title alone is left as the name.

    >>> honorifics("Lieutenant General (Ret.) Mykola Petrenko, PhD")
    ('Lieutenant General (Ret.) PhD', 'Mykola Petrenko')
    """
    name = " ".join(printed.split())
    before, name = _titles_before(name)
    after, name = _titles_after(name)
    return " ".join([*before, *after]), name


def _titles_before(name):
    found = []
    while title := _TITLES.match(name):
        rest = name[title.end() :].lstrip(" .,")
        if not rest:
            break
        found.append(title.group().strip())
        name = rest
    return found, name


def _titles_after(name):
    found: list[str] = []
    while title := _LETTERS_AFTER.search(name) or _JAPANESE_TITLE.search(name):
        if title.start() == 0:
            break
        found.insert(0, title.group().strip(" ,"))
        name = name[: title.start()].rstrip(" ,")
    return found, name


# --- one spelling -----------------------------------------------------------------------------------------

_ROMAJI = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwfj]|sh|ch|ts|[kgnhbpmrj]y|tch|([kstp])\1)?[aiueo]|[nm](?![aiueo])|h(?![aiueoy]))+$"
)
_LONG_VOWELS = (  # Kouichi, Kohichi is not; Ohno, Oono; Yuuko; Homma as Honma. Inoue keeps its ou.
    (re.compile(r"ou(?!e)"), "o"),
    (re.compile(r"oh(?![aiueoy])"), "o"),
    (re.compile(r"oo"), "o"),
    (re.compile(r"uu"), "u"),
    (re.compile(r"m(?=[bmp])"), "n"),
)
_NAME_ENDINGS = (  # Yurii, Yuriy, Yuri; Nataliya, Nataliia, Natalia
    (re.compile(r"(?<=\w{2})(?:ii|iy|yi|yy|ij|yj)$"), "i"),
    (re.compile(r"(?<=\w{2})(?:iya|iia|ija)$"), "ia"),
)
_SLAVIC = (  # Igor, Ihor; Hannah, Hanna; Mykhaylo, Mykhailo; Alyona, Aliona, Alona; Yevhenii, Evgeniy
    (re.compile(r"kh"), "h"),
    (re.compile(r"zgh"), "zh"),
    (re.compile(r"g"), "h"),
    (re.compile(r"(?<=[aeiouy])h$"), ""),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"i{2,}"), "i"),
    (re.compile(r"i(?=[eo])"), ""),
    (re.compile(r"'"), ""),
)


def _applied(rules, word):
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word


def _as_japanese(word):
    return _applied(_NAME_ENDINGS + _LONG_VOWELS, word.replace("'", "")) if _ROMAJI.match(word) else word


def _as_slavic(word):
    return _applied(_SLAVIC, word)


def _careful(word):
    return _applied(_NAME_ENDINGS, _as_japanese(word).replace("'", ""))


def _words(name):
    """The words of a name without honorifics, lower case; a double surname keeps its hyphen."""
    words = (word.strip("-'\"“”«»()") for word in _SEPARATORS.split(plain(honorifics(name)[1]).lower()))
    return [word for word in words if word]


def _spellings(words):
    """Every way in which the words of a name in Latin or Cyrillic letters are compared, likeliest first.

    What could be a Japanese name in Latin letters is folded as one, and never by the Slavic rules: Ogata and
    Ohata are two families. Cyrillic has both a Ukrainian and a Japanese reading.
    """
    roman = [romanise(word) for word in words]
    if roman != words:
        japanese = [romanise(word, _JAPANESE_SOUNDS.items()) for word in words]
        return _once([map(_as_slavic, roman), map(_careful, roman), map(_careful, japanese)])
    if all(_ROMAJI.match(part) for word in words for part in word.split("-")):
        return _once([map(_careful, roman)])
    return _once([map(_as_slavic, roman), map(_careful, roman)])


def _once(spellings):
    """Without what comes twice, and without words of which no letter is left (ь)."""
    return list(filter(None, dict.fromkeys(tuple(filter(None, spelling)) for spelling in spellings)))


def fold(name):
    """The name's likeliest spelling for comparing, in the printed order: lower case, one romanisation.

    Japanese script keeps its characters, without spaces and ・.
    """
    words = _words(name)
    if is_japanese(name):
        return "".join(words)
    return " ".join(next(iter(_spellings(words)), ()))


def keys(name):
    """The forms under which a name is looked up: two names that share one are spellings of one name.

    Words are sorted, for the family name comes first or last; a double surname is there by its last part too.
    A single word (a family or a given name alone) has no key. Sharing a key is not yet being one person.
    """
    words = _words(name)
    if is_japanese(name):
        return frozenset({"".join(words), " ".join(sorted(words))}) if words else frozenset()
    if len(words) < 2:
        return frozenset()
    return frozenset(key for spelling in _spellings(words) for key in _keys_of(spelling))


def _keys_of(spelling):
    parts = [word.split("-") for word in spelling]
    whole = [part for word in parts for part in word]
    last_parts = [word[-1] for word in parts]
    without_initials = [word for word in whole if len(word) > 1]
    forms = [whole, last_parts] + ([without_initials] if len(without_initials) > 1 else [])
    return {" ".join(sorted(form)) for form in forms if len(form) > 1}


def slug_for(name):
    """The name for an address: Latin letters, figures and hyphens. Empty where no letter can be romanised."""
    words = plain(romanise(plain(honorifics(name)[1]).replace("'", ""))).lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:80].rstrip("-")


_PARTICLES = frozenset({"van", "von", "der", "den", "de", "di", "da", "del", "della", "du", "la", "le", "bin", "al"})


def family_name(name):
    """The family name as far as the print tells: the part in capitals, before a comma, or the last word.

    In Japanese script the part before a space. A Japanese name in Latin letters printed family name first and
    without capitals is not told apart; ask.
    """
    name = plain(honorifics(name)[1])
    if "," in name:
        return name.split(",")[0].strip()
    words = name.split()
    if not words:
        return ""
    capitals = [word for word in words if word.isupper() and len(word) > 2]
    if 0 < len(capitals) < len(words):
        return _capitalised(" ".join(capitals))
    if is_japanese(name):
        return re.split("[・=]", name)[-1] if re.search("[・=]", name) else words[0]
    return _with_particles(words)


def _capitalised(capitals):
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), capitals)


def _with_particles(words):
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return " ".join(words[first:])


# --- likeness ---------------------------------------------------------------------------------------------

_SAME_WORD = 0.8  # below, two words are two words: "poita" and "lutovinov", but not "yoshiho" and "yoshihiko"
_ONE_WORD_ONLY = 0.5  # a family name alone, at most
_GIVEN_NAME_ONLY = 0.3
_INITIAL = 0.8


def similarity(a, b):
    """How alike two printed names are, 0 to 1; 1 where they share a key.

    Order does not count. One word in common is never enough: Yuriy Poita and Yurii Lutovinov are at 0.2.
    Kanji names are the same or are not: 渡邊 and 渡辺 are two families. Across scripts (kanji, Latin): 0.
    """
    if is_japanese(a) or is_japanese(b):
        return _japanese_similarity(a, b)
    words_a, words_b = _words(a), _words(b)
    if not words_a or not words_b:
        return 0.0
    if keys(a) & keys(b):
        return 1.0
    if len(words_a) == 1 or len(words_b) == 1:
        return _one_word_similarity(a, b)
    return _nearest(words_a, words_b)


def _japanese_similarity(a, b):
    if keys(a) & keys(b):
        return 1.0
    return fuzz.ratio(fold(a), fold(b)) / 100 * _ONE_WORD_ONLY if is_japanese(a) and is_japanese(b) else 0.0


def _one_word_similarity(a, b):
    family = _nearest(_family(a), _family(b))
    return family * _ONE_WORD_ONLY if family >= _SAME_WORD else _nearest(_words(a), _words(b)) * _GIVEN_NAME_ONLY


def _family(name):
    return (_words(family_name(name)) or _words(name))[-1:]


def _nearest(words_a, words_b):
    """The likeness of the two spellings that are nearest each other."""
    return max((_likeness(x, y) for x in _spellings(words_a) for y in _spellings(words_b)), default=0.0)


def _likeness(a, b):
    """Of two spellings: every word of the shorter one needs its own partner, and the worst pair decides."""
    if len(a) == len(b):
        return max(_partnered(a, b), _partnered(b, a))
    return _partnered(*sorted((a, b), key=len))


def _partnered(shorter, longer):
    free, scores = list(longer), []
    for word in sorted(shorter, key=len, reverse=True):
        best = max(free, key=lambda other: _word_likeness(word, other))
        scores.append(_word_likeness(word, best))
        free.remove(best)
    worst = min(scores)
    return sum(scores) / len(scores) if worst >= _SAME_WORD else worst**2


@lru_cache(maxsize=1 << 16)
def _word_likeness(a, b):
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return _INITIAL if a[0] == b[0] else 0.0
    last_parts = fuzz.ratio(a.split("-")[-1], b.split("-")[-1])
    return max(fuzz.ratio(a, b), last_parts if "-" in a or "-" in b else 0) / 100


def same_person_score(a, b, *, same_organisation=None, same_post=None, same_country=None):
    """How likely two printed names are one person, 0 to 1; None for a signal that is not known.

    The name comes first: what else agrees lifts a likely name and never an unlikely one. Names that are only
    spellings of each other stay below 0.9 until something else agrees (they may be two people).
    """
    name = similarity(a, b)
    if name < _SAME_WORD:
        return min(name, _ONE_WORD_ONLY)
    printed_alike = sorted(plain(" ".join(_words(a))).split()) == sorted(plain(" ".join(_words(b))).split())
    score = name * (0.9 if printed_alike else 0.8)
    score += sum(
        weight for weight, signal in ((0.1, same_organisation), (0.06, same_post), (0.03, same_country)) if signal
    )
    score -= 0.15 if same_country is False else 0  # a new post or employer is everyday, another country is not
    return max(0.0, min(1.0, score))


# --- organisations ----------------------------------------------------------------------------------------

_SMALL_WORDS = frozenset(
    {
        "the",
        "of",
        "for",
        "in",
        "and",
        "at",
        "on",
        "to",
        "a",
        "an",
        "s",
        "і",
        "й",
        "та",
        "в",
        "у",
        "з",
        "на",
        "при",
    }
)
_ORGANISATION_WORDS = {"centre": "center", "defence": "defense", "programme": "program", "univ": "university"}
_ACRONYM = re.compile(r"\(\s*([A-ZА-ЯЄІЇҐ][\w&.-]{1,11})\s*\)")


def organisation_keys(name):
    """The forms under which an organisation is looked up: its words sorted, and the acronym it prints.

    "University of Tokyo" and "Tokyo University" share one; "Tokyo University of Foreign Studies" has another.
    """
    acronyms = {match.group(1).lower() for match in _ACRONYM.finditer(name)}
    text = plain(_ACRONYM.sub(" ", name)).lower()
    if is_japanese(text):
        return frozenset({re.sub(r"[\W_]+", "", text)} | acronyms)
    words = re.findall(r"[^\W_]+", romanise(text))
    full = sorted({_ORGANISATION_WORDS.get(word, word) for word in words if word not in _SMALL_WORDS})
    return frozenset(({" ".join(full)} if full else set()) | acronyms)


# --- order in lists ---------------------------------------------------------------------------------------

# Each letter behind the one it follows in the alphabet, where Unicode has it elsewhere: г ґ, е є, и і ї й.
_BEHIND = "\u04ff"  # after every letter that can follow
_UKRAINIAN_ORDER = str.maketrans(
    {"ґ": f"г{_BEHIND}", "є": f"е{_BEHIND}", "і": f"и{_BEHIND}", "ї": f"и{_BEHIND * 2}", "'": "", "-": " "}
)
_OWN_SCRIPT_FIRST = "!"  # before every letter: names that are not in the language's script come behind


def sort_key(name, *, family="", language="en", reading="", romanised=""):
    """What puts names in the order of a language's lists when compared character by character: family name first.

    `reading` is a Japanese name's kana, family name first; without one a name in kanji goes by the Latin letters
    of `romanised`, also family name first. Latin names of any list come in the order of the Latin alphabet.
    """
    if language == "uk" and _CYRILLIC_WORD.search(name):
        return _OWN_SCRIPT_FIRST + _family_first(name, family).translate(_UKRAINIAN_ORDER)
    if language == "ja" and is_japanese(name):
        return _OWN_SCRIPT_FIRST + _kana_order(reading or _read(name, family, romanised))
    return _family_first(name, family)


def _family_first(name, family):
    """`Borys Kruk`, `Kruk` → `kruk borys`; without a family name as it stands."""
    name, family = plain(name).lower(), plain(family).lower()
    given = name.removesuffix(family).strip() if name.endswith(family) else name.removeprefix(family).strip()
    return f"{family} {given}".strip()


def family_name_in(name, family):
    """The part of `name`, in any script, that is the family name `family` in Latin letters; else as printed."""
    words = plain(name).replace("・", " ").split()
    if len(words) < 2 or not _CYRILLIC_WORD.search(name):
        return family_name(name)
    return max((words[-1], words[0]), key=lambda word: _nearest(_words(word), _words(family)))


def _read(name, family, romanised):
    """Its kana as far as can be told: its own, or those of its Latin letters."""
    if not re.search(r"[\u3400-\u9fff]", name):
        return _family_first(re.sub("[・=]", " ", plain(name)), family)
    return kana(romanised)


_KANA_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "t": "たちつてと",
    "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも",
    "r": "らりるれろ", "ky": "きゃ きゅ きょ", "gy": "ぎゃ ぎゅ ぎょ", "sh": "しゃししゅ しょ", "j": "じゃじじゅ じょ",
    "ch": "ちゃちちゅ ちょ", "ny": "にゃ にゅ にょ", "hy": "ひゃ ひゅ ひょ", "by": "びゃ びゅ びょ",
    "py": "ぴゃ ぴゅ ぴょ", "my": "みゃ みゅ みょ", "ry": "りゃ りゅ りょ", "y": "や ゆ よ", "w": "わ   を",
}  # fmt: skip
_SYLLABLES = {
    consonant + vowel: syllable
    for consonant, row in _KANA_ROWS.items()
    for vowel, syllable in zip("aiueo", re.findall(r"[ぁ-ん][ゃゅょ]?| ", row), strict=True)
    if syllable != " "
} | {"tsu": "つ", "fu": "ふ", "n": "ん"}
_SYLLABLE = re.compile("|".join(sorted(_SYLLABLES, key=len, reverse=True)))


def kana(romaji):
    """A Japanese name in Latin letters as hiragana, its long vowels short: `Okabe` → おかべ."""
    words = re.sub(r"([kstpc])(?=\1)|t(?=ch)", "っ", plain(romaji).lower().replace("n'", "ん"))
    return _SYLLABLE.sub(lambda syllable: _SYLLABLES[syllable.group()], words)


_FULL_SIZE = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_VOWELS = {
    syllable: vowel
    for row in _KANA_ROWS.values()
    if len(row) == 5
    for syllable, vowel in zip(row, "あいうえお", strict=True)
} | {"や": "あ", "ゆ": "う", "よ": "お", "わ": "あ"}


def _kana_order(reading):
    """Kana as dictionaries compare them: long and small ones as their plain letter, が as か, then as written."""
    hiragana = "".join(chr(ord(each) - 0x60) if "ァ" <= each <= "ヶ" else each for each in plain(reading))
    letters = hiragana.translate(_FULL_SIZE)
    while (at := letters.find("ー")) > 0:
        letters = letters[:at] + _VOWELS.get(letters[at - 1], "") + letters[at + 1 :]
    unvoiced = re.sub("[\u3099\u309a]", "", unicodedata.normalize("NFD", letters))
    return f"{unvoiced}\t{hiragana}"
