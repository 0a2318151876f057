"""A synthetic archive, the same for the same size: made from seeds, loaded past the triggers, then rolled up.

Shaped like a million statements of real forums: 936 characters a statement, about 550 statements by 19 people on
a panel, 200 themes in two levels. Words are spread as in a language: a few everywhere, most of them rare. There are
100,000 texts at most: in a larger archive each is said several times, by others and on other themes.
"""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import accumulate
from multiprocessing import get_context

from django.db import connection

from proceedings.choices import Attribution
from proceedings.models import Appearance, Forum, ForumEdition, Panel
from proceedings.text.lexemes_field import serialised_lexemes
from speakers.models import Affiliation, Organisation, Speaker
from themes.models import Theme

SEED = 2026
PER_PANEL, PER_APPEARANCE = 553, 29
PANELS_AN_EDITION = 10
GROUPS, THEMES_A_GROUP = 20, 9
VOCABULARY = 30_000
CHUNK = 1000  # texts made from one seed
MAX_TEXTS = 100_000


def words(text):
    return text.split()


FUNCTION_WORDS = words(
    "the of and to in a is that for it as was with be by on not he this are or his from at which but have an had they "
    "you were their one all we can her has there been if more when will would who so no"
)
SUBJECTS = words(
    "Ukraine Japan security aid war support defence reconstruction energy sanctions partner government peace "
    "grain port industry export finance insurance investment alliance deterrence drone missile reactor "
    "hydrogen railway mine clearance harbour shipyard refugee veteran hospital school university satellite "
    "cable cyber election parliament court treaty border corridor inflation currency bond grid turbine battery "
    "semiconductor lithium fertiliser wheat maize steel cement bridge tunnel airport pilot radar artillery "
    "shell armour navy fleet submarine coast island strait typhoon earthquake flood drought heat carbon forest "
    "river delta fishery quota tariff customs audit bribery reform prosecutor judge verdict prisoner exchange "
    "ceasefire truce observer mandate summit communique envoy embassy visa student scholarship museum archive "
    "cinema poetry anime kitchen tourism pilgrimage "
)
UKRAINIAN = words(
    "Київ оборона війна допомога відбудова мости порти зерно союзники санкції енергетика школи лікарні мир"
)
JAPANESE = words("防空システム 支援を続ける 復興の計画 日本政府は ウクライナの港 制裁と貿易 電力網を守る 平和のために")
SYLLABLES = [onset + vowel for onset in words("b d f g h k l m n p r s t v z br dr st tr pl") for vowel in "aeiou"]
COUNTRIES = words("UA JP US GB FR DE PL LT LV EE FI SE NO DK NL BE IT ES PT CZ SK RO BG GR TR CA AU NZ KR IN")


@dataclass(frozen=True)
class Size:
    statements: int

    @property
    def panels(self):
        return max(round(self.statements / PER_PANEL), 4)

    @property
    def appearances(self):
        return max(round(self.statements / PER_APPEARANCE), self.panels)

    @property
    def editions(self):
        return max(self.panels // PANELS_AN_EDITION, 3)

    @property
    def speakers(self):
        return self.appearances // 4

    @property
    def organisations(self):
        return max(self.appearances // 17, 5)


# --- words ------------------------------------------------------------------------------------------------


@cache
def vocabulary():
    """Content words, the most frequent first."""
    chance = random.Random(SEED)
    made = dict.fromkeys(SUBJECTS)
    while len(made) < VOCABULARY:
        made["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) + chance.choice("nrstlk")] = None
    return list(made)


@cache
def frequencies():
    """Added up, for `choices`: the content word of rank r comes in proportion to 1 / (r + 30)."""
    return list(accumulate(1 / (rank + 30) for rank in range(VOCABULARY)))


def text_of(chance, language):
    length = max(int(chance.gauss(936, 300)), 60)
    if language == "ja":
        return "、".join(chance.choices(JAPANESE, k=length // 14)) + "。"
    if language == "uk":
        return " ".join(chance.choices(UKRAINIAN, k=length // 7)) + "."
    pairs = length // 6
    content = chance.choices(vocabulary(), cum_weights=frequencies(), k=pairs)
    function = chance.choices(FUNCTION_WORDS, k=pairs)
    return " ".join(word for pair in zip(content, function, strict=True) for word in pair)[:length]


def title_of(chance, length):
    return " ".join(chance.choices(vocabulary(), cum_weights=frequencies(), k=length)).capitalize()


# --- the record without its statements --------------------------------------------------------------------


def make_record(size):
    """Forums, editions, panels, people and themes; gives [(appearance, panel)] as keys."""
    chance = random.Random(SEED + 1)
    groups = Theme.objects.bulk_create(
        [Theme(slug=f"group-{n}", name=title_of(chance, 1), position=n) for n in range(GROUPS)]
    )
    Theme.objects.bulk_create(
        Theme(slug=f"theme-{group.position}-{n}", name=title_of(chance, 2), broader=group, position=n)
        for group in groups
        for n in range(THEMES_A_GROUP)
    )
    return make_appearances(chance, make_panels(chance, size), make_affiliations(chance, size), size)


def make_panels(chance, size):
    forums = Forum.objects.bulk_create(
        [Forum(slug=f"forum-{n}", name=f"{title_of(chance, 1)} Forum {n}") for n in range(min(12, size.editions))]
    )
    editions = ForumEdition.objects.bulk_create([edition(chance, forums, n) for n in range(size.editions)])
    return Panel.objects.bulk_create(
        Panel(edition=editions[n % len(editions)], slug=f"panel-{n}", title=title_of(chance, 4), position=n)
        for n in range(size.panels)
    )


def edition(chance, forums, n):
    """Every twentieth is a draft."""
    forum, year = forums[n % len(forums)], 2005 + n // len(forums) % 21
    published = None if n % 20 == 19 else datetime(2026, 1, 1, tzinfo=UTC)
    opens_on = date(year, chance.randint(1, 12), chance.randint(1, 28))
    return ForumEdition(
        forum=forum, slug=f"{year}-{n}", title=title_of(chance, 3), opens_on=opens_on, published_at=published
    )


def make_affiliations(chance, size):
    organisations = Organisation.objects.bulk_create(
        Organisation(slug=f"institute-{n}", name=f"{title_of(chance, 2)} Institute") for n in range(size.organisations)
    )
    speakers = Speaker.objects.bulk_create([speaker(chance, n) for n in range(size.speakers)])
    return Affiliation.objects.bulk_create(
        Affiliation(speaker=speaker, organisation=chance.choice(organisations), post="Director") for speaker in speakers
    )


def speaker(chance, n):
    given, family = (chance.choice(vocabulary()[1000:]).capitalize() for _ in range(2))
    country = chance.choice(COUNTRIES) if n % 10 else ""
    return Speaker(slug=f"person-{n}", name=f"{given} {family}", family_name=family, country=country)


def make_appearances(chance, panels, affiliations, size):
    share = size.appearances // len(panels)
    people = [(panel, post) for panel in panels for post in chance.sample(affiliations, min(share, len(affiliations)))]
    made = Appearance.objects.bulk_create(
        Appearance(panel=panel, speaker_id=post.speaker_id, affiliation=post, position=n % share)
        for n, (panel, post) in enumerate(people)
    )
    return [(appearance.pk, appearance.panel_id) for appearance in made]


# --- statements -------------------------------------------------------------------------------------------


def statement_rows(task):
    """One chunk: rows of the statements, of their themes, and of the search with version, words and lexemes."""
    first, size, places, themes = task
    chance = random.Random(f"{SEED} {first}")
    statements, placed, rows = [], [], []
    for text_number in range(first, min(first + CHUNK, size.statements + 1, MAX_TEXTS + 1)):
        language = chance.choices(["en", "uk", "ja"], [94, 4, 2])[0]
        text = text_of(chance, language)
        version, _, words, vector = serialised_lexemes(text, language).split(" ", 3)
        for key in range(text_number, size.statements + 1, MAX_TEXTS):
            appearance, panel = chance.choice(places)
            statements.append((key, panel, appearance, f"said-{key}", key, key % 30_000, text, language))
            rows.append((key, version, words, vector))
            placed += [(key, theme) for theme in chance.sample(themes, chance.randint(1, 6))]
    return statements, placed, rows


COPIES = [
    """COPY proceedings_statement (id, panel_id, appearance_id, slug, number, position, text, language,
                                    attribution, note) FROM STDIN""",
    """COPY proceedings_statementtheme (statement_id, theme_id, method, evidence, decision, decided_by) FROM STDIN""",
    """COPY search_row (statement_id, version, words, vector, themes) FROM STDIN""",
]
SAME_FOR_ALL = [(Attribution.PARAPHRASE.value, ""), ("editor", "", "accepted", ""), ("{}",)]


def load_statements(size, places, progress):
    themes = list(Theme.objects.within_groups().values_list("pk", flat=True))
    tasks = [(first, size, places, themes) for first in range(1, min(size.statements, MAX_TEXTS) + 1, CHUNK)]
    with get_context("fork").Pool() as pool, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers: the rows are made here
        for done, chunk in enumerate(pool.imap(statement_rows, tasks), start=1):
            for sql, rest, rows in zip(COPIES, SAME_FOR_ALL, chunk, strict=True):
                with cursor.copy(sql) as copy:
                    for row in rows:
                        copy.write_row((*row, *rest))
            progress(done / len(tasks))
        cursor.execute("RESET session_replication_role")
        for sequence in ("proceedings_statement_number", "proceedings_statement_id_seq"):
            cursor.execute("SELECT setval(%s, %s)", [sequence, size.statements])
        cursor.executemany(
            "INSERT INTO search_word VALUES (%s) ON CONFLICT DO NOTHING", [(word.lower(),) for word in vocabulary()]
        )
