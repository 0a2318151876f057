"""“NAME, POST, noted …”: somebody introduced within a sentence, in Latin and Cyrillic letters."""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from dataclasses import replace

from proceedings.imports.reading.introductions import (
    ADVERB,
    LED_IN,
    VERB_SOON,
    WINDOW,
    Header,
    Shape,
    first_sentence,
    is_a_clause,
    is_apposition,
    is_post,
    is_reporting,
    named_with_post,
)
from proceedings.imports.reading.lexicon import any_of
from proceedings.imports.reading.lines import Line
from proceedings.imports.reading.persons import Person, person_at
from proceedings.imports.reading.posts import Post, has_organisation_word, has_post_word, is_post_word, read_post
from proceedings.imports.reading.word_lists import MODERATING, REPORTING_UK, SAYING, TITLES_OF_STATE

PHRASE = r"(?:in|during|at|on|while|when|as|with|speaking|opening|у|в|під час|зі свого боку)\b[^,.:;]{0,60}?"


CLOSED_VERB = re.compile(
    rf"\s*(?:{ADVERB}\s+){{0,2}}(?:{PHRASE},?\s+)?(?:{ADVERB}\s+){{0,2}}(?P<verb>[a-zа-яіїєґ][\w’'-]*)"
)


MODE = re.compile(
    r"online|virtually|virtual|remotely|in person|by video(?: link)?|via Zoom|онлайн|дистанційно", re.IGNORECASE
)
MIN_NAME_LENGTH = 3  # characters of a name that stands alone


PLACE_OF_WORK = re.compile(
    r"\s(?:(?:from|of|at)(?: the)?|з|із|зі)\s"
    r"((?:[A-ZА-ЯІЇЄҐ“«\"][\w’'”»\"&-]*\s?|of |to |the |for |and |on |[а-яіїєґ’-]+(?:их|ого|ої|ій|ів|ки|тв|ту|ства|ння)\s){1,9})"
)


OF_THE_VIEW = re.compile(rf"\s(?:was|were|is|has been) {any_of('states_of_mind')}\b")


BY_THE_MODERATOR = re.compile(
    r"(?:\b(?:moderated|chaired|facilitated|led|guided|hosted) by|\bmoderator\b[^,]{0,40},?|модератор(?:ка)?\b[^,]{0,40},?)\s$",
    re.IGNORECASE,
)


AT_WORK = re.compile(
    r",\s(?:who|which)\s(?:currently\s)?(?:heads|leads|runs|directs|chairs|manages|teaches|works|serves|represents)\b[^,]{2,120},"
)


RELATIVE = re.compile(r",?\s*(?:who|яка|який|котра|котрий)\s+(?P<verb>[^\W\d_]+)")


TRAILING_PHRASE = re.compile(
    r",?\s(?:in|during|at|on|у|в|під час)\s(?:his|her|their|the|a|an|своїй|своєму|своїх)?\s?[^,]{0,40}"
    r"(?:speech|address|remarks?|words?|intervention|opinion|presentation|statement|view|opening|промові|виступ\w*|слов\w*)$"
)


# Turns of phrase by which the word passes to the next speaker, and not to somebody spoken of.
TURN = re.compile(rf"{any_of('turns_to_the_next')}\s*,?", re.IGNORECASE)


PRESENTING = re.compile(
    r"(?:(?:floor|first|second|third|next|last|final|another|other|opened|closed|speaker|panell?ist|discussant|guest)\b[^.;:]{0,60}?"
    r"\b(?:was|were|is|came|to|by)(?: then)?(?: taken| given| passed)?(?: by| to)?"
    r"|(?:слово|перш(?:им|ою)|наступн(?:им|ою)|останн(?:ім|ьою))\s[^.;:]{0,40}?(?:був|була|взяв|взяла|виступив|виступила|отримав|отримала))\s$",
    re.IGNORECASE,
)


def inline(line: Line) -> Header | None:
    sentence = line.head[: WINDOW * 2]
    first = first_sentence(sentence)
    for start in starts(first):
        if header := inline_at(sentence, start) or presented_at(first, start):
            return header
    return None


def presented_at(sentence: str, start: int) -> Header | None:
    """“The first to speak was NAME, POST.”"""
    person = person_at(sentence[start:]) if PRESENTING.search(sentence[:start]) else None
    header = named_with_post(sentence[start:].rstrip(". ")) if person else None
    return replace(header, shape=Shape.INLINE, led_in=False) if header else None


def introduced_in(sentence: str) -> Person | None:
    """Whoever a sentence introduces with a post and a verb of saying, at its beginning."""
    header = inline(Line(0, sentence, 0))
    return header.person if header and not header.led_in else None


def starts(sentence: str) -> list[int]:
    """Where a name may begin: at the start, or after a lead-in."""
    starts = [found.end() for found in LED_IN.finditer(sentence[:WINDOW])]
    return [start for start in starts if sentence[start].isupper()]


def may_follow(before: str) -> bool:
    """A name follows nothing, a comma, or a word in lower case: never another capital (that is a longer name)."""
    before = before.rstrip()
    return (
        not before
        or bool(TURN.fullmatch(before))
        or before.endswith((",", "”", "»", '"', ":"))
        or not before.split()[-1][0].isupper()
    )


def inline_at(sentence: str, start: int) -> Header | None:
    person = person_at(sentence[start:]) or (one_name(sentence) if start == 0 else None)
    if not person:
        return None
    rest = sentence[start + person.end :]
    before = sentence[:start]
    if not may_follow(before) and not RELATIVE.match(rest) and not is_title(before):
        return None
    if header := post_then_name_then_verb(before, person, rest):
        return header
    found = post_then_verb(rest) or dashes_then_verb(rest) or brackets_then_verb(rest) or place_then_verb(person, rest)
    if not found:
        return None
    printed, verb, relative = found
    printed = post_before(sentence[:start]) if relative else printed
    if not (is_post(printed) or relative or is_apposition(printed)):
        return None
    if MODE.fullmatch(printed):
        return Header(Shape.INLINE, person, Post(None, None, modality=printed), led_in=is_led_in(before))
    if names_another(printed):
        return Header(Shape.PAIR, person)
    moderates = bool(MODERATING.search(f" {verb} ") or BY_THE_MODERATOR.search(before))
    printed = f"{before.strip()}, {printed}" if is_title(before) else printed
    return Header(Shape.INLINE, person, read_post(printed), moderates, is_led_in(before))


def names_another(printed: str) -> bool:
    """“professor of law, NAME, PhD, professor of history”: somebody else, with a post of their own."""
    for found in re.finditer(r"(?:,|\sand|\sта|\sі|\sй)\s", printed):
        person = person_at(printed[found.end() :])
        if person is None or has_organisation_word(person.name):
            continue
        rest = printed[found.end() + person.end :]
        if rest.startswith(",") and has_post_word(rest):
            return True
    return False


def one_name(sentence: str) -> Person | None:
    """“Ratna, Minister of …, added”: one name will do where a post or brackets follow at once."""
    person = person_at(sentence, fewest_tokens=1)
    if not person or len(person.tokens) != 1 or len(person.name) < MIN_NAME_LENGTH:
        return None
    printed = re.match(r",\s([^,:]{4,120}),\s|\s\(([^()]{3,60})\)\s", sentence[person.end :])
    if not printed or person.name.endswith("ly"):
        return None
    return person if printed[2] or (has_post_word(printed[1]) and not is_a_clause(printed[1])) else None


def is_led_in(before: str) -> bool:
    """Does something stand before the name that may be about somebody else? A turn of phrase is not."""
    return bool(before.strip()) and not is_title(before) and not TURN.fullmatch(before.strip())


def is_title(before: str) -> bool:
    """“Economist”, “The Director General”: a post right before the name, and nothing else."""
    words = re.sub(r"^(?:the|an?|our)\s", "", before.strip(), flags=re.IGNORECASE).split()
    return 0 < len(words) <= 4 and "," not in before and is_post_word(words[-1])


def post_then_name_then_verb(before: str, person: Person, rest: str) -> Header | None:
    """“In his remarks, the Director of X, NAME, noted …”"""
    verb = CLOSED_VERB.match(rest, 1) if rest.startswith(",") else None
    printed = re.split(r"(?:^|,\s)(?:the\s)?(?=\S)", before.rstrip(" ,"))[-1] if before.rstrip().endswith(",") else ""
    opening = before[: len(before.rstrip(" ,")) - len(printed)].removesuffix("the ").strip()
    if not verb or not is_reporting(verb["verb"]) or not has_post_word(printed) or is_a_clause(printed):
        return None
    moderates = bool(MODERATING.search(f" {verb['verb']} "))
    return Header(Shape.INLINE, person, read_post(printed), moderates, is_led_in(opening))


def post_before(before: str) -> str:
    """“… spoke the Director of X, NAME, who said”: the post stands before the name."""
    found = [word.start() for word in re.finditer(r"[^\W\d_]+", before) if is_post_word(word.group())]
    return before[found[-1] :] if found else ""


def post_then_verb(rest: str) -> tuple[str, str, bool] | None:
    if at_work := AT_WORK.match(rest):
        verb = CLOSED_VERB.match(rest, at_work.end())
        house = re.search(r"\s(?:at|of|for)(?: the)?\s([A-Z][^,]+),$", at_work.group())
        return (f"at {house[1]}", verb["verb"], False) if house and verb and is_reporting(verb["verb"]) else None
    if relative := RELATIVE.match(rest):
        return ("", relative["verb"], True) if is_reporting(relative["verb"]) else None
    if not rest.startswith(","):
        return None
    return closed_by_comma(rest) or closed_by_verb(rest)


def closed_by_comma(rest: str) -> tuple[str, str, bool] | None:
    """“, Director of X, noted”"""
    for position in [found.start() for found in re.finditer(",", rest)][1:]:
        printed = rest[1:position]
        if ":" in printed or printed.count("(") != printed.count(")"):
            continue
        verb = CLOSED_VERB.match(rest, position + 1)
        if verb and may_speak(verb["verb"]) and (is_post(printed) or is_apposition(printed)):
            return printed, verb["verb"], False
        if OF_THE_VIEW.match(rest, position + 1) and is_post(printed):
            return printed, "said", False
    return None


def may_speak(word: str) -> bool:
    return is_reporting(word, loosely=True) or bool(MODERATING.search(word))


def closed_by_verb(rest: str) -> tuple[str, str, bool] | None:
    """“, Director, X said:” — only verbs that are nothing else."""
    for word in re.finditer(r"(?<=\s)[a-zа-яіїєґ][\w’'-]*", rest[:WINDOW]):
        verb = word.group()
        if verb in SAYING or REPORTING_UK.fullmatch(verb) or MODERATING.fullmatch(verb):
            printed = TRAILING_PHRASE.sub("", rest[1 : word.start()].rstrip(" ,"))
            return None if ":" in printed or ". " in printed or ", was " in printed else (printed, verb, False)
    return None


def dashes_then_verb(rest: str) -> tuple[str, str, bool] | None:
    """“ – Director of X – noted”"""
    dashes = re.match(r"\s[–—-]\s([^–—:]{3,160}?)(?:\s[–—-]|,)(?=\s)", rest)
    if dashes and (verb := VERB_SOON.match(rest, dashes.end())) and is_reporting(verb["verb"]):
        return dashes[1], verb["verb"], False
    return None


def brackets_then_verb(rest: str) -> tuple[str, str, bool] | None:
    """“ (Keio University) argued”"""
    brackets = re.match(r"\s*\(([^()]{2,120})\)", rest)
    if brackets and (verb := VERB_SOON.match(rest, brackets.end())) and may_speak(verb["verb"]):
        return brackets[1], verb["verb"], False
    return None


def place_then_verb(person: Person, rest: str) -> tuple[str, str, bool] | None:
    """“ from the Keio University started”"""
    place = PLACE_OF_WORK.match(rest)
    verb = VERB_SOON.match(rest, place.end() - 1) if place else None
    if not (place and verb and is_reporting(verb["verb"])):
        return None
    of_state = TITLES_OF_STATE.search(person.honorific)
    printed = f"{of_state.group()} of {place[1].strip()}" if of_state else f"at {place[1].strip()}"
    return printed, verb["verb"], False
