"""Whose words are these? What speaks against the likeliest reading of a line, as a question or ''."""

import re
from itertools import islice

from django_extras.scripts import is_japanese
from proceedings.imports.reading.headers import quoted_inside
from proceedings.imports.reading.inline import introduced_in
from proceedings.imports.reading.introductions import Header, Shape, verb_follows
from proceedings.imports.reading.japanese import stranger_in
from proceedings.imports.reading.labels import GENERIC_ROLES, SPEECHES, pronoun_of, role_elsewhere, role_of
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.people_met import MAX_NAMESAKES, key_of, starts_with_known
from proceedings.imports.reading.persons import Person, folded, is_a_word_of, is_name_token, person_at
from proceedings.imports.reading.posts import is_post_word
from proceedings.imports.reading.quotations import subject_behind
from proceedings.imports.reading.reading_state import ReadingState
from proceedings.imports.reading.sections import OpenBlock

OPENING_NAME = re.compile(
    r"(?P<cited>(?:According to|In the (?:view|words) of|За словами|На думку|На переконання)\s+)?"
    r"(?P<name>[^\W\d_]{3,}(?:-[^\W\d_]+)?)\b"
)
MIN_LENGTH = 2  # letters of a title cut short: “Prof.”
MAX_SENTENCE_LENGTH = 300  # characters
ANSWER = re.compile(
    r"(?:(?P<called>(?:(?:Mr|Ms|Mrs|Dr|Prof|Sir|Dame|Lord|Lady|Пан|Пані|Д-р)\.? )?[A-ZА-ЯІЇЄҐ][^\W\d_]*(?:-[^\W\d_]+)?)"
    r"|A ?\((?P<inside>[^()]{1,20})\)):(?!//)\s?(?=\S)"
)
SAID = re.compile(
    r"(?P<name>[^\W\d_]{3,20})\s(?:said|replied|answered|asked|added|disagreed|agreed|argued|objected|retorted|countered|сказа\w+|відпові\w+|дода\w+)\b"
)
NOBODY = Person("")
PRONOUN = frozenset(["he", "she", "they", "i", "we", "it", "who", "він", "вона", "вони", "я", "ми", "хто"])
PRESENCE = re.compile(
    r"\b(?:delivered|gave|made|opened|closed|attended)\b.{0,30}\b(?:remarks|speech|address|presentations?)\b"
)
NESTED = re.compile(
    r"\b(?:that|which|who|because|as|when|after|what|how|if|що|який|яка|яке|як|бо|коли)\b", re.IGNORECASE
)


def accepts(state: ReadingState, header: Header, one: ClassifiedLine) -> bool:
    """Is this reading of the line good enough here to be acted on (be it by asking)?"""
    known = state.people.find(header.person)
    if header.shape in {Shape.NAME_COLON, Shape.NAME_ONLY}:
        return bool(known) or is_like_a_name(state, header, one)
    if header.shape in {Shape.BARE, Shape.CITED} and header.led_in and not known:
        return not is_nested(state, header, one)
    return True


def answers(state: ReadingState, one: ClassifiedLine) -> Header | None:
    """“AV: words”, “Virtanen: words”, “A(村井):言葉”, where one person met is called so."""
    found = ANSWER.match(one.line.head)
    if not found:
        return None
    called = found["inside"] or found["called"]
    if known := state.people.by_initials(called):
        return known
    title, _space, name = called.rpartition(" ")
    return state.people.find(Person(name, title)) if state.people.knows(name) else None


def is_like_a_name(state: ReadingState, header: Header, one: ClassifiedLine) -> bool:
    if state.list_of == SPEECHES and header.shape is Shape.NAME_COLON:
        return True
    return not is_a_word_of(state.vocabulary, header.person.name)


def is_nested(state: ReadingState, header: Header, one: ClassifiedLine) -> bool:
    """Somebody named inside another's sentence: “She recalled that NAME said …”."""
    before = one.line.head[: one.line.head.find(header.person.name)]
    return bool(NESTED.search(before) or pronoun_of(before) or subject(state, before))


def subject(state: ReadingState, sentence: str) -> Person | None:
    """A known person who is the subject of a verb of saying, by any part of the name."""
    for found in re.finditer(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", sentence[:260]):
        if not state.people.knows(found.group()) or not found.group()[0].isupper():
            continue
        before = sentence[: found.start()].split()
        if verb_follows(sentence[found.end() :]) and not (before and NESTED.fullmatch(before[-1])):
            return Person(found.group(), before[-1] if before else "")
    return None


def ambiguity_of(state: ReadingState, one: ClassifiedLine) -> str:
    head = one.line.head
    pronoun, role = pronoun_of(head), role_of(head)
    if not state.speaker:
        return without_speaker(state, one, pronoun, role)
    if pronoun and state.speaker.pronoun and pronoun != state.speaker.pronoun:
        return gettext("Who is “{pronoun}”? {name} was “{other}” before.").format(
            pronoun=pronoun, name=state.speaker.person.name, other=state.speaker.pronoun
        )
    if role not in GENERIC_ROLES and is_an_office(role) and not is_the_speakers(state, state.speaker, role):
        return gettext("Who is “{words}” here: {name}, or somebody else?").format(
            words=f"the {role}", name=state.speaker.person.name
        )
    if role_elsewhere(head):
        return gettext("Who is “{words}” here?").format(words=f"the {role}")
    if stranger := stranger_opening(state, head, state.speaker.person):
        return gettext("Does {name} speak here, or is it {other}?").format(
            name=stranger, other=state.speaker.person.name
        )
    if is_japanese(head) and not is_called_by(state.speaker.person, stranger := stranger_in(head)):
        return gettext("Does {name} speak here, or is it {other}?").format(
            name=stranger, other=state.speaker.person.name
        )
    if other := other_voice(state, head, state.speaker.person):
        return gettext("{name} speaks here too: which words are whose?").format(name=other.name)
    if (quoted := subject_behind(one.line)) and not is_called(state.speaker, quoted):
        return gettext("Are these the words of {name}?").format(name=" ".join(quoted))
    opening = starts_with_known(one.line, state.people)
    if opening and not state.is_the_speaker(opening):
        speaker = state.speaker.person.name
        return gettext("The paragraph opens with {name}: are these words theirs, or {other}’s?").format(
            name=opening.name, other=speaker
        )
    return ""


def other_voice(state: ReadingState, head: str, speaker: Person) -> Person | None:
    """Somebody else, known or introduced there, who is the subject of a later sentence."""
    for found in islice(re.finditer(r"(?<=[.!?”»])\s+(?=[A-ZА-ЯІЇЄҐ])", head), 12):
        sentence = head[found.end() :]
        name = re.match(r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? |[A-Z][a-z]+ )?([^\W\d_]+(?:['’ʼ-][^\W\d_]+)*)", sentence)
        person = name and state.people.knows(name[1]) and verb_follows(sentence[name.end() :]) and Person(name[1])
        person = person or stranger_speaking(state, sentence)
        person = person or introduced_to_speak(sentence[:MAX_SENTENCE_LENGTH])
        if person and not (key_of(person) <= key_of(speaker) or state.people.find(person, {key_of(speaker)})):
            return person
    return None


def stranger_speaking(state: ReadingState, sentence: str) -> Person | None:
    """“Sato replied”: one name that nobody was introduced by, and no word that the text uses."""
    found = SAID.match(sentence)
    if found and is_name_token(found["name"]) and found["name"].casefold() not in state.vocabulary:
        return Person(found["name"])
    return None


def introduced_to_speak(sentence: str) -> Person | None:
    return None if PRESENCE.search(sentence) else introduced_in(sentence)


def stranger_opening(state: ReadingState, head: str, speaker: Person) -> str:
    """One name that opens the paragraph, speaks or is quoted, and is not the speaker's."""
    if not state.verbatim and (stranger := whole_name_opening(state, head)):
        return stranger
    found = OPENING_NAME.match(head)
    if not found or not is_name_token(found["name"]):
        return ""
    speaks = found["cited"] or verb_follows(head[found.end() :])
    own = any(same_beginning(found["name"], token) for token in speaker.tokens)
    return found["name"] if speaks and not own and found["name"].casefold() not in state.vocabulary else ""


def whole_name_opening(state: ReadingState, head: str) -> str:
    """In a narrative, a whole name that opens the paragraph, after a title at most, is its subject."""
    for found in islice(re.finditer(r"\S+\s", head[:120]), 8):
        if person := person_at(head[found.start() :]):
            known = is_a_word_of(state.vocabulary, person.name) or state.is_the_speaker(person)
            return "" if known else person.name
        if found.group()[0].islower() and found.group().strip() not in {"the", "of", "for", "and"}:
            return ""
    return ""


def without_speaker(state: ReadingState, one: ClassifiedLine, pronoun: str, role: str) -> str:
    if pronoun or is_an_office(role):
        return gettext("Who is “{words}” here?").format(words=pronoun or f"the {role}")
    quoted = quoted_inside(one.line)
    inside = quoted.person if quoted else other_voice(state, one.line.head, NOBODY)
    return gettext("Are these the words of {name}?").format(name=inside.name) if inside else ""


def is_the_speakers(state: ReadingState, speaker: OpenBlock, role: str) -> bool:
    """Is it printed beside the speaker's name? Without a post there, nobody else of the section may be it."""
    printed = f"{speaker.person.honorific} {speaker.post.post or ''}".casefold()
    if printed.strip():
        shortened = (word.rstrip(".") for word in printed.split() if word.endswith("."))
        return role in printed or any(len(word) > MIN_LENGTH and role.startswith(word) for word in shortened)
    blocks = islice(state.section.blocks.values(), MAX_NAMESAKES)
    return not any(role in (block.post.post or "").casefold() for block in blocks)


def is_called(speaker: OpenBlock, words: list[str]) -> bool:
    """Is the speaker meant by these words: a pronoun, a part of the name, the post, or what anybody is called?"""
    if PRONOUN.intersection(words) or GENERIC_ROLES.intersection(words):
        return True
    printed = (speaker.post.post or "").casefold()
    named = any(same_beginning(word, token) for word in words for token in speaker.person.tokens)
    return named or any(is_post_word(word) and word in printed for word in words)


def same_beginning(word: str, token: str) -> bool:
    """The same name in another case: Хара, Хари."""
    shortest = min(len(word), len(token))
    return shortest >= 3 and folded(word)[: max(3, shortest - 2)] == token[: max(3, shortest - 2)]


def is_called_by(person: Person, printed: str) -> bool:
    """Nobody else: a part of the name, or the beginning of an unspaced one, is in what is printed."""
    parts = [re.sub(r"[ 　]", "", person.name)[:2], *re.split(r"[・=＝ 　]", person.name)]
    return not printed or any(part in printed for part in parts if len(part) > 1)


def is_called_by_role(head: str) -> bool:
    """“The expert added”: whoever is speaking, by what they are."""
    role = role_of(head)
    return role in GENERIC_ROLES or is_an_office(role)


def is_an_office(role: str) -> bool:
    return bool(role) and is_post_word(role.split()[-1])
