"""Files that must stand beside others: tests, corpora, generated files, what links point to."""
import os
import re
import subprocess
import sys
from pathlib import Path

LINK = re.compile(r"!?\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
HELP_SECONDS_MAX = 10


def check_mirror(repo):
    paths = {file.path for file in repo.files}
    for file in repo.under("lib", suffixes=(".c",)):
        if file.is_generated:
            continue
        test = "tests/unit/" + file.path.removeprefix("lib/").removesuffix(".c") + "_test.c"
        if test not in paths:
            yield f"{file.path}: {test} does not exist"


def check_corpora(repo):
    for file in repo.under("tests/fuzz", suffixes=(".c",)):
        name = Path(file.path).name
        if name.endswith("_fuzz.c"):
            corpus = repo.root / "tests/fuzz/corpus" / name.removesuffix("_fuzz.c")
            if not corpus.is_dir() or not any(corpus.iterdir()):
                yield f"{file.path}: {corpus.relative_to(repo.root)}/ is empty or missing"


def check_generated(repo):
    generator = repo.root / "lib/schema/generate.py"
    if not generator.exists():
        return
    done = subprocess.run([sys.executable, "-B", str(generator), "--check"], capture_output=True,
                          text=True, cwd=repo.root)
    if done.returncode != 0:
        yield from (done.stdout + done.stderr).strip().splitlines() or ["generate.py --check failed"]


def anchors(text):
    """The anchors that GitHub makes of the headings of a document."""
    found = set()
    for heading in re.findall(r"^#{1,6}\s+(.*?)\s*#*$", FENCE.sub("", text), re.MULTILINE):
        plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        found.add(re.sub(r"[^\w\- ]", "", plain).replace(" ", "-"))
    return found


def check_link(repo, file, link):
    path, _, anchor = link.partition("#")
    target = file.full.parent / path if path else file.full
    if not target.exists():
        return f"{file.path}: {link} points to nothing"
    if anchor and target.suffix == ".md" and anchor not in anchors(target.read_text()):
        return f"{file.path}: {link}: there is no such heading"
    return None


def check_links(repo):
    for file in repo.files:
        if file.suffix != ".md":
            continue
        for link in LINK.findall(FENCE.sub("", file.text)):
            if not re.match(r"[a-z]+:", link):
                problem = check_link(repo, file, link)
                if problem:
                    yield problem


def check_scripts(repo):
    for file in repo.files:
        if not file.shebang:
            if file.path.startswith("scripts/"):
                yield f"{file.path}: has no #! line"
            continue
        if not os.access(file.full, os.X_OK):
            yield f"{file.path}: is not executable"
        if "bash" in file.shebang and "set -euo pipefail" not in file.text:
            yield f"{file.path}: does not say set -euo pipefail"


def check_syntax(repo):
    for file in repo.files:
        if "bash" in file.shebang or file.suffix == ".sh":
            done = subprocess.run(["bash", "-n", str(file.full)], capture_output=True, text=True)
            if done.returncode != 0:
                yield done.stderr.strip().replace(str(repo.root) + "/", "")


def check_help(repo):
    for file in repo.under("scripts"):
        try:
            done = subprocess.run([str(file.full), "-h"], capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, timeout=HELP_SECONDS_MAX)
        except (OSError, subprocess.TimeoutExpired) as error:
            yield f"{file.path}: -h: {error}"
            continue
        if done.returncode != 0 or "usage" not in done.stdout.lower():
            yield f"{file.path}: -h does not print its usage with exit status 0"


RULES = [
    ("tests: every file of lib/ has its unit test", check_mirror,
     "write tests/unit/x/y_test.c for lib/x/y.c"),
    ("tests: every fuzz target has a corpus", check_corpora,
     "put a few good and bad inputs into tests/fuzz/corpus/<name>/"),
    ("generated files are fresh", check_generated,
     "run python3 lib/schema/generate.py and commit what it writes"),
    ("docs: relative links and anchors are alive", check_links,
     "correct the link; paths are relative to the document"),
    ("scripts: executable, strict", check_scripts,
     "chmod +x, a #! line, set -euo pipefail"),
    ("scripts: bash understands them", check_syntax, "correct the syntax"),
    ("scripts: -h prints the usage", check_help,
     "answer -h before anything else, on standard output"),
]
