"""Edition files of the tests: texts written to a folder and read from it."""

from proceedings.edition_files.reading import read

KNOWN_THEMES = ["flood-defence", "early-warning", "ice"]


def read_text(tmp_path, text, *, name="edition.yaml", known_themes=KNOWN_THEMES):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read([path], known_themes=known_themes)
