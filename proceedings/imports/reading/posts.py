"""A printed post, taken apart into post and organisation.

The rule: where the organisation begins or ends the printed words, it is taken off, and `post` is the rest without
the joining “of”, “at”, “the” or comma (“Professor at Keio University”: Professor / Keio University). Where it stands
between two posts, or there is none, `post` is the printed words whole, and `organisation` the first one named
(“Chair of X and former Head of Y”: all of it / X). Nothing is corrected or inflected. Ministers and ambassadors
have a country, not an organisation.
"""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from dataclasses import dataclass

from django_extras.scripts import is_japanese
from proceedings.imports.reading.word_lists import (
    ORGANISATION_BEGINNINGS_UK,
    ORGANISATION_ENDINGS_JA,
    ORGANISATION_WORDS,
    POST_BEGINNINGS_UK,
    POST_ENDINGS_JA,
    POST_WORDS,
    TITLES_OF_STATE,
)

YEARS = re.compile(r"\s*(?:\bin )?\(?\b((?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|present|now)?)\)?(?=[\s,:;.)]|$)")
MODALITY = re.compile(
    r",?\s*(?:\((online|virtually|virtual|remotely|in person|by video(?: link)?|via Zoom|Zoom|онлайн|дистанційно|オンライン)\)"
    r"|,\s(online|virtually|remotely|онлайн)$)",
    re.IGNORECASE,
)
COUNTRY = re.compile(
    r"\s*\(((?:the )?(?:[A-Z][a-z]+)(?: [A-Z][a-z]+)?|Україна|Японія|Польща|Литва|США|日本|ウクライナ)\)$"
)
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
ACRONYM = re.compile(r"\b(?!CEO|COO|CTO|CFO|MP\b|MEP|EU\b|UN\b|U\.?S\b|UK\b|UAE\b)[A-Z][A-Z&-]{2,}\b")
SECOND_POST = re.compile(
    r"\s(?:and|та|і|й|&)\s(?=(?:the )?(?:former |ex-|колишн\S+ )?((?:\S+ ){0,3}\S+))", re.IGNORECASE
)
PLACE = re.compile(r"[ ,](?:at|with|from)(?: the)? (?=[\"“«]?[A-ZА-ЯІЇЄҐ])")
OF = re.compile(r" of(?: the)? (?=[\"“«]?[A-ZА-ЯІЇЄҐ0-9])")
OF_A_FIRM = re.compile(r"\b(?:CEO|COO|CTO|CFO|[Oo]wner|(?:[Cc]o-?)?[Ff]ounder)$")
JOINT = re.compile(r"(?:\s*[,;:/–—|-]|\s+(?:of|at|with|from|в|у|при)(?: the)?|\sの|の)?\s*$")


@dataclass(frozen=True)
class Post:
    post: str | None
    organisation: str | None
    years: str = ""
    modality: str = ""
    country: str = ""


NO_POST = Post(None, None)


def read_post(printed: str) -> Post:
    """The parts of a post as printed after a name: “Director, New Europe Center (online)”."""
    printed = printed.strip(" ,;:–—|")
    printed = re.sub(r",?\s(?:who|which|яка|який)\b.*$", "", printed)
    printed, modality = take_out(MODALITY, printed)
    printed, years = take_out(YEARS, printed)
    printed, country = take_out(COUNTRY, printed)
    if not printed:
        return Post(None, None, years, modality, country)
    printed = re.sub(r"^(?:at\s+)?(?:(?:the|an?)\s+)?", "", printed, flags=re.IGNORECASE)
    post, organisation = split_post(printed) if has_post_word(printed) or is_a_calling(printed) else (None, printed)
    return Post(post or None, organisation, years, modality, country)


def is_a_calling(printed: str) -> bool:
    """“harbour master”, “капітан буксира”: in lower case, no organisation's name, though no word for a post we know."""
    return printed[0].islower() and not has_organisation_word(printed)


def has_post_word(text: str) -> bool:
    """Is some word here the name of a post?"""
    if is_japanese(text):
        return any(POST_ENDINGS_JA.search(part) for part in re.split(r"[\s/、,・()（）]+", text) if part)
    return any(is_post_word(word.group()) for word in WORD.finditer(text))


def is_post_word(word: str) -> bool:
    plain = re.sub(r"^(?:vice|deputy|co|ex|pro|sub|under)-", "", word.casefold())
    return plain in POST_WORDS or bool(POST_BEGINNINGS_UK.match(word))


def has_organisation_word(text: str) -> bool:
    if is_japanese(text):
        return bool(ORGANISATION_ENDINGS_JA.search(text))
    words = [word.group() for word in WORD.finditer(text)]
    return any(is_organisation_word(word) for word in words) or bool(ACRONYM.search(text))


def split_outside(text: str, marks: str = ",;") -> list[tuple[int, int]]:
    """Spans of `text` between marks that stand outside brackets and quotation marks."""
    spans, start, depth, quoted = [], 0, 0, False
    for position, character in enumerate(text):
        if character in "(“«„":
            depth += 1
        elif character in ")”»":
            depth = max(0, depth - 1)
        elif character == '"':
            quoted = not quoted
        elif character in marks and not depth and not quoted:
            spans.append((start, position))
            start = position + 1
    return [*spans, (start, len(text))]


def take_out(pattern: re.Pattern, printed: str) -> tuple[str, str]:
    found = pattern.search(printed)
    if not found:
        return printed, ""
    rest = (printed[: found.start()] + printed[found.end() :]).strip(" ,")
    return rest, next(group for group in found.groups() if group)


def split_post(printed: str) -> tuple[str, str | None]:
    groups = word_groups(printed)
    found = [span for span in (organisation_in(printed, *group) for group in groups) if span]
    if not found:
        return printed, None
    start, end = found[0]
    if len(found) == 1 and end == len(printed):
        return without_joint(printed[:start]), printed[start:]
    if len(found) == 1 and start == 0:
        return printed[end:].strip(" ,・の　"), printed[:end].strip()
    return printed, printed[start:end].strip()


def without_joint(post: str) -> str:
    return JOINT.sub("", post).strip(" ,")


def word_groups(printed: str) -> list[tuple[int, int]]:
    """Spans of the single posts, each with what belongs to it."""
    starts = [0]
    for start, end in split_outside(printed, ",;/、")[1:]:
        if is_post_segment(printed[start:end]):
            starts.append(start)
    for found in SECOND_POST.finditer(printed):
        if any(is_post_word(word) for word in WORD.findall(found.group(1))):
            starts.append(found.end())
    starts = sorted(set(starts))
    return [(start, end) for start, end in zip(starts, [*starts[1:], len(printed)], strict=True)]


def is_post_segment(segment: str) -> bool:
    if is_japanese(segment):
        return bool(POST_ENDINGS_JA.search(segment.strip()))
    if (words := WORD.findall(segment)) and is_post_word(words[-1]):
        return True
    for word in WORD.finditer(segment):
        if is_organisation_word(word.group()):
            return False
        if is_post_word(word.group()) and not segment[word.end() :].startswith(("'s", "’s")):
            return True
    return False


def organisation_in(printed: str, start: int, end: int) -> tuple[int, int] | None:
    group = printed[start:end].rstrip(" ,;/、")
    group = re.sub(r"\s(?:and|та|і|й|&)$", "", group)
    finders = (
        (organisation_in_japanese,)
        if is_japanese(group)
        else (after_place, after_of, organisation_in_ukrainian, after_comma, before_post)
    )
    for find in finders:
        if span := find(group):
            return start + span[0], start + span[1]
    return None


def after_place(group: str) -> tuple[int, int] | None:
    found = PLACE.search(group)
    return (found.end(), len(group)) if found else None


def after_of(group: str) -> tuple[int, int] | None:
    first_comma = split_outside(group)[0][1]
    for found in OF.finditer(group, 0, first_comma):
        head = re.split(r" (?:of|for|on|in) ", group[found.end() : first_comma])[0]
        in_business = OF_A_FIRM.search(group[: found.start()])
        if (has_organisation_word(head) or in_business) and not TITLES_OF_STATE.search(group[: found.start()]):
            return found.end(), len(group)
    return None


def organisation_in_ukrainian(group: str) -> tuple[int, int] | None:
    if named := re.search(r"(?<=\s)[А-ЯІЇЄҐ][\w’']+ [«“\"][^»”\"]+[»”\"]", group):
        return named.start(), len(group)
    if (quoted := re.search(r"(?<=\s)[«“\"][^«»“”\"]+[»”\"]$", group)) and is_post_word(
        WORD.findall(group[: quoted.start()])[-1]
    ):
        return quoted.span()
    first = None
    for word in WORD.finditer(group):
        if not ORGANISATION_BEGINNINGS_UK.match(word.group()):
            first = first if first is not None and is_adjective(word.group()) else None
            first = word.start() if first is None and is_adjective(word.group()) else first
        elif word.start() > 0 and not word.group().startswith("рад"):
            return (first if first is not None else word.start()), len(group)
    return None


def is_adjective(word: str) -> bool:
    return (
        word[0].isupper() and word.endswith(("ого", "ої", "ий", "а", "ій", "ому", "их", "е")) and not is_post_word(word)
    )


def after_comma(group: str) -> tuple[int, int] | None:
    segments = split_outside(group)
    if len(segments) < 2:
        return None
    start = segments[1][0]
    return start + len(group[start:]) - len(group[start:].lstrip()), len(group)


def before_post(group: str) -> tuple[int, int] | None:
    """“NATO Secretary General”, “Keio University Professor”: the organisation opens the post."""
    end = None
    for word in WORD.finditer(group):
        if is_post_word(word.group()):
            break
        if is_organisation_word(word.group()) or ACRONYM.fullmatch(word.group()):
            end = word.end()
    return (0, end) if end and group[end:].strip() and group[0].isupper() else None


def organisation_in_japanese(group: str) -> tuple[int, int] | None:
    post = POST_ENDINGS_JA.search(group)
    if not post or "大使" in group[post.start() :]:
        return None
    organisation = JOINT.sub("", group[: post.start()]).rstrip("　 ・")
    lead = len(organisation) - len(organisation.lstrip(" 　"))
    is_office = organisation.strip() and not re.fullmatch(r"[前元]|当研究所", organisation.strip())
    return (lead, len(organisation)) if is_office else None


def is_organisation_word(word: str) -> bool:
    plain = word.casefold()
    return plain in ORGANISATION_WORDS or bool(ORGANISATION_BEGINNINGS_UK.match(word))
