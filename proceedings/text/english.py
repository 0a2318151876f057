"""English words as the index knows them: one spelling, one stem, compounds however they are written."""

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer
from simplemma.strategies import DictionaryLookupStrategy

porter2 = snowballstemmer.stemmer("english")
STEMMER_LOCK = Lock()  # the stemmer holds the word it works on: threads got each other's stems, and the cache kept them

STOP_WORD_LIST = """
a about above after again against all also am an and any are as at be because been before being below
between both but by can could did do does doing down during each few for from further had has have having
he her here hers herself him himself his how i if in into is it its itself just me more most my myself no
nor not of off on once only or other our ours ourselves out over own same she should so some such than
that the their theirs them themselves then there these they this those through to too under until up us
very was we were what when where which while whilst who whom why will with would you your yours yourself
yourselves
"""
STOP_WORDS = frozenset(STOP_WORD_LIST.split())
WORDS_BEFORE_ACRONYMS = STOP_WORDS - {"us", "it", "who", "am"}  # in capitals still words: THE WILL

# Words that porter2 would throw together with another family: "authority" with "author", "united" with "unit".
# Each stands for its family under its first word.
KEPT_APART = """
accession | analysis analyses analyse analysed analysing | apartment apartments | arms | authority authorities
capitalism capitalist capitalists | collective collectively collectives | competence competences competency competent
conference conferences | conservative conservatives | conventional conventionally | conversation conversations
conversion conversions | corporal corporals | corps | corpse corpses | critical critically | customer customers
customs | decadence decadent | decisive decisively | department departments departmental
desertion desertions deserter deserters | designate designates designated designating designation designations
dictate dictates dictated dictating | directive directives | engineer engineers engineered engineering
escalator escalators | executive executives | experiment experiments experimental | federation federations
foreigner foreigners | formation formations | goods | governance | hardly | hospitality | humane | humanity
identical identically | important importance importantly | industrious | informal informally
initial initially initials | initiative initiatives | institution institutions institutional | integral | integrity
intelligence | lately | liberal liberals liberalism | likely | majority majorities | mariner mariners | means | media
minority minorities | morale | nearly | objective objectives | office offices | officer officers | opera operas
pacifism pacifist pacifists | partial partially | personal personally | personality personalities
polite politely politeness | positive positively | presidency presidencies | preside presides presided presiding
procession processions | profess | protestant protestants | publication publications | rational rationally
relative relatively | relatives | reservation reservations | several | severe severely | succession
successive successively | terminal terminals | transformer transformers | unite unites uniting | united
universal universally | universe universes | university universities | witness witnesses witnessed witnessing
"""
# Words that porter2 keeps apart from their own family, which stands under the stem of its first word.
IRREGULAR = """
child children | crisis crises | foot feet | goose geese | grandchild grandchildren | half halves | man men
woman women | hypothesis hypotheses | index indices indexes | knife knives | life lives | mouse mice | ngo ngos
criterion criteria | thesis theses | memorandum memoranda memorandums | millennium millennia | phenomenon phenomena
parenthesis parentheses | shelf shelves | stimulus stimuli | synthesis syntheses | thief thieves | tooth teeth
wife wives | wolf wolves | arise arose arisen | awake awoke awoken | bear bore borne | beat beaten | become became
begin began begun | bend bent | bite bitten | bleed bled | blow blew blown | break broke broken | breed bred
bring brought | build built | burn burnt | buy bought | catch caught | choose chose chosen | come came | creep crept
deal dealt | dig dug | draw drew drawn | dream dreamt | drink drank drunk | drive drove driven | eat ate eaten
feed fed | fall fell fallen | feel felt | fight fought | flee fled | fly flew flown | forbid forbade forbidden
foresee foresaw foreseen | forget forgot forgotten | forgive forgave forgiven | freeze froze frozen | get got gotten
give gave given | go goes went gone | grow grew grown | hang hung | hear heard | hide hid hidden | hold held
keep kept | know knew known | lay laid | lead led | lean leant | leap leapt | learn learnt | lend lent | lose lost
make made | mean meant | meet met | mislead misled | mistake mistook mistaken | overcome overcame
overthrow overthrew overthrown | pay paid | prove proven | rebuild rebuilt | ride rode ridden | ring rang rung
rise rose risen | run ran | say said | see saw seen | seek sought | sell sold | send sent | shake shook shaken
shoot shot | shrink shrank shrunk | sing sang sung | sink sank sunk | sit sat | sleep slept | speak spoke spoken
spell spelt | spill spilt | spend spent | spoil spoilt | spring sprang sprung | stand stood | steal stole stolen
stick stuck | strike struck stricken | strive strove striven | swear swore sworn | sweep swept | swim swam swum
take took taken | teach taught | tear tore torn | tell told | think thought | throw threw thrown
undergo underwent undergone | understand understood | undertake undertook undertaken | uphold upheld | wake woke woken
wear wore worn | weep wept | win won | withdraw withdrew withdrawn | withhold withheld | withstand withstood
write wrote written
"""


def first_words(families):
    """Each word of the families, and the first of its own."""
    return {word: family.split()[0] for family in re.split(r"[|\n]", families) for word in family.split()}


FAMILY_OF, FIRST_FORM_OF = first_words(KEPT_APART), first_words(IRREGULAR)


def spelling_pairs(written):
    return dict(pair.split(":") for pair in written.split())


# Whole words that no rule gives: as it may be written → the one spelling of the index.
SPELLINGS = spelling_pairs("""
programme:program programmes:programs programmed:programed programming:programing judgement:judgment
judgements:judgments acknowledgement:acknowledgment ageing:aging fulfill:fulfil fulfills:fulfils
fulfillment:fulfilment enroll:enrol enrolls:enrols enrollment:enrolment instill:instil instills:instils distill:distil
distills:distils installment:instalment installments:instalments skillful:skilful skillfully:skilfully willful:wilful
willfully:wilfully amongst:among connexion:connection connexions:connections speciality:specialty
specialities:specialties disk:disc disks:discs maths:math
""")

# What a whole family of words begins with: "ploughed" and "plowing" by one pair.
BEGINNINGS = spelling_pairs("""
aeroplane:airplane aluminum:aluminium aesthet:esthet anaem:anem anaesth:anesth archaeo:archeo artifact:artefact
caesarean:cesarean cheque:check chequer:checker cosie:cozie cosy:cozy diarrhoea:diarrhea draught:draft
encyclopaed:encycloped enquir:inquir fibre:fiber foet:fet gaol:jail grey:gray gynaec:gynec haem:hem
homoeopath:homeopath jewellery:jewelry kerb:curb leukaem:leukem licens:licenc mediaeval:medieval mould:mold
moustache:mustache oestrogen:estrogen orthopaed:orthoped oesophag:esophag paed:ped plough:plow practis:practic
pretense:pretence pyjama:pajama skeptic:sceptic euroskeptic:eurosceptic smoulder:smolder sulph:sulf tyre:tire
waggon:wagon woollen:woolen yoghurt:yogurt
""")
BEGINNING_PATTERN = re.compile("^(?:" + "|".join(sorted(BEGINNINGS, key=len, reverse=True)) + ")")

KEPT_SPELLING_LIST = """
size sizes sized prize prizes prized seize seizes seized
abdomen acumen albumen bitumen cyclamen dolmen regimen specimen stamen turkmen
"""
KEPT_SPELLINGS = frozenset(KEPT_SPELLING_LIST.split())
WITH_OUR = (
    "ard|arm|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|"
    "sav|savi|splend|succ|tum|val|vap|vig"
)
SPELLING_RULES = (
    (re.compile(r"(?<=def|off)ens(?=e(?:s|less(?:ly|ness)?)?$)"), "enc"),  # defensive and offensive are one spelling
    (re.compile(rf"^((?:be|dis|mis|re|un)?(?:{WITH_OUR}))our(?=$|[seiafhly])"), r"\1or"),
    (re.compile(r"(cent|theat|spect|fib|calib|lust|lit|met|somb|meag|och|sab|sepulch)re(?=s?$)"), r"\1er"),
    (re.compile(r"(?<=cent)r(?=ed$|ing$)"), "er"),
    (re.compile(r"manoeuvr(?:e(?=s?$)|(?=ed|ing|ab))"), "maneuver"),
    (re.compile(r"(?<=[a-z]{2})iz(?=(?:e|ed|es|er|ers|ing|ings|able|ations?|ational|ationally)$)"), "is"),
    (re.compile(r"(?<=[a-z]{2})yz(?=(?:e|ed|es|er|ers|ing)$)"), "ys"),
    (re.compile(r"^(anal|catal|dial|epil|monol|prol|travel)ogu(?:e(?=s?$)|(?=ed$|ing$))"), r"\1og"),
    (
        re.compile(
            r"((?:^|re|out|dis|un)(?:cancel|carol|channel|chisel|council|counsel|dial|duel|enamel|equal|fuel|funnel|"
            r"grovel|initial|jewel|label|laurel|level|libel|marshal|marvel|model|panel|parcel|pedal|pencil|quarrel|"
            r"ravel|rival|shovel|shrivel|signal|snivel|spiral|swivel|total|trammel|travel|trial|tunnel|unparallel|"
            r"yodel))l(?=(?:ed|ing|ings|[eo]rs?|ist|ists|ous|ously|ation)$)"
        ),
        r"\1",
    ),
    (re.compile(r"(?<=bias|ocus)s(?=(?:ed|es|ing)$)"), ""),
    (re.compile(r"^(blam|lik|liv|lov|mov|nam|rat|sal|shak|siz|tun|unshak|us)eable$"), r"\1able"),
    (re.compile(r"^((?:after|back|down|east|for|home|in|north|on|out|south|to|up|west)ward)s$"), r"\1"),
    (re.compile(r"(?<=[a-z]{3})men$"), "man"),  # spokesmen, businesswomen
    # Slavic names: Zelenskyy, Zelenskiy, Zelenskyi, Zelenski; Yurii, Yuriy, Yury; Nataliya.
    (re.compile(r"(?<=[a-z]{3})(?:yy|yi|yj|iy|ij|ii)$"), "y"),
    (re.compile(r"(?<=[a-z]{3})ski$"), "sky"),
    (re.compile(r"(?<=[a-z]{2})i[iy]a$|(?<=[a-z][bcdfghjklmnprstvz])ya$"), "ia"),  # Vinnytsia, Vinnytsya
)

# Two words that are also written as one. A left part in JOINING_PARTS takes any word on its right.
JOINING_PARTS = frozenset({"anti", "counter", "cyber", "multi", "non"})
OPEN_COMPOUNDS = """
air|base back|up boot|camp break|down break|through break|up build|up count|down crack|down cross|border
decision|maker decision|making de|mine de|mining follow|up grass|root gray|zone gun|ship hand|over hang|over know|how
line|up lock|down long|range melt|down off|shore on|going on|line out|reach over|sea peace|building re|build round|up
set|up short|range shut|down slow|down spill|over start|up supply|chain take|over think|tank trade|off turn|over
under|sea well|being
"""


def one_spelling(word: str) -> str:
    """A lower-case word in the spelling the index uses: defense → defence, organize → organise."""
    word = SPELLINGS.get(word, word)
    if word in KEPT_SPELLINGS:
        return word
    word = BEGINNING_PATTERN.sub(lambda beginning: BEGINNINGS[beginning.group()], word)
    for pattern, replacement in SPELLING_RULES:
        word = pattern.sub(replacement, word)
    return word


# How the beginning of a word may end, British or American: organis*, organiz*.
BOTH_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})i[sz](?=(?:e|ed|er|i|in|ing|a|at|ati|atio|ation)?$)"), ("is", "iz")),
    (re.compile(r"(?<=[a-z]{2})y[sz](?=(?:e|ed|er|i|in|ing)?$)"), ("ys", "yz")),
    (re.compile(r"^(def|off|pret|lic)en[cs]"), (r"\1enc", r"\1ens")),
    (re.compile(rf"^({WITH_OUR})ou?r"), (r"\1our", r"\1or")),
)


def beginnings(word: str) -> tuple[str, ...]:
    """A word's beginning as it may be spelled; first as it is."""
    others = (pattern.sub(way, word) for pattern, ways in BOTH_SPELLINGS for way in ways)
    return tuple(dict.fromkeys((word, *others)))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem under which a lower-case word without marks is indexed."""
    word = one_spelling(word)
    return FAMILY_OF.get(word) or porter2_stem(FIRST_FORM_OF.get(word, word))


def porter2_stem(word):
    with STEMMER_LOCK:
        return porter2.stemWord(word)


OPEN_PAIRS = [pair.split("|") for pair in OPEN_COMPOUNDS.split()]
COMPOUND_PAIRS = frozenset((stem(left), stem(right)) for left, right in OPEN_PAIRS)
LEFT_PARTS = JOINING_PARTS | {pair[0] for pair in OPEN_PAIRS}
dictionary = DictionaryLookupStrategy()


@lru_cache(maxsize=1 << 16)
def is_word(word: str) -> bool:
    """Whether the dictionary has a lower-case word."""
    return dictionary.exact_lemma(word, "en") is not None


def can_be_part(word: str) -> bool:
    """Whether a lower-case word is more than a small word beside another: "putin" is not "put in"."""
    return len(word) > 2 and word not in STOP_WORDS


def opens_compound(word: str) -> bool:
    """Whether a lower-case word can be the left part of a compound in two words."""
    return word in LEFT_PARTS or can_be_part(word)


def are_compound(left: str, right: str) -> bool:
    """Whether two lower-case words side by side are also written as one ("cease fire")."""
    if left in JOINING_PARTS or (stem(left), stem(right)) in COMPOUND_PAIRS:
        return True
    return can_be_part(left) and can_be_part(right) and is_word(left + right)


@lru_cache(maxsize=1 << 12)
def parts(word: str) -> tuple[tuple[str, str], ...]:
    """The pairs of words that a word no dictionary has may be written as: airdefence, air defence."""
    if is_word(word):
        return ()
    cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    return tuple(cut for cut in cuts if all(can_be_part(part) and is_word(part) for part in cut))
