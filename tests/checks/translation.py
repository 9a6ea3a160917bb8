"""lib/schema/gen: what PostgreSQL reads of a migration that was written for SQLite."""
import importlib
import sys
import tempfile
from pathlib import Path

# (SQLite's, PostgreSQL's or None where a file of its own is asked for)
CASES = [
    ("CREATE TABLE a (b BLOB PRIMARY KEY) STRICT;", "CREATE TABLE a (b BYTEA PRIMARY KEY);"),
    ("CREATE TABLE a (b INTEGER, c TEXT) STRICT, WITHOUT ROWID;",
     'CREATE TABLE a (b BIGINT, c TEXT COLLATE "C");'),
    ("create table a (b integer) without  rowid,\nstrict;", "create table a (b BIGINT);"),
    ("CREATE TABLE a (\n    b TEXT NOT NULL DEFAULT 'TEXT, b TEXT', -- TEXT, a TEXT)\n    c BLOB\n) STRICT;",
     'CREATE TABLE a (\n    b TEXT COLLATE "C" NOT NULL DEFAULT \'TEXT, b TEXT\',\n    c BYTEA\n);'),
    ("CREATE TABLE a (text INTEGER, \"b\" TEXT CHECK (b IN ('x', text)));",
     "CREATE TABLE a (text BIGINT, \"b\" TEXT COLLATE \"C\" CHECK (b IN ('x', text)));"),
    ("CREATE TABLE a (b INTEGER CHECK (CAST(b AS TEXT) <> ''), PRIMARY KEY (b), CHECK (b > 0)) STRICT;",
     "CREATE TABLE a (b BIGINT CHECK (CAST(b AS TEXT) <> ''), PRIMARY KEY (b), CHECK (b > 0));"),
    ("-- What STRICT is.\n\nCREATE TABLE a (b TEXT) STRICT;\n\nCREATE TABLE c (d BLOB); -- last",
     'CREATE TABLE a (b TEXT COLLATE "C");\nCREATE TABLE c (d BYTEA);'),
    ("CREATE INDEX a ON b (c, text) WHERE text > 0;", "CREATE INDEX a ON b (c, text) WHERE text > 0;"),
    ("ALTER TABLE a ADD COLUMN b TEXT;", 'ALTER TABLE a ADD COLUMN b TEXT COLLATE "C";'),
    ("ALTER TABLE a ADD b INTEGER NOT NULL DEFAULT 0;", "ALTER TABLE a ADD b BIGINT NOT NULL DEFAULT 0;"),
    ("INSERT INTO a (b, c) VALUES ('TEXT', 1);", "INSERT INTO a (b, c) VALUES ('TEXT', 1);"),
    ("CREATE VIRTUAL TABLE a USING fts5 (b);", None),
]


# (files of a folder of migrations, texts of the first migration: SQLite's, PostgreSQL's; None where it is refused)
FOLDERS = [
    ({"001_a.sql": "-- a\nCREATE TABLE a (b BLOB);\n"},
     ("-- a\nCREATE TABLE a (b BLOB);\n", "CREATE TABLE a (b BYTEA);\n")),
    ({"001_a.sql": "CREATE TABLE a (b BLOB);\n", "001_a.postgres.sql": "-- a\n\nCREATE TABLE a (b BOX);\n"},
     ("CREATE TABLE a (b BLOB);\n", "CREATE TABLE a (b BOX);\n")),
    ({"001_a.sql": "CREATE VIRTUAL TABLE a USING fts5 (b);\n", "001_a.postgres.sql": "CREATE TABLE a (b BOX);\n"},
     ("CREATE VIRTUAL TABLE a USING fts5 (b);\n", "CREATE TABLE a (b BOX);\n")),
    ({"001_a.sql": "CREATE VIRTUAL TABLE a USING fts5 (b);\n"}, None),
    ({"001_a.sql": "CREATE TABLE a (b BLOB);\n", "002_b.postgres.sql": "CREATE TABLE b (b BOX);\n"}, None),
    ({"002_a.sql": "CREATE TABLE a (b BLOB);\n"}, None),
]


def generator(repo, name):
    """A module of this tree's generator."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(repo.root / "lib/schema"))
    try:
        return importlib.import_module("gen." + name)
    finally:
        sys.path.pop(0)


def translate(module, sql):
    try:
        return module.translate(sql)
    except module.Untranslatable:
        return None


def check_translation(repo):
    module = generator(repo, "postgres")
    for sql, expected in CASES:
        found = translate(module, sql)
        if found != (expected and expected + "\n"):
            yield f"{sql!r}: became {found!r} and not {expected!r}"


def written(module, files):
    """The C that becomes of a folder of migrations; None where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text)
        try:
            return module.migrations("a", ".", Path(folder))
        except (AssertionError, module.model.SchemaError):
            return None


def check_folders(repo):
    module = generator(repo, "c_calls")
    for files, texts in FOLDERS:
        found = written(module, files)
        wanted = texts and '{"a", 1, "a",\n' + "\n".join(
            line for text in texts for line in module.quoted(text)).removesuffix(",") + "},\n"
        if (found is None) != (wanted is None) or (wanted and wanted not in found):
            yield f"{sorted(files)}: became {found!r}, without {wanted!r}"


RULES = [
    ("migrations: types of columns, and nothing else, are translated for PostgreSQL", check_translation,
     "correct lib/schema/gen/postgres.py"),
    ("migrations: what stands beside one for PostgreSQL replaces it", check_folders,
     "correct migrations() in lib/schema/gen/c_calls.py"),
]
