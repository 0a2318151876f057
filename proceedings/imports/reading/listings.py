"""Lines of a list: takeaways, people who took part, topics, the post under a name."""

from proceedings.imports.reading.ambiguities import accepts
from proceedings.imports.reading.introductions import Header, Shape, names_a_holder
from proceedings.imports.reading.labels import MODERATOR, ROSTER, SPEECHES, TAKEAWAYS, TOPICS, is_collective
from proceedings.imports.reading.line_kinds import ClassifiedLine
from proceedings.imports.reading.messages import gettext
from proceedings.imports.reading.people_lists import listed_person
from proceedings.imports.reading.posts import has_organisation_word, has_post_word, read_post
from proceedings.imports.reading.reading_state import POST_LINE, ReadingState


def in_a_list(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    reading = {
        TAKEAWAYS: in_takeaways,
        ROSTER: in_people,
        MODERATOR: in_people,
        TOPICS: in_topics,
        POST_LINE: in_post_line,
    }
    placed = state.list_of in reading and reading[state.list_of](state, one, after)
    if not placed and state.list_of != SPEECHES:
        state.list_of = ""
    return placed


def in_takeaways(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    """Bullets; the first may have lost its own; or paragraphs, until somebody speaks."""
    if one.header and accepts(state, one.header, one):
        return False
    bulleted = any(passage.line in state.item_lines for passage in state.section.takeaways[:2])
    first_of_bullets = not state.section.takeaways and after is not None and after.line.is_item
    if not one.line.is_item and not first_of_bullets and (bulleted or is_collective(one.line.head)):
        return False
    if not one.line.is_item and not first_of_bullets and not state.section.takeaways:
        state.ask(gettext("These takeaways carry no bullets: where do they end?"), one)
    state.section.takeaways.append(one.line.passage)
    return True


def in_people(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    if speaks_now(state, one):
        return False
    header = listed_person(one.line.head) or person_of_a_row(one)
    if header:
        state.takes_part(header)
        state.put("moderator" if header.moderates or state.list_of == MODERATOR else "speaker", one)
        return True
    if one.line.text[0] in "【「『[<＜":
        state.put("topic" if one.line.text[0] in "「『" else "heading", one)
        return True
    if not one.header and (one.line.is_item or (len(one.line.text) < 160 and not one.line.ends_a_sentence)):
        state.ask(gettext("Is this a person who took part?"), one)
        state.unplaced.append(one.line.passage)
        return True
    return False


def person_of_a_row(one: ClassifiedLine) -> Header | None:
    """A post too long for a list, or with a full stop in it, and no words behind."""
    header = one.header
    own_line = header is not None and header.shape is Shape.OWN_LINE
    stopped = header is not None and header.shape is Shape.COLON and ":" not in one.line.head
    return header if own_line or stopped else None


def speaks_now(state: ReadingState, one: ClassifiedLine) -> bool:
    """Somebody of the list once more, with a colon: what they said follows."""
    return one.line.head.endswith(":") and state.knows_alone(one)


def in_topics(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    if one.line.is_item or one.line.text.endswith(("?", "？")):
        state.put("topic", one)
        return True
    return False


def in_post_line(state: ReadingState, one: ClassifiedLine, after: ClassifiedLine | None) -> bool:
    state.put("speaker", one)
    if state.speaker and one.line.head not in state.post_read:
        state.speaker.post = read_post(f"{state.post_read}, {one.line.head}")
    goes_on = after is not None and not after.line.blank_before and post_line(after)
    state.list_of = POST_LINE if goes_on else ""
    return True


def post_line(after: ClassifiedLine | None) -> str:
    """The post, or the house, that stands alone on the next line."""
    if after is None or after.header or after.line.is_item or len(after.line.text) > 160 or after.line.ends_a_sentence:
        return ""
    says_one = has_post_word(after.line.head) or has_organisation_word(after.line.head)
    return after.line.head if says_one and not names_a_holder(after.line.head) else ""
