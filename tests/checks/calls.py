"""Who calls whom: the description declares what the sources do. Between processes all else is refused."""
import re
import tomllib
from pathlib import Path

CALLS = "lib/services/generated/calls.h"
CALL = re.compile(r"static inline int (call_\w+)\([^{]*\{\s*return call_op\(c, (SHOP__OP_\w+),")
USE = re.compile(r"\b(?:call_[a-z]\w*|SHOP__OP_[A-Z]\w*)")


def operations(repo):
    """{constant: (name, service, declared callers)} of the description."""
    found = {}
    for path in sorted((repo.root / "lib/schema").glob("*.toml")):
        for name, table in tomllib.loads(path.read_text()).get("operations", {}).items():
            constant = "SHOP__OP_" + name.replace(".", "_").upper()
            found[constant] = (name, path.stem, set(table.get("callers", [])))
    return found


def constants_of(repo):
    """{call_order_place: its constant}."""
    full = repo.root / CALLS
    return dict(CALL.findall(full.read_text())) if full.is_file() else {}


def used(repo, ops):
    """{(constant, service)}: what a service calls of another one; what the core calls, each of them does."""
    services = {service for _, service, _ in ops.values()}
    names = constants_of(repo)
    for file in repo.under("lib/services", "lib/core", suffixes=(".c",)):
        if file.is_generated:
            continue
        of_core = file.path.startswith("lib/core/")
        for word in USE.findall(file.code):
            constant = names.get(word, word)
            for caller in services if of_core else {Path(file.path).parts[2]}:
                if constant in ops and ops[constant][1] != caller:
                    yield constant, caller


def check_callers(repo):
    ops = operations(repo)
    real = set(used(repo, ops))
    declared = {(constant, caller) for constant, (_, _, callers) in ops.items() for caller in callers}
    for constant, caller in sorted(real ^ declared):
        name, service, _ = ops[constant]
        problem = "calls it and is not listed" if (constant, caller) in real else "is listed and does not call it"
        yield f"lib/schema/{service}.toml: {name}: {caller} {problem} among its callers"


RULES = [
    ("calls: each operation lists the services that call it, and no other", check_callers,
     "correct `callers` in the description, then run lib/schema/generate.py"),
]
