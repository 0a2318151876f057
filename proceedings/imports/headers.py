"""Is somebody introduced on this line, and with which parts? Latin and Cyrillic; Japanese is in japanese.py.

A header says how sure its shape makes it. What a shape is worth in its place is decided in floor.py.
"""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from .lines import Line, readable
from .persons import Person, person_at
from .posts import NO_POST, Post, has_organisation_word, has_post_word, is_post_word, read_post
from .words import MODERATING, NOT_SPEAKING, REPORTING, REPORTING_UK, SAYING, TITLES_OF_STATE


class Shape(StrEnum):
    OWN_LINE = "a name with a post, alone on its line"
    NAME_ONLY = "what may be a name, alone on its line"
    INLINE = "a name with a post, then a verb of saying"
    COLON = "a name with a post, a colon, the words"
    NAME_COLON = "what may be a name, a colon, the words"
    BARE = "a name and a verb of saying, no post"
    QUOTED = "a quotation, then who said it"
    CITED = "somebody referred to: according to …"
    PAIR = "several people at once"


@dataclass(frozen=True)
class Header:
    shape: Shape
    person: Person
    post: Post = NO_POST
    moderates: bool = False
    led_in: bool = False  # something stands before the name

    @property
    def has_post(self) -> bool:
        return bool(self.post.post or self.post.organisation)


ADVERB = r"(?:also|further|then|too|again|however,?|[a-z]+ly|himself|herself|separately,?|in turn,?|окремо|також|теж|зокрема,?)"
VERB_SOON = re.compile(rf",?\s+(?:{ADVERB}\s+){{0,2}}(?P<verb>[^\W\d_][\w’'-]*)")
PHRASE = r"(?:in|during|at|on|while|when|as|with|speaking|opening|у|в|під час|зі свого боку)\b[^,.:;]{0,60}?"
CLOSED_VERB = re.compile(
    rf"\s*(?:{ADVERB}\s+){{0,2}}(?:{PHRASE},?\s+)?(?:{ADVERB}\s+){{0,2}}(?P<verb>[a-zа-яіїєґ][\w’'-]*)"
)
PLACE_OF_WORK = re.compile(
    r"\s(?:(?:from|of|at)(?: the)?|з|із|зі)\s"
    r"((?:[A-ZА-ЯІЇЄҐ“«\"][\w’'”»\"&-]*\s?|of |to |the |for |and |on |[а-яіїєґ’-]+(?:их|ого|ої|ій|ів|ки|тв|ту|ства|ння)\s){1,9})"
)
OF_THE_VIEW = re.compile(
    r"\s(?:was|were|is|has been) (?:of (?:the|a) (?:[a-z]+ )?(?:view|opinion)|convinced|confident|certain|sure|scepti?cal|skeptical|critical"
    r"|optimistic|pessimistic|adamant|clear|blunt|cautious)\b"
)
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
LED_IN = re.compile(r"(?:^|[\s“\"«(])(?=[^\W\d_])")
CITING = re.compile(
    r"(?:According to|In the (?:view|opinion|words) of|In|For|As|Like|Unlike|Quoting|За словами|На думку|На переконання|Як|На погляд)"
    r"(?: the)?\s+",
)
# Turns of phrase by which the word passes to the next speaker, and not to somebody spoken of.
TURN = re.compile(
    r"(?:(?:for|on) (?:his|her|their) part|in (?:his|her|their)? ?turn|in contrast|by contrast|next|then|finally|lastly|meanwhile|similarly|likewise"
    r"|first(?:ly)?|second(?:ly)?|third(?:ly)?|in (?:reply|response|conclusion|closing|opening)|however|also|another (?:speaker|panell?ist|expert|participant)"
    r"|(?:the )?(?:next|first|second|third|fourth|last|final|other) (?:speaker|panell?ist|expert|participant)|from (?:his|her) side"
    r"|(?:(?:and |as )?(?:asked|invited|prompted)|[a-z]+ing)\b[^,.;:“”]{0,90}|in (?:his|her|their) (?:[a-z]+ ){1,4}"
    r"|(?:зі|із|з) свого боку|своєю чергою|у свою чергу|натомість|далі|потім|наостанок|водночас|насамкінець|[а-яіїєґ]+(?:ючи|ячи|вши)(?:сь)?\b[^,.;:]{0,80})\s*,?",
    re.IGNORECASE,
)
PRESENTING = re.compile(
    r"(?:(?:floor|first|second|third|next|last|final|another|other|opened|closed|speaker|panell?ist|discussant|guest)\b[^.;:]{0,60}?"
    r"\b(?:was|were|is|came|to|by)(?: then)?(?: taken| given| passed)?(?: by| to)?"
    r"|(?:слово|перш(?:им|ою)|наступн(?:им|ою)|останн(?:ім|ьою))\s[^.;:]{0,40}?(?:був|була|взяв|взяла|виступив|виступила|отримав|отримала))\s$",
    re.IGNORECASE,
)
NOT_AN_APPOSITION = re.compile(
    r"\s*(?:\w+(?:ing|ly)|too|in|on|at|for|by|with|from|during|after|before|when|while|who|which|as|like|both|together|again|also|then|however|and|but|or|то|і|й|та"
    r"|у|в|на|під|за|до|з|із|зі|після|який|яка|\w+(?:ючи|ячи|вши))\b",
    re.IGNORECASE,
)
CLOSING_QUOTE = re.compile(r"[”\"»’]\s*[,.]?\s*(?:[–—-]\s*)?(?=[^\W\d_])")
OPENING_QUOTES = '“"«„‘—–'
SENTENCE = re.compile(
    r"(?<!Prof\.)(?<!Amb\.)(?<!Gen\.)(?<!Hon\.)(?<!Col\.)(?<!роф\.)(?<=[a-zа-яіїєґ0-9”\")»]{3}[.!?])\s+(?=[A-ZА-ЯІЇЄҐ“])"
)
# “Minister of the Interior NAME”, “Посол Японії в Молдові NAME”: the name is further on.
BEFORE_NO_NAME = re.compile(r"(?:^|\s)(?:the|of|for|в|у|на|при)$")
GERUND = re.compile(r"\w+(?:ing|ючи|ячи|вши)\b")
SMALL_WORDS = {"with", "from", "online", "virtually", "remotely", "онлайн", "дистанційно"}
CLAUSE_WORDS = frozenset(
    ["read", "his", "her", "their", "which", "who", "that", "whose", "його", "її", "які", "який", "яка"]
)
TAKING_THE_FLOOR_UK = frozenset(
    ["звернувся", "звернулась", "звернулася", "виступив", "виступила", "відкрив", "відкрила", "взяв", "взяла"]
)
VERB_FIRST = 24  # characters: “З ним погодилася NAME, POST”
WINDOW = 260


def header_of(line: Line) -> Header | None:
    """Who is introduced on `line`, by the first reading that fits; None where nobody is."""
    for read in (_pair, _inline, _colon, _dash, _stop, _own_line, _quoted, _inverted, _cited, _bare_inside, _name_only):
        if header := read(line):
            return header
    return None


def is_reporting(word: str, *, loosely: bool = False) -> bool:
    """Is this a verb of saying? Loosely: any English past form that is not mere attendance."""
    word = word.casefold()
    if word in NOT_SPEAKING:
        return False
    return (
        word in REPORTING or bool(REPORTING_UK.fullmatch(word)) or (loosely and word.endswith("ed") and len(word) > 4)
    )


def verb_follows(text: str) -> bool:
    """Does a verb of saying stand at the beginning of `text`, adverbs aside?"""
    found = VERB_SOON.match(text)
    return bool(found) and is_reporting(found["verb"])


def first_sentence(text: str) -> str:
    return SENTENCE.split(text[: WINDOW * 2], maxsplit=1)[0]


def _pair(line: Line) -> Header | None:
    first = person_at(line.head)
    if not first:
        return None
    joint = re.match(r"(?:,[^,:]{3,80},)?\s(?:and|&|та|і|й)\s", line.head[first.end :])
    second = person_at(line.head[first.end + joint.end() :]) if joint else None
    return Header(Shape.PAIR, first) if second else None


def _inline(line: Line) -> Header | None:
    sentence = line.head[: WINDOW * 2]
    first = first_sentence(sentence)
    for start in _starts(first):
        if header := _inline_at(sentence, start) or _presented_at(first, start):
            return header
    return None


def _presented_at(sentence: str, start: int) -> Header | None:
    """“The first to speak was NAME, POST.”"""
    person = person_at(sentence[start:]) if PRESENTING.search(sentence[:start]) else None
    header = _named_with_post(sentence[start:].rstrip(". ")) if person else None
    return replace(header, shape=Shape.INLINE, led_in=False) if header else None


def introduced_in(sentence: str) -> Person | None:
    """Whoever a sentence introduces with a post and a verb of saying, at its beginning."""
    header = _inline(Line(0, sentence, 0))
    return header.person if header and not header.led_in else None


def _starts(sentence: str) -> list[int]:
    """Where a name may begin: at the start, or after a lead-in."""
    starts = [found.end() for found in LED_IN.finditer(sentence[:WINDOW])]
    return [start for start in starts if sentence[start].isupper()]


def _may_follow(before: str) -> bool:
    """A name follows nothing, a comma, or a word in lower case: never another capital (that is a longer name)."""
    before = before.rstrip()
    return (
        not before
        or bool(TURN.fullmatch(before))
        or before.endswith((",", "”", "»", '"', ":"))
        or not before.split()[-1][0].isupper()
    )


def _inline_at(sentence: str, start: int) -> Header | None:
    person = person_at(sentence[start:])
    if not person:
        return None
    rest = sentence[start + person.end :]
    before = sentence[:start]
    if not _may_follow(before) and not RELATIVE.match(rest) and not _is_title(before):
        return None
    if header := _post_then_name_then_verb(before, person, rest):
        return header
    found = (
        _post_then_verb(rest) or _dashes_then_verb(rest) or _brackets_then_verb(rest) or _place_then_verb(person, rest)
    )
    if not found:
        return None
    printed, verb, relative = found
    printed = _post_before(sentence[:start]) if relative else printed
    if not (_is_post(printed) or relative or _is_apposition(printed)):
        return None
    moderates = bool(MODERATING.search(f" {verb} ") or BY_THE_MODERATOR.search(before))
    printed = f"{before.strip()}, {printed}" if _is_title(before) else printed
    return Header(Shape.INLINE, person, read_post(printed), moderates, _is_led_in(before))


def _is_led_in(before: str) -> bool:
    """Does something stand before the name that may be about somebody else? A turn of phrase is not."""
    return bool(before.strip()) and not _is_title(before) and not TURN.fullmatch(before.strip())


def _is_title(before: str) -> bool:
    """“Economist”, “The Director General”: a post right before the name, and nothing else."""
    words = re.sub(r"^(?:the|an?|our)\s", "", before.strip(), flags=re.IGNORECASE).split()
    return 0 < len(words) <= 4 and "," not in before and is_post_word(words[-1])


def _post_then_name_then_verb(before: str, person: Person, rest: str) -> Header | None:
    """“In his remarks, the Director of X, NAME, noted …”"""
    verb = CLOSED_VERB.match(rest, 1) if rest.startswith(",") else None
    printed = re.split(r"(?:^|,\s)(?:the\s)?(?=\S)", before.rstrip(" ,"))[-1] if before.rstrip().endswith(",") else ""
    opening = before[: len(before.rstrip(" ,")) - len(printed)].removesuffix("the ").strip()
    if not verb or not is_reporting(verb["verb"]) or not has_post_word(printed) or _is_a_clause(printed):
        return None
    moderates = bool(MODERATING.search(f" {verb['verb']} "))
    return Header(Shape.INLINE, person, read_post(printed), moderates, _is_led_in(opening))


def _post_before(before: str) -> str:
    """“… spoke the Director of X, NAME, who said”: the post stands before the name."""
    found = [word.start() for word in re.finditer(r"[^\W\d_]+", before) if is_post_word(word.group())]
    return before[found[-1] :] if found else ""


def _post_then_verb(rest: str) -> tuple[str, str, bool] | None:
    if at_work := AT_WORK.match(rest):
        verb = CLOSED_VERB.match(rest, at_work.end())
        house = re.search(r"\s(?:at|of|for)(?: the)?\s([A-Z][^,]+),$", at_work.group())
        return (f"at {house[1]}", verb["verb"], False) if house and verb and is_reporting(verb["verb"]) else None
    if relative := RELATIVE.match(rest):
        return ("", relative["verb"], True) if is_reporting(relative["verb"]) else None
    if not rest.startswith(","):
        return None
    return _closed_by_comma(rest) or _closed_by_verb(rest)


def _closed_by_comma(rest: str) -> tuple[str, str, bool] | None:
    """“, Director of X, noted”"""
    for position in [found.start() for found in re.finditer(",", rest)][1:]:
        printed = rest[1:position]
        if ":" in printed or printed.count("(") != printed.count(")"):
            continue
        verb = CLOSED_VERB.match(rest, position + 1)
        if verb and _may_speak(verb["verb"]) and (_is_post(printed) or _is_apposition(printed)):
            return printed, verb["verb"], False
        if OF_THE_VIEW.match(rest, position + 1) and _is_post(printed):
            return printed, "said", False
    return None


def _is_apposition(printed: str) -> bool:
    """“captain of a tug”: short, in lower case, and nothing but a noun could begin so."""
    short = 1 <= len(printed.split()) <= 6 and printed.strip()[:1].islower()
    return short and not NOT_AN_APPOSITION.match(printed) and not _is_a_clause(printed) and "," not in printed


def _may_speak(word: str) -> bool:
    return is_reporting(word, loosely=True) or bool(MODERATING.search(word))


def _closed_by_verb(rest: str) -> tuple[str, str, bool] | None:
    """“, Director, X said:” — only verbs that are nothing else."""
    for word in re.finditer(r"(?<=\s)[a-zа-яіїєґ][\w’'-]*", rest[:WINDOW]):
        verb = word.group()
        if verb in SAYING or REPORTING_UK.fullmatch(verb) or MODERATING.fullmatch(verb):
            printed = TRAILING_PHRASE.sub("", rest[1 : word.start()].rstrip(" ,"))
            return None if ":" in printed or ". " in printed or ", was " in printed else (printed, verb, False)
    return None


def _dashes_then_verb(rest: str) -> tuple[str, str, bool] | None:
    """“ – Director of X – noted”"""
    dashes = re.match(r"\s[–—-]\s([^–—:]{3,160}?)(?:\s[–—-]|,)(?=\s)", rest)
    verb = VERB_SOON.match(rest, dashes.end()) if dashes else None
    return (dashes[1], verb["verb"], False) if verb and is_reporting(verb["verb"]) else None


def _brackets_then_verb(rest: str) -> tuple[str, str, bool] | None:
    """“ (Keio University) argued”"""
    brackets = re.match(r"\s*\(([^()]{2,120})\)", rest)
    verb = VERB_SOON.match(rest, brackets.end()) if brackets else None
    return (brackets[1], verb["verb"], False) if verb and _may_speak(verb["verb"]) else None


def _place_then_verb(person: Person, rest: str) -> tuple[str, str, bool] | None:
    """“ from the Keio University started”"""
    place = PLACE_OF_WORK.match(rest)
    verb = VERB_SOON.match(rest, place.end() - 1) if place else None
    if not verb or not is_reporting(verb["verb"]):
        return None
    of_state = TITLES_OF_STATE.search(person.honorific)
    printed = f"{of_state.group()} of {place[1].strip()}" if of_state else f"at {place[1].strip()}"
    return printed, verb["verb"], False


def _is_post(printed: str) -> bool:
    """Reads like a post or an organisation, and of this person's own time and house."""
    return printed.startswith("at ") or (
        not re.match(r"\s*(?:then|the late)\b", printed)
        and (has_post_word(printed) or (has_organisation_word(printed) and _is_titled(printed)))
    )


def _is_titled(printed: str) -> bool:
    """Every longer word in capitals: a name of something, not a clause."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", printed) if word not in SMALL_WORDS]
    return all(word[0].isupper() for word in words) or "«" in printed


def _colon(line: Line) -> Header | None:
    found = re.match(r"([^:]{3,220}):(?![/\d])\s*(?=\S)", line.head)
    if not found:
        return None
    return _label_of_words(found[1])


def _label_of_words(label: str) -> Header | None:
    person = person_at(label)
    if person and person.end == len(label.rstrip()):
        shape = Shape.COLON if person.honorific else Shape.NAME_COLON
        return Header(shape, person)
    own = _named_with_post(label, loosely=True)
    return Header(Shape.COLON, own.person, own.post, own.moderates) if own else None


def _dash(line: Line) -> Header | None:
    """“NAME (POST) – words.”, “NAME, POST – words.”, with whole sentences behind the dash."""
    for found in list(re.finditer(r"\s[–—-]\s", line.head[:WINDOW]))[:3]:
        words = line.head[found.end() :]
        own = _named_with_post(line.head[: found.start()], loosely=True)
        goes_on = line.ends_a_sentence or (line.is_item and words[:1].islower())
        if own and len(words.split()) > 3 and goes_on and not _verb_first(words):
            return Header(Shape.COLON, own.person, own.post, own.moderates)
    return None


def _verb_first(words: str) -> bool:
    return is_reporting(words.split()[0].strip(","))


def _stop(line: Line) -> Header | None:
    """“NAME, POST. Words.”: the first sentence is a name with a post and nothing else."""
    first = first_sentence(line.head)
    if first == line.head or len(first) > 200:
        return None
    own = _named_with_post(first.rstrip("."), loosely=True)
    return Header(Shape.COLON, own.person, own.post, own.moderates) if own else None


def _own_line(line: Line) -> Header | None:
    head = line.head
    person = person_at(head)
    if len(head) > WINDOW or _has_inner_sentence(head[person.end :] if person else head):
        return None
    saying = re.search(r"\s(\S+)(?:\s[a-zа-яіїєґ]+){0,3}:$", head)
    text = head.rstrip(":;., ")
    header = _named_with_post(text) or _post_then_name(text)
    return header if header and not (saying and is_reporting(saying[1])) else None


def _post_then_name(text: str) -> Header | None:
    """“Ambassador of Ukraine to Japan NAME”"""
    for start in [found.end() for found in re.finditer(r"\s|,\s", text)]:
        person = person_at(text[start:])
        if person and start + person.end == len(text) and start:
            printed = text[:start].strip(" ,–—")
            is_post = has_post_word(printed) and not _is_a_clause(printed) and len(printed) < 140
            return Header(Shape.OWN_LINE, person, read_post(printed)) if is_post else None
    return None


def _has_inner_sentence(head: str) -> bool:
    return bool(re.search(r"[a-zа-яіїєґ]{3}[.!?]\s+[A-ZА-ЯІЇЄҐ]", head))


def _named_with_post(text: str, *, loosely: bool = False) -> Header | None:
    """Loosely: after the name a calling will do, by whatever word it is called."""
    person = person_at(text)
    if not person:
        return None
    joint = re.match(r"\s*(?:,|[–—|/]|-(?=\s)|(?=\())\s*", text[person.end :])
    printed = text[person.end + joint.end() :] if joint and joint.end() else ""
    printed = text[person.end :].strip() if joint and not printed else printed
    if (
        not printed
        or _is_a_clause(printed)
        or not (_is_post(printed) or (loosely and _is_apposition(printed.split(",")[0])))
    ):
        return None
    moderates = bool(
        MODERATING.search(printed) or re.search(r"\bmoderator\b|модератор|\bchair\)?$", printed, re.IGNORECASE)
    )
    return Header(Shape.OWN_LINE, person, read_post(_without_brackets(_without_role(printed))), moderates)


def _without_brackets(printed: str) -> str:
    return printed[1:-1] if re.fullmatch(r"\([^()]+\)", printed) else printed


def _without_role(printed: str) -> str:
    printed = re.sub(r",?\s*will moderate.*$", "", printed)
    return re.sub(r",?\s*\(?(?:moderator|модератор(?:ка)?)\)?$", "", printed, flags=re.IGNORECASE) or printed


def _is_a_clause(printed: str) -> bool:
    """A sentence, then, not a post: it has a verb."""
    words = re.findall(r"(?<![-\w])[a-zа-яіїєґ][\w’'-]*", printed)
    return any(
        word in NOT_SPEAKING or word in CLAUSE_WORDS or word in SAYING or REPORTING_UK.fullmatch(word) for word in words
    )


def _quoted(line: Line) -> Header | None:
    """“…,” said NAME, POST. — the line begins with the quotation."""
    if not line.text.startswith(tuple(OPENING_QUOTES)) and line.marker != "dash":
        return None
    for found in list(CLOSING_QUOTE.finditer(line.text))[:20]:
        tail = readable(line.text[found.end() : found.end() + WINDOW])
        if header := _said_by(tail):
            return header
    return None


def _said_by(tail: str) -> Header | None:
    words = tail.split(maxsplit=1)
    if len(words) == 2 and is_reporting(words[0].strip(",")):
        return _person_in(words[1])
    person = person_at(tail)
    if person and verb_follows(tail[person.end :]):
        return Header(Shape.QUOTED, person)
    return None


def _person_in(text: str) -> Header | None:
    """The person said to have spoken: “NAME, POST.” or “POST NAME.”"""
    sentence = re.split(r"[.:](?:\s|$)", text, maxsplit=1)[0]
    for start in [0, *[found.end() for found in re.finditer(r"\s", sentence)]][:16]:
        if not (person := person_at(sentence[start:])):
            continue
        before, after = sentence[:start].strip(), sentence[start + person.end :].lstrip(" ,")
        if before and not _is_post(before):
            return None
        post = read_post(before) if before else read_post(_up_to_phrase(after) if _is_post(after) else "")
        return Header(Shape.QUOTED, person, post)
    return None


def _up_to_phrase(printed: str) -> str:
    return re.split(r",\s*(?:at|in|during|while|adding|noting|під час|у|на)\s", printed, maxsplit=1)[0].removesuffix(
        ","
    )


def _cited(line: Line) -> Header | None:
    found = CITING.match(line.head)
    person = person_at(line.head[found.end() :]) if found else None
    return Header(Shape.CITED, person, led_in=True) if person else None


def _bare_inside(line: Line) -> Header | None:
    """NAME or TITLE NAME with a verb of saying, first in the sentence or after a lead-in."""
    sentence = first_sentence(line.head)
    for found in list(LED_IN.finditer(sentence[:WINDOW])):
        before = sentence[: found.end()].rstrip()
        person = None if BEFORE_NO_NAME.search(before) else person_at(sentence[found.end() :])
        if person and verb_follows(sentence[found.end() + person.end :]):
            return _bare(person, sentence, found.end())
    return None


def _bare(person: Person, sentence: str, start: int) -> Header:
    before = sentence[:start].strip()
    verb = VERB_SOON.match(sentence, start + person.end)["verb"]
    title = _title_in(before)
    opening = before.removesuffix(title).strip()
    titled = bool(title) and not _is_led_in(opening)
    post = read_post(title) if titled else NO_POST
    cited = bool(re.search(r"(?:^|\s)(?:as|that|which|what|how|як|що|which)$", before, re.IGNORECASE))
    shape = Shape.CITED if cited else Shape.BARE
    return Header(shape, person, post, bool(MODERATING.search(verb)), led_in=bool(before) and not titled)


def _title_in(before: str) -> str:
    """The post that stands right before a name: all that stands there, or what follows the last comma."""
    for title in (before, before.rpartition(", ")[2]):
        words = title.removeprefix("The ").removeprefix("the ").split()
        if 0 < len(words) <= 14 and _opens_with_post(words) and not (_is_a_clause(title) or GERUND.match(title)):
            return title
    return before if "," not in before and 0 < len(before.split()) <= 9 and has_post_word(before) else ""


def _opens_with_post(words: list[str]) -> bool:
    return any(is_post_word(word.strip(",")) for word in words[:3])


def _inverted(line: Line) -> Header | None:
    """“На цьому наголосив POST NAME …”: the verb comes first."""
    sentence = first_sentence(line.head)
    for word in re.finditer(r"[а-яіїєґ’']{4,}(?=\s)", sentence[:WINDOW]):
        if not (REPORTING_UK.fullmatch(word.group()) or word.group() in TAKING_THE_FLOOR_UK):
            continue
        header = _person_in(sentence[word.end() + 1 :])
        if header and header.has_post:
            return Header(Shape.INLINE, header.person, header.post, led_in=word.start() > VERB_FIRST)
    return None


def _name_only(line: Line) -> Header | None:
    text = line.head.rstrip(":")
    person = person_at(text)
    return Header(Shape.NAME_ONLY, person) if person and person.end == len(text) else None


def quoted_inside(line: Line) -> Header | None:
    """Somebody quoted by full name within a paragraph that somebody else tells."""
    for found in list(CLOSING_QUOTE.finditer(line.text[: 4 * WINDOW]))[:10]:
        if header := _said_by(readable(line.text[found.end() : found.end() + WINDOW])):
            return header
    return None
