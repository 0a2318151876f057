"""English words as the index knows them: one spelling, one stem, compounds however they are written."""

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer

_porter2 = snowballstemmer.stemmer("english")
_ONE_WORD = Lock()  # the stemmer holds the word it works on: threads got each other's stems, and the cache kept them

_STOP_WORDS = """
a about above after again against all also am an and any are as at be because been before being below
between both but by can could did do does doing down during each few for from further had has have having
he her here hers herself him himself his how i if in into is it its itself just me more most my myself no
nor not of off on once only or other our ours ourselves out over own same she should so some such than
that the their theirs them themselves then there these they this those through to too under until up us
very was we were what when where which while who whom why will with would you your yours yourself
yourselves
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
WORDS_BEFORE_ACRONYMS = STOP_WORDS - {"us", "it", "who", "am"}  # in capitals still words: THE WILL

# Words that porter2 would throw together with another family ("authority" with "author", "united" with
# "unit"), or apart from its own ("women" from "woman"); each stands for its family under its first word.
_FAMILIES = """
analysis analyses analyse analysed analysing | child children | crisis crises | man men | woman women
accession | apartment apartments | arms | authority authorities | conference conferences
conservative conservatives | conversation conversations | conversion conversions | corps
critical critically | customer customers | customs | decisive decisively
department departments departmental | directive directives | executive executives
experiment experiments experimental | goods | humane | important importance importantly | integrity
intelligence | liberal liberals liberalism | likely | majority majorities | means
minority minorities | morale | objective objectives | office offices | officer officers
opera operas | pacifism pacifist pacifists | partial partially | positive positively
procession processions | profess | publication publications | rational rationally
relative relatively | several | severe severely | succession | transformer transformers
unite unites uniting | united | universal universally | universe universes | university universities
"""
_FAMILY_OF = {word: family.split()[0] for family in re.split(r"[|\n]", _FAMILIES) for word in family.split()}

# Pairs that no rule gives: as it may be written → the one spelling of the index.
_SPELLINGS = {
    "programme": "program", "programmes": "programs", "programmed": "programed",
    "programming": "programing", "judgement": "judgment", "judgements": "judgments",
    "acknowledgement": "acknowledgment", "ageing": "aging", "grey": "gray", "greys": "grays",
    "catalogue": "catalog", "catalogues": "catalogs", "dialog": "dialogue", "dialogs": "dialogues",
    "analog": "analogue", "aluminum": "aluminium", "artifact": "artefact", "artifacts": "artefacts",
    "skeptic": "sceptic", "skeptics": "sceptics", "skeptical": "sceptical", "skepticism": "scepticism",
    "plow": "plough", "mold": "mould", "sulfur": "sulphur", "pretense": "pretence", "maneuver": "manoeuvre",
    "maneuvers": "manoeuvres", "maneuvering": "manoeuvring", "maneuvered": "manoeuvred",
    "maneuverable": "manoeuvrable", "fulfill": "fulfil", "fulfills": "fulfils", "fulfillment": "fulfilment",
    "enroll": "enrol", "enrollment": "enrolment", "installment": "instalment",
    "installments": "instalments", "skillful": "skilful", "willful": "wilful", "inquiry": "enquiry",
    "inquiries": "enquiries", "practise": "practice", "practised": "practiced", "practises": "practices",
    "practising": "practicing", "license": "licence", "licenses": "licences", "toward": "towards",
    "whilst": "while", "amongst": "among", "pediatric": "paediatric", "anemia": "anaemia",
    "hemorrhage": "haemorrhage", "armor": "armour",
}  # fmt: skip
_NOT_ISE = frozenset({"size", "sizes", "sized", "prize", "prizes", "prized", "seize", "seizes", "seized"})
_SPELLING_RULES = (
    (re.compile(r"^(.*(?:def|off))ens(e|es|eless)$"), r"\1enc\2"),  # defensive and offensive are one spelling
    (
        re.compile(
            r"^(arm|behavi|clam|col|endeav|fav|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|"
            r"splend|tum|val|vap|vig)our(?=$|s|e|i|a|f|h|l)"
        ),
        r"\1or",
    ),
    (re.compile(r"(cent|theat|spect|fib|calib|lust|lit|met|somb|meag)re(s|d)?$"), r"\1er\2"),
    (re.compile(r"^(cent)r(ed|ing)$"), r"\1er\2"),
    (re.compile(r"(?<=[a-z]{2})iz(?=(?:e|ed|es|er|ers|ing|ings|able|ations?|ational|ationally)$)"), "is"),
    (re.compile(r"(?<=[a-z]{2})yz(?=(?:e|ed|es|er|ers|ing)$)"), "ys"),
    (
        re.compile(
            r"^(cancel|channel|counsel|dial|equal|fuel|initial|label|level|marshal|model|panel|pedal|quarrel|rival|"
            r"shovel|shrivel|signal|total|travel|tunnel|unparallel)l(?=(?:ed|ing|[eo]rs?|ist)$)"
        ),
        r"\1",
    ),
    # Slavic names: Zelenskyy, Zelenskiy, Zelenskyi, Zelenski; Yurii, Yuriy, Yury; Nataliya.
    (re.compile(r"(?<=[a-z]{3})(?:yy|yi|yj|iy|ij|ii)$"), "y"),
    (re.compile(r"(?<=[a-z]{3})ski$"), "sky"),
    (re.compile(r"(?<=[a-z]{2})i[iy]a$"), "ia"),
)

# Two words that are also written as one. A left part in _JOINING takes any word on its right.
_JOINING = frozenset({"anti", "counter", "cyber", "multi", "non"})
_OPEN_COMPOUNDS = """
air|base air|craft air|field air|space air|strike arm|chair back|bone battle|field battle|ground
boot|camp bottle|neck break|through cease|fire cross|border data|base de|mining de|mine dead|line
decision|maker decision|making east|ward fire|arm fire|power frame|work grass|root gray|zone
ground|breaking ground|work gun|ship home|land key|note know|how land|mark land|mine law|maker long|range
long|term mid|term mile|stone mine|field mother|land north|east north|west off|shore on|going on|line
out|reach over|sea peace|building peace|keeper peace|keeping peace|making per|cent policy|maker
policy|making pro|active re|build ship|building short|range short|term south|east south|west
spokes|person stock|pile strong|hold supply|chain think|tank trade|off under|sea war|fighting war|head
war|ship war|time web|site work|force work|shop world|wide
"""


def one_spelling(word):
    """A lower-case word in the spelling the index uses: defense → defence, organize → organise."""
    word = _SPELLINGS.get(word, word)
    if word in _NOT_ISE:
        return word
    for pattern, replacement in _SPELLING_RULES:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=1 << 16)
def stem(word):
    """The stem under which a lower-case word without marks is indexed."""
    word = one_spelling(word)
    with _ONE_WORD:
        return _FAMILY_OF.get(word) or _porter2.stemWord(word)


_COMPOUND_PAIRS = frozenset(
    (stem(left), stem(right)) for left, right in (pair.split("|") for pair in _OPEN_COMPOUNDS.split())
)
_LEFT_PARTS = frozenset(left for left, _ in _COMPOUND_PAIRS)


def opens_compound(word):
    """Whether a lower-case word can be the left part of a compound in two words."""
    return word in _JOINING or stem(word) in _LEFT_PARTS


def are_compound(left, right):
    """Whether two lower-case words side by side are also written as one ("cease fire")."""
    return left in _JOINING or (stem(left), stem(right)) in _COMPOUND_PAIRS
