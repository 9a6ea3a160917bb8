"""SQL that runs on SQLite, on PostgreSQL and on PostgreSQL that is spread over many machines."""
import re
from pathlib import Path

from repository import line_of

LITERALS = re.compile(r'"(?:\\.|[^"\\\n])*"(?:[\s\\]*"(?:\\.|[^"\\\n])*")*')
SQL = re.compile(r"\b(?:SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|FROM|WHERE|AND|VALUES|CAST|CREATE|RETURNING|"
                 r"JOIN|ORDER BY)\b")
SQL_COMMENT = re.compile(r"--[^\n]*")
# Only one engine reads these.
ONE_ENGINE = re.compile(r"/(?:sqlite|postgres)\w*\.c$|/fts5\.c$")

# (what must not appear, what to do instead)
ANYWHERE = [
    (r"\b(?:AUTO_?INCREMENT|SERIAL|BIGSERIAL|SEQUENCE|nextval|IDENTITY)\b",
     "give the row an id, or a number of its aggregate"),
    (r"\bTRIGGER\b", "do it in the handler"),
    (r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE)\b|\bCALL\s+\w+\(", "do it in the handler"),
    (r"\b(?:TEMP|TEMPORARY)\b", "read into the call's arena"),
    (r"\b(?:FOREIGN\s+KEY|REFERENCES)\b", "hold it in the transaction that writes both rows"),
]
STATEMENTS = [
    (r"\bAS\s+INT(?:EGER|4)?\b", "CAST(… AS BIGINT): INTEGER has 32 bits on PostgreSQL"),
    (r"::\s*\w", "CAST(… AS …): SQLite knows no ::"),
    (r"\$\d+\s+IS\s+(?:NOT\s+)?NULL\b",
     "CAST($1 AS TEXT) IS NULL: a parameter that is compared with nothing has no type"),
]

# Columns that name an aggregate, beside all that end in _id.
ROOTS = {"region", "sku", "owner", "consumer", "document", "category", "provider", "name", "subject", "request_key"}
# What is unique by itself without being a table of its own, since one statement must find it.
UNIQUE_ALONE = {("cart_regions", "position"), ("user_sessions", "digest"), ("search_documents", "product_id")}
# The event log belongs to no service.
SHARED = {("system", "events")}


def owner_of(path):
    """cart of lib/services/cart/…, events of lib/events/…"""
    parts = Path(path).parts
    return parts[2] if parts[1] == "services" and len(parts) > 3 else parts[1]


def migrations(repo):
    """Files with their text; comments are blank."""
    for file in repo.under("lib", suffixes=(".sql",)):
        yield file, SQL_COMMENT.sub(lambda m: " " * len(m.group()), file.text)


def statements(repo):
    """(file, line, text) of each piece of SQL in C."""
    for file in repo.c_files("lib"):
        if not file.is_generated:
            for match in LITERALS.finditer(file.text):
                text = re.sub(r'"[\s\\]*"', "", match.group())
                if SQL.search(text):
                    yield file, line_of(file.text, match.start()), text


def found(where, text, rules):
    for pattern, instead in rules:
        for match in re.finditer(pattern, text):
            yield f"{where}: {match.group()}: {instead}"


def check_words(repo):
    for file, text in migrations(repo):
        yield from found(file.path, text, ANYWHERE)
    for file, line, text in statements(repo):
        rules = ANYWHERE if ONE_ENGINE.search("/" + file.path) else ANYWHERE + STATEMENTS
        yield from found(f"{file.path}:{line}", text, rules)


def tables(repo):
    """(file, table, its columns and constraints) of each CREATE TABLE."""
    for file, text in migrations(repo):
        for match in re.finditer(r"CREATE TABLE (\w+)\s*\((.*?)\n?\)[^()]*;", text, re.DOTALL):
            yield file, match.group(1), match.group(2)


def check_owners(repo):
    owners = {table: owner_of(file.path) for file, table, _ in tables(repo)}
    for table, owner in owners.items():
        if not table.startswith(owner + "_"):
            yield f"{table} of {owner}: its name begins with {owner}_"
    for file, line, text in statements(repo):
        here = owner_of(file.path)
        for table in sorted(set(re.findall(r"\w+", text)) & set(owners)):
            if owners[table] != here and (here, owners[table]) not in SHARED:
                yield f"{file.path}:{line}: {table} belongs to {owners[table]}"


def keys(repo):
    """(file, table, columns) of each key that is declared beside the columns."""
    for file, table, body in tables(repo):
        for columns in re.findall(r"(?:PRIMARY KEY|UNIQUE)\s*\(([^)]*)\)", body):
            yield file, table, columns
    for file, text in migrations(repo):
        for table, columns in re.findall(r"CREATE UNIQUE INDEX \w+ ON (\w+)\s*\(([^)]*)\)", text):
            yield file, table, columns


def check_keys(repo):
    for file, table, columns in keys(repo):
        first = columns.split(",")[0].strip()
        alone = (table, columns.strip()) in UNIQUE_ALONE
        if not alone and ("," not in columns or not (first.endswith("_id") or first in ROOTS)):
            yield f"{file.path}: {table} ({columns}): does not begin with the id of an aggregate"


RULES = [
    ("SQL: nothing that a spread database or one of the engines lacks", check_words,
     "each line names what to do"),
    ("SQL: no table of another service", check_owners,
     "ask the other service by call_<service>_<verb>()"),
    ("SQL: every key begins with its aggregate's root", check_keys,
     "let the root's id lead, or make what is unique by itself a table with that as its key"),
]
