"""The part of the schema.org vocabulary (version 29) that the archive uses: types with what they inherit and hold.

`TYPES[name]` is (parent, {property: types or "Text" it may hold}). "URL", "Date" and "Text" are strings.
A Role may stand wherever its own inner property of the same name repeats, https://schema.org/Role.
"""

TYPES = {
    "Thing": (
        None,
        {
            "name": {"Text"},
            "alternateName": {"Text"},
            "description": {"Text"},
            "url": {"URL"},
        },
    ),
    "Organization": ("Thing", {}),
    "Country": ("Place", {}),
    "Person": (
        "Thing",
        {"affiliation": {"Organization"}, "nationality": {"Country"}, "performerIn": {"Event"}},
    ),
    "Place": ("Thing", {"address": {"PostalAddress"}}),
    "PostalAddress": ("Thing", {"addressLocality": {"Text"}, "addressCountry": {"Text"}}),
    "Event": (
        "Thing",
        {
            "startDate": {"Date"},
            "endDate": {"Date"},
            "location": {"Place"},
            "inLanguage": {"Text"},
            "organizer": {"Organization", "Person"},
            "performer": {"Organization", "Person"},
            "subEvent": {"Event"},
            "superEvent": {"Event"},
        },
    ),
    "EventSeries": ("Event", {}),
    "CreativeWork": (
        "Thing",
        {
            "text": {"Text"},
            "inLanguage": {"Text"},
            "creator": {"Organization", "Person"},
            "translator": {"Organization", "Person"},
            "translationOfWork": {"CreativeWork"},
            "publisher": {"Organization", "Person"},
            "datePublished": {"Date"},
            "isPartOf": {"CreativeWork", "URL"},
            "isBasedOn": {"CreativeWork", "URL"},
            "recordedAt": {"Event"},
            "about": {"Thing"},
        },
    ),
    "WebPage": ("CreativeWork", {}),
    "Quotation": ("CreativeWork", {"spokenByCharacter": {"Organization", "Person"}}),
    "Claim": ("CreativeWork", {"claimInterpreter": {"Organization", "Person"}}),
    "DefinedTerm": ("Thing", {"termCode": {"Text"}, "inDefinedTermSet": {"DefinedTermSet", "URL"}}),
    "DefinedTermSet": ("CreativeWork", {"hasDefinedTerm": {"DefinedTerm"}}),
    "Role": ("Thing", {"roleName": {"Text"}, "startDate": {"Date"}, "endDate": {"Date"}}),
    "OrganizationRole": ("Role", {"numberedPosition": {"Number"}}),
    "PerformanceRole": ("Role", {"characterName": {"Text"}}),
}


def lineage(name):
    while name:
        yield name
        name = TYPES[name][0]


def properties(name):
    return {key: held for ancestor in lineage(name) for key, held in TYPES[ancestor][1].items()}


def problems(node, where="", inside=None):
    """What of a JSON-LD node the vocabulary does not have, as sentences; `inside` is the property a Role fills."""
    kind = node.get("@type")
    if kind not in TYPES:
        return [f"{where}: there is no type {kind}"]
    allowed = properties(kind)
    if "Role" in lineage(kind) and inside:
        allowed |= {inside[0]: inside[1]}
    return [
        problem
        for key, values in node.items()
        if not key.startswith("@")
        for value in (values if isinstance(values, list) else [values])
        for problem in problems_of(value, key, allowed, f"{where}/{kind}.{key}")
    ]


def problems_of(value, key, allowed, where):
    if key not in allowed:
        return [f"{where}: there is no such property"]
    if isinstance(value, str):
        return [] if value and allowed[key] & {"Text", "URL", "Date"} else [f"{where}: {value!r} is no {allowed[key]}"]
    kinds = set(lineage(value["@type"])) if value.get("@type") in TYPES else set()
    fits = kinds & (allowed[key] | {"Role"})
    found = [] if fits else [f"{where}: {value.get('@type')} is no {allowed[key]}"]
    return found + problems(value, where, (key, allowed[key]))
