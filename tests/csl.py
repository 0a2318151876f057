"""The shape of CSL-JSON 1.0.2 as a JSON Schema: the types and fields that its specification names."""


def words(text):
    return text.split()


TYPES = words("""
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review review-book
    software song speech standard thesis treaty webpage
""")
TEXTS = words("""
    abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key citation-label collection-title container-title container-title-short dimensions division DOI
    event-title event-place genre ISBN ISSN jurisdiction keyword language license medium note
    original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place
    references reviewed-genre reviewed-title scale source status title title-short URL volume-title
    year-suffix
""")
NUMBERS = words("""
    chapter-number citation-number collection-number edition issue locator number number-of-pages
    number-of-volumes page page-first part printing section supplement version volume
""")
NAMES = words("""
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
""")
DATES = words("""
    accessed available-date event-date issued original-date submitted
""")

TEXT = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(["family", "given", "suffix", "literal"], TEXT),
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
PARTS = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
DATE = {
    "type": "object",
    "properties": {"date-parts": {"type": "array", "items": PARTS, "minItems": 1, "maxItems": 2}},
    "required": ["date-parts"],
    "additionalProperties": False,
}
ITEM = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[a-zA-Z0-9_-]+$"},
        "type": {"enum": TYPES},
        **dict.fromkeys(TEXTS, TEXT),
        **{name: {"type": ["string", "integer"]} for name in NUMBERS},
        **{name: {"type": "array", "items": NAME, "minItems": 1} for name in NAMES},
        **dict.fromkeys(DATES, DATE),
    },
    "required": ["id", "type"],
    "additionalProperties": False,
}
SCHEMA = {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "array", "items": ITEM}
