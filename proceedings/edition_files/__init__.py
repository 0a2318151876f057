"""Edition files: one edition (or all themes) as YAML, in and out without loss.

`schema` says what a file holds, `reading` turns YAML into it with every problem at once, `writing` turns
it back, `loading` writes it to the database (by a writer for each kind of file), `dumping` reads it from there.
"""
