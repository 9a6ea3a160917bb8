"""The rules themselves: each finds what is planted for it, and nothing in a clean tree."""
import tempfile
from pathlib import Path

import banned
import calls
import documents
import headers
import layers
import mutants
import portable
import sizes
import symbols
import tree
from repository import Repository

LONG = "int f(void);\nint f(void)\n{\n" + "    f();\n" * 80 + "}\n"
MUTANT = "[[mutant]]\nname = 'a'\n[[mutant.edit]]\nfile = 'a.c'\nfrom = 'one'\nto = 'two'\n"
SQL = '/* a */\nstatic const statement s = STATEMENT("%s");\n'

CALLEE = '[operations."a.b"]\n'
CALL = "static inline int call_cart_a_b(call *c)\n{\n    return call_op(c, SHOP__OP_A_B, 0, 0);\n}\n"

# (rule, files that break it)
PLANTED = [
    (layers.check_rows, {"lib/base/a.c": '/* a */\n#include "lib/store/store.h"\n'}),
    (layers.check_rows, {"lib/api/a.c": '/* a */\n#include "lib/crypto/keyring.h"\n'}),
    (layers.check_rows, {"lib/core/a.c": '/* a */\n#include "tests/support/a.h"\n'}),
    (layers.check_services, {"lib/services/cart/a.c": '/* a */\n#include "lib/services/order/b.h"\n'}),
    (layers.check_programs, {"server/shopctl/a.c": '/* a */\n#include "lib/base/arena.h"\n'}),
    (layers.check_public, {"include/shop/a.h": '/* a */\n#include "lib/base/arena.h"\n'}),
    (sizes.check_functions, {"lib/base/a.c": LONG}),
    (sizes.check_functions, {"tests/a.py": "def f():\n" + "    pass\n" * 80}),
    (sizes.check_files, {"lib/base/a.c": "/* a */\n" * 801}),
    (sizes.check_examples, {"examples/a.c": "/* a */\n" * 120}),
    (sizes.check_lines, {"lib/base/a.c": "/* " + "a" * sizes.COLUMNS_MAX + " */\n"}),
    (sizes.check_lines, {"lib/base/a.c": "int a; \n"}),
    (sizes.check_lines, {"lib/base/a.c": "\tint a;\n"}),
    (sizes.check_lines, {"lib/base/a.c": "int a;"}),
    (sizes.check_braces, {"lib/base/a.c": "int f(int a) {\n    return a;\n}\n"}),
    (sizes.check_heads, {"lib/base/a.c": "int a;\n"}),
    (banned.check_unsafe, {"lib/base/a.c": "strcpy(a, b);\n"}),
    (banned.check_process, {"lib/base/a.c": "exit (1);\n"}),
    (banned.check_process, {"lib/base/a.c": "fputs(a, stderr);\n"}),
    (banned.check_process, {"lib/base/a.c": "cJSON_InitHooks(NULL);\n"}),
    (banned.check_system, {"lib/base/a.c": "pthread_mutex_lock(m);\n"}),
    (banned.check_words, {"docs/a.md": "TO" + "DO later\n"}),
    (banned.check_machine, {"docs/a.md": "see /ho" + "me/me/a\n"}),
    (banned.check_hosts, {"docs/a.md": "https://py" + "pi.org/\n"}),
    (headers.check_c99, {"include/shop/a.h": "int64_t a(void);\n"}),
    (headers.check_cxx, {"include/shop/a.h": "int a(int class);\n"}),
    (headers.check_inside, {"lib/base/a.h": "size_t a(void);\n"}),
    (mutants.check_fit, {mutants.MUTANTS: MUTANT * (mutants.MUTANTS_MIN - 1), "a.c": "one\n"}),
    (mutants.check_fit, {mutants.MUTANTS: MUTANT * mutants.MUTANTS_MIN, "a.c": "one, one\n"}),
    (mutants.check_fit, {mutants.MUTANTS: MUTANT * mutants.MUTANTS_MIN, "a.c": "two\n"}),
    (mutants.check_fit, {mutants.MUTANTS: MUTANT * mutants.MUTANTS_MIN}),
    (portable.check_words, {"lib/services/a/migrations/001_a.sql": "CREATE TABLE a_b (c BIGSERIAL PRIMARY KEY);\n"}),
    (portable.check_words, {"lib/services/a/migrations/001_a.sql": "CREATE TABLE a_b (c TEXT REFERENCES a_c);\n"}),
    (portable.check_words, {"lib/services/a/migrations/001_a.sql": "CREATE TRIGGER a_b AFTER INSERT ON a_c;\n"}),
    (portable.check_words, {"lib/services/a/migrations/001_a.postgres.sql": "CREATE FUNCTION a_b() RETURNS int;\n"}),
    (portable.check_words, {"lib/services/a/a.c": SQL % "CREATE TEMP TABLE a_b (c TEXT)"}),
    (portable.check_words, {"lib/services/a/a.c": SQL % 'SELECT CAST(b"\n    " AS INTEGER) FROM a_b'}),
    (portable.check_words, {"lib/services/a/a.c": SQL % "SELECT b::bigint FROM a_b"}),
    (portable.check_words, {"lib/services/a/a.c": SQL % "SELECT b FROM a_b WHERE $1 IS NULL OR b = $1"}),
    (portable.check_owners, {"lib/services/a/migrations/001_a.sql": "CREATE TABLE b_c (d TEXT PRIMARY KEY);\n"}),
    (portable.check_owners, {"lib/services/a/migrations/001_a.sql": "CREATE TABLE a_b (c TEXT PRIMARY KEY);\n",
                             "lib/services/b/a.c": SQL % "SELECT c FROM a_b"}),
    (portable.check_keys, {"lib/services/a/migrations/001_a.sql":
                           "CREATE TABLE a_b (c_id BLOB, n INTEGER, PRIMARY KEY (n, c_id));\n"}),
    (portable.check_keys, {"lib/services/a/migrations/001_a.sql": "CREATE UNIQUE INDEX a_c ON a_b (mail);\n"}),
    (calls.check_callers, {"lib/schema/cart.toml": CALLEE, "lib/services/order/a.c": "int x = SHOP__OP_A_B;\n"}),
    (calls.check_callers, {"lib/schema/cart.toml": CALLEE, calls.CALLS: CALL,
                           "lib/services/order/a.c": "int x = call_cart_a_b(c);\n"}),
    (calls.check_callers, {"lib/schema/cart.toml": CALLEE + "callers = ['order']\n"}),
    (calls.check_callers, {"lib/schema/cart.toml": CALLEE, "lib/schema/order.toml": '[operations."c.d"]\n',
                           "lib/core/a.c": "int x = SHOP__OP_A_B;\n"}),
    (symbols.check_names, {}),
    (symbols.check_declared, {}),
    (symbols.check_documented, {"include/shop/a.h": "/* a */\nSHOP_API int shop_a(void);\n"}),
    (symbols.check_tested, {"include/shop/a.h": "/** a */\nSHOP_API int shop_a(void);\n"}),
    (documents.check_limits, {"lib/core/limits.h": "enum {\n    A_MAX = 8 * 1024 /* a */\n};\n"}),
    (documents.check_limits, {"lib/a.h": "enum { A_MAX = 2 };\n",
                              "docs/limits.md": "[`lib/a.h`](../lib/a.h)\n| `A_MAX` | 3 | a |\n"}),
    (documents.check_limits, {"docs/limits.md": "[`lib/a.h`](../lib/a.h)\n| `A_MAX` | 3 | a |\n"}),
    (documents.check_errors, {"include/shop/error.h": '#define E(X) X(A, -1, 400, 0, "a")\n'}),
    (documents.check_errors, {"docs/errors.md": "| `A` | -1 | 400 | no | a | a |\n"}),
    (tree.check_mirror, {"lib/base/a.c": "/* a */\n"}),
    (tree.check_corpora, {"tests/fuzz/a_fuzz.c": "/* a */\n"}),
    (tree.check_generated, {"lib/schema/generate.py": "raise SystemExit('stale')\n"}),
    (tree.check_links, {"docs/a.md": "[a](b.md)\n"}),
    (tree.check_links, {"docs/a.md": "# One\n[a](#two)\n"}),
    (tree.check_scripts, {"scripts/a": "#!/usr/bin/env bash\necho\n"}),
    (tree.check_syntax, {"scripts/a": "#!/usr/bin/env bash\nif\n"}),
    (tree.check_help, {"scripts/a": "#!/usr/bin/env bash\n"}),
]

# What looks like a fault and is none.
CLEAN = {
    mutants.MUTANTS: MUTANT * mutants.MUTANTS_MIN,
    "a.c": "one\n",
    "include/shop/a.h": "/* a */\n#include <stddef.h>\n/** What it does. */\nint shop_a(void);\n",
    "lib/schema/cart.toml": CALLEE + "callers = ['order']\n",
    "lib/services/order/a.c": "/* a */\nint x = SHOP__OP_A_B;\n",
    "lib/services/cart/a.c": "/* a */\nint x = SHOP__OP_A_B;\n",
    "lib/base/a.c": '/* strcpy(), exit() */\n#include "shop/a.h"\nstatic const char text[] = "exit(1)";\n'
                    "static int f(void)\n{\n    return env->random(env) + snprintf(0, 0, text);\n}\n",
    "tests/unit/services/order/a_test.c": "/* a */\n",
    "tests/unit/services/cart/a_test.c": "/* a */\n",
    "tests/unit/base/a_test.c": '/* shop_a */\nstatic char name[] = "x-XX' + 'XXXX";\n',
    "lib/services/a/migrations/001_a.sql":
        "-- No TRIGGER.\nCREATE TABLE a_b (\n    c_id BLOB NOT NULL, -- REFERENCES nothing\n    n INTEGER NOT NULL,\n"
        "    PRIMARY KEY (c_id, n)\n) STRICT;\nCREATE TABLE a_c (d TEXT PRIMARY KEY) STRICT;\n",
    "lib/services/a/sql.c": SQL % "SELECT CAST(n AS BIGINT) FROM a_b WHERE CAST($1 AS TEXT) IS NULL RETURNING c_id",
    "tests/unit/services/a/sql_test.c": "/* a */\n",
    "docs/a.md": "# One two\n[a](#one-two) [b](../lib/base/a.c) `GET /v1/ho" + "me/x`\n",
}


def plant(folder, files):
    for path, text in files.items():
        full = Path(folder, path)
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text)
    return Repository(folder)


def check_planted(_repo):
    for check, files in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            if not list(check(plant(folder, files)) or []):
                yield f"{check.__module__}.{check.__name__} does not find {sorted(files)}"


def check_clean(_repo):
    needs_library = (symbols.check_names, symbols.check_declared)
    with tempfile.TemporaryDirectory() as folder:
        repo = plant(folder, CLEAN)
        for check in {check for check, _ in PLANTED}.difference(needs_library):
            for problem in check(repo) or []:
                yield f"{check.__module__}.{check.__name__}: {problem}"


def check_all_planted(_repo):
    planted = {check for check, _ in PLANTED}
    for module in (banned, calls, documents, headers, layers, mutants, portable, sizes, symbols, tree):
        for title, check, _ in module.RULES:
            if check not in planted:
                yield f"{title}: nothing is planted for it in planted.py"


RULES = [
    ("rules: each finds what was planted for it", check_planted, "a rule that cannot fail is a bug"),
    ("rules: none complains about a clean tree", check_clean, "make the rule more exact"),
    ("rules: for each something is planted", check_all_planted, "add a line to PLANTED"),
]
