"""Who is introduced on a line of a Japanese page.

Names carry no capitals, so the evidence is what stands around them: a space, a bracket, 「の」, a post at the end,
「氏」, and a subject followed by は at the head of a sentence that reports speech.
"""

import re
from dataclasses import replace

from django_extras.scripts import KANJI
from proceedings.imports.reading.introductions import Header, Shape
from proceedings.imports.reading.lines import Line
from proceedings.imports.reading.persons import Person, person_at
from proceedings.imports.reading.posts import Post, read_post
from proceedings.imports.reading.word_lists import ORGANISATION_ENDINGS_JA, POST_ENDINGS_JA, REPORTING_JA

NAME = re.compile(
    rf"[{KANJI}]{{1,4}}[ 　]?[{KANJI}ぁ-んァ-ヶー]{{1,4}}"  # 松田 邦紀, 国光あやの
    r"|[ァ-ヴー]{2,}(?:[・=＝ ][ァ-ヴー]{2,})+"  # セルギー・コルスンスキー
)
SUBJECT = re.compile(
    r"(?:[^、。「」]{1,40}、)??(?P<subject>[^、。「」()]{2,48}?)(?:\((?P<brackets>[^()]{2,60})\))?(?:からは|より|は|が)[、,]?"
)
HONOURED_NAME = re.compile(
    rf"(?:(?<![{KANJI}])(?P<name>[{KANJI}]{{2,5}}|[{KANJI}]{{1,3}}[ぁ-んァ-ヶ]{{1,4}}|[ァ-ヴー]{{2,}}(?:[・=＝][ァ-ヴー]+)+))(?:氏|さん|博士|先生)"
    r"(?:\((?P<brackets>[^()]{2,60})\))?(?:からは|は|が|も)"
)
ANNOUNCED_JA = re.compile(
    r"(?P<subject>[^、。「」()]{3,40}?)の(?:講演|発言|挨拶|報告|スピーチ|演説)(?:の(?:要旨|概要|内容))?は.{0,80}(?:次|以下)の(?:よう|とおり|通り).{0,20}[。:]$"
)
MODERATION_JA = re.compile(r"司会|モデレーター|進行|議長|座長")
SERVED = re.compile(r"[^。]{0,16}務め")
MAX_FAMILY_NAME_LENGTH = 3  # characters
HONOURED = re.compile(r"(?<=\S)(?:氏|さん|博士|先生|様)$")
MODERATING = re.compile(r"^(?:司会|モデレーター|進行役|議長|座長)(?:を務めた|の)?")
SAME = re.compile(r"^(?:同[^、。]{0,6}|彼|彼女)$")
COLLECTIVE = re.compile(
    r"参加者|出席者|会場|聴衆|パネリスト|登壇者|議論|質疑|討論|両者|双方|会議|本会|フォーラム|セッション|シンポジウム"
)
NOT_NAMES_JA = re.compile(
    r"基調|講演|挨拶|質疑|応答|議論|概要|開会|閉会|司会|進行|報告|討論|日時|会場|参加|主催|共催|後援|登壇|テーマ|要旨|目次|第[一二三四五六七八九十\d]|資料"
    r"|日本|世界|国際|本日|今回|我々|政府|各国|会議|安全|経済|外交|防衛|戦争|平和|国家|社会|関係|協力|支援|情勢|問題|政策|戦略|中国|米国|欧州|韓国|台湾|露"
)


def header_of_japanese(line: Line) -> Header | None:
    for read in (brackets, announced, narrative, honoured_within, own_line):
        if header := read(line):
            return header
    return None


def brackets(line: Line) -> Header | None:
    """NAME(POST):「…」, or alone on the line."""
    found = re.match(r"([^()。、:]{2,30})\(([^()]{2,80})\)\s*(:)?\s*(?P<rest>.*)", line.head)
    person = person_called(HONOURED.sub("", found[1].strip())) if found else None
    if not found or not person or not is_post(found[2]) or (found["rest"] and not found[3]):
        return None
    shape = Shape.COLON if found["rest"] else Shape.OWN_LINE
    return Header(shape, person, read_post(found[2]))


def own_line(line: Line) -> Header | None:
    """NAME POST, or POST NAME, alone on the line."""
    head = re.sub(r"\(\d+分\)", " ", line.head).strip(" :;")
    head = HONOURED.sub("", head)
    if len(head) > 80 or "。" in head:
        return None
    return (
        family_and_post(head)
        or name_dot_post(head, Shape.OWN_LINE)
        or name_first(head)
        or post_first(head)
        or name_only(head)
    )


def family_and_post(head: str) -> Header | None:
    """田島会長: somebody known, by the family name; 田島明夫会長: anybody, by the whole name."""
    header = name_then_post(head, None) if POST_ENDINGS_JA.search(head) and " " not in head else None
    if not header or ORGANISATION_ENDINGS_JA.search(header.person.name):
        return None
    is_whole = len(header.person.name) > MAX_FAMILY_NAME_LENGTH
    return Header(Shape.OWN_LINE, header.person, header.post) if is_whole else Header(Shape.NAME_ONLY, header.person)


def name_first(head: str) -> Header | None:
    for length in (2, 1):
        parts = re.split(r"[ 　]+|、|/", head, maxsplit=length)
        if len(parts) != length + 1 or not is_post(parts[-1]):
            continue
        printed = head[: len(head) - len(parts[-1])].strip(" 　、/")
        if person := person_called(printed):
            return Header(Shape.OWN_LINE, person, read_post(parts[-1]))
    latin = person_at(head)
    rest = head[latin.end :].strip(" 、,/") if latin else ""
    return Header(Shape.OWN_LINE, latin, read_post(rest)) if latin and is_post(rest) else None


def post_first(head: str) -> Header | None:
    for found in re.finditer(r"[ 　]+", head):
        printed, person = head[: found.start()], person_called(head[found.end() :])
        if person and POST_ENDINGS_JA.search(printed):
            return Header(Shape.OWN_LINE, person, read_post(printed))
    return None


def name_only(head: str) -> Header | None:
    person = person_called(head.removesuffix("氏"))
    return Header(Shape.NAME_ONLY, person) if person and (" " in head or "・" in head or head.endswith("氏")) else None


def narrative(line: Line) -> Header | None:
    """「…、東京大学の遠藤乾教授は、…と述べた。」"""
    found = SUBJECT.match(line.head)
    if not found or not line.ends_a_sentence:
        return None
    subject = found["subject"].strip()
    if not REPORTING_JA.search(line.text) and not HONOURED.search(subject):
        return None
    if SAME.match(subject) or COLLECTIVE.search(subject):
        return None
    bare = MODERATING.sub("", subject)
    header = of_house(bare) or name_dot_post(bare) or name_then_post(bare, found["brackets"])
    return replace(header, moderates=True) if header and bare != subject else header


def announced(line: Line) -> Header | None:
    """「コルスンスキー大使の講演は、概要次のような内容でした。」: the words follow."""
    found = ANNOUNCED_JA.match(line.head)
    header = name_then_post(found["subject"], None) if found else None
    return replace(header, shape=Shape.BARE) if header else None


def is_announced_in_japanese(head: str) -> bool:
    return bool(ANNOUNCED_JA.match(head))


def honoured_within(line: Line) -> Header | None:
    """「…会社のCEOを務めるファブリス・ポティエ氏は「…」と述べ」: somebody honoured is the subject further on."""
    found = [each for each in HONOURED_NAME.finditer(line.head) if not NOT_NAMES_JA.search(each["name"])]
    if not found or not line.ends_a_sentence:
        return None
    first = found[0]
    person = Person(first["name"], end=len(first["name"]))
    if len({each["name"] for each in found}) > 1:
        return Header(Shape.PAIR, person)
    behind = line.head[first.end() :]
    post = read_post(first["brackets"]) if first["brackets"] else house_before(line.head[: first.start()])
    if MODERATION_JA.search(line.head[: first.start()]) and SERVED.match(behind):
        return Header(Shape.INLINE, person, post, moderates=True)
    return Header(Shape.INLINE, person, post) if REPORTING_JA.search(behind) else None


def house_before(before: str) -> Post:
    """「外交問題評議会の」"""
    house = re.search(r"([^、。「」()をはがに]{2,24})の$", before)
    return Post(None, house[1]) if house and ORGANISATION_ENDINGS_JA.search(house[1]) else Post(None, None)


def stranger_in(head: str) -> str:
    """The subject of a sentence that reports speech, where it is called like a person; else ''."""
    found = SUBJECT.match(head)
    subject = found["subject"].strip() if found else ""
    is_somebody = HONOURED.search(subject) or (POST_ENDINGS_JA.search(subject) and REPORTING_JA.search(head))
    return subject if is_somebody and not SAME.match(subject) and not COLLECTIVE.search(subject) else ""


def of_house(subject: str) -> Header | None:
    """東京大学の遠藤乾教授"""
    house, _no, rest = subject.partition("の")
    inner = name_then_post(rest, None)
    if not inner or not inner.post.post or not (ORGANISATION_ENDINGS_JA.search(house) or inner.person.is_whole):
        return None
    return Header(Shape.INLINE, inner.person, Post(inner.post.post, house))


def name_dot_post(subject: str, shape: Shape = Shape.INLINE) -> Header | None:
    """遠藤乾・東京大学教授"""
    name, _dot, printed = subject.partition("・")
    person = person_called(name)
    return Header(shape, person, read_post(printed)) if person and is_post(printed) else None


def name_then_post(subject: str, brackets: str | None) -> Header | None:
    """遠藤乾教授, 遠藤乾氏(東京大学教授), 遠藤教授 (a family name alone, to be known from elsewhere)"""
    post = POST_ENDINGS_JA.search(subject)
    name = subject[: post.start()] if post else subject
    is_titled = post is not None or name.endswith(("氏", "さん", "博士"))
    person = person_called(HONOURED.sub("", name), shortest=1)
    if not person or not (is_titled or brackets):
        return None
    printed = read_post(brackets) if brackets and is_post(brackets) else Post(post.group() if post else None, None)
    shape = Shape.INLINE if brackets and is_post(brackets) else Shape.BARE
    return Header(shape, person, printed)


def person_called(name: str, shortest: int = 3) -> Person | None:
    latin = person_at(name)
    if latin and latin.end == len(name):
        return latin
    compact = re.sub(r"[ 　]", "", name)
    is_name = NAME.fullmatch(name) or (
        shortest < 3 and re.fullmatch(rf"[{KANJI}]{{1,3}}|[ァ-ヴー]{{2,}}|[A-Z][A-Za-z-]{{2,}}", name)
    )
    if not is_name or len(compact) < shortest or NOT_NAMES_JA.search(compact) or is_post(compact):
        return None
    return None if ORGANISATION_ENDINGS_JA.search(compact) else Person(name, end=len(name))


def is_post(printed: str) -> bool:
    parts = re.split(r"[ 　/、,]+", printed)
    return any(POST_ENDINGS_JA.search(part) or ORGANISATION_ENDINGS_JA.search(part) for part in parts if part)
