"""What the documents list is what the headers have: limits with their values, error codes."""
import re

LIMITS = "docs/limits.md"
ERRORS = "docs/errors.md"
# Headers whose every constant is in the document; of others it shows what matters outside.
COMPLETE = ["lib/core/limits.h", "lib/store/limits.h", "lib/services/user/limits.h", "lib/codec/json.h",
            "lib/codec/record.h", "lib/rpc/limits.h", "server/shopd/limits.h"]

CONSTANT = re.compile(r"\b([A-Z][A-Z0-9_]+) = ([\d()* +]+?)\s*(?=,|\}|/\*|\n)")
LARGE_CONSTANT = re.compile(r"#define ([A-Z][A-Z0-9_]+) \(INT64_C\((\d+)\)([\d* ]*)\)")
SECTION = re.compile(r"^\[`([\w/.]+)`\]\(", re.MULTILINE)
ROW = re.compile(r"^\| `([A-Z0-9_]+)` \| ([\d,]+) \|", re.MULTILINE)
ERROR = re.compile(r"\bX\((\w+), (-\d+), (\d+), ([01]),")
ERROR_ROW = re.compile(r"^\| `(\w+)` \| (-\d+) \| (\d+) \| (yes|no) \|", re.MULTILINE)


def product(text):
    """The value of a sum of products, which is all that a limit's definition may be."""
    total = 0
    for term in re.sub(r"[() ]", "", text).split("+"):
        value = 1
        for factor in term.split("*"):
            value *= int(factor)
        total += value
    return total


def constants(text):
    found = {name: product(value) for name, value in CONSTANT.findall(text)}
    found.update({name: product(first + rest) for name, first, rest in LARGE_CONSTANT.findall(text)})
    return found


def text_of(repo, path):
    full = repo.root / path
    return full.read_text(encoding="utf-8") if full.is_file() else ""


def documented(text):
    """{header: {name: value}} of the document's sections."""
    parts = SECTION.split(text)
    return {header: {name: int(value.replace(",", "")) for name, value in ROW.findall(body)}
            for header, body in zip(parts[1::2], parts[2::2])}


def check_limits(repo):
    shown = documented(text_of(repo, LIMITS))
    for header in sorted(set(shown) | {path for path in COMPLETE if (repo.root / path).is_file()}):
        has, told = constants(text_of(repo, header)), shown.get(header, {})
        for name in sorted(set(told) - set(has)):
            yield f"{LIMITS}: {name} is not in {header}"
        for name in sorted(set(has) - set(told) if header in COMPLETE else ()):
            yield f"{header}: {name} is not in {LIMITS}"
        for name in sorted(set(has) & set(told)):
            if has[name] != told[name]:
                yield f"{LIMITS}: {name} is {told[name]:,}, in {header} it is {has[name]:,}"


def check_errors(repo):
    catalogue = {name: (code, http, "yes" if again == "1" else "no")
                 for name, code, http, again in ERROR.findall(text_of(repo, "include/shop/error.h"))}
    told = {name: rest for name, *rest in ERROR_ROW.findall(text_of(repo, ERRORS))}
    for name in sorted(set(catalogue) | set(told)):
        if tuple(told.get(name, ())) != catalogue.get(name, ()):
            yield f"{ERRORS}: {name}: include/shop/error.h has {catalogue.get(name, 'no such code')}"


RULES = [
    ("docs: every limit is documented with its value", check_limits,
     f"correct the table in {LIMITS}, and say what the limit is for"),
    ("docs: every error code is documented", check_errors,
     f"correct the table in {ERRORS}, and say what to do about the error"),
]
