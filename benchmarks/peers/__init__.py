"""Other search engines on the same rows, each in a process of its own that answers queries and times itself."""

import importlib.util
import json
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.db import connection

FOLDER = Path(__file__).parent
ROWS = """
SELECT statement.id, statement.text, speaker.slug, organisation.slug, speaker.country, forum.slug,
       forum.slug || '/' || edition.slug, forum.slug || '/' || edition.slug || '/' || panel.slug,
       left(edition.slug, 4), statement.language,
       (SELECT json_agg(slug) FROM themes_theme WHERE id = ANY(search_row.themes))::text
FROM proceedings_statement statement JOIN search_row ON statement_id = statement.id
JOIN proceedings_panel panel ON panel.id = panel_id JOIN proceedings_forumedition edition ON edition.id = edition_id
JOIN proceedings_forum forum ON forum.id = forum_id
JOIN proceedings_appearance appearance ON appearance.id = appearance_id
JOIN speakers_speaker speaker ON speaker.id = appearance.speaker_id
JOIN speakers_affiliation affiliation ON affiliation.id = affiliation_id
JOIN speakers_organisation organisation ON organisation.id = organisation_id
WHERE published_at <= now()
"""
COLUMNS = ["id", "text", "speaker", "organisation", "country", "forum", "edition", "panel", "year", "language", "theme"]
NOT_THEIRS = ["field", "misspelt", "nothing", "brackets"]  # kinds without a counterpart in every engine


class Peer:
    def __init__(self, process):
        self.process = process

    def ask(self, kind, words, filters):
        """Seconds, None where the kind of query means nothing to it."""
        if kind in NOT_THEIRS:
            return None
        print(json.dumps([kind, words, filters]), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.process.args[1]} stopped at {words} {filters}")
        return json.loads(answer)


@contextmanager
def started(size, *, wanted):
    """{name: Peer} of those that are installed; says which are not."""
    with ExitStack() as stack:
        yield {name: Peer(stack.enter_context(process(argv))) for name, argv in installed(size)} if wanted else {}


def installed(size):
    has_xapian = subprocess.run(["/usr/bin/python3", "-c", "import xapian"], capture_output=True).returncode == 0
    has_datasette = importlib.util.find_spec("datasette")
    if not has_datasette:
        print("Datasette is not installed: start with `uv run --with datasette python -m benchmarks.search`.")
    if not has_xapian:
        print("Xapian is not installed: it is Debian's python3-xapian.")
    if has_datasette or has_xapian:
        rows = exported(size)
        if has_datasette:
            yield "Datasette", [sys.executable, FOLDER / "datasette_peer.py", rows]
        if has_xapian:
            yield "Xapian", ["/usr/bin/python3", FOLDER / "xapian_peer.py", rows]


@contextmanager
def process(argv):
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin and running.stdout
        running.stdout.readline()  # built, and ready
        yield running
        running.stdin.close()


def exported(size):
    """The published statements as one SQLite table, beside the embedded database."""
    folder = FOLDER.parent.parent / ".data" / "benchmark"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{size.statements}.sqlite"
    if not path.exists():
        making = path.with_suffix(".part")
        making.unlink(missing_ok=True)
        with sqlite3.connect(making) as rows, connection.cursor() as cursor:
            rows.execute(f"CREATE TABLE statement ({', '.join(COLUMNS)}, PRIMARY KEY (id))")
            cursor.execute(ROWS)
            rows.executemany(f"INSERT INTO statement VALUES ({', '.join('?' * len(COLUMNS))})", cursor)
        making.rename(path)
    return path
