#!/usr/bin/env python3
"""Write everything that follows from lib/schema/*.toml into the tree.

    generate.py            write the files that differ
    generate.py --check    write nothing; fail when a file is stale or left over

Needs nothing but the standard library of Python 3.11 or newer. What it writes is committed, so that
building the C needs no Python.
"""

import argparse
import sys
from pathlib import Path

from gen import c_calls, c_headers, c_tables, docs, model, openapi

ROOT = Path(__file__).resolve().parents[2]

# Folders in which every file belongs to the generator: a file it no longer writes is stale.
OWNED = [
    "lib/schema/generated",
    "lib/api/generated",
    "lib/core/generated",
    "lib/events/generated",
    "lib/services/generated",
    "lib/services/*/generated",
    "tests/unit/api/generated",
]


def outputs(schema):
    """All files as {path relative to the repository: text}."""
    files = {}
    files.update(c_headers.files(schema))
    files.update(c_tables.files(schema))
    files.update(c_calls.files(schema, ROOT))
    files.update(openapi.files(schema))
    files.update(docs.files(schema))
    return files


def leftovers(files):
    """Files in owned folders, and generated public headers, that nothing asks for any more."""
    for pattern in OWNED:
        for path in sorted(p for d in ROOT.glob(pattern) for p in d.iterdir()):
            if str(path.relative_to(ROOT)) not in files:
                yield path
    for path in sorted((ROOT / "include/shop").glob("*.h")):
        if str(path.relative_to(ROOT)) not in files and c_headers.MARK in path.read_text():
            yield path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say what is stale, exit 1 if so")
    options = parser.parse_args()
    try:
        files = outputs(model.load(ROOT / "lib/schema"))
    except model.SchemaError as error:
        sys.exit(f"schema: {error}")
    stale = [name for name, text in files.items() if not (ROOT / name).exists() or (ROOT / name).read_text() != text]
    old = list(leftovers(files))
    if options.check:
        for name in stale + [str(p.relative_to(ROOT)) for p in old]:
            print(f"stale: {name} (run lib/schema/generate.py and commit the result)")
        return 1 if stale or old else 0
    for name in stale:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(files[name])
        print(f"wrote {name}")
    for path in old:
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
