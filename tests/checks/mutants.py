"""The bugs that tests/sim/mutants/run plants: each must still fit the source it is planted into."""
import tomllib

MUTANTS = "tests/sim/mutants/mutants.toml"
MUTANTS_MIN = 10


def read_mutants(root):
    return tomllib.loads((root / MUTANTS).read_text())["mutant"]


def plant(root, mutant):
    """The files that a bug changes, as {path: text}. ValueError: it does not fit them."""
    texts = {}
    for edit in mutant["edit"]:
        path = edit["file"]
        if not (root / path).is_file():
            raise ValueError(f"{path} does not exist")
        text = texts.get(path) or (root / path).read_text()
        if text.count(edit["from"]) != 1:
            raise ValueError(f"{path} has this text {text.count(edit['from'])} times and not once: "
                             + " ".join(edit["from"].split()))
        texts[path] = text.replace(edit["from"], edit["to"])
    return texts


def check_fit(repo):
    if not (repo.root / MUTANTS).exists():
        return
    mutants = read_mutants(repo.root)
    if len(mutants) < MUTANTS_MIN:
        yield f"{MUTANTS}: {len(mutants)} bugs, and not {MUTANTS_MIN} or more"
    for mutant in mutants:
        try:
            plant(repo.root, mutant)
        except ValueError as problem:
            yield f"{MUTANTS}: {mutant['name']}: {problem}"


RULES = [
    ("sim: every planted bug fits the source", check_fit,
     f"write the bug anew in {MUTANTS}, then see tests/sim/mutants/run NAME catch it"),
]
