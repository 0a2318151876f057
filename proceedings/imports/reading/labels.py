"""Lines that say what follows them, and lines that are no part of a report at all.

“Key Takeaways:”, “Moderator: NAME”, “The discussion focused on:”, time slots, footers, cues for who goes on speaking.
"""

# ruff: noqa: E501 — patterns and word lists are read better in long lines than in pieces.
import re
from dataclasses import dataclass

from proceedings.imports.reading.lines import Line

TAKEAWAYS, SPEECHES, ROSTER, TOPICS, MODERATOR, EVENT = (
    "takeaways",
    "speeches",
    "roster",
    "topics",
    "moderator",
    "event",
)

# First match wins: “key points from speakers” are speeches, “key points” alone are takeaways.
LABELS = (
    (
        SPEECHES,
        r"(?:\w+ )?(?:key|main|some|selected|notable)?[\w ]*(?:points?|messages?|ideas?|quotes?|theses|statements?|remarks) (?:from|of|by) (?:the |our )?"
        r"(?:speakers?|participants|panell?ists|experts)\b.*"
        r"|(?:what (?:the )?(?:speakers|experts|panell?ists) said|(?:the )?(?:speakers|experts|panell?ists|participants)[’'] (?:key |main )?(?:messages|points|theses|remarks|statements|contributions)|in quotes|quotes)"
        r"|(?:ключові|основні|головні) (?:меседжі|месиджі|тези|думки)(?: (?:спікерів|учасників|експертів|доповідачів).*)?|тези (?:спікерів|виступів).*"
        r"|(?:発言要旨|各(?:報告|発言)(?:の)?(?:要旨|概要)|登壇者の発言.*|報告要旨|議論概要)",
    ),
    (
        TAKEAWAYS,
        r"(?:top[ -]?(?:\d+|ten|five|seven|three) |\w+ )?(?:[\w’'-]+ ){0,3}(?:key |main )?(?:takeaways?|take-aways?|conclusions|findings|lessons learned|recommendations)"
        r"(?: (?:of|from|for) .{1,80})?|(?:key|main) (?:points|messages|insights|results|outcomes)"
        r"|(?:(?:ключові|основні|головні|топ-?\s?\d+) )?(?:висновки|підсумки|рекомендації)(?: .{1,60})?"
        r"|(?:主な)?(?:要点|ポイント|提言|結論|まとめ|主要な論点|成果)",
    ),
    (
        MODERATOR,
        r"(?:(?:the )?(?:discussion|panel|session|event|debate) (?:was )?)?(?:moderators?|moderated by|chair(?:person|ed by)?|co-chairs?|presid(?:er|ing|ed over by)|led by|facilitators?|facilitated by|host)"
        r"|модератор(?:и|ка|ки)?|модеру(?:є|вав|вала|ють)(?: дискусію| панель)?|ведуч(?:ий|а)|веде засідання|головує"
        r"|モデレーター|司会(?:進行)?|議長|(?:議事)?進行|コーディネーター|座長",
    ),
    (
        ROSTER,
        r"(?:(?:keynote|invited|guest|main|our|panel|opening|closing|welcom\w+|introductory|confirmed|the) ){0,3}"
        r"(?:speakers?|panell?ists?|participants|discussants?|presenters?|commentators?|lecturers?|respondents?|experts|remarks|(?:keynote )?address|speech)(?: by)?"
        r"|with the participation of|participants of the (?:discussion|event|panel)"
        r"|(?:учасни(?:ки|ці)|спікер(?:и|ки|ка)?|доповідач(?:і|ка)?|експерти|панелісти|промовці|вітальн\w+ слово|серед учасників|у дискусії взяли участь)(?: (?:дискусії|панелі|заходу))?"
        r"|(?:パネリスト|パネラー|登壇者|参加者|出席者|講師|報告者?|発表者|討論者|コメンテーター|スピーカー|開会|閉会|開会挨拶|閉会挨拶|基調講演者?|講演者|挨拶|担当)[A-ZＡ-Ｚ0-9①-⑳]?",
    ),
    (
        TOPICS,
        r"(?:topics?|questions?|issues|themes|agenda|points of discussion|questions (?:for|to) \w+)(?: (?:discussed|for discussion|of discussion))?"
        r"|(?:теми|питання|запитання|порядок денний)(?: (?:дискусії|для обговорення|панелі))?|論点|テーマ|議題|主な議題",
    ),
    (
        EVENT,
        r"(?:date|when|where|venue|place|time|location|language|organi[sz]ers?|organi[sz]ed by|supported by|partners?|host(?:ed by)?|format|registration|contacts?|source|tags?|topic)"
        r"|(?:дата|час|місце|місце проведення|організатори?|за підтримки|партнери?|джерело|теги?|мова|формат)"
        r"|(?:\d\.)?\s?(?:日\s?時|会\s?場|場\s?所|主\s?催|共\s?催|後\s?援|協\s?力|形\s?式|使用言語|言語|開催日)",
    ),
)
LABEL_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in LABELS]
# A clause that ends with a colon and announces what kind of list follows.
ANNOUNCED = (
    (
        ROSTER,
        re.compile(
            r"\b(?:featur\w+|speakers|panell?ists|participants|took part|participated|joined by|among them)\b|взяли участь|учасник(?:и|ами)|спікер(?:и|ами)|долучилися|登壇|参加者",
            re.IGNORECASE,
        ),
    ),
    (
        TOPICS,
        re.compile(
            r"\b(?:issues|questions?|topics?|themes|focus\w*|devoted|addressed|covered|agenda|discussed)\b|питан|тем(?:и|ам)\b|присвячен|обговор|論点|議題|テーマ",
            re.IGNORECASE,
        ),
    ),
)
COLLECTIVE = re.compile(
    r"(?:questions? (?:from|and|were|followed)|someone|(?:one|another|a) (?:participant|speaker|panell?ist|expert|guest|listener))\b|(?:Q|A|Question|Answer|Comment|Питання|Відповідь)\s?\d{0,2}\s?[:.]\s|(?:також|крім того,?|також\s+)\s*(?:у|в)\s+(?:дискусі|обговор|заход|форум|панел)|"
    r"(?:(?:After|Following|During|At|In|Throughout|Overall|Finally)[^,]{0,60}, )?(?:the |all |many |several |most |some |other |both )*"
    r"(?:participants|panell?ists|speakers|experts|attendees|discussants|the audience|audience|members of the|moderator|organi[sz]ers|"
    r"(?:discussion|debate|session|panel|event|forum|conference|seminar|webinar|meeting)s? (?:(?:also|then) )?(?:concluded|ended|closed|was|were|focus\w+|continued|touched|addressed|covered|brought|included|featured|moved|turned|highlighted|opened|gathered|explored|devoted)|"
    r"a lively|an? [\w-]+ (?:discussion|debate)|question[- ]and[- ]answer|Q&A|it was (?:also )?(?:noted|pointed|stressed|agreed|emphasi[sz]ed|argued|suggested))\b"
    r"|(?:in|during) (?:the )?(?:discussion|q&a|question|debate|conclusion|closing|summing)|to sum up|in conclusion|summing up"
    r"|(?:наприкінці |насамкінець |на завершення |загалом |зрештою |підсумовуючи,? )?(?:під час |у |в )?(?:ході )?(?:учасник|спікери|панелісти|присутні|експерти|дискусі|обговоренн|модератор|захід|підсумову|сторони|за підсумками|запитання)",
    re.IGNORECASE,
)
COLLECTIVE_JA = re.compile(
    r"(?:その後|続いて|最後に|また|さらに)?[、,]?(?:参加者|出席者|会場|聴衆|パネリスト|登壇者|議論|質疑|自由討論|討論|両者|会議|本会|フォーラム|本セッション|全体)"
)
FOOTER = re.compile(
    r"(?:please )?(?:subscribe|sign up|join our (?:newsletter|mailing|telegram)|follow us|share (?:this|on|via)?|read (?:more|also|the full|about)|see also|related (?:posts|articles|news|materials|content)|"
    r"download|watch (?:the|a|it|online|on|video)|view the|click here|back to|print this|all rights reserved|cookies?|privacy policy|terms of|contact us|"
    r"find more|learn more|for (?:all |any )?(?:media|press|further|more|general|additional) (?:enquir|inquir|information|details|queries)|more (?:about|information|photos)|pictures? (?:from|of)|photos?(?: by| from| credit|:)|video(?: recording|:)|listen to|"
    r"twitter|facebook|linkedin|telegram|instagram|youtube|previous (?:article|post)|next (?:article|post)|home$|menu$|search$|©|copyright|the full (?:video|report)|"
    r"про це (?:повідомля(?:є|ють)|пише|пишуть|інформує|передає)\b|матеріал (?:підготовлен|створен)|захід (?:проведен|організован)\w+ за|this (?:publication|report|event|project|material) (?:was|is|has been) (?:prepared|produced|supported|made possible|funded)|підпи[сш]\w+|поділитися|читайте також|читати (?:далі|також)|дивіться|завантажити|фото(?::| з| –)|відео(?::|$)|більше про|слідкуйте|стежте|всі права|усі права|повна версія|"
    r"シェア|関連(?:記事|リンク|情報)|お問い合わせ|詳細は|動画は|【?動画】?|プライバシー|一覧(?:へ|に)|ページ(?:の先頭|トップ)|続きを読む|ダウンロード|\(?写真|メールマガジン|トップページ)",
    re.IGNORECASE,
)
FOOTER_INSIDE = re.compile(
    r"\b(?:newsletter|click here|by (?:this|the) link|can be (?:found|viewed|watched|downloaded)[^.]{0,30} (?:here|at the link|by))\b"
    r"|за посиланням|(?:available|watch)[^.]{0,60}\bhere\b[.:]?$",
    re.IGNORECASE,
)
CAPTION = re.compile(r"photos?(?: by| credit|:)|фото(?::| з| –)|\(?写真", re.IGNORECASE)
ADDRESS = re.compile(r"^\W*(?:[\w /]{0,20}:?\s*)?(?:https?://|www\.)\S+\W*$", re.IGNORECASE)
DECORATION = re.compile(r"[\W_]+")
CLOCK = r"\d{1,2}[:.：]\d{2}(?![.\d]|:\d)"  # of the day; 10:13:39 is of a recording
SLOT = re.compile(
    rf"(?:{CLOCK}\s*(?:[–—~〜-]\s*{CLOCK})?|\d{{4}}\s?[-–]\s?\d{{4}})\s*(?:am|pm|CET|EET|JST|GMT|MT|h)?[\s|.,:;–—-]*",
    re.IGNORECASE,
)
BREAK = re.compile(
    r"\b(?:coffee|lunch|dinner|breakfast|break|registration|reception|networking|arrival|adjourn|group photo|cocktail)\b|перерва|реєстрація|обід|кава|фуршет|休憩|受付|昼食|懇親会",
    re.IGNORECASE,
)
MODERATED_BY = re.compile(
    r"\b(?:moderated|chaired|facilitated|presided over) by\s+|^(?:Веде|Ведуть|Головує|Головував|Головувала)\s(?:засідання\s)?|\b[Мм]одерува(?:в|ла|ли)\s+(?:\S+\s+){0,3}?(?=[А-ЯІЇЄҐ])|\b[Мм]одератор(?:ом|кою|ка)?\s+(?:\S+\s+){0,3}?(?:став |стала |виступи(?:в|ла) |була? |[–—-]\s)"
)
PRONOUNS = (
    (
        "she",
        re.compile(
            r"(?:\S+\s){0,4}?(?:she|вона)\b|.{0,40},\s(?:she|вона)\b|(?:.{0,60}\b)?according to her\b|(?:in|on) her (?:view|opinion|words|speech|part)\b|на її (?:думку|переконання)|за її словами|彼女",
            re.IGNORECASE,
        ),
    ),
    (
        "he",
        re.compile(
            r"(?:\S+\s){0,4}?(?:he|він)\b|.{0,40},\s(?:he|він)\b|(?:.{0,60}\b)?according to him\b|(?:in|on) his (?:view|opinion|words|speech|part)\b|на його (?:думку|переконання)|за його словами",
            re.IGNORECASE,
        ),
    ),
)
ROLE = re.compile(
    r"(?:[^.!?]{0,60}?,\s|[^.!?,]{0,40}?\baccording to )?(?:The|the|Пан|Пані)\s+(?P<role>[a-zA-Z-]+(?: [a-z-]+)??)(?P<of> of [A-Z]\w+)?\s+(?=(?:also |then |further |[a-z]+ly )?[a-z]+(?:ed|s|d|t|e)?\b)|"
    r"(?P<uk>Професор(?:ка)?|Посол|Експерт(?:ка)?|Аналітик(?:иня)?|Міністр(?:ка)?|Дипломат(?:ка)?|Директор(?:ка)?)\s+(?=[а-яіїєґ])"
)
GENERIC_ROLES = frozenset(
    [
        "expert",
        "speaker",
        "analyst",
        "panelist",
        "panellist",
        "researcher",
        "scholar",
        "official",
        "diplomat",
        "politician",
        "specialist",
        "експерт",
        "експертка",
        "аналітик",
        "дипломат",
    ]
)


@dataclass(frozen=True)
class Label:
    kind: str
    rest: str = ""
    in_a_clause: bool = False  # “The discussion focused on:”, not “Topics:”


def label_of(line: Line) -> Label | None:
    """The label a line is, with what follows its colon on the same line."""
    head = line.head.strip("【】[]<>■□◆◇|*= ")
    before, colon, after = (
        (part.strip(" 【】") for part in re.split(r"(:)", head, maxsplit=1)) if ":" in head else (head, "", "")
    )
    if len(before) > 140 or before.endswith((".", "。", ";")):
        return None
    for kind, pattern in LABEL_PATTERNS:
        if pattern.fullmatch(before):
            return Label(kind, after) if colon or _stands_alone(kind, line) else None
    return _announced(before, colon, after)


def _stands_alone(kind: str, line: Line) -> bool:
    """Without a colon a label is the whole of a short line."""
    return kind != EVENT and len(line.head) <= 80


def _announced(before: str, colon: str, after: str) -> Label | None:
    if not colon or after or len(before) < 12:
        return None
    return next((Label(kind, in_a_clause=True) for kind, pattern in ANNOUNCED if pattern.search(before)), None)


def is_footer(line: Line) -> bool:
    """Links, invitations to subscribe, captions: nothing of these is the report's own text."""
    if ADDRESS.match(line.head) or DECORATION.fullmatch(line.head):
        return True
    return len(line.text) < 220 and bool(FOOTER.match(line.head) or FOOTER_INSIDE.search(line.head))


def pronoun_of(head: str) -> str:
    """'she', 'he' or '': the pronoun that the beginning of a paragraph hangs on."""
    opening = head[:120]
    return next((pronoun for pronoun, pattern in PRONOUNS if pattern.match(opening)), "")


def role_of(head: str) -> str:
    """The office a paragraph's subject is called by: “The Ambassador stated”."""
    found = ROLE.match(head)
    return ((found["role"] or found["uk"]) if found else "").casefold()


def role_elsewhere(head: str) -> bool:
    """“The minister of Latvia said”: an office with its country is told from outside."""
    found = ROLE.match(head)
    return bool(found and found["of"])


def is_collective(head: str) -> bool:
    """Does the paragraph speak for everybody, or about the event?"""
    return bool(COLLECTIVE.match(head) or COLLECTIVE_JA.match(head))


def is_caption(line: Line) -> bool:
    """A caption, a bare link or an ornament stands inside the text and ends nothing."""
    return bool(ADDRESS.match(line.head) or DECORATION.fullmatch(line.head) or CAPTION.match(line.head))
