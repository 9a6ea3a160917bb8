"""Migrations for PostgreSQL, from those that SQLite reads: types of columns, and what stands behind a table.

Only declarations are rewritten: CREATE TABLE and ALTER TABLE … ADD. Expressions have to be right on both.
"""

import re

TOKEN = re.compile(r"""--[^\n]* | '(?:[^']|'')*' | "(?:[^"]|"")*" | \w+ | \s+ | .""", re.VERBOSE | re.DOTALL)
TYPES = {"INTEGER": "BIGINT", "BLOB": "BYTEA", "TEXT": 'TEXT COLLATE "C"'}
CONSTRAINTS = {"PRIMARY", "UNIQUE", "CHECK", "CONSTRAINT", "FOREIGN"}
# Of SQLite alone, behind the columns of a table.
ENDINGS = re.compile(r"\)(\s*,?\s*(?:STRICT|WITHOUT\s+ROWID)\b)+", re.IGNORECASE)


class Untranslatable(Exception):
    """PostgreSQL needs a text of its own."""


def translate(sql):
    """One migration, without its comments."""
    return "".join(translate_statement(s) for s in statements(bare(sql)))


def bare(sql):
    """Without comments and empty lines. What PostgreSQL reads is a second text; one of them explains enough."""
    text = "".join(t for t in tokens(sql) if not t.startswith("--"))
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


def tokens(sql):
    return TOKEN.findall(sql)


def statements(sql):
    """Lists of tokens, each up to its semicolon."""
    found = [[]]
    for token in tokens(sql):
        found[-1].append(token)
        if token == ";":
            found.append([])
    return found


def translate_statement(parts):
    words = [t.upper() for t in parts if not t.isspace()]
    if words[:2] == ["CREATE", "VIRTUAL"]:
        raise Untranslatable("a virtual table")
    if words[:2] == ["CREATE", "TABLE"]:
        return without_endings(declared(parts, starts_of_columns))
    if words[:2] == ["ALTER", "TABLE"]:
        return "".join(declared(parts, starts_of_additions))
    return "".join(parts)


def declared(parts, starts):
    """The tokens with the type of each declared column, which is the word behind its name, rewritten."""
    parts = list(parts)
    shown = [i for i, token in enumerate(parts) if not token.isspace()]
    for at in starts([parts[i] for i in shown]):
        if at + 1 < len(shown) and parts[shown[at]].upper() not in CONSTRAINTS:
            kind = parts[shown[at + 1]]
            parts[shown[at + 1]] = TYPES.get(kind.upper(), kind)
    return parts


def starts_of_columns(shown):
    """What follows the table's parenthesis, or a comma directly inside it."""
    depth = 0
    for i, token in enumerate(shown):
        depth += {"(": 1, ")": -1}.get(token, 0)
        if depth == 1 and token in "(,":
            yield i + 1


def starts_of_additions(shown):
    """What follows ADD or ADD COLUMN."""
    for i, token in enumerate(shown):
        if token.upper() == "ADD":
            yield i + 1 + (shown[i + 1].upper() == "COLUMN")


def without_endings(parts):
    """Behind the last parenthesis of a table nothing is quoted."""
    last = max(i for i, token in enumerate(parts) if token == ")")
    return "".join(parts[:last]) + ENDINGS.sub(")", "".join(parts[last:]))
