"""Titles, ranks and degrees that are printed with a name."""

import re

RANK = (
    r"(?:(?:lieutenant|lt|major|maj|brigadier|brig|vice|rear|air|chief|field)\.?[- ]+)?"
    r"(?:general|gen|colonel|col|admiral|adm|captain|capt|commander|cdr|commodore|marshal|sergeant|sgt)\b"
    r"(?:[- ](?:lieutenant|major|colonel)\b)?\.?"
    r"|(?:lieutenant|lt|major|maj|brigadier|brig)\b\.?"
)
TITLES = re.compile(
    rf"""(?: \(\s*(?:ret(?:ired|'d)?|emeritus)\.?\s*\) | ret(?:ired|'d|\.)(?!\w)
    | h\.\s?e\.(?!\w) | he(?=\s+(?:mr|mrs|ms|dr|prof)\b)\.? | (?:his|her|their)\s+excellency\b | excellency\b
    | (?:the\s+)?(?:rt\.?\s+|right\s+)?hon(?:ou?rable|\.)?(?!\w)\.?
    | (?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|amb|sen|rep|rev|fr)\b\.?
    | (?:associate|assistant|visiting|emeritus|honou?rary)\s+prof(?:essor|\.)
    | professor\b | doctor\b | ambassador\b | senator\b | emeritus\b | {RANK}
    | д-р\b\.? | доктор(?:ка)?\b | проф\b\.? | професор(?:ка)?\b | доц\. | доцент(?:ка)?\b
    | пан(?:і)?\b | п\.(?=\s)
    | (?:його|її)\s+(?:високо)?(?:поважність|превосходительство)\b | й\.\s?в\.\s?п\. | амбасадор(?:ка)?\b
    | (?:генерал|адмірал)(?:-(?:лейтенант|майор|полковник))?\b | (?:під)?полковник\b | посол\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
LETTERS_AFTER = re.compile(
    r"(?:,\s*|\s+)(?:\(\s*ret(?:ired|'d)?\.?\s*\)|ret(?:\.|ired)"
    r"|ph\.?\s?d\.?|d\.?phil\.?|m\.?d\.|mba|ll\.?[mbd]\.?|[dm]\.?sc\.?|m\.?p\.?|mep|[kq]\.?c\.?|esq\.?"
    r"|[ockm]be|kcmg|cmg|[кд]\.\s?\w{1,3}\.\s?н\.|доктор\s+наук)$",
    re.IGNORECASE,
)
JAPANESE_TITLE = re.compile(
    r"(?<=..)\s*(?:氏|さん|さま|様|先生|殿|閣下|博士|議員|大臣|総裁|所長|会長|(?:准|名誉|特任)?教授"
    r"|(?:元|前)?(?:駐\w{1,8})?(?:特命全権)?大使)$"
)


def honorifics(printed):
    """A printed name as (honorific, name), both in the printed characters; a title alone is left as the name.

    >>> honorifics("Lieutenant General (Ret.) Mykola Petrenko, PhD")
    ('Lieutenant General (Ret.) PhD', 'Mykola Petrenko')
    """
    name = " ".join(printed.split())
    before, name = titles_before(name)
    after, name = titles_after(name)
    return " ".join([*before, *after]), name


def titles_before(name):
    found = []
    while title := TITLES.match(name):
        rest = name[title.end() :].lstrip(" .,")
        if not rest:
            break
        found.append(title.group().strip())
        name = rest
    return found, name


def titles_after(name):
    found: list[str] = []
    while title := LETTERS_AFTER.search(name) or JAPANESE_TITLE.search(name):
        if title.start() == 0:
            break
        found.insert(0, title.group().strip(" ,"))
        name = name[: title.start()].rstrip(" ,")
    return found, name
