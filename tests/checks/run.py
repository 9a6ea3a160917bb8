#!/usr/bin/env python3
"""Check the rules about the repository and print TAP.

A rule is an entry (title, check, mend) in the RULES of a module here; its check yields one line for
each place that breaks it. Needs nothing but the standard library.
"""
import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import banned
import calls
import counting
import documents
import headers
import layers
import mutants
import planted
import portable
import sizes
import symbols
import translation
import tree
from repository import Repository

ROOT = Path(__file__).resolve().parents[2]
MODULES = [layers, sizes, banned, headers, calls, symbols, tree, documents, counting, translation, portable,
           mutants, planted]
LINES_SHOWN_MAX = 200


def show(number, title, problems, mend):
    print(f"{'not ok' if problems else 'ok'} {number} - {title}")
    for problem in problems[:LINES_SHOWN_MAX]:
        print(f"#   {problem}")
    if len(problems) > LINES_SHOWN_MAX:
        print(f"#   and {len(problems) - LINES_SHOWN_MAX} more")
    if problems:
        print(f"#   Mend: {mend}.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", type=Path, default=ROOT / "build/lib/libshop.so",
                        help="the built libshop.so")
    parser.add_argument("rule", nargs="*", help="only rules whose title has one of these words")
    options = parser.parse_args()

    repo = Repository(ROOT, options.library)
    rules = [rule for module in MODULES for rule in module.RULES
             if not options.rule or any(word in rule[0] for word in options.rule)]
    failed = 0
    print(f"1..{len(rules)}")
    for number, (title, check, mend) in enumerate(rules, 1):
        problems = list(check(repo) or [])
        failed += bool(problems)
        show(number, title, problems, mend)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
