"""Problems of edition files: all of them at once, each with line, field and nearest value, and nothing written."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from proceedings.edition_files.dumping import edition_file
from proceedings.edition_files.loading import load
from proceedings.edition_files.reading import UnusableFiles, read
from proceedings.edition_files.writing import yaml_text
from proceedings.models import ForumEdition
from tests.edition_files.files import read_text
from tests.queries import writes


def problems_of(tmp_path, text):
    """What is told of `text`, as (line, field: message)."""
    with pytest.raises(UnusableFiles) as caught:
        load(read_text(tmp_path, text))
    return [
        (problem.line, ": ".join(filter(None, [problem.field, problem.message]))) for problem in caught.value.problems
    ]


WRONG_IN_ITSELF = [
    ("edition.titel", "  ordinal: 1\n", "  titel: Twice\n", "is not a field; did you mean “title”?"),
    ("edition.opens_on", "opens_on: 2024-05-06", "opens_on: 6 May", "input should be a valid date"),
    ("edition.title", "title: Living with water", 'title: " "', "is blank"),
    (
        "speakers.borys-kruk.country",
        "    country: UA",
        "    country: Ukraine",
        "“Ukraine” does not fit the pattern ^([A-Z]{2})?$",
    ),
    ("sources.report.url", "url: https://water.example", "url: water.example", "input should be a valid URL"),
    (
        "panels.0.kind",
        "kind: opening",
        "kind: openning",
        "“openning” is none of: opening, keynote, panel, highlights, closing; did you mean “opening”?",
    ),
    (
        "panels.0.speakers.0.part",
        "part: welcome",
        "part: host",
        "“host” is none of: speaker, keynote, welcome, moderator, discussant",
    ),
]
WRONG_REFERENCES = [
    (
        "panels.1.takeaways.0.translations.uk.text",
        "      - text: Warning comes before walls.\n",
        "      - text: Warning comes before walls.\n        translations: {uk: {translator: Guild}}\n",
        "is missing",
    ),
    (
        "forum.organiser",
        "organiser: water-institute",
        "organiser: water-institut",
        "“water-institut” is no organisation of this file; did you mean “water-institute”?",
    ),
    (
        "panels.0.statements.0.source",
        "source: report",
        "source: reports",
        "“reports” is no source of this file; did you mean “report”?",
    ),
    ("panels.1.slug", "  - slug: floods", "  - slug: opening", "“opening” is given twice"),
    (
        "panels.1.speakers.2.speaker",
        "speaker: chiyo-mori",
        "speaker: chiyo-mory",
        "“chiyo-mory” is no speaker of this file; did you mean “chiyo-mori”?",
    ),
    (
        "panels.1.takeaways.0.evidence.0",
        "- floods/kruk-1",
        "- floods/krug-1",
        "“floods/krug-1” is no statement of this file (panel/statement); did you mean “floods/kruk-1”?",
    ),
    (
        "panels.1.statements.0.themes.0",
        "          - flood-defence",
        "          - flood-defense",
        "“flood-defense” is no theme; did you mean “flood-defence”?",
    ),
    (
        "panels.1.statements.1.by",
        "by: borys-kruk",
        "by: boris-kruk",
        "“boris-kruk” is nobody on this panel; did you mean “borys-kruk”?",
    ),
]
BEFORE_FIGURES = """\
        attribution: paraphrase
        source: report
        themes:
          - flood-defence
        figures:
"""
WRONG_ROWS = [
    ("edition.ordinal", "ordinal: 1\n", "ordinal: 99999\n", "Ensure this value is less than or equal to 32767."),
    ("edition.city", "  ordinal: 1\n", f"  city: {'x' * 201}\n  ordinal: 1\n", "Ensure this value has at most 200"),
    (
        "panels.1.statements.0.figures.0.quantity",
        "quantity: 3000000000",
        "quantity: 1.23456",
        "Ensure that there are no more than 4 decimal places.",
    ),
    (
        "panels.1.statements.0.translations.en.language",
        BEFORE_FIGURES,
        "        translations: {en: {text: Again.}}\n" + BEFORE_FIGURES,
        "This is the language of the original: a translation is into another one.",
    ),
]


def with_fault(text, old, new):
    assert old in text
    return text.replace(old, new, 1)


def first_difference(text, other):
    """The line, from 1, from which on two texts differ."""
    pairs = zip(text.splitlines(), other.splitlines(), strict=False)
    return next(number for number, (line, other_line) in enumerate(pairs, 1) if line != other_line)


@pytest.mark.parametrize(("field", "old", "new", "message"), WRONG_IN_ITSELF + WRONG_REFERENCES + WRONG_ROWS)
def test_a_problem_is_told_with_line_field_and_nearest_value(world, tmp_path, dumped, field, old, new, message):
    text = with_fault(dumped, old, new)
    (line, told), *_ = [problem for problem in problems_of(tmp_path, text) if problem[1].startswith(f"{field}: ")]
    assert line == first_difference(text, dumped)
    assert told.startswith(f"{field}: {message}")


def test_a_rule_over_two_fields_is_told_of_their_record(world, tmp_path, dumped):
    text = with_fault(dumped, "  ordinal: 1\n", "  closes_on: 2024-05-05\n")
    line = dumped.splitlines().index("edition:") + 1
    assert problems_of(tmp_path, text) == [
        (line, "edition: The last day is before the first, or the first is missing.")
    ]


def test_a_statement_with_a_speaker_cannot_be_unattributed(world, tmp_path, dumped):
    text = with_fault(dumped, "attribution: verbatim", "attribution: unattributed")
    line = dumped.splitlines().index("        by: chiyo-mori") + 1
    assert problems_of(tmp_path, text) == [
        (line, "panels.1.statements.2.by: is given, but the statement is unattributed")
    ]


def test_all_problems_are_told_at_once_and_nothing_is_written(world, tmp_path, dumped):
    text = dumped
    for _, old, new, _ in WRONG_IN_ITSELF + WRONG_REFERENCES:
        text = with_fault(text, old, new)
    with writes() as written:
        told = {problem.partition(": ")[0] for _, problem in problems_of(tmp_path, text)}
    assert told >= {field for field, *_ in WRONG_IN_ITSELF + WRONG_REFERENCES}
    assert written == []


def test_problems_found_while_writing_undo_what_was_written(world, tmp_path, dumped):
    text = with_fault(dumped, "title: Living with water", "title: Another title")
    problems_of(tmp_path, with_fault(text, "quantity: 3000000000", "quantity: 1.23456"))
    assert ForumEdition.objects.get(slug="2024").title == "Living with water"


def test_what_the_file_no_longer_holds_is_told_and_removed_on_request(world, tmp_path, dumped):
    without_floods = dumped[: dumped.index("  - slug: floods")]
    told = problems_of(tmp_path, without_floods)
    assert [message for _, message in told] == [
        "panels: lacks the panel floods, which the archive holds; --remove would remove it"
    ]
    load(read_text(tmp_path, without_floods), remove=True)
    assert [panel.slug for panel in world.edition.panels.all()] == ["opening"]
    left = edition_file(ForumEdition.objects.get(slug="2024"))
    assert [(each.is_removal, each.panel) for each in left.corrections] == [(True, None)] * 4  # readers had them
    assert yaml_text(left.model_copy(update={"corrections": []})) == with_people(without_floods, dumped)


def with_people(text, dumped):
    """`text` as dumped without the speaker who is on no panel any more."""
    start, end = dumped.index("  chiyo-mori:"), dumped.index("sources:")
    organisation, after = dumped.index("  delta-university:"), dumped.index("  water-institute:")
    return text.replace(dumped[start:end], "").replace(dumped[organisation:after], "")


def test_a_number_that_another_statement_has_is_refused(world, tmp_path, dumped):
    taken = dumped.replace(f"number: {world.sirens.number}\n", f"number: {world.secret.number}\n")
    told = f"is {world.secret.number}, but this statement has the number {world.sirens.number}"
    assert problems_of(tmp_path, taken) == [(first_difference(taken, dumped), f"panels.1.statements.1.number: {told}")]


def test_a_new_statement_cannot_take_the_number_of_another(world, tmp_path, dumped):
    text = with_fault(dumped, "      - slug: kruk-1\n", "      - slug: kruk-9\n").replace(
        "floods/kruk-1", "floods/kruk-9"
    )
    text = text.replace(f"number: {world.sirens.number}\n", f"number: {world.secret.number}\n")
    told = f"{world.secret.number} is the number of river-forum/2025/droughts/secret-1"
    assert f"panels.1.statements.1.number: {told}" in [message for _, message in problems_of(tmp_path, text)]


# --- Whatever the file ----------------------------------------------------------------------------------

NOT_EDITION_FILES = [
    "", "---", "- a list", "words", "format: edition/2", "format: [edition/1]", "format: edition/1", "a: [", "\t- x",
    "format: edition/1\nformat: edition/1", "a: &a [*a]",
    "format: themes/1\nthemes: &t\n  x:\n    name: X\n    themes: *t",
    "format: edition/1\nforum: &f\n  slug: *f", "format: edition/1\n? [a, b]\n: c", "!!python/object:os.system ls",
    "format: edition/1\n<<: *nothing", "format: edition/1\nforum: !!binary x", "format: edition/1\nedition: 2024-13-45",
    "format: themes/1\nthemes: {a: null}", "[" * 400, "a: " * 400,
    "format: edition/1\npanels: {a: 1}", "format: edition/1\npanels: [null, 3, [x]]", "\x00", "%YAML 9.9\n---\na: b",
    "format: edition/1\nedition: {opens_on: 99999-01-01}", "a: !<tag:x> b", "--- a\n--- b",
    "format: edition/1\nedition: {slug: '2024', title: x, published_at: '0001-01-01T00:00:00+14:00'}\n"
    "forum: {slug: a, name: A}",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_EDITION_FILES)
def test_a_file_that_is_none_is_told_so(db, tmp_path, text):
    assert problems_of(tmp_path, text) != []


def test_a_file_that_is_not_text_is_told_so(db, tmp_path):
    path = tmp_path / "edition.yaml"
    path.write_bytes(b"format: edition/1\ntitle: \xff\xfe")
    with pytest.raises(UnusableFiles, match=r"edition\.yaml, line 2: is not UTF-8 text"):
        read([path])
    with pytest.raises(UnusableFiles, match="No such file"):
        read([tmp_path / "nothing.yaml"])


pieces = st.sampled_from(
    ["", "\n", " ", "  ", ":", "-", "- ", "'", '"', "[", "]", "{", "}", "#", "&a", "*a", "!", "|", ">", "%", "@",
     "null", "\t", "\x00", "\x85", "é", "1", "-1", "999999999999", "1e999", ".nan", "2024-02-30", "true", "x" * 600]
)  # fmt: skip


@st.composite
def mutations(draw):
    """(where, how much is cut, what is put there): places as shares of the length."""
    place = st.floats(0, 1, exclude_max=True)
    return [(draw(place), draw(st.integers(0, 30)), draw(pieces)) for _ in range(draw(st.integers(1, 4)))]


def mutated(text, changes):
    for place, length, piece in changes:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + length :]
    return text


@given(changes=mutations())
def test_a_damaged_file_is_loaded_or_told_but_never_breaks(world, dumped, tmp_path_factory, changes):
    savepoint = transaction.savepoint_create()
    try:
        load(read_text(tmp_path_factory.mktemp("files"), mutated(dumped, changes)))
    except UnusableFiles as unusable:
        assert unusable.problems
    finally:
        transaction.savepoint_rollback(savepoint)
