"""Who a printed name is: one known record for certain, or the three nearest to ask about.

Never on a given name alone, never on a post alone: what else agrees only settles whether a likely name is
this person. A name that an editor confirmed is kept as a name of the record, and so is certain the next time.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django_extras.scripts import is_japanese
from rapidfuzz import fuzz, process

from speakers import names
from speakers.models import Organisation, Speaker

MAX_CANDIDATES = 3
NEAR = 0.4  # of `same_person_score`: a family name alone is at most 0.5
NEAR_ORGANISATION = 75  # of 100
LOOKED_AT = 40  # spellings that are compared closely
SAME_POST = 90  # of 100
DISTINCTIVE_POST = 4  # words: "Professor" is the post of thousands


@dataclass(frozen=True)
class Candidate[Record: (Speaker, Organisation)]:
    """A known person or organisation, and how near its names are to the printed one, 0 to 1."""

    record: Record
    score: float


@dataclass(frozen=True)
class Match[Record: (Speaker, Organisation)]:
    """`record` where it is certain; otherwise None and the nearest, best first, at most three."""

    record: Record | None = None
    candidates: tuple[Candidate[Record], ...] = ()

    @property
    def offered(self):
        """The records an editor may choose among: the certain one, else the nearest."""
        return [self.record] if self.record else [candidate.record for candidate in self.candidates]


NOBODY: Match = Match()


class KnownOrganisations:
    """Every organisation by all its names, read with two queries."""

    def __init__(self):
        self.spellings: dict[str, dict[int, Organisation]] = {}
        self.by_key: defaultdict[str, dict[int, Organisation]] = defaultdict(dict)
        for organisation in Organisation.objects.prefetch_related("names"):
            for name in [organisation.name, *(name.name for name in organisation.names.all())]:
                self.spellings.setdefault(folded_text(name), {})[organisation.pk] = organisation
                for key in names.organisation_keys(name):
                    self.by_key[key][organisation.pk] = organisation

    def match(self, printed):
        """The organisation that `printed` names; two that share a spelling are asked about."""
        if not printed:
            return NOBODY
        found = self.spellings.get(folded_text(printed)) or self.with_same_words(printed)
        if len(found) == 1:
            return Match(next(iter(found.values())))
        if found:
            return Match(None, tuple(Candidate(each, 1.0) for each in found.values())[:MAX_CANDIDATES])
        return Match(None, self.nearest(printed))

    def with_same_words(self, printed):
        """By all words, or by an acronym that is all there is: beside other words, two may share one."""
        keys = names.organisation_keys(printed)
        whole = [key for key in keys if " " in key] or keys
        return {pk: each for key in whole for pk, each in self.by_key.get(key, {}).items()}

    def nearest(self, printed):
        likely = process.extract(
            folded_text(printed), self.spellings.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_ORGANISATION
        )
        best: dict[int, Candidate] = {}
        for spelling, score, _place in likely:
            for pk, organisation in self.spellings[spelling].items():
                best.setdefault(pk, Candidate(organisation, score / 100))
        return tuple(best.values())[:MAX_CANDIDATES]


class KnownSpeakers:
    """Everybody by every name they are known by, with their posts, read with five queries."""

    def __init__(self):
        self.people, self.exact, self.by_key, self.folded = {}, defaultdict(set), defaultdict(set), defaultdict(set)
        for speaker in Speaker.objects.prefetch_related("names", "affiliations__organisation__names"):
            self.people[speaker.pk] = speaker
            for name in names_of(speaker):
                self.exact[exact_name(name)].add(speaker.pk)
                self.folded[names.fold(name)].add(speaker.pk)
                for key in names.keys(name):
                    self.by_key[key].add(speaker.pk)

    def match(self, printed, *, post="", organisation="", country=""):
        """Who `printed` is, in the post and of the organisation as printed; `country` as ISO code, if known."""
        signals = Signals(post or "", organisation or "", country or "")
        sure = self.certain(printed, signals)
        if len(sure) == 1:
            return Match(self.people[sure.pop()])
        return Match(None, self.nearest(printed, signals))

    def certain(self, printed, signals):
        if not is_whole(printed):
            return set()
        known = {pk for pk in self.exact[exact_name(printed)] if signals.country_agrees(self.people[pk]) is not False}
        if known:
            return known
        spelled = {pk for key in names.keys(printed) for pk in self.by_key.get(key, ())}
        if len(spelled) > 1:
            return set()
        return {pk for pk in spelled if signals.agree_with(self.people[pk])}

    def nearest(self, printed, signals):
        scored = [Candidate(self.people[pk], self.score_of(printed, pk, signals)) for pk in self.likely(printed)]
        scored = [candidate for candidate in scored if candidate.score >= NEAR]
        return tuple(sorted(scored, key=lambda each: (-each.score, each.record.pk))[:MAX_CANDIDATES])

    def likely(self, printed):
        found = {pk for key in names.keys(printed) for pk in self.by_key.get(key, ())} | self.exact[exact_name(printed)]
        spellings = process.extract(
            names.fold(printed), self.folded.keys(), scorer=fuzz.token_set_ratio, limit=LOOKED_AT
        )
        return found.union(*(self.folded[spelling] for spelling, _score, _place in spellings))

    def score_of(self, printed, pk, signals):
        speaker = self.people[pk]
        return max(
            names.same_person_score(
                printed,
                name,
                same_organisation=signals.organisation_agrees(speaker),
                same_post=signals.post_agrees(speaker),
                same_country=signals.country_agrees(speaker),
            )
            for name in names_of(speaker)
        )


@dataclass(frozen=True)
class Signals:
    """What is printed beside a name. Each agrees, disagrees, or (None) says nothing."""

    post: str
    organisation: str
    country: str

    def agree_with(self, speaker):
        if self.country_agrees(speaker) is False:
            return False
        return bool(self.organisation_agrees(speaker) or self.post_agrees(speaker) or self.country_agrees(speaker))

    def country_agrees(self, speaker):
        return self.country == speaker.country if self.country and speaker.country else None

    def organisation_agrees(self, speaker):
        """Whether one of the speaker's organisations is printed. Another one says nothing: people move."""
        printed = names.organisation_keys(self.organisation) if self.organisation else set()
        known = {key for name in organisation_names(speaker) for key in names.organisation_keys(name)}
        return True if printed & known else None

    def post_agrees(self, speaker):
        """Whether a post of several words is one of the speaker's; a new one says nothing."""
        if len(self.post.split()) < DISTINCTIVE_POST:
            return None
        posts = [affiliation.post for affiliation in speaker.affiliations.all() if affiliation.post]
        return True if any(is_same_post(self.post, post) for post in posts) else None


def names_of(speaker):
    return [speaker.name, *(name.name for name in speaker.names.all())]


def organisation_names(speaker):
    organisations = [each.organisation for each in speaker.affiliations.all() if each.organisation]
    return [name for each in organisations for name in (each.name, *(other.name for other in each.names.all()))]


def latest_affiliation(speaker):
    """The post last taken up, of those whose years are known; else the one entered last; else None."""
    affiliations = list(speaker.affiliations.all())
    return max(affiliations, key=lambda each: (each.first_year or 0, each.pk), default=None)


def affiliation_as(speaker, post, organisation):
    """The speaker's known affiliation that is printed here (`organisation` is a record or None), or None."""
    of_it = [each for each in speaker.affiliations.all() if each.organisation_id == (organisation and organisation.pk)]
    alike = (each for each in of_it if folded_text(each.post) == folded_text(post) or is_same_post(post, each.post))
    return next(alike, None)


def is_same_post(a, b):
    return bool(a and b) and fuzz.token_sort_ratio(folded_text(a), folded_text(b)) >= SAME_POST


@lru_cache(maxsize=1 << 14)
def folded_text(text):
    return " ".join(names.plain(text).casefold().replace(",", " ").split())


def exact_name(name):
    """As printed, without honorifics; case, apostrophes and dashes do not count."""
    return folded_text(names.honorifics(name)[1])


def is_whole(name):
    """Not a family or given name alone: two words, or three Japanese characters."""
    bare = names.honorifics(name)[1]
    return len(bare.split()) > 1 or (is_japanese(bare) and len(bare) > 2)
