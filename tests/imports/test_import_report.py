"""`manage.py import_report`: what it prints, what it writes, and one sentence for whatever it cannot read."""

import io
import json
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from proceedings.imports.reading.parse import parse
from proceedings.imports.reading.report import as_json
from proceedings.models import ForumEdition, Statement
from tests.river_report import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(world, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("import_report", *arguments, "--forum=river-forum", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_dry_run_prints_the_outline_and_what_is_open_and_writes_nothing(report):
    editions = ForumEdition.objects.count()
    out, _ = run(report)
    assert out.splitlines() == [
        "Layout     prose",
        "           Nothing comes again at the beginning of lines: it is read as a report that tells.",
        "Title      The river after the thaw",
        "Published  2027-03-14",
        "Held       unknown",
        "Edition    3",
        "   2 takeaways of the whole edition",
        "",
        "panel: Panel Discussion: Who pays for the dykes?",
        "   1 takeaways",
        "   2 speaker    Ada Marsh [ada-marsh] Director, Water Institute",
        "   1 speaker    Boris Kruk [not identified] Mayor of Lysets",
        "   1 speaker    Edit Halvorsen [not identified] Professor, Fjord School",
        "",
        "Questions: 1",
        "  line   21  Is Boris Kruk Borys Kruk?",
        "",
        "Not placed: 1",
        "  line   25  Subscribe to our newsletter!",
        "Nothing was written; --commit writes this as a draft.",
    ]
    assert ForumEdition.objects.count() == editions


def test_json_is_the_contract_with_the_slug_of_whoever_is_certain(report):
    out, _ = run(report, "--json")
    expected = as_json(parse(TEXT), lambda block: "ada-marsh" if block.name_as_printed == "Ada Marsh" else None)
    assert json.loads(out) == expected


def test_what_the_reader_of_the_file_knows_is_told_too(world, tmp_path):
    subtitles = tmp_path / "talk.vtt"
    cues = "00:01.000 --> 00:02.500\n<v Ada Marsh>Dykes age.\n\n00:03.000 --> 00:04.000\nAnd sirens.\n"
    subtitles.write_text(f"WEBVTT\n\nNOTE made by hand\n\n{cues}")
    told = json.loads(run(str(subtitles), "--json")[0])
    first = told["sections"][0]["speakers"][0]["paragraphs"][0]
    assert (first["text"], first["starts_at"], first["ends_at"]) == ("Dykes age.", 1.0, 2.5)
    assert {"line": 3, "about": "The subtitles name nobody here: who speaks?"} in told["questions"]
    assert told["set_aside"] == [{"line": 3, "what": "note of the subtitles", "text": "NOTE made by hand"}]
    assert "note of the subtitles: NOTE made by hand" in run(str(subtitles))[0]


def test_the_times_of_subtitles_are_kept_on_the_statements(world, tmp_path):
    subtitles = tmp_path / "talk.vtt"
    cues = "00:01.000 --> 00:02.500\n<v Ada Marsh>Dykes age.\n\n00:13.000 --> 00:14.000\n<v Emi Sato>And sirens.\n"
    subtitles.write_text(f"WEBVTT\n\n{cues}")
    run(str(subtitles), "--commit")
    edition = ForumEdition.objects.latest("pk")
    statements = Statement.objects.filter(panel__edition=edition).in_order()
    assert [(each.text, each.starts_at, each.ends_at) for each in statements] == [
        ("Dykes age.", 1.0, 2.5),
        ("And sirens.", 13.0, 14.0),
    ]


def test_commit_writes_a_draft_once(report):
    out, _ = run(report, "--commit")
    assert out.splitlines()[-1] == "River Forum 2027 is a draft: /forums/river-forum/2027/"
    out, _ = run(report, "--commit")
    assert out.splitlines()[-1] == ("River Forum 2027 was made from this very report already; nothing was changed.")
    assert ForumEdition.objects.get(slug="2027").is_draft


def test_json_stays_json_with_commit(report):
    out, err = run(report, "--json", "--commit")
    assert json.loads(out)["title"] == "The river after the thaw"
    assert err == "River Forum 2027 is a draft: /forums/river-forum/2027/\n"


def test_standard_input_is_read(world, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    out, _ = run("-")
    assert "\nTitle      The river after the thaw\n" in out


def test_a_folder_shows_its_progress_and_one_bad_file_does_not_stop_the_others(report, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"no PDF")
    (tmp_path / "picture.png").write_bytes(b"not asked for")
    err = StringIO()
    with pytest.raises(CommandError, match=r"^1 of 2 reports could not be imported; the others were\.$"):
        call_command("import_report", str(tmp_path), "--forum=river-forum", "--commit", stdout=StringIO(), stderr=err)
    assert err.getvalue() == "1 of 2: bad.pdf\n  The file is no PDF.\n2 of 2: report.txt\n"
    assert ForumEdition.objects.filter(slug="2027").exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.txt", b" \n ", "There is no text in the file."),
        ("report.rtf", b"text", "Only .txt, .md, .html, .docx, .pdf, .vtt and .srt files can be read."),
        ("nul.txt", b"a\x00b", "The file holds NUL characters, so it is not text."),
        ("big.txt", b"a" * (5 * 1024 * 1024 + 1), "The report is larger than 5 MB."),
        ("scan.pdf", b"%PDF-1.4 nothing", "The file could not be read as .pdf; it may be damaged."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_stores_nothing(world, tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    editions = ForumEdition.objects.count()
    with pytest.raises(CommandError) as refused:
        run(str(tmp_path / name), "--commit")
    assert str(refused.value) == sentence
    assert ForumEdition.objects.count() == editions


def test_what_is_not_there_is_one_sentence(world, tmp_path):
    with pytest.raises(CommandError, match=r"cannot be opened: No such file or directory\.$"):
        run(str(tmp_path / "absent.txt"))
    with pytest.raises(CommandError, match=r"^There is no report in "):
        run(str(tmp_path))
    with pytest.raises(CommandError, match=r"^There is no forum “hill-forum”; the archive has: river-forum\.$"):
        call_command("import_report", "-", "--forum=hill-forum")


TURNS = "Anna Weber: The quay is short.\n\nKenji Sato: Who cut it?\n\nAnna Weber: Time did."


@pytest.fixture
def record(world, tmp_path):
    path = tmp_path / "record.txt"
    path.write_text(TURNS, encoding="utf-8")
    return str(path)


def test_a_declared_layout_is_used_and_the_guess_is_said_beside_it(record):
    out, _ = run(record, "--json", "--layout", "speech", "--speaker", "Ida Lamb", "--lines", "3-5")
    read = json.loads(out)
    assert (read["layout"]["used"], read["layout"]["guessed"]) == ("speech", "turns")
    assert [(each["name_as_printed"], len(each["paragraphs"])) for each in read["sections"][0]["speakers"]] == [
        ("Ida Lamb", 2)
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--layout", "verse"], "There is no layout “verse”; there are: prose, turns, name-lines, speech, nobody."),
        (["--layout", "speech"], "--layout speech needs --speaker: whose speech is it?"),
        (["--speaker", "Ida Lamb"], "--speaker goes with --layout speech: elsewhere the text says who speaks."),
        (["--lines", "9-3"], "--lines “9-3” is no span of lines; write 12-80, 12- or -80, counting from 1."),
        (["--lines", "x"], "--lines “x” is no span of lines; write 12-80, 12- or -80, counting from 1."),
    ],
)
def test_what_cannot_be_declared_is_told_in_a_sentence(record, options, sentence):
    with pytest.raises(CommandError) as told:
        run(record, *options)
    assert str(told.value) == sentence
