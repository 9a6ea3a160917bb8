"""Layers: who may include whom."""

# A folder may include what stands in its own row or in one above. The first prefix that fits counts.
ROWS = [
    ["include/shop/"],
    ["lib/base/"],
    # The layouts of records that services pass between themselves; the tables describe them.
    ["lib/schema/", "lib/codec/", "lib/services/generated/records.h"],
    ["lib/pricing/"],
    ["lib/crypto/"],
    ["lib/net/"],
    ["lib/api/"],
    ["lib/drivers/", "lib/sdk/"],
    ["lib/store/"],
    ["lib/rpc/"],
    ["lib/events/"],
    ["lib/core/"],
    ["lib/services/"],
    ["lib/adapters/"],
    ["lib/"],
]
# libshop-client is made without these, though they stand above lib/api.
SERVER_ONLY = ("lib/crypto/",)
CLIENT = ("lib/base/", "lib/schema/", "lib/codec/", "lib/pricing/", "lib/api/")
SHARED_SERVICES = "lib/services/generated/"


def row_of(path):
    """(row, prefix) of a file or of an included path; the longest prefix wins."""
    fits = [(len(prefix), row, prefix) for row, prefixes in enumerate(ROWS)
            for prefix in prefixes if path.startswith(prefix)]
    return max(fits)[1:] if fits else (None, None)


def resolve(included):
    """The repository's path of what an #include names, or None for a system header."""
    if included.startswith(("lib/", "server/", "tests/", "examples/", "include/")):
        return included
    return "include/" + included if included.startswith("shop/") else None


def check_rows(repo):
    for file in repo.c_files("lib", "include"):
        own_row, own = row_of(file.path)
        for line, included in file.includes():
            target = resolve(included)
            if target is None:
                continue
            row, prefix = row_of(target)
            if row is None:
                yield f"{file.path}:{line}: {own} includes {included}, which is not of the library"
            elif row > own_row:
                yield f"{file.path}:{line}: {own} includes {included} of the higher layer {prefix}"
            elif own.startswith(CLIENT) and prefix in SERVER_ONLY:
                yield f"{file.path}:{line}: {own} is in libshop-client, {prefix} is not"


def service_of(path):
    parts = path.split("/")
    return parts[2] if path.startswith("lib/services/") and len(parts) > 3 else None


def check_services(repo):
    for file in repo.c_files("lib/services"):
        own = service_of(file.path)
        for line, included in file.includes():
            other = service_of(included)
            if other not in (None, own, "generated") and own != "generated":
                yield f"{file.path}:{line}: {own} includes {included} of another service"


def check_programs(repo):
    for file in repo.c_files("server", "examples"):
        own = "/".join(file.path.split("/")[:2]) + "/"
        for line, included in file.includes():
            target = resolve(included)
            if target and not target.startswith(("include/shop/", own)):
                yield f"{file.path}:{line}: includes {included}"


def check_public(repo):
    for file in repo.c_files("include"):
        for line, included in file.includes():
            if "/" in included and not included.startswith(("shop/", "sys/")):
                yield f"{file.path}:{line}: includes {included}"


RULES = [
    ("layers: each folder of lib/ includes only its own row and rows above", check_rows,
     "move the code down, or hand the higher layer in as a callback; the rows are in layers.py"),
    ("layers: services meet only through generated calls", check_services,
     "use call_<service>_<verb>() of lib/services/generated/calls.h"),
    ("layers: programs use the public headers only", check_programs,
     "what a program needs from inside belongs into include/shop/"),
    ("layers: public headers include public and system headers only", check_public,
     "a public header must compile where only include/shop/ is installed"),
]
