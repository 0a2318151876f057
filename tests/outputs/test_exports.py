"""Search results as data: the shapes that programs rely on."""

import csv
import json
from io import StringIO

import pytest

from proceedings.outputs.exports import COLUMNS
from tests import make
from tests.pages import Page

FLOODS = "http://testserver/forums/river-forum/2024/floods"


@pytest.fixture
def table(client):
    """The rows of `/search.csv?…`, each as `{column: cell}`."""

    def rows(query=""):
        answer = client.get(f"/search.csv?{query}")
        assert answer.status_code == 200
        text = b"".join(answer).decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text, newline="")))

    return rows


def test_who_has_the_json_already_is_told_that_it_is_the_same(world, client):
    answer = client.get("/search.json?q=sirens")
    again = client.get("/search.json?q=sirens", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_json_is_of_the_shape_that_is_promised(world, client):
    answer = client.get("/search.json?q=sirens&speaker=borys-kruk&sort=newest")
    assert answer["Content-Type"] == "application/json"
    data = answer.json()
    assert list(data)[:6] == ["count", "page", "pages", "query", "facets", "results"]
    assert (data["count"], data["page"], data["pages"], data["problems"]) == (1, 1, 1, [])
    assert data["query"] | {"q": "sirens", "speaker": ["borys-kruk"], "theme": [], "sort": "newest"} == data["query"]
    assert data["facets"]["speaker"] == [{"value": "borys-kruk", "label": "Borys Kruk", "count": 1, "selected": True}]
    assert data["facets"]["theme"][0] == {"value": "water", "label": "Water", "count": 1, "selected": False}
    (result,) = data["results"]
    assert result == {
        "number": world.sirens.number,
        "url": f"{FLOODS}/kruk-1/",
        "cite_url": f"http://testserver/s/{world.sirens.number}/",
        "text": "Kruk asked for sirens in every village before higher dykes are built.",
        "snippet": result["snippet"],
        "snippet_language": "en",
        "rests_on_translation": False,
        "speaker": {"slug": "borys-kruk", "name": "Borys Kruk"},
        "name_as_printed": "",
        "post_as_printed": "",
        "organisation": None,
        "panel": "river-forum/2024/floods",
        "edition": "river-forum/2024",
        "forum": "river-forum",
        "date": "2024-05-06",
        "themes": ["flood-defence", "early-warning"],
        "attribution": "paraphrase",
        "language": "en",
        "translations": {},
    }
    assert "sirens" in result["snippet"]


def test_json_tells_how_the_words_were_read(world, client):
    query = client.get('/search.json?q=(sirens+speaker:kruc+"higher+dykes"').json()["query"]
    assert query["parts"] == [
        {"text": "sirens", "also": []},
        {"text": "speaker:kruc", "also": []},
        {"text": '"higher dykes"', "also": []},
    ]
    assert query["notes"] == [
        "This bracket is not closed.",
        "The archive knows no speaker “kruc”; it is searched as words.",
    ]


def test_json_tells_a_speaker_who_is_not_identified_and_one_who_is_not_named(world, client):
    unidentified = make.make_statement(
        appearance=make.make_appearance(panel=world.panel, unidentified="E. Someone"), text="A ferry came."
    )
    unnamed = make.make_unattributed(panel=world.panel, text="A ferry went.")
    results = {each["number"]: each for each in client.get("/search.json?q=ferry").json()["results"]}
    assert (results[unidentified.number]["speaker"], results[unidentified.number]["name_as_printed"]) == (
        None,
        "E. Someone",
    )
    assert (results[unnamed.number]["speaker"], results[unnamed.number]["attribution"]) == (None, "unattributed")


def test_json_keeps_letters_as_they_are(world, client):
    make.make_statement(text="Дамба стоїть.", language="uk")
    assert "Дамба стоїть." in client.get("/search.json?language=uk").content.decode()


def test_page_json_and_csv_count_the_same(world, client, table):
    for query in ("", "q=dykes", "theme=water&country=JP", "q=dykes&speaker=ada-marsh", "q=zeppelin", "year=2024"):
        page = Page(client.get(f"/search/?{query}"))
        data = client.get(f"/search.json?{query}").json()
        assert data["count"] == page.total == len(table(query))
        assert [each["number"] for each in data["results"]] == page.statements
        assert [int(row["number"]) for row in table(query)] == page.statements
        in_json = {name: {each["value"]: each["count"] for each in facet} for name, facet in data["facets"].items()}
        assert {name: facet for name, facet in in_json.items() if facet} == page.facets


def test_csv_begins_with_a_mark_that_spreadsheets_understand(world, client):
    answer = client.get("/search.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="statements.csv"'
    assert b"".join(answer).startswith(b"\xef\xbb\xbfnumber,cite_url,date,forum,")


def test_csv_has_a_row_with_everything_to_cite_a_statement(world, table):
    (row,) = table("q=delta")
    assert list(row) == COLUMNS
    assert row == {
        "number": str(world.dykes.number),
        "cite_url": f"http://testserver/s/{world.dykes.number}/",
        "date": "2024-05-06",
        "forum": "river-forum",
        "edition": "river-forum/2024",
        "panel": "river-forum/2024/floods",
        "speaker": "Ada Marsh",
        "name_as_printed": "",
        "post_as_printed": "Director of the Water Institute",
        "organisation": "water-institute",
        "country": "LT",
        "text": "Marsh wants higher dykes along the delta. They would cost over EUR 3 billion.",
        "attribution": "paraphrase",
        "language": "en",
        "themes": "flood-defence",
        "source": "Report of the forum",
        "source_url": "https://water.example/report",
    }


def test_csv_has_all_rows_not_a_page_of_them(world, table):
    appearance = make.make_appearance(panel=make.make_panel(edition=world.edition))
    made = [make.make_statement(appearance=appearance, text=f"Gauge {number}.").number for number in range(45)]
    assert [int(row["number"]) for row in table("q=gauge&sort=oldest&page=2")] == made


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(world, table, beginning):
    speaker = make.make_speaker(name=f"{beginning}cmd|' /C calc'!A0")
    make.make_statement(panel=world.panel, speaker=speaker, text=f"{beginning}HYPERLINK(1) ferry")
    (row,) = table("q=ferry")
    assert row["text"] == f"'{beginning}HYPERLINK(1) ferry"
    assert row["speaker"] == f"'{beginning}cmd|' /C calc'!A0"


def test_a_cell_with_commas_quotes_and_lines_stays_one_cell(world, table):
    text = 'Ferry, "quoted"\nand a second line; then; more'
    make.make_statement(panel=world.panel, text=text)
    assert [row["text"] for row in table("q=ferry")] == [text]


def test_json_is_valid_whatever_a_statement_holds(world, client):
    text = 'Ferry </script> \u2028 "quoted" \\ 🌊 ' + "\ue000" + "x"
    make.make_statement(panel=world.panel, text=text)
    answer = client.get("/search.json?q=ferry")
    assert json.loads(answer.content)["results"][0]["text"] == text
