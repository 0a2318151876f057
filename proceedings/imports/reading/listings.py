"""Lines of a list: takeaways, people who took part, topics, the post under a name."""

from proceedings.imports.reading.doubts import accepts
from proceedings.imports.reading.floor import POST_LINE, Floor
from proceedings.imports.reading.kinds import Seen
from proceedings.imports.reading.labels import MODERATOR, ROSTER, SPEECHES, TAKEAWAYS, TOPICS, is_collective
from proceedings.imports.reading.people_lists import listed_person
from proceedings.imports.reading.posts import has_organisation_word, has_post_word, read_post
from proceedings.imports.reading.shapes import Shape
from proceedings.imports.reading.wording import gettext as _


def in_a_list(floor: Floor, one: Seen, after: Seen | None) -> bool:
    reading = {
        TAKEAWAYS: _in_takeaways,
        ROSTER: _in_people,
        MODERATOR: _in_people,
        TOPICS: _in_topics,
        POST_LINE: _in_post_line,
    }
    placed = floor.list_of in reading and reading[floor.list_of](floor, one, after)
    if not placed and floor.list_of != SPEECHES:
        floor.list_of = ""
    return placed


def _in_takeaways(floor: Floor, one: Seen, after: Seen | None) -> bool:
    """Bullets; the first may have lost its own; or paragraphs, until somebody speaks."""
    if one.header and accepts(floor, one.header, one):
        return False
    bulleted = any(passage.line in floor.item_lines for passage in floor.section.takeaways[:2])
    first_of_bullets = not floor.section.takeaways and after is not None and after.line.is_item
    if not one.line.is_item and not first_of_bullets and (bulleted or is_collective(one.line.head)):
        return False
    if not one.line.is_item and not first_of_bullets and not floor.section.takeaways:
        floor.ask(_("These takeaways carry no bullets: where do they end?"), one)
    floor.section.takeaways.append(one.line.passage)
    return True


def _in_people(floor: Floor, one: Seen, after: Seen | None) -> bool:
    if _speaks_now(floor, one):
        return False
    header = listed_person(one.line.head)
    if header:
        floor.takes_part(header)
        floor.put("moderator" if header.moderates or floor.list_of == MODERATOR else "speaker", one)
        return True
    if one.line.text[0] in "【「『[<＜":
        floor.put("topic" if one.line.text[0] in "「『" else "heading", one)
        return True
    if not one.header and (one.line.is_item or (len(one.line.text) < 160 and not one.line.ends_a_sentence)):
        floor.ask(_("Is this a person who took part?"), one)
        floor.unplaced.append(one.line.passage)
        return True
    return False


def _speaks_now(floor: Floor, one: Seen) -> bool:
    """Somebody of the list once more, with a colon: what they said follows."""
    header = one.header
    is_name = header is not None and header.shape is Shape.NAME_ONLY and one.line.head.endswith(":")
    return is_name and bool(floor.people.find(header.person))


def _in_topics(floor: Floor, one: Seen, after: Seen | None) -> bool:
    if one.line.is_item or one.line.text.endswith(("?", "？")):
        floor.put("topic", one)
        return True
    return False


def _in_post_line(floor: Floor, one: Seen, after: Seen | None) -> bool:
    floor.put("speaker", one)
    if floor.speaker and one.line.head not in floor.post_read:
        floor.speaker.post = read_post(f"{floor.post_read}, {one.line.head}")
    goes_on = after is not None and not after.line.blank_before and post_line(after)
    floor.list_of = POST_LINE if goes_on else ""
    return True


def post_line(after: Seen | None) -> str:
    """The post, or the house, that stands alone on the next line."""
    if after is None or after.header or after.line.is_item or len(after.line.text) > 160 or after.line.ends_a_sentence:
        return ""
    says_one = has_post_word(after.line.head) or has_organisation_word(after.line.head)
    return after.line.head if says_one else ""
