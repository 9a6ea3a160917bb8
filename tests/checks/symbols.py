"""What libshop.so exports is public, documented and tested."""
import re
import subprocess

DECLARATION = re.compile(r"^SHOP_API\s[^;{]*?\b(\w+)\s*\([^;]*;", re.MULTILINE | re.DOTALL)
OPERATION_STUB = re.compile(r"^int (shop_\w+)\(", re.MULTILINE)


def exported(repo):
    """Names in the dynamic symbol table, without the version node itself."""
    done = subprocess.run(["nm", "-D", "--defined-only", str(repo.library)], capture_output=True,
                          text=True, check=True)
    rows = [line.split() for line in done.stdout.splitlines()]
    return sorted(row[2] for row in rows if len(row) == 3 and row[1] != "A")


def declared(repo):
    """{name: whether a Doxygen comment stands right before it} over the public headers."""
    found = {}
    for file in repo.under("include", suffixes=(".h",)):
        for match in DECLARATION.finditer(file.text):
            before = file.text[:match.start()].rstrip()
            comment = before[before.rfind("/*"):]
            found[match.group(1)] = comment.startswith("/**") and before.endswith("*/")
    return found


def needs_library(check):
    def checked(repo):
        if repo.library is None or not repo.library.exists():
            return [f"{repo.library}: is not built; scripts/build builds it"]
        return check(repo)
    return checked


def bare(name):
    """libshop.so's nm prints name@@LIBSHOP_1."""
    return name.split("@")[0]


@needs_library
def check_names(repo):
    for name in exported(repo):
        if not re.fullmatch(r"shop_[a-z0-9]\w*@@LIBSHOP_\d+", name):
            yield f"{name}: is exported"


@needs_library
def check_declared(repo):
    public = declared(repo)
    names = {bare(name) for name in exported(repo)}
    for name in sorted(names - set(public)):
        yield f"{name}: is exported and in no public header"
    for name in sorted(set(public) - names):
        yield f"{name}: is declared SHOP_API and not exported"


def check_documented(repo):
    for name, documented in sorted(declared(repo).items()):
        if not documented:
            yield f"{name}: has no Doxygen comment right before its declaration"


def operation_names(stub):
    """What the operation behind shop_product_media_get() may be called in the schema."""
    words = stub.removeprefix("shop_").split("_")
    return ['"' + "_".join(words[:i]) + "." + "_".join(words[i:]) + '"' for i in range(1, len(words))]


def check_tested(repo):
    tests = "\n".join(f.text for f in repo.under("tests") if not f.path.startswith("tests/checks/"))
    stubs = set()
    for file in repo.under("lib/api/generated", suffixes=(".c",)):
        stubs.update(OPERATION_STUB.findall(file.text))
    for name in sorted(declared(repo)):
        named = re.search(rf"\b{name}\b", tests) is not None
        if not named and name in stubs:
            named = any(operation in tests for operation in operation_names(name))
        if not named:
            yield f"{name}: is named in no test"


RULES = [
    ("symbols: libshop.so exports shop_ names of one version node only", check_names,
     "name it shop_… and declare it SHOP_API in include/shop/, or leave it hidden"),
    ("symbols: what is exported is declared, what is declared is exported", check_declared,
     "declare it SHOP_API in include/shop/, or write the function"),
    ("symbols: every public function is documented", check_documented,
     "put a /** … */ comment right before the declaration"),
    ("symbols: every public function is named in a test", check_tested,
     "write a test that calls it; an operation may be named as \"service.verb\""),
]
