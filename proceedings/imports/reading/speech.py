"""Lines of speech: who is introduced, by which shape, and who goes on where nobody is.

The last person introduced keeps the floor until a heading, a list of other people, a summary, or a doubt.
"""

import re

from proceedings.imports.reading.doubts import accepts, answers, doubt_about, other_voice, subject
from proceedings.imports.reading.floor import POST_LINE, Floor
from proceedings.imports.reading.introduced import key_of
from proceedings.imports.reading.kinds import Seen
from proceedings.imports.reading.labels import MODERATED_BY, MODERATOR, ROSTER, SPEECHES, is_collective
from proceedings.imports.reading.listings import post_line
from proceedings.imports.reading.people_lists import participants_in, people_in
from proceedings.imports.reading.persons import person_at
from proceedings.imports.reading.posts import read_post
from proceedings.imports.reading.shapes import Header, Shape, first_sentence
from proceedings.imports.reading.wording import gettext as _

ABOUT_THE_EVENT = re.compile(
    r"speech|remarks|address|opening|intervention|presentation|discussion|forum|panel|session|conference|event|speaking|moderat|"
    r"слов|промов|виступ|відкрит|дискусі|форум|панел|сесі|доповід|захо[дді]",
    re.IGNORECASE,
)
HEADS_OF_STATE = re.compile(
    r"\b(?:prime minister|president|chancellor|king|queen)\b|президент|прем.єр|首相|大統領|総理",
    re.IGNORECASE,
)
# Whom speakers speak of: “Foreign Minister NAME said” is told by somebody else as likely as not.
OFTEN_MENTIONED = re.compile(
    rf"{HEADS_OF_STATE.pattern}|minister|secretary|commissioner|міністр|секретар|大臣", re.IGNORECASE
)
PERSON_ALONE = {Shape.OWN_LINE, Shape.NAME_ONLY}


def speech(floor: Floor, one: Seen, after: Seen | None) -> bool:
    header = one.header
    if MODERATED_BY.search(one.line.head[:60]) and _moderation(floor, one):
        pass
    elif asked := answers(floor, one):
        _bare(floor, Header(Shape.BARE, asked.person), one, after)
    elif header and accepts(floor, header, one):
        _introduced(floor, header, one, after)
    elif _moderation(floor, one):
        pass
    else:
        _in_roster_ends(floor, one)
        _continued(floor, one)
    return True


def _introduced(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    readings = {
        Shape.OWN_LINE: _own_line,
        Shape.NAME_ONLY: _name_only,
        Shape.INLINE: _inline,
        Shape.COLON: _speaks,
        Shape.NAME_COLON: _name_colon,
        Shape.BARE: _bare,
        Shape.QUOTED: _bare,
        Shape.CITED: _cited,
        Shape.PAIR: _pair,
    }
    readings[header.shape](floor, header, one, after)


def _own_line(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    """A person's own line opens their speech, unless it is one of a row of people."""
    floor.meet(header)
    row = after is not None and (after.names_someone or (after.label is not None and after.label.kind == MODERATOR))
    floor.put("moderator" if header.moderates else "speaker", one)
    if header.moderates:
        floor.section.moderated_by(header)
        floor.speaker, floor.in_roster = None, floor.in_roster or row
        return
    block = floor.section.block(header)
    floor.speaker, floor.verbatim = None if row or floor.in_roster else block, True
    floor.in_roster = row or floor.in_roster


def _name_only(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    """A name alone: somebody known, or with the post on the next line, or a question."""
    known = floor.people.find(header.person)
    if known or (floor.list_of == SPEECHES and one.line.head.endswith(":")):
        _own_line(floor, _as_here(floor, known, header) if known else header, one, after)
    elif post := post_line(after):
        _own_line(floor, Header(Shape.OWN_LINE, header.person, read_post(post)), one, None)
        floor.list_of, floor.post_read = POST_LINE, post
    else:
        floor.put("heading", one)
        floor.nobody()
        floor.ask(_("Is “{name}” a speaker or a heading?").format(name=header.person.name), one)


def _inline(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    known = floor.people.find(header.person)
    if header.moderates:
        _moderator(floor, header, one)
    elif header.led_in and floor.speaker and not known and not _is_about_the_event(floor, header, one):
        floor.doubt(
            _("Does {name} speak here, or does {other} speak of them?").format(
                name=header.person.name, other=floor.speaker.person.name
            ),
            one,
        )
    elif one.announces:
        floor.put("speaker", one)
        floor.takes_the_floor(header)
        floor.verbatim = True
    else:
        _speaks(floor, header, one, after)


def _is_about_the_event(floor: Floor, header: Header, one: Seen) -> bool:
    before = one.line.head[: one.line.head.find(header.person.name)]
    return bool(ABOUT_THE_EVENT.search(before))


def _moderator(floor: Floor, header: Header, one: Seen) -> None:
    floor.meet(header)
    floor.section.moderated_by(header)
    floor.nobody()
    floor.put("moderator", one)
    if one.line.text.endswith(":"):
        floor.list_of = ROSTER


def _speaks(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    if other := other_voice(floor, one.line.head, header.person):
        floor.meet(header)
        floor.doubt(
            _("{name} and {other} both speak here: which words are whose?").format(
                name=header.person.name, other=other.name
            ),
            one,
        )
        return
    floor.takes_the_floor(header)
    floor.says(one)
    if one.line.is_item and header.shape in {Shape.COLON, Shape.NAME_COLON}:
        floor.speaker = None


def _name_colon(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    known = floor.people.find(header.person)
    quoted = one.line.head.split(":", 1)[1].lstrip()[:1] in set('“"«„')
    if known or quoted or floor.list_of == SPEECHES or floor.before_colons[header.person.name.casefold()]:
        _speaks(floor, known or header, one, after)
        if one.line.is_item:
            floor.speaker = None
    else:
        floor.doubt(_("Is “{name}” a speaker, or what the line is about?").format(name=header.person.name), one)


def _bare(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    """A name and a verb: enough where the person is known, or where the section introduces people so."""
    known = floor.people.find(header.person, floor.section.blocks) or floor.people.find(header.person)
    if header.moderates:
        _moderator(floor, known or header, one)
    elif floor.section.is_moderator(header.person) and not _is_panellist(floor, header):
        floor.doubt(
            _("{name} moderates this section: is this a statement of theirs?").format(name=header.person.name), one
        )
    elif known:
        _speaks(floor, _as_here(floor, known, header), one, after)
    else:
        _stranger(floor, header, one, after)


def _is_panellist(floor: Floor, header: Header) -> bool:
    return bool(floor.people.find(header.person, floor.section.blocks))


def _as_here(floor: Floor, known: Header, header: Header) -> Header:
    """The post printed in this section, or before all sections, and not the one of another section."""
    key = key_of(known.person)
    if floor.met_in.get(key) in {floor.section, floor.sections[0]}:
        return known
    block = floor.section.blocks.get(key)
    return Header(header.shape, known.person, block.post if block else header.post)


def _stranger(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    if len(namesakes := floor.people.namesakes(header.person)) > 1:
        among = _(" or ").join(each.person.name for each in namesakes[:5])
        floor.doubt(_("Who is “{name}” here: {among}?").format(name=header.person.name, among=among), one)
        return
    if header.has_post and not header.led_in and not OFTEN_MENTIONED.search(header.post.post or ""):
        _speaks(floor, header, one, after)
        return
    titled = (header.has_post or header.person.honorific) and not HEADS_OF_STATE.search(header.post.post or "")
    if header.shape is Shape.QUOTED and header.has_post:
        _speaks(floor, header, one, after)
    elif floor.speaker or not header.person.is_whole or (floor.prints_posts and not titled):
        floor.doubt(_("Does {name} speak here? They were not introduced before.").format(name=header.person.name), one)
    else:
        floor.ask(_("Did {name} speak here? They were not introduced before.").format(name=header.person.name), one)
        _speaks(floor, header, one, after)


def _cited(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    known = floor.people.find(header.person)
    if known and floor.speaker and key_of(known.person) == key_of(floor.speaker.person):
        floor.says(one)
    elif known or re.match(r"According|In the|За слов|На ", one.line.head):
        floor.doubt(_("Does {name} speak here, or does somebody speak of them?").format(name=header.person.name), one)
    else:
        _continued(floor, one)


def _pair(floor: Floor, header: Header, one: Seen, after: Seen | None) -> None:
    floor.doubt(_("Several people are named at once: whose words are these?"), one)


def _moderation(floor: Floor, one: Seen) -> bool:
    """“The discussion was moderated by NAME.” — true if that is all the line says."""
    found = MODERATED_BY.search(one.line.head)
    if not found:
        return False
    headers, _rest = people_in(first_sentence(one.line.head[found.end() :]))
    for header in headers[:2]:
        floor.meet(header)
        floor.section.moderated_by(header)
    is_all = bool(headers) and first_sentence(one.line.head) == one.line.head and len(one.line.text) < 400
    if is_all:
        floor.put("moderator", one)
        floor.nobody()
        floor.list_of = ROSTER if one.line.text.endswith(":") else ""
    return is_all


def _in_roster_ends(floor: Floor, one: Seen) -> None:
    if floor.in_roster:
        floor.nobody()


def _continued(floor: Floor, one: Seen) -> None:
    """A paragraph without a header: whose is it?"""
    head = one.line.head
    if person := subject(floor, first_sentence(head)):
        _bare(floor, Header(Shape.BARE, person), one, None)
    elif is_collective(head):
        floor.nobody()
        floor.section.unattributed.append(one.line.passage)
        _meet_participants(floor, one)
    elif doubt := doubt_about(floor, one) or _names_somebody_unread(one):
        floor.doubt(doubt, one)
    elif floor.speaker:
        floor.says(one)
    else:
        floor.section.unattributed.append(one.line.passage)
        _meet_participants(floor, one)


def _meet_participants(floor: Floor, one: Seen) -> None:
    """“NAME, POST, and NAME, POST, took part”: known from here on, should they speak."""
    for header in participants_in(one.line.head):
        floor.meet(header)


def _names_somebody_unread(one: Seen) -> str:
    """A short line with a colon that names somebody, and no reading fits: not the last speaker's."""
    head = one.line.head
    if not head.endswith(":") or len(head) > 160:
        return ""
    starts = [found.start() for found in re.finditer(r"(?<!\S)(?=[^\W\d_])", head)]
    named = any(person_at(head[start:]) for start in starts)
    return _("Who is introduced here?") if named else ""
