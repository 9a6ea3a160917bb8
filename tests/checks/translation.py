"""lib/schema/gen/postgres.py: what PostgreSQL reads of a migration that was written for SQLite."""
import importlib.util
import sys

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


def load(path):
    spec = importlib.util.spec_from_file_location("translation_under_test", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def translate(module, sql):
    try:
        return module.translate(sql)
    except module.Untranslatable:
        return None


def check_translation(repo):
    sys.dont_write_bytecode = True
    module = load(repo.root / "lib/schema/gen/postgres.py")
    for sql, expected in CASES:
        found = translate(module, sql)
        if found != (expected and expected + "\n"):
            yield f"{sql!r}: became {found!r} and not {expected!r}"


RULES = [
    ("migrations: types of columns, and nothing else, are translated for PostgreSQL", check_translation,
     "correct lib/schema/gen/postgres.py"),
]
