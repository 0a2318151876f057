"""Is somebody introduced on this line, and with which parts? Latin and Cyrillic; Japanese is in japanese.py.

A header says how sure its shape makes it. What a shape is worth in its place is decided in speech.py.
"""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re

from proceedings.imports.reading.inline import inline, is_led_in
from proceedings.imports.reading.introductions import (
    LED_IN,
    WINDOW,
    Header,
    Shape,
    first_sentence,
    is_a_clause,
    is_apposition,
    is_post,
    is_reporting,
    named_with_post,
    verb_follows,
    verb_of_saying,
)
from proceedings.imports.reading.lines import Line, readable
from proceedings.imports.reading.persons import Person, person_at
from proceedings.imports.reading.posts import NO_POST, has_post_word, is_post_word, read_post
from proceedings.imports.reading.quotations import CLOSING_QUOTE, OPENING_QUOTES
from proceedings.imports.reading.word_lists import MODERATING, REPORTING_UK, TELLING_UK

CITING = re.compile(
    r"(?:According to|In the (?:view|opinion|words) of|In|For|As|Like|Unlike|Quoting|За словами|На думку|На переконання|Як|На погляд)"
    r"(?: the)?\s+",
)


MET_WITH = re.compile(r"(?:^|\s)(?:with|by|з|із|зі|від)\s")  # “Interview with the Director NAME”


BEHIND_DASH = re.compile(r"[,.!?…]\s[–—-]\s(?=[^\W\d_])")


BEHIND_WORDS = re.compile(r"[,.!?…]\s[–—-]\s(?P<verb>[a-zа-яіїєґ]+)")


# “Minister of the Interior NAME”, “Посол Японії в Молдові NAME”: the name is further on.
BEFORE_NO_NAME = re.compile(r"(?:^|\s)(?:the|of|for|в|у|на|при)$")


GERUND = re.compile(r"\w+(?:ing|ючи|ячи|вши)\b")


TAKING_THE_FLOOR_UK = frozenset(
    [
        "звернувся",
        "звернулась",
        "звернулася",
        "звернулися",
        "виступив",
        "виступила",
        "виступили",
        "відкрив",
        "відкрила",
        "відкрили",
        "взяв",
        "взяла",
        "взяли",
    ]
)


BY_AGENT = re.compile(
    r"(?:^|[.!?”]\s)(?:This|It|That|The same)\s(?:was|were|is|has been)\s(?:also\s|\w+ly\s)?(?P<verb>[a-z]+(?:ed|id|ld))\sby\s"
)
MAX_QUOTED = 1_500  # characters of a quotation in which its speaker is looked for
VERB_FIRST = 24  # characters: “З ним погодилася NAME, POST”


def header_of(line: Line) -> Header | None:
    """Who is introduced on `line`, by the first reading that fits; None where nobody is."""
    for read in AFTER_QUOTATION if is_spoken(line) else READINGS:
        if header := read(line):
            return header
    return None


def is_spoken(line: Line) -> bool:
    """“– The tide is late, – said …”: whoever is named in the words themselves says nothing here."""
    found = BEHIND_WORDS.search(line.head) if line.marker == "dash" else None
    return found is not None and is_reporting(found["verb"])


def pair(line: Line) -> Header | None:
    first = person_at(line.head)
    if not first:
        return None
    joint = re.match(r"(?:,[^,:]{2,80},)?,?\s(?:and|&|та|і|й)\s", line.head[first.end :])
    second = person_at(line.head[first.end + joint.end() :]) if joint else None
    return Header(Shape.PAIR, first) if second else None


def colon(line: Line) -> Header | None:
    found = re.match(r"([^:]{3,220}):(?![/\d])\s*(?=\S)", line.head)
    if not found:
        return None
    return label_of_words(found[1])


def label_of_words(label: str) -> Header | None:
    person = person_at(label)
    if person and person.end == len(label.rstrip()):
        shape = Shape.COLON if person.honorific else Shape.NAME_COLON
        return Header(shape, person)
    own = named_with_post(label, loosely=True)
    return Header(Shape.COLON, own.person, own.post, own.moderates) if own else None


def dash(line: Line) -> Header | None:
    """“NAME (POST) – words.”, “NAME, POST – words.”, with whole sentences behind the dash."""
    for found in list(re.finditer(r"\s[–—-]\s", line.head[:WINDOW]))[:3]:
        words = line.head[found.end() :]
        own = named_with_post(line.head[: found.start()], loosely=True)
        goes_on = line.ends_a_sentence or (line.is_item and words[:1].islower())
        if own and len(words.split()) > 3 and goes_on and not verb_first(words):
            return Header(Shape.COLON, own.person, own.post, own.moderates)
    return None


def verb_first(words: str) -> bool:
    return is_reporting(words.split()[0].strip(","))


def stop(line: Line) -> Header | None:
    """“NAME, POST. Words.”: the first sentence is a name with a post and nothing else."""
    first = first_sentence(line.head)
    if first == line.head or len(first) > 200:
        return None
    own = named_with_post(first.rstrip("."), loosely=True)
    return Header(Shape.COLON, own.person, own.post, own.moderates) if own else None


def own_line(line: Line) -> Header | None:
    head = line.head
    person = person_at(head)
    if len(head) > WINDOW or head.isupper() or has_inner_sentence(head[person.end :] if person else head):
        return None
    saying = re.search(r"\s(\S+)(?:\s[a-zа-яіїєґ]+){0,3}:$", head)
    text = head.rstrip(":;., ")
    header = named_with_post(text) or post_then_name(text)
    return header if header and not (saying and is_reporting(saying[1])) else None


def post_then_name(text: str) -> Header | None:
    """“Ambassador of Ukraine to Japan NAME”"""
    for start in [found.end() for found in re.finditer(r"\s|,\s", text)]:
        person = person_at(text[start:])
        if person and start + person.end == len(text) and start:
            printed = text[:start].strip(" ,–—")
            is_post = has_post_word(printed) and not is_a_clause(printed) and len(printed) < 140
            is_post = is_post and not MET_WITH.search(printed)
            return Header(Shape.OWN_LINE, person, read_post(printed)) if is_post else None
    return None


def has_inner_sentence(head: str) -> bool:
    return bool(re.search(r"[a-zа-яіїєґ]{3}[.!?]\s+[A-ZА-ЯІЇЄҐ]", head))


def quoted(line: Line) -> Header | None:
    """“…,” said NAME, POST. — the line begins with the quotation."""
    if not line.text.startswith(tuple(OPENING_QUOTES)) and line.marker != "dash":
        return None
    closing = BEHIND_DASH if is_spoken(line) else CLOSING_QUOTE
    for found in list(closing.finditer(line.text))[:20]:
        tail = readable(line.text[found.end() : found.end() + WINDOW])
        if header := said_by(tail):
            return header
    return None


def said_by(tail: str) -> Header | None:
    words = tail.split(maxsplit=1)
    if len(words) == 2 and is_reporting(words[0].strip(",")):
        return person_in(words[1])
    person = person_at(tail)
    if person and verb_follows(tail[person.end :]):
        return Header(Shape.QUOTED, person)
    return None


def person_in(text: str) -> Header | None:
    """The person said to have spoken: “NAME, POST.” or “POST NAME.”"""
    sentence = re.split(r"[.:](?:\s|$)", text, maxsplit=1)[0]
    for start in [0, *[found.end() for found in re.finditer(r"\s", sentence)]][:16]:
        person = person_at(sentence[start:]) or family_name(sentence, start)
        if not person:
            continue
        before, after = sentence[:start].strip(), sentence[start + person.end :].lstrip(" ,")
        if before and not (is_post(before) or is_apposition(before)):
            return None
        post = read_post(before) if before else read_post(up_to_phrase(after) if is_post(after) else "")
        return Header(Shape.QUOTED, person, post)
    return None


def family_name(sentence: str, start: int) -> Person | None:
    """“European Commissioner Weber”: a post stands right before one name that ends the sentence."""
    person = person_at(sentence[start:], fewest_tokens=1) if start else None
    is_last = person is not None and start + person.end == len(sentence.rstrip(" ,"))
    return person if is_last and is_post_word(sentence[:start].split()[-1].strip(",")) else None


def up_to_phrase(printed: str) -> str:
    return re.split(r",\s*(?:at|in|during|while|adding|noting|під час|у|на)\s", printed, maxsplit=1)[0].removesuffix(
        ","
    )


def cited(line: Line) -> Header | None:
    found = CITING.match(line.head)
    person = person_at(line.head[found.end() :]) if found else None
    return Header(Shape.CITED, person, led_in=True) if person else None


def bare_inside(line: Line) -> Header | None:
    """NAME or TITLE NAME with a verb of saying, first in the sentence or after a lead-in."""
    sentence = first_sentence(line.head)
    for found in list(LED_IN.finditer(sentence[:WINDOW])):
        before = sentence[: found.end()].rstrip()
        person = None if BEFORE_NO_NAME.search(before) else person_at(sentence[found.end() :])
        if person and (verb := verb_of_saying(sentence[found.end() + person.end :])):
            return bare(person, sentence[: found.end()].strip(), verb)
    return None


def bare(person: Person, before: str, verb: str) -> Header:
    title = title_in(before)
    opening = before.removesuffix(title).strip()
    titled = bool(title) and not is_led_in(opening)
    post = read_post(title) if titled else NO_POST
    cited = bool(re.search(r"(?:^|\s)(?:as|that|which|what|how|як|що|which)$", before, re.IGNORECASE))
    shape = Shape.CITED if cited else Shape.BARE
    return Header(shape, person, post, bool(MODERATING.search(verb)), led_in=bool(before) and not titled)


def title_in(before: str) -> str:
    """The post that stands right before a name: all that stands there, or what follows the last comma."""
    for title in (before, before.rpartition(", ")[2]):
        words = title.removeprefix("The ").removeprefix("the ").split()
        if 0 < len(words) <= 14 and opens_with_post(words) and not (is_a_clause(title) or GERUND.match(title)):
            return title
    return before if "," not in before and 0 < len(before.split()) <= 9 and has_post_word(before) else ""


def opens_with_post(words: list[str]) -> bool:
    return any(is_post_word(word.strip(",")) for word in words[:3])


def inverted(line: Line) -> Header | None:
    """“На цьому наголосив POST NAME …”: the verb comes first."""
    sentence = first_sentence(line.head)
    for word in re.finditer(r"[а-яіїєґ’']{4,}(?=\s)", sentence[:WINDOW]):
        if not (REPORTING_UK.fullmatch(word.group()) or word.group() in TAKING_THE_FLOOR_UK):
            continue
        header = person_in(sentence[word.end() + 1 :])
        if word.group() in TAKING_THE_FLOOR_UK and not TELLING_UK.search(line.head[word.end() :]):
            continue
        if header and header.has_post:
            return Header(Shape.INLINE, header.person, header.post, led_in=word.start() > VERB_FIRST)
    return None


def name_only(line: Line) -> Header | None:
    text = line.head.rstrip(":")
    person = person_at(text)
    return Header(Shape.NAME_ONLY, person) if person and person.end == len(text) else None


def by_agent(line: Line) -> Header | None:
    """“This was stressed by the Director of X NAME.”"""
    found = BY_AGENT.search(line.head)
    if not found or not is_reporting(found["verb"]):
        return None
    header = person_in(line.head[found.end() :].removeprefix("the "))
    return Header(Shape.QUOTED, header.person, header.post) if header and header.has_post else None


def within_quotation(line: Line) -> Header | None:
    """“‘The tide is late, NAME stressed, and nobody knows why’”: the speaker stands between two commas."""
    if not line.text.startswith(tuple(OPENING_QUOTES)):
        return None
    for found in list(re.finditer(r",\s(?=[^\W\d_])", line.head[:MAX_QUOTED]))[:20]:
        person = person_at(line.head[found.end() :])
        if person and verb_follows(line.head[found.end() + person.end :]):
            return Header(Shape.QUOTED, person)
    return None


def quoted_inside(line: Line) -> Header | None:
    """Somebody quoted by full name within a paragraph that somebody else tells."""
    for found in list(CLOSING_QUOTE.finditer(line.text[: 4 * WINDOW]))[:10]:
        if header := said_by(readable(line.text[found.end() : found.end() + WINDOW])):
            return header
    return None


READINGS = (
    pair,
    inline,
    colon,
    dash,
    stop,
    own_line,
    quoted,
    within_quotation,
    inverted,
    by_agent,
    cited,
    bare_inside,
    name_only,
)
AFTER_QUOTATION = (quoted, within_quotation)
