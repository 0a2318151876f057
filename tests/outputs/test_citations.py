"""What is cited, in which words; every file read back by a library that others read it with."""

import json
import unicodedata
from datetime import date

import bibtexparser
import jsonschema
import pytest
import rispy
from citeproc import SCHEMA_PATH
from lxml import etree

from proceedings.choices import Attribution
from proceedings.outputs import citation_formats, citations
from tests import csl, make

READ_ON = date(2026, 2, 1)


def absolute(path):
    return f"https://archive.example{path}"


def texts_of(thing):
    return dict(citation_formats.texts(citations.record(thing, absolute), READ_ON))


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


# --- What the record says -------------------------------------------------------------------------------


def test_the_record_of_a_statement(world):
    assert citations.record(world.sensors, absolute) == {
        "id": f"s{world.sensors.number}",
        "type": "speech",
        "title": "Sensors in the river bed warned us nine hours ahead",
        "author": [{"family": "Mori", "given": "Chiyo"}],
        "container-title": "After the floods",
        "event-title": "River Forum 2024: Living with water",
        "issued": {"date-parts": [[2024, 5, 6]]},
        "publisher": "Forum archive",
        "language": "en",
        "abstract": "Sensors in the river bed warned us nine hours ahead.",
        "note": "The speaker’s own words.",
        "URL": f"https://archive.example/s/{world.sensors.number}/",
    }


@pytest.mark.parametrize("attribution", [Attribution.EDITED, Attribution.PARAPHRASE])
def test_only_verbatim_words_are_cited_as_the_speakers_own(world, attribution):
    world.sensors.attribution = attribution
    record = citations.record(world.sensors, absolute)
    assert record["title"] == f"Statement {world.sensors.number} ({attribution})"
    assert "not a" in record["note"] and "quotation" in record["note"]
    assert all("Sensors" not in text and attribution in text for text in texts_of(world.sensors).values())


def test_a_statement_nobody_is_named_for_has_no_author(world):
    statement = make.make_statement(appearance=world.sensors.appearance)
    statement.appearance, statement.attribution = None, Attribution.UNATTRIBUTED
    assert "author" not in citations.record(statement, absolute)
    texts = texts_of(statement)
    assert texts["APA"].startswith("[Speaker not named]. (2024, May 6). Statement")
    assert texts["ДСТУ 8302:2015"].startswith(f"Statement {statement.number} (speaker not named). After the floods")


@pytest.mark.parametrize(
    ("name", "family", "cited"),
    [
        ("Chiyo Mori", "Mori", {"family": "Mori", "given": "Chiyo"}),
        ("Mori Chiyo", "Mori", {"family": "Mori", "given": "Chiyo"}),
        ("Jan van der Berg", "van der Berg", {"family": "van der Berg", "given": "Jan"}),
        ("Madonna", "Madonna", {"literal": "Madonna"}),
        ("森千代", "Mori", {"literal": "森千代"}),
    ],
)
def test_a_name_is_parted_where_the_family_name_is_known(world, name, family, cited):
    world.chiyo.name, world.chiyo.family_name = name, family
    world.sensors.appearance.speaker = world.chiyo
    assert citations.name_of(world.sensors.appearance) == cited


def test_somebody_not_yet_identified_is_cited_as_printed(world):
    world.sensors.appearance.speaker = None
    world.sensors.appearance.name_as_printed = "Prof. Mori, C."
    assert citations.name_of(world.sensors.appearance) == {"literal": "Prof. Mori, C."}


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "held_on", "known"),
    [
        (date(2024, 5, 6), None, None, [2024, 5, 6]),
        (date(2024, 5, 6), date(2024, 5, 7), None, [2024, 5]),
        (date(2024, 5, 31), date(2024, 6, 1), None, [2024]),
        (date(2024, 5, 6), date(2024, 5, 7), date(2024, 5, 7), [2024, 5, 7]),
        (None, None, date(2024, 5, 7), [2024, 5, 7]),
        (None, None, None, [2024]),
    ],
)
def test_a_date_is_cited_as_far_as_it_is_known(world, opens_on, closes_on, held_on, known):
    world.edition.opens_on, world.edition.closes_on, world.panel.held_on = opens_on, closes_on, held_on
    assert citations.date_parts(world.edition, world.panel) == {"date-parts": [known]}


def test_a_long_quotation_is_cut_at_a_word():
    assert citations.shortened("a river that rises  over\nthe dykes", 100) == "a river that rises over the dykes"
    assert citations.shortened("a river, that rises over the dykes", 18) == "a river, that…"
    assert citations.shortened("川の水位が上がると警報が鳴る", 6) == "川の水位が…"


# --- As text --------------------------------------------------------------------------------------------


def test_the_four_styles(world):
    number = world.sirens.number
    assert texts_of(world.sirens) == {
        "APA": f"Kruk, B. (2024, May 6). Statement {number} (paraphrase). In After the floods. Forum archive. "
        f"River Forum 2024: Living with water. https://archive.example/s/{number}/",
        "Chicago": f"Kruk, Borys. 2024. “Statement {number} (paraphrase).” In After the floods. "
        f"River Forum 2024: Living with water. Forum archive, May 6. https://archive.example/s/{number}/.",
        "Harvard": f"Kruk, B. (2024) ‘Statement {number} (paraphrase)’, After the floods. "
        f"River Forum 2024: Living with water, Forum archive, 6 May. "
        f"Available at: https://archive.example/s/{number}/ (Accessed: 1 February 2026).",
        "ДСТУ 8302:2015": f"Kruk B. Statement {number} (paraphrase). After the floods : "
        f"River Forum 2024: Living with water, 06.05.2024. "
        f"URL: https://archive.example/s/{number}/ (дата звернення: 01.02.2026).",
    }


def test_panel_edition_and_takeaway_as_text(world):
    assert texts_of(world.panel)["APA"] == (
        "Marsh, A., Kruk, B., & Mori, C. (2024, May 6). After the floods [Panel]. Forum archive. "
        "River Forum 2024: Living with water. https://archive.example/forums/river-forum/2024/floods/"
    )
    assert texts_of(world.edition)["APA"] == (
        "Water Institute. (2024, May 6). Living with water (River Forum 2024). Forum archive. "
        "https://archive.example/forums/river-forum/2024/"
    )
    assert texts_of(world.takeaway)["APA"] == (
        "Water Institute. (2024, May 6). Takeaway 1: After the floods (River Forum 2024). Forum archive. "
        "https://archive.example/forums/river-forum/2024/floods/#t-1"
    )


def test_a_day_that_is_not_known_is_in_no_style(world):
    world.edition.opens_on = None
    world.sirens.panel.edition = world.edition
    texts = texts_of(world.sirens)
    assert texts["APA"].startswith("Kruk, B. (2024). Statement")
    assert "May" not in texts["Chicago"] + texts["Harvard"]
    assert "Living with water, 2024. URL" in texts["ДСТУ 8302:2015"]


def test_titles_keep_their_case_and_their_quotation_marks(world):
    world.sensors.text = "She said “ніколи більше” in the {Дельта} & laughed."
    assert (
        "“She said ‘ніколи більше’ in the {Дельта} & laughed.” In After the floods"
        in texts_of(world.sensors)["Chicago"]
    )
    assert ". She said “ніколи більше” in the {Дельта} & laughed. In" in texts_of(world.sensors)["APA"]


def test_our_style_is_valid_csl():
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    style = next(style for style in citation_formats.STYLES if style.locale == "uk-UA")
    assert schema.validate(etree.parse(style.path)), schema.error_log


# --- As files -------------------------------------------------------------------------------------------

HARD = {
    "cyrillic": "Їжак під’їхав до Ґудзівки: «Все буде добре»",
    "japanese": "川の水位が「危険」を超えた、と森さん。",
    "diacritics": "Žemė, Kōichi, façade, łódź — naïve",
    "braces": r"Unbalanced { brace, closed }} twice, \emph{x} C:\dir 100% #1 a_b $5 ~ ^",
    "quotes": "“Curly”, \"straight\", 'single', ‘inner’ & <b>not bold</b>",
    "lines": "One line\nTY  - BOOK\nER  - \n@misc{x,\n and another",
}


@pytest.fixture(params=HARD, ids=list(HARD))
def hard(request, world):
    world.sensors.text = HARD[request.param]
    world.sensors.save()
    world.panel.title = HARD[request.param][:200]
    world.panel.save()
    world.chiyo.name, world.chiyo.family_name = "Ōmori {K.} Čapek & Їжак", "Čapek & Їжак"
    world.chiyo.save()
    return world


def plain(latex):
    """The characters that our BibTeX writes as commands, read back."""
    for command, character in [
        (r"\textbraceleft{}", "{"), (r"\textbraceright{}", "}"), (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"), *((f"\\{each}", each) for each in "#$%&_"), (r"\textbackslash{}", "\\"),
    ]:  # fmt: skip
        latex = latex.replace(command, character)
    return latex


def one_line(text):
    return " ".join(text.split())


def test_bibtex_is_read_back_by_bibtexparser(hard, client):
    library = bibtexparser.parse_string(body(client.get(f"/s/{hard.sensors.number}.bib")))
    assert library.failed_blocks == []
    [entry] = library.entries
    assert (entry.entry_type, entry.key) == ("misc", f"s{hard.sensors.number}")
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert plain(fields["abstract"]) == one_line(hard.sensors.text)
    assert plain(fields["booktitle"]) == one_line(hard.panel.title)
    assert plain(fields["author"]) == "Čapek & Їжак, Ōmori {K.}"
    assert fields["title"].startswith("{") and fields["title"].endswith("}")
    assert (fields["year"], fields["date"]) == ("2024", "2024-05-06")
    assert fields["url"] == f"http://testserver/s/{hard.sensors.number}/"


def test_ris_is_read_back_by_rispy(hard, client):
    [entry] = rispy.loads(body(client.get(f"/s/{hard.sensors.number}.ris")))
    assert entry["abstract"] == one_line(hard.sensors.text)
    assert entry["secondary_title"] == one_line(hard.panel.title)
    assert entry["authors"] == ["Čapek & Їжак, Ōmori {K.}"]
    assert (entry["type_of_reference"], entry["year"], entry["date"]) == ("CPAPER", "2024", "2024/05/06")
    assert entry["urls"] == [f"http://testserver/s/{hard.sensors.number}/"]


def test_csl_json_keeps_to_its_schema(hard, client):
    records = json.loads(body(client.get(f"/s/{hard.sensors.number}.csl.json")))
    jsonschema.validate(records, csl.SCHEMA)
    assert records[0]["abstract"] == hard.sensors.text
    assert records[0]["author"] == [{"family": "Čapek & Їжак", "given": "Ōmori {K.}"}]


def test_every_style_takes_any_title(hard):
    texts = texts_of(hard.sensors)
    assert set(texts) == {"APA", "Chicago", "Harvard", "ДСТУ 8302:2015"}
    assert all(unicodedata.is_normalized("NFC", text) and "nocase" not in text for text in texts.values())


@pytest.mark.parametrize("format", ["bib", "ris", "csl.json"])
@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("/forums/river-forum/2024.{}", ["river-forum-2024"]),
        ("/forums/river-forum/2024/floods.{}", ["river-forum-2024-floods"]),
        ("/forums/river-forum/2024/floods.takeaways.{}", ["river-forum-2024-floods-t-1"]),
        ("/forums/river-forum/2024.takeaways.{}", []),
        ("/search.{}?speaker=borys-kruk", ["s{kruk}"]),
    ],
)
def test_files_of_everything_that_is_cited(world, client, format, address, ids):
    read = {
        "bib": lambda text: [entry.key for entry in bibtexparser.parse_string(text).entries],
        "ris": lambda text: [entry["id"] for entry in rispy.loads(text)],
        "csl.json": lambda text: [record["id"] for record in json.loads(text)],
    }
    response = client.get(address.format(format))
    assert response["Content-Type"] == f"{citation_formats.FORMATS[format].media_type}; charset=utf-8"
    assert read[format](body(response)) == [each.format(kruk=world.sirens.number) for each in ids]


@pytest.mark.parametrize("count", [1, 3])
def test_a_result_list_is_cited_whole_in_as_many_queries(world, client, django_assert_num_queries, count):
    for number in range(count):
        speaker = make.make_speaker()
        make.make_statement(panel=world.panel, speaker=speaker, text=f"Heron {number}.", source=world.report)
    client.get("/search.json?q=heron")  # what the search knows of names is read once
    with django_assert_num_queries(7):
        records = json.loads(body(client.get("/search.csl.json?q=heron")))
    assert len(records) == count
    jsonschema.validate(records, csl.SCHEMA)


def test_a_search_that_cannot_be_taken_is_refused_in_words(world, client):
    response = client.get("/search.bib?theme=flod-defence")
    assert response.status_code == 400
    assert "flood-defence" in response.content.decode()


@pytest.mark.parametrize("format", ["bib", "ris", "csl.json"])
def test_drafts_are_not_cited_even_for_who_may_read_them(world, admin_client, format):
    for address in ["/forums/river-forum/2025", "/forums/river-forum/2025/droughts", f"/s/{world.secret.number}",
                    "/forums/river-forum/2025.takeaways", "/forums/river-forum/2025/droughts.takeaways"]:  # fmt: skip
        assert admin_client.get(f"{address}.{format}").status_code == 404
    assert "glacier" not in body(admin_client.get(f"/search.{format}"))
